"""The frames of what the register lists: a document to read, a workbook of one table, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from egovdesk.documents.model import Block, Cell, Column, Document, Sheet, Table, Workbook
from egovdesk.documents.wording import long_date
from egovdesk.records.packs import Audience
from egovdesk.register import Register

NOT_FOR_ALL = "Contains exempt information: not for publication"
_PAGE = 500


def council_document(
    register: Register,
    title: str,
    blocks: Iterable[Block],
    *,
    subject: str,
    footer: str,
    as_of: date,
    header: str = "",
    landscape: bool = False,
) -> Document:
    """A document of the council, by its secretariat."""
    council = register.authority
    return Document(
        title=title,
        blocks=tuple(blocks),
        subject=subject,
        author=council.author,
        organisation=council.name,
        header=header,
        footer=footer,
        landscape=landscape,
        dated=as_of,
    )


def one_table(
    register: Register,
    name: str,
    columns: tuple[Column, ...],
    rows: Iterable[tuple[Cell, ...]],
    *,
    title: str,
    note: str,
    count: int,
    as_of: date,
    subject: str = "",
    heading: str = "",
) -> Workbook:
    """A workbook of one table called `name`.

    Its sheet is headed with the council's name, or `heading`; where no `subject` is given, the
    workbook is about the council as at that day.
    """
    council = register.authority
    return Workbook(
        title=title,
        subject=subject or f"{council.name}, as at {long_date(as_of)}",
        author=council.author,
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


def seen_by(audience: Audience, filters: Mapping[str, Any] | None) -> dict[str, Any]:
    """What is asked of a list: the filters, and of the public's that nothing on it is exempt."""
    asked = dict(filters or {})
    return {**asked, "exempt": 0} if audience is Audience.PUBLIC else asked


def pages(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """A long list in parts, each of which is read as it is written."""
    for start in range(0, len(ids), _PAGE):
        yield ids[start : start + _PAGE]
