"""A programme as it is ranked: its criteria, projects, scores, sums and latest reports, read at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from egovdesk.errors import Refused
from egovdesk.ranking.engine import Entry, Ranked, latest_scores, rank
from egovdesk.records.programmes import (
    TOTAL_WEIGHT,
    Criterion,
    Programme,
    ProgrammeProject,
    Score,
)
from egovdesk.records.projects import HighlightReport, Project, ProjectCost
from egovdesk.register import Register


@dataclass(frozen=True)
class Line:
    """A project of the programme.

    `costs` are what it asks of the budget by year, in pence: capital and revenue, less a grant of
    its own. `means` are in the order of the criteria.
    """

    project: Project
    entry: ProgrammeProject
    costs: dict[int, int]
    means: tuple[float | None, ...]
    report: HighlightReport | None


@dataclass(frozen=True)
class Sheet:
    """Everything that a programme's ranking is made of."""

    programme: Programme
    criteria: tuple[Criterion, ...]
    lines: dict[str, Line]

    @property
    def weights(self) -> tuple[int, ...]:
        """The weights of the criteria, in their order."""
        return tuple(one.weight for one in self.criteria)

    @property
    def total_weight(self) -> int:
        """What the weights total: 100 where they are in order."""
        return sum(self.weights)

    @property
    def adds_up(self) -> bool:
        """Whether the weights total 100."""
        return self.total_weight == TOTAL_WEIGHT

    @property
    def unscored(self) -> list[str]:
        """The projects that lack a score for some criterion."""
        return [key for key, one in self.lines.items() if None in one.means]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The projects as they are ranked."""
        year = self.programme.year
        return tuple(
            Entry(key, one.project.title, one.means, one.costs.get(year, 0), one.entry.moved_to)
            for key, one in self.lines.items()
        )

    def ranked(self, weights: Sequence[float] | None = None) -> list[Ranked]:
        """The projects from the top, by the programme's weights or by others."""
        return rank(self.entries, weights or self.weights, self.programme.budget)


def read_sheet(register: Register, programme_id: str) -> Sheet:
    """Read what a programme's ranking is made of; raises NotFound where there is no such programme."""
    programme = register.programmes.get(programme_id)
    criteria = tuple(register.criteria.find(programme_id=programme_id))
    entries = register.programme_projects.find(programme_id=programme_id)
    projects = register.projects.many(one.project_id for one in entries)
    means = register.scores.means(one.id for one in criteria)
    costs = asked_by_year(register.project_costs.of_projects(projects))
    reports = register.highlight_reports.latest_of(projects)
    lines = {
        one.project_id: Line(
            projects[one.project_id],
            one,
            costs.get(one.project_id, {}),
            tuple(means.get((one.project_id, each.id)) for each in criteria),
            reports.get(one.project_id),
        )
        for one in entries
    }
    return Sheet(programme, criteria, lines)


def standing_scores(register: Register, sheet: Sheet) -> dict[str, list[Score]]:
    """The scores that count, by project: the latest of each scorer for each criterion."""
    scores = register.scores.of_criteria(one.id for one in sheet.criteria)
    found: dict[str, list[Score]] = {}
    for score in latest_scores(scores).values():
        found.setdefault(score.project_id, []).append(score)
    return found


def refuse_unready(sheet: Sheet) -> None:
    """Refuse a list that is not to be shown as a ranking: without projects, or with weights amiss."""
    if not sheet.lines:
        raise Refused(
            "There is no project in this programme yet.", "Nothing has changed.", "Add one first."
        )
    if not sheet.adds_up:
        raise Refused(
            f"The weights total {sheet.total_weight}, and not {TOTAL_WEIGHT}, so this is no ranking yet.",
            "The weights are kept as they are.",
            "Change them until they total 100, or choose Share out the rest.",
        )


def asked_by_year(costs: Sequence[ProjectCost]) -> dict[str, dict[int, int]]:
    """What each project is planned to ask of the budget by year, in pence; a grant of its own lessens it,
    but to no less than nothing, for it pays for no other project."""
    asked: dict[str, dict[int, int]] = {}
    for one in costs:
        if one.planned is not None:
            years = asked.setdefault(one.project_id, {})
            sign = 1 if one.kind.is_spent else -1
            years[one.year] = years.get(one.year, 0) + sign * one.planned
    return {
        key: {year: max(0, pence) for year, pence in years.items()} for key, years in asked.items()
    }
