"""Why something on the checklist of minutes is put off."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.checks.minutes import Unsettled
from egovdesk.operations.meetings.checklist import put_off
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form
from ui.widgets.labels import Label


class PutOffCheckForm(Form):
    """One line; what is put off comes back by itself where it changes."""

    def __init__(
        self, context: Context, parent: QWidget | None, meeting_id: str, one: Unsettled
    ) -> None:
        super().__init__(parent, "Not now", "Put off", today=context.register.today)
        self._register, self._meeting_id, self._one = context.register, meeting_id, one
        self.shows_exempt = one.exempt
        says = f"{one.sentence}: {one.about}. It leaves the list, and comes back if it changes."
        self._column.insertWidget(1, Label(says, "text", "ink2", wrap=True))
        self.line("reason", "Why it can wait", whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """There must be a reason."""
        if self.value("reason").strip():
            return ()
        return (Problem("reason", "Say why, such as “the chair is asked”."),)

    def save(self) -> str:
        """Put it off."""
        return put_off(self._register, self._meeting_id, self._one.id, self.value("reason"))
