"""Forms about findings: why one is accepted, and the thresholds of the checks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.findings import thresholds
from egovdesk.operations.findings import accept_finding, set_thresholds
from egovdesk.records.findings import Finding
from egovdesk.records.problems import Problem
from egovdesk.shipped.checks import shipped_thresholds
from ui.context import Context
from ui.forms.form import Form
from ui.forms.reasons import ReasonForm


class AcceptForm(ReasonForm):
    """Why a finding is accepted."""

    def __init__(self, context: Context, parent: QWidget | None, finding: Finding) -> None:
        super().__init__(
            context, parent, "Accept this finding?", "Accept", "Why the council has it so",
            f"{finding.sentence} The finding comes back when what it rests on changes.",
            lambda reason: accept_finding(context.register, finding, reason),
        )  # fmt: skip


class ThresholdForm(Form):
    """From when on the checks say something."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        register = context.register
        super().__init__(parent, "Thresholds of the checks", "Save", today=register.today)
        self._register = register
        self._shipped = shipped_thresholds()
        now = thresholds(register)
        for one in self._shipped:
            self.line(one.id, f"{one.label} ({one.rule})", str(now[one.id]), whole=True)
        usual = "; ".join(f"{one.rule} {one.value}" for one in self._shipped)
        self.advise(f"As EgovDesk suggests them: {usual}.", "tint")

    def problems(self) -> tuple[Problem, ...]:
        """Each is a whole number within its bounds."""
        return tuple(
            Problem(one.id, f"Type a number from {one.least} to {one.most}.")
            for one in self._shipped
            if not one.least <= self._number(one.id) <= one.most
        )

    def _number(self, name: str) -> int:
        typed = str(self.value(name)).strip()
        return int(typed) if typed.isdecimal() and len(typed) < 9 else -1

    def save(self) -> str:
        """Set them."""
        set_thresholds(self._register, {one.id: self._number(one.id) for one in self._shipped})
        return "thresholds"
