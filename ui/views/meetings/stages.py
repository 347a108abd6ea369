"""The stages of a meeting as commands until it is over: open, issue, start, end."""

from __future__ import annotations

from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.meetings import (
    end_meeting,
    set_meeting_state,
    start_meeting,
)
from egovdesk.records.meetings import MeetingState
from ui import messages
from ui.item_models.agenda import clock_words
from ui.messages import told
from ui.views.meetings.reasons import Reasons

_NAMED = 5


class StageCommands(Reasons):
    """What the Meeting menu does to a meeting as a whole; part of the workspace."""

    # -- before --------------------------------------------------------------------------------

    @told
    def open_agenda(self) -> None:
        """Say that the agenda is being made."""
        self._set(MeetingState.AGENDA_DRAFT)

    @told
    def agree_agenda(self) -> None:
        """Say that the agenda has been agreed."""
        self._set(MeetingState.AGENDA_AGREED)

    def _set(self, state: MeetingState) -> None:
        if self.agenda is not None:
            set_meeting_state(self.register, self.agenda.meeting.id, state)
            self.context.say(f"Stage: {state.label.lower()}")

    # -- during --------------------------------------------------------------------------------

    @told
    def start(self) -> None:
        """Begin to minute."""
        if self.agenda is None or self.why_not_start():
            return
        self.leave()
        if not self._starts_on_its_day():
            return
        start_meeting(self.register, self.agenda.meeting.id, self.clock_for())
        if self.mode() != "minute":
            self.switch("minute")
        self.minute.begin()

    def _starts_on_its_day(self) -> bool:
        """Ask where the meeting is of another day: it takes the next minute numbers now."""
        assert self.agenda is not None
        meeting, today = self.agenda.meeting, self.register.today
        if meeting.held_on == today:
            return True
        verb = "is to be" if meeting.held_on > today else "was to be"
        answer = messages.ask(
            self,
            f"Start the meeting of {long_date(meeting.held_on)}?",
            f"It {verb} on that day, and today is {long_date(today)}. Its items take the next minute "
            f"numbers now, and {clock_words(self.clock_for())} is written down as when it began.",
            [("", "Not yet", "outlined"), ("start", "Start the meeting", "primary")],
            safe="You can undo it until something with its numbers has gone out.",
            icon="triangle-alert",
            tone="amber",
        )
        return answer == "start"

    @told
    def end(self) -> None:
        """Write down when the meeting ended."""
        if self.agenda is None or self.why_not_end():
            return
        self.leave()
        meeting = self.agenda.meeting
        if not self._leaves_undecided():
            return
        today = meeting.held_on == self.register.today
        at = self.now() if today else self.agenda.clock_after(meeting.length)
        at = max(at, meeting.started_at)
        end_meeting(self.register, meeting.id, at)
        self.switch("finish")
        self.context.say(f"Meeting ended at {clock_words(at)}")

    def _leaves_undecided(self) -> bool:
        """Ask where items are undecided: they can be minuted later, and nothing is lost."""
        found = [one for one in self.unsettled() if one.undecided]
        if not found:
            return True
        more = f", and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        answer = messages.ask(
            self,
            f"{counted(len(found), 'item').capitalize()} undecided",
            "The meeting can end all the same: they stay on the list in Finish.",
            [("", "Not yet", "outlined"), ("look", "Go to the first", "outlined"),
             ("end", "End meeting", "primary")],
            steps=[f"{one.about}: {one.sentence.lower()}{more * (at + 1 == _NAMED)}"
                   for at, one in enumerate(found[:_NAMED])],
            numbered=False,
            icon="triangle-alert",
            tone="amber",
        )  # fmt: skip
        if answer == "look":
            self.next_problem()
        return answer == "end"

    # -- exports -------------------------------------------------------------------------------

    def _export(self, kind: str, **what: object) -> None:
        self.leave()
        if self.agenda is not None:
            self.context.export(kind, meeting=self.agenda.meeting.id, **what)

    def export_agenda(self) -> None:
        """Write the agenda as a Word file."""
        self._export("agenda")

    def export_supplement(self) -> None:
        """Write what has changed since the last issue."""
        self._export("supplement")

    def export_brief(self) -> None:
        """Write the chair's brief: members' matter, so nobody is asked for whom it is."""
        self._export("brief", public=False)

    def export_decision_sheet(self) -> None:
        """Write the meeting's decisions."""
        self._export("decisions")

    def export_action_sheet(self) -> None:
        """Write the meeting's actions."""
        self._export("actions")
