"""The tables of sections: rows are added, changed, moved and removed; cells are typed, pasted and cleared.

What cannot be read as a number, a light or a date is kept as it was typed, to be mended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.records.dates_in_words import date_in_words
from egovdesk.records.statements import Light, Readiness, SectionFigure, SectionKind, SectionRow
from egovdesk.records.tables.blocks import Block
from egovdesk.records.tables.columns import Holds, TableColumn
from egovdesk.records.tables.table import spend_kind
from egovdesk.records.tables.typed import Figure, read_figure, read_light
from egovdesk.records.text import clean_facts, clean_line, clean_text
from egovdesk.register import Register
from egovdesk.shipped.rounds import usual_rows
from egovdesk.tables import section_table

_PROSE = {"status", "comment"}
_BEHIND = {"done_on": 330}
"""How many days back a day without its year may lie: what is done was done."""

_OUTCOME = re.compile(r"([RGErge]\d{1,2})[\s:.]+(.+)")
_OF_CODE = {"R": "required", "G": "good", "E": "excellent"}

Typed = tuple[str, str, str]
"""A cell with what is typed in it: the row's id, the column's key, the words."""


@dataclass(frozen=True)
class Pasted:
    """What became of a block: how many cells were filled, and how many found no place to be typed in."""

    cells: int
    left_out: int


# --- rows --------------------------------------------------------------------------------------


@operation("Add row", of=naming.of_section)
def add_row(
    register: Register, section_id: str, title: str, *, after_id: str | None = None, **facts: Any
) -> str:
    """Add a row to a section's table after another, or as the last; return its id.

    A row of money is income unless it is added after one of another kind.
    """
    section = register.sections.get(section_id)
    if not section.kind.has_rows:
        raise Refused("This section has no table.", "Nothing has changed.")
    after = register.section_rows.maybe(after_id)
    known = clean_facts(facts, _PROSE)
    if after is not None:
        known.setdefault("kind", after.kind)
    row = SectionRow(new_id(), section_id, clean_line(title), **known)
    require(row.problems())
    register.section_rows.add(row)
    beside = [one for one in _rows(register, section_id) if one.id != row.id]
    index = next((at + 1 for at, one in enumerate(beside) if one.id == after_id), len(beside))
    _number(register, [*beside[:index], row, *beside[index:]])
    return row.id


@operation("Add usual rows", of=naming.of_section)
def add_usual_rows(register: Register, section_id: str) -> int:
    """Add the rows that rounds prescribe for such a table and this one has not; return how many."""
    section = register.sections.get(section_id)
    there = {one.title.casefold() for one in _rows(register, section_id)}
    wanted = [one for one in usual_rows(section.kind) if one.title.casefold() not in there]
    for one in wanted:
        add_row(register, section_id, one.title, code=one.code, kind=one.kind)
    return len(wanted)


@operation("Change row", of=naming.of_row)
def change_row(register: Register, row_id: str, **changes: Any) -> None:
    """Change a row's name, code, kind, light, dates or words."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.section_rows.get(row_id), **cleaned).problems())
    register.section_rows.update(row_id, **cleaned)


@operation("Move row", of=naming.of_row)
def move_row(register: Register, row_id: str, by: int) -> None:
    """Move a row up (negative) or down; one of money stays among its own: income, need, savings."""
    row = register.section_rows.get(row_id)
    section = register.sections.get(row.section_id)
    rows = _rows(register, row.section_id)
    own = [one for one in rows if _beside(section.kind, one, row)]
    here = own.index(row)
    there = max(0, min(len(own) - 1, here + by))
    if there == here:
        return
    at = rows.index(own[there])
    rows.remove(row)
    rows.insert(at, row)
    _number(register, rows)


@operation("Remove rows", of=naming.of_section)
def remove_rows(register: Register, section_id: str, row_ids: Sequence[str]) -> None:
    """Take rows out of a section's table with what stands in them."""
    for row_id in row_ids:
        for figure in register.section_figures.find(row_id=row_id):
            register.section_figures.remove(figure.id)
        register.section_rows.remove(row_id)
    _number(register, _rows(register, section_id))


def _rows(register: Register, section_id: str) -> list[SectionRow]:
    return register.section_rows.find(section_id=section_id)


def _number(register: Register, rows: Sequence[SectionRow]) -> None:
    for position, one in enumerate(rows, 1):
        if one.position != position:
            register.section_rows.update(one.id, position=position)


def _beside(kind: SectionKind, one: SectionRow, other: SectionRow) -> bool:
    return kind is not SectionKind.SPEND or spend_kind(one.kind) == spend_kind(other.kind)


# --- cells -------------------------------------------------------------------------------------


@operation("Change cell", of=naming.of_row)
def write_cell(register: Register, row_id: str, column: str, typed: str) -> None:
    """Keep what was typed in a cell, by its row and its column's key: "1,250", "£90k", "amber", "31 oct".

    Raises Refused for a column that is worked out, and for a row without a name.
    """
    row = register.section_rows.get(row_id)
    section = register.sections.get(row.section_id)
    columns = section_table(register, section).columns
    found = next((one for one in columns if one.key == column and not one.computed), None)
    if found is None:
        raise Refused(
            "This is worked out from the other cells, and is not typed.", "Nothing has changed."
        )
    if found.holds.is_number:
        _put_figure(register, row, found, read_figure(clean_line(typed), found.holds, section.unit))
    elif found.holds is Holds.NAME:
        _put_name(register, row, section.kind, typed)
    else:
        _put_field(register, row, found, typed)
    if section.readiness is Readiness.TO_WRITE and typed.strip():
        register.sections.update(section.id, readiness=Readiness.IN_DRAFT)


@operation("Change cells", of=naming.of_section)
def write_cells(register: Register, section_id: str, cells: Sequence[Typed]) -> None:
    """Keep what was typed in several cells; empty words clear a cell."""
    register.sections.get(section_id)
    for row_id, column, typed in cells:
        write_cell(register, row_id, column, typed)


@operation("Paste cells", of=naming.of_section)
def paste_cells(
    register: Register,
    section_id: str,
    row_ids: Sequence[str],
    columns: Sequence[str],
    block: Block,
) -> Pasted:
    """Fill cells with a block as a spreadsheet copied it: line by line into these rows and columns.

    An empty id or key stands for one that is worked out, which is passed over. Lines beyond the last
    row are added where the block begins with their names; else they are left out, as what is wider is.
    """
    filled = left_out = 0
    named = bool(columns) and columns[0] == "title"
    for at, words in enumerate(block):
        row_id = row_ids[at] if at < len(row_ids) else ""
        if at >= len(row_ids) and named and words[0]:
            row_id = add_row(register, section_id, words[0], after_id=_last(register, section_id))
        for place, typed in enumerate(words):
            column = columns[place] if place < len(columns) else ""
            if row_id and column and not (column == "title" and not typed):
                write_cell(register, row_id, column, typed)
                filled += 1
            elif typed:
                left_out += 1
    return Pasted(filled, left_out)


@operation("Actual or forecast", of=naming.of_section)
def mark_forecast(
    register: Register, section_id: str, cells: Sequence[tuple[str, str]], forecast: bool
) -> None:
    """Say of numbers, by their rows and columns, whether they are forecasts or what was."""
    register.sections.get(section_id)
    for row_id, column in cells:
        for one in register.section_figures.find(row_id=row_id, column=column):
            if one.value is not None and one.forecast is not forecast:
                register.section_figures.update(one.id, forecast=forecast)


def is_forecast(column: str, today: date) -> bool:
    """Whether a number in a column is a forecast unless it is said otherwise: its year is not over."""
    return column[:4].isdecimal() and date(int(column[:4]) + 1, 3, 31) >= today


def _last(register: Register, section_id: str) -> str | None:
    rows = _rows(register, section_id)
    return rows[-1].id if rows else None


def _put_figure(register: Register, row: SectionRow, column: TableColumn, read: Figure) -> None:
    there = register.section_figures.find(row_id=row.id, column=column.key)
    if read.value is None and not read.typed:
        for one in there:
            register.section_figures.remove(one.id)
        return
    forecast = read.forecast
    if forecast is None:
        forecast = there[0].forecast if there else is_forecast(column.key, register.today)
    if there:
        changes: dict[str, Any] = {"value": read.value, "typed": read.typed, "forecast": forecast}
        register.section_figures.update(there[0].id, **changes)
    else:
        register.section_figures.add(
            SectionFigure(new_id(), row.id, column.key, read.value, forecast, read.typed)
        )


def _put_name(register: Register, row: SectionRow, kind: SectionKind, typed: str) -> None:
    """A row's name; of an outcome, one that begins with its number says what it is: E1 is excellent."""
    found = _OUTCOME.fullmatch(clean_line(typed)) if kind is SectionKind.OUTCOMES else None
    if found is None:
        change_row(register, row.id, title=typed)
        return
    code, title = found[1].upper(), found[2]
    change_row(register, row.id, title=title, code=code, kind=_OF_CODE[code[0]])


def _put_field(register: Register, row: SectionRow, column: TableColumn, typed: str) -> None:
    value: Any = clean_text(typed).strip() if column.holds is Holds.WORDS else clean_line(typed)
    unread = ""
    if column.holds is Holds.LIGHT:
        light = read_light(value)
        value, unread = (light, "") if light is not None else (Light.UNSAID, value)
    elif column.holds is Holds.DAY:
        day = (
            date_in_words(value, register.today, days_behind=_BEHIND.get(column.key, 0))
            if value
            else None
        )
        value, unread = (None, value) if isinstance(day, str) else (day, "")
    change_row(register, row.id, **{column.key: value})
    if column.holds in (Holds.LIGHT, Holds.DAY):
        _put_figure(register, row, column, Figure(typed=unread))
