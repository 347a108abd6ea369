"""Forms of application selections: what is needed, options, the choice, standards, a waiver."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.documents.model import Money
from egovdesk.documents.wording import amount
from egovdesk.operations.selections import (
    add_option,
    add_selection,
    change_option,
    change_selection,
    choose_option,
    set_conformity,
    stop_selection,
    waive_standards,
)
from egovdesk.records.money import read_money
from egovdesk.records.problems import Problem
from egovdesk.records.standards import (
    Conforms,
    Selection,
    SelectionOption,
    Standard,
    StandardStage,
)
from egovdesk.register import Register
from ui.context import Context
from ui.forms.choosing import DecisionField, group_options, people_options
from ui.forms.form import Form
from ui.widgets.fields import TextField


class SelectionForm(Form):
    """The selection of an application for a service."""

    def __init__(
        self, context: Context, parent: QWidget | None, selection: Selection | None = None, *,
        group_id: str = "",
    ) -> None:  # fmt: skip
        title = "Application selection" if selection else "New application selection"
        super().__init__(
            parent, title, "Save" if selection else "Add selection", today=context.register.today
        )
        self._register, self._selection = context.register, selection
        base = selection or Selection("", group_id, "", self.today)
        self.line("title", "Application for", base.title, whole=True)
        groups = group_options(self._register, kept=base.group_id)
        self.select("group_id", "Selected by", groups, base.group_id or None)
        owners = people_options(self._register, base.owner_id)
        self.select("owner_id", "Owner", owners, base.owner_id or "")
        self.day("started_on", "Begun on", base.started_on, needed="Type the day it began.")
        self.day("due_on", "Wanted by", base.due_on)
        self.add("need", TextField("What is needed", base.need, lines=2), whole=True)
        case = TextField("Business case, in short", base.business_case, lines=3)
        self.add("business_case", case, whole=True)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        return found | {
            "owner_id": found["owner_id"] or None,
            "started_on": found["started_on"] or self.today,
        }

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        base = self._selection or Selection("", "", "", self.today)
        found = replace(base, **self._facts()).problems()
        if not self.value("group_id"):
            found = (*found, Problem("group_id", "There is no group yet. Add one first."))
        return found

    def save(self) -> str:
        """Add the selection, or change it."""
        facts = self._facts()
        if self._selection is None:
            group, title = facts.pop("group_id"), facts.pop("title")
            return add_selection(self._register, group, title, **facts)
        change_selection(self._register, self._selection.id, **facts)
        return self._selection.id


class OptionForm(Form):
    """One application that is looked at."""

    def __init__(
        self, context: Context, parent: QWidget | None, selection_id: str,
        option: SelectionOption | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            parent, "Option" if option else "New option", "Save" if option else "Add option"
        )
        self._register, self._selection_id, self._option = context.register, selection_id, option
        base = option or SelectionOption("", selection_id, "")
        self.line("name", "Application", base.name)
        self.line("supplier", "Supplier", base.supplier)
        cost = "" if base.amount is None else amount(Money(base.amount))
        self.line("amount", "Cost", cost)
        self.line("note", "What speaks for it and against it", base.note, whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        base = self._option or SelectionOption("", self._selection_id, "")
        found = list(replace(base, name=self.value("name")).problems())
        try:
            read_money(self.value("amount"))
        except ValueError as error:
            found.append(Problem("amount", str(error)))
        return tuple(found)

    def save(self) -> str:
        """Add the option, or change it."""
        facts = self.values()
        facts["amount"] = read_money(facts["amount"])
        if self._option is None:
            return add_option(self._register, self._selection_id, facts.pop("name"), **facts)
        change_option(self._register, self._option.id, **facts)
        return self._option.id


class ChooseForm(Form):
    """Which option is chosen, and by which decision."""

    def __init__(self, context: Context, parent: QWidget | None, selection: Selection) -> None:
        super().__init__(parent, f"Choose for {selection.title}", "Choose")
        self._register, self._selection = context.register, selection
        options = self._register.selection_options.find(selection_id=selection.id)
        chosen = next((one.id for one in options if one.chosen), None)
        self.select("option", "Application", [(one.id, one.name) for one in options], chosen)
        self.decision = DecisionField(self._register, "By which decision", selection.decision_id)
        self.add("decision", self.decision)
        if not selection.business_case.strip():
            self.advise("No business case is written down yet.")

    def problems(self) -> tuple[Problem, ...]:
        """What is typed has to be a decision."""
        return self.decision.problems("decision")

    def save(self) -> str:
        """Choose it."""
        choose_option(self._register, self.value("option"), self.decision.decision_id())
        return self._selection.id


class ConformityForm(Form):
    """The standards that a selection is to conform to, and those that what was chosen conforms to."""

    def __init__(self, context: Context, parent: QWidget | None, selection: Selection) -> None:
        super().__init__(parent, f"Standards for {selection.title}", "Save")
        self._register, self._selection = context.register, selection
        named = self._register.selection_standards.find(selection_id=selection.id)
        self._kept = {one.standard_id: one for one in named}
        offered = _standards(self._register, set(self._kept))
        if not offered:
            self.advise("No standard is adopted yet. Adopt one first, in Standards.", "tint")
            return
        self.ticks("named", "It is to conform to", offered, list(self._kept))
        self.ticks("yes", "It conforms to", offered, self._said(Conforms.YES))
        self.ticks("no", "It does not conform to", offered, self._said(Conforms.NO))
        self.line("note", "What that rests on", named[0].note if named else "", whole=True)

    def _said(self, conforms: Conforms) -> list[str]:
        return [key for key, one in self._kept.items() if one.conforms is conforms]

    def problems(self) -> tuple[Problem, ...]:
        """It cannot both conform and not."""
        both = set(self.value("yes")) & set(self.value("no")) if self.fields else set()
        if not both:
            return ()
        return (Problem("no", "A standard is ticked in both lists. Take one of the ticks away."),)

    def save(self) -> str:
        """Keep what was said."""
        if self.fields:
            found = self.values()
            said = dict.fromkeys(found["named"], Conforms.UNSAID)
            said |= dict.fromkeys(found["yes"], Conforms.YES)
            said |= dict.fromkeys(found["no"], Conforms.NO)
            set_conformity(self._register, self._selection.id, said, found["note"])
        return self._selection.id


class WaiverForm(Form):
    """Why a selection need not conform, and who said so."""

    def __init__(self, context: Context, parent: QWidget | None, selection: Selection) -> None:
        super().__init__(
            parent, f"Waive standards for {selection.title}", "Waive", today=context.register.today
        )
        self._register, self._selection = context.register, selection
        self.add(
            "waiver", TextField("Why it need not conform", selection.waiver, lines=2), whole=True
        )
        givers = people_options(self._register, selection.waived_by_id)
        self.select("waived_by_id", "Given by", givers, selection.waived_by_id or "")
        self.day("waived_on", "Given on", selection.waived_on or self.today,
                 needed="Type the day it was given.")  # fmt: skip
        self.decision = DecisionField(
            self._register, "By which decision", selection.waiver_decision_id
        )
        self.add("decision", self.decision, whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """There is a reason, somebody gave it, and what is typed is a decision."""
        changes = {name: self.value(name) for name in ("waiver", "waived_on")}
        found = list(replace(self._selection, **changes).problems())
        if not self.value("waived_by_id") and not self.decision.decision_id():
            found.append(Problem("waived_by_id", "Say who gave it, or by which decision."))
        return (*found, *self.decision.problems("decision"))

    def save(self) -> str:
        """Waive them."""
        waive_standards(
            self._register, self._selection.id, self.value("waiver"),
            self.value("waived_by_id") or None, self.value("waived_on"),
            self.decision.decision_id(),
        )  # fmt: skip
        return self._selection.id


class StopForm(Form):
    """Why nothing is chosen."""

    def __init__(self, context: Context, parent: QWidget | None, selection: Selection) -> None:
        super().__init__(parent, f"Stop {selection.title}", "Stop it")
        self._register, self._selection = context.register, selection
        self.line("reason", "Why", whole=True)

    def save(self) -> str:
        """Stop it."""
        stop_selection(self._register, self._selection.id, self.value("reason"))
        return self._selection.id


def _standards(register: Register, kept: set[str]) -> list[tuple[str, str]]:
    def offered(one: Standard) -> bool:
        return one.stage is StandardStage.ADOPTED or one.id in kept

    return [(one.id, one.label) for one in register.standards.all() if offered(one)]
