"""A programme: started for a year, with the projects that compete for its money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.records.programmes import (
    Criterion,
    Moscow,
    Programme,
    ProgrammeProject,
    financial_year,
)
from egovdesk.records.text import clean_facts
from egovdesk.register import Register
from egovdesk.shipped.programmes import default_criteria

_PROSE = {"note"}


@operation("Start programme", of=naming.of_new_programme)
def start_programme(register: Register, title: str, year: int, **facts: Any) -> str:
    """Start a group's programme for the financial year that begins in April of `year`; return its id.

    Criteria and weights are those of the group's programme of the year before, or the usual ones
    (reference.md 5.4). Raises Refused where the group has a programme for that year.
    """
    made = Programme(new_id(), **clean_facts({"title": title, "year": year, **facts}, _PROSE))
    require(made.problems())
    if made.group_id is not None:
        register.groups.get(made.group_id)
    _refuse_second(register, made)
    register.programmes.add(made)
    for position, one in enumerate(_criteria_for(register, made), 1):
        register.criteria.add(replace(one, id=new_id(), programme_id=made.id, position=position))
    return made.id


@operation("Change programme", of=naming.of_programme)
def change_programme(register: Register, programme_id: str, **changes: Any) -> None:
    """Change its title, year, group, budget or note."""
    changed = replace(register.programmes.get(programme_id), **clean_facts(changes, _PROSE))
    require(changed.problems())
    _refuse_second(register, changed)
    register.programmes.update(programme_id, **clean_facts(changes, _PROSE))


@operation("Remove programme", of=naming.of_programme)
def remove_programme(register: Register, programme_id: str) -> None:
    """Take a programme out that no board has seen; its projects stay. Raises Refused for others."""
    programme = register.programmes.get(programme_id)
    if register.rankings.find(programme_id=programme_id):
        raise Refused(
            f"{programme.label} has been before a board, so it stays.", "Nothing has changed."
        )
    if register.risks.find(programme_id=programme_id) or register.assessments.find(
        programme_id=programme_id
    ):
        raise Refused(
            f"{programme.label} has risks or assessments of its own.",
            "Nothing has changed.",
            "Remove them first.",
        )
    criteria = register.criteria.find(programme_id=programme_id)
    for score in register.scores.of_criteria(one.id for one in criteria):
        register.scores.remove(score.id)
    for criterion in criteria:
        register.criteria.remove(criterion.id)
    for entry in register.programme_projects.find(programme_id=programme_id):
        register.programme_projects.remove(entry.id)
    register.programmes.remove(programme_id)


@operation("Add project to programme", of=naming.of_programme)
def include_project(register: Register, programme_id: str, project_id: str) -> str:
    """Let a project compete in a programme; return the id of its place in it."""
    register.programmes.get(programme_id)
    register.projects.get(project_id)
    if register.programme_projects.find(programme_id=programme_id, project_id=project_id):
        raise Refused("This project is in the programme already.", "Nothing has changed.")
    entry = ProgrammeProject(new_id(), programme_id, project_id)
    register.programme_projects.add(entry)
    return entry.id


@operation("Add projects to programme", of=naming.of_programme)
def include_projects(register: Register, programme_id: str, project_ids: Iterable[str]) -> None:
    """Let several projects compete in a programme."""
    for one in project_ids:
        include_project(register, programme_id, one)


@operation("Take project out of programme", of=naming.of_programme)
def exclude_project(register: Register, programme_id: str, project_id: str) -> None:
    """Let a project compete no longer; it stays in the register, and so do its scores."""
    register.programme_projects.remove(entry_of(register, programme_id, project_id).id)


@operation("Change place in MoSCoW")
def set_moscow(
    register: Register, programme_id: str, project_id: str, moscow: Moscow,
    effort: int | None = None,
) -> None:  # fmt: skip
    """Say whether a programme must, should, could or won't do a project, and its effort in days."""
    entry = entry_of(register, programme_id, project_id)
    changes = {"moscow": moscow, "effort": effort}
    require(replace(entry, **changes).problems())  # type: ignore[arg-type]
    register.programme_projects.update(entry.id, **changes)


def entry_of(register: Register, programme_id: str, project_id: str) -> ProgrammeProject:
    """A project's place in a programme; raises Refused where it is not in it."""
    found = register.programme_projects.find(programme_id=programme_id, project_id=project_id)
    if not found:
        raise Refused(
            "This project is not in the programme.", "Nothing has changed.", "Add it first."
        )
    return found[0]


def _refuse_second(register: Register, programme: Programme) -> None:
    same = register.programmes.find(year=programme.year, group_id=programme.group_id)
    if any(one.id != programme.id for one in same):
        raise Refused(
            f"There is a programme for {financial_year(programme.year)} already.",
            "Nothing has changed.",
            "Open that one, or choose another year.",
        )


def _criteria_for(register: Register, programme: Programme) -> list[Criterion]:
    """The criteria of the group's latest programme before this year, or the usual ones."""
    for former in register.programmes.find(group_id=programme.group_id):
        if former.year < programme.year:
            return register.criteria.find(programme_id=former.id)
    return [Criterion("", programme.id, **facts) for facts in default_criteria()]
