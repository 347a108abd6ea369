"""How projects stand on a day: lights and their trend, money, milestones, benefits, risks; read at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from egovdesk.documents.charts.columns import Yearly
from egovdesk.documents.charts.timeline import Due
from egovdesk.records.programmes import Assessment, financial_year
from egovdesk.records.projects import (
    Benefit,
    BenefitFigure,
    CaseState,
    CostKind,
    HighlightReport,
    Milestone,
    Project,
    ProjectCost,
    ProjectStage,
    Rag,
    Risk,
)
from egovdesk.register import Register
from egovdesk.store.repository import Repository

GRAVE = 15
"""Likelihood times impact from which on a risk is told to the board."""

_ORDER = (Rag.GREEN, Rag.AMBER, Rag.RED)
R = TypeVar("R")


@dataclass(frozen=True)
class Standing:
    """A project with all that hangs on it, as on a day. `reports` are those that stand, oldest first."""

    project: Project
    day: date
    costs: tuple[ProjectCost, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    figures: tuple[BenefitFigure, ...] = ()
    risks: tuple[Risk, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    reports: tuple[HighlightReport, ...] = ()
    draft: HighlightReport | None = None

    # -- reports -------------------------------------------------------------------------------

    @property
    def report(self) -> HighlightReport | None:
        """The latest report that stands."""
        return self.reports[-1] if self.reports else None

    @property
    def light(self) -> Rag:
        """The overall light of the latest report."""
        return self.report.overall if self.report is not None else Rag.UNSAID

    def former(self, aspect: str = "overall") -> Rag:
        """The light of the report before the latest."""
        return self.reports[-2].light(aspect) if len(self.reports) > 1 else Rag.UNSAID

    @property
    def needs(self) -> str:
        """What the latest report asks of the board."""
        return self.report.decisions_needed.strip() if self.report is not None else ""

    # -- money ---------------------------------------------------------------------------------

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The financial years that its money is in, without gaps."""
        return span(one.year for one in self.costs)

    def spend(self, *kinds: CostKind) -> Yearly:
        """What is spent by year, of these kinds or of capital and revenue together."""
        return spend_of(self.costs, self.years, *kinds)

    def total(self, actual: bool = False) -> int:
        """All that is planned to be spent, or has been, in pence."""
        return sum(
            (one.actual if actual else one.planned) or 0 for one in self.costs if one.kind.is_spent
        )

    @property
    def overspent(self) -> list[tuple[int, int]]:
        """The years in which more was spent than planned, each with how much more."""
        spend = self.spend()
        return [
            (year, actual - (planned or 0))
            for year, planned, actual in zip(self.years, spend.planned, spend.actual, strict=True)
            if actual is not None and actual > (planned or 0)
        ]

    # -- milestones, benefits, risks -----------------------------------------------------------

    @property
    def late(self) -> list[Milestone]:
        """The milestones that slip, and those that were done late in the period of the latest report."""
        since = self.report.from_on if self.report is not None else None
        return [
            one
            for one in self.milestones
            if one.is_late(self.day)
            and (one.done_on is None or (since is not None and one.done_on >= since))
        ]

    @property
    def next_milestone(self) -> Milestone | None:
        """The first that is still to be done."""
        waiting = [one for one in self.milestones if one.done_on is None]
        return min(waiting, key=lambda one: one.expected_on or date.max, default=None)

    @property
    def dues(self) -> list[Due]:
        """Its milestones for a line of time."""
        return [
            Due(one.title, one.due_on, one.expected_on, one.done_on is not None)
            for one in self.milestones
        ]

    def benefit(self, benefit: Benefit) -> Yearly:
        """What one benefit brings by year."""
        figures = [one for one in self.figures if one.benefit_id == benefit.id]
        return figures_of(figures, span(one.year for one in figures), money=benefit.cashable)

    def brought(self, benefit: Benefit, year: int, *, actual: bool) -> int | None:
        """What one benefit is planned to bring in a financial year, or did."""
        return next(
            (
                one.actual if actual else one.planned
                for one in self.figures
                if one.benefit_id == benefit.id and one.year == year
            ),
            None,
        )

    @property
    def grave(self) -> list[Risk]:
        """The open risks that the board is told of, the gravest first."""
        return [one for one in self.open_risks if one.weight >= GRAVE]

    @property
    def open_risks(self) -> list[Risk]:
        """The risks that are not closed, the gravest first."""
        return sorted(
            (one for one in self.risks if one.closed_on is None), key=lambda one: -one.weight
        )

    @property
    def lacks_case(self) -> bool:
        """Whether it is in delivery without an approved business case (R30)."""
        approved = self.project.case_state is CaseState.APPROVED
        return self.project.stage is ProjectStage.DELIVERY and not approved


def standings(register: Register, projects: Iterable[Project], *, day: date) -> dict[str, Standing]:
    """How these projects stand on a day, by id; each table is read once, whatever their number."""
    found = {one.id: one for one in projects}
    tables: tuple[Repository[Any], ...] = (
        register.project_costs, register.milestones, register.risks, register.assessments,
        register.benefits, register.highlight_reports,
    )  # fmt: skip
    costs, milestones, risks, assessments, benefits, reports = (
        _grouped(kept.among("project_id", found), lambda one: one.project_id) for kept in tables
    )
    named = [one.id for each in benefits.values() for one in each]
    figures = _grouped(
        register.benefit_figures.among("benefit_id", named), lambda one: one.benefit_id
    )
    return {
        key: Standing(
            one, day, tuple(costs.get(key, ())), tuple(milestones.get(key, ())),
            tuple(benefits.get(key, ())),
            tuple(each for own in benefits.get(key, ()) for each in figures.get(own.id, ())),
            tuple(risks.get(key, ())), tuple(assessments.get(key, ())),
            tuple(each for each in reports.get(key, ()) if each.stands and each.until_on <= day),
            next((each for each in reports.get(key, ()) if each.issued_on is None), None),
        )
        for key, one in found.items()
    }  # fmt: skip


def standing_of(register: Register, project_id: str, *, day: date) -> Standing:
    """How one project stands on a day; raises NotFound where there is none."""
    project = register.projects.get(project_id)
    return standings(register, [project], day=day)[project_id]


def projects_of(register: Register, programme_id: str, *, public: bool = False) -> list[Project]:
    """The projects in a programme by code and title; the public's without exempt ones."""
    placed = register.programme_projects.find(programme_id=programme_id)
    found = register.projects.many(one.project_id for one in placed).values()
    kept = (one for one in found if not (public and one.exempt))
    return sorted(kept, key=lambda one: (one.code, one.title.casefold()))


def trend(now: Rag, former: Rag) -> str:
    """How a light moved since the last report, in words: `worse, was green`; empty where it cannot be
    said."""
    if Rag.UNSAID in (now, former):
        return ""
    if now is former:
        return "as before"
    worse = _ORDER.index(now) > _ORDER.index(former)
    return f"{'worse' if worse else 'better'}, was {former.value}"


def span(years: Iterable[int]) -> tuple[int, ...]:
    """Years from the first to the last, without gaps."""
    found = set(years)
    return tuple(range(min(found), max(found) + 1)) if found else ()


def spend_of(costs: Sequence[ProjectCost], years: Sequence[int], *kinds: CostKind) -> Yearly:
    """Spend by year: of these kinds, or of capital and revenue together."""
    wanted = [one for one in costs if (one.kind in kinds if kinds else one.kind.is_spent)]
    return _yearly(wanted, years, money=True)


def figures_of(figures: Sequence[BenefitFigure], years: Sequence[int], *, money: bool) -> Yearly:
    """What benefits bring by year: whole pence, or counts."""
    return _yearly(figures, years, money=money)


def _yearly(rows: Sequence[Any], years: Sequence[int], *, money: bool) -> Yearly:
    def total(year: int, column: str) -> int | None:
        known = [getattr(one, column) for one in rows if one.year == year]
        found = [one for one in known if one is not None]
        return sum(found) if found else None

    return Yearly(
        tuple(financial_year(one) for one in years),
        tuple(total(one, "planned") for one in years),
        tuple(total(one, "actual") for one in years),
        money,
    )


def _grouped(records: Iterable[R], key: Callable[[R], str]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for one in records:
        found.setdefault(key(one), []).append(one)
    return found
