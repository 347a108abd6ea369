"""The ranking tab: projects in their places by weighted score, the funding line, the weights beside."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from egovdesk.operations.programmes.programmes import set_moscow
from egovdesk.ranking import Ranked, Sheet, read_sheet
from egovdesk.ranking.moscow import split
from egovdesk.ranking.sensitivity import swings
from egovdesk.records.programmes import Moscow
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.ranking import Rankings, make_model, rank_rows
from ui.item_models.ranking_views import moscow_rows, sway_rows, sway_sentence
from ui.messages import told
from ui.views.programme.other_view import OtherView
from ui.views.programme.pane import RankingPane
from ui.views.programme.projects_tab import LETTERS as OPENING_LETTERS
from ui.views.programme.projects_tab import OPENING, OpensProjects
from ui.views.programme.ranking_acts import RankingActs
from ui.views.programme.ranking_commands import COMMANDS, LETTERS
from ui.views.programme.standing import Standing, standing_of
from ui.views.programme.table import RankTable
from ui.widgets.labels import SegmentLabel
from ui.widgets.list_pane import ListPane
from ui.widgets.note import Note
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.stacked import stacked

_TABLES = frozenset(
    {"programmes", "programme_projects", "projects", "project_costs", "criteria", "scores",
     "rankings", "highlight_reports", "milestones", "people", "decisions", "items", "meetings"}
)  # fmt: skip
_DECIDED = (
    "The board has decided on this list. Record what it agreed, with its changes and reasons."
)
_KINDS = {"M": Moscow.MUST, "S": Moscow.SHOULD, "C": Moscow.COULD, "W": Moscow.WONT}


class RankingTab(RankingActs, OpensProjects):
    """The projects of the programme, from the top."""

    KEY = "ranking"
    WORDS = "Ranking"
    COMMANDS: ClassVar[tuple[Command, ...]] = (*OPENING, *COMMANDS)
    LETTERS: ClassVar[dict[str, str]] = OPENING_LETTERS | LETTERS
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Export…", "programme.export", "file-output"),
        ("Take to the Board…", "programme.take", "send"),
    )
    PRIMARY = "programme.take"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sheet: Sheet | None = None
        self.ranked: list[Ranked] = []
        self.standing = Standing()
        self._last_weighed = ""
        self._year = 0
        self._rankings = Rankings()
        self.table = RankTable(make_model(self._rankings, 2004))
        self.legend = SegmentLabel()
        self.pane = RankingPane(context)
        self.sway = OtherView("What a weight sways", "Nothing to weigh yet.")
        self.by_need = OtherView("Must, should, could, won’t", "No projects yet.")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        ranking = QWidget()
        self._inside = QVBoxLayout(ranking)
        self.decided = Note("tint", _DECIDED, [("agree", "Record the agreed ranking…")])
        self.decided.acted.connect(lambda _key: self.context.menus.run("programme.agree"))
        self._inside.addWidget(self.decided)
        self._inside.addWidget(self.table, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.legend)
        self._inside.addLayout(self._foot)
        self._inside.addStretch(0)
        self.stack = QStackedWidget()
        for view in (ranking, self.sway, self.by_need):
            self.stack.addWidget(view)
        self._split = Panes(
            (
                Pane("list", "Ranking", ListPane(self.stack), 880),
                Pane(DETAILS, "Weights and scores", self.pane, 300, least=280),
            ),
            main="list", tabbed=False, margin=theme.PAGE_MARGIN,
        )  # fmt: skip
        stacked(self, self._split)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        self._inside.setContentsMargins(0, 0, 0, theme.px(8))
        self._inside.setSpacing(theme.px(8))
        self._foot.setContentsMargins(theme.px(theme.OVERHANG), 0, 0, 0)

    def _connect(self) -> None:
        self._project_later = QTimer(self, singleShot=True, interval=0)
        self._project_later.timeout.connect(self._show_project)
        self.table.installEventFilter(self)
        self.table.current_changed.connect(lambda _id: self._on_current())
        self.table.opened.connect(lambda _id: self.context.menus.run("programme.open"))
        self.table.moved.connect(self._on_moved)
        self.table.set_menu(lambda menu: self._fill_menu(menu))
        weights = self.pane.weights
        weights.dragged.connect(self._preview)
        weights.committed.connect(self.commit_weight)
        weights.moved.connect(self.move_criterion)
        for view in (self.sway, self.by_need):
            view.left.connect(self.show_ranking)
        self.by_need.list.installEventFilter(self)
        self.by_need.list.opened.connect(self._edit_moscow)

    def _fill_menu(self, menu: object) -> None:
        for command in self.COMMANDS:
            menu.addAction(self.context.menus.actions[command.id])  # type: ignore[attr-defined]

    # -- showing -------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the programme again."""
        if self.programme is None:
            self.sheet, self.ranked = None, []
            return
        self.sheet = read_sheet(self.register, self.programme_id)
        self.standing = standing_of(self.register, self.sheet)
        if self._year != self.sheet.programme.year:
            self._year = self.sheet.programme.year
            self.table.set_year(self._year)
        self._show(self.sheet.ranked())
        self.pane.weights.show_criteria(self.sheet.criteria, self.register.read_only)
        self.legend.set_line(self.standing.legend())
        self.decided.setVisible(not self.why_not_agree() and not self.register.read_only)
        self._show_others()
        self._project_later.start()
        self.state_changed.emit()

    def _show(self, ranked: list[Ranked]) -> None:
        """Put the projects in their places; the selected one stays selected."""
        if self.sheet is None:
            return
        self.ranked = ranked
        self._rankings.show(rank_rows(self.sheet, ranked, self.standing.agreed))
        self.table.reload()
        self.table.select_near()
        self.subtitle_changed.emit(self.subtitle())

    def _preview(self, weights: list[int]) -> None:
        """Rank by weights that are being dragged."""
        if self.sheet is not None:
            self._show(self.sheet.ranked(weights))

    def _show_others(self) -> None:
        """Fill the other views, where one of them is shown."""
        if self.sheet is None:
            return
        shown = self.stack.currentWidget()
        if shown is self.sway:
            budget = self.sheet.programme.budget
            found = swings(self.sheet.entries, self.sheet.weights, budget)
            self.sway.show_rows(sway_sentence(found), sway_rows(self.sheet, found))
        elif shown is self.by_need:
            parts = split(one.entry for one in self.sheet.lines.values())
            advice = " ".join(parts.advice())
            ranked = {one.id: one for one in self.ranked}
            rows = moscow_rows(self.sheet, parts, ranked)
            self.by_need.show_rows(advice, rows, "amber" if advice else "ink2")

    def _show_project(self) -> None:
        if self.sheet is not None:
            current = self.current()
            was = self.standing.agreed.get(current.id) if current is not None else None
            self.pane.show_project(self.sheet, current, was)

    def _on_current(self) -> None:
        self._project_later.start()
        self.state_changed.emit()

    def _on_moved(self, project_id: str, by: int) -> None:
        current = self.current()
        if current is not None:
            self.move_to(current, current.at + by)

    # -- other views -----------------------------------------------------------------------------

    def sensitivity(self) -> None:
        """Show which places a weight sways, or the ranking again."""
        self._turn_to(self.sway)

    def moscow(self) -> None:
        """Show the projects by what must, should and could be done, or the ranking again."""
        self._turn_to(self.by_need)

    def show_ranking(self) -> None:
        """Show the ranking again."""
        if self.stack.currentIndex():
            self._turn_to(None)

    def _turn_to(self, view: OtherView | None) -> None:
        if view is None or self.stack.currentWidget() is view:
            self.stack.setCurrentIndex(0)
            self.table.setFocus()
        else:
            current = self.selected()
            self.stack.setCurrentWidget(view)
            self._show_others()
            view.list.setFocus()
            if view is self.by_need:
                view.list.select_id(current)
        self.keys_changed.emit()

    @told
    def _say_need(self, project_id: str, kind: Moscow) -> None:
        if self.sheet is not None and not self.context.menus.refuse_writing():
            effort = self.sheet.lines[project_id].entry.effort
            set_moscow(self.register, self.programme_id, project_id, kind, effort)

    def _edit_moscow(self, project_id: str) -> None:
        from ui.forms.programmes import MoscowForm

        if self.sheet is not None and not self.context.menus.refuse_writing():
            line = self.sheet.lines[project_id]
            MoscowForm(self.context, self, self.programme_id, line).ask()

    # -- place and keys --------------------------------------------------------------------------

    def select_project(self, project_id: str) -> None:
        """Make a project current."""
        self.table.select_id(project_id)

    def current(self) -> Ranked | None:
        """The selected project in its place."""
        chosen = self.table.current_id()
        return next((one for one in self.ranked if one.id == chosen), None)

    def selected(self) -> str:
        """The current project."""
        return self.table.current_id() or ""

    def project_id(self) -> str:
        """The same, for what opens it."""
        return self.selected()

    def record_id(self) -> str:
        """The current project, whose history can be shown."""
        return self.selected()

    def subtitle(self) -> str:
        """For which meeting the list is, how many projects it has, and how many are funded."""
        return "" if self.sheet is None else self.standing.words(self.sheet, self.ranked)

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list that is shown."""
        shown = self.stack.currentWidget()
        if shown is self.by_need:
            return (("↑↓", "move"), ("M S C W", "must, should, could, won’t"), ("Enter", "effort"),
                    ("Esc", "back"))  # fmt: skip
        if shown is self.sway:
            return (("↑↓", "move"), ("Esc", "back to the ranking"), ("F6", "next pane"))
        return (
            ("↑↓", "move"), ("Enter", "open", "programme.open"), ("S", "score", "programme.score"),
            ("W", "weights", "programme.weights"), ("Alt ↑↓", "move by hand, with a reason"),
            ("Y", "why is it here"), ("R", "report", "programme.report"),
            ("T", "what a weight sways"), ("M", "MoSCoW"), ("F6", "next pane"),
        )  # fmt: skip

    def take_letter(self, event: QKeyEvent) -> bool:
        """Do what a letter stands for in the list that is shown."""
        if self.stack.currentWidget() is not self.by_need:
            return super().take_letter(event)
        kind = _KINDS.get(event.text().upper())
        current = self.by_need.list.current_id()
        if kind is None or event.modifiers() or not self.context.settings.get("letters"):
            return False
        if current is not None:
            self._say_need(current, kind)
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then the weights and scores."""
        shown = self.stack.currentWidget()
        first = shown.list if isinstance(shown, OtherView) else self.table
        return (first, self.pane)

    def work(self) -> Panes:
        """The list and the pane."""
        return self._split

    def refresh(self, changes: Changes) -> None:
        """Follow the register; while another tab is shown, this one is read when it is turned to."""
        if changes.tables & _TABLES and self.isVisible():
            self.load()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters in the lists."""
        lists = (self.table, self.by_need.list)
        pressed = watched in lists and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self.take_letter(event):
            return True
        return super().eventFilter(watched, event)
