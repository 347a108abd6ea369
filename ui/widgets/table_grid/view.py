"""The grid as it is seen: its cells, sizes and painting, and where one is in it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from ui import theme
from ui.item_models.section_table import Place, SectionTableModel
from ui.widgets import painting
from ui.widgets.table_grid.cells import Heads, paint_cell, paint_said
from ui.widgets.table_grid.sizes import cells_height, column_widths, said_height


class GridView(QTableView):
    """Shows a table, each row with what checks say of it under its cells."""

    current_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = SectionTableModel(self)
        self.setModel(self.cells)
        self._heights: list[tuple[int, int]] = []
        self.setAccessibleName(name)
        self._dress()
        self.heads = Heads(self, self.cells)
        self.setHorizontalHeader(self.heads)
        self.cells.modelReset.connect(self.fit)
        self.cells.dataChanged.connect(lambda *_: self.fit())
        self.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        theme.notices().changed.connect(self.fit)

    def pen(self) -> Place:
        """The cell that is being typed in; empty where there is none."""
        return "", ""

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # -- where one is ----------------------------------------------------------------------------

    def place(self) -> Place:
        """The current cell; empty where there is none."""
        index = self.currentIndex()
        return self.cells.place(index) if index.isValid() else ("", "")

    def go_to(self, place: Place) -> bool:
        """Make a cell the current one; tell whether it is here."""
        index = self.cells.index_of(place)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def chosen(self) -> list[Place]:
        """The selected cells that are typed."""
        return [self.cells.place(one) for one in self._selected() if self.cells.is_typed(one)]

    def chosen_rows(self) -> list[str]:
        """The ids of the rows that have a selected cell, and are typed."""
        rows = sorted({one.row() for one in self._selected()})
        return [self.cells.line(row).id for row in rows if not self.cells.line(row).computed]

    def _selected(self) -> list[QModelIndex]:
        found = self.selectedIndexes()
        return found or ([self.currentIndex()] if self.currentIndex().isValid() else [])

    def _on_current(self) -> None:
        self.viewport().update()
        self.heads.viewport().update()
        self.current_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell after a name."""
        if not self.currentIndex().isValid() and self.cells.rowCount():
            first = self.cells.index(0, min(1, self.cells.columnCount() - 1))
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(first, chosen)
        super().focusInEvent(event)
        self.viewport().update()

    # -- sizes -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give columns, rows and heads their sizes."""
        widths = column_widths(self.cells, self._room())
        for at, width in enumerate(widths):
            self.heads.resizeSection(at, width)
        self._heights = []
        for row in range(self.cells.rowCount()):
            own = self._quiet(row)
            high = (
                cells_height(self.cells, row, widths),
                said_height(self.cells, row, sum(widths), own),
            )
            self._heights.append(high)
            self.setRowHeight(row, sum(high))
        self.heads.fit()
        self.verticalScrollBar().setSingleStep(theme.height("row"))
        self.updateGeometries()
        self.viewport().update()

    def _quiet(self, row: int) -> int:
        """The column of a row that is being typed in, of which nothing is said meanwhile."""
        line_id, key = self.pen()
        return self.cells.table.at(key) if line_id and self.cells.line(row).id == line_id else -1

    def _room(self) -> int:
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        return self.width() - taken - 2

    def tall(self) -> int:
        """How high the whole of it is."""
        return self.heads.height() + sum(sum(one) for one in self._heights) + 2

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rows with their grounds, cells, sentences and lines; then the ring."""
        painter = QPainter(self.viewport())
        for row in range(self.cells.rowCount()):
            top = self.rowViewportPosition(row)
            if top <= event.rect().bottom() and top + self.rowHeight(row) > event.rect().top():
                self._paint_row(painter, row, top)
        self._paint_ring(painter)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, top: int) -> None:
        high, below = self._heights[row] if row < len(self._heights) else (self.rowHeight(row), 0)
        left, wide = -self.horizontalScrollBar().value(), self.heads.length()
        line = self.cells.line(row)
        if line.computed:
            painter.fillRect(QRectF(left, top, wide, high + below), theme.color("sunk"))
        for at in range(self.cells.columnCount()):
            index = self.cells.index(row, at)
            box = QRectF(self.columnViewportPosition(at), top, self.columnWidth(at), high)
            self._paint_ground(painter, box, index)
            paint_cell(painter, box, self.cells, index)
        own = self._quiet(row)
        said = [one for one in self.cells.said_of_row(row) if one[0] != own]
        if said:
            paint_said(painter, QRectF(left, top + high, wide, below), said)
        rule = QRectF(left, top + high + below - 1, wide, 1)
        painter.fillRect(rule, theme.color("rule" if line.computed else "line"))

    def _paint_ground(self, painter: QPainter, box: QRectF, index: QModelIndex) -> None:
        computed = self.cells.column(index.column()).computed
        if computed and not self.cells.line(index.row()).computed:
            painter.fillRect(box.adjusted(0, 0, 0, -1), theme.color("sunk"))
        chosen = self.selectionModel()
        if len(chosen.selectedIndexes()) > 1 and chosen.isSelected(index):
            painter.fillRect(box.adjusted(0, 0, 0, -1), theme.color("tint"))

    def _paint_ring(self, painter: QPainter) -> None:
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self._heights):
            return
        box = QRectF(self.visualRect(index))
        box.setHeight(self._heights[index.row()][0])
        tone = "petrol" if self.hasFocus() or self.pen()[0] else "rule"
        ring = box.adjusted(1, 1, -1, -2)
        painting.paint_box(painter, ring, theme.radius("row"), None, theme.color(tone), 1.5)
