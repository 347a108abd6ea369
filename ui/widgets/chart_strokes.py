"""The strokes and words of a chart."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from egovdesk.documents.framework.chart import ChartLine, LineKind
from ui import theme
from ui.item_models.segments import Text
from ui.widgets import painting


def paint_chart_line(painter: QPainter, line: ChartLine, scale: float) -> None:
    """Paint a line with its corners rounded."""
    joint = line.kind is LineKind.JOINT
    pen = QPen(theme.color("petrol" if joint else "field"), 1.5)
    if line.kind is not LineKind.PARENT:
        pen.setDashPattern([4, 3] if joint else [1, 3])
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_rounded([QPointF(x * scale, y * scale) for x, y in line.points], 6 * scale))


def _rounded(points: list[QPointF], radius: float) -> QPainterPath:
    """A line through its corners, each rounded as far as the line has room for it."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_near(corner, before, radius))
        path.quadTo(corner, _near(corner, after, radius))
    path.lineTo(points[-1])
    return path


def _near(corner: QPointF, end: QPointF, radius: float) -> QPointF:
    way = QLineF(corner, end)
    return way.pointAt(min(0.5, radius / way.length())) if way.length() else corner


def paint_words(
    painter: QPainter, rect: QRectF, text: str, tone: str, face: str, zoom: float
) -> None:
    """Paint words, smaller or larger with the chart."""
    if not text:
        return
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(zoom, zoom)
    room = QRectF(0, 0, rect.width() / zoom, rect.height() / zoom)
    painting.paint_text(painter, room, Text(text, tone, face))
    painter.restore()
