"""The agenda that something from outside the group is put on."""

from __future__ import annotations

from egovdesk.errors import Refused
from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.records.meetings import Meeting
from egovdesk.register import Register


def agenda_to_come(register: Register, group_id: str, meeting_id: str | None = None) -> Meeting:
    """The meeting named, or the group's next one; raises Refused where none is to come."""
    meeting = register.meetings.get(meeting_id) if meeting_id else next_agenda(register, group_id)
    if meeting is None:
        raise Refused(
            f"{register.groups.get(group_id).name} has no meeting to come.",
            "Nothing has changed.",
            "Plan one, then try again.",
        )
    return meeting
