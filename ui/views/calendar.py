"""The calendar: meetings of every group by month."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.wording import counted, municipal_year
from egovdesk.register import Changes
from ui import theme
from ui.context import Context
from ui.item_models.meetings import calendar_rows
from ui.page import Page
from ui.places import Place
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Elided
from ui.widgets.row_tree import RowList


class CalendarView(Page):
    """A municipal year of meetings at a time."""

    NAME = "calendar"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Calendar", parent)
        self._year = self.register.authority.municipal_year(self.register.today)
        self._words = Elided("", "text", "ink2")
        self.header.under.addWidget(self._words, 1)
        for icon, name, by in (
            ("chevron-left", "Year before", -1),
            ("chevron-right", "Next year", 1),
        ):
            button = IconButton(icon, name)
            button.clicked.connect(lambda _checked=False, step=by: self._turn(step))
            self.header.buttons.addWidget(button)
        new = self.header.add_button(Button("New meeting", "primary", icon="plus"))
        new.clicked.connect(lambda _checked=False: self._new_meeting())
        self.list = RowList(name="Meetings")
        self.list.opened.connect(lambda row: self.context.go(Place("meeting", row)))
        self._empty = EmptyState(
            "No meetings in this year", "Plan one with New meeting, or turn to another year."
        )
        self._body = QVBoxLayout()
        self._body.addWidget(self._empty)
        self._body.addWidget(self.list, 1)
        self.outer.addLayout(self._body, 1)
        side = theme.px(theme.PAGE_MARGIN - theme.OVERHANG)
        self._body.setContentsMargins(side, 0, side, 0)

    def _new_meeting(self) -> None:
        self.window().menus.run("meetings.add")  # type: ignore[attr-defined]

    def _turn(self, by: int) -> None:
        self._year += by
        self._load()

    def _load(self) -> None:
        register = self.register
        first = register.authority.year_begins(self._year)
        last = register.authority.year_begins(self._year + 1) - timedelta(days=1)
        meetings = register.meetings.between(first, last)
        groups = {one.id: one.name for one in register.groups.all()}
        joint = {one.meeting_id for one in register.meeting_groups.all()}
        self.list.set_rows(calendar_rows(meetings, groups, joint, register.today))
        self.list.setVisible(bool(meetings))
        self._empty.setVisible(not meetings)
        self._words.setText(
            f"Municipal year {municipal_year(self._year)}, {counted(len(meetings), 'meeting')}"
        )

    def show_place(self, place: Place) -> None:
        """Show the year of a meeting, or this one."""
        self._load()
        wanted = place.select
        if not wanted:
            coming = [
                m.id for m in self.register.meetings.between(self.register.today, date.max)[:1]
            ]
            wanted = coming[0] if coming else ""
        if wanted and self.list.current_id() is None:
            self.list.select_id(wanted)

    def place(self) -> Place:
        """Where this is."""
        return Place(self.NAME, select=self.list.current_id() or "")

    def title(self) -> str:
        """The window's title."""
        return "Calendar"

    def group_id(self) -> str:
        """The group of the current meeting."""
        found = self.register.meetings.maybe(self.list.current_id())
        return found.group_id if found else ""

    def record_id(self) -> str:
        """The current meeting."""
        return self.list.current_id() or ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list."""
        return (("↑↓", "move"), ("Enter", "open meeting"), ("Ctrl N", "new meeting"))

    def panes(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.list,)

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & {"meetings", "groups", "meeting_groups"}:
            self._load()
