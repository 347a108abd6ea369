"""The members of a group on a day, and its former names, as rows."""

from __future__ import annotations

from collections.abc import Iterable

from egovdesk.documents.wording import short_date
from egovdesk.records.groups import GroupName, Membership
from egovdesk.records.people import Person
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Line, Mark, MarkKind, Text


def member_row(membership: Membership, person: Person | None, capacity: str) -> Row:
    """One place: who fills it, as what, since when."""
    name = person.name if person else "Vacant"
    tone = "ink" if person else "amber"
    since = f"since {short_date(membership.from_on)}" if membership.from_on else ""
    until = f" until {short_date(membership.until_on)}" if membership.until_on else ""
    lead: Line = () if person else (Mark(MarkKind.LOOK),)
    line: Line = (
        *lead,
        Text(name, tone, "row", width=170 if person else 146),
        Text(membership.role.label, "ink", width=150),
        Text(capacity or membership.represents, "ink2", context=True),
    )
    return Row(membership.id, Cell(line, trailing=(Text(f"{since}{until}", "ink2", "note"),)))


def former_rows(names: Iterable[GroupName]) -> list[Row]:
    """What a group was called, and until when."""
    rows = []
    for one in names:
        until = f"until {short_date(one.until_on)}" if one.until_on else ""
        line = (Text(one.name, "ink", "text"), Text(one.prefix, "ink2", "note", context=True))
        rows.append(Row(one.id, Cell(line, trailing=(Text(until, "ink2", "note"),))))
    return rows
