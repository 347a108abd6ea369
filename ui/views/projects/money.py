"""A project's money and benefits: lines by year, with their plots."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.charts.columns import Yearly, columns_figure, running_figure
from egovdesk.documents.projects.tables import KINDS
from egovdesk.operations.projects.money import remove_benefit, set_cost
from egovdesk.records.money import pounds
from egovdesk.records.programmes import financial_year
from egovdesk.records.projects import Benefit, Project, ProjectCost
from ui.commands import Command, Hint
from ui.details import facts
from ui.forms.project_parts import BenefitForm, CostForm, FiguresForm
from ui.item_models.held import Held
from ui.item_models.numbers import number_lines
from ui.item_models.record_table import Column
from ui.item_models.segments import Cell, Text
from ui.messages import told
from ui.views.projects.tab import ROW_KEYS, ROWS, RowsTab
from ui.widgets.figure_view import FigureView
from ui.widgets.labels import Label, SegmentLabel


class CostsTab(RowsTab[ProjectCost]):
    """What the project costs, by year and kind."""

    KEY, WORDS, LIST = "costs", "Costs", "Costs"
    EMPTY = "No cost is recorded yet. Ins adds one."
    TABLES: ClassVar[frozenset[str]] = frozenset({"projects", "project_costs"})
    WIDTHS = (640, 520)

    def make_rows(self) -> Held[ProjectCost]:
        """The lines by year, then kind."""
        return Held(lambda one: one.id)

    def columns(self) -> Sequence[Column[ProjectCost]]:
        """Planned and actual."""
        return (
            Column("Year", lambda one: financial_year(one.year), width=84),
            Column("Kind", lambda one: one.kind.label, width=88),
            Column("Planned", lambda one: _pounds(one.planned), right=True, width=104),
            Column("Actual", lambda one: _pounds(one.actual), right=True, width=104),
            Column("Over by", _over, right=True, width=92, gives_way=2),
            Column("Note", lambda one: one.note, stretch=1, gives_way=1),
        )

    def read(self) -> Sequence[ProjectCost]:
        """The lines of the project."""
        found = self.register.project_costs.find(project_id=self.project_id)
        return sorted(found, key=lambda one: (one.year, KINDS.index(one.kind)))

    def fill(self, row: ProjectCost) -> Sequence[QWidget | int]:
        """The whole project's spend, plotted, with the numbers beside it."""
        standing = self.standing()
        spend = standing.spend()
        if spend.is_empty:
            return []
        widgets: list[QWidget | int] = [FigureView(partial(columns_figure, "Spend by year", spend))]
        widgets += [SegmentLabel(line) for line in number_lines(spend)]
        if len(standing.years) > 1:
            widgets += [8, FigureView(partial(running_figure, "Running total", spend))]
        return widgets

    def form(self, project: Project, row: ProjectCost | None) -> str:
        """Ask for a line."""
        return CostForm(self.context, self, project, row).ask()

    @told
    def remove_row(self) -> None:
        """Take the line out: Del."""
        row = self.current()
        if row is not None:
            set_cost(
                self.register,
                row.project_id,
                row.year,
                row.kind,
                planned=None,
                actual=None,
                note="",
            )
            self.context.say("Cost removed")


class BenefitsTab(RowsTab[Benefit]):
    """What the project is to bring."""

    KEY, WORDS, LIST = "benefits", "Benefits", "Benefits"
    EMPTY = "No benefit is recorded yet. Ins adds one."
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"projects", "benefits", "benefit_figures", "people"}
    )
    WIDTHS = (640, 520)
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *ROWS,
        Command("project.figures", "Benefit’s &figures…", "figures", "", "Register/Project",
                when="why_not_row", writes=True,
                tip="Say by year what the benefit is planned to bring, and what it did."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {"G": "figures"}
    KEYS: ClassVar[tuple[Hint, ...]] = (*ROW_KEYS, ("G", "figures", "project.figures"),
                                        ("Ctrl Tab", "next tab"))  # fmt: skip
    NOTHING = "Select a benefit first."

    def make_rows(self) -> Held[Benefit]:
        """The benefits in their order."""
        return Held(lambda one: one.id)

    def columns(self) -> Sequence[Column[Benefit]]:
        """Whose, how measured, and whether it is money."""
        return (
            Column("Benefit", lambda one: Cell((Text(one.title, "ink", "row"),)), stretch=1),
            Column("Cashable", lambda one: "cashable" if one.cashable else "not", width=84),
            Column("Owner", self._owner, width=130, gives_way=1),
            Column("Measure", lambda one: one.measure or "none set", width=150, gives_way=2),
        )

    def _owner(self, one: Benefit) -> Cell:
        found = self.register.people.maybe(one.owner_id)
        tone = "ink2" if found else "amber"
        return Cell((Text(found.name if found else "nobody yet", tone),))

    def read(self) -> Sequence[Benefit]:
        """The benefits of the project."""
        return self.register.benefits.find(project_id=self.project_id)

    def fill(self, row: Benefit) -> Sequence[QWidget | int]:
        """The benefit by year, plotted, with the numbers beside it."""
        yearly: Yearly = self.standing().benefit(row)
        widgets: list[QWidget | int] = [Label(row.title, "title20", wrap=True)]
        if row.note:
            widgets.append(facts([("Note", row.note, "ink")]))
        if yearly.is_empty:
            return [*widgets, Label("No figures yet. G puts them in.", "text", "ink2")]
        measure = row.measure or "By year"
        widgets.append(FigureView(partial(columns_figure, measure, yearly)))
        return [*widgets, *(SegmentLabel(line) for line in number_lines(yearly))]

    def form(self, project: Project, row: Benefit | None) -> str:
        """Ask for a benefit."""
        return BenefitForm(self.context, self, project, row).ask()

    def figures(self) -> None:
        """Ask for its figures: G."""
        row = self.current()
        if row is not None:
            self.done(FiguresForm(self.context, self, row).ask(), "Figures changed")

    @told
    def remove_row(self) -> None:
        """Take the benefit out: Del."""
        row = self.current()
        if row is not None:
            remove_benefit(self.register, row.id)
            self.context.say("Benefit removed")


def _pounds(pence: int | None) -> Cell:
    return Cell((Text("–" if pence is None else pounds(pence), "ink2"),), right=True)


def _over(one: ProjectCost) -> Cell:
    over = (one.actual or 0) - (one.planned or 0)
    if one.actual is None or over <= 0 or not one.kind.is_spent:
        return Cell()
    return Cell((Text(pounds(over), "red", "row", right=True),), right=True)
