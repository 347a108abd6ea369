"""The shape of the pages that one writes on: a head with the modes, room for a note, and the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.commands import Command
from ui.context import Context
from ui.room import Room
from ui.view import View
from ui.widgets.note import Note
from ui.widgets.stacked import stacked
from ui.widgets.workspace_header import WorkspaceHeader

_UNDO = ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z")


class WritingView(View):
    """A page that is written on, in modes. A page of its own hands over its head, and adds its work."""

    def __init__(
        self, context: Context, header: WorkspaceHeader, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._narrow = False
        self._ours = _kept_keys(self.COMMANDS)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.header = header
        self.note = Note("red", "", (("close", "Close"),))
        self.note.hide()
        self._column = stacked(self, self.header, self.note)
        self.note.acted.connect(lambda _key: self.hide_note())
        self.header.mode_changed.connect(self._on_mode)
        self.header.menu_clicked.connect(lambda: self.pop_up(self._fill_menu, self.header.more))
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def add_work(self, work: QWidget) -> None:
        """Put the work under the head, in all the room that is left."""
        self._column.addWidget(work, 1)

    # -- what a page of its own says -------------------------------------------------------------

    def _on_mode(self, mode: str) -> None:
        """The switch shows the mode already; the page follows."""
        raise NotImplementedError

    def _show_header(self) -> None:
        """Show the title and the facts, in fewer words where the window is narrow."""
        raise NotImplementedError

    def _fill_menu(self, menu: QMenu) -> None:
        """Put the page's commands into a menu."""
        raise NotImplementedError

    # -- keys ------------------------------------------------------------------------------------

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            new.installEventFilter(self)
            self.keys_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep text fields from taking undo and this page's own shortcuts."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and event.keyCombination().toCombined() in self._ours:  # type: ignore[attr-defined]
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # -- modes, notes, room ----------------------------------------------------------------------

    def mode(self) -> str:
        """The key of the mode shown."""
        return self.header.modes.mode()

    def switch(self, mode: str) -> None:
        """Go to a mode, where one is on the page."""
        self.header.modes.set_mode(mode)
        self._on_mode(mode)

    def show_note(self, kind: str, sentence: str) -> None:
        """Say something at the head of the page, until the next step or the page is left."""
        self.note.set_sentence(sentence, kind)
        self.note.show()

    def hide_note(self) -> None:
        """Take back what was said."""
        self.note.hide()

    def pop_up(self, fill: Callable[[QMenu], None], button: QWidget) -> None:
        """Offer below a button what is filled into a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def set_room(self, room: Room, details: bool) -> None:
        """Stand on one line where the window is low, and in fewer panes where it is narrow."""
        self.header.set_room(room)
        if room.narrow != self._narrow:
            self._narrow = room.narrow
            self._show_header()
        self.arrange(room, details)

    def arrange(self, room: Room, details: bool) -> None:
        """Let the panes stand as there is room."""
        super().set_room(room, details)


def _kept_keys(commands: Sequence[Command]) -> frozenset[int]:
    """Keys that a text field would keep for itself, and that are the register's or the page's."""
    keys = (*_UNDO, *(one.shortcut for one in commands))
    return frozenset(QKeySequence(one)[0].toCombined() for one in keys if one)  # type: ignore[index]
