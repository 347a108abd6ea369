"""Why a command of the meeting workspace cannot be used now."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from egovdesk.records.meetings import MeetingState
from ui.item_models.agenda import Agenda

if TYPE_CHECKING:
    from egovdesk.checks.minutes import Unsettled
    from ui.view import View as _Base
    from ui.views.meetings.finish import FinishMode
    from ui.views.meetings.minute import MinuteMode
else:
    _Base = object

_HELD = MeetingState.HELD.step


class Reasons(_Base):
    """Sentences for commands that are greyed; empty where they can be used."""

    agenda: Agenda | None

    if TYPE_CHECKING:

        @cached_property
        def minute(self) -> MinuteMode: ...
        @cached_property
        def finish(self) -> FinishMode: ...
        def mode(self) -> str: ...
        def switch(self, mode: str) -> None: ...
        def now(self) -> str: ...
        def clock_for(self) -> str: ...
        def show_note(self, kind: str, sentence: str) -> None: ...
        def unsettled(self) -> list[Unsettled]: ...
        def next_problem(self) -> None: ...
        def export_agenda(self) -> None: ...

    def _state(self) -> MeetingState:
        return self.agenda.meeting.state if self.agenda else MeetingState.CANCELLED

    def why_never(self) -> str:
        """Always possible while a meeting is shown."""
        return "" if self.agenda else "No meeting is shown."

    def why_not_change(self) -> str:
        """Why the agenda and the minutes cannot change."""
        if self.agenda is None:
            return "No meeting is shown."
        return self.agenda.locked

    def why_no_paper(self) -> str:
        """Why no paper can be wanted."""
        if self.agenda is not None and not self.agenda.lines:
            return "The agenda is empty."
        return self.why_not_change()

    def why_not_minute(self) -> str:
        """Why nothing can be minuted."""
        if self._state().step < _HELD:
            return "The meeting has not been started."
        return self.why_not_change()

    def why_not_quorum(self) -> str:
        """Why there is no sentence about the quorum."""
        if self.mode() != "minute" or self.minute.attendance.note.offer() is None:
            return "The minutes lack nothing about the quorum."
        return self.why_not_minute()

    def why_not_go(self) -> str:
        """Why one cannot go through the minutes."""
        return "The meeting has not been started." if self._state().step < _HELD else ""

    def why_not_start(self) -> str:
        """Why the meeting cannot be started."""
        if self._state().step >= _HELD:
            return "The meeting has been started."
        return f"The meeting was {self._state().value}." if self._state().step < 0 else ""

    def why_not_end(self) -> str:
        """Why the meeting cannot be ended."""
        if self._state().step < _HELD:
            return "The meeting has not been started."
        return "" if self._state() is MeetingState.HELD else "The meeting has ended."

    def why_not_open_agenda(self) -> str:
        """Why the agenda cannot be opened for drafting."""
        drafted = self._state().step >= MeetingState.AGENDA_DRAFT.step
        return "The agenda is open." if drafted else ""

    def why_not_agree(self) -> str:
        """Why the agenda cannot be said to be agreed."""
        agreed = self._state().step >= MeetingState.AGENDA_AGREED.step
        return "The agenda has been agreed." if agreed else ""

    def why_not_issue(self) -> str:
        """Why the agenda cannot be issued."""
        if self._state().step < 0:
            return f"The meeting was {self._state().value}."
        if self.agenda is None or not self.agenda.lines:
            return "The agenda is empty."
        if self._state() is MeetingState.ISSUED:
            return "The agenda has been issued. Issue a supplement, or withdraw it first."
        return "The agenda has been issued." if self._state().is_frozen else ""

    def why_not_supplement(self) -> str:
        """Why there is no supplement to issue."""
        if self._state() is MeetingState.ISSUED:
            return ""
        held = self._state().step >= _HELD
        return "The meeting has been held." if held else "The agenda has not been issued."

    def why_none_issued(self) -> str:
        """Why nothing that was issued can be shown."""
        issued = self.agenda is not None and self.register.issues.find(
            meeting_id=self.agenda.meeting.id, kind="agenda"
        )
        return "" if issued else "The agenda has not been issued."

    def why_not_export(self) -> str:
        """Why there are no minutes to export."""
        return "" if self._state().step >= _HELD else "The meeting has not been held."

    def why_not_answer_one(self) -> str:
        """Why no decision can be answered on its own."""
        if self.agenda is None or self.mode() != "minute" or not self.minute.to_answer():
            return "This item ratifies nothing that its minute leaves to answer."
        return self.why_not_minute()

    def why_no_decision(self) -> str:
        """Why no outcome can be set."""
        there = self.agenda is not None and self.mode() == "minute"
        if not there or not (self.minute.decision_id() or self.minute.answers_at_once()):
            return "There is no decision at the cursor."
        return self.why_not_minute()
