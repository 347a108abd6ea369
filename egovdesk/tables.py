"""The tables of a statement's sections as they stand in a register, and what does not agree in them."""

from __future__ import annotations

from egovdesk.records.kept_statements import KeptFigure, KeptRow
from egovdesk.records.statements import Section
from egovdesk.records.tables.remarks import Remark, remarks
from egovdesk.records.tables.table import SectionTable, make_table
from egovdesk.register import Register
from egovdesk.shipped.rounds import shipped_round


def kept_rows(register: Register, section: Section) -> tuple[KeptRow, ...]:
    """The rows of a section's table as they stand, with their figures; none where it has no table."""
    if not section.kind.has_rows:
        return ()
    rows = register.section_rows.find(section_id=section.id)
    figures: dict[str, list[KeptFigure]] = {}
    for one in register.section_figures.among("row_id", [row.id for row in rows]):
        kept = KeptFigure(one.column, one.value, one.forecast, one.typed)
        figures.setdefault(one.row_id, []).append(kept)
    return tuple(
        KeptRow(row.id, row.title, row.code, row.kind, row.light, row.status, row.due_on,
                row.done_on, row.comment, tuple(figures.get(row.id, ())), row.projected_on)
        for row in rows
    )  # fmt: skip


def section_table(register: Register, section: Section) -> SectionTable:
    """A section's table as it stands, with what is worked out."""
    rows = kept_rows(register, section)
    return make_table(section.kind, rows, section.column_keys, section.unit)


def table_remarks(register: Register, section: Section) -> list[Remark]:
    """What there is to look at in a section's table, beside what each council had been promised."""
    if not section.kind.has_rows:
        return []
    asked = shipped_round(register.statements.get(section.statement_id).round)
    return remarks(
        section_table(register, section), required=section.required,
        grants=asked.grants if asked is not None else (),
    )  # fmt: skip
