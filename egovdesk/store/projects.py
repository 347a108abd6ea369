"""ICT projects, and what hangs off them."""

from __future__ import annotations

from collections.abc import Iterable

from egovdesk.records.projects import (
    Benefit,
    BenefitFigure,
    CaseSection,
    HighlightReport,
    Milestone,
    Project,
    ProjectCost,
    ProjectLink,
    Risk,
)
from egovdesk.store.repository import Repository


class ProjectRepository(Repository[Project]):
    """Projects, by code and title."""

    table = "projects"
    record = Project
    order = "code, title, id"
    noun = "project"


class ProjectCostRepository(Repository[ProjectCost]):
    """What projects cost, by year."""

    table = "project_costs"
    record = ProjectCost
    order = "project_id, year, kind"
    noun = "cost"

    def of_projects(self, project_ids: Iterable[str]) -> list[ProjectCost]:
        """What these projects cost."""
        return self.among("project_id", project_ids)


class MilestoneRepository(Repository[Milestone]):
    """Milestones by the day they are planned for."""

    table = "milestones"
    record = Milestone
    order = "project_id, due_on IS NULL, due_on, position, id"
    noun = "milestone"


class BenefitRepository(Repository[Benefit]):
    """Benefits in their order."""

    table = "benefits"
    record = Benefit
    order = "project_id, position, id"
    noun = "benefit"


class BenefitFigureRepository(Repository[BenefitFigure]):
    """What benefits bring, by year."""

    table = "benefit_figures"
    record = BenefitFigure
    order = "benefit_id, year"
    noun = "figure"


class RiskRepository(Repository[Risk]):
    """Risks in their order."""

    table = "risks"
    record = Risk
    order = "position, id"
    noun = "risk"


class CaseSectionRepository(Repository[CaseSection]):
    """The headings of business cases."""

    table = "case_sections"
    record = CaseSection
    order = "project_id, position, id"
    noun = "heading"


class ProjectLinkRepository(Repository[ProjectLink]):
    """What projects are linked to."""

    table = "project_links"
    record = ProjectLink
    order = "project_id, id"
    noun = "link"


class HighlightReportRepository(Repository[HighlightReport]):
    """Highlight reports, oldest first."""

    table = "highlight_reports"
    record = HighlightReport
    order = "until_on, id"
    noun = "highlight report"

    def latest_of(self, project_ids: Iterable[str]) -> dict[str, HighlightReport]:
        """The latest report of each of these projects that was issued and stands, by project."""
        latest = self._connection.execute(
            "SELECT project_id, id, max(until_on || id) FROM highlight_reports"
            " WHERE issued_on IS NOT NULL AND withdrawn_on IS NULL GROUP BY project_id"
        )
        ids = {project: report for project, report, _ in latest}
        found = self.many(ids[one] for one in project_ids if one in ids)
        return {one.project_id: one for one in found.values()}
