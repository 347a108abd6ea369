"""Forms about business cases and reports: to which item, what was decided, why one is withdrawn."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import short_date
from egovdesk.operations.projects.cases import record_case
from egovdesk.operations.projects.reports import withdraw_report
from egovdesk.records.problems import Problem
from egovdesk.records.projects import HighlightReport, Project
from ui.context import Context
from ui.forms.choosing import DecisionField
from ui.forms.form import Form
from ui.forms.reasons import ReasonForm

_ANSWERS = (("approved", "Approved"), ("rejected", "Rejected"))


class ItemForm(Form):
    """The item of the board's agendas to come that is about a business case."""

    def __init__(self, context: Context, parent: QWidget | None, project: Project) -> None:
        super().__init__(
            parent, f"Which item is about {project.title}?", "Put it there",
            today=context.register.today,
        )  # fmt: skip
        self._register = context.register
        self.shows_exempt = True
        self._items = [
            (item.id, f"{short_date(meeting.held_on)}: {item.title}")
            for meeting in self._register.meetings.coming(project.group_id or "", self.today)
            for item in self._register.items.find(meeting_id=meeting.id)
            if item.takes_number and not item.standing
        ]
        self.select("item", "Item", self._items)
        if not self._items:
            self.advise("No item stands on an agenda of the board to come.", "amber")

    def problems(self) -> tuple[Problem, ...]:
        """There has to be an item."""
        return (
            () if self._items else (Problem("item", "Put it on an agenda as an item of its own."),)
        )

    def save(self) -> str:
        """The item chosen."""
        return str(self.value("item"))


class CaseDecisionForm(Form):
    """What was decided on a business case, when, and by which decision."""

    def __init__(self, context: Context, parent: QWidget | None, project: Project) -> None:
        super().__init__(
            parent, f"What was decided on {project.title}?", "Record it",
            today=context.register.today,
        )  # fmt: skip
        self._register, self._project = context.register, project
        self.shows_exempt = project.exempt
        self.select("answer", "The business case was", _ANSWERS)
        self.day("on", "On", self.today, needed="Type the day.")
        self.decision = DecisionField(self._register, "By which decision", project.case_decision_id)
        self.add("decision", self.decision, whole=True)
        self.decision.committed.connect(lambda _id, _words: self._follow())

    def _follow(self) -> None:
        """Take the day of the decision."""
        decided_on, field = self.decision.decided_on(), self.fields["on"]
        if decided_on is not None:
            field.set_date(decided_on)  # type: ignore[union-attr]

    def problems(self) -> tuple[Problem, ...]:
        """What is typed has to be a decision."""
        return self.decision.problems("decision")

    def save(self) -> str:
        """Record it."""
        record_case(
            self._register, self._project.id, self.value("answer") == "approved",
            self.value("on"), self.decision.decision_id(),
        )  # fmt: skip
        return self._project.id


class WithdrawReportForm(ReasonForm):
    """Why a report that was issued should not have been."""

    def __init__(self, context: Context, parent: QWidget | None, report: HighlightReport) -> None:
        super().__init__(
            context, parent, "Withdraw report", "Withdraw", "Why it is withdrawn",
            "It stays in the record. The next report begins with its words.", self._withdraw,
        )  # fmt: skip
        self._register, self._report = context.register, report

    def _withdraw(self, reason: str) -> str:
        withdraw_report(self._register, self._report.id, reason)
        return self._report.id
