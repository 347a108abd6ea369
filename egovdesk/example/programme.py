"""The investment programme of a council of the example, as `programme.toml` has it, day by day."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

from egovdesk.example.calendar import Event
from egovdesk.example.council import Cast
from egovdesk.identifiers import new_id
from egovdesk.operations.programmes.programmes import include_project, set_moscow, start_programme
from egovdesk.operations.programmes.rankings import record_agreed, take_to_board
from egovdesk.operations.programmes.scores import score_project
from egovdesk.records.meetings import Item
from egovdesk.records.programmes import Criterion, Moscow
from egovdesk.records.projects import (
    CostKind,
    Milestone,
    Project,
    ProjectCost,
    ProjectStage,
)
from egovdesk.register import Register
from egovdesk.resources import resource

_KINDS = (CostKind.CAPITAL, CostKind.REVENUE, CostKind.GRANT)


class Investment:
    """What the secretariat did for the programme: events among those of the meetings."""

    def __init__(self, register: Register, council: str, cast: Cast) -> None:
        self._register, self._cast = register, cast
        path = resource("example", council, "programme.toml")
        self._facts = tomllib.loads(path.read_text(encoding="utf-8"))
        self._programme: dict[str, Any] = self._facts["programme"]
        self._id = ""

    def events(self) -> list[Event]:
        """The programme started, its projects scored, and scored again."""
        days = self._programme
        found = [
            Event(days["started_on"], "09:30", self._start),
            Event(days["scored_on"], "14:00", lambda: self._score("scores", days["scored_on"])),
        ]
        if "rescored_on" in days:
            on = days["rescored_on"]
            found.append(Event(on, "14:00", lambda: self._score("again", on)))
        for taken in days.get("taken", ()):
            found += self._before_board(*taken)
        return found

    def _before_board(
        self, on: date, title: str, meeting: date, agreed_on: date | None = None
    ) -> list[Event]:
        """The list taken to a meeting, and what the board agreed of it recorded."""
        found = [Event(on, "17:00", lambda: self._take(title, meeting))]
        if agreed_on is not None:
            found.append(Event(agreed_on, "09:30", self._agree))
        return found

    def _take(self, title: str, on: date) -> None:
        take_to_board(self._register, self._id, item_id=self._item(title, on).id)

    def _item(self, title: str, on: date) -> Item:
        """The item of a title on the agenda of a day."""
        there = {one.id for one in self._register.meetings.find(held_on=on)}
        items = self._register.items.find(title=title)
        (item,) = (one for one in items if one.meeting_id in there)
        return item

    def _agree(self) -> None:
        taken = self._register.rankings.find(programme_id=self._id)[-1]
        decision = self._register.decisions.find(item_id=taken.item_id)[-1]
        record_agreed(self._register, taken.id, decision.id)

    def _start(self) -> None:
        facts = self._programme
        with self._register.step("Start programme"):
            self._id = start_programme(
                self._register, facts["title"], facts["year"],
                group_id=self._cast.groups[facts["group"]], budget=facts["budget"] * 100,
            )  # fmt: skip
            for one in self._register.criteria.find(programme_id=self._id):
                self._register.criteria.remove(one.id)
            for position, (title, weight, detail) in enumerate(facts["criteria"], 1):
                self._register.criteria.add(
                    Criterion(new_id(), self._id, title, weight, detail, position)
                )
            for one in self._facts["projects"]:
                self._add_project(one)

    def _add_project(self, one: dict[str, Any]) -> None:
        people = self._cast.people
        made = Project(
            new_id(), one["title"], one["code"], stage=ProjectStage(one.get("stage", "approved")),
            service=one["service"], sponsor_id=people[one["sponsor"]],
            ict_lead_id=people[one["ict_lead"]], group_id=self._cast.groups[one["group"]],
            category="B", exempt=bool(one.get("ground")), ground=one.get("ground", ""),
        )  # fmt: skip
        self._register.projects.add(made)
        include_project(self._register, self._id, made.id)
        if "need" in one:
            kind, days = one["need"]
            set_moscow(self._register, self._id, made.id, Moscow(kind), days)
        for year, thousands in one["costs"].items():
            for kind, amount in zip(_KINDS, thousands, strict=False):
                if amount:
                    self._register.project_costs.add(
                        ProjectCost(new_id(), made.id, int(year), kind, amount * 100_000)
                    )
        if "next" in one:
            title, due = one["next"]
            self._register.milestones.add(Milestone(new_id(), made.id, title, due, position=1))

    def _score(self, given: str, on: date) -> None:
        criteria = [one.id for one in self._register.criteria.find(programme_id=self._id)]
        for one in self._facts["projects"]:
            for who, values in zip(self._programme["scorers"], one.get(given, ()), strict=False):
                scores = dict(zip(criteria, values, strict=True))
                score_project(
                    self._register, self._id, self._project(one).id, self._cast.people[who],
                    scores, on,
                )  # fmt: skip

    def _project(self, one: dict[str, Any]) -> Project:
        (found,) = self._register.projects.find(code=one["code"])
        return found


def programme_events(register: Register, council: str, cast: Cast) -> Sequence[Event]:
    """What a council's programme adds to the days of its meetings."""
    return Investment(register, council, cast).events()
