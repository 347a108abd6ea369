"""The agenda that something from outside the group is put on."""

from __future__ import annotations

from egovdesk.errors import Refused
from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.register import Register


def agenda_to_come(register: Register, group_id: str, meeting_id: str | None = None) -> Meeting:
    """The meeting named, or the group's next one; raises Refused where none is to come, and where the one
    named is over."""
    meeting = register.meetings.get(meeting_id) if meeting_id else next_agenda(register, group_id)
    if meeting is None:
        raise Refused(
            f"{register.groups.get(group_id).name} has no meeting to come.",
            "Nothing has changed.",
            "Plan one, then try again.",
        )
    if not 0 <= meeting.state.step < MeetingState.HELD.step:
        over = "has been held" if meeting.state.step > 0 else "was called off"
        raise Refused(
            f"That meeting {over}.", "Nothing has changed.", "Choose one that is to come."
        )
    return meeting
