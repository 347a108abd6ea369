"""What the window does with meetings as wholes: plan, change, postpone, cancel, reinstate, remove.

The meeting is the one that the page shows or has selected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.messages import told
from ui.places import Place

if TYPE_CHECKING:
    from egovdesk.records.meetings import Meeting
    from egovdesk.register import Register
    from ui.context import Context
    from ui.view import View


class MeetingActs:
    """The slots of the commands about meetings; part of `MainWindow`."""

    if TYPE_CHECKING:
        register: Register
        context: Context

        @property
        def view(self) -> View | None: ...
        def go(self, place: Place) -> None: ...
        def say(self, text: str) -> None: ...

    @property
    def _over(self) -> QWidget:
        assert isinstance(self, QWidget)
        return self

    def _meeting_here(self) -> Meeting | None:
        meeting_id = self.view.meeting_id() if self.view is not None else ""
        return self.register.meetings.maybe(meeting_id) if meeting_id else None

    # -- why not -------------------------------------------------------------------------------

    def why_not_new_meeting(self) -> str:
        """A meeting needs a group."""
        if self.register.groups.count() == 0:
            return "Add a group first: meetings belong to one."
        return ""

    def why_not_change_meeting(self) -> str:
        """A meeting has to be shown or selected."""
        if self._meeting_here() is None:
            return "Select a meeting first."
        return ""

    def why_not_postpone(self) -> str:
        """A meeting that was held, or cancelled, is not postponed."""
        meeting = self._meeting_here()
        if meeting is not None and meeting.state.value == "cancelled":
            return "This meeting was cancelled. Reinstate it first."
        return self.why_not_change_meeting() or _why_held(meeting)

    def why_not_cancel(self) -> str:
        """A meeting is cancelled once, before it is held."""
        meeting = self._meeting_here()
        if meeting is not None and meeting.state.value == "cancelled":
            return "This meeting has been cancelled."
        return self.why_not_change_meeting() or _why_held(meeting)

    def why_not_reinstate(self) -> str:
        """Only what was called off can be reinstated."""
        meeting = self._meeting_here()
        if meeting is not None and meeting.state.step >= 0:
            return "This meeting is not cancelled or postponed."
        return self.why_not_change_meeting()

    # -- what is done --------------------------------------------------------------------------

    def new_meeting(self) -> None:
        """Plan a meeting."""
        from ui.forms.meetings import MeetingForm

        group_id = self.view.group_id() if self.view is not None else ""
        made = MeetingForm(self.context, self._over, group_id=group_id).ask()
        if made:
            self.go(Place("meeting", made))
            self.say("Meeting added")

    def new_series(self) -> None:
        """Plan a year of meetings."""
        self.go(Place("series", self.view.group_id() if self.view is not None else ""))

    def change_meeting(self) -> None:
        """Change the meeting's day, time, place, title or groups."""
        from ui.forms.meetings import MeetingForm

        meeting = self._meeting_here()
        if meeting and MeetingForm(self.context, self._over, meeting=meeting).ask():
            self.say("Meeting changed")

    def postpone_meeting(self) -> None:
        """Put the meeting off."""
        from ui.forms.meeting_days import PostponeForm

        meeting = self._meeting_here()
        if meeting and PostponeForm(self.context, self._over, meeting).ask():
            self.say("Meeting postponed")

    def cancel_meeting(self) -> None:
        """Cancel the meeting."""
        from ui.forms.meeting_days import CancelForm

        meeting = self._meeting_here()
        if meeting and CancelForm(self.context, self._over, meeting).ask():
            self.say("Meeting cancelled")

    @told
    def reinstate_meeting(self) -> None:
        """Hold the meeting after all."""
        from egovdesk.operations.meetings import reinstate_meeting

        meeting = self._meeting_here()
        if meeting:
            reinstate_meeting(self.register, meeting.id)
            self.say("Meeting reinstated")

    @told
    def remove_meeting(self) -> None:
        """Take out a meeting that nobody has been told of."""
        from egovdesk.operations.meetings import remove_meeting

        meeting = self._meeting_here()
        if meeting:
            remove_meeting(self.register, meeting.id)
            self.say("Meeting removed")


def _why_held(meeting: Meeting | None) -> str:
    from egovdesk.records.meetings import MeetingState

    held = meeting is not None and meeting.state.step >= MeetingState.HELD.step
    return "This meeting has been held." if held else ""
