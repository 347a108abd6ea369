"""The authority's own facts: departments, e-champions, emerging roles, consultation, answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.records.facts import (
    Allocation,
    Answer,
    AnswerState,
    Champion,
    Consultation,
    ConsultationAudience,
    Department,
    EmergingRole,
)
from egovdesk.records.text import clean_facts, clean_line, clean_text
from egovdesk.register import Register

_PROSE = {"note", "outcome"}


@operation("Add department")
def add_department(register: Register, name: str, **facts: Any) -> str:
    """Put a department of the council in; return its id."""
    last = max((one.position for one in register.departments.all()), default=0)
    department = Department(
        new_id(), clean_line(name), **{"position": last + 1, **clean_facts(facts, _PROSE)}
    )
    _refuse_twice(register, department)
    require(department.problems())
    register.departments.add(department)
    return department.id


@operation("List departments of posts")
def list_departments(register: Register) -> int:
    """Put in every department that a post names and the list lacks; return how many."""
    known = {one.name.casefold() for one in register.departments.all()}
    added = 0
    for name in dict.fromkeys(post.department.strip() for post in register.posts.all()):
        if name and name.casefold() not in known:
            known.add(name.casefold())
            add_department(register, name)
            added += 1
    return added


@operation("Change department", of=naming.of_department)
def change_department(register: Register, department_id: str, **changes: Any) -> None:
    """Change its facts; under a new name it stands on its posts and projects too."""
    before = register.departments.get(department_id)
    cleaned = clean_facts(changes, _PROSE)
    after = replace(before, **cleaned)
    _refuse_twice(register, after)
    require(after.problems())
    register.departments.update(department_id, **cleaned)
    if after.name != before.name:
        for post in register.posts.find(department=before.name):
            register.posts.update(post.id, department=after.name)
        for project in register.projects.find(service=before.name):
            register.projects.update(project.id, service=after.name)


@operation("Remove department", of=naming.of_department)
def remove_department(register: Register, department_id: str) -> None:
    """Take out a department that no post names; raises Refused otherwise."""
    department = register.departments.get(department_id)
    if register.posts.find(department=department.name):
        raise Refused(
            f"Posts belong to {department.name}, so it stays in the record.",
            "Nothing has changed.",
            "Give it an end date instead.",
        )
    register.departments.remove(department_id)


@operation("Add e-champion")
def add_champion(register: Register, person_id: str, **facts: Any) -> str:
    """Say that a person is an e-champion, from when until when; return the id."""
    register.people.get(person_id)
    champion = Champion(new_id(), person_id, **clean_facts(facts, _PROSE))
    require(champion.problems())
    register.champions.add(champion)
    return champion.id


@operation("Change e-champion")
def change_champion(register: Register, champion_id: str, **changes: Any) -> None:
    """Change how senior and active an e-champion is, the support, or the dates."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.champions.get(champion_id), **cleaned).problems())
    register.champions.update(champion_id, **cleaned)


@operation("Remove e-champion")
def remove_champion(register: Register, champion_id: str) -> None:
    """Take out an e-champion who never was one."""
    register.champions.remove(champion_id)


@operation("Give role")
def give_role(
    register: Register, role: EmergingRole, *, person_id: str | None = None,
    post_id: str | None = None, from_on: date | None = None, note: str = "",
) -> str:  # fmt: skip
    """Give an emerging role to a person, or to whoever holds a post; who had it leaves it before."""
    given = Allocation(new_id(), role, person_id, post_id, from_on, None, clean_text(note))
    require(given.problems())
    for one in register.allocations.find(role=role, until_on=None):
        if from_on is None or (one.from_on is not None and one.from_on >= from_on):
            raise Refused(
                f"{role.label} is held from that day or a later one already.",
                "Nothing has changed.",
                "Type the day from which somebody else has it, or end that first.",
            )
        register.allocations.update(one.id, until_on=from_on - timedelta(days=1))
    register.allocations.add(given)
    return given.id


@operation("Change role")
def change_allocation(register: Register, allocation_id: str, **changes: Any) -> None:
    """Change who holds a role, or from when until when."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.allocations.get(allocation_id), **cleaned).problems())
    register.allocations.update(allocation_id, **cleaned)


@operation("Remove role")
def remove_allocation(register: Register, allocation_id: str) -> None:
    """Take out the holding of a role that never was."""
    register.allocations.remove(allocation_id)


@operation("Add consultation")
def add_consultation(
    register: Register, audience: ConsultationAudience, title: str, **facts: Any
) -> str:
    """Put a consultation of the public or of business in; return its id."""
    found = Consultation(new_id(), audience, clean_line(title), **clean_facts(facts, _PROSE))
    require(found.problems())
    register.consultations.add(found)
    return found.id


@operation("Change consultation")
def change_consultation(register: Register, consultation_id: str, **changes: Any) -> None:
    """Change its facts, or say what came of it."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.consultations.get(consultation_id), **cleaned).problems())
    register.consultations.update(consultation_id, **cleaned)


@operation("Remove consultation")
def remove_consultation(register: Register, consultation_id: str) -> None:
    """Take out a consultation that never was."""
    register.consultations.remove(consultation_id)


@operation("Answer question")
def answer_question(
    register: Register, question: str, text: str, state: AnswerState | None = None
) -> str:
    """Write the council's own answer to a question of the self-assessment; return its id.

    What is written is a draft until its state says otherwise; nothing is no answer.
    """
    words = clean_text(text)
    found = register.answers.find(question=question)
    kept = found[0] if found else Answer(new_id(), question)
    if state is None:
        state = AnswerState.DRAFT if kept.state is AnswerState.OPEN else kept.state
    if not words.strip():
        state = AnswerState.OPEN
    answered_on = register.today if state is AnswerState.FINAL else None
    answer = replace(kept, text=words, state=state, answered_on=answered_on)
    if found:
        register.answers.update(answer.id, text=words, state=state, answered_on=answered_on)
    else:
        register.answers.add(answer)
    return answer.id


def _refuse_twice(register: Register, department: Department) -> None:
    for one in register.departments.all():
        if one.id != department.id and one.name.casefold() == department.name.casefold():
            raise Refused(
                f"There is a department called {one.name} already.", "Nothing has changed."
            )
