"""The ranked list as a table: the funding line is a double rule between two of its rows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui import theme
from ui.item_models.ranking import LINE, RankingModel, columns_of
from ui.item_models.roles import Role
from ui.widgets import painting
from ui.widgets.record_table import RecordTable

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_GAP = 2
_ROOM = 8


class RankTable(RecordTable):
    """Projects in their places."""

    #: Alt+Up and Alt+Down: the project, and how many places.
    moved = Signal(str, int)

    def __init__(self, model: RankingModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent, name="Ranking", empty="No projects in this programme yet.")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def set_year(self, year: int) -> None:
        """Show the money of a programme's year and of the one before it."""
        self._records.columns = columns_of(year)
        self.horizontalHeader().viewport().update()

    def reload(self) -> None:
        """Show the rows anew, and be as high as they are."""
        super().reload()
        rows = self._records.rowCount() or 1
        head = self.horizontalHeader().sizeHint().height()
        self.setMaximumHeight(head + rows * theme.height("row") + theme.px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves a project; an arrow alone steps over the funding line."""
        key = Qt.Key(event.key())
        current = self.current_id()
        if key in _MOVES and current is not None:
            if event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self.moved.emit(current, _MOVES[key])
                return
            if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._step(_MOVES[key])
                return
        super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        if self.records.id_at(row) == LINE:
            row += by
        found = self.records.id_at(row)
        if found is not None:
            self.select_id(found)

    def _paint_over(
        self, painter: QPainter, row: int, rect: QRectF, chosen: QItemSelectionModel
    ) -> None:
        if self.records.id_at(row) == LINE:
            self._paint_line(painter, row, rect)
            return
        super()._paint_over(painter, row, rect, chosen)

    def _paint_line(self, painter: QPainter, row: int, rect: QRectF) -> None:
        """Paint the double rule on both sides of what it says."""
        cell = self.records.index(row, 1).data(Role.CELL)
        room, left = theme.px(_ROOM), self.columnViewportPosition(1)
        painter.fillRect(rect, theme.color("paper"))
        words = QRectF(left, rect.top(), rect.right() - left - room, rect.height())
        right = painting.paint_line(painter, words, cell.line)
        middle = round(rect.center().y())
        for start, end in ((rect.left(), left - room), (right, rect.right())):
            for down in (-_GAP, _GAP):
                rule = QRectF(start, middle + down, max(0.0, end - start), 1)
                painter.fillRect(rule, theme.color("ink2"))
