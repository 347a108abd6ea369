"""What a tab of the framework's page is: a widget with commands, keys and a place of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.commands import Command, Hint
from ui.context import Context
from ui.places import Place
from ui.room import Room
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from egovdesk.register import Changes
    from ui.widgets.panes import Panes
    from ui.widgets.row_tree import RowList


class FrameworkTab(QWidget):
    """A tab. Subclasses name it, declare their commands (each slot is theirs) and load themselves.

    A shortcut belongs to one command of the whole page; `LETTERS` act in the tab's own list.
    """

    KEY: ClassVar[str] = ""
    WORDS: ClassVar[str] = ""
    COMMANDS: ClassVar[tuple[Command, ...]] = ()
    LETTERS: ClassVar[dict[str, str]] = {}
    #: Words and command of each button at the top of the page while the tab is shown.
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = ()

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


class ListTab(FrameworkTab):
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
