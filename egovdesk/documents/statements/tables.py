"""The tables of a section: as they are typed, what is worked out from them, and a summary of lights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from egovdesk.documents.model import Cell, Column, Marked, Money, Table, Tone, text_runs
from egovdesk.documents.wording import cell_text
from egovdesk.records.kept_statements import KeptSection
from egovdesk.records.statements import Light, SectionKind
from egovdesk.records.tables.columns import THOUSANDS, TOTAL, Holds, TableColumn
from egovdesk.records.tables.lights import ORDER, LightCount, light_counts
from egovdesk.records.tables.table import SectionTable, TableCell, TableLine, table_of
from egovdesk.records.tables.typed import thousands

TONES = {
    Light.UNSAID: Tone.NONE,
    Light.BLACK: Tone.GREY,
    Light.RED: Tone.RED,
    Light.AMBER: Tone.AMBER,
    Light.GREEN: Tone.GREEN,
}
_CAPTIONS = {
    SectionKind.BVPI157: "Types of interaction enabled for electronic delivery",
    SectionKind.TAKE_UP: "Use of each channel",
}
_SHARES = {
    SectionKind.BVPI157: "Per cent of permissible types that are enabled (BVPI 157)",
    SectionKind.TAKE_UP: "Per cent of each year’s contacts",
}
_WIDTHS = {
    Holds.NAME: 24.0, Holds.WORDS: 23.0, Holds.LIGHT: 22.0, Holds.DAY: 16.0, Holds.COUNT: 13.0,
    Holds.SUM: 13.0,
}  # fmt: skip


def section_tables(section: KeptSection) -> Iterator[Table]:
    """The section's table with its totals; then percentages or the lights counted; none without a row."""
    table = table_of(section)
    if not table.rows:
        return
    yield figures_table(table)
    if table.kind in _SHARES and any(
        cell.share is not None for line in table.lines for cell in line.cells
    ):
        yield shares_table(table)
    if any(one.holds is Holds.LIGHT for one in table.columns):
        yield lights_table(light_counts(table))


def figures_table(table: SectionTable) -> Table:
    """What was typed, with the totals."""
    columns = tuple(_column(table, one) for one in table.columns)
    rows = tuple(_row(table, line) for line in table.lines)
    caption = _CAPTIONS.get(table.kind, "")
    if table.kind is SectionKind.SPEND:
        unit = "in thousands of pounds" if table.unit == THOUSANDS else "in pounds"
        caption = f"Current and forecast expenditure, {unit}"
    return Table(columns, rows, caption=caption, first_column_heads=True)


def shares_table(table: SectionTable) -> Table:
    """The percentages that are worked out, year by year."""
    name = table.columns[0]
    columns = (
        Column(name.title, width=_WIDTHS[Holds.NAME]),
        *(_column(table, one) for one in table.years),
    )
    places = [table.at(one.key) for one in table.years]
    rows = tuple(
        (_name(line), *(_per_cent(line.cells[at].share) for at in places)) for line in table.lines
        if any(line.cells[at].share is not None for at in places)
    )  # fmt: skip
    return Table(columns, rows, caption=_SHARES[table.kind], first_column_heads=True)


def lights_table(counts: list[LightCount]) -> Table:
    """How many rows have each light, and what share of them that is."""
    shown = [one for one in ORDER if one or any(each.counts[-1] for each in counts)]
    columns = (
        Column("Rows", width=16),
        *(Column(one.label) for one in shown),
        Column("All", numeric=True),
    )
    rows = tuple(_counts(each, shown) for each in counts)
    return Table(columns, rows, caption="Progress by light", first_column_heads=True)


def _counts(count: LightCount, shown: Sequence[Light]) -> tuple[Cell, ...]:
    return (count.title, *(_counted(count, one) for one in shown), count.total)


def _counted(count: LightCount, light: Light) -> str:
    found = count.counts[ORDER.index(light)]
    return f"{found} ({count.share(light)}%)" if found else "0"


def _column(table: SectionTable, one: TableColumn) -> Column:
    title = "Permissible" if one.key == TOTAL and not one.computed else one.title
    if one.is_year:
        forecast = table.is_forecast(one.key)
        title += " forecast" if forecast else " part forecast" if forecast is None else ""
    width = 18 if title == "Permissible" else _WIDTHS[one.holds]
    return Column(title, width=width, numeric=one.holds.is_number)


def _row(table: SectionTable, line: TableLine) -> tuple[Cell, ...]:
    cells = zip(table.columns[1:], line.cells[1:], strict=True)
    values = (_cell(table, column, cell) for column, cell in cells)
    if line.computed:
        values = (
            text_runs(cell_text(one), bold=True) if one is not None else None for one in values
        )
    return (_name(line), *values)


def _name(line: TableLine) -> Cell:
    return text_runs(line.label, bold=True) if line.computed else line.label


def _cell(table: SectionTable, column: TableColumn, cell: TableCell) -> Cell:
    if cell.typed:
        return cell.typed
    if isinstance(cell.value, Light):
        return Marked(cell.value.label, TONES[cell.value])
    if cell.number is None:
        return cell.value
    value = sum_value(cell.number, table.unit) if column.holds is Holds.SUM else cell.number
    marked = column.is_year and cell.forecast and table.is_forecast(column.key) is None
    return f"{cell_text(value)} (forecast)" if marked else value


def sum_value(pence: int, unit: str) -> int | Decimal | Money:
    """A sum in a cell: a number of thousands, or pounds with their sign."""
    if unit != THOUSANDS:
        return Money(pence)
    found = thousands(pence)
    return int(found) if found == int(found) else found


def _per_cent(share: Decimal | None) -> str | None:
    return None if share is None else f"{share}%"
