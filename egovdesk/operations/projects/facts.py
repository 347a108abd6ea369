"""A project's own facts: added, changed, brought to another stage, made exempt, removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.meetings.items import set_item_exempt
from egovdesk.operations.programmes.programmes import include_project
from egovdesk.records.projects import CaseState, Project, ProjectStage
from egovdesk.records.text import clean_facts, clean_line, with_reason
from egovdesk.register import Register
from egovdesk.store.repository import Repository

_PROSE = {"summary", "note"}
_BY_VERBS = {
    "stage": "Move the project to another stage instead.",
    "exempt": "Mark it exempt, or open it, instead.",
    "case_state": "Change its business case instead.",
}


@operation("Add project")
def add_project(
    register: Register, title: str, *, programme_id: str | None = None, **facts: Any
) -> str:
    """Put a project in, at any stage, and in a programme where one is named; return its id.

    Raises Refused for a code that another has.
    """
    project = Project(new_id(), clean_line(title), **clean_facts(facts, _PROSE))
    require(project.problems())
    _refuse_twice(register, project)
    register.projects.add(project)
    if programme_id is not None:
        include_project(register, programme_id, project.id)
    return project.id


@operation("Change project")
def change_project(register: Register, project_id: str, **changes: Any) -> None:
    """Change its facts; its stage, exemption and business case have operations of their own."""
    project = register.projects.get(project_id)
    cleaned = clean_facts(changes, _PROSE)
    for name, todo in _BY_VERBS.items():
        if cleaned.get(name, getattr(project, name)) != getattr(project, name):
            raise Refused("This is not typed into a project’s facts.", "Nothing has changed.", todo)
    changed = replace(project, **cleaned)
    require(changed.problems())
    _refuse_twice(register, changed)
    register.projects.update(project_id, **cleaned)


@operation("Move project")
def move_project(
    register: Register, project_id: str, stage: ProjectStage, *, on: date | None = None,
    reason: str = "",
) -> None:  # fmt: skip
    """Bring a project to another stage; one that is closed or stopped is finished on a day.

    Whether its business case is approved is what the checks say (R30); it stops nobody. Raises
    Refused where a project is stopped without a reason, or finished before it began.
    """
    project = register.projects.get(project_id)
    if project.stage is stage:
        raise Refused(f"“{project.label}” is at that stage already.", "Nothing has changed.")
    if stage is ProjectStage.STOPPED and not reason.strip():
        raise Refused("Say why the project is stopped.", "Nothing has changed.")
    finished = None if stage.is_running else on or project.finished_on or register.today
    note = with_reason(project.note, reason)
    moved = replace(project, stage=stage, finished_on=finished, note=note)
    require(moved.problems())
    register.projects.update(project_id, stage=stage, finished_on=finished, note=note)


@operation("Change exemption of project")
def set_project_exempt(register: Register, project_id: str, exempt: bool, ground: str = "") -> None:
    """Mark a project exempt on a ground, or open; what stands on agendas to come follows into it.

    Items are opened again one by one, for each may have a ground of its own.
    """
    register.projects.get(project_id)
    register.projects.update(project_id, exempt=exempt, ground=ground if exempt else "")
    for item_id in _items_of(register, project_id) if exempt else ():
        item = register.items.get(item_id)
        meeting = register.meetings.maybe(item.meeting_id)
        settled = meeting is not None and meeting.state.minutes_final
        if not item.exempt and not settled:
            set_item_exempt(register, item_id, True, ground)


@operation("Remove project")
def remove_project(register: Register, project_id: str) -> None:
    """Take out a project that nothing hangs on; raises Refused, with what does, otherwise."""
    project = register.projects.get(project_id)
    hangs = what_hangs(register, project)
    if hangs:
        raise Refused(
            f"“{project.label}” has {hangs}, so it stays in the record.",
            "Nothing has changed.",
            "Stop it, with the reason, instead.",
        )
    for section in register.case_sections.find(project_id=project_id):
        register.case_sections.remove(section.id)
    register.projects.remove(project_id)


def what_hangs(register: Register, project: Project) -> str:
    """What keeps a project in the record, in words; empty where nothing does."""
    hanging: tuple[tuple[Repository[Any], str], ...] = (
        (register.highlight_reports, "highlight reports"), (register.project_costs, "costs"),
        (register.milestones, "milestones"), (register.benefits, "benefits"),
        (register.risks, "risks"), (register.project_links, "links"),
        (register.assessments, "assessments"), (register.scores, "scores"),
        (register.programme_projects, "a place in a programme"), (register.evidence, "evidence"),
    )  # fmt: skip
    found = [words for kept, words in hanging if kept.find(project_id=project.id)]
    if project.case_state not in (CaseState.NONE, CaseState.DRAFT):
        found.append("a business case that was sent to a board")
    elif any(one.text.strip() for one in register.case_sections.find(project_id=project.id)):
        found.append("a business case")
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def _items_of(register: Register, project_id: str) -> list[str]:
    """The items that are about a project's own papers: its business case and its reports."""
    project = register.projects.get(project_id)
    reports = register.highlight_reports.find(project_id=project_id)
    found = [project.case_item_id, *(one.item_id for one in reports)]
    return list(dict.fromkeys(one for one in found if one))


def _refuse_twice(register: Register, project: Project) -> None:
    for other in register.projects.find(code=project.code) if project.code else ():
        if other.id != project.id:
            raise Refused(
                f"Another project has the code {project.code}.",
                "Nothing has changed.",
                "Give this one a code of its own.",
            )
