"""What the calendar's pane says of a meeting: its day, what clashes, its deadlines, and its notice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.clashes import Clash
from egovdesk.deadlines import Deadline, Deadlines
from egovdesk.documents.meeting_days import words_of_days, words_of_state
from egovdesk.documents.wording import counted, full_date
from egovdesk.records.days import spoken_day
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.notice import NoticeDay, Step
from egovdesk.register import Register
from ui import theme
from ui.item_models.meetings import mark_of, spoken_time
from ui.item_models.segments import Gap, Line, Mark, MarkKind, Tag, Text
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.note import Note
from ui.widgets.section_heading import SectionHeading

_DATE, _MARK = 84, 22


class MeetingDetails:
    """The widgets of the pane, made anew for each meeting."""

    def __init__(self, register: Register, meeting: Meeting, clashes: Sequence[Clash]) -> None:
        self._register, self._meeting, self._clashes = register, meeting, clashes
        self._deadlines = Deadlines(register)
        self._today = register.today

    def widgets(self) -> list[QWidget | int]:
        """Everything from the top."""
        return [*self._head(), *self._dates(), *self._advice(), *self._steps(), *self._notice()]

    def _head(self) -> list[QWidget | int]:
        meeting = self._meeting
        groups = self._register.groups.meeting(meeting)
        stage: Line = (Mark(mark_of(meeting)), Text(meeting.state.label, "ink2", "note600"))
        if len(groups) > 1:
            stage += (Tag("joint"),)
        found: list[QWidget | int] = [
            SegmentLabel(stage),
            Label(" and ".join(one.name for one in groups), "title20", wrap=True),
            Label(_when(meeting), "row", "ink", wrap=True),
        ]
        where = ", ".join(part for part in (meeting.place, _long(meeting.length)) if part)
        found.append(Label(where, "text", "ink2", wrap=True))
        if meeting.title:
            found.append(Label(meeting.title, "text", "ink2", wrap=True))
        series = self._register.series.maybe(meeting.series_id)
        if series is not None:
            found.append(Label(f"One of a series: {series.cadence}", "text", "ink2", wrap=True))
        return found

    def _dates(self) -> list[QWidget | int]:
        """The days given up, each with its reason; and that it was called off."""
        given_up = self._register.meeting_dates.find(meeting_id=self._meeting.id)
        said = [words_of_state(self._meeting, given_up), words_of_days(self._meeting, given_up)]
        moved = [one.reason for one in given_up if one.held_on != self._meeting.held_on]
        if said[1] and moved[-1]:
            said[1] += f": {moved[-1]}"
        return [Label(words, "text", "ink2", wrap=True) for words in said if words]

    def _advice(self) -> list[QWidget | int]:
        heavy = [one.sentence for one in self._clashes if not one.light]
        light = [one.sentence for one in self._clashes if one.light]
        found: list[QWidget | int] = []
        if heavy:
            found += [4, Note("amber", ". ".join(heavy) + ".")]
        if light:
            found += [4, Note("tint", ". ".join(light) + ".")]
        return found

    # -- deadlines -----------------------------------------------------------------------------

    def _steps(self) -> list[QWidget | int]:
        steps = list(self._deadlines.of(self._meeting).values())
        if not steps:
            return []
        found: list[QWidget | int] = [8, SectionHeading("Deadlines")]
        before = [one for one in steps if one.on <= self._meeting.held_on]
        after = [one for one in steps if one.on > self._meeting.held_on]
        found += [self._step(one) for one in before]
        held = Deadline("meeting", "Meeting", self._meeting.held_on, "")
        found.append(self._step(held, face="row"))
        return found + [self._step(one) for one in after]

    def _step(self, one: Deadline, face: str = "text") -> QWidget:
        label = SegmentLabel(
            (
                *self._mark_of(one),
                Text(spoken_day(one.on), self._tone_of(one), width=_DATE),
                Text(one.label, "ink2" if one.on < self._today else "ink", face),
            )
        )
        label.setToolTip(f"{one.label}: {full_date(one.on)}. {one.why}".strip())
        return label

    def _mark_of(self, one: Deadline) -> Line:
        """Done or late as the meeting's stage tells; nothing where only the day is known to be past."""
        if self._is_done(one):
            return (Mark(MarkKind.RATIFIED, says="done"),)
        if one.on >= self._today:
            return (Mark(MarkKind.PROPOSED, says="to come"),)
        return (Mark(MarkKind.LATE, says="late"),) if one.step in _REACHED else (Gap(_MARK),)

    def _tone_of(self, one: Deadline) -> str:
        if one.on >= self._today:
            return "ink"
        late = one.step in _REACHED and not self._is_done(one)
        return "red" if late else "ink2"

    def _is_done(self, one: Deadline) -> bool:
        reached = _REACHED.get(one.step)
        return reached is not None and self._meeting.state.step >= reached.step

    def _notice(self) -> list[QWidget | int]:
        """The days of notice, of a meeting that needs some."""
        meeting, held_on = self._meeting, self._meeting.held_on
        groups = self._register.groups.meeting(meeting)
        if all(self._deadlines.notice_needed(one, held_on) is None for one in groups):
            return []
        issued = self._issued_on()
        days = self._deadlines.notice(meeting, issued)
        if not days:
            return []
        clear = counted(sum(one.number is not None for one in days), "clear day")
        when = f"issued {spoken_day(issued)}" if issued else f"issue by {spoken_day(days[0].day)}"
        return [8, SectionHeading("Notice", right=f"{clear}, {when}"), _column(days)]

    def _issued_on(self) -> date | None:
        issues = self._register.issues.find(meeting_id=self._meeting.id, kind="agenda")
        return min((one.issued_at.date() for one in issues), default=None)


_REACHED = {
    Step.PAPERS_CALLED: MeetingState.PAPERS_CALLED,
    Step.AGENDA_AGREED: MeetingState.AGENDA_AGREED,
    Step.ISSUE: MeetingState.ISSUED,
    "meeting": MeetingState.HELD,
    Step.MINUTES_TO_CHAIR: MeetingState.CLEARED,
    Step.MINUTES_OUT: MeetingState.CIRCULATED,
}
"""The stage that shows a step to have been taken; of the others only their day is known."""


def _column(days: Sequence[NoticeDay]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(1))
    for one in days:
        column.addWidget(_notice_day(one))
    return holder


def _notice_day(one: NoticeDay) -> QWidget:
    if one.number is None:
        words = Text(f"does not count: {one.reason}", "ink3", "note", context=True)
        line: Line = (
            Text("", width=20),
            Text(spoken_day(one.day), "ink3", "note", width=_DATE),
            words,
        )
    else:
        number = Text(str(one.number), "ink", "note600", width=20)
        line = (number, Text(spoken_day(one.day), "ink", "note", width=_DATE),
                Text("clear day", "ink2", "note"))  # fmt: skip
    label = SegmentLabel(line)
    label.setAccessibleName(one.sentence)
    label.setToolTip(one.sentence)
    return label


def _when(meeting: Meeting) -> str:
    at = f", {spoken_time(meeting.starts_at)}" if meeting.starts_at else ""
    return f"{full_date(meeting.held_on)}{at}"


def _long(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h" if hours else "", f"{rest} min" if rest else ""]
    return " ".join(part for part in parts if part)
