"""What becomes of something issued: it goes to more people, or again; or it is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from egovdesk.errors import Refused
from egovdesk.operations.meetings import WITHDRAWN, record_dispatches, withdraw_issue
from egovdesk.records.meetings import AGENDAS, Issue, Meeting
from egovdesk.records.problems import Problem
from egovdesk.register import Register
from ui.context import Context
from ui.forms.form import Form
from ui.forms.sending import SendingForm
from ui.item_models.issues import issue_words, issues_seen
from ui.widgets.labels import Label

_STAYS = (
    "It stays in the record, shown as withdrawn with the reason, and numbers that were issued stay. An "
    "agenda can then be issued anew; what a supplement said goes into the next. This cannot be undone."
)
_SENT = (
    "It is written into the dispatch log, which prints as evidence. EgovDesk itself sends nothing."
)


def withdrawable(register: Register, meeting_id: str) -> list[Issue]:
    """What can be withdrawn of a meeting, the newest first."""
    found = register.issues.find(meeting_id=meeting_id)
    return [one for one in reversed(found) if one.kind in WITHDRAWN and not one.is_withdrawn]


class DispatchForm(SendingForm):
    """That something issued went to somebody, for the first time or again."""

    def __init__(
        self, context: Context, parent: QWidget | None, meeting: Meeting, issue_id: str = ""
    ) -> None:
        super().__init__(context, parent, meeting, "Record dispatch", "Record dispatch")
        self._column.insertWidget(2, Label(_SENT, "text", "ink2", wrap=True))
        issues = issues_seen(self._register.issues.find(meeting_id=meeting.id))
        in_force = [one.id for one in issues if not one.is_withdrawn and not one.is_public]
        usual = in_force[0] if in_force else None
        self.select("issue", "What went out", _options(issues), issue_id or usual)
        self.line("note", "Note")
        self.ask_to_whom(ticked=False)
        self.ask_when()

    def goes_before(self) -> bool:
        """Minutes go out after the meeting, agendas before it."""
        issue = self._register.issues.maybe(self.value("issue"))
        return issue is not None and issue.kind in AGENDAS

    def problems(self) -> tuple[Problem, ...]:
        """Somebody has to be named, and the time has to be one."""
        if self.sent():
            return super().problems()
        nobody = Problem("others", "Tick or type to whom it went.")
        return (nobody, *super().problems())

    def save(self) -> str:
        """Write it into the dispatch log."""
        issue_id, note = self.value("issue"), self.value("note")
        sent = [replace(one, note=note) for one in self.sent()]
        record_dispatches(self._register, issue_id, sent, self.moment())
        return str(issue_id)


class WithdrawForm(Form):
    """Which agenda or supplement should not have gone out, and why."""

    def __init__(
        self, context: Context, parent: QWidget | None, meeting: Meeting, issue_id: str = ""
    ) -> None:
        super().__init__(parent, "Withdraw issue", "Withdraw", today=context.register.today)
        self._register = context.register
        self._column.insertWidget(2, Label(_STAYS, "text", "ink2", wrap=True))
        issues = withdrawable(self._register, meeting.id)
        self.select("issue", "What is withdrawn", _options(issues), issue_id or None)
        self.line("reason", "Why", whole=True)

    def save(self) -> str:
        """Withdraw it."""
        issue_id = str(self.value("issue"))
        if not issue_id:
            raise Refused("Nothing is in force to withdraw.", "Nothing has changed.")
        withdraw_issue(self._register, issue_id, self.value("reason"))
        return issue_id


def _options(issues: Sequence[Issue]) -> list[tuple[str, str]]:
    return [(one.id, issue_words(one)) for one in issues]
