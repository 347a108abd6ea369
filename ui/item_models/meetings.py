"""Meetings as rows: the calendar by month, and the meetings of one group."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

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
    if meeting.state in (MeetingState.CANCELLED, MeetingState.POSTPONED):
        return MarkKind.NOT_AGREED
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


def calendar_rows(
    meetings: Iterable[Meeting], groups: dict[str, str], joint: set[str], today: date
) -> list[Row]:
    """Meetings under the names of their months."""
    rows: list[Row] = []
    month = (0, 0)
    for meeting in meetings:
        if (meeting.held_on.year, meeting.held_on.month) != month:
            month = (meeting.held_on.year, meeting.held_on.month)
            name = f"{_MONTHS[month[1] - 1]} {month[0]}"
            note = "this month" if month == (today.year, today.month) else ""
            cell = Cell((Text(name, "ink", "heading"), Text(note, "ink2", "note")))
            rows.append(Row(f"month:{name}", cell, heading="section", height="section"))
        group = groups.get(meeting.group_id, "")
        rows.append(meeting_row(meeting, group, joint=meeting.id in joint))
    return rows
