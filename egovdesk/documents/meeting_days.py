"""How documents tell of a meeting's day: postponed from another, with no day yet, or cancelled."""

from __future__ import annotations

from egovdesk.documents.wording import full_date, listing
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.series import MeetingDate
from egovdesk.register import Register


def postponed_from(register: Register, meeting: Meeting) -> str:
    """`Postponed from Tuesday 21 October 2003`; empty of a meeting that is on its first day."""
    given_up = register.meeting_dates.find(meeting_id=meeting.id)
    return words_of_days(meeting, given_up)


def words_of_days(meeting: Meeting, given_up: list[MeetingDate]) -> str:
    """The same, of days that have been read already."""
    days = list(dict.fromkeys(one.held_on for one in given_up if one.held_on != meeting.held_on))
    if not days:
        return ""
    verb = "Postponed" if days[-1] < meeting.held_on else "Brought forward"
    return f"{verb} from {listing([full_date(day) for day in days])}"


def called_off(register: Register, meeting: Meeting) -> str:
    """`Cancelled: no business`; empty of a meeting that is to be held."""
    return words_of_state(meeting, register.meeting_dates.find(meeting_id=meeting.id))


def words_of_state(meeting: Meeting, given_up: list[MeetingDate]) -> str:
    """The same, of days that have been read already."""
    if meeting.state.step >= 0:
        return ""
    cancelled = meeting.state is MeetingState.CANCELLED
    words = "Cancelled" if cancelled else "Postponed, with no new day yet"
    reason = given_up[-1].reason if given_up else ""
    return f"{words}: {reason}" if reason else words
