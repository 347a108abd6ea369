"""The ranking tab: projects in their places by weighted score, and the funding line."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.wording import counted
from egovdesk.ranking import Ranked, Sheet, read_sheet
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.ranking import Rankings, make_model, rank_rows
from ui.list_page import DetailsPane
from ui.views.programme.tab import ProgrammeTab
from ui.views.programme.table import RankTable
from ui.widgets.panes import DETAILS, Pane, Panes

_TABLES = frozenset(
    {"programmes", "programme_projects", "projects", "project_costs", "criteria", "scores",
     "rankings", "highlight_reports", "milestones", "people", "decisions", "items", "meetings"}
)  # fmt: skip


class RankingTab(ProgrammeTab):
    """The projects of the programme, from the top."""

    KEY = "ranking"
    WORDS = "Ranking"
    COMMANDS: ClassVar[tuple[Command, ...]] = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sheet: Sheet | None = None
        self.ranked: list[Ranked] = []
        self._rankings = Rankings()
        self._holder = QWidget()
        self._inside = QVBoxLayout(self._holder)
        side = theme.px(theme.PAGE_MARGIN - theme.OVERHANG)
        self._inside.setContentsMargins(side, 0, theme.px(12), 0)
        self.table = RankTable(make_model(self._rankings, 2004))
        self.table.installEventFilter(self)
        self._inside.addWidget(self.table, 1)
        self.details = DetailsPane("Weights and scores")
        self._split = Panes(
            (
                Pane("list", "Ranking", self._holder, 880),
                Pane(DETAILS, "Weights and scores", self.details, 300, least=280),
            ),
            main="list", tabbed=False, margin=theme.PAGE_MARGIN,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)

    def load(self) -> None:
        """Read the programme again."""
        if self.programme is None:
            return
        self.sheet = read_sheet(self.register, self.programme_id)
        self.ranked = self.sheet.ranked()
        self._rankings.show(rank_rows(self.sheet, self.ranked, {}))
        self.table.reload()
        self.table.select_near()
        self.subtitle_changed.emit(self.subtitle())

    def select_project(self, project_id: str) -> None:
        """Make a project current."""
        self.table.select_id(project_id)

    def selected(self) -> str:
        """The current project."""
        return self.table.current_id() or ""

    def record_id(self) -> str:
        """The current project, whose history can be shown."""
        return self.selected()

    def subtitle(self) -> str:
        """How many projects, and how many of them the budget reaches."""
        funded = sum(one.funded for one in self.ranked)
        words = counted(len(self.ranked), "project")
        if self.sheet is not None and self.sheet.programme.budget is not None:
            words += f", {funded} funded"
        return words

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (("↑↓", "move"), ("F6", "next pane"))

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then the weights and scores."""
        return (self.table, self.details)

    def work(self) -> Panes:
        """The list and the pane."""
        return self._split

    def refresh(self, changes: Changes) -> None:
        """Follow the register; while another tab is shown, this one is read when it is turned to."""
        if changes.tables & _TABLES and self.isVisible():
            self.load()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters in the list."""
        pressed = watched is self.table and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self.take_letter(event):
            return True
        return super().eventFilter(watched, event)
