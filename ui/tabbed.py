"""The shape of pages whose parts are tabs: what a tab is, and the page that turns them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from egovdesk.register import Changes
from ui.commands import Command, Hint
from ui.context import Context
from ui.page import Page
from ui.places import Place
from ui.room import Room
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided
from ui.widgets.panes import Panes
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.widgets.row_tree import RowList


class PageTab(QWidget):
    """A tab. Subclasses name it, declare their commands (each slot is theirs) and load themselves.

    A shortcut belongs to one command of the whole page; `LETTERS` act in the tab's own list.
    """

    KEY: ClassVar[str] = ""
    WORDS: ClassVar[str] = ""
    COMMANDS: ClassVar[tuple[Command, ...]] = ()
    LETTERS: ClassVar[dict[str, str]] = {}
    #: Words and command of each button at the top of the page while the tab is shown.
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    #: The command whose button is the one primary button of the page.
    PRIMARY: ClassVar[str] = ""

    #: The keys of the focused part are others now.
    keys_changed = Signal()
    #: Which commands can be used may be another answer now.
    state_changed = Signal()
    #: A count to show beside the tab's words; "" shows none.
    counted = Signal(str)
    #: What to say under the page's title.
    subtitle_changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.register = context.register

    def load(self) -> None:
        """Read everything again."""

    def show_place(self, place: Place) -> None:
        """Load, and select what the place names."""
        self.load()

    def next_problem(self) -> None:
        """Go to the next thing to look at: F7."""

    def why_not_next_problem(self) -> str:
        """Why there is none to go to."""
        return "There is nothing to look at here."

    def selected(self) -> str:
        """What is selected, for back and forward."""
        return ""

    def record_id(self) -> str:
        """The record selected, whose history can be shown."""
        return ""

    def subtitle(self) -> str:
        """What stands under the page's title while the tab is shown."""
        return ""

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the focused part."""
        return ()

    def take_letter(self, event: QKeyEvent) -> bool:
        """Do what a single letter stands for in this tab's list; tell whether it stands for anything."""
        slot = self.LETTERS.get(event.text().upper())
        if slot is None or event.modifiers() or not self.context.settings.get("letters"):
            return False
        self.context.menus.run(next(one.id for one in self.COMMANDS if one.slot == slot))
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self,)

    def work(self) -> Panes | None:
        """The panes, which stand otherwise where there is less room."""
        return None

    def set_room(self, room: Room, details: bool) -> None:
        """Stand as there is room."""
        work = self.work()
        if work is not None:
            work.arrange(room, details)

    def refresh(self, changes: Changes) -> None:
        """Follow a step of the register."""

    def leave(self) -> None:
        """Write down what is being typed."""

    def dress(self, button: Button) -> None:
        """Change the words of one of the tab's buttons to the case in hand."""


class ListTab(PageTab):
    """A tab around one list, whose current row is what a place names."""

    list: RowList

    def show_place(self, place: Place) -> None:
        """Load, at one of the rows."""
        self.load()
        if place.select:
            self.list.select_id(place.select)

    def selected(self) -> str:
        """The current row."""
        return self.list.current_id() or ""


def tab_commands(name: str, problem: str) -> tuple[Command, ...]:
    """The commands that a tabbed page has of its own; `problem` is what F7 goes to."""
    return (
        Command(f"{name}.next_tab", "Next &tab", "next_tab", "Ctrl+Tab", "View",
                tip="Show the next part of the page."),
        Command(f"{name}.next_problem", problem, "next_problem", "F7", "View",
                when="why_not_next_problem", tip="Go to the next thing to look at on this tab."),
    )  # fmt: skip


class TabbedPage(Page):
    """A page of tabs, each made when it is first shown.

    A page of its own names its TABS and what they are parts of, and puts `tab_commands` and the
    commands of every tab into its COMMANDS.
    """

    TITLE: ClassVar[str]
    PARTS: ClassVar[str]
    #: The tabs, from the left: a class more is a tab more.
    TABS: ClassVar[Sequence[type[PageTab]]] = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.TITLE, parent)
        self.words = Elided("", "text", "ink2")
        self.header.under.addWidget(self.words, 1)
        self.tabs = Tabs([(one.KEY, one.WORDS) for one in self.TABS], name=self.PARTS)
        self.tabs.tab_changed.connect(lambda _key: self.turn())
        self.stack = self.add_tabs(self.tabs)
        self._made: dict[str, PageTab] = {}
        self._buttons: dict[str, list[Button]] = {}
        self._stood: tuple[Room, bool] | None = None

    # -- tabs ----------------------------------------------------------------------------------

    @property
    def tab(self) -> PageTab:
        """The tab that is shown, made when it first is."""
        key = self.tabs.current()
        if key not in self._made:
            self._make(next(one for one in self.TABS if key == one.KEY))
        return self._made[key]

    def _make(self, kind: type[PageTab]) -> None:
        made = self._made[kind.KEY] = kind(self.context)
        made.keys_changed.connect(self.keys_changed)
        made.state_changed.connect(self.state_changed)
        made.counted.connect(lambda words, key=kind.KEY: self.tabs.set_count(key, words or None))
        made.subtitle_changed.connect(lambda words: self.words.setText(words))
        self.stack.addWidget(made)
        self._buttons[kind.KEY] = [
            self.header.add_button(
                Button(words, "primary" if command == kind.PRIMARY else "outlined", icon=icon)
            )
            for words, command, icon in kind.BUTTONS
        ]
        for button, (_, command, _icon) in zip(self._buttons[kind.KEY], kind.BUTTONS, strict=True):
            self.context.menus.follow(button, command)
        if self._stood is not None:
            made.set_room(*self._stood)

    def turn(self, place: Place | None = None) -> None:
        """Show the current tab, at a place of it."""
        shown = self.tab
        self.stack.setCurrentWidget(shown)
        shown.show_place(place or self.place_of(shown.KEY))
        self.words.setText(shown.subtitle())
        for key, buttons in self._buttons.items():
            for button in buttons:
                shown.dress(button)
                button.setVisible(key == shown.KEY)
        self.keys_changed.emit()
        self.state_changed.emit()

    def next_tab(self) -> None:
        """Turn to the next tab."""
        keys = [one.KEY for one in self.TABS]
        self.tabs.set_current(keys[(keys.index(self.tabs.current()) + 1) % len(keys)])
        self.turn()

    def strips(self) -> tuple[Tabs, ...]:
        """The parts of the page."""
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
        """The tab that a command belongs to, while it is shown; the page does its own."""
        if not any(command in one.COMMANDS for one in self.TABS):
            return self
        # A tab that is being made asks for its commands before it is there.
        shown = self._made.get(self.tabs.current())
        return shown if shown is not None and command in shown.COMMANDS else None

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a tab."""
        there = place.tab if any(place.tab == one.KEY for one in self.TABS) else self.tabs.current()
        self.tabs.set_current(there or self.TABS[0].KEY)
        self.turn(place)

    def place_of(self, tab: str, select: str = "") -> Place:
        """Where a tab is, and what is selected on it."""
        return Place(self.NAME, tab=tab, select=select)

    def place(self) -> Place:
        """The tab, and what is selected on it."""
        return self.place_of(self.tab.KEY, self.tab.selected())

    def title(self) -> str:
        """The window's title."""
        return self.TITLE

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
