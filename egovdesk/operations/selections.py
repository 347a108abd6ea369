"""Application selections: options, business case, choice, and whether it conforms to standards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.standards import (
    Conforms,
    Selection,
    SelectionOption,
    SelectionStage,
    SelectionStandard,
)
from egovdesk.records.text import clean_facts, clean_line, clean_text, with_reason
from egovdesk.register import Register

_PROSE = {"need", "business_case", "waiver", "note"}


@operation("Add selection")
def add_selection(register: Register, group_id: str, title: str, **facts: Any) -> str:
    """Begin the selection of an application for a group; return its id."""
    facts = {"started_on": register.today, **clean_facts(facts, _PROSE)}
    selection = Selection(new_id(), group_id, clean_line(title), **facts)
    require(selection.problems())
    register.selections.add(selection)
    return selection.id


@operation("Change selection")
def change_selection(register: Register, selection_id: str, **changes: Any) -> None:
    """Change its facts; its stage moves by itself or by `move_selection`."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.selections.get(selection_id), **cleaned).problems())
    register.selections.update(selection_id, **cleaned)


@operation("Move selection")
def move_selection(register: Register, selection_id: str, stage: SelectionStage) -> None:
    """Bring it to another stage; it is chosen by choosing an option, and then comes into use."""
    selection = register.selections.get(selection_id)
    chosen = [one for one in _options(register, selection_id) if one.chosen]
    if stage in (SelectionStage.CHOSEN, SelectionStage.IN_USE) and not chosen:
        raise Refused(
            f"Nothing is chosen yet for “{selection.title}”.",
            "Nothing has changed.",
            "Choose one of its options first.",
        )
    if stage.is_before_choice:
        for one in chosen:
            register.selection_options.update(one.id, chosen=False)
        register.selections.update(selection_id, decision_id=None)
    register.selections.update(selection_id, stage=stage)


@operation("Stop selection")
def stop_selection(register: Register, selection_id: str, reason: str = "") -> None:
    """Nothing is chosen; it stays in the register with the reason."""
    selection = register.selections.get(selection_id)
    if selection.stage is SelectionStage.STOPPED:
        raise Refused(f"“{selection.title}” is stopped already.", "Nothing has changed.")
    note = with_reason(selection.note, reason)
    register.selections.update(selection_id, stage=SelectionStage.STOPPED, note=note)


@operation("Remove selection")
def remove_selection(register: Register, selection_id: str) -> None:
    """Take out a selection that chose nothing, with its options; raises Refused otherwise."""
    selection = register.selections.get(selection_id)
    if selection.decision_id or any(one.chosen for one in _options(register, selection_id)):
        raise Refused(
            f"“{selection.title}” has been decided, so it stays in the record.",
            "Nothing has changed.",
            "Stop it instead.",
        )
    for option in _options(register, selection_id):
        register.selection_options.remove(option.id)
    for named in register.selection_standards.find(selection_id=selection_id):
        register.selection_standards.remove(named.id)
    register.selections.remove(selection_id)


@operation("Add option")
def add_option(register: Register, selection_id: str, name: str, **facts: Any) -> str:
    """Put an application on the list of what is looked at; return its id."""
    selection = register.selections.get(selection_id)
    last = max((one.position for one in _options(register, selection_id)), default=0)
    option = SelectionOption(
        new_id(),
        selection_id,
        clean_line(name),
        **{"position": last + 1, **clean_facts(facts, _PROSE)},
    )
    require(option.problems())
    register.selection_options.add(option)
    if selection.stage is SelectionStage.NEED:
        register.selections.update(selection_id, stage=SelectionStage.OPTIONS)
    return option.id


@operation("Change option")
def change_option(register: Register, option_id: str, **changes: Any) -> None:
    """Change an option's name, supplier, cost or note."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.selection_options.get(option_id), **cleaned).problems())
    register.selection_options.update(option_id, **cleaned)


@operation("Remove option")
def remove_option(register: Register, option_id: str) -> None:
    """Take an option off; raises Refused where it is the one chosen."""
    option = register.selection_options.get(option_id)
    if option.chosen:
        raise Refused(
            f"“{option.name}” is chosen, so it stays.",
            "Nothing has changed.",
            "Choose another option first.",
        )
    register.selection_options.remove(option_id)


@operation("Choose option")
def choose_option(register: Register, option_id: str, decision_id: str | None = None) -> None:
    """Choose one option, by a decision where one is named; the selection is chosen with it."""
    option = register.selection_options.get(option_id)
    if decision_id is not None:
        register.decisions.get(decision_id)
    for one in _options(register, option.selection_id):
        if one.chosen != (one.id == option_id):
            register.selection_options.update(one.id, chosen=one.id == option_id)
    register.selections.update(
        option.selection_id, stage=SelectionStage.CHOSEN, decision_id=decision_id
    )


@operation("Confirm conformity")
def set_conformity(
    register: Register, selection_id: str, conforms: dict[str, Conforms], note: str = ""
) -> None:
    """Name the standards that a selection is to conform to, each with whether it does."""
    known = {one.standard_id: one for one in _named(register, selection_id)}
    words = clean_text(note).strip()
    for standard_id, said in conforms.items():
        if standard_id in known:
            register.selection_standards.update(
                known[standard_id].id, conforms=said, note=words or known[standard_id].note
            )
            continue
        register.standards.get(standard_id)
        register.selection_standards.add(
            SelectionStandard(new_id(), selection_id, standard_id, said, words)
        )
    for standard_id in known.keys() - conforms.keys():
        register.selection_standards.remove(known[standard_id].id)


@operation("Waive standards")
def waive_standards(
    register: Register, selection_id: str, reason: str, waived_by_id: str | None, waived_on: date,
    decision_id: str | None = None,
) -> None:  # fmt: skip
    """A selection need not conform: why, who gave that, when, and by which decision."""
    selection = register.selections.get(selection_id)
    changes = {
        "waiver": clean_text(reason).strip(),
        "waived_by_id": waived_by_id,
        "waived_on": waived_on,
        "waiver_decision_id": decision_id,
    }
    require(replace(selection, **changes).problems())  # type: ignore[arg-type]
    register.selections.update(selection_id, **changes)


@operation("Take waiver back")
def take_waiver_back(register: Register, selection_id: str) -> None:
    """A selection has to conform after all."""
    register.selections.update(
        selection_id, waiver="", waived_by_id=None, waived_on=None, waiver_decision_id=None
    )


def _options(register: Register, selection_id: str) -> list[SelectionOption]:
    return register.selection_options.find(selection_id=selection_id)


def _named(register: Register, selection_id: str) -> list[SelectionStandard]:
    return register.selection_standards.find(selection_id=selection_id)
