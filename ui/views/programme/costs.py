"""The costs tab: what projects are planned to cost and did, by year and kind, and plotted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.charts.columns import columns_figure, running_figure
from egovdesk.documents.projects.standing import span, spend_of
from egovdesk.documents.projects.tables import KINDS
from egovdesk.documents.wording import counted
from egovdesk.records.money import pounds
from ui.commands import Command
from ui.item_models.numbers import number_lines
from ui.item_models.progress import ProgressRow, cost_columns, title_of
from ui.item_models.record_table import Column
from ui.views.programme.projects_tab import OPENING, ProjectsTab
from ui.widgets.figure_view import FigureView
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.section_heading import SectionHeading


class CostsTab(ProjectsTab):
    """What the projects cost."""

    KEY, WORDS = "costs", "Costs"
    WIDTHS = (760, 420)
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *OPENING,
        Command("programme.export_spend", "Spend and &benefits…", "export_spend", "", "File/Export",
                when="why_not_programme",
                tip="Write what projects cost and bring, their milestones and risks, in Excel."),
    )  # fmt: skip
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Export…", "programme.export_spend", "file-output"),
    )

    def columns(self) -> Sequence[Column[ProgressRow]]:
        """The year that the programme is for, and the one before."""
        latest = next(iter(self.register.programmes.all()), None)
        return cost_columns(latest.year if latest is not None else self.register.today.year)

    def subtitle(self) -> str:
        """How many projects have spent more than planned."""
        rows = [row.one for row in self.held.rows() if row.one is not None]
        over = sum(bool(one.overspent) for one in rows)
        spent = sum(one.total(actual=True) for one in rows)
        words = f"{pounds(spent)} spent"
        return f"{words}, {counted(over, 'project')} over" if over else words

    def fill(self, row: ProgressRow) -> Sequence[QWidget | int]:
        """The plots, with the numbers beside them."""
        costs = [cost for one in row.standings for cost in one.costs]
        years = span(cost.year for cost in costs)
        spend = spend_of(costs, years)
        widgets: list[QWidget | int] = [Label(title_of(row), "title20", wrap=True)]
        if spend.is_empty:
            return [*widgets, Label("No cost is recorded. Enter opens the project.", "text", "ink2",
                                    wrap=True)]  # fmt: skip
        widgets.append(FigureView(partial(columns_figure, "Spend by year", spend)))
        widgets += [SegmentLabel(line) for line in number_lines(spend)]
        if len(years) > 1:
            widgets += [8, FigureView(partial(running_figure, "Running total", spend))]
        for kind in KINDS:
            of_kind = spend_of(costs, years, kind)
            if not of_kind.is_empty:
                widgets += [8, SectionHeading(kind.label)]
                widgets += [SegmentLabel(line) for line in number_lines(of_kind)]
        return widgets

    def export_spend(self) -> None:
        """Write the money in Excel."""
        if self.programme is not None:
            self.context.export("spend", year=self.programme.year, prefix=self.programme.group_id)
