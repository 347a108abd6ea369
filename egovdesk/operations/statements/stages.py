"""The way to approval: a statement's stages in order, proposed from the groups, and what settles them.

The order advises: a draft may be submitted first and approved after (reference.md 2.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.framework.adoption import ADOPTING
from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.records.decisions import Decision
from egovdesk.records.groups import Constitution, Group, Tier
from egovdesk.records.statements import ApprovalStage, Draft, DraftState, StageKind, Statement
from egovdesk.records.text import clean_facts, clean_line
from egovdesk.register import Register

DEFERRED = "deferred"
_UNSEEN = frozenset({DEFERRED, "withdrawn"})
"""The outcomes after which a group has still to consider what it was sent."""
_AGREEING = ADOPTING | {"delegated"}
_RANK = {DraftState.KEPT: 0, DraftState.SEEN: 1, DraftState.AGREED: 2, DraftState.SUBMITTED: 3}
_PROSE = {"note"}


@operation("Add stage", of=naming.of_statement)
def add_stage(register: Register, statement_id: str, title: str = "", **facts: Any) -> str:
    """Add a stage at the end of the way, called after its group or person where it has no title."""
    register.statements.get(statement_id)
    facts = clean_facts(facts, _PROSE)
    beside = register.approval_stages.find(statement_id=statement_id)
    stage = ApprovalStage(
        new_id(), statement_id, clean_line(title) or _whose(register, facts),
        position=max((one.position for one in beside), default=0) + 1, **facts,
    )  # fmt: skip
    require(stage.problems())
    register.approval_stages.add(stage)
    return stage.id


def _whose(register: Register, facts: dict[str, Any]) -> str:
    group = register.groups.maybe(facts.get("group_id"))
    person = register.people.maybe(facts.get("person_id"))
    return group.name if group is not None else person.name if person is not None else ""


@operation("Change stage", of=naming.of_stage)
def change_stage(register: Register, stage_id: str, **changes: Any) -> None:
    """Change a stage's title, kind, whose it is, or by when."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.approval_stages.get(stage_id), **cleaned).problems())
    register.approval_stages.update(stage_id, **cleaned)


@operation("Move stage", of=naming.of_stage)
def move_stage(register: Register, stage_id: str, by: int) -> None:
    """Move a stage up (negative) or down the way."""
    stage = register.approval_stages.get(stage_id)
    beside = register.approval_stages.find(statement_id=stage.statement_id)
    here = next(at for at, one in enumerate(beside) if one.id == stage_id)
    beside.insert(max(0, min(len(beside) - 1, here + by)), beside.pop(here))
    for position, one in enumerate(beside, 1):
        if one.position != position:
            register.approval_stages.update(one.id, position=position)


@operation("Remove stage", of=naming.of_stage)
def remove_stage(register: Register, stage_id: str) -> None:
    """Take a stage off the way; one that is done stays in the record."""
    stage = register.approval_stages.get(stage_id)
    if stage.done_on is not None:
        raise Refused(
            f"“{stage.title}” is done, so it stays in the record.",
            "Nothing has changed.",
            "Open it again first.",
        )
    register.approval_stages.remove(stage_id)


@operation("Settle stage", of=naming.of_stage)
def settle_stage(
    register: Register, stage_id: str, on: date, *, decision_id: str | None = None, note: str = ""
) -> None:
    """Record that a stage was done on a day, by a decision where one is named.

    A decision under the item that a draft was sent to settles its stage by itself.
    """
    stage = register.approval_stages.get(stage_id)
    if decision_id is not None:
        register.decisions.get(decision_id)
    changes = {"done_on": on, "decision_id": decision_id, **({"note": note} if note else {})}
    register.approval_stages.update(stage_id, **clean_facts(changes, _PROSE))
    if stage.draft_id is not None:
        _follow_draft(register, register.drafts.get(stage.draft_id))


@operation("Open stage again", of=naming.of_stage)
def reopen_stage(register: Register, stage_id: str) -> None:
    """Let a stage be still to do."""
    stage = register.approval_stages.get(stage_id)
    register.approval_stages.update(stage_id, done_on=None, decision_id=None)
    if stage.draft_id is not None:
        _follow_draft(register, register.drafts.get(stage.draft_id), lower=True)


@operation("Propose stages", of=naming.of_statement)
def propose_stages(register: Register, statement_id: str) -> int:
    """Lay out the way from the register's own groups, leaving what is on it already; return how many.

    The statement's board, the senior management team, the executive and the council each by its next
    meeting, then whoever the statement goes to by its day (reference.md 2.7).
    """
    statement = register.statements.get(statement_id)
    there = register.approval_stages.find(statement_id=statement_id)
    known = {one.group_id for one in there if one.group_id} | {one.title for one in there}
    added = 0
    for group, kind in _groups_on_the_way(register, statement):
        if group.id not in known and group.name not in known:
            meeting = next_agenda(register, group.id)
            due = meeting.held_on if meeting is not None else None
            add_stage(register, statement_id, group_id=group.id, kind=kind, due_on=due)
            added += 1
    to = statement.recipient
    if to and to not in known:
        add_stage(register, statement_id, to, kind=StageKind.SUBMIT, due_on=statement.due_on)
        added += 1
    return added


def _groups_on_the_way(
    register: Register, statement: Statement
) -> Iterator[tuple[Group, StageKind]]:
    """The groups that a statement goes through, each once, in order."""
    today = register.today
    groups = [one for one in register.groups.all() if one.exists_on(today)]
    tiers = register.group_tiers.on(today)

    def of_tier(tier: Tier) -> list[Group]:
        return [one for one in groups if tier in tiers.get(one.id, ())]

    own = [one for one in groups if one.id == statement.group_id]
    members = (Constitution.EXECUTIVE, Constitution.MEMBER_COMMITTEE)
    council = [one for one in groups if one.constitution in members and "ouncil" in one.name]
    seen: set[str] = set()
    for found, kind in (
        (own or of_tier(Tier.E_GOVERNANCE)[:1], StageKind.AGREE),
        (of_tier(Tier.SMT)[:1], StageKind.AGREE),
        ([one for one in groups if one.constitution is Constitution.EXECUTIVE][:1],
         StageKind.ADOPT),
        (council[:1], StageKind.ADOPT),
    ):  # fmt: skip
        for group in found:
            if group.id not in seen:
                seen.add(group.id)
                yield group, kind


# --- what a decision settles -------------------------------------------------------------------


def follow_stages(register: Register, item_id: str | None) -> None:
    """Let a stage whose draft stands under an item follow that item's decisions: settled, or open."""
    if item_id is None:
        return
    for stage in register.approval_stages.find(item_id=item_id):
        if stage.done_on is not None and stage.decision_id is None:
            continue  # by hand
        found = register.decisions.find(item_id=item_id)
        settling = next((one for one in found if _settles(stage, one)), None)
        register.approval_stages.update(
            stage.id,
            done_on=settling.decided_on if settling is not None else None,
            decision_id=settling.id if settling is not None else None,
            item_id=item_id if settling is not None else _taken_up(register, item_id, found),
        )
        draft = register.drafts.maybe(stage.draft_id)
        if draft is not None:
            seen = any(one.outcome not in _UNSEEN for one in found)
            _follow_draft(register, draft, seen=seen, lower=True)


def _taken_up(register: Register, item_id: str, decisions: list[Decision]) -> str:
    """The item under which it is still to be decided: the one that takes a deferred one up again."""
    if any(one.outcome == DEFERRED for one in decisions):
        for later in register.items.find(arises_id=item_id):
            return later.id
    return item_id


def _settles(stage: ApprovalStage, decision: Decision) -> bool:
    if stage.kind is StageKind.CONSIDER:
        return decision.outcome not in _UNSEEN
    return decision.outcome in _AGREEING


def _follow_draft(
    register: Register, draft: Draft, *, seen: bool = False, lower: bool = False
) -> None:
    """Let a draft be what its stages make of it: seen, agreed; a submitted one stays so."""
    if draft.state is DraftState.SUBMITTED:
        return
    state = DraftState.SEEN if seen else DraftState.KEPT
    for stage in register.approval_stages.find(draft_id=draft.id):
        if stage.done_on is not None:
            reached = DraftState.SEEN if stage.kind is StageKind.CONSIDER else DraftState.AGREED
            state = max(state, reached, key=_RANK.__getitem__)
    if lower or _RANK[state] > _RANK[draft.state]:
        register.drafts.update(draft.id, state=state)
