"""A figure as the text of an SVG picture, for pages that show pictures: ink on white, as in Word."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from egovdesk.documents.inline import xml_text
from egovdesk.documents.model import (
    Figure,
    FigureBox,
    FigureLine,
    Fill,
    Inline,
    Side,
    Stroke,
    plain,
)

_INK, _EDGE, _PETROL, _PALE, _FAINT = "#1D2426", "#6B675D", "#14566B", "#DCE9ED", "#CEC9BD"
_FILLS = {Fill.SOLID: _PETROL, Fill.PALE: _PALE}
_DASHES = {"dash": "6 4", "sysDash": "3 2"}
_SIZE, _LINE = 12, 15
_ANCHORS = {Side.LEFT: "start", Side.MIDDLE: "middle", Side.RIGHT: "end"}


def svg_of(figure: Figure) -> str:
    """The figure as SVG, with its words as the title that stands for it."""
    sides = f'width="{figure.width:g}" height="{figure.height:g}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {sides} role="img" xml:lang="en-GB"'
    parts = [
        f'{head} font-family="Arial, Helvetica, sans-serif">',
        f"<title>{escape(xml_text(figure.alt))}</title>",
        f'<rect {sides} fill="#FFFFFF"/>',
    ]
    parts += [_line(one) for one in figure.lines]
    parts += [part for one in figure.boxes for part in _box(one)]
    return "".join([*parts, "</svg>"])


def _line(line: FigureLine) -> str:
    points = " ".join(f"{x:g},{y:g}" for x, y in line.points)
    colour = _PETROL if line.dash == "dash" or line.stroke is Stroke.STRONG else _EDGE
    colour = _FAINT if line.stroke is Stroke.FAINT else colour
    width = 2 if line.stroke is Stroke.STRONG else 1
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"'
        f"{_dash(line.dash)}/>"
    )


def _box(box: FigureBox) -> list[str]:
    place = f'x="{box.left:g}" y="{box.top:g}" width="{box.width:g}" height="{box.height:g}"'
    parts = []
    if box.fill is not Fill.NONE:
        parts.append(f'<rect {place} fill="{_FILLS[box.fill]}" stroke="{_PETROL}"/>')
    elif box.edged:
        stroke = _PETROL if box.dash == "dash" else _EDGE
        parts.append(f'<rect {place} rx="4" fill="#FFFFFF" stroke="{stroke}"{_dash(box.dash)}/>')
    x = {Side.LEFT: box.left + 6, Side.MIDDLE: box.left + box.width / 2}.get(
        box.side, box.left + box.width - 3
    )
    first = box.top + (box.height - _LINE * len(box.lines)) / 2 + _SIZE
    return parts + [
        _words(line, x, first + at * _LINE, box.side) for at, line in enumerate(box.lines)
    ]


def _words(line: Inline, x: float, y: float, side: Side) -> str:
    weight = ' font-weight="bold"' if any(run.bold for run in line) else ""
    anchor = f" text-anchor={quoteattr(_ANCHORS[side])}"
    text = escape(xml_text(plain(line)))
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{_SIZE}" fill="{_INK}"{anchor}{weight}>{text}</text>'
    )


def _dash(dash: str) -> str:
    return f' stroke-dasharray="{_DASHES[dash]}"' if dash in _DASHES else ""
