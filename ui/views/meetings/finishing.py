"""The stages after the meeting as commands: to the chair, cleared, circulated, approved, signed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from egovdesk.checks.minutes import Unsettled
from egovdesk.documents.wording import counted
from egovdesk.operations.approval import approving_meetings, circulate_minutes, send_to_chair
from egovdesk.operations.corrections import remove_correction
from egovdesk.operations.meetings.checklist import checklist, put_back
from egovdesk.records.meetings import Meeting, MeetingState
from ui import messages
from ui.forms.put_off import PutOffCheckForm
from ui.messages import told
from ui.views.meetings.finish import FinishMode
from ui.views.meetings.reasons import Reasons

_HELD, _CIRCULATED = MeetingState.HELD.step, MeetingState.CIRCULATED.step


class FinishCommands(Reasons):
    """What the Meeting menu does with minutes; part of the workspace."""

    _problem = ""

    if TYPE_CHECKING:

        @cached_property
        def finish(self) -> FinishMode: ...

        def go_to(self, mode: str, item_id: str, block_id: str = "") -> None: ...
        def item_id(self) -> str: ...
        def meeting_id(self) -> str: ...
        def mode(self) -> str: ...

    # -- the checklist -------------------------------------------------------------------------

    def unsettled(self) -> list[Unsettled]:
        """What is still to settle before the minutes go out."""
        self.leave()
        return checklist(self.register, self.agenda.meeting.id) if self.agenda else []

    @told
    def next_problem(self) -> None:
        """Go to the next thing to settle, round and round: F7."""
        found = self.unsettled()
        if not found:
            self.show_note("green", "Nothing is left to settle.")
            return
        ids = [one.id for one in found]
        at = (ids.index(self._problem) + 1) % len(ids) if self._problem in ids else 0
        one = found[at]
        self._problem = one.id
        self.go_to("prepare" if one.agenda else "minute", one.item_id, one.block_id)
        self.show_note("amber", f"{at + 1} of {len(found)} to settle: {one.sentence}.")

    @told
    def put_off_problem(self) -> None:
        """Put the selected line of the checklist off with a reason, or put it back."""
        assert self.agenda is not None
        meeting, chosen = self.agenda.meeting.id, self.finish.list.current_id() or ""
        if self.finish.is_put_off(chosen):
            put_back(self.register, meeting, chosen)
            self.context.say("Back on the list")
        elif PutOffCheckForm(self.context, self, meeting, self.finish.found(chosen)).ask():
            self.context.say("Put off")

    def why_not_put_off(self) -> str:
        """A line of the checklist has to be selected, in Finish."""
        if self.mode() != "finish":
            return "The checklist is in Finish."
        return "" if self.finish.list.current_id() else "Select a line of the checklist first."

    def why_no_problem(self) -> str:
        """Why there is nothing to settle yet."""
        return self.why_not_minute()

    # -- the chair -----------------------------------------------------------------------------

    @told
    def send_to_chair(self) -> None:
        """Keep the draft as it goes to the chair, and write its file."""
        if self.agenda is None:
            return
        from ui.forms.approval import kept_minutes

        meeting = self.agenda.meeting
        again = "again " if meeting.chair_sent_on else ""
        chair = self.register.people.maybe(meeting.chair_id)
        answer = messages.ask(
            self,
            f"Send the draft {again}to {chair.name if chair else 'the chair'}?",
            f"It is kept exactly as it goes out.{self._still()} The next step writes its Word file.",
            [("", "Not yet", "outlined"), ("send", "Send to the chair", "primary")],
            safe="You can change the draft afterwards, and send it again.",
            icon="send",
            tone="petrol",
        )
        if answer == "send":
            send_to_chair(self.register, meeting.id, kept_minutes(self.register, meeting.id))
            self.context.say("Draft kept as sent to the chair")
            self._export_minutes("draft")

    def _still(self) -> str:
        found = len(self.unsettled())
        return f" {counted(found, 'thing').capitalize()} still to settle." if found else ""

    @told
    def clear(self) -> None:
        """Record that the chair cleared the draft."""
        if self.agenda is None:
            return
        from ui.forms.approval import ClearanceForm

        self.leave()
        if ClearanceForm(self.context, self, self.agenda.meeting).ask():
            self.context.say("Clearance recorded")

    def why_not_chair(self) -> str:
        """Why the chair is not asked."""
        if self._state().step >= _CIRCULATED and not self._state().minutes_final:
            return "The draft has been circulated."
        return self.why_not_circulate()

    # -- circulated, corrected, approved -------------------------------------------------------

    @told
    def circulate(self) -> None:
        """Circulate the draft after one question, again if need be, and write its file."""
        if self.agenda is None:
            return
        from ui.forms.approval import kept_minutes

        meeting = self.agenda.meeting
        again = " again" if meeting.state is MeetingState.CIRCULATED else ""
        answer = messages.ask(
            self,
            f"Circulate the draft minutes{again}?",
            f"They are kept exactly as they go out, and their numbers are final.{self._still()} The "
            "next step writes their Word file.",
            [("", "Not yet", "outlined"), ("circulate", "Circulate minutes", "primary")],
            safe="Circulating cannot be undone; you can still correct the draft until approval.",
            icon="send",
            tone="petrol",
        )
        if answer == "circulate":
            circulate_minutes(
                self.register, meeting.id, kept_minutes(self.register, meeting.id), "Members",
                public=kept_minutes(self.register, meeting.id, public=True),
            )  # fmt: skip
            self.context.say("Draft minutes circulated")
            self._export_minutes("draft")

    def why_not_circulate(self) -> str:
        """Why the minutes cannot be circulated."""
        if self._state().step < _HELD:
            return "The meeting has not been held."
        return self.why_not_change()

    @told
    def add_correction(self) -> None:
        """Note a correction that a later meeting asks for."""
        meeting = self._to_approve()
        if meeting is None:
            return
        from ui.forms.approval import CorrectionForm

        self.leave()
        item = self.item_id() if self.agenda and meeting.id == self.agenda.meeting.id else ""
        if CorrectionForm(self.context, self, meeting, item).ask():
            self.context.say("Correction noted")

    @told
    def remove_correction(self, correction_id: str) -> None:
        """Take back a correction that has not been made."""
        remove_correction(self.register, correction_id)
        self.context.say("Correction taken back")

    def why_not_correct(self) -> str:
        """Why no correction can be noted."""
        meeting = self._to_approve()
        if meeting is None or meeting.state.step < _CIRCULATED:
            return "The minutes have not been circulated."
        return "The minutes have been approved." if meeting.state.minutes_final else ""

    @told
    def approve(self) -> None:
        """Record at which later meeting minutes were approved; in Minute, those of the item."""
        meeting = self._to_approve()
        if meeting is None:
            return
        from ui.forms.approval import ApproveForm

        if not approving_meetings(self.register, meeting):
            none = "Minutes are approved at a later meeting, and none has been held yet."
            self.show_note("amber", f"{none}{self._approved_here()}")
            return
        self.leave()
        here = self.agenda.meeting.id if self.agenda else ""
        if ApproveForm(self.context, self, meeting, here if meeting.id != here else "").ask():
            self.context.say("Minutes approved")

    def _approved_here(self) -> str:
        """Under which item of this meeting earlier minutes are approved."""
        lines = [one for one in self.agenda.lines if one.item.approves_id] if self.agenda else []
        if self.mode() != "minute" or not lines:
            return ""
        return f" Earlier ones are approved under item {lines[0].number}."

    def why_not_approve(self) -> str:
        """Why the minutes cannot be approved."""
        meeting = self._to_approve()
        if meeting is None or meeting.state.step < _HELD:
            return "The meeting has not been held."
        return "The minutes have been approved." if meeting.state.minutes_final else ""

    def _to_approve(self) -> Meeting | None:
        """The minutes that are meant: in Minute those that the item is to approve, else these."""
        if self.agenda is None:
            return None
        line = self.agenda.line(self.item_id()) if self.mode() == "minute" else None
        earlier = self.register.meetings.maybe(line.item.approves_id) if line is not None else None
        return earlier or self.agenda.meeting

    # -- signed, reopened ----------------------------------------------------------------------

    @told
    def sign(self) -> None:
        """Record that the minutes were signed."""
        if self.agenda is None:
            return
        from ui.forms.approval import SignForm

        if SignForm(self.context, self, self.agenda.meeting).ask():
            self.context.say("Minutes signed")

    def why_not_sign(self) -> str:
        """Why the minutes cannot be signed."""
        if self._state() is MeetingState.SIGNED:
            return "The minutes have been signed."
        return "" if self._state().minutes_final else "The minutes have not been approved."

    @told
    def reopen(self) -> None:
        """Open final minutes again, with a reason."""
        if self.agenda is None:
            return
        from ui.forms.approval import ReopenForm

        if ReopenForm(self.context, self, self.agenda.meeting).ask():
            self.context.say("Minutes reopened")

    def why_not_reopen(self) -> str:
        """Why the minutes cannot be reopened."""
        return "" if self._state().minutes_final else "The minutes are open."

    # -- printed -------------------------------------------------------------------------------

    def _export_minutes(self, form: str = "", **what: object) -> None:
        self.leave()
        if self.agenda is not None:
            self.context.export("minutes", meeting=self.agenda.meeting.id, form=form, **what)

    def export_minutes(self) -> None:
        """Write the minutes as they stand, or as they were approved."""
        self._export_minutes("approved" if self._state().minutes_final else "")

    def export_draft(self) -> None:
        """Write the draft as it went out; to the public, only while it is a draft."""
        public = {"public": False} if self._state().minutes_final else {}
        self._export_minutes("draft", **public)

    def export_marked(self) -> None:
        """Write the draft with what has changed since, as tracked changes."""
        self._export_minutes("marked", public=False)

    def export_exempt(self) -> None:
        """Write the exempt part only."""
        self._export_minutes("exempt", public=False)

    def export_loose_leaf(self) -> None:
        """Write loose leaves for the minute book."""
        from ui.forms.approval import FolioForm

        folio = FolioForm(self.context, self).ask()
        if folio:
            self._export_minutes("loose-leaf", folio=int(folio))

    def export_extract(self) -> None:
        """Write an extract of the decision at the cursor."""
        self.leave()
        self.context.export("extract", decision=self.minute.decision_id())

    def why_no_extract(self) -> str:
        """Why there is no decision to extract."""
        if self.agenda is None or self.mode() != "minute" or not self.minute.decision_id():
            return "There is no decision at the cursor."
        return ""

    def why_no_exempt(self) -> str:
        """Why there is no exempt part to print."""
        reason = self.why_not_export()
        if reason or self.agenda is None:
            return reason or "No meeting is shown."
        exempt = any(line.item.exempt for line in self.agenda.lines)
        if exempt or self.register.blocks.any_exempt(self.agenda.meeting.id):
            return ""
        return "Nothing in these minutes is exempt."

    def why_not_marked(self) -> str:
        """Why there is no draft to compare with."""
        kinds = self.register.issues.kinds_of(self.meeting_id())
        return "" if kinds & {"minutes", "chair"} else "No draft of the minutes has gone out."
