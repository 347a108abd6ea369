"""A programme of three projects before the board, for tests of ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from egovdesk.identifiers import new_id
from egovdesk.operations.programmes.programmes import include_project, start_programme
from egovdesk.operations.programmes.scores import score_project
from egovdesk.records.programmes import Criterion
from egovdesk.records.projects import CostKind, Project, ProjectCost
from egovdesk.register import Register
from tests.scenes import Board

SCORED = date(2003, 9, 1)


@dataclass
class Competition:
    """The programme for 2004/05 with its two criteria, and its projects as they are ranked.

    The network costs £60,000, the CRM £50,000 and the smartcard £40,000; the budget is £120,000.
    `outside` is a project that does not compete.
    """

    board: Board
    id: str
    criteria: list[str] = field(default_factory=list)
    projects: list[str] = field(default_factory=list)
    outside: str = ""

    @property
    def register(self) -> Register:
        return self.board.register


def a_project(**changes: Any) -> Project:
    """A project with dull facts."""
    return replace(Project(new_id(), "Network replacement"), **changes)


def put_in(register: Register, project: Project, year: int, pounds: int) -> str:
    """Put a project in that costs so many pounds in a year; return its id."""
    with register.step("Add project"):
        register.projects.add(project)
        if pounds:
            register.project_costs.add(
                ProjectCost(new_id(), project.id, year, CostKind.CAPITAL, pounds * 100)
            )
    return project.id


def a_programme(board: Board) -> Competition:
    """The network first (5 and 4 of 5), the CRM second (4 and 4), the smartcard third (2 and 3)."""
    register = board.register
    made = start_programme(
        register, "ICT investment programme", 2004, group_id=board.group_id, budget=120_000_00
    )
    with register.step("Two criteria"):
        for one in register.criteria.find(programme_id=made):
            register.criteria.remove(one.id)
        for position, (title, weight) in enumerate((("Benefit", 60), ("Fit", 40)), 1):
            register.criteria.add(Criterion(new_id(), made, title, weight, position=position))
    found = Competition(board, made)
    found.criteria = [one.id for one in register.criteria.find(programme_id=made)]
    for title, pounds, values in (
        ("Network replacement", 60_000, (5, 4)),
        ("Corporate CRM", 50_000, (4, 4)),
        ("Smartcard pilot", 40_000, (2, 3)),
    ):
        found.projects.append(_compete(found, title, pounds, values))
    found.outside = put_in(register, a_project(title="Digital TV channel"), 2004, 30_000)
    return found


def _compete(found: Competition, title: str, pounds: int, values: Sequence[int]) -> str:
    register = found.register
    project = put_in(register, a_project(title=title), 2004, pounds)
    include_project(register, found.id, project)
    scores = dict(zip(found.criteria, values, strict=True))
    score_project(register, found.id, project, found.board.raman, scores, SCORED)
    return project
