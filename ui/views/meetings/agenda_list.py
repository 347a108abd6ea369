"""The list of agenda items: keys that move and indent, and dragging by the row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.item_models.rows import Row
from ui.widgets.drag_rows import DragRows

_ALT = Qt.KeyboardModifier.AltModifier
_INDENTS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_OWN_ALT = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_OWN_PLAIN = (Qt.Key.Key_F2, Qt.Key.Key_Delete)


class AgendaList(DragRows):
    """Items in agenda order; what the keys do to the agenda is the pane's business."""

    #: Alt+Right and Alt+Left: the id, and 1 or -1.
    indented = Signal(str, int)
    #: F2.
    rename_wanted = Signal(str)
    #: Del.
    remove_wanted = Signal(str)
    #: A row was dropped: its id, the id of the row it goes before ("" for the end), its part.
    dropped = Signal(str, str, str)
    focused = Signal()

    def __init__(self, name: str, *, movable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=name, draggable=movable)
        self.movable = movable
        self.dragged.connect(self._on_dragged)
        self.let_go.connect(self._on_let_go)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.row_margin = 7

    def _open_all_but_closed(self) -> None:
        """Nothing folds: a sub-item is a row of its own, so there is nothing to open."""

    # -- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep Alt with an arrow for moving while the list has the focus, before Back takes it."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and self.movable and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _is_own(event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == _ALT:
            return event.key() in _OWN_ALT
        return not plain and event.key() in _OWN_PLAIN

    def _take_key(self, event: QKeyEvent, row: Row) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.movable:
            return plain != _ALT and super()._take_key(event, row)
        if plain == _ALT and key in _INDENTS:
            self.indented.emit(row.id, _INDENTS[key])
        elif not plain and key == Qt.Key.Key_F2:
            self.rename_wanted.emit(row.id)
        elif not plain and key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(row.id)
        else:
            return super()._take_key(event, row)
        return True

    # -- dragging ------------------------------------------------------------------------------

    def _on_dragged(self, _row_id: str, at: QPoint) -> None:
        self.show_gap(self.gap_at(self.viewport().mapFromGlobal(at).y())[1])

    def _on_let_go(self, row_id: str, at: QPoint) -> None:
        self.show_gap(-1)
        y = self.viewport().mapFromGlobal(at).y()
        before = self.gap_at(y)[0]
        if before != row_id:
            self.dropped.emit(row_id, before, self._part_at(y))

    def _part_at(self, y: int) -> str:
        """The heading under which a height is."""
        part = ""
        for row in self.rows.all_rows():
            if row.heading and self.visualRect(self.rows.index_of(row.id)).top() <= y:
                part = row.id
        return part
