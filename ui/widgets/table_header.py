"""The head of a table: quiet words, one arrow, one rule."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import icons, theme
from ui.item_models.segments import Text
from ui.widgets import painting

_LINE = 17
"""The height of a line, in pixels at 100%."""


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
        """Give the height of a head, of two lines where one has them."""
        name = "head2" if any("\n" in self._title(at) for at in range(self.count())) else "head"
        return QSize(super().sizeHint().width(), theme.height(name))

    def _title(self, section: int) -> str:
        model = self.model()
        found = model.headerData(section, Qt.Orientation.Horizontal) if model is not None else ""
        return str(found or "")

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
        above, _, title = self._title(logicalIndex).rpartition("\n")
        side = model.headerData(
            logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        right = bool(int(side) & int(Qt.AlignmentFlag.AlignRight))
        painter.save()
        self._paint_words(painter, place, above, title, right)
        if self.sortIndicatorSection() == logicalIndex:
            self._paint_arrow(painter, place, title)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, place: QRectF, above: str, title: str, right: bool
    ) -> None:
        """Paint the words in the last line, and those above it."""
        line = theme.px(_LINE)
        low = QRectF(place.left(), place.bottom() - line - theme.px(3), place.width(), line)
        one_line = place.height() < 2 * line
        words = Text(title, "ink2", "note" if above else "note500", right=right)
        painting.paint_text(painter, place if one_line else low, words)
        if above:
            head = Text(above, "ink2", "note500", right=right)
            painting.paint_text(painter, low.translated(0, -line), head)

    def _paint_arrow(self, painter: QPainter, place: QRectF, title: str) -> None:
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        size = theme.px(12)
        left = min(
            place.left() + painting.text_width(title, "note500") + theme.px(5),
            place.right() - size,
        )
        box = QRectF(round(left), round(place.center().y() - size / 2), size, size)
        icons.paint(painter, "arrow-down" if down else "arrow-up", box, "ink2")
