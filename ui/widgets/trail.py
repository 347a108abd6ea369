"""The way a decision goes, from group to group: solid for done, dashed for to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.item_models.segments import MarkKind, Text
from ui.widgets import painting
from ui.widgets.marks import paint_mark

_STEP = 40
_INDENT = 26


@dataclass(frozen=True, slots=True)
class TrailStep:
    """A group, what it did or is to do, and when."""

    title: str
    text: str
    day: str
    mark: MarkKind
    done: bool


class Trail(QWidget):
    """Steps from the top, joined by a line."""

    def __init__(self, steps: Sequence[TrailStep] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[TrailStep, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)
        theme.notices().changed.connect(self.updateGeometry)

    def set_steps(self, steps: Sequence[TrailStep]) -> None:
        """Show other steps."""
        self._steps = tuple(steps)
        said = (f"{step.title}, {step.text}, {step.day}" for step in self._steps)
        self.setAccessibleName("Trail")
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give each step two lines."""
        return QSize(theme.px(200), theme.px(_STEP) * len(self._steps))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the steps."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, step in enumerate(self._steps):
            top = place * theme.px(_STEP)
            if place + 1 < len(self._steps):
                self._paint_line(painter, top, self._steps[place + 1].done)
            self._paint_step(painter, top, step)
        painter.end()

    def _paint_step(self, painter: QPainter, top: float, step: TrailStep) -> None:
        line = theme.px(18)
        paint_mark(painter, QPointF(theme.px(8), top + line / 2 + 1), step.mark)
        day = Text(step.day, "ink2", "note")
        upper = QRectF(0, top, self.width() - 2, line)
        left = painting.paint_line_right(painter, upper, (day,))
        indent = theme.px(_INDENT)
        title = Text(step.title, "ink" if step.done else "ink2", "row")
        painting.paint_text(painter, QRectF(indent, top, left - indent - 8, line), title)
        text = Text(step.text, "ink2")
        room = self.width() - indent
        painting.paint_text(painter, QRectF(indent, top + line, room, line), text)

    def _paint_line(self, painter: QPainter, top: float, done: bool) -> None:
        pen = QPen(theme.color("petrol" if done else "rule"), 1.5)
        if not done:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([5, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        x = theme.px(8)
        step, mark = theme.px(_STEP), theme.px(8)
        middle = theme.px(10)
        painter.drawLine(QPointF(x, top + middle + mark), QPointF(x, top + step + middle - mark))
