"""Milestones on a line of time, a row each: as planned, and as done or forecast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from egovdesk.documents.charts.axis import LINE_HEIGHT, WIDTH, key, titled, words
from egovdesk.documents.model import Figure, FigureBox, FigureLine, Fill, Side, Stroke
from egovdesk.documents.wording import long_date, short_date

_LETTER, _NARROW = 6.6, 480.0
_TOP, _ROW, _FOOT, _MARK = 30.0, 26.0, 40.0, 11.0
_MONTH = 74.0
"""The room that the name of a month needs."""


@dataclass(frozen=True)
class Due:
    """A milestone: its words, the day planned, and the day on which it was done or is forecast."""

    title: str
    planned: date | None
    expected: date | None
    done: bool

    @property
    def spoken(self) -> str:
        """`Contract let: planned 1 September 2003, done 8 September 2003.`"""
        parts = [f"planned {long_date(self.planned)}"] if self.planned else []
        if self.done and self.expected:
            parts.append(f"done {long_date(self.expected)}")
        elif self.expected and self.expected != self.planned:
            parts.append(f"forecast {long_date(self.expected)}")
        return f"{self.title}: {', '.join(parts) or 'no day set'}."


def timeline_figure(title: str, rows: Sequence[Due], today: date, width: float = WIDTH) -> Figure:
    """A row for each milestone: the day planned as a pale mark, done or forecast as a solid one."""
    days = [day for row in rows for day in (row.planned, row.expected) if day] + [today]
    first, last = _months(min(days), max(days))
    left = width * (0.42 if width < _NARROW else 0.33)
    room = width - left - 20

    def x(day: date) -> float:
        return left + room * (day - first).days / max((last - first).days, 1)

    height = _TOP + _ROW * len(rows) + _FOOT
    lines = [FigureLine(((x(today), _TOP - 4), (x(today), height - _FOOT)), "sysDash")]
    boxes = key((("Planned", Fill.PALE), ("Done or forecast", Fill.SOLID)), left)
    said = f"Today, {short_date(today)}"
    boxes.append(words(said, x(today) - 60, height - LINE_HEIGHT - 3, 120, Side.MIDDLE))
    boxes += _named_months(first, last, x, height - _FOOT, width)
    for at, row in enumerate(rows):
        middle = _TOP + _ROW * (at + 0.5)
        lines.append(FigureLine(((left, middle), (width - 12, middle)), stroke=Stroke.FAINT))
        boxes.append(words(_cut(row.title, left), 0, middle - LINE_HEIGHT / 2, left - 8))
        if row.planned and row.expected and row.planned != row.expected:
            points = ((x(row.planned), middle), (x(row.expected), middle))
            lines.append(FigureLine(points, "" if row.done else "dash", Stroke.STRONG))
        if row.planned:
            boxes.append(_mark(x(row.planned), middle, Fill.PALE, _MARK))
        if row.expected and (row.done or row.expected != row.planned):
            boxes.append(_mark(x(row.expected), middle, Fill.SOLID, _MARK - 3))
    return titled(title, width, height, boxes, lines, " ".join(row.spoken for row in rows))


def _mark(x: float, y: float, fill: Fill, size: float) -> FigureBox:
    return FigureBox(x - size / 2, y - size / 2, size, size, fill=fill, edged=False)


def _named_months(
    first: date, last: date, x: Callable[[date], float], top: float, width: float
) -> list[FigureBox]:
    """The names of the months under the line of time, as many as have room."""
    boxes, month, free = [], first, 0.0
    while month <= last:
        if x(month) >= free and x(month) + _MONTH / 2 <= width:
            said = short_date(month).split(" ", 1)[1]
            boxes.append(words(said, x(month) - _MONTH / 2, top, _MONTH, Side.MIDDLE))
            free = x(month) + _MONTH
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return boxes


def _months(first: date, last: date) -> tuple[date, date]:
    """Whole months around two days."""
    after = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return first.replace(day=1), after


def _cut(text: str, room: float) -> str:
    longest = int(room / _LETTER)
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
