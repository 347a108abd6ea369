"""A tick box with its words, painted as the theme has it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui import theme
from ui.item_models.segments import Check, Text
from ui.widgets import painting
from ui.widgets.marks import MARK

_LEAST = 24


class Tick(QCheckBox):
    """The platform's own is not to be seen on a dark ground."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        theme.notices().changed.connect(self.updateGeometry)

    def _words_left(self) -> int:
        return theme.px(MARK + 9)

    def sizeHint(self) -> QSize:
        """Fit the box and the words."""
        wide = self._words_left() + painting.text_width(self.text(), "text") + theme.px(6)
        return QSize(round(wide), theme.px(_LEAST))

    def minimumSizeHint(self) -> QSize:
        """Let the words be cut."""
        return QSize(theme.px(60), theme.px(_LEAST))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the box or the words."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the words, and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        inset = theme.px(2)
        painting.paint_check(
            painter, area.adjusted(inset, 0, 0, 0), Check(self.isChecked(), self.isEnabled())
        )
        tone = "ink" if self.isEnabled() else "ink3"
        painting.paint_text(
            painter, area.adjusted(self._words_left(), 0, 0, 0), Text(self.text(), tone)
        )
        if self.hasFocus():
            ring = area.adjusted(0.75, 0.75, -0.75, -0.75)
            painting.paint_box(painter, ring, theme.radius("row"), None, theme.color("petrol"), 1.5)
        painter.end()
