"""Forms of what hangs on a project: costs, milestones, benefits and their figures, risks, assessments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.projects.milestones import add_milestone, change_milestone, done_problem
from egovdesk.operations.projects.money import add_benefit, change_benefit, set_cost, set_figures
from egovdesk.operations.projects.risks import (
    add_assessment,
    add_risk,
    change_assessment,
    change_risk,
)
from egovdesk.records.money import pounds, read_count, read_money
from egovdesk.records.problems import Problem
from egovdesk.records.programmes import (
    Assessment,
    Formality,
    Process,
    financial_year,
    financial_year_of,
)
from egovdesk.records.projects import Benefit, CostKind, Milestone, Project, ProjectCost, Risk
from ui.context import Context
from ui.forms.choosing import DecisionField, people_options
from ui.forms.form import Form
from ui.widgets.fields import TextField

_BEFORE, _AFTER = 4, 7
_ONE_TO_FIVE = tuple((str(one), str(one)) for one in range(1, 6))


def _typed(read: Callable[[str], int | None], field: str, typed: str) -> list[Problem]:
    """What is wrong with a figure that was typed."""
    try:
        read(typed)
    except ValueError as error:
        return [Problem(field, str(error))]
    return []


class CostForm(Form):
    """What a project costs in a financial year, of one kind: planned, and actual."""

    def __init__(
        self, context: Context, parent: QWidget | None, project: Project,
        cost: ProjectCost | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, f"Cost of {project.title}", "Save", today=context.register.today)
        self._register, self._project, self._cost = context.register, project, cost
        self.shows_exempt = project.exempt
        if cost is None:
            self.select("year", "Financial year", _years(self.today),
                        str(financial_year_of(self.today)))  # fmt: skip
            self.select("kind", "Kind", [(one.value, one.label) for one in CostKind])
        self.line("planned", "Planned", _pounds(cost.planned if cost else None))
        self.line("actual", "Actual", _pounds(cost.actual if cost else None))
        self.line("note", "Note", cost.note if cost else "", whole=True)
        if cost is not None:
            self.advise(f"{cost.kind.label}, {financial_year(cost.year)}.", "tint")

    def problems(self) -> tuple[Problem, ...]:
        """Both must be sums of money, or nothing."""
        found = [
            problem
            for name in ("planned", "actual")
            for problem in _typed(read_money, name, self.value(name))
        ]
        return tuple(found)

    def save(self) -> str:
        """Say what it costs."""
        year = self._cost.year if self._cost else int(self.value("year"))
        kind = self._cost.kind if self._cost else CostKind(self.value("kind"))
        set_cost(
            self._register, self._project.id, year, kind, planned=read_money(self.value("planned")),
            actual=read_money(self.value("actual")), note=self.value("note"),
        )  # fmt: skip
        found = self._register.project_costs.find(project_id=self._project.id, year=year, kind=kind)
        return found[0].id if found else self._project.id


class MilestoneForm(Form):
    """A milestone: the day planned, the day forecast now, the day on which it was done."""

    def __init__(
        self, context: Context, parent: QWidget | None, project: Project,
        milestone: Milestone | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            parent, "Milestone" if milestone else "New milestone", "Save",
            today=context.register.today,
        )  # fmt: skip
        self._register, self._project, self._milestone = context.register, project, milestone
        self.shows_exempt = project.exempt
        base = milestone or Milestone("", project.id, "")
        self.line("title", "Milestone", base.title, whole=True)
        self.day("due_on", "Planned for", base.due_on)
        self.day("forecast_on", "Forecast now", base.forecast_on)
        self.day("done_on", "Done on", base.done_on)
        self.line("note", "Note", base.note, whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """It has words, and was not done before the project began, nor tomorrow."""
        base = self._milestone or Milestone("", self._project.id, "")
        found = list(replace(base, **self.values()).problems())
        sentence = done_problem(self._project.from_on, self.value("done_on"), self.today)
        return (*found, *([Problem("done_on", sentence)] if sentence else []))

    def save(self) -> str:
        """Add it, or change it."""
        facts = self.values()
        if self._milestone is None:
            return add_milestone(self._register, self._project.id, facts.pop("title"), **facts)
        change_milestone(self._register, self._milestone.id, **facts)
        return self._milestone.id


class BenefitForm(Form):
    """What a project is to bring: cashable or not, who answers for it, how it is measured."""

    def __init__(
        self, context: Context, parent: QWidget | None, project: Project,
        benefit: Benefit | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            parent, "Benefit" if benefit else "New benefit", "Save", today=context.register.today
        )
        self._register, self._project, self._benefit = context.register, project, benefit
        self.shows_exempt = project.exempt
        base = benefit or Benefit("", project.id, "")
        self.line("title", "Benefit", base.title, whole=True)
        owners = people_options(self._register, base.owner_id)
        self.select("owner_id", "Who answers for it", owners, base.owner_id or "")
        self.line("measure", "Measured by", base.measure)
        self.tick("cashable", "It is cashable: its figures are money", base.cashable)
        self.line("note", "Note", base.note, whole=True)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        return found | {"owner_id": found["owner_id"] or None}

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        base = self._benefit or Benefit("", self._project.id, "")
        return replace(base, **self._facts()).problems()

    def save(self) -> str:
        """Add it, or change it."""
        facts = self._facts()
        if self._benefit is None:
            return add_benefit(self._register, self._project.id, facts.pop("title"), **facts)
        change_benefit(self._register, self._benefit.id, **facts)
        return self._benefit.id


class FiguresForm(Form):
    """What a benefit is planned to bring by year, and what it did."""

    def __init__(self, context: Context, parent: QWidget | None, benefit: Benefit) -> None:
        super().__init__(
            parent, f"Figures of {benefit.title}", "Save", today=context.register.today
        )
        self._register, self._benefit = context.register, benefit
        self.shows_exempt = self._register.projects.get(benefit.project_id).exempt
        known = {one.year: one for one in self._register.benefit_figures.find(
            benefit_id=benefit.id)}  # fmt: skip
        year = financial_year_of(self.today)
        self._years = sorted({*range(year - 1, year + 4), *known})
        for one in self._years:
            kept = known.get(one)
            self._line("planned", one, kept.planned if kept else None)
            self._line("actual", one, kept.actual if kept else None)
        measure = benefit.measure or "a number of what it is counted in"
        self.advise(
            "In pounds." if benefit.cashable else f"Each is a whole number: {measure}.", "tint"
        )

    def _line(self, what: str, year: int, value: int | None) -> None:
        said = _pounds(value) if self._benefit.cashable else _count(value)
        self.line(f"{what}_{year}", f"{financial_year(year)} {what}", said)

    @property
    def _read(self) -> Callable[[str], int | None]:
        return read_money if self._benefit.cashable else read_count

    def problems(self) -> tuple[Problem, ...]:
        """Each must be a figure, or nothing."""
        return tuple(
            problem
            for name in self.fields
            for problem in _typed(self._read, name, self.value(name))
        )

    def save(self) -> str:
        """Keep the figures of every year, in one step."""
        figures = {
            year: (
                self._read(self.value(f"planned_{year}")),
                self._read(self.value(f"actual_{year}")),
            )
            for year in self._years
        }
        set_figures(self._register, self._benefit.id, figures)
        return self._benefit.id


class RiskForm(Form):
    """A risk of a project, or of the programme: how likely and grave, whose, and what is done about it."""

    def __init__(
        self, context: Context, parent: QWidget | None, *, risk: Risk | None = None,
        project_id: str | None = None, programme_id: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            parent, "Risk" if risk else "New risk", "Save", today=context.register.today
        )
        self._register, self._risk = context.register, risk
        self._of = {"project_id": project_id} if project_id else {"programme_id": programme_id}
        base = risk or Risk("", "", **self._of)
        project = self._register.projects.maybe(base.project_id)
        self.shows_exempt = project is not None and project.exempt
        self.line("title", "Risk", base.title, whole=True)
        self.select("likelihood", "Likelihood, from 1 to 5", _ONE_TO_FIVE, str(base.likelihood))
        self.select("impact", "Impact, from 1 to 5", _ONE_TO_FIVE, str(base.impact))
        owners = people_options(self._register, base.owner_id)
        self.select("owner_id", "Who answers for it", owners, base.owner_id or "")
        self.day("raised_on", "Raised on", base.raised_on or self.today)
        self.add("response", TextField("What is done about it", base.response, lines=2), whole=True)

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        for name in ("likelihood", "impact"):
            found[name] = int(found[name])
        return found | {"owner_id": found["owner_id"] or None}

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return replace(self._risk or Risk("", "", **self._of), **self._facts()).problems()

    def save(self) -> str:
        """Add it, or change it."""
        facts = self._facts()
        if self._risk is None:
            return add_risk(self._register, facts.pop("title"), **self._of, **facts)
        change_risk(self._register, self._risk.id, **facts)
        return self._risk.id


class AssessmentForm(Form):
    """A cost-benefit analysis, a risk review or an evaluation: formal or not, when, by whom."""

    def __init__(
        self, context: Context, parent: QWidget | None, *, assessment: Assessment | None = None,
        project_id: str | None = None, programme_id: str | None = None,
    ) -> None:  # fmt: skip
        title = "Assessment" if assessment else "New assessment"
        super().__init__(parent, title, "Save", today=context.register.today)
        self._register, self._assessment = context.register, assessment
        self._of = {"project_id": project_id} if project_id else {"programme_id": programme_id}
        base = assessment or Assessment("", Process.COST_BENEFIT, Formality.FORMAL, self.today)
        self.select("process", "What was done", [(one.value, one.label) for one in Process],
                    base.process)  # fmt: skip
        self.select("formality", "How", [(one.value, one.label) for one in Formality],
                    base.formality)  # fmt: skip
        self.day("made_on", "On", base.made_on, needed="Type the day on which it was done.")
        people = people_options(self._register, base.by_id)
        self.select("by_id", "By", people, base.by_id or "")
        self.decision = DecisionField(self._register, "Adopted by", base.decision_id)
        self.add("decision", self.decision, whole=True)
        self.add("text", TextField("What it found", base.text, lines=3), whole=True)

    def problems(self) -> tuple[Problem, ...]:
        """What is typed has to be a decision."""
        return self.decision.problems("decision")

    def save(self) -> str:
        """Add it, or change it."""
        facts = {name: value for name, value in self.values().items() if name != "decision"}
        facts |= {
            "process": Process(facts["process"]), "formality": Formality(facts["formality"]),
            "by_id": facts["by_id"] or None, "decision_id": self.decision.decision_id(),
        }  # fmt: skip
        if self._assessment is not None:
            change_assessment(self._register, self._assessment.id, **facts)
            return self._assessment.id
        return add_assessment(
            self._register, facts.pop("process"), facts.pop("formality"), facts.pop("made_on"),
            **self._of, **facts,
        )  # fmt: skip


def _years(today: date) -> list[tuple[str, str]]:
    now = financial_year_of(today)
    return [(str(one), financial_year(one)) for one in range(now - _BEFORE, now + _AFTER)]


def _pounds(pence: int | None) -> str:
    return "" if pence is None else pounds(pence)


def _count(value: int | None) -> str:
    return "" if value is None else f"{value:,}"
