"""The stages of a meeting in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.item_models.segments import MarkKind, Text
from ui.widgets import painting
from ui.widgets.marks import MARK, paint_mark

Stage = tuple[str, Literal["done", "now", "to come"]]
_LOOKS = {
    "done": (MarkKind.RATIFIED, "", "ink2", "note"),
    "now": (MarkKind.DECIDED, "", "ink", "note600"),
    "to come": (MarkKind.PROPOSED, "field", "ink2", "note"),
}
_DASH, _ROOM, _AFTER = 15, 6, 4


class Stages(QWidget):
    """Stages done, the one it is at, and those to come."""

    def __init__(self, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_stages(stages)
        theme.notices().changed.connect(self.updateGeometry)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show other stages."""
        self._stages = tuple(stages)
        self.setAccessibleName("Stages")
        self.setAccessibleDescription(", ".join(f"{words} {state}" for words, state in stages))
        self.updateGeometry()
        self.update()

    def _width(self, stage: Stage) -> float:
        words, state = stage
        face = _LOOKS[state][3]
        return theme.px(MARK + _AFTER) + painting.text_width(words, face)

    def sizeHint(self) -> QSize:
        """Fit the stages and the dashes between them."""
        between = theme.px(_DASH + 2 * _ROOM)
        wide = sum(self._width(stage) for stage in self._stages)
        return QSize(round(wide + between * max(0, len(self._stages) - 1)), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """Fit what fits; the rest is cut at the right."""
        return QSize(theme.px(80), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stages."""
        painter = QPainter(self)
        left = 0.0
        for place, stage in enumerate(self._stages):
            if place:
                left = self._paint_dash(painter, left, self._stages[place - 1][1] == "done")
            self._paint_stage(painter, left, stage)
            left += self._width(stage)
        painter.end()

    def _paint_stage(self, painter: QPainter, left: float, stage: Stage) -> None:
        words, state = stage
        kind, mark_tone, tone, face = _LOOKS[state]
        middle = self.height() / 2
        paint_mark(painter, QPointF(left + theme.px(MARK) / 2, middle), kind, mark_tone)
        start = left + theme.px(MARK + _AFTER)
        rect = QRectF(start, 0, self.width() - start, self.height())
        painting.paint_text(painter, rect, Text(words, tone, face))

    def _paint_dash(self, painter: QPainter, left: float, done: bool) -> float:
        painter.setPen(QPen(theme.color("green_mark" if done else "rule"), 1.4))
        y = self.height() / 2
        start = left + theme.px(_ROOM)
        painter.drawLine(QLineF(start, y, start + theme.px(_DASH), y))
        return start + theme.px(_DASH + _ROOM)
