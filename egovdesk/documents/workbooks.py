"""The frame that every workbook of the register has: one sheet with one table, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from egovdesk.documents.model import Cell, Column, Sheet, Table, Workbook
from egovdesk.register import Register


def one_table(
    register: Register,
    name: str,
    columns: tuple[Column, ...],
    rows: Iterable[tuple[Cell, ...]],
    *,
    title: str,
    note: str,
    subject: str,
    count: int,
    as_of: date,
    heading: str = "",
) -> Workbook:
    """A workbook of one table called `name`; its sheet is headed with the council's name, or `heading`."""
    council = register.authority
    return Workbook(
        title=title,
        subject=subject,
        author=council.clerk or council.name,
        dated=as_of,
        sheets=(
            Sheet(
                name=name,
                title=heading or f"{title}: {council.name}",
                note=note,
                table=Table(columns, rows, name=name),
                count=count,
            ),
        ),
    )
