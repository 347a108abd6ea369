"""Painting segments: how text, icons, marks, tags, key caps and bars look and how wide they are.

The delegate of lists and tables uses it, and so do the small painted widgets.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui import icons, theme
from ui.item_models.segments import (
    Bar,
    Check,
    Gap,
    Hidden,
    Icon,
    Key,
    Line,
    Mark,
    Segment,
    Shares,
    Tag,
    Text,
)
from ui.widgets.marks import MARK, paint_mark

GAP = 8
_MARK_GAP = 6
_CONTEXT_LEAST = 40

#: Text, ground and edge of each kind of tag and note.
GROUNDS: dict[str, tuple[str, str, str]] = {
    "plain": ("ink2", "paper", "rule"),
    "tint": ("petrol", "tint", "tint2"),
    "exempt": ("exempt", "pink", "exempt_edge"),
    "amber": ("amber", "amber_ground", "amber_edge"),
    "red": ("red", "red_ground", "red_edge"),
    "green": ("green", "green_ground", "green_edge"),
}


class Manner(NamedTuple):
    """How a row is painted: selected rows have firmer titles, exempt rows one colour."""

    selected: bool = False
    exempt: bool = False
    disabled: bool = False


PLAIN = Manner()


@lru_cache(maxsize=64)
def _measure(face: str, size: int) -> QFontMetricsF:
    return QFontMetricsF(theme.font(face))


def metrics(face: str) -> QFontMetricsF:
    """Measure a face at the text size in force."""
    return _measure(face, theme.text_size())


def text_width(text: str, face: str = "text") -> float:
    """Measure a piece of text."""
    return metrics(face).horizontalAdvance(text)


def segment_width(segment: Segment, manner: Manner = PLAIN) -> float:
    """Measure a segment as it would like to be."""
    if isinstance(segment, Text):
        # A step keeps the room that it takes where its row is current.
        own = text_width(
            segment.text, "heading" if segment.face == "step" else _face(segment, manner)
        )
        return max(own, theme.px(segment.width)) if segment.width else own
    if isinstance(segment, Mark):
        return theme.px(MARK)
    if isinstance(segment, Icon):
        return theme.px(segment.size)
    if isinstance(segment, Check):
        return theme.px(MARK)
    if isinstance(segment, Tag):
        extra = theme.px(15) if segment.icon else 0
        return text_width(segment.text, "note500") + theme.px(12) + extra
    if isinstance(segment, Key):
        return text_width(segment.text, "note500") + theme.px(10)
    return theme.px(segment.width)


def line_width(line: Line, manner: Manner = PLAIN) -> float:
    """Measure a line with its gaps."""
    if not line:
        return 0
    return sum(segment_width(part, manner) + gap_after(part) for part in line) - gap_after(line[-1])


def least_width(line: Line, manner: Manner = PLAIN) -> float:
    """Measure a line whose context has given way."""
    kept = tuple(part for part in line if not (isinstance(part, Text) and part.context))
    return line_width(kept, manner)


def gap_after(segment: Segment) -> float:
    """Tell the room after a segment."""
    if isinstance(segment, Gap):
        return 0
    return theme.px(_MARK_GAP if isinstance(segment, Mark | Icon) else GAP)


def fit(line: Line, room: float, manner: Manner = PLAIN) -> list[tuple[Segment, float]]:
    """Give each segment its width: context gives way first, and goes when under 40 px.

    Then words are cut, and at last whatever stands furthest right goes: nothing is half painted.
    """
    widths = [segment_width(part, manner) for part in line]
    gaps = [gap_after(part) for part in line]
    over = sum(widths) + sum(gaps[:-1]) - room
    kept = [True] * len(line)
    for at in reversed(range(len(line))):
        part = line[at]
        if over > 0.5 and isinstance(part, Text) and part.context:
            if widths[at] - over >= theme.px(_CONTEXT_LEAST):
                widths[at] -= over
                over = 0
            else:
                over -= widths[at] + gaps[at]
                kept[at] = False
    for at in reversed(range(len(line))):
        part = line[at]
        if over > 0.5 and kept[at] and isinstance(part, Text | Tag | Hidden):
            least = theme.px(_CONTEXT_LEAST if isinstance(part, Tag) else 12)
            taken = min(over, max(0.0, widths[at] - least))
            widths[at] -= taken
            over -= taken
    for at in reversed(range(1, len(line))):
        if over > 0.5 and kept[at]:
            over -= widths[at] + gaps[at]
            kept[at] = False
    return [(part, widths[at]) for at, part in enumerate(line) if kept[at]]


def paint_line(painter: QPainter, rect: QRectF, line: Line, manner: Manner = PLAIN) -> float:
    """Paint segments from the left, centred upright in the rectangle; give where they end."""
    left = rect.left()
    for part, width in fit(line, rect.width(), manner):
        paint_segment(painter, QRectF(left, rect.top(), width, rect.height()), part, manner)
        left += width + gap_after(part)
    return left


def paint_line_right(painter: QPainter, rect: QRectF, line: Line, manner: Manner = PLAIN) -> float:
    """Paint segments against the right; give where they begin."""
    width = min(rect.width(), line_width(line, manner))
    left = rect.right() - width
    paint_line(painter, QRectF(left, rect.top(), width, rect.height()), line, manner)
    return left


def paint_segment(painter: QPainter, rect: QRectF, part: Segment, manner: Manner = PLAIN) -> None:
    """Paint one segment into its place."""
    if isinstance(part, Text):
        paint_text(painter, rect, part, manner)
    elif isinstance(part, Mark):
        tone = part.tone or ("exempt" if manner.exempt else "")
        paint_mark(painter, rect.center(), part.kind, tone)
    elif isinstance(part, Icon):
        _paint_icon(painter, rect, part, manner)
    elif isinstance(part, Tag):
        paint_tag(painter, rect, part)
    elif isinstance(part, Key):
        if manner.selected or not part.current:
            paint_key(painter, rect, part.text)
    elif isinstance(part, Bar):
        paint_bar(painter, rect, part)
    elif isinstance(part, Shares):
        paint_shares(painter, rect, part)
    elif isinstance(part, Hidden):
        paint_hidden(painter, rect)
    elif isinstance(part, Check):
        paint_check(painter, rect, part)


def paint_hidden(painter: QPainter, rect: QRectF) -> None:
    """Paint the bar that stands for exempt words."""
    bar = QRectF(rect.left(), 0, rect.width(), theme.px(10))
    bar.moveCenter(QPointF(rect.center().x(), rect.center().y()))
    paint_box(painter, bar, theme.radius("row") / 2, theme.color("exempt_edge"))


def _face(part: Text, manner: Manner) -> str:
    if part.face in ("place", "step"):
        return "heading" if manner.selected else "text"
    if part.face == "text" and part.tone == "ink" and manner.selected:
        return "row"
    return part.face


def _tone(tone: str, manner: Manner) -> QColor:
    if manner.exempt:
        return theme.color("exempt")
    if manner.disabled:
        return theme.color("ink3")
    return theme.color(tone)


def paint_text(painter: QPainter, rect: QRectF, part: Text, manner: Manner = PLAIN) -> None:
    """Paint words on one line, elided, with what was found lit up."""
    face = _face(part, manner)
    measure = metrics(face)
    words = part.text
    if measure.horizontalAdvance(words) > rect.width() + 0.5:
        words = measure.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    left = rect.left()
    if part.right:
        left = rect.right() - measure.horizontalAdvance(words)
    base = baseline(rect, face)
    painter.setFont(theme.font(face))
    _paint_found(painter, QPointF(left, base), words, part, measure)
    stepped = part.face == "step" and manner.selected
    painter.setPen(_tone("petrol" if stepped else part.tone, manner))
    painter.drawText(QPointF(left, base), words)
    if part.found and theme.high_contrast():
        _paint_found_words(painter, QPointF(left, base), words, part, measure)


def _paint_found_words(
    painter: QPainter, origin: QPointF, words: str, part: Text, measure: QFontMetricsF
) -> None:
    """Paint what was found again in the colour that goes with the system's highlight."""
    painter.setPen(theme.color("on_found"))
    for start, end in part.found:
        left = origin.x() + measure.horizontalAdvance(words[:start])
        painter.drawText(QPointF(left, origin.y()), words[start:end])


def baseline(rect: QRectF, face: str) -> float:
    """Find the baseline of a face centred in a rectangle, on a whole pixel."""
    measure = metrics(face)
    return float(round(rect.center().y() + (measure.ascent() - measure.descent()) / 2))


def _paint_found(
    painter: QPainter, origin: QPointF, words: str, part: Text, measure: QFontMetricsF
) -> None:
    for start, end in part.found:
        if start >= len(words):
            continue
        left = origin.x() + measure.horizontalAdvance(words[:start])
        width = measure.horizontalAdvance(words[start:end])
        top = origin.y() - measure.ascent() - 1
        lit = QRectF(left - 1, top, width + 2, measure.height() + 2)
        painter.fillRect(lit, theme.color("found"))


def _paint_icon(painter: QPainter, rect: QRectF, part: Icon, manner: Manner) -> None:
    side = theme.px(part.size)
    top = round(rect.center().y() - side / 2)
    tone = _tone(part.tone, manner)
    icons.paint(painter, part.name, QRectF(round(rect.left()), top, side, side), tone)


def paint_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    ground: QColor | None,
    edge: QColor | None = None,
    width: float = 1,
) -> None:
    """Paint a rounded box whose edge lies inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    half = width / 2 if edge is not None else 0
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def centred(rect: QRectF, height: float) -> QRectF:
    """Cut a rectangle of a height out of the middle of another, on whole pixels."""
    top = round(rect.center().y() - height / 2)
    return QRectF(round(rect.left()), top, round(rect.width()), height)


def paint_tag(painter: QPainter, rect: QRectF, tag: Tag) -> None:
    """Paint a tag."""
    tone, ground, edge = GROUNDS[tag.kind]
    box = centred(rect, theme.height("tag"))
    paint_box(painter, box, theme.radius("tag"), theme.color(ground), theme.color(edge))
    left = box.left() + theme.px(6)
    if tag.icon:
        side = theme.px(12)
        place = QRectF(left - 1, round(box.center().y() - side / 2), side, side)
        icons.paint(painter, tag.icon, place, tone)
        left += theme.px(15)
    words = QRectF(left, box.top(), box.right() - left, box.height())
    paint_text(painter, words, Text(tag.text, tone, "note500"))


def paint_key(painter: QPainter, rect: QRectF, text: str) -> None:
    """Paint a key cap: a box with a firmer lower edge."""
    box = centred(rect, theme.px(17))
    paint_box(painter, box, theme.px(3), theme.color("paper"), theme.color("rule"))
    width = text_width(text, "note500")
    words = QRectF(box.center().x() - width / 2, box.top(), width + 2, box.height())
    paint_text(painter, words, Text(text, "ink2", "note500"))


def paint_bar(painter: QPainter, rect: QRectF, bar: Bar, height: int = 6) -> None:
    """Paint a bar and the way it has still to go."""
    track = centred(rect, theme.px(height))
    paint_box(painter, track, 2, theme.color("line"))
    done = QRectF(track)
    done.setWidth(track.width() * max(0.0, min(1.0, bar.fraction)))
    paint_box(painter, done, 2, theme.color(bar.tone))


def paint_shares(painter: QPainter, rect: QRectF, shares: Shares, height: int = 8) -> None:
    """Paint lengths after one another, a hairline of room between."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    bar, left = centred(rect, theme.px(height)), rect.left()
    for at, part in enumerate(shares.parts):
        width = theme.px(shares.width) * part
        painter.fillRect(
            QRectF(left, bar.top(), max(0.0, width - 1), bar.height()),
            theme.shade(at, len(shares.parts)),
        )
        left += width


def paint_radio(painter: QPainter, centre: QPointF, on: bool) -> None:
    """A ring, filled in the middle where it is chosen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.px(15) / 2
    painter.setPen(QPen(theme.color("petrol" if on else "field"), 1.4))
    painter.setBrush(theme.color("paper"))
    painter.drawEllipse(centre, radius, radius)
    if on:
        painter.setBrush(theme.color("petrol"))
        painter.drawEllipse(centre, radius / 2, radius / 2)


def paint_check(painter: QPainter, rect: QRectF, check: Check) -> None:
    """Paint a tick box."""
    side = theme.px(MARK)
    box = QRectF(round(rect.left()), round(rect.center().y() - side / 2), side, side)
    if not check.on:
        paint_box(painter, box, theme.px(3), theme.color("paper"), theme.color("field"), 1.2)
        return
    paint_box(painter, box, theme.px(3), theme.color("petrol" if check.enabled else "ink3"))
    pen = QPen(theme.color("on_petrol"), 1.8 * theme.text_size() / 100)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    step = side / 16
    elbow = box.topLeft() + QPointF(6.8 * step, 11 * step)
    painter.drawLine(box.topLeft() + QPointF(4 * step, 8.2 * step), elbow)
    painter.drawLine(elbow, box.topLeft() + QPointF(12 * step, 5.4 * step))
