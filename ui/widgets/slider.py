"""A slider: a line that is petrol as far as the handle, and a ring where it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from ui import theme

_HANDLE, _LINE = 12, 3


class Slider(QSlider):
    """A whole number between two; a click on the line goes there, and the wheel scrolls the page."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Room to take hold of."""
        return QSize(theme.px(120), theme.px(24))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the line is pressed, and hold the handle there."""
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def _follow(self, event: QMouseEvent) -> None:
        inset, reach = self._reach()
        along = (event.position().x() - inset) / reach if reach else 0.0
        span = self.maximum() - self.minimum()
        self.setValue(self.minimum() + round(max(0.0, min(1.0, along)) * span))

    def _reach(self) -> tuple[float, float]:
        """Where the line begins, and how far the handle goes on it."""
        inset = theme.px(_HANDLE) / 2 + 1
        return inset, max(1.0, self.width() - 2 * inset)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, what is passed of it, and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset, reach = self._reach()
        span = max(1, self.maximum() - self.minimum())
        at = inset + reach * (self.value() - self.minimum()) / span
        middle, thick = self.height() / 2, theme.px(_LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end, token in ((0.0, float(self.width()), "rule"), (0.0, at, "petrol")):
            painter.setBrush(theme.color(token))
            line = QRectF(start, middle - thick / 2, end - start, thick)
            painter.drawRoundedRect(line, thick / 2, thick / 2)
        painter.setPen(QPen(theme.color("petrol"), 2 if not self.hasFocus() else 3))
        painter.setBrush(theme.color("paper"))
        painter.drawEllipse(QPointF(at, middle), theme.px(_HANDLE) / 2, theme.px(_HANDLE) / 2)
        painter.end()
