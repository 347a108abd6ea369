"""The application's mark: three lines of an agenda on petrol."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_BARS = ((0.24, 0.27, 0.34), (0.24, 0.46, 0.52), (0.24, 0.65, 0.52))


def paint_mark(painter: QPainter, rect: QRectF) -> None:
    """Paint the mark into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("petrol"))
    side = rect.width()
    painter.drawRoundedRect(rect, side * 0.22, side * 0.22)
    painter.setBrush(theme.color("on_petrol"))
    thick = side * 0.1
    for left, top, width in _BARS:
        bar = QRectF(rect.x() + left * side, rect.y() + top * side, width * side, thick)
        painter.drawRoundedRect(bar, thick / 3, thick / 3)
    dot = QRectF(rect.x() + 0.64 * side, rect.y() + 0.27 * side, thick * 1.2, thick)
    painter.drawRoundedRect(dot, thick / 3, thick / 3)
    painter.restore()


def make_icon() -> QIcon:
    """Draw the icon of windows and of the taskbar."""
    icon = QIcon()
    for side in (16, 32, 64, 128):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class BrandMark(QWidget):
    """The mark as part of a page."""

    def __init__(self, side: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notices().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Give the square."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()))
        painter.end()
