"""The table of a section as it is read: its rows in order, each cell's value, and what is worked out.

Percentages, totals and the gap in funding are computed here and nowhere typed (reference.md 2.4, 2.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from egovdesk.records.kept_statements import KeptFigure, KeptRow, KeptSection
from egovdesk.records.statements import Light, SectionKind
from egovdesk.records.tables.columns import (
    OWN_FIELDS,
    TOTAL,
    Holds,
    TableColumn,
    columns_of,
)

Value = str | int | date | Light | None

IDENTIFIED, GAP, ALL = "identified", "gap", "all"
"""The ids of rows that are worked out."""

_TENTH = Decimal("0.1")
_SPEND_ORDER = ("income", "need", "savings")
ROW_KINDS: dict[SectionKind, dict[str, str]] = {
    SectionKind.OUTCOMES: {"required": "Required", "good": "Good", "excellent": "Excellent"},
    SectionKind.SPEND: {
        "income": "A source of money",
        "need": "What is needed",
        "savings": "Savings",
    },
}
"""What the rows of a table may be, each in words (reference.md 2.5, 2.6)."""


@dataclass(frozen=True)
class TableCell:
    """What stands in a cell. `share` is worked out: per cent of what is permissible, or of the year's total.

    `typed` are words in place of a number, a light or a date: "n/a", or what is to be mended.
    """

    value: Value = None
    typed: str = ""
    share: Decimal | None = None
    computed: bool = False
    forecast: bool = False

    @property
    def number(self) -> int | None:
        """Its value, where that is a number."""
        return self.value if isinstance(self.value, int) else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return self.value in (None, "") and not self.typed


EMPTY = TableCell()


@dataclass(frozen=True)
class TableLine:
    """A row of the table by its id, with its cells by their columns' keys; or one that is worked out."""

    id: str
    title: str
    code: str = ""
    kind: str = ""
    cells: tuple[TableCell, ...] = ()
    computed: bool = False

    @property
    def label(self) -> str:
        """Its title after its code."""
        return f"{self.code} {self.title}".strip()


@dataclass(frozen=True)
class SectionTable:
    """A table: what kind it is, its columns, its rows and the unit of its sums."""

    kind: SectionKind
    columns: tuple[TableColumn, ...]
    lines: tuple[TableLine, ...] = ()
    unit: str = ""

    def at(self, key: str) -> int:
        """Where a column stands; -1 where there is no such."""
        return next((at for at, one in enumerate(self.columns) if one.key == key), -1)

    def cell(self, line_id: str, key: str) -> TableCell:
        """A cell by its row's id and its column's key."""
        at = self.at(key)
        found = next((one for one in self.lines if one.id == line_id), None)
        return found.cells[at] if found is not None and at >= 0 else EMPTY

    @property
    def rows(self) -> tuple[TableLine, ...]:
        """The rows that are typed."""
        return tuple(one for one in self.lines if not one.computed)

    @property
    def years(self) -> tuple[TableColumn, ...]:
        """The columns of financial years."""
        return tuple(one for one in self.columns if one.is_year)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed in it but the names of its rows."""
        return all(
            cell.is_empty for line in self.rows for cell in line.cells[1:] if not cell.computed
        )

    def is_forecast(self, key: str) -> bool | None:
        """Whether a column's numbers are all forecasts, or none is; None where some are."""
        at = self.at(key)
        found = {one.cells[at].forecast for one in self.rows if one.cells[at].number is not None}
        return None if len(found) == 2 else found == {True}


def table_of(section: KeptSection) -> SectionTable:
    """The table of a section, as it stands or as a draft keeps it."""
    return make_table(section.kind, section.rows, section.columns, section.unit)


def make_table(
    kind: SectionKind, rows: Sequence[KeptRow], keys: Sequence[str] = (), unit: str = ""
) -> SectionTable:
    """A table of rows with what is worked out from them."""
    columns = columns_of(kind, keys, _used(rows))
    made: list[TableLine] = [_line(row, columns) for row in _ordered(kind, rows)]
    if kind is SectionKind.BVPI157:
        made = _with_all(_of_permissible(made, columns), "All types of interaction", columns)
        made[-1:] = _of_permissible(made[-1:], columns)
    elif kind is SectionKind.TAKE_UP:
        made = _of_all(_with_all(made, "All channels", columns), columns)
    elif kind is SectionKind.SPEND:
        made = [_across(one, columns) for one in _funded(made, columns)]
    return SectionTable(kind, columns, tuple(made), unit)


def share(part: int | None, whole: int | None) -> Decimal | None:
    """Per cent to one place; never 100 while something is lacking. None where there is no whole."""
    if part is None or not whole:
        return None
    exact = Decimal(100 * part) / whole
    rounded = exact.quantize(_TENTH, ROUND_HALF_UP)
    short = part < whole and rounded >= 100
    found = exact.quantize(_TENTH, ROUND_DOWN) if short else rounded
    return found if found % 1 else found.quantize(Decimal(1))


# --- rows as they are typed --------------------------------------------------------------------


def _used(rows: Iterable[KeptRow]) -> Iterator[str]:
    for row in rows:
        yield from (one.column for one in row.figures if one.value is not None or one.typed)
        yield from (name for name in OWN_FIELDS if getattr(row, name))


def _ordered(kind: SectionKind, rows: Sequence[KeptRow]) -> list[KeptRow]:
    """The rows in their order; those of money by what they are: income, need, savings."""
    if kind is not SectionKind.SPEND:
        return list(rows)
    return sorted(rows, key=lambda row: _SPEND_ORDER.index(spend_kind(row.kind)))


def spend_kind(kind: str) -> str:
    """What a row of money is: income unless it is said otherwise."""
    return kind if kind in _SPEND_ORDER else _SPEND_ORDER[0]


def _line(row: KeptRow, columns: Sequence[TableColumn]) -> TableLine:
    figures = {one.column: one for one in row.figures}
    cells = tuple(_cell(row, one, figures.get(one.key)) for one in columns)
    return TableLine(row.id, row.title, row.code, row.kind, cells)


def _cell(row: KeptRow, column: TableColumn, figure: KeptFigure | None) -> TableCell:
    if column.computed:
        return TableCell(computed=True)
    typed = figure.typed if figure is not None else ""
    if column.holds.is_number:
        if figure is None:
            return EMPTY
        return TableCell(figure.value, typed, forecast=figure.forecast)
    return TableCell(None if typed else getattr(row, column.key) or None, typed)


# --- what is worked out ------------------------------------------------------------------------


def _sums(lines: Iterable[TableLine], columns: Sequence[TableColumn]) -> list[int | None]:
    """The totals of columns of numbers; None where a column has none."""
    kept = list(lines)
    found: list[int | None] = []
    for at, one in enumerate(columns):
        numbers = [
            number
            for line in kept
            if one.holds.is_number and (number := line.cells[at].number) is not None
        ]
        found.append(sum(numbers) if numbers else None)
    return found


def _computed(
    id: str, title: str, numbers: Sequence[int | None], columns: Sequence[TableColumn]
) -> TableLine:
    cells = tuple(
        TableCell(title if one.holds is Holds.NAME else number, computed=True)
        for one, number in zip(columns, numbers, strict=True)
    )
    return TableLine(id, title, cells=cells, computed=True)


def _with_all(
    lines: list[TableLine], title: str, columns: Sequence[TableColumn]
) -> list[TableLine]:
    return [*lines, _computed(ALL, title, _sums(lines, columns), columns)] if lines else []


def _of_permissible(lines: Iterable[TableLine], columns: Sequence[TableColumn]) -> list[TableLine]:
    """Each number as a share of what is permissible in its own row."""
    at = next((at for at, one in enumerate(columns) if one.key == TOTAL), -1)
    return [
        _shared(line, columns, [line.cells[at].number if at >= 0 else None] * len(columns))
        for line in lines
    ]


def _of_all(lines: list[TableLine], columns: Sequence[TableColumn]) -> list[TableLine]:
    """Each number as a share of its year's total, which the last line has."""
    if not lines:
        return []
    wholes = [cell.number for cell in lines[-1].cells]
    return [*(_shared(line, columns, wholes) for line in lines[:-1]), lines[-1]]


def _shared(
    line: TableLine, columns: Sequence[TableColumn], wholes: Sequence[int | None]
) -> TableLine:
    cells = tuple(
        replace(cell, share=share(cell.number, whole)) if column.is_year else cell
        for cell, column, whole in zip(line.cells, columns, wholes, strict=True)
    )
    return replace(line, cells=cells)


def _funded(lines: list[TableLine], columns: Sequence[TableColumn]) -> list[TableLine]:
    """The sources and their total, what is needed and what is still to be found, then the savings."""
    parts: dict[str, list[TableLine]] = {kind: [] for kind in _SPEND_ORDER}
    for line in lines:
        parts[spend_kind(line.kind)].append(line)
    identified = _sums(parts["income"], columns)
    made = parts["income"]
    if made:
        made = [*made, _computed(IDENTIFIED, "Total identified", identified, columns)]
    if parts["need"]:
        needed = _sums(parts["need"], columns)
        gap = [
            None if need is None else need - (found or 0)
            for need, found in zip(needed, identified, strict=True)
        ]
        made = [*made, *parts["need"], _computed(GAP, "Still to be found", gap, columns)]
    return [*made, *parts["savings"]]


def _across(line: TableLine, columns: Sequence[TableColumn]) -> TableLine:
    """A row of money with its total over the years."""
    numbers = [
        cell.number for cell, one in zip(line.cells, columns, strict=True)
        if one.is_year and cell.number is not None
    ]  # fmt: skip
    total = TableCell(sum(numbers) if numbers else None, computed=True)
    cells = tuple(
        total if one.computed else cell for cell, one in zip(line.cells, columns, strict=True)
    )
    return replace(line, cells=cells)
