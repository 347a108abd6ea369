"""The form of a corporate strategy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.strategies import add_strategy, change_strategy
from egovdesk.records.problems import Problem
from egovdesk.records.standards import Strategy, StrategyKind
from ui.context import Context
from ui.forms.choosing import people_options
from ui.forms.form import Form


class StrategyForm(Form):
    """A corporate strategy."""

    def __init__(
        self, context: Context, parent: QWidget | None, strategy: Strategy | None = None
    ) -> None:
        title = "Strategy" if strategy else "New strategy"
        super().__init__(
            parent, title, "Save" if strategy else "Add strategy", today=context.register.today
        )
        self._register, self._strategy = context.register, strategy
        base = strategy or Strategy("", "")
        self.line("title", "Title", base.title, whole=True)
        self.select("kind", "About", [(one.value, one.label) for one in StrategyKind], base.kind)
        owners = people_options(self._register, base.owner_id)
        self.select("owner_id", "Owner", owners, base.owner_id or "")
        self.day("from_on", "Holds from", base.from_on)
        self.day("until_on", "Holds until", base.until_on)
        self.line("note", "Note", base.note, whole=True)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        return found | {
            "kind": StrategyKind(found["kind"]),
            "owner_id": found["owner_id"] or None,
        }

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._strategy or Strategy("", ""), **self._facts()).problems()

    def save(self) -> str:
        """Add the strategy, or change it."""
        facts = self._facts()
        if self._strategy is None:
            return add_strategy(self._register, facts.pop("title"), **facts)
        change_strategy(self._register, self._strategy.id, **facts)
        return self._strategy.id
