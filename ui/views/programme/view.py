"""The investment programme: one page, a tab for each way to look at its projects."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.records.programmes import Programme
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command
from ui.context import Context
from ui.places import Place
from ui.tabbed import PageTab, TabbedPage, tab_commands
from ui.views.programme.ranking import RankingTab
from ui.widgets.empty_state import EmptyState

TABS: tuple[type[PageTab], ...] = (RankingTab,)
_TITLE = "Investment programme"


class ProgrammeView(TabbedPage):
    """The projects that compete for a year's money, and how they go."""

    NAME = "programme"
    TITLE = _TITLE
    PARTS = "Parts of the programme"
    TABS = TABS
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *tab_commands("programme", "Next &problem"),
        *(command for tab in TABS for command in tab.COMMANDS),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.programme_id = ""
        self.empty = EmptyState(
            "No investment programme yet",
            "A programme holds the projects that compete for one year’s money, scored and ranked for"
            " the board that decides.",
        )
        self._nothing = QWidget()
        around = QVBoxLayout(self._nothing)
        around.setContentsMargins(theme.px(theme.PAGE_MARGIN), 0, theme.px(theme.PAGE_MARGIN), 0)
        around.addWidget(self.empty)
        self.stack.addWidget(self._nothing)

    @property
    def programme(self) -> Programme | None:
        """The programme that is shown: the one asked for, or the latest."""
        found = self.register.programmes.maybe(self.programme_id or None)
        if found is None:
            found = next(iter(self.register.programmes.all()), None)
        return found

    def show_place(self, place: Place) -> None:
        """Show a tab of a programme."""
        self.programme_id = place.id or self.programme_id
        super().show_place(place)

    def turn(self, place: Place | None = None) -> None:
        """Show the current tab of the programme, or that there is none."""
        shown = self.programme
        self.programme_id = shown.id if shown is not None else ""
        self.header.title.setText(shown.label if shown is not None else _TITLE)
        self.tabs.setVisible(shown is not None)
        if shown is None:
            self.stack.setCurrentWidget(self._nothing)
            return
        select = place.select if place is not None else ""
        super().turn(self.place_of(self.tabs.current(), select))

    def place_of(self, tab: str, select: str = "") -> Place:
        """Where a tab of the programme is."""
        return Place(self.NAME, self.programme_id, tab, select)

    def title(self) -> str:
        """The window's title."""
        return self.programme.label if self.programme is not None else _TITLE

    def refresh(self, changes: Changes) -> None:
        """Follow the register; the first programme takes the place of the empty page."""
        if "programmes" in changes.tables:
            self.turn(self.place())
        super().refresh(changes)
