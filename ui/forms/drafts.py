"""Forms of drafts: keep one, name it, send it to a group, submit it, carry a former round's text forward."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from egovdesk.documents.statements.filling import filled
from egovdesk.documents.wording import listing, long_date
from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.operations.statements.carrying import carry_forward
from egovdesk.operations.statements.drafts import (
    change_draft,
    keep_draft,
    mark_draft,
    says_the_same,
)
from egovdesk.operations.statements.submission import submit_draft, withdraw_submission
from egovdesk.records.meetings import MeetingState
from egovdesk.records.problems import Problem
from egovdesk.records.statements import Draft, DraftState, StageKind, Statement
from egovdesk.register import Register
from ui.context import Context
from ui.forms.choosing import group_options
from ui.forms.form import Form
from ui.forms.reasons import ReasonForm

_AS_ON_THE_WAY = "as its stage on the way says"


class KeepDraftForm(Form):
    """What the next draft is called."""

    def __init__(self, context: Context, parent: QWidget | None, statement: Statement) -> None:
        register = context.register
        drafts = register.drafts.find(statement_id=statement.id)
        number = drafts[-1].number + 1 if drafts else 1
        super().__init__(parent, f"Keep draft {number}", "Keep it", today=register.today)
        self._register, self._statement = register, statement
        self._filled = filled(register, statement.id)
        self.line("title", "What it is called, such as “for the Board”; or nothing", whole=True)
        same = says_the_same(register, statement.id, self._filled)
        if same is not None:
            self.advise(f"Nothing has changed since draft {same.number} was kept.")
        else:
            self.advise(
                "It is kept exactly as it is now, and never changes. You go on in the next draft.",
                "tint",
            )

    def save(self) -> str:
        """Keep it."""
        return keep_draft(
            self._register, self._statement.id, self.value("title"), filled=self._filled
        )


class DraftForm(Form):
    """What a kept draft is called, who has seen it, and a note; its content never changes."""

    def __init__(self, context: Context, parent: QWidget | None, draft: Draft) -> None:
        super().__init__(parent, f"Draft {draft.number}", "Save", today=context.register.today)
        self._register, self._draft = context.register, draft
        self.line("title", "What it is called", draft.title)
        if draft.state is not DraftState.SUBMITTED:
            states = [(one.value, one.label) for one in DraftState
                      if one is not DraftState.SUBMITTED]  # fmt: skip
            self.select("state", "How far it came", states, draft.state)
        self.text("note", "Note", draft.note)
        self.advise("What the draft says is as it was kept, and stays so.", "tint")

    def save(self) -> str:
        """Change it."""
        draft, found = self._draft, self.values()
        with self._register.step("Change draft"):
            change_draft(self._register, draft.id, title=found["title"], note=found["note"])
            state = found.get("state", draft.state)
            if state != draft.state:
                mark_draft(self._register, draft.id, DraftState(state))
        return draft.id


class SendDraftForm(Form):
    """To which group a draft goes, for what, and to which of its meetings."""

    def __init__(
        self, context: Context, parent: QWidget | None, statement: Statement, draft: Draft
    ) -> None:
        super().__init__(parent, f"Send draft {draft.number} to a group", "Put it on the agenda",
                         today=context.register.today)  # fmt: skip
        self._register = context.register
        self.chosen: dict[str, str] = {}
        to_do = [one for one in self._register.approval_stages.find(statement_id=statement.id)
                 if one.done_on is None and one.group_id]  # fmt: skip
        groups = group_options(self._register)
        first = to_do[0].group_id if to_do else statement.group_id
        self._group = self.select("group_id", "To", groups, first or groups[0][0])
        kinds = [
            ("", _AS_ON_THE_WAY),
            *((one.value, one.label) for one in StageKind if one is not StageKind.SUBMIT),
        ]
        self.select("kind", "It is asked to", kinds, "")
        self._meeting = self.select("meeting_id", "Meeting", [], "")
        self._group.chosen.connect(lambda _key: self._follow_group())
        self._meeting.chosen.connect(lambda _key: self._follow_meeting())
        self._follow_group()

    def _follow_group(self) -> None:
        group_id = self.value("group_id")
        found = [one for one in self._register.meetings.coming(group_id, self.today)
                 if one.state.step < MeetingState.HELD.step]  # fmt: skip
        self._meeting.set_options([(one.id, long_date(one.held_on)) for one in found])
        coming = next_agenda(self._register, group_id)
        self._meeting.set_key(coming.id if coming is not None else None)
        self._follow_meeting()

    def _follow_meeting(self) -> None:
        """Say what it means that an agenda has gone out already."""
        meeting = self._register.meetings.maybe(self.value("meeting_id") or None)
        if meeting is None:
            self.advise("This group has no meeting to come. Plan one first.")
        elif meeting.state.is_frozen:
            self.advise(
                f"The agenda of {long_date(meeting.held_on)} has been issued. The draft comes late, and"
                " goes out with the next supplement."
            )
        else:
            self.advise("Its decision there settles the stage by itself.", "tint")

    def problems(self) -> tuple[Problem, ...]:
        """There has to be a meeting."""
        if self.value("meeting_id"):
            return ()
        return (Problem("meeting_id", "Choose a meeting, or plan one first."),)

    def save(self) -> str:
        """Take what was chosen; the papers are made before the draft is sent."""
        self.chosen = self.values()
        return str(self.chosen["meeting_id"])


class SubmitForm(Form):
    """Which draft went in, on what day, by what means and under which reference."""

    def __init__(
        self, context: Context, parent: QWidget | None, statement: Statement, draft: Draft
    ) -> None:
        super().__init__(parent, "Submit statement", "It went in", today=context.register.today)
        self._register = context.register
        drafts = self._register.drafts.find(statement_id=statement.id)
        options = [(one.id, one.label) for one in reversed(drafts)]
        self.select("draft_id", "Which draft", options, draft.id)
        self.day("on", "On what day", self.today, needed="Type the day on which it went in.")
        self.line("method", "By what means, such as “By email”")
        self.line("reference", "Reference")
        left = [one.title for one in self._register.approval_stages.find(statement_id=statement.id)
                if one.done_on is None and one.kind is not StageKind.SUBMIT]  # fmt: skip
        if left:
            self.advise(f"Still to come after it: {listing(left)}. That may be so.")
        else:
            self.advise("Others have it then: it is withdrawn with a reason, not undone.", "tint")

    def save(self) -> str:
        """Record it."""
        found = self.values()
        submit_draft(self._register, found["draft_id"], found["on"], method=found["method"],
                     reference=found["reference"])  # fmt: skip
        return str(found["draft_id"])


class WithdrawForm(ReasonForm):
    """Why what went in is taken back."""

    def __init__(self, context: Context, parent: QWidget | None, statement: Statement) -> None:
        super().__init__(
            context, parent, "Withdraw the submission?", "Withdraw it", "Why it is withdrawn",
            "The draft stays as it was, with the reason beside it.", self._withdraw,
        )  # fmt: skip
        self._register, self._statement = context.register, statement

    def _withdraw(self, reason: str) -> str:
        withdraw_submission(self._register, self._statement.id, reason)
        return self._statement.id


class CarryForm(Form):
    """Which former statement's text is carried forward."""

    def __init__(
        self, context: Context, parent: QWidget | None, statement: Statement,
        tell: Callable[[str], None],
    ) -> None:  # fmt: skip
        super().__init__(parent, "Carry a former text forward", "Carry it forward",
                         today=context.register.today)  # fmt: skip
        self._register, self._statement, self._say = context.register, statement, tell
        self._former = self.select("former_id", "From", former_options(self._register, statement))
        self._draft = self.select("draft_id", "As it was in", [], "")
        self._former.chosen.connect(lambda _key: self._follow())
        self.advise(
            "Each part goes into its like where that is empty. What has no place is kept in a section"
            " of its own at the end; nothing is written over.", "tint",
        )  # fmt: skip
        self._follow()

    def _follow(self) -> None:
        former = self.value("former_id")
        drafts = self._register.drafts.find(statement_id=former) if former else []
        now = ("", "the submitted draft, or as it stands")
        self._draft.set_options([now, *((one.id, one.label) for one in reversed(drafts))])
        self._draft.set_key("")

    def save(self) -> str:
        """Carry it forward, and say what became of it."""
        carried = carry_forward(
            self._register, self._statement.id, self.value("former_id"),
            draft_id=self.value("draft_id") or None,
        )  # fmt: skip
        apart = f"; apart, at the end: {listing(carried.apart)}" if carried.apart else ""
        self._say(f"{carried.matched} sections carried forward{apart}")
        return self._statement.id


def former_options(register: Register, statement: Statement) -> list[tuple[str, str]]:
    """The other statements, the one due before this first."""
    others = [one for one in register.statements.all() if one.id != statement.id]
    return [(one.id, one.title) for one in others]
