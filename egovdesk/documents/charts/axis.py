"""What the plots share: a scale of round numbers, a frame of faint rules, a key, and words in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from egovdesk.documents.model import (
    Figure,
    FigureBox,
    FigureLine,
    Fill,
    Side,
    Stroke,
    text_runs,
)

Said = Callable[[int], str]
"""How a number of the scale is written."""

WIDTH = 640.0
LINE_HEIGHT = 18.0
_LEFT, _TOP, _BOTTOM, _RIGHT = 64.0, 34.0, 26.0, 12.0
_KEY = 12.0
_ROUND = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Frame:
    """Where numbers and categories stand in a plot, in pixels."""

    height: float
    top_value: int
    categories: int
    width: float = WIDTH

    @property
    def bottom(self) -> float:
        """Where nothing stands."""
        return self.height - _BOTTOM

    @property
    def slot(self) -> float:
        """The width of one category."""
        return (self.width - _LEFT - _RIGHT) / max(self.categories, 1)

    def x(self, at: float) -> float:
        """The middle of a category, counted from 0."""
        return _LEFT + (at + 0.5) * self.slot

    def y(self, value: float) -> float:
        """How far down a number stands."""
        return self.bottom - (self.bottom - _TOP) * value / self.top_value


def frame_of(
    values: Sequence[int | None], categories: int, height: float, width: float = WIDTH
) -> Frame:
    """A frame in which the greatest of the numbers has room."""
    top = round_above(max((one or 0 for one in values), default=0))
    return Frame(height, top, categories, width)


def round_above(value: int) -> int:
    """The next round number that four rules part into round ones: 4, 8, 20, 400,000 …"""
    step = 1
    while True:
        for factor in _ROUND:
            top = factor * step * 4
            if top >= max(value, 1) and top == int(top) and int(top) % 4 == 0:
                return int(top)
        step *= 10


def rules(frame: Frame, said: Said) -> tuple[list[FigureLine], list[FigureBox]]:
    """The faint rules at quarters of the scale, with their numbers at the left."""
    lines, boxes = [], []
    for part in range(5):
        value = frame.top_value * part // 4
        y = frame.y(value)
        stroke = Stroke.FAINT if part else Stroke.EDGE
        lines.append(FigureLine(((_LEFT, y), (frame.width - _RIGHT, y)), stroke=stroke))
        boxes.append(words(said(value), 0, y - LINE_HEIGHT / 2, _LEFT - 4, Side.RIGHT))
    return lines, boxes


def names(frame: Frame, labels: Sequence[str]) -> list[FigureBox]:
    """What each category is called, under it."""
    return [
        words(label, frame.x(at) - frame.slot / 2, frame.bottom + 4, frame.slot, Side.MIDDLE)
        for at, label in enumerate(labels)
    ]


def key(entries: Sequence[tuple[str, Fill]], left: float = _LEFT) -> list[FigureBox]:
    """What the fills stand for, above the plot at the left."""
    boxes, x = [], left
    for text, fill in entries:
        boxes.append(FigureBox(x, 6, _KEY, _KEY, fill=fill, edged=False))
        boxes.append(words(text, x + _KEY + 2, 3, 130))
        x += _KEY + 90
    return boxes


def words(
    text: str, left: float, top: float, width: float, side: Side = Side.LEFT, *, bold: bool = False
) -> FigureBox:
    """A line of words in its place."""
    return FigureBox(
        left, top, width, LINE_HEIGHT, (text_runs(text, bold=bold),), edged=False, side=side
    )


def titled(
    title: str,
    width: float,
    height: float,
    boxes: Sequence[FigureBox],
    lines: Sequence[FigureLine],
    spoken: str,
) -> Figure:
    """A plot under its title, with that and its numbers as the words that stand for it."""
    down = LINE_HEIGHT + 2
    moved = tuple(replace(one, points=tuple((x, y + down) for x, y in one.points)) for one in lines)
    placed = tuple(replace(one, top=one.top + down) for one in boxes)
    head = words(title, 0, 0, width, bold=True)
    return Figure(width, height + down, (head, *placed), moved, f"{title}. {spoken}".strip())
