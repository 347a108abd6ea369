"""What goes out of a meeting as commands: issued, shown as it was, sent again, withdrawn."""

from __future__ import annotations

from egovdesk.records.meetings import Meeting, MeetingState
from ui.forms.dispatches import DispatchForm, WithdrawForm, withdrawable
from ui.item_models.issues import issue_words
from ui.messages import told
from ui.views.meetings.reasons import Reasons


class IssueCommands(Reasons):
    """What the Meeting menu does with what has gone out, or is to; part of the workspace."""

    @told
    def issue(self) -> None:
        """Issue the agenda: to whom, by what means and when; later, export it."""
        if self.agenda is None:
            return
        if self.agenda.meeting.state.is_frozen:
            self.export_agenda()
            return
        from ui.forms.issue import IssueForm

        self.leave()
        if IssueForm(self.context, self, self.agenda.meeting).ask():
            self.context.say("Agenda issued")

    @told
    def issue_supplement(self) -> None:
        """Issue what has changed since the agenda went out, as a numbered supplement."""
        from egovdesk.documents.meetings import pending_changes
        from ui.forms.issue import IssueForm

        if self.agenda is None or self.why_not_supplement():
            return
        self.leave()
        meeting = self.agenda.meeting
        if not pending_changes(self.register, meeting.id, as_of=self.register.today):
            self.show_note("tint", "Nothing has changed since the agenda was issued.")
        elif IssueForm(self.context, self, meeting, supplement=True).ask():
            self.context.say("Supplement issued")

    # -- what went out -------------------------------------------------------------------------

    def show_issued(self, issue_id: str = "") -> None:
        """Show what went out, exactly as it was, beginning with one of them."""
        from ui.views.meetings.issued import IssuedDialog

        if self.agenda is None:
            return
        self.leave()
        for old in self.window().findChildren(IssuedDialog):
            old.close()
        IssuedDialog(self.context, self.window(), self.agenda.meeting.id, issue_id).show()

    @told
    def record_dispatch(self) -> None:
        """Write down that something issued went to somebody, perhaps again."""
        meeting = self._meeting()
        if meeting is not None and DispatchForm(self.context, self, meeting).ask():
            self.context.say("Dispatch recorded")

    @told
    def withdraw(self) -> None:
        """Withdraw an agenda or supplement that should not have gone out."""
        meeting = self._meeting()
        withdrawn = WithdrawForm(self.context, self, meeting).ask() if meeting else ""
        if withdrawn:
            words = issue_words(self.register.issues.get(withdrawn))
            self.context.say(f"{words} withdrawn")

    def _meeting(self) -> Meeting | None:
        self.leave()
        return self.agenda.meeting if self.agenda else None

    # -- exports -------------------------------------------------------------------------------

    def export_issued(self) -> None:
        """Write the agenda as it was last issued, whatever has changed since."""
        meeting = self._meeting()
        if meeting is not None:
            kept = self.register.issues.find(meeting_id=meeting.id, kind="agenda")
            self.context.export("agenda", meeting=meeting.id, issued=kept[-1].version)

    def export_dispatch_log(self) -> None:
        """Write to whom what went out, with the notice day by day."""
        meeting = self._meeting()
        if meeting is not None:
            self.context.export("dispatch-log", meeting=meeting.id, public=False)

    # -- why not -------------------------------------------------------------------------------

    def why_nothing_out(self) -> str:
        """Why nothing that went out can be shown."""
        if self.agenda is None:
            return "No meeting is shown."
        out = self.register.issues.kinds_of(self.agenda.meeting.id)
        return "" if out else "Nothing of this meeting has gone out yet."

    def why_not_withdraw(self) -> str:
        """Why nothing can be withdrawn."""
        if self.agenda is None or self._state().step >= MeetingState.HELD.step:
            return "The meeting has been held." if self.agenda else "No meeting is shown."
        found = withdrawable(self.register, self.agenda.meeting.id)
        return "" if found else "No agenda or supplement is in force."
