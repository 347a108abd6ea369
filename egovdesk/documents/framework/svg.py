"""The chart as an SVG picture: plain shapes and real text, with words that stand for it."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from egovdesk.documents.framework.chart import (
    BOX_HEIGHT,
    BOX_WIDTH,
    Band,
    Box,
    Chart,
    ChartLine,
    LineKind,
)

_INK, _INK2, _RULE, _LINE, _PETROL, _AMBER = (
    "#1D2426", "#4C5456", "#8E897C", "#E4E0D7", "#14566B", "#845000",
)  # fmt: skip
_PAD = 20
_FONT = 'font-family="Inter, Arial, Helvetica, sans-serif"'
_WIDE, _NARROW = set("MWmw@%"), set("iljtfrI.,:;'’|()-! ")


def chart_svg(chart: Chart, title: str, subtitle: str = "") -> str:
    """The chart as the text of an SVG file."""
    head = 58 if subtitle else 38
    width, height = max(chart.width, 300) + 2 * _PAD, chart.height + head + 52
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
            f'viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="title desc" '
            f'xml:lang="en-GB" {_FONT}>'
        ),
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(spoken_chart(chart))}</desc>',
        f'<rect width="{width:g}" height="{height:g}" fill="#FFFFFF"/>',
        _text(_PAD, 30, title, 18, _INK, 600, width - 2 * _PAD),
    ]
    if subtitle:
        parts.append(_text(_PAD, 50, subtitle, 12, _INK2, 400, width - 2 * _PAD))
    parts.append(f'<g transform="translate({_PAD} {head})">')
    for place, band in enumerate(chart.bands):
        parts += _band(band, chart.width, last=place == len(chart.bands) - 1)
    parts += [_line(one) for one in chart.lines]
    for box in chart.boxes:
        parts += _box(box)
    parts += _legend(chart)
    return "\n".join([*parts, "</g>", "</svg>", ""])


def spoken_chart(chart: Chart) -> str:
    """The chart in words: each group with the one that it reports to."""
    names = {one.group.id: one.group.name for one in chart.boxes}
    said = []
    for box in chart.boxes:
        above = names.get(box.group.parent_id or "")
        said.append(f"{box.group.spoken}{f', reports to {above}' if above else ''}.")
    said += [
        f"{names[one.one_id]} meets jointly with {names[one.other_id]}."
        for one in chart.lines
        if one.kind is LineKind.JOINT
    ]
    return " ".join(said)


def cut(text: str, room: float, size: float, weight: int = 400) -> str:
    """Words cut to a width, as wide as the letters of the usual faces are."""
    if text_width(text, size, weight) <= room:
        return text
    while text and text_width(text + "…", size, weight) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def text_width(text: str, size: float, weight: int = 400) -> float:
    """About how wide words are, on the safe side."""
    em = sum(
        0.9 if c in _WIDE else 0.33 if c in _NARROW else 0.7 if c.isupper() else 0.57 for c in text
    )
    return em * size * (1.05 if weight >= 600 else 1.0)


def _text(x: float, y: float, text: str, size: float, colour: str, weight: int, room: float) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" fill="{colour}">'
        f"{escape(cut(text, room, size, weight))}</text>"
    )


def _band(band: Band, width: float, *, last: bool) -> list[str]:
    found = []
    middle = band.top + 46
    words = band.title.split(" and ") if len(band.title) > 24 else [band.title]
    lines = [f"{words[0]} and", words[1]] if len(words) == 2 else words
    for at, text in enumerate(lines):
        found.append(_text(0, middle + at * 15, text, 12, _INK2, 600, 132))
    if band.detail:
        found.append(_text(0, middle + len(lines) * 15, band.detail, 12, _INK2, 400, 132))
    if not last:
        y = band.top + band.height
        found.append(f'<path d="M0 {y:g}H{width:g}" stroke="{_LINE}" stroke-width="1"/>')
    return found


def _line(line: ChartLine) -> str:
    points = " ".join(f"{x:g},{y:g}" for x, y in line.points)
    looks = {
        LineKind.PARENT: f'stroke="{_RULE}"',
        LineKind.JOINT: f'stroke="{_PETROL}" stroke-dasharray="5 4"',
        LineKind.ALSO: f'stroke="{_RULE}" stroke-dasharray="1 4" stroke-linecap="round"',
    }[line.kind]
    return f'<polyline points="{points}" fill="none" stroke-width="1.5" stroke-linejoin="round" {looks}/>'


def _box(box: Box) -> list[str]:
    group, room = box.group, BOX_WIDTH - 24
    edge = (
        f'stroke="{_PETROL}" stroke-width="1.5" stroke-dasharray="5 4"' if group.joint
        else f'stroke="{_RULE}" stroke-dasharray="3 3"' if not group.kept
        else f'stroke="{_RULE}"'
    )  # fmt: skip
    fill = "#FFFFFF" if group.kept else "#FAF8F5"
    left, top = box.left, box.top
    found = [
        f"<g aria-label={quoteattr(group.spoken)}>",
        (
            f'<rect x="{left:g}" y="{top:g}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="4" '
            f'fill="{fill}" {edge}/>'
        ),
        _text(left + 12, top + 20, group.name, 13, _INK, 600, room),
        _text(left + 12, top + 38, group.chair, 12, _INK2, 400, room),
    ]
    if group.amber:
        x, y = left + 12, top + 55
        found.append(f'<path d="M{x + 5:g} {y - 9:g}l5.5 10h-11z" fill="#C27803"/>')
        found.append(_text(left + 27, y, group.last, 12, _AMBER, 600, room - 15))
    else:
        found.append(_text(left + 12, top + 55, group.last, 12, _INK2, 400, room))
    return [*found, "</g>"]


def _legend(chart: Chart) -> list[str]:
    y, x = chart.height + 22, 0.0
    found = [f'<path d="M0 {chart.height:g}H{chart.width:g}" stroke="{_RULE}" stroke-width="1"/>']
    kinds = {one.kind for one in chart.lines}
    signs = [
        (kind, words)
        for kind, words in (
            (LineKind.PARENT, "reports to"), (LineKind.JOINT, "meets jointly"),
            (LineKind.ALSO, "supports, or reports to as well"),
        )
        if kind in kinds
    ]  # fmt: skip
    for kind, words in signs:
        found.append(_line(ChartLine(kind, ((x, y - 4), (x + 18, y - 4)))))
        found.append(_text(x + 26, y, words, 12, _INK2, 400, 300))
        x += 26 + text_width(words, 12) + 24
    if any(one.group.amber for one in chart.boxes):
        found.append(f'<path d="M{x + 5:g} {y - 9:g}l5.5 10h-11z" fill="#C27803"/>')
        found.append(_text(x + 17, y, "differs from the model", 12, _INK2, 400, 300))
    return found
