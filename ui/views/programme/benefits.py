"""The benefits tab: what projects are to bring and did, cashable or not, whose, and measured how."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.charts.columns import Yearly, columns_figure
from egovdesk.documents.projects.standing import figures_of, span
from egovdesk.documents.wording import counted
from egovdesk.records.programmes import financial_year_of
from ui.commands import Command
from ui.details import facts
from ui.item_models.numbers import number_lines
from ui.item_models.progress import ProgressRow, benefit_columns, benefit_rows
from ui.item_models.record_table import Column
from ui.views.programme.projects_tab import OPENING, ProjectsTab
from ui.widgets.figure_view import FigureView
from ui.widgets.labels import Label, SegmentLabel


class BenefitsTab(ProjectsTab):
    """What the projects bring."""

    KEY, WORDS = "benefits", "Benefits"
    LIST, EMPTY = "Benefits", "No benefit is recorded yet. They are put in on each project’s page."
    COMMANDS: ClassVar[tuple[Command, ...]] = OPENING

    def columns(self) -> Sequence[Column[ProgressRow]]:
        """What each brings this financial year."""
        return benefit_columns(financial_year_of(self.register.today))

    def read(self) -> Sequence[ProgressRow]:
        """Each benefit of each project, after what is cashable of all."""
        return benefit_rows(self.standings(), "All that is cashable")

    def subtitle(self) -> str:
        """How many, and how many have nobody who answers for them."""
        found = [row.benefit for row in self.held.rows() if row.benefit is not None]
        cashable = sum(one.cashable for one in found)
        unowned = sum(one.owner_id is None for one in found)
        words = f"{counted(len(found), 'benefit')}, {cashable or 'none'} cashable"
        return f"{words}, {unowned} without an owner" if unowned else words

    def fill(self, row: ProgressRow) -> Sequence[QWidget | int]:
        """The plot, with the numbers beside it, the owner and the measure."""
        yearly = self._yearly(row)
        benefit, one = row.benefit, row.standings[0]
        title = benefit.title if benefit is not None else row.words
        widgets: list[QWidget | int] = [Label(title, "title20", wrap=True)]
        if benefit is not None:
            owner = self.register.people.maybe(benefit.owner_id)
            widgets.append(
                facts([
                    ("Project", one.project.title, "ink"),
                    ("Owner", owner.name if owner else "nobody yet", "ink" if owner else "amber"),
                    ("Measure", benefit.measure or "none set", "ink" if benefit.measure else "amber"),
                    ("Cashable", "Yes" if benefit.cashable else "No", "ink"),
                ])
            )  # fmt: skip
        if yearly.is_empty:
            return [*widgets, 8, Label("It has no figures yet.", "text", "ink3")]
        measure = benefit.measure if benefit is not None and not benefit.cashable else "By year"
        widgets += [8, FigureView(partial(columns_figure, measure or "By year", yearly))]
        return [*widgets, *(SegmentLabel(line) for line in number_lines(yearly))]

    def _yearly(self, row: ProgressRow) -> Yearly:
        if row.benefit is not None:
            return row.standings[0].benefit(row.benefit)
        found = [
            figure
            for one in row.standings
            for benefit in one.benefits
            if benefit.cashable
            for figure in one.figures
            if figure.benefit_id == benefit.id
        ]
        return figures_of(found, span(one.year for one in found), money=True)

    def project_id(self) -> str:
        """The project whose benefit it is."""
        row = self.current()
        return row.standings[0].project.id if row is not None and row.benefit is not None else ""

    def select_project(self, project_id: str) -> None:
        """Make the first benefit of a project current."""
        for row in self.held.rows():
            if row.benefit is not None and row.standings[0].project.id == project_id:
                self.table.select_id(row.id)
                return
