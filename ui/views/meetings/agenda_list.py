"""The list of agenda items: keys that move and indent, and dragging by the row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ui import theme
from ui.item_models.rows import Row
from ui.widgets.row_tree import RowList

_ALT = Qt.KeyboardModifier.AltModifier
_INDENTS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_OWN_ALT = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_OWN_PLAIN = (Qt.Key.Key_F2, Qt.Key.Key_Delete)


class AgendaList(RowList):
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
        super().__init__(parent, name=name)
        self._movable = movable
        self._dragged = ""
        self._pressed_at: QPoint | None = None
        self._drop_y = -1
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.row_margin = 7

    def _open_all_but_closed(self) -> None:
        """Nothing folds: a sub-item is a row of its own, so there is nothing to open."""

    # -- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep Alt with an arrow for moving while the list has the focus, before Back takes it."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and self._movable and self._is_own(event):
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
        if not self._movable:
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        super().mousePressEvent(event)
        row = self.rows.row_at(self.indexAt(event.position().toPoint()))
        left = event.button() == Qt.MouseButton.LeftButton
        if self._movable and left and row is not None and not row.heading:
            self._pressed_at = event.position().toPoint()
            self._dragged = row.id

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the row would go."""
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._drop_y < 0 and not far:
            return
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._drop_y = self._gap_at(at.y())[1]
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the row."""
        dragged, dropped = self._dragged, self._drop_y >= 0
        before = self._gap_at(event.position().toPoint().y())[0]
        self._end_drag()
        super().mouseReleaseEvent(event)
        if dropped and before != dragged:
            self.dropped.emit(dragged, before, self._part_at(event.position().toPoint().y()))

    def _end_drag(self) -> None:
        self._pressed_at, self._dragged, self._drop_y = None, "", -1
        self.viewport().unsetCursor()
        self.viewport().update()

    def _gap_at(self, y: int) -> tuple[str, int]:
        """The row before which something dropped at a height goes, and where its line is."""
        bottom = 0
        for row in self.rows.all_rows():
            rect = self.visualRect(self.rows.index_of(row.id))
            bottom = rect.bottom()
            if not row.heading and y < rect.center().y():
                return row.id, rect.top()
        return "", bottom

    def _part_at(self, y: int) -> str:
        """The heading under which a height is."""
        part = ""
        for row in self.rows.all_rows():
            if row.heading and self.visualRect(self.rows.index_of(row.id)).top() <= y:
                part = row.id
        return part

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line where a dragged one would go."""
        super().paintEvent(event)
        if self._drop_y >= 0:
            painter = QPainter(self.viewport())
            inset = theme.px(self.row_margin)
            wide = self.viewport().width() - 2 * inset
            bar = QRectF(inset, self._drop_y - 1, wide, theme.px(2))
            painter.fillRect(bar, theme.color("petrol"))
            painter.end()
