"""What the names of files begin with: whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from egovdesk.records.meetings import Meeting
    from egovdesk.register import Register


def file_prefix(register: Register, group_id: str | None) -> str:
    """The group's prefix, or its name; where it is no group's, the first word of the council's name."""
    if group_id is None:
        return register.authority.name.split(" ")[0]
    return register.groups.get(group_id).code


def time_of_day(register: Register, meeting: Meeting) -> str:
    """`1400`, where its group has another meeting on that day, whose files would bear the same names."""
    others = register.meetings.find(group_id=meeting.group_id, held_on=meeting.held_on)
    return meeting.starts_at.replace(":", "") if len(others) > 1 else ""
