"""The line between two parts of a page."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme


class _Hairline(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("line"))
        painter.end()


def hairline() -> QWidget:
    """Make the line between two parts of a page."""
    line = _Hairline()
    line.setFixedHeight(1)
    return line
