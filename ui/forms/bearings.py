"""What a decision or an item bears upon, to tick; and a decision's level, benefit and tension."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.checks.structure import RESPONSIBILITY_NAMES
from egovdesk.operations.decisions import change_decision
from egovdesk.operations.meetings import change_item
from egovdesk.operations.strategies import (
    bears_upon,
    set_decision_bearings,
    set_item_bearings,
)
from egovdesk.records.choices import ChoiceList
from egovdesk.records.decisions import DecisionLevel
from egovdesk.records.groups import holds_on
from egovdesk.records.standards import StandardStage
from egovdesk.register import Register
from ui.forms.choosing import group_options
from ui.forms.form import Form
from ui.widgets.fields import TextField

LEVELS = tuple((one.value, one.label or "not said") for one in DecisionLevel)
_FACTS = ("second_category", "level", "affects_service", "benefit", "tension")
_KINDS = (("strategies", "Strategies"), ("standards", "Standards"), ("systems", "Common systems"))


class BearingsForm(Form):
    """The strategies, standards and common systems that there are, to tick."""

    def __init__(self, register: Register, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, title, "Save", today=register.today)
        self.register = register

    def offer(self, kept: list[str]) -> None:
        """Put in the ticks, below the fields of its own."""
        for kind, label in _KINDS:
            offered = offered_upon(self.register, kind, kept)
            if offered:
                self.ticks(kind, label, offered, [one for one in kept if one.startswith(kind)])
        if not any(kind in self.fields for kind, _label in _KINDS):
            self.advise(
                "There are no strategies, standards or common systems to link to yet.", "tint"
            )

    def upon(self) -> list[str]:
        """What is ticked."""
        chosen = [self.value(kind) for kind, _label in _KINDS if kind in self.fields]
        return [key for keys in chosen for key in keys]


class DecisionBearingsForm(BearingsForm):
    """A decision's second category, level, effect on services and on the whole council, and its links."""

    def __init__(self, register: Register, parent: QWidget | None, decision_id: str) -> None:
        super().__init__(register, parent, "What this decision bears upon")
        self._decision = found = register.decisions.get(decision_id)
        choices = register.choices.of(ChoiceList.CATEGORIES, register.authority.nation.value)
        offered = [("", "none"), *((code, one.label) for code, one in choices.items())]
        self.select("second_category", "Second category", offered, found.second_category)
        self.select("level", "Level", LEVELS, found.level)
        self.tick("affects_service", "It affects a service", found.affects_service)
        benefit = TextField("What the whole council gains by it", found.benefit, lines=2)
        self.add("benefit", benefit, whole=True)
        tension = TextField("Where cost was set against flexibility", found.tension, lines=2)
        self.add("tension", tension, whole=True)
        self.offer(bears_upon(register, decision_id=decision_id))

    def save(self) -> str:
        """Change the facts that are others now, and the links."""
        facts = {name: self.value(name) for name in _FACTS}
        changed = {name: value for name, value in facts.items()
                   if value != getattr(self._decision, name)}  # fmt: skip
        with self.register.step("Change what a decision bears upon"):
            if changed:
                change_decision(self.register, self._decision.id, **changed)
            set_decision_bearings(self.register, self._decision.id, self.upon())
        return self._decision.id


class ItemBearingsForm(BearingsForm):
    """Whose report an item is, and its links; a decision made under it takes them."""

    def __init__(self, register: Register, parent: QWidget | None, item_id: str) -> None:
        super().__init__(register, parent, "What this item bears upon")
        self._item = found = register.items.get(item_id)
        groups = group_options(register, "no group’s report", found.report_of_id)
        self.select("report_of_id", "It is the report of", groups, found.report_of_id or "")
        named = [
            (code, f"{words[:1].upper()}{words[1:]}")
            for code, words in RESPONSIBILITY_NAMES.items()
        ]
        self.select("responsibility", "Responsibility it is about",
                    [("", "as its category says"), *named], found.responsibility)  # fmt: skip
        self.offer(bears_upon(register, item_id=item_id))

    def save(self) -> str:
        """Change whose report it is where that is another now, and the links."""
        facts: dict[str, Any] = {
            "report_of_id": self.value("report_of_id") or None,
            "responsibility": self.value("responsibility"),
        }
        changed = {name: value for name, value in facts.items()
                   if value != getattr(self._item, name)}  # fmt: skip
        with self.register.step("Change what an item bears upon"):
            if changed:
                change_item(self.register, self._item.id, **changed)
            set_item_bearings(self.register, self._item.id, self.upon())
        return self._item.id


def offered_upon(register: Register, kind: str, kept: list[str]) -> list[tuple[str, str]]:
    """What can be linked to of a kind: what holds today, and what is linked already."""
    today = register.today
    if kind == "standards":
        former = (StandardStage.REPLACED, StandardStage.WITHDRAWN)
        found = [(one.id, one.label, one.stage not in former) for one in register.standards.all()]
    elif kind == "systems":
        found = [(one.id, f"{one.name} ({one.kind.label})", holds_on(today, one.from_on, one.until_on))
                 for one in register.systems.all()]  # fmt: skip
    else:
        found = [(one.id, one.title, holds_on(today, one.from_on, one.until_on))
                 for one in register.strategies.all()]  # fmt: skip
    return [
        (f"{kind}:{key}", words) for key, words, holds in found if holds or f"{kind}:{key}" in kept
    ]
