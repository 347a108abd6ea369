"""What a project is linked to: items, decisions, actions, corporate strategies, categories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.projects import CaseState, Project, ProjectLink
from egovdesk.register import Register

COLUMNS = {
    "items": "item_id", "decisions": "decision_id", "actions": "action_id",
    "strategies": "strategy_id", "categories": "category",
}  # fmt: skip
"""The kinds of things that a project is linked to, each with its column."""


@operation("Change links of project")
def set_links(register: Register, project_id: str, wanted: Mapping[str, Iterable[str]]) -> None:
    """Link a project to these and no others, of each kind that is named: a key of COLUMNS."""
    register.projects.get(project_id)
    for kind, ids in wanted.items():
        column, left = COLUMNS[kind], list(dict.fromkeys(ids))
        for one in register.project_links.find(project_id=project_id):
            known = getattr(one, column)
            if known in left:
                left.remove(known)
            elif known:
                register.project_links.remove(one.id)
        for record_id in left:
            add_link(register, project_id, kind, record_id)


@operation("Link project")
def add_link(register: Register, project_id: str, kind: str, record_id: str) -> None:
    """Link a project to one thing more; nothing where it is linked to it already."""
    column = COLUMNS[kind]
    if register.project_links.find(project_id=project_id, **{column: record_id}):
        return
    if kind != "categories":
        getattr(register, kind).get(record_id)
    link = ProjectLink(new_id(), project_id, **{column: record_id})
    require(link.problems())
    register.project_links.add(link)


def linked(register: Register, project_id: str, kind: str) -> list[str]:
    """The ids of one kind that a project is linked to; codes where they are categories."""
    found = (
        getattr(one, COLUMNS[kind]) for one in register.project_links.find(project_id=project_id)
    )
    return [one for one in found if one]


def projects_of(register: Register, decision_id: str) -> list[tuple[Project, str]]:
    """The projects that a decision is about, each with what it did to it: its business case, or none."""
    found = {one.id: _did(one) for one in register.projects.find(case_decision_id=decision_id)}
    for link in register.project_links.find(decision_id=decision_id):
        found.setdefault(link.project_id, "")
    return [(register.projects.get(one), did) for one, did in found.items()]


def _did(project: Project) -> str:
    rejected = project.case_state is CaseState.REJECTED
    return "business case rejected" if rejected else "business case approved"
