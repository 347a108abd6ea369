"""Meetings as rows: their marks, their times, and the meetings of one group."""

from __future__ import annotations

from datetime import time

from egovdesk.documents.wording import clock_time
from egovdesk.records.meetings import Meeting, MeetingState
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Line, Mark, MarkKind, Tag, Text

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def spoken_time(text: str) -> str:
    """A kept time ("14:00") as it is said ("2.00pm")."""
    return clock_time(time.fromisoformat(text)) if text else ""


def mark_of(meeting: Meeting) -> MarkKind:
    """The mark of a meeting's stage."""
    if meeting.state is MeetingState.CANCELLED:
        return MarkKind.NOT_AGREED
    if meeting.state is MeetingState.POSTPONED:
        return MarkKind.DEFERRED
    if meeting.state.minutes_final:
        return MarkKind.RATIFIED
    if meeting.state.step >= MeetingState.HELD.step:
        return MarkKind.RECOMMENDED
    return MarkKind.DECIDED if meeting.state.is_frozen else MarkKind.PROPOSED


def meeting_row(
    meeting: Meeting, group: str = "", *, joint: bool = False, year: bool = False
) -> Row:
    """One meeting: its day, its time, whose it is, and how far it has come."""
    day = meeting.held_on
    words = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    words += f" {day.year}" if year else ""
    line: Line = (
        Text(words, "ink", "row", width=190 if year else 150),
        Text(spoken_time(meeting.starts_at), "ink2", width=76),
        Text(
            group or meeting.title or meeting.place, "ink" if group else "ink2", context=not group
        ),
    )
    if joint:
        line = (*line, Tag("joint"))
    stage = (Mark(mark_of(meeting)), Text(meeting.state.label, "ink2", width=130))
    return Row(meeting.id, Cell(line, trailing=stage))
