"""Forms of a programme: its year, board and budget; which projects compete; what they are scored by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from egovdesk.operations.programmes.criteria import CriterionFacts, change_criteria
from egovdesk.operations.programmes.programmes import (
    change_programme,
    include_projects,
    set_moscow,
    start_programme,
)
from egovdesk.ranking import Line
from egovdesk.records.money import pounds, read_money, sum_problem
from egovdesk.records.problems import Problem
from egovdesk.records.programmes import Moscow, Programme, financial_year, financial_year_of
from egovdesk.records.projects import Project
from ui.context import Context
from ui.forms.choosing import group_options
from ui.forms.form import Form, options_of

_SPARE = 2
"""Empty rows for criteria to add."""


class ProgrammeForm(Form):
    """A programme: which year's money, whose board, how much."""

    def __init__(
        self, context: Context, parent: QWidget | None, programme: Programme | None = None
    ) -> None:
        super().__init__(
            parent, "Programme" if programme else "Start a programme",
            "Save" if programme else "Start programme", today=context.register.today,
        )  # fmt: skip
        self._register, self._programme = context.register, programme
        base = programme or self._proposed()
        self.line("title", "Title", base.title, whole=True)
        first = financial_year_of(self.today) - 1
        years = sorted({*range(first, first + 6), base.year})
        self.select(
            "year", "Financial year", [(str(one), financial_year(one)) for one in years],
            str(base.year),
        )  # fmt: skip
        budget = pounds(base.budget) if base.budget is not None else ""
        self.line("budget", "Budget", budget)
        groups = group_options(self._register, "no board yet", base.group_id)
        self.select("group_id", "Board that ranks it", groups, base.group_id or "")
        if programme is None:
            self._say_criteria()

    def _proposed(self) -> Programme:
        """The programme that follows the latest one, or the first."""
        latest = next(iter(self._register.programmes.all()), None)
        if latest is not None:
            return replace(latest, id="", year=latest.year + 1, budget=None, note="")
        tiers = self._register.group_tiers.find(tier="1")
        board = next((one.group_id for one in tiers), None)
        title = "ICT investment programme"
        return Programme("", title, financial_year_of(self.today) + 1, board)

    def _say_criteria(self) -> None:
        latest = next(iter(self._register.programmes.all()), None)
        words = (
            f"those of {latest.label}"
            if latest
            else "the usual ones, for the board to make its own"
        )
        self.advise(f"Its criteria and weights are {words}.", "tint")

    def _facts(self) -> dict[str, Any]:
        found = self.values()
        found["year"] = int(found["year"])
        found["group_id"] = found["group_id"] or None
        found["budget"] = None if sum_problem(found["budget"]) else read_money(found["budget"])
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy; a budget is a sum in pounds."""
        base = self._programme or Programme("", "", 2004)
        found = list(replace(base, **self._facts()).problems())
        typed = sum_problem(self.value("budget"))
        return (*found, *([Problem("budget", typed)] if typed else []))

    def save(self) -> str:
        """Start the programme, or change it."""
        facts = self._facts()
        if self._programme is None:
            return start_programme(self._register, facts.pop("title"), facts.pop("year"), **facts)
        change_programme(self._register, self._programme.id, **facts)
        return self._programme.id


class AddProjectsForm(Form):
    """Which projects of the register compete in a programme."""

    def __init__(
        self, context: Context, parent: QWidget | None, programme: Programme, found: list[Project]
    ) -> None:
        super().__init__(
            parent, f"Projects for {financial_year(programme.year)}", "Add to programme",
            today=context.register.today,
        )  # fmt: skip
        self._register, self._programme = context.register, programme
        self.ticks("projects", "Projects that do not compete yet",
                   options_of(found, lambda one: one.label))  # fmt: skip
        self.shows_exempt = any(one.exempt for one in found)

    def problems(self) -> tuple[Problem, ...]:
        """One has to be ticked."""
        if self.value("projects"):
            return ()
        return (Problem("projects", "Tick the projects with Space."),)

    def save(self) -> str:
        """Add them."""
        include_projects(self._register, self._programme.id, self.value("projects"))
        return self._programme.id


class CriteriaForm(Form):
    """What projects are scored by, in order; one whose title is emptied goes."""

    def __init__(self, context: Context, parent: QWidget | None, programme: Programme) -> None:
        super().__init__(parent, "Criteria", "Save", today=context.register.today)
        self._register, self._programme = context.register, programme
        criteria = self._register.criteria.find(programme_id=programme.id)
        self._ids: list[str | None] = [*(one.id for one in criteria), *[None] * _SPARE]
        for at, one in enumerate([*criteria, *[None] * _SPARE]):
            self.line(f"title{at}", f"Criterion {at + 1}", one.title if one else "")
            self.line(f"detail{at}", "What a 5 is", one.detail if one else "")
        self.advise(
            "Empty a title to remove a criterion: its scores go with it, and what boards saw keeps them."
            " A new one begins with no weight.",
            "tint",
        )

    def _rows(self) -> list[CriterionFacts]:
        return [
            CriterionFacts(key, str(self.value(f"title{at}")), str(self.value(f"detail{at}")))
            for at, key in enumerate(self._ids)
            if str(self.value(f"title{at}")).strip()
        ]

    def problems(self) -> tuple[Problem, ...]:
        """One has to be left."""
        if self._rows():
            return ()
        return (Problem("title0", "A programme is ranked by at least one criterion."),)

    def save(self) -> str:
        """Change the criteria."""
        change_criteria(self._register, self._programme.id, self._rows())
        return self._programme.id


class MoscowForm(Form):
    """How much a programme needs a project, and the days of work that it takes."""

    def __init__(
        self, context: Context, parent: QWidget | None, programme_id: str, line: Line,
        moscow: Moscow | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, line.project.title, "Save", today=context.register.today)
        self._register, self._programme_id, self._line = context.register, programme_id, line
        kinds = [(one.value, one.label) for one in Moscow]
        self.select("moscow", "This project", kinds, (moscow or line.entry.moscow).value)
        effort = line.entry.effort
        self.line("effort", "Effort in days", "" if effort is None else str(effort))
        self.shows_exempt = line.project.exempt

    def _effort(self) -> int | None:
        typed = str(self.value("effort")).replace(",", "").strip()
        return int(typed) if typed.isascii() and typed.isdigit() else None

    def problems(self) -> tuple[Problem, ...]:
        """The effort is a number of days."""
        if self._effort() is None and str(self.value("effort")).strip():
            return (Problem("effort", "Type how many days of work it needs, such as 120."),)
        return replace(self._line.entry, effort=self._effort()).problems()

    def save(self) -> str:
        """Keep both."""
        set_moscow(
            self._register, self._programme_id, self._line.project.id,
            Moscow(self.value("moscow")), self._effort(),
        )  # fmt: skip
        return self._line.project.id


class AnotherForm(Form):
    """Which year's programme to look at."""

    def __init__(self, context: Context, parent: QWidget | None, shown: str) -> None:
        super().__init__(parent, "Programme of another year", "Show", today=context.register.today)
        others = [one for one in context.register.programmes.all() if one.id != shown]
        self.select("programme", "Programme", options_of(others, lambda one: one.label))

    def save(self) -> str:
        """Choose it."""
        return str(self.value("programme"))
