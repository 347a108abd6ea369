"""A programme of three projects before the board, for tests of ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import start_meeting
from egovdesk.operations.programmes.programmes import include_project, start_programme
from egovdesk.operations.programmes.rankings import record_agreed, take_to_board
from egovdesk.operations.programmes.scores import score_project
from egovdesk.ranking.kept import Move
from egovdesk.records.meetings import MeetingState
from egovdesk.records.programmes import Criterion
from egovdesk.records.projects import CostKind, Project, ProjectCost
from egovdesk.register import Register
from tests.scenes import TODAY, Board

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
    change_authority(register, today=TODAY)
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


def decided(found: Competition) -> tuple[str, str]:
    """The ranking taken to the board on 21 October, and the decision made on it there."""
    item = found.board.items[1]
    kept = take_to_board(found.register, found.id, item_id=item)
    meeting = found.register.meetings.get(found.board.meeting)
    if meeting.state.step < MeetingState.HELD.step:
        start_meeting(found.register, found.board.meeting, "14:00")
    parts = ["the order of the projects be agreed"]
    return kept, add_decision(found.register, item, parts, outcome="agreed_with_changes")


def agreed(found: Competition, *moves: Move) -> str:
    """The ranking that the board agreed on 21 October, with its moves."""
    kept, decision = decided(found)
    return record_agreed(found.register, kept, decision, moves)
