"""Rows that go together: a record with what hangs off it, so that nothing is orphaned."""

from __future__ import annotations

from typing import Any

from egovdesk.operations.meetings.results import withdraw_numbers
from egovdesk.records.decisions import DecisionState
from egovdesk.records.framework import AdoptionState
from egovdesk.records.minutes import Block
from egovdesk.records.projects import CaseState
from egovdesk.records.ratifications import RatificationState
from egovdesk.records.room import Interest, Movement, Vote
from egovdesk.register import Register
from egovdesk.store.repository import Repository

UNANSWERED: dict[str, Any] = {
    "state": RatificationState.WAITING, "answered_on": None, "answer_id": None, "text": "",
    "reason": "",
}  # fmt: skip
"""What a ratification has that waits."""


def remove_block_rows(register: Register, block: Block) -> None:
    """Take a block out with the record that it stands for; a movement stands on without its sentence."""
    withdraw_numbers(register, block)
    register.blocks.remove(block.id)
    if block.decision_id:
        remove_decision_rows(register, block.decision_id)
    if block.action_id:
        remove_action_rows(register, block.action_id)
    if block.interest_id:
        remove_interest_rows(register, register.interests.get(block.interest_id))
    if block.vote_id:
        remove_vote_rows(register, register.votes.get(block.vote_id))


def remove_decision_rows(register: Register, decision_id: str) -> None:
    """Take a decision and its parts out; its actions, votes and items about it stand on without it."""
    for asked in register.ratifications.find(decision_id=decision_id):
        register.ratifications.remove(asked.id)
    for answered in register.ratifications.find(answer_id=decision_id):
        register.ratifications.update(answered.id, **UNANSWERED)
        register.decisions.update(answered.decision_id, state=DecisionState.AWAITING)
    _forget_decision(register, decision_id)
    for action in register.actions.find(decision_id=decision_id):
        register.actions.update(action.id, decision_id=None)
    for vote in register.votes.find(decision_id=decision_id):
        register.votes.update(vote.id, decision_id=None)
    for part in register.decision_parts.find(decision_id=decision_id):
        register.decision_parts.remove(part.id)
    _forget_decision(register, decision_id)
    register.decisions.remove(decision_id)


def pass_on(register: Register, item_id: str, later_id: str) -> None:
    """Let what an item was to ratify, or to approve, move to the one that takes it up again."""
    for one in register.ratifications.find(item_id=item_id, state=RatificationState.WAITING):
        register.ratifications.update(one.id, item_id=later_id)
    for stage in register.approval_stages.find(item_id=item_id, done_on=None):
        register.approval_stages.update(stage.id, item_id=later_id)
    for project in register.projects.find(case_item_id=item_id, case_state=CaseState.SUBMITTED):
        register.projects.update(project.id, case_item_id=later_id)


def _forget_decision(register: Register, decision_id: str) -> None:
    """Let what a decision adopted, chose or waived stand without it."""
    named: tuple[Repository[Any], ...] = (
        register.standards, register.systems, register.selections, register.consultations,
        register.assessments,
    )  # fmt: skip
    for repository in named:
        for one in repository.find(decision_id=decision_id):
            repository.update(one.id, decision_id=None)
    for adoption in register.adoptions.find(decision_id=decision_id):
        register.adoptions.update(
            adoption.id, decision_id=None, state=AdoptionState.PROPOSED, adopted_on=None,
            review_on=None,
        )  # fmt: skip
    for selection in register.selections.find(waiver_decision_id=decision_id):
        register.selections.update(selection.id, waiver_decision_id=None)
    for bearing in register.bearings.find(decision_id=decision_id):
        register.bearings.remove(bearing.id)
    for linked in register.evidence.find(decision_id=decision_id):
        register.evidence.remove(linked.id)
    for statement in register.statements.find(delegation_id=decision_id):
        register.statements.update(statement.id, delegation_id=None)
    for stage in register.approval_stages.find(decision_id=decision_id):
        register.approval_stages.update(stage.id, decision_id=None, done_on=None)
    for project in register.projects.find(case_decision_id=decision_id):
        state = CaseState.SUBMITTED if project.case_item_id else CaseState.DRAFT
        register.projects.update(project.id, case_decision_id=None, case_on=None, case_state=state)
    for ranking in register.rankings.find(decision_id=decision_id):
        register.rankings.update(ranking.id, decision_id=None)
    _unlink_projects(register, decision_id=decision_id)


def release_links(register: Register, item_id: str) -> None:
    """Let what names an item do without it: ratifications wait for another agenda, and
    what was proposed for adoption goes no further."""
    for asked in register.ratifications.find(item_id=item_id):
        register.ratifications.update(asked.id, item_id=None)
    for asked in register.ratifications.find(again_id=item_id):
        register.ratifications.update(asked.id, again_id=None)
    for adoption in register.adoptions.find(item_id=item_id):
        stands = adoption.state is AdoptionState.ADOPTED
        state = adoption.state if stands else AdoptionState.WITHDRAWN
        register.adoptions.update(adoption.id, item_id=None, state=state)
    for bearing in register.bearings.find(item_id=item_id):
        register.bearings.remove(bearing.id)
    for stage in register.approval_stages.find(item_id=item_id):
        register.approval_stages.update(stage.id, item_id=None)
    for draft in register.drafts.find(item_id=item_id):
        register.drafts.update(draft.id, item_id=None)
    for project in register.projects.find(case_item_id=item_id):
        waits = project.case_state is CaseState.SUBMITTED
        case = CaseState.DRAFT if waits else project.case_state
        register.projects.update(project.id, case_item_id=None, case_state=case)
    for report in register.highlight_reports.find(item_id=item_id):
        register.highlight_reports.update(report.id, item_id=None)
    for taken in register.programme_reports.find(item_id=item_id):
        register.programme_reports.update(taken.id, item_id=None)
    for ranking in register.rankings.find(item_id=item_id):
        register.rankings.update(ranking.id, item_id=None)
    _unlink_projects(register, item_id=item_id)


def _unlink_projects(register: Register, **target: str) -> None:
    """Let projects do without the link to something that is taken out."""
    for link in register.project_links.find(**target):
        register.project_links.remove(link.id)


def remove_action_rows(register: Register, action_id: str) -> None:
    """Take an action out with its former dates, updates and reminders.

    One that took over from it stays, as an action outside the minute.
    """
    for later in register.actions.find(follows_id=action_id):
        register.actions.update(later.id, follows_id=None, item_id=None, number="")
    for repository in (register.action_dues, register.action_updates, register.reminders):
        for one in repository.find(action_id=action_id):
            repository.remove(one.id)
    for linked in register.evidence.find(action_id=action_id):
        register.evidence.remove(linked.id)
    _unlink_projects(register, action_id=action_id)
    register.actions.remove(action_id)


def remove_movement_rows(register: Register, movement: Movement) -> None:
    """Take a movement out with its block: a sentence about what did not happen is not left."""
    for block in register.blocks.find(movement_id=movement.id):
        register.blocks.remove(block.id)
    register.movements.remove(movement.id)


def remove_interest_rows(register: Register, interest: Interest) -> None:
    """Take an interest out with its block, and with the leaving and returning that it made."""
    for block in register.blocks.find(interest_id=interest.id):
        register.blocks.remove(block.id)
    for movement in register.movements.find(interest_id=interest.id):
        remove_movement_rows(register, movement)
    register.interests.remove(interest.id)


def remove_vote_rows(register: Register, vote: Vote) -> None:
    """Take a vote out with its block and its recorded voices."""
    for block in register.blocks.find(vote_id=vote.id):
        register.blocks.remove(block.id)
    for voice in register.voices.find(vote_id=vote.id):
        register.voices.remove(voice.id)
    register.votes.remove(vote.id)


def remove_what_happened(register: Register, item_id: str) -> None:
    """Take out an item's interests and votes; movements stand on without it, at their times."""
    for interest in register.interests.find(item_id=item_id):
        remove_interest_rows(register, interest)
    for vote in register.votes.find(item_id=item_id):
        remove_vote_rows(register, vote)
    for movement in register.movements.find(item_id=item_id):
        register.movements.update(movement.id, item_id=None)
