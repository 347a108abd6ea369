"""The structure in Word: the chart as a figure, then the same groups as a list for who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from egovdesk.documents.frames import council_document
from egovdesk.documents.framework.chart import (
    BOX_HEIGHT,
    BOX_WIDTH,
    Band,
    Box,
    Chart,
    ChartGroup,
    LineKind,
)
from egovdesk.documents.framework.layout import lay_out
from egovdesk.documents.framework.structure import structure_on
from egovdesk.documents.framework.svg import chart_svg, cut
from egovdesk.documents.model import (
    Block,
    Document,
    Figure,
    FigureBox,
    FigureLine,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Run,
    text_runs,
)
from egovdesk.documents.wording import counted, long_date
from egovdesk.register import Register

_COLUMNS, _ON_SCREEN = 3, 4
_FIRST, _FURTHER = 780.0, 960.0
"""How tall a drawing may be below the title, and on a page of its own."""
_ROOM = 18.0
_NAME = 270
"""As much of a name as stands on two lines of a box; the list has all of it."""
_DASHES = {LineKind.PARENT: "", LineKind.JOINT: "dash", LineKind.ALSO: "sysDot"}


def structure_chart(register: Register, on: date, columns: int = _COLUMNS) -> Chart:
    """The chart of a register on a day, as wide as a page where not said otherwise."""
    groups, links = structure_on(register, on)
    return lay_out(groups, links, columns=columns)


def structure_svg(register: Register, on: date) -> str:
    """The chart of a register on a day as the text of an SVG file."""
    return chart_svg(
        structure_chart(register, on, _ON_SCREEN),
        structure_title(register),
        f"As on {long_date(on)}",
    )


def structure_title(register: Register) -> str:
    """What the chart is called."""
    return f"Managing e-government: {register.authority.name}"


def structure_document(register: Register, *, on: date) -> Document:
    """The chart and its list on a day."""
    chart = structure_chart(register, on)
    blocks: list[Block] = [Paragraph(text_runs(f"As on {long_date(on)}"), ParagraphStyle.SUBTITLE)]
    if chart.boxes:
        blocks += figures_of(chart)
        blocks += [Heading("The same as a list"), ListBlock(_listed(chart, None))]
        blocks += _ties(chart)
    else:
        blocks.append(Paragraph(text_runs("The register had no groups on this day.")))
    return council_document(
        register,
        structure_title(register), blocks, subject=f"Structure on {long_date(on)}",
        footer=f"Structure on {long_date(on)}",
        as_of=on,
    )  # fmt: skip


def figures_of(chart: Chart) -> list[Figure]:
    """The chart as drawings for Word, each no taller than a page."""
    spans = _spans(chart)
    return [
        _figure(chart, top, bottom, at, len(spans)) for at, (top, bottom) in enumerate(spans, 1)
    ]


def _spans(chart: Chart) -> list[tuple[float, float]]:
    """From where to where each drawing goes: cut above a row of boxes."""
    cuts, most = [0.0], _FIRST
    for top in sorted({one.top for one in chart.boxes}):
        if top + BOX_HEIGHT - cuts[-1] > most:
            cuts.append(top - _ROOM)
            most = _FURTHER
    return list(zip(cuts, [*cuts[1:], chart.height], strict=True))


def _figure(chart: Chart, top: float, bottom: float, part: int, parts: int) -> Figure:
    boxes = [one for one in chart.boxes if top <= one.top < bottom]
    bands = [one for one in chart.bands if one.top < bottom and one.top + one.height > top]
    shapes = [
        *(_band(one, top, boxes) for one in bands),
        *(
            FigureBox(box.left, box.top - top, BOX_WIDTH, BOX_HEIGHT, _lines(box.group),
                      dash="dash" if box.group.joint else "" if box.group.kept else "sysDash")
            for box in boxes
        ),
    ]  # fmt: skip
    lines = tuple(
        FigureLine(tuple((x, y - top) for x, y in points), _DASHES[one.kind])
        for one in chart.lines
        for points in _between(one.points, top, bottom)
    )
    which = f", part {part} of {parts}" if parts > 1 else ""
    alt = (
        f"Chart of {counted(len(chart.boxes), 'group')}{which}, from the top by tier. "
        "The list below it says the same in words."
    )
    return Figure(chart.width, bottom - top, tuple(shapes), lines, alt)


def _band(band: Band, top: float, boxes: list[Box]) -> FigureBox:
    """The name of a strip; in a further drawing it is said again, beside its first box there."""
    if band.top >= top:
        return FigureBox(0, band.top - top + 26, 134, 56,
                         ((Run(band.title, bold=True),), text_runs(band.detail)), edged=False)  # fmt: skip
    first = min((one.top for one in boxes if one.top < band.top + band.height), default=top)
    return FigureBox(0, first - top, 134, 56,
                     ((Run(band.title, bold=True),), text_runs("continued")), edged=False)  # fmt: skip


def _between(
    points: Sequence[tuple[float, float]], top: float, bottom: float
) -> list[tuple[tuple[float, float], ...]]:
    """The stretches of a line of level and upright pieces that lie in a drawing."""
    found: list[list[tuple[float, float]]] = []
    for (x, y), (to_x, to_y) in pairwise(points):
        if max(y, to_y) < top or min(y, to_y) > bottom:
            continue
        start, end = (x, min(max(y, top), bottom)), (to_x, min(max(to_y, top), bottom))
        if start == end:
            continue
        if found and found[-1][-1] == start:
            found[-1].append(end)
        else:
            found.append([start, end])
    return [tuple(one) for one in found]


def _lines(group: ChartGroup) -> tuple[tuple[Run, ...], ...]:
    last = f"Note: {group.last}" if group.amber else group.last
    return tuple(
        runs for runs in ((Run(cut(group.name, _NAME, 12, 600), bold=True),),
                          text_runs(group.chair),
                          text_runs(last, bold=group.amber)) if runs
    )  # fmt: skip


def _listed(
    chart: Chart, parent: str | None, seen: frozenset[str] = frozenset()
) -> tuple[ListItem, ...]:
    """The groups below one, each with those below it."""
    there = chart.by_id
    found = []
    for box in chart.boxes:
        group = box.group
        above = group.parent_id if group.parent_id in there else None
        if above == parent and group.id not in seen:
            said = ", ".join(part for part in (group.spoken.partition(", ")[2],) if part)
            runs = (Run(group.name, bold=True), *text_runs(f": {said}" if said else ""))
            below = _listed(chart, group.id, seen | {group.id})
            found.append(ListItem(runs, (ListBlock(below),) if below else ()))
    return tuple(found)


def _ties(chart: Chart) -> list[Block]:
    names = {one.group.id: one.group.name for one in chart.boxes}
    said = {
        LineKind.JOINT: "{one} meets jointly with {other}",
        LineKind.ALSO: "{other} supports, or also reports to, {one}",
    }
    items = tuple(
        ListItem(
            text_runs(said[line.kind].format(one=names[line.one_id], other=names[line.other_id]))
        )
        for line in chart.lines
        if line.kind in said
    )
    return [Heading("Other ties"), ListBlock(items)] if items else []
