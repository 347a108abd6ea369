"""Selections of the minute, and what is cut, copied, pasted and dragged."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDropEvent,
)

from ui.widgets.block_editor import clipboard, edits
from ui.widgets.block_editor.edits import Pasted
from ui.widgets.block_editor.page import Page


class Clippings(Page):
    """A page that words are taken from and put into."""

    def _selected(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _remove_selected_lines(self) -> None:
        """Before something is typed: take out a selection of several lines as it should be."""
        start, end = self._selected()
        if self.document().findBlock(start) != self.document().findBlock(end):
            self._run.end()
            with self._structural():
                self._set_position(edits.remove(self.document(), start, end, replacing=True))

    def _remove_selection(self) -> None:
        self._run.end()
        with self._structural():
            self._set_position(edits.remove(self.document(), *self._selected()))
        self._run.end()

    def cut(self) -> None:
        """Cut the selection."""
        if self.textCursor().hasSelection() and self._may_edit():
            self.copy()
            self._remove_selection()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selection so that exempt words stay exempt where they are pasted."""
        made = super().createMimeDataFromSelection()
        return clipboard.with_lines(made, self._content.slice(*self._selected()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words; pictures and files are not for here."""
        return source.hasFormat(clipboard.OWN_TYPE) or source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste."""
        self._insert(clipboard.lines_of_mime(source))

    def _insert(self, lines: list[Pasted]) -> None:
        if not self._may_edit() or not lines:
            return
        self._run.end()
        with self._structural():
            caret = edits.remove(self.document(), *self._selected(), replacing=True)
            self._set_position(edits.paste(self.document(), caret, lines))
        self._run.end()
        if self._content.hides and any(line.exempt for line in lines):
            self._content.read(self.textCursor().block())
            self._show_again(self._content.blocks())

    def dropEvent(self, event: QDropEvent) -> None:
        """Put dragged words down; those of this minute are moved as a cut and a paste."""
        source = event.mimeData()
        if not self._may_edit() or not self.canInsertFromMimeData(source):
            event.ignore()
            return
        target = self.cursorForPosition(event.position().toPoint())
        start, end = self._selected()
        own = event.source() in (self, self.viewport())
        if own and start <= target.position() <= end:
            event.ignore()
            return
        lines = clipboard.lines_of_mime(source)
        if own and event.dropAction() == Qt.DropAction.MoveAction:
            self._remove_selection()
        # Qt takes dragged words out of their source itself when told that they were moved.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setTextCursor(target)
        self._insert(lines)
        # Qt draws where the words would fall until the drag has left.
        super().dragLeaveEvent(QDragLeaveEvent())
