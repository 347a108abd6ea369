"""A form that asks for nothing but a reason: why something may stand, or is withdrawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form


class ReasonForm(Form):
    """Why something is so; `keep` is given the reason, and gives the id of what it is about."""

    def __init__(
        self, context: Context, parent: QWidget | None, title: str, verb: str, label: str, advice: str,
        keep: Callable[[str], str], tone: str = "tint",
    ) -> None:  # fmt: skip
        super().__init__(parent, title, verb, today=context.register.today)
        self._keep = keep
        self.text("reason", label, lines=2)
        self.advise(advice, tone)

    def problems(self) -> tuple[Problem, ...]:
        """There must be a reason."""
        if str(self.value("reason")).strip():
            return ()
        return (Problem("reason", "Say in a sentence why, for whoever reads it later."),)

    def save(self) -> str:
        """Keep the reason."""
        return self._keep(str(self.value("reason")))
