"""Another day by which a paper is wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.operations.papers import change_paper
from egovdesk.records.papers import Paper
from ui.context import Context
from ui.forms.form import Form


class WantedForm(Form):
    """Ask for the day; empty goes back to what the group's offsets say."""

    def __init__(self, context: Context, parent: QWidget | None, paper: Paper) -> None:
        super().__init__(parent, "Wanted by another day", "Save", today=context.register.today)
        self.shows_exempt = paper.exempt
        self._register, self._paper = context.register, paper
        self.day("wanted_on", f"When is “{paper.title}” wanted?", paper.wanted_on)

    def save(self) -> str:
        """Change the day."""
        change_paper(self._register, self._paper.id, wanted_on=self.value("wanted_on"))
        return self._paper.id
