"""The structure in Word: the chart as a figure, then the same groups as a list for who cannot see it."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.framework.chart import (
    BOX_HEIGHT,
    BOX_WIDTH,
    Chart,
    ChartGroup,
    LineKind,
)
from egovdesk.documents.framework.layout import lay_out
from egovdesk.documents.framework.structure import structure_on
from egovdesk.documents.framework.svg import chart_svg
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
        blocks.append(figure_of(chart))
        blocks += [Heading("The same as a list"), ListBlock(_listed(chart, None))]
        blocks += _ties(chart)
    else:
        blocks.append(Paragraph(text_runs("The register had no groups on this day.")))
    return Document(
        structure_title(register), tuple(blocks), subject=f"Structure on {long_date(on)}",
        author=register.authority.clerk or register.authority.name,
        organisation=register.authority.name, footer=f"Structure on {long_date(on)}",
        dated=on,
    )  # fmt: skip


def figure_of(chart: Chart) -> Figure:
    """The chart as a drawing for Word."""
    bands = [
        FigureBox(0, band.top + 26, 134, 56,
                  ((Run(band.title, bold=True),), text_runs(band.detail)), edged=False)
        for band in chart.bands
    ]  # fmt: skip
    boxes = [
        FigureBox(box.left, box.top, BOX_WIDTH, BOX_HEIGHT, _lines(box.group),
                  dash="dash" if box.group.joint else "" if box.group.kept else "sysDash")
        for box in chart.boxes
    ]  # fmt: skip
    lines = tuple(FigureLine(one.points, _DASHES[one.kind]) for one in chart.lines)
    alt = (
        f"Chart of {counted(len(chart.boxes), 'group')}, from the top by tier. "
        "The list below it says the same in words."
    )
    return Figure(chart.width, chart.height, (*bands, *boxes), lines, alt)


def _lines(group: ChartGroup) -> tuple[tuple[Run, ...], ...]:
    last = f"Note: {group.last}" if group.amber else group.last
    return tuple(
        runs for runs in ((Run(group.name, bold=True),), text_runs(group.chair),
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
