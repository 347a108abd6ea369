"""What the pages of standards share: the tabs that turn from one of them to the next."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.commands import Command
from ui.context import Context
from ui.forms.grounds import ask_ground
from ui.item_models.record_table import RecordTableModel
from ui.list_page import Kept, ListPage
from ui.messages import told
from ui.places import Place
from ui.widgets.tabs import Tabs

R = TypeVar("R")
TABS = (
    ("standards", "Standards"), ("systems", "Common systems"),
    ("selections", "Application selections"), ("strategies", "Strategies"),
)  # fmt: skip


class RegisterPage(ListPage[R]):
    """One of the lists, under tabs that lead to the others."""

    NOTHING: ClassVar[str] = "Select a line first."
    #: The list that writes itself, in Excel and in Word.
    EXPORT: ClassVar[str] = ""

    def __init__(
        self,
        context: Context,
        model: RecordTableModel[Any],
        repository: Kept[R],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, model, repository, parent)
        self.tabs = Tabs(TABS, name="Standards, systems, selections and strategies")
        self.tabs.set_current(self.NAME)
        self.tabs.tab_changed.connect(self._turn)
        strip = QHBoxLayout()
        strip.setContentsMargins(theme.px(28), 0, theme.px(28), theme.px(10))
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        self.outer.insertLayout(self.outer.indexOf(self.filters), strip)

    def _turn(self, key: str) -> None:
        if key != self.NAME:
            self.tabs.set_current(self.NAME)
            self.context.go(Place(key))

    def next_tab(self) -> None:
        """Turn to the next of the lists."""
        keys = [key for key, _words in TABS]
        self.context.go(Place(keys[(keys.index(self.NAME) + 1) % len(keys)]))

    def strips(self) -> tuple[Tabs, ...]:
        """The lists, then the tabs of the panes where one is shown."""
        return (self.tabs, *super().strips())

    def panes(self) -> tuple[QWidget, ...]:
        """The list, the details, then the tabs."""
        return (*super().panes(), self.tabs)

    def why_not_change(self) -> str:
        """A line has to be selected."""
        return "" if self.table.current_id() else self.NOTHING

    def open_selected(self) -> None:
        """Edit: Enter."""
        self.context.menus.run(f"{self.NAME}.change")

    def exported(self) -> str:
        """The list that is written: the page's own."""
        return self.EXPORT

    def export_page(self) -> None:
        """Write the list in Excel."""
        self.context.export(self.exported())

    def export_word(self) -> None:
        """Write the list in Word."""
        self.context.export(self.exported(), word=True)

    def toggle_exempt(self) -> None:
        """Mark the current line exempt on a ground, or open it again."""
        found: Any = self.current()
        if found is None:
            return
        if found.exempt:
            self._mark(found.id, False, "")
            return
        ask_ground(
            self.register, lambda ground: self._mark(found.id, True, ground), self, self.below()
        )

    @told
    def _mark(self, record_id: str, exempt: bool, ground: str) -> None:
        self.change_facts(record_id, exempt=exempt, ground=ground)
        self.context.say("It is exempt" if exempt else "It is open again")

    def change_facts(self, record_id: str, **changes: Any) -> None:
        """Change facts of a record by its operation."""

    def done(self, made: str, words: str) -> None:
        """Show what was made or changed, and say so."""
        if made:
            self.show_place(Place(self.NAME, select=made))
            self.context.say(words)


def next_tab(name: str) -> Command:
    """The command that turns a page's tabs."""
    return Command(f"{name}.next_tab", "Next &tab", "next_tab", "Ctrl+Tab", "View",
                   tip="Turn from standards to common systems, selections and strategies.")  # fmt: skip


def exports(name: str, words: str) -> tuple[Command, ...]:
    """The commands that write a page's list."""
    return (
        Command(f"{name}.export", f"{words}…", "export_page", "", "File/Export",
                tip=f"Write {words[:1].lower()}{words[1:]} as an Excel file."),
        Command(f"{name}.export_word", f"{words}, in Word…", "export_word", "", "File/Export",
                tip=f"Write {words[:1].lower()}{words[1:]} as a Word file."),
    )  # fmt: skip


def exempting(name: str) -> Command:
    """The command that makes a line exempt, or opens it again."""
    return Command(f"{name}.exempt", "E&xempt, or open again", "toggle_exempt", "Ctrl+E", "Register",
                   when="why_not_change", writes=True,
                   tip="Keep it from the public on a ground, or open it again.")  # fmt: skip
