"""Why there is nothing here, what is likely wanted, and what else could be done."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets.labels import Label

_NARROW = 420
_LINES = ((20, 34), (25, 44), (29, 40), (38, 44), (47, 40), (56, 44), (65, 30))


class PaperPicture(QWidget):
    """A sheet of paper on another, with a ribbon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notices().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Give the room of the two sheets."""
        return QSize(theme.px(92), theme.px(100))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheets, a little askew."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = theme.text_size() / 100
        painter.scale(scale, scale)
        painter.translate(46, 50)
        painter.save()
        painter.rotate(-6)
        self._paint_sheet(painter, "rule", 1)
        painter.restore()
        painter.rotate(3)
        self._paint_sheet(painter, "field", 1.3)
        self._paint_words(painter)
        painter.end()

    def _paint_sheet(self, painter: QPainter, edge: str, width: float) -> None:
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color("paper"))
        painter.drawRoundedRect(QRectF(-31, -41, 62, 82), 3, 3)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.color("rule"), 1.5))
        for down, wide in _LINES:
            painter.drawLine(QPointF(-21, down - 41), QPointF(wide - 23, down - 41))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("petrol"))
        left, right, top, bottom = 12, 21, -41, -25
        notch = QPointF((left + right) / 2, bottom - 4)
        corners = [QPointF(left, top), QPointF(right, top), QPointF(right, bottom)]
        painter.drawPolygon(QPolygonF([*corners, notch, QPointF(left, bottom)]))


class EmptyState(QWidget):
    """The picture, a title in the serif, a sentence or two; then whatever is `add`ed.

    The picture stands above the words where there is little room.
    """

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label(title, "title24", wrap=True)
        self._text = Label(text, "lead", "ink2", wrap=True)
        self._told = QVBoxLayout()
        self._told.addStretch(1)
        self._told.addWidget(self._words)
        self._told.addWidget(self._text)
        self._told.addStretch(1)
        self._top = QHBoxLayout()
        self._top.addWidget(PaperPicture(), 0, Qt.AlignmentFlag.AlignTop)
        self._top.addLayout(self._told, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addStretch(
            1
        )  # however tall the page, picture, words and buttons stay together
        self.setAccessibleName(f"{title}. {text}")
        self._space()
        theme.notices().changed.connect(self._space)

    def set_words(self, title: str, text: str) -> None:
        """Say something else."""
        self._words.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")

    def _space(self) -> None:
        px = theme.px
        self.setMaximumWidth(px(700))
        self._column.setContentsMargins(0, px(28), 0, 0)
        self._column.setSpacing(px(16))
        self._top.setSpacing(px(20))
        self._told.setSpacing(px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture above or beside the words."""
        super().resizeEvent(event)
        stacked = self.width() < theme.px(_NARROW)
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)

    def add(self, widget: QWidget) -> None:
        """Put the proposal, then the alternatives, below the words."""
        place = self._column.count() - 1
        if isinstance(widget, QAbstractButton):
            self._column.insertWidget(place, widget, 0, Qt.AlignmentFlag.AlignLeft)
            self.setFocusProxy(self.focusProxy() or widget)
        else:
            self._column.insertWidget(place, widget)
