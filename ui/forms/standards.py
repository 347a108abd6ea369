"""Forms of standards and common systems."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.standards import (
    add_standard,
    add_system,
    adopt_standard,
    change_standard,
    change_system,
    end_system,
    replace_standard,
    review_standard,
    withdraw_standard,
)
from egovdesk.records.problems import Problem
from egovdesk.records.standards import (
    WORKED_UP,
    Standard,
    StandardArea,
    StandardKind,
    StandardStage,
    System,
    SystemKind,
)
from ui.context import Context
from ui.forms.choosing import DecisionField, group_options, people_options
from ui.forms.form import Form
from ui.widgets.fields import TextField

_STAGES = (*WORKED_UP, StandardStage.ADOPTED)
_MEANS = {"area": StandardArea, "kind": StandardKind, "stage": StandardStage}


class StandardForm(Form):
    """A policy or standard: what it is about, who works it up, who asked for it, who owns it."""

    def __init__(
        self, context: Context, parent: QWidget | None, standard: Standard | None = None, *,
        group_id: str = "",
    ) -> None:  # fmt: skip
        title = "Standard" if standard else "New standard"
        super().__init__(
            parent, title, "Save" if standard else "Add standard", today=context.register.today
        )
        self._register, self._standard = context.register, standard
        base = standard or Standard("", "", group_id=group_id or None, asked_on=self.today)
        self.line("title", "Title", base.title)
        self.line("version", "Version", base.version)
        self.select("area", "About", [(one.value, one.label) for one in StandardArea], base.area)
        self.select("kind", "Kind", [(one.value, one.label) for one in StandardKind], base.kind)
        if standard is None:
            self.select("stage", "Stage", [(one.value, one.label) for one in _STAGES], base.stage)
        groups = group_options(self._register, "no group", base.group_id)
        self.select("group_id", "Worked up by", groups, base.group_id or "")
        owners = people_options(self._register, base.owner_id)
        self.select("owner_id", "Owner", owners, base.owner_id or "")
        asking = group_options(self._register, "somebody else", base.asked_by_id)
        self.select("asked_by_id", "Asked for by", asking, base.asked_by_id or "")
        self.line("asked_by", "Or by whom, in words", base.asked_by)
        self.day("asked_on", "Asked for on", base.asked_on)
        self.day("due_on", "Wanted by", base.due_on)
        if standard is not None and standard.stage is StandardStage.ADOPTED:
            self.day("adopted_on", "Adopted on", base.adopted_on)
        self.day("review_on", "To be reviewed on", base.review_on)
        self.line("reference", "Where the document is", base.reference, whole=True)
        self.add("text", TextField("What it says, in short", base.text, lines=3), whole=True)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        for name, kind in _MEANS.items():
            if name in found:
                found[name] = kind(found[name])
        for name in ("group_id", "owner_id", "asked_by_id"):
            found[name] = found[name] or None
        if found.get("stage") is StandardStage.ADOPTED:
            found["adopted_on"] = self.today
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._standard or Standard("", ""), **self._facts()).problems()

    def save(self) -> str:
        """Add the standard, or change it."""
        facts = self._facts()
        if self._standard is None:
            return add_standard(self._register, facts.pop("title"), **facts)
        change_standard(self._register, self._standard.id, **facts)
        return self._standard.id


class AdoptForm(Form):
    """From which day, and by which decision, a standard holds."""

    def __init__(self, context: Context, parent: QWidget | None, standard: Standard) -> None:
        super().__init__(parent, f"Adopt {standard.title}", "Adopt", today=context.register.today)
        self._register, self._standard = context.register, standard
        self.decision = DecisionField(self._register, "By which decision", standard.decision_id)
        self.add("decision", self.decision, whole=True)
        self.decision.committed.connect(lambda _id, _words: self._follow())
        self.day("adopted_on", "Adopted on", self.today, needed="Type the day it was adopted.")
        self.day("review_on", "To be reviewed on", _next_year(self.today))
        self.line("version", "Version", standard.version)
        before = self._register.standards.maybe(standard.replaces_id)
        if before is not None:
            self.advise(f"It takes the place of {before.label}.", "tint")

    def _follow(self) -> None:
        """Take the day of the decision."""
        decided_on, field = self.decision.decided_on(), self.fields["adopted_on"]
        if decided_on is not None:
            field.set_date(decided_on)  # type: ignore[union-attr]

    def problems(self) -> tuple[Problem, ...]:
        """The dates must follow one another, and the decision be one."""
        changes = {name: self.value(name) for name in ("adopted_on", "review_on")}
        found = replace(self._standard, **changes).problems()
        return (*found, *self.decision.problems("decision"))

    def save(self) -> str:
        """Adopt it; the version before is replaced."""
        adopt_standard(
            self._register, self._standard.id, self.value("adopted_on"),
            decision_id=self.decision.decision_id(), version=self.value("version"),
            review_on=self.value("review_on"),
        )  # fmt: skip
        return self._standard.id


class VersionForm(Form):
    """The version that is to replace an adopted standard."""

    def __init__(self, context: Context, parent: QWidget | None, standard: Standard) -> None:
        super().__init__(
            parent, f"New version of {standard.title}", "Begin it", today=context.register.today
        )
        self._register, self._standard = context.register, standard
        self.line("version", "Version", _next_version(standard.version))
        self.day("due_on", "Wanted by")
        asking = group_options(self._register, "somebody else")
        self.select("asked_by_id", "Asked for by", asking)
        self.line("asked_by", "Or by whom, in words")
        self.advise("The present version holds until the new one is adopted.", "tint")

    def save(self) -> str:
        """Begin it."""
        found = self.values()
        found["asked_by_id"] = found["asked_by_id"] or None
        return replace_standard(self._register, self._standard.id, found.pop("version"), **found)


class ReviewForm(Form):
    """When a standard that stays as it is will be looked at again."""

    def __init__(self, context: Context, parent: QWidget | None, standard: Standard) -> None:
        super().__init__(
            parent, f"{standard.title} stays as it is", "Keep it", today=context.register.today
        )
        self._register, self._standard = context.register, standard
        self.day("review_on", "To be reviewed again on", _next_year(self.today))

    def problems(self) -> tuple[Problem, ...]:
        """It is not reviewed before it was adopted."""
        return replace(self._standard, review_on=self.value("review_on")).problems()

    def save(self) -> str:
        """Set the next review."""
        review_standard(self._register, self._standard.id, self.value("review_on"))
        return self._standard.id


class WithdrawForm(Form):
    """Why a standard holds no longer, or is not taken further."""

    def __init__(self, context: Context, parent: QWidget | None, standard: Standard) -> None:
        super().__init__(
            parent, f"Withdraw {standard.title}", "Withdraw", today=context.register.today
        )
        self._register, self._standard = context.register, standard
        self.line("reason", "Why", whole=True)

    def save(self) -> str:
        """Withdraw it."""
        withdraw_standard(self._register, self._standard.id, self.value("reason"))
        return self._standard.id


class SystemForm(Form):
    """A system that the whole council uses for one purpose."""

    def __init__(
        self, context: Context, parent: QWidget | None, system: System | None = None
    ) -> None:
        title = "Common system" if system else "New common system"
        super().__init__(
            parent, title, "Save" if system else "Add system", today=context.register.today
        )
        self._register, self._system = context.register, system
        base = system or System("", "", SystemKind.EMAIL)
        self.line("name", "Name", base.name)
        self.select("kind", "Purpose", [(one.value, one.label) for one in SystemKind], base.kind)
        self.line("version", "Version", base.version)
        self.line("supplier", "Supplier", base.supplier)
        owners = people_options(self._register, base.owner_id)
        self.select("owner_id", "Owner", owners, base.owner_id or "")
        held = [
            (one.id, one.label) for one in self._register.standards.all() if _offered(one, base)
        ]
        self.select("standard_id", "Chosen by the standard", [("", "none named"), *held],
                    base.standard_id or "")  # fmt: skip
        self.day("from_on", "In use from", base.from_on)
        self.day("until_on", "In use until", base.until_on)
        self.day("review_on", "To be reviewed on", base.review_on)
        self.decision = DecisionField(self._register, "By which decision", base.decision_id)
        self.add("decision", self.decision)
        self.line("note", "Note", base.note, whole=True)

    def _facts(self) -> dict[str, Any]:
        found = {name: value for name, value in self.values().items() if name != "decision"}
        found["kind"] = SystemKind(found["kind"])
        for name in ("owner_id", "standard_id"):
            found[name] = found[name] or None
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        found = replace(self._system or System("", ""), **self._facts()).problems()
        return (*found, *self.decision.problems("decision"))

    def save(self) -> str:
        """Add the system, or change it."""
        facts = self._facts() | {"decision_id": self.decision.decision_id()}
        if self._system is None:
            return add_system(self._register, facts.pop("name"), **facts)
        change_system(self._register, self._system.id, **facts)
        return self._system.id


class EndSystemForm(Form):
    """The last day on which a common system was in use."""

    def __init__(self, context: Context, parent: QWidget | None, system: System) -> None:
        super().__init__(parent, f"End {system.name}", "End it", today=context.register.today)
        self._register, self._system = context.register, system
        self.day("until_on", "Last day in use", self.today, needed="Type the last day.")

    def problems(self) -> tuple[Problem, ...]:
        """It must not end before it begins."""
        return replace(self._system, until_on=self.value("until_on")).problems()

    def save(self) -> str:
        """End it."""
        end_system(self._register, self._system.id, self.value("until_on"))
        return self._system.id


def _offered(standard: Standard, system: System) -> bool:
    return standard.stage is StandardStage.ADOPTED or standard.id == system.standard_id


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))


def _next_version(version: str) -> str:
    """The whole number after a version's first, as "2.0" after "1.3"; empty where it has none."""
    first = version.split(".")[0]
    return f"{int(first) + 1}.0" if first.isdecimal() else ""
