"""The rows of the notice ruler: each coming meeting with the day its agenda must go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import counted
from egovdesk.records.days import spoken_day
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Meeting
from egovdesk.register import Register
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Line, Mark, MarkKind, Tag, Text
from ui.widgets.ruler import Span

SOON = 4
"""Working days before the last day of issue from which a meeting with something missing is amber."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Coming:
    """A meeting to come, with what the ruler and the page's sentence say of it."""

    meeting: Meeting
    group: Group
    issue_by: date | None
    issued_on: date | None
    days_left: int
    missing: int
    joint: bool

    @property
    def is_pressing(self) -> bool:
        """Whether its agenda is still to go out, and soon."""
        return self.issued_on is None and self.issue_by is not None and self.days_left <= SOON


def coming_meetings(
    register: Register, deadlines: Deadlines, meetings: Sequence[Meeting], missing: dict[str, int]
) -> list[Coming]:
    """The meetings with their deadlines; `missing` counts the papers still to come of each."""
    groups = {one.id: one for one in register.groups.all()}
    found = []
    for meeting in meetings:
        by = deadlines.issue_by(meeting)
        found.append(
            Coming(
                meeting,
                register.groups.named_on(groups[meeting.group_id], meeting.held_on),
                by,
                _issued_on(register, meeting),
                deadlines.days_left(by, meeting) if by else 0,
                missing.get(meeting.id, 0),
                bool(register.meeting_groups.find(meeting_id=meeting.id)),
            )
        )
    return found


def _issued_on(register: Register, meeting: Meeting) -> date | None:
    if not meeting.state.is_frozen:
        return None
    issues = [one for one in register.issues.find(meeting_id=meeting.id) if one.kind == "agenda"]
    return min((one.issued_at.date() for one in issues), default=None)


def span_of(coming: Coming, today: date) -> Span:
    """A meeting's row on the ruler."""
    meeting = coming.meeting
    line: Line = (Text(coming.group.name, "ink", "row"),)
    if coming.joint:
        line += (Tag("joint"),)
    if meeting.title:
        line += (Tag(meeting.title),)
    words, tone = _words(coming, today)
    row = Row(f"meeting:{meeting.id}", Cell(line, trailing=words), tip=_tip(coming))
    return Span(row, coming.issue_by, meeting.held_on, coming.issued_on, tone, coming.joint)


def _words(coming: Coming, today: date) -> tuple[Line, str]:
    """What stands at the right of a row, and the tone of its line."""
    if coming.meeting.state.is_frozen:
        day = f" {spoken_day(coming.issued_on)}" if coming.issued_on else ""
        return (Text(f"Issued{day}", "ink2"),), "petrol"
    by = coming.issue_by
    if by is None:
        return (Text(coming.meeting.state.label, "ink2"),), "petrol"
    if by < today:
        late = counted(-coming.days_left, "day")
        return (Mark(MarkKind.LATE), Text(f"Was due {spoken_day(by)}, {late} late", "red")), "red"
    if coming.is_pressing and (coming.missing or coming.days_left <= 2):
        left = "today" if by == today else f"{counted(coming.days_left, 'day')} left"
        words = f"Out by {_DAYS[by.weekday()]}, {left}"
        return (Mark(MarkKind.LOOK), Text(words, "amber", "row")), "amber"
    return (Text(f"Out by {spoken_day(by)}", "ink2"),), "petrol"


def _tip(coming: Coming) -> str:
    held = spoken_day(coming.meeting.held_on)
    papers = f"; {counted(coming.missing, 'paper')} still to come" if coming.missing else ""
    return f"{coming.group.name} meets on {held}{papers}"


def sentence(coming: Sequence[Coming], today: date) -> str:
    """What presses most, in a sentence under the date."""
    waiting = [one for one in coming if one.issued_on is None and one.issue_by is not None]
    late = [one for one in waiting if one.issue_by and one.issue_by < today]
    if late:
        names = late[0].group.name
        return (
            f"{_possessive(names)} agenda was to go out on {spoken_day(late[0].issue_by or today)}."
        )
    if waiting:
        first = min(waiting, key=lambda one: one.issue_by or date.max)
        by = first.issue_by or today
        when = "today" if by == today else f"on {_day_name(by, today)}"
        said = f"{_possessive(first.group.name)} agenda goes out {when}."
        if first.missing:
            verb = "is" if first.missing == 1 else "are"
            papers = "paper" if first.missing == 1 else "papers"
            said += f" {_in_words(first.missing)} {papers} {verb} still to come."
        return said
    if coming:
        first = coming[0]
        held = spoken_day(first.meeting.held_on)
        return f"{first.group.name} meets on {held}, the next to do so."
    return "No meeting in the next five weeks."


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _day_name(day: date, today: date) -> str:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return names[day.weekday()] if 0 <= (day - today).days < 7 else spoken_day(day)


def _in_words(count: int) -> str:
    words = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return words[count - 1] if 1 <= count <= len(words) else str(count)
