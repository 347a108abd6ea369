"""What the head of the workspace says of a meeting: when, where, how it goes, and what presses."""

from __future__ import annotations

from egovdesk import deadlines
from egovdesk.documents.wording import full_date
from egovdesk.records.days import spoken_day
from egovdesk.records.meetings import Meeting
from egovdesk.register import Register
from ui.item_models.agenda import clock_words
from ui.item_models.segments import Icon, Line, Text
from ui.widgets.workspace_header import fact


def facts_of(
    register: Register, meeting: Meeting, mode: str, narrow: bool, behind: int
) -> list[Line]:
    """The facts of a meeting in a mode; `behind` is how many minutes late it runs."""
    when = full_date(meeting.held_on)
    if narrow:
        return [fact(f"{meeting.held_on.day} {meeting.held_on:%B}")]
    if mode == "prepare":
        at = f", {clock_words(meeting.starts_at)}" if meeting.starts_at else ""
        found = [fact(when + at)]
        if meeting.place:
            found.append((Text(meeting.place, "ink2", context=True),))
        return found + _deadline(register, meeting)
    where = f", {meeting.place.split(',')[0]}" if meeting.place else ""
    found = [fact(when + where)]
    if meeting.started_at:
        found.append(fact(f"Started {clock_words(meeting.started_at)}"))
    if meeting.ended_at:
        found.append(fact(f"Ended {clock_words(meeting.ended_at)}"))
    if behind:
        late = f"{abs(behind)} minute{'s' * (abs(behind) != 1)}"
        found.append(fact(f"{late} {'behind' if behind > 0 else 'ahead of'} the agenda"))
    return found


def _deadline(register: Register, meeting: Meeting) -> list[Line]:
    """What is pressing: the day by which the agenda must be out, or the meeting's state."""
    if meeting.state.step < 0:
        return [(Text(meeting.state.label, "red", "heading"),)]
    if meeting.state.is_frozen:
        return [fact(meeting.state.label)]
    due = deadlines.Deadlines(register)
    by = due.issue_by(meeting)
    if by is None:
        return []
    left = due.days_left(by, meeting)
    words = f"Agenda out by {spoken_day(by)}"
    if left < 0:
        past = Text(f"{words}: that day is past", "red", "heading")
        return [(Icon("triangle-alert", "red"), past)]
    rest = "today" if left == 0 else f"{left} day{'s' * (left != 1)} left"
    tone = "amber" if left <= 5 else "ink2"
    face = "heading" if tone == "amber" else "text"
    icon: Line = (Icon("triangle-alert", "amber"),) if tone == "amber" else ()
    return [(*icon, Text(f"{words}, {rest}", tone, face))]
