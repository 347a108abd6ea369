"""The table of a section, as it was typed: a row each, with whatever columns its rows fill."""

from __future__ import annotations

from egovdesk.documents.model import Cell, Column, Marked, Money, Table, Tone
from egovdesk.records.kept_statements import KeptFigure, KeptRow, KeptSection
from egovdesk.records.statements import Light, SectionKind

_TONES = {
    Light.UNSAID: Tone.NONE,
    Light.BLACK: Tone.GREY,
    Light.RED: Tone.RED,
    Light.AMBER: Tone.AMBER,
    Light.GREEN: Tone.GREEN,
}
_HEADS = {
    SectionKind.SELF_ASSESSMENT: "Building block",
    SectionKind.BVPI157: "Type of interaction",
    SectionKind.TAKE_UP: "Channel",
    SectionKind.OUTCOMES: "Outcome",
    SectionKind.SPEND: "Source",
}


def section_table(section: KeptSection) -> Table | None:
    """The section's table; None where it has no row."""
    rows = section.rows
    if not rows:
        return None
    money = section.kind is SectionKind.SPEND
    years = list(dict.fromkeys(one.column for row in rows for one in row.figures))
    columns = [Column(_HEADS.get(section.kind, "Row"), width=30)]
    cells: list[list[Cell]] = [[f"{row.code} {row.title}".strip()] for row in rows]
    for name, values in _facts(rows):
        if any(values):
            columns.append(Column(name))
            for line, value in zip(cells, values, strict=True):
                line.append(value)
    for year in years:
        columns.append(Column(year, numeric=True))
        for line, row in zip(cells, rows, strict=True):
            line.append(_figure(row, year, money=money))
    if any(row.comment for row in rows):
        columns.append(Column("Comment", width=30))
        for line, row in zip(cells, rows, strict=True):
            line.append(row.comment)
    return Table(tuple(columns), tuple(map(tuple, cells)), first_column_heads=True)


def _facts(rows: tuple[KeptRow, ...]) -> list[tuple[str, list[Cell]]]:
    return [
        ("Progress", [Marked(row.light.label, _TONES[row.light]) if row.light else None
                      for row in rows]),
        ("Status", [row.status for row in rows]),
        ("Due", [row.due_on for row in rows]),
        ("Done", [row.done_on for row in rows]),
    ]  # fmt: skip


def _figure(row: KeptRow, column: str, *, money: bool) -> Cell:
    found: KeptFigure | None = next((one for one in row.figures if one.column == column), None)
    if found is None or found.value is None:
        return None
    return Money(found.value) if money else found.value
