"""The programme of a year: criteria, scores, projects in it, rankings, assessments."""

from __future__ import annotations

from collections.abc import Iterable

from egovdesk.records.programmes import (
    Assessment,
    Criterion,
    Programme,
    ProgrammeProject,
    ProgrammeReport,
    Ranking,
    Score,
)
from egovdesk.store.repository import Repository


class ProgrammeRepository(Repository[Programme]):
    """Programmes, the latest year first."""

    table = "programmes"
    record = Programme
    order = "year DESC, title, id"
    noun = "programme"


class ProgrammeProjectRepository(Repository[ProgrammeProject]):
    """The projects of programmes."""

    table = "programme_projects"
    record = ProgrammeProject
    order = "programme_id, id"
    noun = "project of the programme"


class CriterionRepository(Repository[Criterion]):
    """What projects are scored by, in order."""

    table = "criteria"
    record = Criterion
    order = "programme_id, position, id"
    noun = "criterion"


class ScoreRepository(Repository[Score]):
    """Scores, oldest first."""

    table = "scores"
    record = Score
    order = "scored_on, id"
    noun = "score"

    def means(self, criterion_ids: Iterable[str]) -> dict[tuple[str, str], float]:
        """What projects have for these criteria, by project and criterion: the mean of the latest score of
        each scorer."""
        wanted = list(criterion_ids)
        marks = ", ".join("?" * len(wanted))
        rows = self._connection.execute(
            "SELECT project_id, criterion_id, avg(value) FROM ("
            " SELECT project_id, criterion_id, value, max(scored_on || id) FROM scores"
            f" WHERE criterion_id IN ({marks}) GROUP BY criterion_id, project_id, scorer_id"
            ") GROUP BY project_id, criterion_id",
            wanted,
        )
        return {(project, criterion): mean for project, criterion, mean in rows}

    def of_criteria(self, criterion_ids: Iterable[str]) -> list[Score]:
        """Every score for these criteria, oldest first."""
        return sorted(
            self.among("criterion_id", criterion_ids), key=lambda one: (one.scored_on, one.id)
        )


class RankingRepository(Repository[Ranking]):
    """Rankings that were frozen, oldest first."""

    table = "rankings"
    record = Ranking
    order = "kept_at, id"
    noun = "ranking"


class ProgrammeReportRepository(Repository[ProgrammeReport]):
    """Programme reports that boards got, oldest first."""

    table = "programme_reports"
    record = ProgrammeReport
    order = "until_on, kept_at, id"
    noun = "programme report"


class AssessmentRepository(Repository[Assessment]):
    """Assessments of projects and programmes, oldest first."""

    table = "assessments"
    record = Assessment
    order = "made_on, id"
    noun = "assessment"
