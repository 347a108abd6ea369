"""The investment programme: one page, a tab for each way to look at its projects."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.operations.programmes.programmes import remove_programme
from egovdesk.records.programmes import Programme
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command
from ui.context import Context
from ui.messages import told
from ui.places import Place
from ui.tabbed import PageTab, TabbedPage, tab_commands
from ui.views.programme.benefits import BenefitsTab
from ui.views.programme.costs import CostsTab
from ui.views.programme.progress import ProgressTab
from ui.views.programme.ranking import RankingTab
from ui.views.programme.responsibility import ResponsibilityTab
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState

TABS: tuple[type[PageTab], ...] = (
    RankingTab, ProgressTab, CostsTab, BenefitsTab, ResponsibilityTab,
)  # fmt: skip
_TITLE = "Investment programme"
_MENU = "Register/Programme"
_OWN = (
    Command("programme.start", "Start a pro&gramme…", "start", "", _MENU, writes=True,
            tip="Start the programme of a financial year, with the criteria of the one before."),
    Command("programme.change", "&Edit programme…", "change", "", _MENU,
            when="why_not_programme", writes=True,
            tip="Change the programme’s title, year, board or budget."),
    Command("programme.another", "Programme of another &year…", "another", "", _MENU,
            when="why_not_another", tip="Show the programme of another year."),
    Command("programme.remove", "Remove programme", "remove", "", _MENU,
            when="why_not_programme", writes=True,
            tip="Take out a programme that no board has seen; its projects stay."),
)  # fmt: skip


class ProgrammeView(TabbedPage):
    """The projects that compete for a year's money, and how they go."""

    NAME = "programme"
    TITLE = _TITLE
    PARTS = "Parts of the programme"
    TABS = TABS
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *tab_commands("programme", "Next &problem"),
        *_OWN,
        *dict.fromkeys(command for tab in TABS for command in tab.COMMANDS),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.programme_id = ""
        self.empty = EmptyState(
            "No investment programme yet",
            "A programme holds the projects that compete for one year’s money, scored and ranked for"
            " the board that decides.",
        )
        start = Button("Start a programme…", "primary", icon="plus")
        context.menus.follow(start, "programme.start")
        self.empty.add(start)
        self._nothing = QWidget()
        around = QVBoxLayout(self._nothing)
        side = theme.px(theme.PAGE_MARGIN)
        around.setContentsMargins(side, 0, side, 0)
        around.addWidget(self.empty)
        self.stack.addWidget(self._nothing)

    @property
    def programme(self) -> Programme | None:
        """The programme that is shown: the one asked for, or the latest."""
        found = self.register.programmes.maybe(self.programme_id or None)
        return found or next(iter(self.register.programmes.all()), None)

    # -- places --------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a tab of a programme; a project alone is shown in the latest that it competes in."""
        self.programme_id = place.id or self._programme_of(place.select) or self.programme_id
        super().show_place(place)

    def _programme_of(self, project_id: str) -> str:
        found = self.register.programme_projects.find(project_id=project_id) if project_id else []
        years = self.register.programmes.many(one.programme_id for one in found)
        latest = max(years.values(), key=lambda one: one.year, default=None)
        return latest.id if latest is not None else ""

    def turn(self, place: Place | None = None) -> None:
        """Show the current tab of the programme, or that there is none."""
        shown = self.programme
        self.programme_id = shown.id if shown is not None else ""
        self.header.title.setText(shown.label if shown is not None else _TITLE)
        self.tabs.setVisible(shown is not None)
        select = place.select if place is not None else ""
        super().turn(self.place_of(self.tabs.current(), select))
        if shown is None:
            self.stack.setCurrentWidget(self._nothing)
            for buttons in self._buttons.values():
                for button in buttons:
                    button.hide()

    def place_of(self, tab: str, select: str = "") -> Place:
        """Where a tab of the programme is."""
        return Place(self.NAME, self.programme_id, tab, select)

    def title(self) -> str:
        """The window's title."""
        return self.programme.label if self.programme is not None else _TITLE

    def panes(self) -> tuple[QWidget, ...]:
        """Those of the tab, or what is offered where there is no programme."""
        return super().panes() if self.programme is not None else (self.empty,)

    def refresh(self, changes: Changes) -> None:
        """Follow the register; the first programme takes the place of the empty page."""
        if "programmes" in changes.tables:
            self.turn(self.place())
        super().refresh(changes)

    # -- commands ------------------------------------------------------------------------------

    def why_not_programme(self) -> str:
        """There has to be one."""
        return "" if self.programme is not None else "Start a programme first."

    def why_not_another(self) -> str:
        """There have to be two."""
        return "" if self.register.programmes.count() > 1 else "There is no other programme."

    def start(self) -> None:
        """Start the programme of a year, and show it."""
        from ui.forms.programmes import ProgrammeForm

        made = ProgrammeForm(self.context, self).ask()
        if made:
            self.context.go(Place(self.NAME, made))

    def change(self) -> None:
        """Change the programme's facts."""
        from ui.forms.programmes import ProgrammeForm

        if self.programme is not None:
            ProgrammeForm(self.context, self, self.programme).ask()

    def another(self) -> None:
        """Show the programme of another year."""
        from ui.forms.programmes import AnotherForm

        chosen = AnotherForm(self.context, self, self.programme_id).ask()
        if chosen:
            self.context.go(Place(self.NAME, chosen, self.tabs.current()))

    @told
    def remove(self) -> None:
        """Take the programme out."""
        if self.programme is not None:
            remove_programme(self.register, self.programme.id)
