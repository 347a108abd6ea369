"""The stages of a meeting in one line."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
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
        self._offer_all()
        self.updateGeometry()
        self.update()

    def _width(self, stage: Stage, named: bool) -> float:
        words, state = stage
        if not named:
            return theme.px(MARK)
        return theme.px(MARK + _AFTER) + painting.text_width(words, _LOOKS[state][3])

    def sizeHint(self) -> QSize:
        """Fit the stages and the dashes between them."""
        return QSize(self._wide([True] * len(self._stages)), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """Fit the marks, and the words of the stage that it is at."""
        wide = self._wide(self._said(0))
        return QSize(min(wide, self.sizeHint().width()), theme.px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer every stage's words where some are left out."""
        super().resizeEvent(event)
        self._offer_all()

    def _offer_all(self) -> None:
        cut = self.width() < self.sizeHint().width()
        self.setToolTip(self.accessibleDescription() if cut else "")

    def _said(self, room: int) -> list[bool]:
        """Which stages are named: all, or as many of those nearest to now as there is room for."""
        count = len(self._stages)
        now = next((at for at, one in enumerate(self._stages) if one[1] == "now"), count - 1)
        said = [at == now for at in range(count)]
        for at in sorted(range(count), key=lambda each: (abs(each - now), -each)):
            tried = [*said[:at], True, *said[at + 1 :]]
            if self._wide(tried) <= room:
                said = tried
        return said

    def _wide(self, said: Sequence[bool]) -> int:
        between = theme.px(_ROOM) + theme.px(_DASH + _ROOM)
        wide = sum(self._width(one, named) for one, named in zip(self._stages, said, strict=True))
        return ceil(wide + between * max(0, len(self._stages) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stages."""
        painter = QPainter(self)
        left = 0.0
        said = self._said(self.width())
        for place, stage in enumerate(self._stages):
            if place:
                left = self._paint_dash(painter, left, self._stages[place - 1][1] == "done")
            self._paint_stage(painter, left, stage, said[place])
            left += self._width(stage, said[place])
        painter.end()

    def _paint_stage(self, painter: QPainter, left: float, stage: Stage, named: bool) -> None:
        words, state = stage
        kind, mark_tone, tone, face = _LOOKS[state]
        middle = self.height() / 2
        paint_mark(painter, QPointF(left + theme.px(MARK) / 2, middle), kind, mark_tone)
        if not named:
            return
        start = left + theme.px(MARK + _AFTER)
        rect = QRectF(start, 0, self.width() - start, self.height())
        painting.paint_text(painter, rect, Text(words, tone, face))

    def _paint_dash(self, painter: QPainter, left: float, done: bool) -> float:
        painter.setPen(QPen(theme.color("green_mark" if done else "rule"), 1.4))
        y = self.height() / 2
        start = left + theme.px(_ROOM)
        painter.drawLine(QLineF(start, y, start + theme.px(_DASH), y))
        return start + theme.px(_DASH + _ROOM)
