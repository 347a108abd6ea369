"""Columns by year, planned beside actual; and their running totals as two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from egovdesk.documents.charts.axis import (
    LINE_HEIGHT,
    WIDTH,
    Frame,
    Said,
    frame_of,
    key,
    names,
    rules,
    titled,
    words,
)
from egovdesk.documents.model import Figure, FigureBox, FigureLine, Fill, Money, Side, Stroke
from egovdesk.documents.wording import amount, number

_HEIGHT = 220.0
_WIDEST = 44.0
_DOT = 7.0
_NUMBERED = 96.0
"""The width of a year in which both of its numbers have room."""
_LETTER = 6.6
"""About the width of a figure of a number."""
_KEY = (("Planned", Fill.PALE), ("Actual", Fill.SOLID))


@dataclass(frozen=True)
class Yearly:
    """Numbers by year, planned and actual; None where one is not known. Money is in whole pence."""

    labels: tuple[str, ...]
    planned: tuple[int | None, ...]
    actual: tuple[int | None, ...]
    money: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to plot."""
        return not any(one is not None for one in (*self.planned, *self.actual))

    def running(self) -> Yearly:
        """The running totals: what was done, only as far as it is known."""
        planned, actual = tuple(_running(self.planned)), tuple(_running(self.actual))
        return Yearly(self.labels, planned, actual, self.money)

    def short(self, value: int) -> str:
        """A number as short as fits beside a mark: `£210k`."""
        return short_money(value) if self.money else number(value)

    def exact(self, value: int) -> str:
        """A number in full: `£210,000`."""
        return amount(Money(value)) if self.money else number(value)


def short_money(pence: int) -> str:
    """`£950`, `£9.5k`, `£210k`, `£1.45m`."""
    for size, letter in ((100_000_000, "m"), (100_000, "k")):
        if pence >= size:
            digits = 2 if letter == "m" else 1 if pence < 10 * size else 0
            text = f"{pence / size:,.{digits}f}"
            return f"£{text.rstrip('0').rstrip('.') if '.' in text else text}{letter}"
    return f"£{round(pence / 100)}"


def columns_figure(title: str, yearly: Yearly, width: float = WIDTH) -> Figure:
    """Two columns a year, each with its number above it where there is room."""
    frame = frame_of((*yearly.planned, *yearly.actual), len(yearly.labels), _HEIGHT, width)
    lines, boxes = rules(frame, yearly.short)
    boxes += [*key(_KEY), *names(frame, yearly.labels)]
    thick = min(frame.slot * 0.32, _WIDEST)
    for values, fill, side in (
        (yearly.planned, Fill.PALE, -1), (yearly.actual, Fill.SOLID, 1),
    ):  # fmt: skip
        for at, value in enumerate(values):
            if value is not None:
                boxes += _column(frame, at, side, thick, value, fill, yearly.short)
    return titled(title, width, frame.height, boxes, lines, spoken(yearly))


def running_figure(title: str, yearly: Yearly, width: float = WIDTH) -> Figure:
    """The running totals as lines: planned dashed, actual whole, with the last number beside each."""
    running = yearly.running()
    frame = frame_of((*running.planned, *running.actual), len(running.labels), _HEIGHT, width)
    lines, boxes = rules(frame, yearly.short)
    boxes += [*key(_KEY), *names(frame, running.labels)]
    for values, fill, above in (
        (running.planned, Fill.PALE, True), (running.actual, Fill.SOLID, False),
    ):  # fmt: skip
        known = [(at, value) for at, value in enumerate(values) if value is not None]
        points = tuple((frame.x(at), frame.y(value)) for at, value in known)
        if len(points) > 1:
            dash = "dash" if fill is Fill.PALE else ""
            lines.append(FigureLine(points, dash, Stroke.STRONG))
        boxes += [
            FigureBox(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT, fill=fill, edged=False)
            for x, y in points
        ]
        for at, value in known:
            boxes.append(_beside(frame, at, value, running.short(value), above=above))
    return titled(title, width, frame.height, boxes, lines, spoken(running))


def _beside(frame: Frame, at: int, value: int, said: str, *, above: bool) -> FigureBox:
    """A number beside its point, where neither the other line nor the axis is."""
    x, y = frame.x(at), frame.y(value)
    if above:
        return words(said, x - 80, y - LINE_HEIGHT - 4, 84, Side.RIGHT)
    return words(said, x + 2, min(y + 1, frame.bottom - LINE_HEIGHT), 84)


def spoken(yearly: Yearly) -> str:
    """The numbers in words: `2003/04: planned £210,000, actual £198,000.`"""
    parts = []
    for label, planned, actual in zip(yearly.labels, yearly.planned, yearly.actual, strict=True):
        told = [
            f"{word} {yearly.exact(value)}"
            for word, value in (("planned", planned), ("actual", actual))
            if value is not None
        ]
        if told:
            parts.append(f"{label}: {', '.join(told)}.")
    return " ".join(parts)


def _column(
    frame: Frame, at: int, side: int, thick: float, value: int, fill: Fill, said: Said
) -> list[FigureBox]:
    """A column left (-1) or right (1) of the middle of its year, with its number above."""
    middle, top = frame.x(at) + side * (thick / 2 + 2), frame.y(value)
    bar = FigureBox(middle - thick / 2, top, thick, frame.bottom - top, fill=fill, edged=False)
    columns = [bar] if value else []
    if frame.slot >= _NUMBERED:
        columns.append(_above(said(value), middle, frame.x(at), side, thick, top - LINE_HEIGHT))
    return columns


def _above(
    said: str, middle: float, between: float, side: int, thick: float, y: float
) -> FigureBox:
    """A number over its column; one wider than that keeps clear of the number beside it."""
    if len(said) * _LETTER <= thick:
        return words(said, middle - 40, y, 80, Side.MIDDLE)
    left, aligned = (between - 82, Side.RIGHT) if side < 0 else (between + 2, Side.LEFT)
    return words(said, left, y, 80, aligned)


def _running(values: Sequence[int | None]) -> list[int | None]:
    """Totals up to each year, and nothing after the last that is known."""
    last = max((at for at, one in enumerate(values) if one is not None), default=-1)
    totals: list[int | None] = list(accumulate(one or 0 for one in values[: last + 1]))
    return totals + [None] * (len(values) - last - 1)
