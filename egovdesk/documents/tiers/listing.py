"""A list of one tier's work, told alike in Word and in Excel: tables under one title."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from egovdesk.documents.frames import council_document
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    Sheet,
    Table,
    Workbook,
    text_runs,
)
from egovdesk.documents.wording import long_date
from egovdesk.register import Register


@dataclass(frozen=True)
class Part:
    """One table: its heading, a sentence of what it holds, and what to say where it holds nothing.

    `in_word` are the columns that Word has room for; Excel has all.
    """

    heading: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    in_word: tuple[str, ...]
    nothing: str


@dataclass(frozen=True)
class Listing:
    """What a tier's list says, before anyone thinks of Word or Excel."""

    title: str
    parts: tuple[Part, ...]
    landscape: bool = False


def as_document(register: Register, listing: Listing, *, as_of: date) -> Document:
    """The list to read, in Word."""
    when = f"As at {long_date(as_of)}"
    blocks: list[Block] = [Paragraph(text_runs(when), ParagraphStyle.SUBTITLE)]
    for part in listing.parts:
        if len(listing.parts) > 1:
            blocks.append(Heading(part.heading, 2))
        if not part.rows:
            blocks.append(Paragraph(text_runs(part.nothing)))
            continue
        kept = [at for at, one in enumerate(part.columns) if one.name in part.in_word]
        rows = tuple(tuple(row[at] for at in kept) for row in part.rows)
        columns = tuple(part.columns[at] for at in kept)
        blocks.append(Table(columns, rows, caption=part.note, first_column_heads=True))
    return council_document(
        register,
        listing.title,
        blocks,
        subject=f"{listing.title}, {when[:1].lower()}{when[1:]}",
        footer=listing.title,
        landscape=listing.landscape,
        as_of=as_of,
    )


def as_workbook(register: Register, listing: Listing, *, as_of: date) -> Workbook:
    """The list to sort and filter, in Excel: a sheet for each table."""
    council = register.authority
    sheets = tuple(
        Sheet(
            name=part.heading,
            title=f"{part.heading}: {council.name}",
            note=part.note if part.rows else part.nothing,
            table=Table(part.columns, part.rows, name=part.heading.replace(" ", "_")),
            count=len(part.rows),
        )
        for part in listing.parts
    )
    return Workbook(
        title=listing.title,
        sheets=sheets,
        subject=f"{council.name}, as at {long_date(as_of)}",
        author=council.author,
        dated=as_of,
    )
