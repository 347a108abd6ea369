"""The council's own facts, and those of a council whose register begins."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.authority import change_authority
from egovdesk.records.authority import Authority, AuthorityType, Nation
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form


class NewRegisterForm(Form):
    """Name, nation and type of the council that a new register is for."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "A register for your council", "Choose where to keep it…")
        self.line("name", "The council's name", whole=True)
        self.select("nation", "Nation", [(one.value, one.label) for one in Nation])
        kinds = [(one.value, one.label) for one in AuthorityType]
        self.select("type", "Kind of council", kinds, AuthorityType.UNITARY.value)

    def problems(self) -> tuple[Problem, ...]:
        """The name must be there."""
        return Authority("", self.value("name")).problems()

    def values(self) -> dict[str, Any]:
        """The facts as `new_register` takes them."""
        found = super().values()
        return {
            "name": found["name"],
            "nation": Nation(found["nation"]),
            "type": AuthorityType(found["type"]),
        }


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
