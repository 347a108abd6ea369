"""What every screen is: a page that shows places, offers commands, and follows the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.commands import Command, Hint
from ui.places import Place

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from egovdesk.register import Changes
    from ui.context import Context
    from ui.room import Room
    from ui.widgets.panes import Panes
    from ui.widgets.tabs import Tabs


class View(QWidget):
    """A screen of the window. Subclasses name their kind of place and declare their commands."""

    NAME: ClassVar[str] = ""
    COMMANDS: ClassVar[tuple[Command, ...]] = ()
    #: Letters that act in its list: letter -> the slot of a command.
    LETTERS: ClassVar[dict[str, str]] = {}

    #: The keys of the focused pane are others now.
    keys_changed = Signal()
    #: Which commands can be used, or the title, may be others now.
    state_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.register = context.register

    def show_place(self, place: Place) -> None:
        """Show a record, a tab, a selection."""

    def place(self) -> Place:
        """Where this is now, with what is selected, for back and forward."""
        return Place(self.NAME)

    def title(self) -> str:
        """What the window's title says."""
        return ""

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the focused pane for the status line; those that are off are left out."""
        return ()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in order."""
        return ()

    def refresh(self, changes: Changes) -> None:
        """Follow a step of the register."""

    def leave(self) -> None:
        """Write down what is being typed, before another place is shown or the window closes."""

    def take_letter(self, event: QKeyEvent) -> bool:
        """Do what a single letter stands for in this page's list; tell whether it stands for anything."""
        slot = self.LETTERS.get(event.text().upper())
        if slot is None or event.modifiers() or not self.context.settings.get("letters"):
            return False
        command = next((one.id for one in self.COMMANDS if one.slot == slot), "")
        if command:
            self.context.menus.run(command)
        else:
            getattr(self, slot)()
        return True

    def doer(self, command: Command) -> object:
        """Whatever does a command of this page: the page itself, or its part; None when not now."""
        return self

    def group_id(self) -> str:
        """The group that a new meeting or action here would belong to."""
        return ""

    def record_id(self) -> str:
        """The record selected, whose history can be shown."""
        return ""

    def meeting_id(self) -> str:
        """The meeting selected or shown, which can be postponed, cancelled or changed."""
        return ""

    def work(self) -> Panes | None:
        """The panes of this screen, which stand otherwise where there is less room."""
        return None

    def strips(self) -> tuple[Tabs, ...]:
        """The tabs to be seen: those of the page, then those of its panes where one is shown."""
        work = self.work()
        return (work.tabs,) if work is not None and work.under_tabs else ()

    def set_room(self, room: Room, details: bool) -> None:
        """Stand as there is room; `details` is whether they are wanted where they fit beside."""
        work = self.work()
        if work is not None:
            work.remember(self.context.settings, self.NAME)
            work.arrange(room, details)

    def turn_details(self) -> bool:
        """Open or close details that do not stand beside the rest (F4); tell whether that was so."""
        work = self.work()
        return work is not None and work.turn_details()
