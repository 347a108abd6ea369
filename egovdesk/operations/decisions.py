"""Decisions: recorded under an item, their parts, outcome and how they were formed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.framework.adoption import follow_adoption
from egovdesk.operations.framework.terms import follow_terms
from egovdesk.operations.meetings.deferrals import (
    DEFERRED,
    follow_wording,
    mark_item,
    mark_undecided,
)
from egovdesk.operations.meetings.ratified import follow_answer, settle
from egovdesk.operations.meetings.results import number_results
from egovdesk.operations.meetings.rows import remove_block_rows, remove_decision_rows
from egovdesk.operations.minutes import ensure_number, insert_block, refuse_final
from egovdesk.operations.projects.cases import follow_case
from egovdesk.operations.statements.stages import follow_stages
from egovdesk.operations.strategies import inherit_bearings
from egovdesk.records.decisions import Decision, DecisionPart, DecisionState
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.text import clean_line, clean_text
from egovdesk.register import Register

_LINES = ("title", "lead_in", "decided_by", "input_from", "changed")


@operation("Add decision", of=naming.of_item)
def add_decision(
    register: Register,
    item_id: str,
    parts: Sequence[str] = (),
    *,
    after_id: str | None = None,
    **facts: Any,
) -> str:
    """Record a decision under an item, after a block or at the end of the minute; return its id.

    It takes the item's title, category and exemption, and the minute's number.
    """
    item = register.items.get(item_id)
    refuse_final(register, item)
    meeting = register.meetings.get(item.meeting_id or "")
    group = register.groups.named_on(register.groups.get(item.group_id), meeting.held_on)
    inherited = {
        "title": item.title, "category": item.category, "exempt": item.exempt,
        "ground": item.ground, "decided_by": group.name, "state": DecisionState.MADE,
    }  # fmt: skip
    decision = Decision(
        id=new_id(), group_id=item.group_id, decided_on=meeting.held_on, meeting_id=meeting.id,
        item_id=item_id, **{**inherited, **_cleaned(facts)},
    )  # fmt: skip
    require(decision.problems())
    register.decisions.add(decision)
    inherit_bearings(register, item_id, decision.id)
    for position, text in enumerate(parts or ("",)):
        register.decision_parts.add(DecisionPart(new_id(), decision.id, position, clean_text(text)))
    block = Block(new_id(), item_id, 0, BlockKind.DECISION, "", decision.exempt, decision.ground,
                  decision.id)  # fmt: skip
    insert_block(register, block, after_id)
    number_results(register, item_id, ensure_number(register, item))
    mark_item(register, item_id, decision.outcome)
    _follow(register, decision.id, item_id)
    return decision.id


@operation("Change decision", of=naming.of_decision)
def change_decision(register: Register, decision_id: str, **changes: Any) -> None:
    """Change a decision's facts; its exemption changes with its block."""
    decision = register.decisions.get(decision_id)
    _refuse_approved(register, decision)
    cleaned = _cleaned(changes)
    require(replace(decision, **cleaned).problems())
    register.decisions.update(decision_id, **cleaned)
    _follow(register, decision_id, decision.item_id)


@operation("Change outcome", of=naming.of_decision)
def set_outcome(register: Register, decision_id: str, outcome: str) -> None:
    """Set the outcome (a code of the outcomes list); the item's state follows."""
    decision = register.decisions.get(decision_id)
    _refuse_approved(register, decision)
    if not register.choices.find(list="outcomes", code=outcome):
        raise Refused(f"There is no outcome {outcome}.", "Nothing has changed.")
    register.decisions.update(decision_id, outcome=outcome)
    if decision.item_id:
        mark_item(register, decision.item_id, outcome)
    _follow(register, decision_id, decision.item_id)


@operation("Change wording", of=naming.of_decision)
def set_parts(register: Register, decision_id: str, parts: Sequence[str]) -> None:
    """Give a decision this wording, a part each."""
    decision = register.decisions.get(decision_id)
    _refuse_approved(register, decision)
    for part in register.decision_parts.find(decision_id=decision_id):
        register.decision_parts.remove(part.id)
    for position, text in enumerate(parts):
        register.decision_parts.add(DecisionPart(new_id(), decision_id, position, clean_text(text)))
    if decision.item_id and decision.outcome == DEFERRED:
        follow_wording(register, decision.item_id)
    _follow(register, decision_id, decision.item_id)


@operation("Remove decision", of=naming.of_decision)
def remove_decision(register: Register, decision_id: str) -> None:
    """Take a decision out of its minute."""
    decision = register.decisions.get(decision_id)
    _refuse_approved(register, decision)
    blocks = register.blocks.find(decision_id=decision_id)
    for block in blocks:
        remove_block_rows(register, block)
    if not blocks:
        remove_decision_rows(register, decision_id)
    if decision.item_id:
        item = register.items.get(decision.item_id)
        number_results(register, item.id, item.minute_number)
        mark_undecided(register, item.id)
        follow_answer(register, item.id)
        follow_adoption(register, item.id)
        follow_terms(register, item.id)
        follow_stages(register, item.id)
        follow_case(register, item.id)


def _follow(register: Register, decision_id: str, item_id: str | None) -> None:
    """Let what hangs on a decision follow it: its ratification, what it answers, adopts, approves."""
    settle(register, decision_id)
    follow_answer(register, item_id)
    follow_adoption(register, item_id)
    follow_terms(register, item_id)
    follow_stages(register, item_id)
    follow_case(register, item_id)


def _refuse_approved(register: Register, decision: Decision) -> None:
    if decision.item_id:
        refuse_final(register, register.items.get(decision.item_id))


def _cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: clean_line(value) if name in _LINES and isinstance(value, str) else value
        for name, value in facts.items()
    }
