"""A list whose rows can be dragged: within it, or to another that shows the gap they would go into."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets.row_tree import RowList


class DragRows(RowList):
    """Rows that follow the pointer; where they may go is the business of whoever listens."""

    #: A row is being dragged: its id, and where the pointer is on the screen.
    dragged = Signal(str, QPoint)
    #: It was let go there.
    let_go = Signal(str, QPoint)
    #: Somebody tried to drag a row of a list that is not to be changed.
    drag_refused = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, name: str, empty: str = "", draggable: bool = True
    ) -> None:
        super().__init__(parent, name=name, empty=empty)
        self.draggable = draggable
        self._dragged = ""
        self._pressed_at: QPoint | None = None
        self._refused_at: QPoint | None = None
        self._moving = False
        self._gap_y = -1

    def can_drag(self, row_id: str) -> bool:
        """Tell whether a row may be dragged."""
        row = self.rows.row_at(self.rows.index_of(row_id))
        return self.draggable and row is not None and not row.heading

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        super().mousePressEvent(event)
        row_id = self.rows.id_at(self.indexAt(event.position().toPoint())) or ""
        if event.button() == Qt.MouseButton.LeftButton and self.can_drag(row_id):
            self._pressed_at = event.position().toPoint()
            self._dragged = row_id
        elif event.button() == Qt.MouseButton.LeftButton and row_id and not self.draggable:
            self._refused_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say where the row is."""
        at = event.position().toPoint()
        if _is_far(self._refused_at, at):
            self._refused_at = None
            self.drag_refused.emit()
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        if not self._moving and not _is_far(self._pressed_at, at):
            return
        self._moving = True
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(self._dragged, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the row go."""
        dragged, moving = self._dragged, self._moving
        self._pressed_at = self._refused_at = None
        self._dragged, self._moving = "", False
        self.viewport().unsetCursor()
        super().mouseReleaseEvent(event)
        if moving:
            self.let_go.emit(dragged, event.globalPosition().toPoint())

    def gap_at(self, y: int) -> tuple[str, int]:
        """The row before which something dropped at a height goes, and where its line is."""
        bottom = 0
        for row in self.rows.all_rows():
            rect = self.visualRect(self.rows.index_of(row.id))
            if not row.heading and y < rect.center().y():
                return row.id, rect.top()
            bottom = rect.bottom()
        return "", bottom

    def show_gap(self, y: int) -> None:
        """Show the line where something would go, or none below nought."""
        if y != self._gap_y:
            self._gap_y = y
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line where a dragged one would go."""
        super().paintEvent(event)
        if self._gap_y >= 0:
            painter = QPainter(self.viewport())
            inset = theme.px(self.row_margin)
            wide = self.viewport().width() - 2 * inset
            bar = QRectF(inset, self._gap_y - 1, wide, theme.px(2))
            painter.fillRect(bar, theme.color("petrol"))
            painter.end()


def _is_far(pressed_at: QPoint | None, at: QPoint) -> bool:
    """Whether the pointer has gone far enough from where it was pressed to drag."""
    if pressed_at is None:
        return False
    return (at - pressed_at).manhattanLength() >= QApplication.startDragDistance()
