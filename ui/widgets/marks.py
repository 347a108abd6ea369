"""The status marks: a shape for each meaning first, then a colour."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from ui import theme
from ui.item_models.segments import MarkKind

#: The square a mark stands in, at 100%.
MARK = 16

_TONES: dict[MarkKind, str] = {
    MarkKind.PROPOSED: "ink3",
    MarkKind.RECOMMENDED: "petrol",
    MarkKind.DECIDED: "petrol",
    MarkKind.RATIFIED: "green_mark",
    MarkKind.WAITING: "amber_mark",
    MarkKind.DEFERRED: "ink3",
    MarkKind.NOT_AGREED: "red_mark",
    MarkKind.LOOK: "amber_mark",
    MarkKind.LATE: "red_mark",
    MarkKind.NOW: "petrol",
    MarkKind.GREEN: "green_mark",
    MarkKind.AMBER: "amber_mark",
    MarkKind.RED: "red_mark",
    MarkKind.NOTE: "ink3",
}


def paint_mark(painter: QPainter, centre: QPointF, kind: MarkKind, tone: str = "") -> None:
    """Paint a mark about a point; `tone` overrides its colour, as in an exempt row."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    scale = theme.text_size() / 100
    painter.scale(scale, scale)
    _SHAPES[kind](painter, theme.color(tone or _TONES[kind]))
    painter.restore()


def _pen(colour: QColor, width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, cap, join)


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


def _on(colour: QColor) -> QColor:
    """Pick the ground's own colour for what is cut out of a filled mark."""
    return theme.color("paper")


def _ring(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_pen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), 4.75, 4.75)


def _half(painter: QPainter, colour: QColor) -> None:
    _ring(painter, colour)
    _fill(painter, colour)
    painter.drawPie(QRectF(-4.75, -4.75, 9.5, 9.5), 90 * 16, 180 * 16)


def _disc(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawEllipse(QPointF(0, 0), 5.5, 5.5)


def _tick(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawEllipse(QPointF(0, 0), 6, 6)
    painter.setPen(_pen(_on(colour), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(-2.6, 0.2), QPointF(-0.8, 2), QPointF(2.7, -1.7)]))


def _up(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_pen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), 5.8, 5.8)
    painter.drawLine(QPointF(0, 2.7), QPointF(0, -2.2))
    painter.drawPolyline(QPolygonF([QPointF(-2.2, -0.4), QPointF(0, -2.6), QPointF(2.2, -0.4)]))


def _dashed(painter: QPainter, colour: QColor) -> None:
    pen = _pen(colour, 1.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Six arcs with gaps between them, so that the dash pattern never depends on the pen's width.
    for start in range(0, 360, 60):
        painter.drawArc(QRectF(-4.75, -4.75, 9.5, 9.5), (start + 10) * 16, 40 * 16)


def _cross(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_pen(colour, 1.8))
    painter.drawLine(QPointF(-3.6, -3.6), QPointF(3.6, 3.6))
    painter.drawLine(QPointF(-3.6, 3.6), QPointF(3.6, -3.6))


def _warning(painter: QPainter, colour: QColor) -> None:
    _triangle(painter, colour)
    painter.setPen(_pen(_on(colour), 1.3))
    painter.drawLine(QPointF(0, -1.4), QPointF(0, 1.3))
    painter.drawPoint(QPointF(0, 3.4))


def _triangle(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_pen(colour, 1))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(0, -5), QPointF(5.5, 4.8), QPointF(-5.5, 4.8)]))


def _play(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawPolygon(QPolygonF([QPointF(-3.4, -4.7), QPointF(4.8, 0), QPointF(-3.4, 4.7)]))


def _circle(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawEllipse(QPointF(0, 0), 5.9, 5.9)


def _diamond(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour)
    reach = 4.7 * math.sqrt(2)
    painter.drawPolygon(
        QPolygonF([QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)])
    )


def _bullet(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawEllipse(QPointF(0, 0), 2, 2)


_SHAPES: dict[MarkKind, Callable[[QPainter, QColor], None]] = {
    MarkKind.PROPOSED: _ring,
    MarkKind.RECOMMENDED: _half,
    MarkKind.DECIDED: _disc,
    MarkKind.RATIFIED: _tick,
    MarkKind.WAITING: _up,
    MarkKind.DEFERRED: _dashed,
    MarkKind.NOT_AGREED: _cross,
    MarkKind.LOOK: _warning,
    MarkKind.LATE: _warning,
    MarkKind.NOW: _play,
    MarkKind.GREEN: _circle,
    MarkKind.AMBER: _triangle,
    MarkKind.RED: _diamond,
    MarkKind.NOTE: _bullet,
}
