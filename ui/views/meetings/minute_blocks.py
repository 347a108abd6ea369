"""An item's blocks as the sheet shows them: their words, and what stands above them."""

from __future__ import annotations

from dataclasses import replace

from egovdesk.documents.wording import full_date
from egovdesk.records.actions import Action
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.decisions import Decision, DecisionPart, DecisionState
from egovdesk.records.meetings import Item
from egovdesk.records.minutes import Block
from egovdesk.register import Register
from ui.item_models.agenda import Agenda
from ui.item_models.segments import MarkKind
from ui.views.meetings.room_blocks import told_of_room
from ui.widgets.block_editor import BlockText, Detail, PartText

_MARKS = {
    "deferred": MarkKind.DEFERRED,
    "not_agreed": MarkKind.NOT_AGREED,
    "rejected": MarkKind.NOT_AGREED,
    "referred": MarkKind.WAITING,
    "referred_back": MarkKind.WAITING,
}


def read_blocks(register: Register, agenda: Agenda, item: Item) -> list[BlockText]:
    """Read the blocks of an item."""
    blocks = register.blocks.find(item_id=item.id)
    decisions = register.decisions.many([one.decision_id for one in blocks if one.decision_id])
    actions = register.actions.many([one.action_id for one in blocks if one.action_id])
    parts = register.decision_parts.of_decisions(decisions)
    owners = register.people.many([one.owner_id for one in actions.values() if one.owner_id])
    outcomes = register.choices.of(ChoiceList.OUTCOMES) if decisions else {}
    found: list[BlockText] = []
    for block in blocks:
        base = _base(agenda, block)
        if block.decision_id in decisions:
            decision = decisions[block.decision_id or ""]
            outcome = outcomes.get(decision.outcome)
            found.append(_decision(agenda, base, decision, parts.get(decision.id, []), outcome))
        elif block.action_id in actions:
            action = actions[block.action_id or ""]
            person = owners.get(action.owner_id or "")
            found.append(_action(base, action, person.name if person else action.owner))
        else:
            found.append(base)
    return told_of_room(register, agenda, blocks, found)


def ground_codes(agenda: Agenda) -> dict[str, str]:
    """The code of each ground by the words that blocks show."""
    return {agenda.ground_words(code): code for code in agenda.grounds}


def _base(agenda: Agenda, block: Block) -> BlockText:
    return BlockText(
        block.id,
        block.kind,
        block.text,
        block.exempt,
        agenda.ground_words(block.ground) or block.ground,
        decision_id=block.decision_id,
        action_id=block.action_id,
        interest_id=block.interest_id,
        vote_id=block.vote_id,
        movement_id=block.movement_id,
    )


def _decision(
    agenda: Agenda,
    base: BlockText,
    decision: Decision,
    parts: list[DecisionPart],
    outcome: Choice | None,
) -> BlockText:
    details: list[Detail] = [
        (_MARKS.get(decision.outcome, ""), outcome.label.lower() if outcome else "")
    ]
    if decision.state is DecisionState.AWAITING:
        details.append((MarkKind.WAITING, "waits to be ratified"))
    return replace(
        base,
        heading=f"Decision {decision.number}".strip(),
        heading_detail=tuple(one for one in details if one[1]),
        lead_in=decision.lead_in or _lead_in(agenda, outcome),
        parts=tuple(PartText(one.id, one.text) for one in parts),
    )


def _action(base: BlockText, action: Action, owner: str) -> BlockText:
    due = f"by {full_date(action.due_on)}" if action.due_on else "no date"
    who: Detail = ("name", owner) if owner else ("", "nobody yet")
    return replace(
        base,
        text=action.title,
        heading=f"Action {action.number}".strip(),
        heading_detail=(who, ("", due)),
    )


def _lead_in(agenda: Agenda, outcome: Choice | None) -> str:
    if outcome is None:
        return ""
    words = outcome.detail if agenda.group.constitution.is_member_body else outcome.wording
    return words[:1] + words[1:].lower()
