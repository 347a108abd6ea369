"""Pictures and figures in PDF, each with the words that stand for it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from egovdesk.documents.writers.pdf.text import Words, call, points, quoted, truth

if TYPE_CHECKING:
    from egovdesk.documents.model import Figure, FigureBox, FigureLine, Picture

_PIXEL = 15
"""Twentieths of a point in a pixel of 1/96 inch."""
_MM = 1440 / 25.4
_FIGURE_TEXT, _LEAST_TEXT = 180, 120
"""In twentieths of a point; a wide chart is set no smaller."""


def picture(block: Picture, room: int) -> str:
    """A picture as wide as was asked, where `room` allows, in twentieths of a point.

    It lies in a drawing of vectors: typst reads no picture from its source but that.
    """
    wide, high = _pixels(block.png)
    inside = base64.b64encode(block.png).decode("ascii")
    drawn = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{wide}' height='{high}'>"
        f"<image width='{wide}' height='{high}' href='data:image/png;base64,{inside}'/></svg>"
    )
    width = points(min(block.width_mm * _MM, room))
    return call("picture", quoted(drawn), width, quoted(block.alt))


def _pixels(png: bytes) -> tuple[int, int]:
    """The width and height that a PNG says it has, in its first chunk."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def drawing(figure: Figure, room: int) -> str:
    """A figure with real text in its boxes, made smaller where it is wider than `room`."""
    scale = min(1.0, room / (figure.width * _PIXEL))
    size = max(_LEAST_TEXT, _FIGURE_TEXT * scale) / scale
    parts = [_line(one) for one in figure.lines] + [_box(one, size) for one in figure.boxes]
    sides = (points(figure.width * _PIXEL), points(figure.height * _PIXEL))
    return call("drawing", *sides, points(room), quoted(figure.alt), *parts)


def _line(line: FigureLine) -> str:
    corners = [f"({points(x * _PIXEL)}, {points(y * _PIXEL)})" for x, y in line.points]
    return call("stroke-through", quoted(line.dash), quoted(line.stroke), *corners)


def _box(box: FigureBox, size: float) -> str:
    words = Words()
    sides = [points(side * _PIXEL) for side in (box.left, box.top, box.width, box.height)]
    if box.fill:
        return call("figure-bar", *sides, quoted(box.fill))
    lines = [words.runs(line) for line in box.lines]
    return call("figure-box", *sides, truth(box.edged), quoted(box.dash), quoted(box.side),
                points(size), *lines)  # fmt: skip
