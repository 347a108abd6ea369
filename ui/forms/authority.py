"""The council's own facts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from egovdesk.operations.authority import change_authority
from egovdesk.records.authority import AuthorityType, Nation
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form


class AuthorityForm(Form):
    """The council's details."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent, "Council details", "Save", today=context.register.today)
        self._context = context
        mine = context.register.authority
        self.line("name", "The council's name", mine.name, whole=True)
        self.select("nation", "Nation", [(one.value, one.label) for one in Nation], mine.nation)
        kinds = [(one.value, one.label) for one in AuthorityType]
        self.select("type", "Kind of council", kinds, mine.type)
        self.line("clerk", "Clerk, as documents name them", mine.clerk, whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        copy = replace(self._context.register.authority, name=self.value("name"))
        return copy.problems()

    def save(self) -> str:
        """Change the council's details."""
        found = self.values()
        found["nation"], found["type"] = Nation(found["nation"]), AuthorityType(found["type"])
        change_authority(self._context.register, **found)
        return self._context.register.authority.id
