"""The tables of a statement in Excel: a sheet each, whose totals and shares Excel works out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Cell,
    Column,
    Formula,
    Marked,
    Money,
    Ref,
    Sheet,
    Table,
    Workbook,
)
from egovdesk.documents.statements.document import which_draft
from egovdesk.documents.statements.tables import TONES, sum_value
from egovdesk.documents.wording import counted
from egovdesk.errors import Refused
from egovdesk.records.kept_statements import KeptSection, KeptStatement
from egovdesk.records.rounds import CAUTION
from egovdesk.records.statements import Draft, Light, SectionKind
from egovdesk.records.tables.columns import THOUSANDS, TOTAL, Holds, TableColumn
from egovdesk.records.tables.lights import KINDS, ORDER, LightCount, light_counts
from egovdesk.records.tables.table import (
    ALL,
    GAP,
    IDENTIFIED,
    SectionTable,
    TableCell,
    TableLine,
    spend_kind,
    table_of,
)
from egovdesk.register import Register

_NAMES = {
    SectionKind.SELF_ASSESSMENT: "Self-assessment",
    SectionKind.BVPI157: "BVPI 157",
    SectionKind.TAKE_UP: "Take-up",
    SectionKind.OUTCOMES: "Outcomes",
    SectionKind.SPEND: "Expenditure",
}
_WIDTHS = {Holds.NAME: 44.0, Holds.WORDS: 40.0, Holds.LIGHT: 28.0, Holds.DAY: 14.0}
_PER_CENT, _FORECAST, _KIND = "{} %", "Forecasts", "Kind"


def tables_workbook(
    register: Register,
    kept: KeptStatement,
    *,
    as_of: date,
    draft: Draft | None = None,
    audience: Audience = Audience.MEMBERS,
) -> Workbook:
    """Every table of a statement, as it stands or as a draft keeps it; the public's without exempt ones.

    Raises Refused where there is no table to write.
    """
    public = audience is Audience.PUBLIC
    found = [
        one for one in kept.sections
        if one.kind.has_rows and one.rows and not (public and (kept.exempt or one.exempt))
    ]  # fmt: skip
    if not found:
        raise Refused("This statement has no table with rows.", "Nothing was written.")
    return Workbook(
        title="Exempt statement" if public and kept.exempt else f"{kept.title}: tables",
        sheets=tuple(_sheets(found)), subject=f"{kept.authority}: {which_draft(draft, as_of)}",
        author=register.authority.author, dated=as_of, notes=(which_draft(draft, as_of), CAUTION),
    )  # fmt: skip


def _sheets(sections: Sequence[KeptSection]) -> Iterator[Sheet]:
    names: dict[str, int] = {}
    for section in sections:
        name = _NAMES[section.kind]
        names[name] = names.get(name, 0) + 1
        name = name if names[name] == 1 else f"{name} {names[name]}"
        table = table_of(section)
        yield _sheet(name, section, _Rows(table).table(), _note(table))
        if table.at("light") >= 0:
            yield _sheet(
                f"{name} by light", section, _lights(table, name), "How many rows have each light."
            )


def _sheet(name: str, section: KeptSection, table: Table, note: str) -> Sheet:
    rows = tuple(table.rows)
    title = f"{section.number} {section.title}".strip()
    return Sheet(name, Table(table.columns, rows, name=name), title, note, len(rows))


def _note(table: SectionTable) -> str:
    if table.kind is SectionKind.SPEND:
        return "In thousands of pounds." if table.unit == THOUSANDS else "In pounds."
    worked = (
        "; percentages follow the numbers"
        if table.kind in (SectionKind.BVPI157, SectionKind.TAKE_UP)
        else ""
    )
    return f"{counted(len(table.rows), 'row')}{worked}."


class _Rows:
    """A table as a sheet: numbers as they were typed, formulas for what is worked out from them."""

    def __init__(self, table: SectionTable) -> None:
        self._table = table
        self._shares = table.kind in (SectionKind.BVPI157, SectionKind.TAKE_UP)
        self._mixed = any(table.is_forecast(one.key) is None for one in table.years)
        self._coded = any(one.code for one in table.rows)
        self._kinds = table.kind in (SectionKind.OUTCOMES, SectionKind.SPEND)
        self._place = {one.id: at for at, one in enumerate(table.lines, 1)}
        self._titles = {one.key: self._title(one) for one in table.columns}

    def table(self) -> Table:
        """The columns and the rows."""
        return Table(
            tuple(self._columns()), tuple(tuple(self._row(one)) for one in self._table.lines)
        )

    def _title(self, one: TableColumn) -> str:
        if one.key == TOTAL and not one.computed:
            return "Permissible"
        return (
            f"{one.title} forecast"
            if one.is_year and self._table.is_forecast(one.key)
            else one.title
        )

    def _columns(self) -> Iterator[Column]:
        if self._coded:
            yield Column("Code", 8)
        for one in self._table.columns:
            title = self._titles[one.key]
            yield Column(title, _WIDTHS.get(one.holds, 13), numeric=one.holds.is_number)
            if one.holds is Holds.NAME and self._kinds:
                yield Column(_KIND, 12)
            if self._shares and one.is_year:
                yield Column(_PER_CENT.format(title), 12, numeric=True)
        if self._mixed:
            yield Column(_FORECAST, 24)

    def _row(self, line: TableLine) -> Iterator[Cell]:
        if self._coded:
            yield line.code
        for column, cell in zip(self._table.columns, line.cells, strict=True):
            yield self._cell(line, column, cell)
            if column.holds is Holds.NAME and self._kinds:
                yield KINDS.get(line.kind, line.kind.capitalize())
            if self._shares and column.is_year:
                yield self._share(column, cell)
        if self._mixed:
            years = zip(self._table.columns, line.cells, strict=True)
            yield ", ".join(
                one.title for one, cell in years if cell.forecast and cell.number is not None
            )

    def _cell(self, line: TableLine, column: TableColumn, cell: TableCell) -> Cell:
        if cell.typed:
            return cell.typed
        if isinstance(cell.value, Light):
            return Marked(cell.value.label, TONES[cell.value])
        if cell.number is None:
            return cell.value
        value = self._value(cell.number, column)
        return Formula(tuple(self._parts(line, column)), value) if cell.computed else value

    def _value(self, number: int, column: TableColumn) -> int | Decimal | Money:
        return sum_value(number, self._table.unit) if column.holds is Holds.SUM else number

    def _parts(self, line: TableLine, column: TableColumn) -> Iterator[str | Ref]:
        """The formula of a total: across the years, down the rows, or what is needed less what is found."""
        if column.computed:
            years = [self._titles[one.key] for one in self._table.years]
            yield from ("SUM(", Ref(years[0]), ":", Ref(years[-1]), ")")
            return
        title, kind = self._titles[column.key], {GAP: "need", ALL: ""}.get(line.id, "income")
        rows = [
            self._place[one.id] for one in self._table.rows
            if not kind or spend_kind(one.kind) == kind
        ]  # fmt: skip
        yield from ("SUM(", Ref(title, row=rows[0]), ":", Ref(title, row=rows[-1]), ")")
        if line.id == GAP and IDENTIFIED in self._place:
            yield from ("-", Ref(title, row=self._place[IDENTIFIED]))

    def _share(self, column: TableColumn, cell: TableCell) -> Cell:
        """Per cent to one place; never 100 while something is lacking."""
        if cell.share is None:
            return None
        part = Ref(self._titles[column.key])
        whole = (
            Ref(self._titles[TOTAL]) if self._table.kind is SectionKind.BVPI157
            else Ref(part.column, row=self._place[ALL])
        )  # fmt: skip
        parts = ("MIN(IF(", part, "<", whole, ",99.9,1000),ROUND(100*", part, "/", whole, ",1))")
        return Formula(parts, cell.share)


def _lights(table: SectionTable, sheet: str) -> Table:
    """Each kind of row by its light, counted where the rows are; of what is our own, as it stands."""
    title = table.columns[table.at("light")].title
    lights = [one for one in ORDER if one]
    columns = (
        Column("Rows", 16), *(Column(one.label, 16, numeric=True) for one in lights),
        Column("All", 10, numeric=True),
    )  # fmt: skip
    marks = Ref(title, sheet, whole=True)

    def counted_by(each: LightCount, light: Light) -> Cell:
        count, own = each.counts[ORDER.index(light)], each.title in KINDS.values()
        kind: tuple[str | Ref, ...] = (
            (Ref(_KIND, sheet, whole=True), f',"{each.title}",') if own else ()
        )
        formula = Formula(("COUNTIFS(", *kind, marks, f',"{light.label}")'), count)
        return formula if own or each.title == "All" else count

    rows = tuple(
        (each.title, *(counted_by(each, one) for one in lights), each.total)
        for each in light_counts(table)
    )
    return Table(columns, rows)
