"""A plot on the screen: the figure that the documents print, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from egovdesk.documents.model import Figure, FigureBox, FigureLine, Fill, Side, Stroke, plain
from ui import theme
from ui.item_models.segments import Text
from ui.widgets import painting

_LEAST, _USUAL = 240, 400
_PAD = 6
_DASHES = {"dash": [4.0, 3.0], "sysDash": [2.0, 2.0]}

#: What makes a figure of a width, in pixels at 100%.
Build = Callable[[float], Figure]


class FigureView(QWidget):
    """A figure as wide as there is room; what it shows is its accessible description."""

    def __init__(self, build: Build, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self.figure = build(_USUAL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Plot")
        self.setAccessibleDescription(self.figure.alt)
        theme.notices().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the figure is, whatever its width."""
        return QSize(theme.px(_USUAL), theme.px(round(self.figure.height)))

    def minimumSizeHint(self) -> QSize:
        """The least width at which it can be read."""
        return QSize(theme.px(_LEAST), theme.px(round(self.figure.height)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, then the boxes."""
        scale = theme.text_size() / 100
        width = max(self.width() / scale, _LEAST)
        if self.figure.width != width:
            self.figure = self._build(width)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in self.figure.lines:
            _paint_line(painter, line, scale)
        for box in self.figure.boxes:
            _paint_box(painter, box, scale)
        painter.end()


def _paint_line(painter: QPainter, line: FigureLine, scale: float) -> None:
    strong = line.stroke is Stroke.STRONG
    tone = {Stroke.STRONG: "petrol", Stroke.FAINT: "line"}.get(line.stroke, "field")
    pen = QPen(theme.color(tone), 2 if strong else 1)
    if line.dash:
        pen.setDashPattern(_DASHES.get(line.dash, [4.0, 3.0]))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    level = len({y for _, y in line.points}) == 1
    painter.drawPolyline(
        [QPointF(x * scale, round(y * scale) + 0.5 if level else y * scale) for x, y in line.points]
    )


def _paint_box(painter: QPainter, box: FigureBox, scale: float) -> None:
    rect = QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale)
    if box.fill is not Fill.NONE:
        painter.setPen(QPen(theme.color("petrol"), 1))
        painter.setBrush(theme.color("petrol" if box.fill is Fill.SOLID else "tint"))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        return
    for line in box.lines:
        _paint_words(painter, rect, box.side, plain(line), bold=any(run.bold for run in line))


def _paint_words(painter: QPainter, rect: QRectF, side: Side, words: str, *, bold: bool) -> None:
    face = "note600" if bold else "note"
    room = rect if side is not Side.LEFT or bold else rect.adjusted(theme.px(_PAD), 0, 0, 0)
    if side is Side.MIDDLE:
        spare = (room.width() - painting.text_width(words, face)) / 2
        room = room.adjusted(max(0.0, spare), 0, 0, 0)
    tone = "ink" if bold else "ink2"
    painting.paint_text(painter, room, Text(words, tone, face, right=side is Side.RIGHT))
