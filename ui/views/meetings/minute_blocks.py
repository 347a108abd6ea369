"""An item's blocks as the sheet shows them: their words, and what stands above them."""

from __future__ import annotations

from egovdesk.documents.wording import full_date
from egovdesk.records.actions import Action
from egovdesk.records.choices import ChoiceList
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.records.meetings import Item
from egovdesk.records.minutes import Block
from egovdesk.register import Register
from ui.item_models.agenda import Agenda
from ui.item_models.segments import Icon, Line, Mark, MarkKind, Segment, Text
from ui.views.meetings.sheet import SheetBlock

_MARKS = {
    "deferred": MarkKind.DEFERRED,
    "not_agreed": MarkKind.NOT_AGREED,
    "rejected": MarkKind.NOT_AGREED,
    "referred": MarkKind.WAITING,
    "referred_back": MarkKind.WAITING,
    "recommended": MarkKind.RECOMMENDED,
}


def read_blocks(register: Register, agenda: Agenda, item: Item) -> list[SheetBlock]:
    """Read the blocks of an item."""
    blocks = register.blocks.find(item_id=item.id)
    decisions = register.decisions.many([one.decision_id for one in blocks if one.decision_id])
    actions = register.actions.many([one.action_id for one in blocks if one.action_id])
    parts = register.decision_parts.of_decisions(decisions)
    owners = register.people.many([one.owner_id for one in actions.values() if one.owner_id])
    outcomes = register.choices.of(ChoiceList.OUTCOMES) if decisions else {}
    found: list[SheetBlock] = []
    for block in blocks:
        base = _base(agenda, item, block)
        if block.decision_id in decisions:
            decision = decisions[block.decision_id or ""]
            outcome = outcomes.get(decision.outcome)
            shown = [(one.id, one.text) for one in parts.get(decision.id, [])]
            found.append(SheetBlock(
                **base, parts=tuple(shown) or ((decision.id, ""),), record_id=decision.id,
                caption=_decision_caption(decision, outcome.label if outcome else ""),
                lead_in=decision.lead_in or (_lead_in(agenda, outcome) if outcome else ""),
            ))  # fmt: skip
        elif block.action_id in actions:
            action = actions[block.action_id or ""]
            person = owners.get(action.owner_id or "")
            caption = _action_caption(action, person.name if person else action.owner)
            found.append(SheetBlock(**{**base, "text": action.title}, record_id=action.id,
                                    caption=caption))  # fmt: skip
        else:
            found.append(SheetBlock(**base))
    return found


def _base(agenda: Agenda, item: Item, block: Block) -> dict[str, object]:
    return {
        "id": block.id,
        "kind": block.kind,
        "text": block.text,
        "exempt": block.exempt,
        "ground": agenda.ground_words(block.ground),
        "ground_code": block.ground,
        "inherited": False,
    }


def _lead_in(agenda: Agenda, outcome: object) -> str:
    detail = agenda.group.constitution.is_member_body
    words = str(getattr(outcome, "detail" if detail else "wording"))
    return words[:1] + words[1:].lower() if words else ""


def _decision_caption(decision: Decision, outcome: str) -> Line:
    kind = _MARKS.get(decision.outcome, MarkKind.DECIDED)
    line: list[Segment] = [
        Mark(kind),
        Text(f"Decision {decision.number}".strip(), "petrol", "note600"),
        Text(outcome.lower(), "ink2", "note"),
    ]
    if decision.state is DecisionState.AWAITING:
        line += [Mark(MarkKind.WAITING), Text("waits to be ratified", "amber", "note500")]
    if decision.exempt:
        line += [Icon("lock", "exempt", size=14), Text("exempt", "exempt", "note600")]
    return tuple(line)


def _action_caption(action: Action, owner: str) -> Line:
    line: list[Segment] = [
        Icon("square-check", "ink2", size=14),
        Text(f"Action {action.number}".strip(), "ink2", "note600"),
        Text(owner or "nobody yet", "ink" if owner else "amber", "note500"),
        Text(f"by {full_date(action.due_on)}" if action.due_on else "no date",
             "ink2" if action.due_on else "amber", "note"),
    ]  # fmt: skip
    if action.exempt:
        line += [Icon("lock", "exempt", size=14), Text("exempt", "exempt", "note600")]
    return tuple(line)
