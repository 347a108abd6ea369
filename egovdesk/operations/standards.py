"""Standards and common systems: worked up, adopted, reviewed, replaced by a new version, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.records.standards import Standard, StandardStage, System
from egovdesk.records.text import clean_facts, clean_line, with_reason
from egovdesk.register import Register

_PROSE = {"text", "note"}


@operation("Add standard")
def add_standard(register: Register, title: str, **facts: Any) -> str:
    """Put a policy or standard in, at any stage; return its id."""
    standard = Standard(new_id(), clean_line(title), **clean_facts(facts, _PROSE))
    require(standard.problems())
    register.standards.add(standard)
    return standard.id


@operation("Change standard")
def change_standard(register: Register, standard_id: str, **changes: Any) -> None:
    """Change its facts; its stage moves by operations of their own."""
    standard = register.standards.get(standard_id)
    if changes.get("stage", standard.stage) is not standard.stage:
        raise Refused(
            "A standard’s stage is moved, not typed.",
            "Nothing has changed.",
            "Choose Move to another stage, or Adopt.",
        )
    cleaned = clean_facts(changes, _PROSE)
    require(replace(standard, **cleaned).problems())
    register.standards.update(standard_id, **cleaned)


@operation("Move standard")
def move_standard(register: Register, standard_id: str, stage: StandardStage) -> None:
    """Bring a standard that is being worked up to another stage of that; one withdrawn, back to it."""
    standard = register.standards.get(standard_id)
    former = standard.stage in (StandardStage.ADOPTED, StandardStage.REPLACED)
    if former or not stage.is_worked_up:
        raise Refused(
            f"“{standard.label}” is {standard.stage.label.lower()}, so it is not being worked up."
            if former
            else "A standard is adopted by a decision, and withdrawn with a reason.",
            "Nothing has changed.",
            "Begin a new version of it instead." if former else "Choose Adopt, or Withdraw.",
        )
    register.standards.update(standard_id, stage=stage)


@operation("Adopt standard")
def adopt_standard(
    register: Register, standard_id: str, adopted_on: date, *, decision_id: str | None = None,
    version: str = "", review_on: date | None = None,
) -> None:  # fmt: skip
    """Adopt it from a day, by a decision where one is named; the version before it is replaced."""
    standard = register.standards.get(standard_id)
    if standard.stage in (StandardStage.ADOPTED, StandardStage.REPLACED):
        raise Refused(
            f"“{standard.label}” has been adopted already.",
            "Nothing has changed.",
            "Begin a new version of it instead.",
        )
    if decision_id is not None:
        register.decisions.get(decision_id)
    changes = {
        "stage": StandardStage.ADOPTED,
        "adopted_on": adopted_on,
        "decision_id": decision_id,
        "version": clean_line(version) or standard.version,
        "review_on": review_on,
    }
    require(replace(standard, **changes).problems())  # type: ignore[arg-type]
    register.standards.update(standard_id, **changes)
    before = register.standards.maybe(standard.replaces_id)
    if before is not None and before.stage is StandardStage.ADOPTED:
        register.standards.update(before.id, stage=StandardStage.REPLACED)


@operation("Begin new version")
def replace_standard(register: Register, standard_id: str, version: str = "", **facts: Any) -> str:
    """Begin a version that will replace an adopted standard once it is adopted itself; return its id."""
    standard = register.standards.get(standard_id)
    if standard.stage is not StandardStage.ADOPTED:
        raise Refused(
            f"“{standard.label}” is not adopted, so nothing has to replace it.",
            "Nothing has changed.",
            "Change it instead.",
        )
    for one in register.standards.find(replaces_id=standard_id):
        if one.stage.is_worked_up:
            raise Refused(
                f"A version that replaces it is being worked up already: {one.label}.",
                "Nothing has changed.",
                "Change that one, or withdraw it first.",
            )
    fresh: dict[str, Any] = {
        "asked_by_id": None, "asked_by": "", "asked_on": register.today, "due_on": None, "note": "",
        **clean_facts(facts, _PROSE),
    }  # fmt: skip
    begun = replace(
        standard, id=new_id(), version=clean_line(version), stage=StandardStage.DRAFTING,
        replaces_id=standard_id, adopted_on=None, review_on=None, decision_id=None, **fresh,
    )  # fmt: skip
    require(begun.problems())
    register.standards.add(begun)
    return begun.id


@operation("Keep standard after review")
def review_standard(register: Register, standard_id: str, review_on: date | None) -> None:
    """It was looked at and stays as it is; it is due again on another day, or no more."""
    standard = register.standards.get(standard_id)
    if standard.stage is not StandardStage.ADOPTED:
        raise Refused(
            f"“{standard.label}” is not adopted, so it is not due for review.",
            "Nothing has changed.",
        )
    require(replace(standard, review_on=review_on).problems())
    register.standards.update(standard_id, review_on=review_on)


@operation("Withdraw standard")
def withdraw_standard(register: Register, standard_id: str, reason: str = "") -> None:
    """It holds no longer, or is not taken further; it stays in the register."""
    standard = register.standards.get(standard_id)
    if standard.stage is StandardStage.WITHDRAWN:
        raise Refused(f"“{standard.label}” is withdrawn already.", "Nothing has changed.")
    note = with_reason(standard.note, reason)
    register.standards.update(standard_id, stage=StandardStage.WITHDRAWN, note=note)


@operation("Remove standard")
def remove_standard(register: Register, standard_id: str) -> None:
    """Take out a standard that never held and that nothing names; raises Refused otherwise."""
    standard = register.standards.get(standard_id)
    named = (
        register.standards.find(replaces_id=standard_id)
        or register.systems.find(standard_id=standard_id)
        or register.selection_standards.find(standard_id=standard_id)
        or register.bearings.find(standard_id=standard_id)
    )
    if standard.adopted_on is not None or named:
        raise Refused(
            f"“{standard.label}” has been adopted, or is named elsewhere, so it stays in the record.",
            "Nothing has changed.",
            "Withdraw it instead.",
        )
    register.standards.remove(standard_id)


@operation("Add common system")
def add_system(register: Register, name: str, **facts: Any) -> str:
    """Put a system in that the whole council uses; return its id."""
    system = System(new_id(), clean_line(name), **clean_facts(facts, _PROSE))
    require(system.problems())
    register.systems.add(system)
    return system.id


@operation("Change common system", of=naming.of_system)
def change_system(register: Register, system_id: str, **changes: Any) -> None:
    """Change its facts."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.systems.get(system_id), **cleaned).problems())
    register.systems.update(system_id, **cleaned)


@operation("End common system", of=naming.of_system)
def end_system(register: Register, system_id: str, until_on: date) -> None:
    """It was in use up to a day."""
    system = register.systems.get(system_id)
    require(replace(system, until_on=until_on).problems())
    register.systems.update(system_id, until_on=until_on)


@operation("Remove common system", of=naming.of_system)
def remove_system(register: Register, system_id: str) -> None:
    """Take out a system that nothing names; raises Refused otherwise."""
    if register.bearings.find(system_id=system_id):
        raise Refused(
            "Decisions or items bear upon this system, so it stays in the record.",
            "Nothing has changed.",
            "End it from a date instead.",
        )
    register.systems.remove(system_id)
