"""What a step is said to be of, after its label: "Change attendance: Priya Raman".

People and groups go by name. Items, and what hangs off them, go by number and never by title: a label
is read long afterwards, also by those who must not learn what was taken in private.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from egovdesk.records.groups import Membership
from egovdesk.records.numbers import agenda_lines
from egovdesk.records.outlines import outline
from egovdesk.records.programmes import financial_year
from egovdesk.register import Register


def of_person(register: Register, person_id: str | None) -> str:
    """A person's name."""
    person = register.people.maybe(person_id)
    return person.name if person is not None else ""


def of_post(register: Register, post_id: str | None) -> str:
    """A post's title."""
    post = register.posts.maybe(post_id)
    return post.title if post is not None else ""


def of_appointment(register: Register, post_id: str, person_id: str) -> str:
    """Who is appointed to what."""
    return ", ".join(filter(None, (of_person(register, person_id), of_post(register, post_id))))


def of_holding(register: Register, holding_id: str) -> str:
    """Who held what."""
    holding = register.holdings.maybe(holding_id)
    return of_appointment(register, holding.post_id, holding.person_id) if holding else ""


def of_attendance(register: Register, attendance_id: str) -> str:
    """Whose attendance it is."""
    one = register.attendances.maybe(attendance_id)
    return of_person(register, one.person_id) if one is not None else ""


def of_movement(register: Register, movement_id: str) -> str:
    """Who came or went."""
    one = register.movements.maybe(movement_id)
    return of_person(register, one.person_id) if one is not None else ""


def of_interest(register: Register, interest_id: str) -> str:
    """Who declared it."""
    one = register.interests.maybe(interest_id)
    return of_person(register, one.person_id) if one is not None else ""


def of_group(register: Register, group_id: str) -> str:
    """A group, by its short name where it has one."""
    group = register.groups.maybe(group_id)
    return group.label if group is not None else ""


def of_system(register: Register, system_id: str) -> str:
    """A common system's name; standards and selections may be exempt, and so have none here."""
    system = register.systems.maybe(system_id)
    return system.name if system is not None else ""


def of_strategy(register: Register, strategy_id: str) -> str:
    """A corporate strategy's title."""
    strategy = register.strategies.maybe(strategy_id)
    return strategy.title if strategy is not None else ""


def of_statement(register: Register, statement_id: str) -> str:
    """A statement, by its round; its title may be exempt."""
    statement = register.statements.maybe(statement_id)
    return statement.round if statement is not None else ""


def of_section(register: Register, section_id: str | None) -> str:
    """A section, by its number; its title may be exempt."""
    section = register.sections.maybe(section_id)
    if section is None:
        return ""
    found = outline(register.sections.find(statement_id=section.statement_id)).of(section.id)
    return f"section {found.number}" if found is not None else ""


def of_row(register: Register, row_id: str) -> str:
    """A row of a table, by its section."""
    row = register.section_rows.maybe(row_id)
    return of_section(register, row.section_id) if row is not None else ""


def of_draft(register: Register, draft_id: str) -> str:
    """A draft, by its statement's round and its number."""
    draft = register.drafts.maybe(draft_id)
    if draft is None:
        return ""
    named = of_statement(register, draft.statement_id)
    return f"{named}, draft {draft.number}" if named else f"draft {draft.number}"


def of_stage(register: Register, stage_id: str) -> str:
    """A stage of the way to approval, by its statement's round."""
    stage = register.approval_stages.maybe(stage_id)
    return of_statement(register, stage.statement_id) if stage is not None else ""


def of_amendment(register: Register, amendment_id: str) -> str:
    """A change made under a delegation, by its statement's round."""
    made = register.amendments.maybe(amendment_id)
    return of_statement(register, made.statement_id) if made is not None else ""


def of_evidence(register: Register, evidence_id: str) -> str:
    """Evidence, by the section that rests on it."""
    linked = register.evidence.maybe(evidence_id)
    return of_section(register, linked.section_id) if linked is not None else ""


def of_department(register: Register, department_id: str) -> str:
    """A department's name."""
    department = register.departments.maybe(department_id)
    return department.name if department is not None else ""


def of_new_programme(register: Register, year: int) -> str:
    """The financial year of a programme that is started."""
    return financial_year(year)


def of_programme(register: Register, programme_id: str) -> str:
    """A programme, by its financial year; projects may be exempt, and so have no name here."""
    programme = register.programmes.maybe(programme_id)
    return financial_year(programme.year) if programme is not None else ""


def of_criterion(register: Register, criterion_id: str) -> str:
    """What projects are scored by."""
    criterion = register.criteria.maybe(criterion_id)
    return criterion.title if criterion is not None else ""


def of_ranking(register: Register, ranking_id: str) -> str:
    """The financial year of a ranking that was kept."""
    ranking = register.rankings.maybe(ranking_id)
    return of_programme(register, ranking.programme_id) if ranking is not None else ""


def of_membership(register: Register, membership_id: str) -> str:
    """Who has a place on a group."""
    place = register.memberships.maybe(membership_id)
    return _of_place(register, place) if place is not None else ""


def of_new_membership(register: Register, facts: dict[str, Any]) -> str:
    """Who is given a place."""
    return of_person(register, facts.get("person_id")) or of_post(register, facts.get("post_id"))


def _of_place(register: Register, place: Membership) -> str:
    return of_person(register, place.person_id) or of_post(register, place.post_id)


def of_item(register: Register, item_id: str | None) -> str:
    """An item of an agenda, by its number there."""
    item = register.items.maybe(item_id)
    if item is None or item.meeting_id is None:
        return ""
    number = item.agenda_number
    if not number:
        group = register.groups.get(item.group_id)
        lines = agenda_lines(register.items.find(meeting_id=item.meeting_id), parts=group.is_open)
        number = next((line.number for line in lines if line.item.id == item.id), "")
    return f"item {number}" if number else ""


def of_decision(register: Register, decision_id: str) -> str:
    """A decision, by its number."""
    decision = register.decisions.maybe(decision_id)
    if decision is None:
        return ""
    letter = f" ({decision.letter})" if decision.letter else ""
    return f"{decision.number}{letter}" if decision.number else of_item(register, decision.item_id)


def of_action(register: Register, action_id: str) -> str:
    """An action, by its number or else by whose it is."""
    action = register.actions.maybe(action_id)
    if action is None:
        return ""
    return action.number or action.owner or of_person(register, action.owner_id)


def of_actions(register: Register, action_ids: Iterable[str]) -> str:
    """The one action, or how many."""
    return _one_or_many(register, action_ids, of_action, "actions")


def of_paper(register: Register, paper_id: str) -> str:
    """A paper, by the item that it is for."""
    paper = register.papers.maybe(paper_id)
    return of_item(register, paper.item_id) if paper is not None else ""


def of_papers(register: Register, paper_ids: Iterable[str]) -> str:
    """The one paper, or how many."""
    return _one_or_many(register, paper_ids, of_paper, "papers")


def _one_or_many(
    register: Register, ids: Iterable[str], of_one: Callable[[Register, str], str], noun: str
) -> str:
    if not isinstance(ids, Collection):  # it can be gone through but once
        return ""
    return of_one(register, next(iter(ids))) if len(ids) == 1 else f"{len(ids)} {noun}"


def of_vote(register: Register, vote_id: str) -> str:
    """A vote, by the item it was taken on."""
    vote = register.votes.maybe(vote_id)
    return of_item(register, vote.item_id) if vote is not None else ""


def of_block(register: Register, block_id: str) -> str:
    """A paragraph, by the item it stands under."""
    block = register.blocks.maybe(block_id)
    return of_item(register, block.item_id) if block is not None else ""
