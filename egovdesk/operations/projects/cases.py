"""Business cases: written by headings, put on the board's agenda, answered by the decision made there."""

from __future__ import annotations

from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.operations.meetings.issued import refuse_final
from egovdesk.operations.meetings.ratified import ANSWERS
from egovdesk.operations.projects.agendas import give_paper, put_item
from egovdesk.operations.projects.links import add_link, linked
from egovdesk.operations.strategies import set_item_bearings
from egovdesk.records.decisions import Decision
from egovdesk.records.money import pounds
from egovdesk.records.projects import CASE_HEADINGS, CaseSection, CaseState, Project
from egovdesk.records.ratifications import RatificationState
from egovdesk.records.text import clean_text
from egovdesk.register import Register

_STATES = {
    RatificationState.RATIFIED: CaseState.APPROVED,
    RatificationState.VARIED: CaseState.APPROVED,
    RatificationState.LAPSED: CaseState.REJECTED,
    RatificationState.REFERRED_BACK: CaseState.DRAFT,
}
"""What a board's answer makes of a case; after any other outcome it stays on the agenda."""


@operation("Begin business case")
def begin_case(register: Register, project_id: str) -> None:
    """Begin a project's business case with its headings, each to be written."""
    project = register.projects.get(project_id)
    if project.case_state is not CaseState.NONE:
        raise Refused("The business case has been begun already.", "Nothing has changed.")
    if not register.case_sections.find(project_id=project_id):
        register.case_sections.add_all(
            CaseSection(new_id(), project_id, heading, "", position)
            for position, heading in enumerate(CASE_HEADINGS, 1)
        )
    register.projects.update(project_id, case_state=CaseState.DRAFT)


@operation("Typing in the business case")
def write_case(register: Register, section_id: str, text: str) -> None:
    """Give a heading its text, as Markdown. Raises Refused while the case is on an agenda, and once it
    is answered."""
    section = register.case_sections.get(section_id)
    project = register.projects.get(section.project_id)
    if project.case_state is not CaseState.DRAFT:
        raise Refused(
            f"This business case is {_where(project)}, so its words stay.",
            "Nothing has changed.",
            "Take it back first."
            if project.case_state is CaseState.SUBMITTED
            else "Begin a new version of it first.",
        )
    register.case_sections.update(section_id, text=clean_text(text))


@operation("Put business case on agenda")
def send_case(
    register: Register, project_id: str, meeting_id: str | None = None, *, received: bool = True
) -> str:
    """Put a business case on an agenda of the board that owns the project: the next one unless a meeting
    is named. Return the item.

    It is the item's paper, which is in unless its file is still to be kept (`received` False).
    Raises Refused for an empty case, one that is sent or answered, and a project without a board.
    """
    project = _sendable(register, project_id)
    words = f"approve the business case for {project.title}"
    item_id = put_item(
        register, project, f"{project.title}: business case", meeting_id,
        purpose="approve", category=project.category or "B",
        recommendation=f"{words}{_at_cost(register, project_id)}.",
    )  # fmt: skip
    strategies = linked(register, project_id, "strategies")
    if strategies:
        set_item_bearings(register, item_id, [f"strategies:{one}" for one in strategies])
    _give(register, project, item_id, received)
    return item_id


@operation("Put business case to item")
def put_case_to_item(
    register: Register, project_id: str, item_id: str, *, received: bool = True
) -> str:
    """Let an item that stands on an agenda, or is planned, be about a business case; return it."""
    project = _sendable(register, project_id)
    item = register.items.get(item_id)
    refuse_final(register.meetings.maybe(item.meeting_id))
    if project.exempt and not item.exempt:
        raise Refused(
            "The project is exempt, and that item is open.",
            "Nothing has changed.",
            "Mark the item exempt first, or put the case on the agenda as an item of its own.",
        )
    _give(register, project, item_id, received)
    return item_id


@operation("Take business case back")
def take_case_back(register: Register, project_id: str) -> None:
    """Let a business case that is on an agenda be a draft again; its item stays, to keep or delete."""
    project = register.projects.get(project_id)
    if project.case_state is not CaseState.SUBMITTED:
        raise Refused("This business case is on no agenda.", "Nothing has changed.")
    register.projects.update(project_id, case_state=CaseState.DRAFT, case_item_id=None)


@operation("Record decision on business case")
def record_case(
    register: Register, project_id: str, approved: bool, on: date, decision_id: str | None = None
) -> None:
    """Record that a business case was approved, or rejected, where no decision under its item says so.

    Raises Refused where there is no case, for a day to come, and where it is answered by its item.
    """
    project = register.projects.get(project_id)
    if project.case_state is CaseState.NONE:
        raise Refused("There is no business case yet.", "Nothing has changed.", "Begin one first.")
    if _answering(register, project) is not None:
        raise Refused(
            "The decision under its item answers this business case.",
            "Nothing has changed.",
            "Change the outcome of that decision instead.",
        )
    if on > register.today:
        raise Refused("That day is still to come.", "Nothing has changed.")
    if decision_id is not None:
        register.decisions.get(decision_id)
    state = CaseState.APPROVED if approved else CaseState.REJECTED
    register.projects.update(project_id, case_state=state, case_on=on, case_decision_id=decision_id)


@operation("Begin new version of business case")
def reopen_case(register: Register, project_id: str) -> None:
    """Let an answered business case be written again; what was decided on it stays linked to the project."""
    project = register.projects.get(project_id)
    if project.case_state not in (CaseState.APPROVED, CaseState.REJECTED):
        raise Refused("Nothing has been decided on this business case.", "Nothing has changed.")
    if project.case_decision_id is not None:
        add_link(register, project_id, "decisions", project.case_decision_id)
    register.projects.update(project_id, case_state=CaseState.DRAFT, **UNANSWERED_CASE)


UNANSWERED_CASE: dict[str, None] = {
    "case_on": None, "case_decision_id": None, "case_item_id": None,
}  # fmt: skip
"""What a project has whose business case nobody has decided on, and that is on no agenda."""


def follow_case(register: Register, item_id: str | None) -> None:
    """Let the business cases that an item is about follow its decisions: answered, or waiting still.

    An answer that the clerk recorded by hand is left alone.
    """
    for project in register.projects.find(case_item_id=item_id) if item_id else ():
        under = {one.id for one in register.decisions.find(item_id=item_id)}
        by_hand = project.case_on is not None and project.case_decision_id not in under
        if by_hand:
            continue
        answer = _answering(register, project)
        changes: dict[str, Any] = {
            "case_state": _STATES[ANSWERS[answer.outcome]] if answer else CaseState.SUBMITTED,
            "case_on": answer.decided_on if answer else None,
            "case_decision_id": answer.id if answer else None,
        }
        if any(getattr(project, name) != value for name, value in changes.items()):
            register.projects.update(project.id, **changes)


def _answering(register: Register, project: Project) -> Decision | None:
    """The latest decision under the case's item whose outcome settles it."""
    if project.case_item_id is None:
        return None
    found = register.decisions.find(item_id=project.case_item_id)
    settling = [one for one in found if ANSWERS.get(one.outcome) in _STATES]
    return settling[-1] if settling else None


def _sendable(register: Register, project_id: str) -> Project:
    project = register.projects.get(project_id)
    if project.case_state in (CaseState.SUBMITTED, CaseState.APPROVED, CaseState.REJECTED):
        raise Refused(
            f"This business case is {_where(project)} already.",
            "Nothing has changed.",
            "Begin a new version of it first."
            if project.case_state is not CaseState.SUBMITTED
            else "Take it back first, to put it on another agenda.",
        )
    if not any(one.text.strip() for one in register.case_sections.find(project_id=project_id)):
        raise Refused(
            "This business case has no words yet.", "Nothing has changed.", "Write it first."
        )
    return project


def _give(register: Register, project: Project, item_id: str, received: bool) -> None:
    """Let a case be on an agenda, with itself as the item's paper."""
    title = f"Business case: {project.title}"
    give_paper(register, item_id, title, project.ict_lead_id, received=received)
    register.projects.update(
        project.id, case_state=CaseState.SUBMITTED, case_item_id=item_id, case_on=None,
        case_decision_id=None,
    )  # fmt: skip
    follow_case(register, item_id)


def _where(project: Project) -> str:
    return {CaseState.SUBMITTED: "on an agenda"}.get(
        project.case_state, project.case_state.label.lower()
    )


def _at_cost(register: Register, project_id: str) -> str:
    """What the project is planned to cost, all years together, less nothing for a grant."""
    costs = register.project_costs.find(project_id=project_id)
    total = sum(one.planned or 0 for one in costs if one.kind.is_spent)
    return f", at a cost of {pounds(total)}" if total else ""
