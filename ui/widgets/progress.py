"""Long work: what is being made, how far it is, and Stop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.item_models.segments import Bar
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided, Label


class ProgressStrip(QWidget):
    """A strip that stays in its place while work goes on behind it."""

    stopped = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction = 0.0
        self._title = Label(title, "heading")
        self._text = Elided("", "note", "ink2")
        self.stop = Button("Stop", "text")
        self.stop.clicked.connect(self.stopped)
        self._row = QHBoxLayout()
        self._row.addWidget(self._title)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self.stop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addStretch(1)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        self._row.setSpacing(px(10))
        self._column.setContentsMargins(px(14), px(3), px(10), 0)
        self.setFixedHeight(px(51))

    def set_progress(self, title: str, text: str, fraction: float) -> None:
        """Tell how far the work is."""
        self._title.setText(title)
        self._text.setText(text)
        self._fraction = fraction
        self.setAccessibleName(f"{title}, {text}")
        self.update()

    def fraction(self) -> float:
        """Give how far the work is."""
        return self._fraction

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the bar."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = theme.radius("note")
        painting.paint_box(painter, box, radius, theme.color("paper"), theme.color("rule"))
        px = theme.px
        bar = QRectF(px(14), self.height() - px(19), self.width() - px(28), px(8))
        painting.paint_bar(painter, bar, Bar(self._fraction))
        painter.end()
