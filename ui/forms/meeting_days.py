"""Forms of a meeting's day: to what other day it is postponed, and why it is cancelled."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import full_date
from egovdesk.operations.meetings import cancel_meeting, postpone_meeting
from egovdesk.records.meetings import Meeting, MeetingState, time_problems
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form
from ui.forms.meetings import read_time
from ui.item_models.advice import advice_of
from ui.item_models.meetings import spoken_time
from ui.widgets.fields import DateField
from ui.widgets.labels import Label


class PostponeForm(Form):
    """Another day, or none yet; the day given up is kept, with the reason."""

    def __init__(self, context: Context, parent: QWidget | None, meeting: Meeting) -> None:
        super().__init__(parent, "Postpone meeting", "Postpone", today=context.register.today)
        self._register, self._meeting = context.register, meeting
        off = meeting.state is MeetingState.POSTPONED
        if off:
            self.setWindowTitle("New day for a postponed meeting")
        group = context.register.groups.get(meeting.group_id).name
        was = "was to be held" if off else "is to be held"
        says = (
            f"{group} {was} on {full_date(meeting.held_on)}. It stays the same meeting, with its "
            "agenda, its numbers, and whatever was issued."
        )
        self._column.insertWidget(1, Label(says, "text", "ink2", wrap=True))
        needed = "Type the new day, such as “4 November”." if off else ""
        label = "New day" if off else "New day; nothing where there is none yet"
        self.day("to", label, None, needed=needed).date_changed.connect(lambda _: self._advise())
        self.line("starts_at", "Time", spoken_time(meeting.starts_at))
        self.line("reason", "Reason, for the record", whole=True)

    def _advise(self) -> None:
        field = self.fields["to"]
        day = field.date() if isinstance(field, DateField) else None
        if day is None:
            self.advise("")
            return
        meeting = self._meeting
        groups = [one.id for one in self._register.groups.meeting(meeting)]
        at = read_time(self.value("starts_at"))
        kind, sentence = advice_of(
            self._register, groups, day, at, meeting.length, besides=meeting.id
        )
        self.advise(sentence, kind)

    def problems(self) -> tuple[Problem, ...]:
        """The time has to be one."""
        return tuple(time_problems("starts_at", read_time(self.value("starts_at"))))

    def save(self) -> str:
        """Postpone the meeting."""
        found = self.values()
        postpone_meeting(
            self._register, self._meeting.id, found["to"], found["reason"],
            starts_at=read_time(found["starts_at"]),
        )  # fmt: skip
        return self._meeting.id


class CancelForm(Form):
    """Why a meeting is not held."""

    def __init__(self, context: Context, parent: QWidget | None, meeting: Meeting) -> None:
        super().__init__(parent, "Cancel meeting", "Cancel meeting", today=context.register.today)
        self._register, self._meeting = context.register, meeting
        self.cancel.setText("Keep it")
        group = context.register.groups.get(meeting.group_id).name
        says = (
            f"{group} will not meet on {full_date(meeting.held_on)}. The meeting stays in the "
            "record as cancelled, with its agenda and its notice, and can be reinstated."
        )
        self._column.insertWidget(1, Label(says, "text", "ink2", wrap=True))
        self.line("reason", "Reason, which the programme prints", whole=True)

    def save(self) -> str:
        """Cancel the meeting."""
        cancel_meeting(self._register, self._meeting.id, self.value("reason"))
        return self._meeting.id
