"""The name under which an agenda's outline is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.operations.templates import save_as_template
from egovdesk.records.problems import Problem
from egovdesk.records.templates import Template
from ui.context import Context
from ui.forms.form import Form


class SaveTemplateForm(Form):
    """A name, and whether every group may start from it."""

    def __init__(self, context: Context, parent: QWidget | None, meeting_id: str) -> None:
        super().__init__(parent, "Save as template", "Save", today=context.register.today)
        self._register, self._meeting_id = context.register, meeting_id
        self.line("name", "Name, such as “Budget meeting”", whole=True)
        self.tick("for_every_group", "For every group")

    def problems(self) -> tuple[Problem, ...]:
        """It needs a name."""
        return Template("", self.value("name").strip()).problems()

    def save(self) -> str:
        """Keep the agenda's outline."""
        return save_as_template(
            self._register, self._meeting_id, self.value("name"),
            for_every_group=self.value("for_every_group"),
        )  # fmt: skip
