"""Forms of corporate strategies, and of what a decision or an item bears upon."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.strategies import (
    add_strategy,
    bears_upon,
    change_strategy,
    set_decision_bearings,
    set_item_bearings,
)
from egovdesk.records.groups import holds_on
from egovdesk.records.problems import Problem
from egovdesk.records.standards import StandardStage, Strategy, StrategyKind
from egovdesk.register import Register
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


class BearingsForm(Form):
    """What a decision (`decision_id`) or an item (`item_id`) bears upon, to tick."""

    def __init__(self, context: Context, parent: QWidget | None, **subject: str) -> None:
        super().__init__(parent, "Bears upon", "Save", today=context.register.today)
        self._register, self._subject = context.register, subject
        kept = bears_upon(self._register, **subject)
        for kind, label in (("strategies", "Strategies"), ("standards", "Standards"),
                            ("systems", "Common systems")):  # fmt: skip
            offered = offered_upon(self._register, kind, kept)
            if offered:
                self.ticks(kind, label, offered, [one for one in kept if one.startswith(kind)])
        if not self.fields:
            self.advise("There are no strategies, standards or common systems yet.", "tint")

    def save(self) -> str:
        """Link it to what is ticked."""
        upon = [key for chosen in self.values().values() for key in chosen]
        if "decision_id" in self._subject:
            set_decision_bearings(self._register, self._subject["decision_id"], upon)
            return self._subject["decision_id"]
        set_item_bearings(self._register, self._subject["item_id"], upon)
        return self._subject["item_id"]


def offered_upon(register: Register, kind: str, kept: list[str]) -> list[tuple[str, str]]:
    """What can be linked to of a kind: what holds today, and what is linked already."""
    today = register.today
    if kind == "standards":
        former = (StandardStage.REPLACED, StandardStage.WITHDRAWN)
        found = [(one.id, one.label) for one in register.standards.all()
                 if one.stage not in former or f"standards:{one.id}" in kept]  # fmt: skip
    elif kind == "systems":
        found = [(one.id, f"{one.name} ({one.kind.label})") for one in register.systems.all()
                 if holds_on(today, one.from_on, one.until_on) or f"systems:{one.id}" in kept]  # fmt: skip
    else:
        found = [(one.id, one.title) for one in register.strategies.all()
                 if holds_on(today, one.from_on, one.until_on) or f"strategies:{one.id}" in kept]  # fmt: skip
    return [(f"{kind}:{record_id}", words) for record_id, words in found]
