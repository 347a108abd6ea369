"""The governance framework: one page, a tab for each part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.register import Changes
from ui.commands import Command, Hint
from ui.context import Context
from ui.page import Page
from ui.places import Place
from ui.room import Room
from ui.views.framework.assessment import AssessmentTab
from ui.views.framework.authority import AuthorityTab
from ui.views.framework.findings import FindingsTab
from ui.views.framework.responsibilities import ResponsibilitiesTab
from ui.views.framework.rights import RightsTab
from ui.views.framework.structure import StructureTab
from ui.views.framework.tab import FrameworkTab
from ui.views.framework.terms import TermsTab
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided
from ui.widgets.panes import Panes
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

#: The tabs, from the left: a class more is a tab more.
TABS: tuple[type[FrameworkTab], ...] = (
    RightsTab, StructureTab, ResponsibilitiesTab, TermsTab, FindingsTab, AuthorityTab, AssessmentTab,
)  # fmt: skip

_SHELL = (
    Command("framework.next_tab", "Next &tab", "next_tab", "Ctrl+Tab", "View",
            tip="Show the next part of the framework."),
    Command("framework.next_problem", "Next gap or &finding", "next_problem", "F7", "View",
            when="why_not_next_problem", tip="Go to the next row with a gap, or the next finding."),
)  # fmt: skip


class FrameworkView(Page):
    """Who decides what, how the groups stand, what they answer for, and what checks say."""

    NAME = "framework"
    TABS: ClassVar[tuple[type[FrameworkTab], ...]] = TABS
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *_SHELL,
        *(command for tab in TABS for command in tab.COMMANDS),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Governance framework", parent)
        self._words = Elided("", "text", "ink2")
        self.header.under.addWidget(self._words, 1)
        self.tabs = Tabs([(one.KEY, one.WORDS) for one in TABS], name="Parts of the framework")
        self.tabs.tab_changed.connect(lambda _key: self._turn())
        self.stack = self.add_tabs(self.tabs)
        self._made: dict[str, FrameworkTab] = {}
        self._buttons: dict[str, list[Button]] = {}
        self._stood: tuple[Room, bool] | None = None

    # -- tabs ----------------------------------------------------------------------------------

    @property
    def tab(self) -> FrameworkTab:
        """The tab that is shown, made when it first is."""
        key = self.tabs.current()
        if key not in self._made:
            self._make(next(one for one in TABS if key == one.KEY))
        return self._made[key]

    def _make(self, kind: type[FrameworkTab]) -> None:
        made = self._made[kind.KEY] = kind(self.context)
        made.keys_changed.connect(self.keys_changed)
        made.state_changed.connect(self.state_changed)
        made.counted.connect(lambda words, key=kind.KEY: self.tabs.set_count(key, words or None))
        made.subtitle_changed.connect(lambda words: self._words.setText(words))
        self.stack.addWidget(made)
        self._buttons[kind.KEY] = [
            self.header.add_button(Button(words, icon=icon)) for words, _, icon in kind.BUTTONS
        ]
        for button, (_, command, _icon) in zip(self._buttons[kind.KEY], kind.BUTTONS, strict=True):
            self.context.menus.follow(button, command)
        if self._stood is not None:
            made.set_room(*self._stood)

    def _turn(self, place: Place | None = None) -> None:
        shown = self.tab
        self.stack.setCurrentWidget(shown)
        shown.show_place(place or Place(self.NAME, tab=shown.KEY))
        self._words.setText(shown.subtitle())
        for key, buttons in self._buttons.items():
            for button in buttons:
                shown.dress(button)
                button.setVisible(key == shown.KEY)
        self.keys_changed.emit()
        self.state_changed.emit()

    def next_tab(self) -> None:
        """Turn to the next tab."""
        keys = [one.KEY for one in TABS]
        self.tabs.set_current(keys[(keys.index(self.tabs.current()) + 1) % len(keys)])
        self._turn()

    def strips(self) -> tuple[Tabs, ...]:
        """The parts of the framework."""
        return (self.tabs,)

    def export_page(self) -> None:
        """Write what the tab shows, by its own Export button."""
        for words, command, _icon in self.tab.BUTTONS:
            if words == "Export…":
                self.context.menus.run(command)

    def next_problem(self) -> None:
        """Go to the next thing to look at on the tab."""
        self.tab.next_problem()

    def why_not_next_problem(self) -> str:
        """There has to be one."""
        return self.tab.why_not_next_problem()

    def doer(self, command: Command) -> object:
        """The tab that a command belongs to, while it is shown; the page does the others."""
        if command in _SHELL:
            return self
        # A tab that is being made asks for its commands before it is there.
        shown = self._made.get(self.tabs.current())
        return shown if shown is not None and command in shown.COMMANDS else None

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a tab."""
        there = place.tab if any(place.tab == one.KEY for one in TABS) else self.tabs.current()
        self.tabs.set_current(there or TABS[0].KEY)
        self._turn(place)

    def place(self) -> Place:
        """The tab, and what is selected on it."""
        return Place(self.NAME, tab=self.tab.KEY, select=self.tab.selected())

    def title(self) -> str:
        """The window's title."""
        return "Governance framework"

    def record_id(self) -> str:
        """What is selected."""
        return self.tab.record_id()

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the tab."""
        return self.tab.keys()

    def take_letter(self, event: QKeyEvent) -> bool:
        """Do what a letter stands for on the tab."""
        return self.tab.take_letter(event)

    def panes(self) -> tuple[QWidget, ...]:
        """The tab's own, then the tabs."""
        return (*self.tab.panes(), self.tabs)

    def work(self) -> Panes | None:
        """The panes of the tab."""
        return self.tab.work()

    def set_room(self, room: Room, details: bool) -> None:
        """Stand as there is room, every tab alike."""
        self._stood = (room, details)
        self.header.set_low(room.low)
        for one in self._made.values():
            one.set_room(room, details)

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        for one in self._made.values():
            one.refresh(changes)

    def leave(self) -> None:
        """Write down what is being typed."""
        for one in self._made.values():
            one.leave()
