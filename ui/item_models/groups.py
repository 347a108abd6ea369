"""The members of a group on a day, and its former names, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import counted, short_date
from egovdesk.records.groups import Group, GroupName, MemberRole, Membership, Tier
from egovdesk.records.people import Person
from egovdesk.register import Register
from ui.item_models.meetings import spoken_time
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Line, Mark, MarkKind, Tag, Text


def facts_line(register: Register, group: Group, members: Sequence[Any]) -> Line:
    """What stands under a group's name: tiers and kind, chair, when it meets, quorum and notice."""
    tiers = register.group_tiers.on(register.today).get(group.id, [])
    parts: list[Tag | Text] = [Tag(one.label, "tint") for one in tiers if one is not Tier.NONE]
    parts.append(Tag(group.constitution.label))
    chairs = [
        one.person.name for one in members if one.membership.role is MemberRole.CHAIR and one.person
    ]
    counting = sum(one.membership.role.counts for one in members)
    quorum = group.quorum_of(counting)
    at = spoken_time(group.usual_time)
    meets = ", ".join(part for part in (group.cadence, at) if part) if group.cadence else ""
    notice = Deadlines(register).notice_needed(group, register.today)
    for name, value in (
        ("Chair", ", ".join(chairs) or "none set"),
        ("Meets", meets or "none set"),
        ("Quorum", f"{quorum} of {counting}" if quorum else "none set"),
        ("Notice", counted(notice, "clear day") if notice else "none needed"),
    ):
        parts += [Text(name, "ink2", context=True), Text(value, "ink", "row", context=True)]
    return tuple(parts)


def member_rows(register: Register, group: Group, members: Sequence[Any]) -> list[Row]:
    """Who sits on a group today, then who did before."""
    rows = [member_row(one.membership, one.person, one.capacity) for one in members]
    past = [one for one in register.memberships.find(group_id=group.id)
            if one.until_on and one.until_on < register.today]  # fmt: skip
    if past:
        head = Cell((Text("Former members", "ink", "heading"),))
        rows.append(Row("past", head, heading="section", height="section"))
        rows += [member_row(one, register.people.maybe(one.person_id), "") for one in past]
    return rows


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
