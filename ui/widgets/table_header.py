"""The head of a table: quiet words, one arrow, one rule."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import icons, theme
from ui.item_models.segments import Text
from ui.widgets import painting


class TableHeader(QHeaderView):
    """Column heads, painted in line with the text of the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def sizeHint(self) -> QSize:
        """Give the height of a head."""
        return QSize(super().sizeHint().width(), theme.height("head"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule under all columns, then each head."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        inset = theme.px(theme.OVERHANG)
        painter.setPen(QPen(theme.color("rule"), 1))
        y = self.viewport().height() - 1
        painter.drawLine(QLineF(inset, y, self.viewport().width() - inset - 1, y))
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one head, with the arrow where the table is sorted by it."""
        last = logicalIndex == self.count() - 1
        inset = theme.px(theme.OVERHANG)
        place = QRectF(rect).adjusted(
            inset if rect.left() <= 0 else 0, 0, -(inset if last else theme.px(12)), -1
        )
        model = self.model()
        title = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        side = model.headerData(
            logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        right = bool(int(side) & int(Qt.AlignmentFlag.AlignRight))
        text = Text(title, "ink2", "note500", right=right)
        painter.save()
        painting.paint_text(painter, place, text)
        if self.sortIndicatorSection() == logicalIndex:
            self._paint_arrow(painter, place, title)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, place: QRectF, title: str) -> None:
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        size = theme.px(12)
        left = min(
            place.left() + painting.text_width(title, "note500") + theme.px(5),
            place.right() - size,
        )
        box = QRectF(round(left), round(place.center().y() - size / 2), size, size)
        icons.paint(painter, "arrow-down" if down else "arrow-up", box, "ink2")
