"""Membership of groups on a date, as a Word list and as a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from egovdesk.documents.frames import council_document, one_table
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    Workbook,
    text_runs,
)
from egovdesk.documents.wording import counted, long_date, tally
from egovdesk.records.groups import Group, holds_on
from egovdesk.register import Register
from egovdesk.store.groups import Member

WORD_COLUMNS = (
    Column("Name", width=28),
    Column("Post", width=38),
    Column("Role", width=18),
    Column("Since", width=20),
)
EXCEL_COLUMNS = (
    Column("Name", width=26),
    Column("Group", width=30),
    Column("Post", width=34),
    Column("Role", width=20),
    Column("Represents", width=24),
    Column("Substitute for", width=24),
    Column("From", width=12),
    Column("Until", width=12),
    Column("E-mail", width=40),
    Column("Telephone", width=16),
)


def membership_list(register: Register, *, on: date, group_id: str | None = None) -> Document:
    """Who sat on a group, or on every group, on a day."""
    groups = _groups(register, on, group_id)
    blocks: list[Block] = [Paragraph(text_runs(f"As on {long_date(on)}"), ParagraphStyle.SUBTITLE)]
    for group in groups:
        blocks += _section(register, group, on, alone=len(groups) == 1)
    name = groups[0].name if group_id and groups else register.authority.name
    return council_document(
        register,
        f"Members: {name}",
        blocks,
        subject=f"Membership on {long_date(on)}",
        footer=f"Members on {long_date(on)}",
        as_of=on,
    )


def _section(register: Register, group: Group, on: date, *, alone: bool) -> list[Block]:
    members = register.memberships.on(group.id, on)
    found: list[Block] = [] if alone else [Heading(group.name, 2)]
    if not members:
        found.append(Paragraph(text_runs("No members on this day.")))
        return found
    rows = tuple(
        (_name(one), one.capacity, one.membership.role.label, one.membership.from_on)
        for one in members
    )
    found.append(_told(rows, _caption(group, members)))
    return found


def _caption(group: Group, members: list[Member]) -> str:
    """`8 members and 2 others; quorum 4`: it stands on the page of its table."""
    voting = sum(1 for one in members if one.membership.role.counts)
    others = len(members) - voting
    said = tally(voting, "member") + (f" and {counted(others, 'other')}" if others else "")
    quorum = group.quorum_of(voting)
    return f"{said}; quorum {quorum}" if quorum else said


def _told(rows: tuple[tuple[Cell, ...], ...], caption: str) -> Table:
    """The table without the columns in which nobody has anything."""
    told = [i for i, column in enumerate(WORD_COLUMNS) if not i or any(row[i] for row in rows)]
    shown = tuple(tuple(row[i] for i in told) for row in rows)
    return Table(
        tuple(WORD_COLUMNS[i] for i in told), shown, caption=caption, first_column_heads=True
    )


def membership_workbook(register: Register, *, on: date, group_id: str | None = None) -> Workbook:
    """Membership on a day, a row for each place."""
    rows: list[tuple[Cell, ...]] = []
    for group in _groups(register, on, group_id):
        rows += _rows(register, group, on)
    return one_table(
        register,
        "Membership",
        EXCEL_COLUMNS,
        tuple(rows),
        title="Membership",
        note=f"{tally(len(rows), 'place')} on {long_date(on)}.",
        subject=f"Membership on {long_date(on)}",
        count=len(rows),
        as_of=on,
    )


def _rows(register: Register, group: Group, on: date) -> Iterable[tuple[Cell, ...]]:
    members = register.memberships.on(group.id, on)
    names = {one.membership.id: _name(one) for one in members}
    for one in members:
        place = one.membership
        yield (
            _name(one),
            group.name,
            one.capacity,
            place.role.label,
            place.represents,
            names.get(place.substitute_for_id or "", ""),
            place.from_on,
            place.until_on,
            one.person.email if one.person else "",
            one.person.phone if one.person else "",
        )


def _groups(register: Register, on: date, group_id: str | None) -> list[Group]:
    found = [register.groups.get(group_id)] if group_id else register.groups.all()
    return [
        register.groups.named_on(one, on)
        for one in found
        if group_id or holds_on(on, one.from_on, one.until_on)
    ]


def _name(member: Member) -> str:
    return member.person.name if member.person else "Vacant"
