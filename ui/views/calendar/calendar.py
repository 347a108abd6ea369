"""The calendar screen: a year of meetings by month at the left, the current one's deadlines beside it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from egovdesk import clashes, deadlines
from egovdesk.documents.wording import counted
from egovdesk.records.meetings import Meeting
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.calendar import SHOWN, CalendarYear
from ui.item_models.programme import ProgrammeMeetings, make_model
from ui.list_page import DetailsPane
from ui.page import Page, hairline
from ui.places import Place
from ui.views.calendar.details import MeetingDetails
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.filters import FilterChip
from ui.widgets.labels import Elided, Label
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.record_table import RecordTable
from ui.widgets.row_tree import RowList
from ui.widgets.tabs import Tabs

_TABS = (("meetings", "Meetings"), ("programme", "Programme"))
_TABLES = clashes.TABLES | deadlines.TABLES | {"meeting_dates", "issues"}
_KEYS = {Qt.Key.Key_Delete: "meetings.cancel", Qt.Key.Key_F2: "meetings.change"}
_LETTERS = {"S": "meetings.postpone", "F": "calendar.filter"}


class CalendarView(Page):
    """A municipal year of meetings at a time."""

    NAME = "calendar"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("calendar.before", "Year &before", "turn_back", "Ctrl+PgUp", "View",
                icon="chevron-left", tip="Turn to the municipal year before."),
        Command("calendar.after", "Year &after", "turn_on", "Ctrl+PgDown", "View",
                icon="chevron-right", tip="Turn to the municipal year after."),
        Command("calendar.filter", "&Filter by group", "filter", "", "View",
                tip="Show the meetings of one group only."),
        Command("calendar.export_word", "&Programme of meetings in Word…", "export_page", "",
                "File/Export", tip="Write the year shown, with the day of each step, as a table."),
        Command("calendar.export_excel", "Programme of meetings in E&xcel…", "export_excel", "",
                "File/Export", tip="Write the year shown, with real dates, to sort and filter."),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Calendar", parent)
        self._year = self.register.authority.municipal_year(self.register.today)
        self.shown = CalendarYear(self.register.today, self.register.today, self.register.today)
        self._count = Label("", "row")
        self._words = Elided("", "text", "ink2")
        self.header.under.addWidget(self._count)
        self.header.under.addWidget(self._words, 1)
        self._make_buttons()
        self.chips = {"group": FilterChip("Group"), "shown": FilterChip("Show", SHOWN)}
        self.tabs = Tabs(_TABS, name="Parts of the calendar")
        self.tabs.tab_changed.connect(lambda _key: self._turn_tab())
        self.list = RowList(name="Meetings")
        self._programme = ProgrammeMeetings(self.register)
        self.table = RecordTable(make_model(self._programme, self), name="Programme of meetings")
        self.details = DetailsPane("Deadlines")
        self._empty = EmptyState(
            "No meetings here",
            "Plan a year of them at once, turn to another year, or take the filters away.",
        )
        plan = Button("New series…", "primary", icon="calendar-plus")
        plan.clicked.connect(lambda _checked=False: self.context.menus.run("meetings.series"))
        self._empty.add(plan)
        self._build()
        self._details_later = QTimer(self, singleShot=True, interval=0)
        self._details_later.timeout.connect(self._show_details)
        self._split.arranged.connect(self._details_later.start)
        for shown in (self.list, self.table):
            shown.opened.connect(lambda row: self.context.go(Place("meeting", row)))
            shown.current_changed.connect(self._on_current)
            shown.installEventFilter(self)
        for chip in self.chips.values():
            chip.value_changed.connect(lambda _: self._load())

    def _make_buttons(self) -> None:
        for command, icon, name in (
            ("calendar.before", "chevron-left", "Year before"),
            ("calendar.after", "chevron-right", "Year after"),
        ):
            button = IconButton(icon, name)
            self.context.menus.follow(button, command)
            self.header.buttons.addWidget(button)
        for words, command, kind, icon in (
            ("Export…", "calendar.export_word", "outlined", "file-output"),
            ("New series…", "meetings.series", "outlined", "calendar-plus"),
            ("New meeting…", "meetings.add", "primary", "plus"),
        ):
            plan = self.header.add_button(Button(words, kind, icon=icon))
            self.context.menus.follow(plan, command)

    def _build(self) -> None:
        px = theme.px
        filters = QHBoxLayout()
        filters.setContentsMargins(px(28), 0, px(28), px(2))
        filters.setSpacing(px(8))
        filters.addWidget(self.tabs)
        filters.addStretch(1)
        for chip in self.chips.values():
            filters.addWidget(chip)
        listed = ListPane(self._empty, self.list, fills=self.list)
        listed.column.addWidget(self.table, 1)
        self._split = Panes(
            (
                Pane("list", "Meetings", listed, 760),
                Pane(DETAILS, "Deadlines", self.details, 400, least=300),
            ),
            main="list",
            margin=theme.PAGE_MARGIN,
        )
        self.outer.addLayout(filters)
        self.outer.addWidget(hairline())
        self.outer.addWidget(self._split, 1)

    # -- what is shown -------------------------------------------------------------------------

    def _load(self) -> None:
        group = self.chips["group"].value() or ""
        self.shown = CalendarYear.read(
            self.register, self._year, group_id=group, shown=self.chips["shown"].value() or ""
        )
        self.list.set_rows(self.shown.rows())
        self._programme.meetings = {one.id: one for one in self.shown.meetings}
        self.table.reload()
        for shown in (self.list, self.table):
            if shown.current_id() is None:
                shown.select_id(self.shown.next_id())
        self._show_part()
        self._show_count()
        self._details_later.start()
        self.state_changed.emit()

    def _show_count(self) -> None:
        count, clashing = len(self.shown.meetings), self.shown.clashing
        self._count.setText(f"Municipal year {self.shown.words}")
        words = counted(count, "meeting")
        self._words.setText(f"{words}, {clashing} with a clash" if clashing else words)

    def _on_programme(self) -> bool:
        return self.tabs.current() == "programme"

    def _list_shown(self) -> RowList | RecordTable:
        return self.table if self._on_programme() else self.list

    def _show_part(self) -> None:
        """The meetings with their details, or the programme, or that there is nothing."""
        some = bool(self.shown.meetings)
        self.list.setVisible(some and not self._on_programme())
        self.table.setVisible(some and self._on_programme())
        self._empty.setVisible(not some)
        self._split.want(DETAILS, not self._on_programme())

    def _turn_tab(self) -> None:
        current = (self.list if self._on_programme() else self.table).current_id()
        self._show_part()
        self._list_shown().select_id(current or "")
        self._details_later.start()
        self.keys_changed.emit()
        self.state_changed.emit()

    def _on_current(self, _row: str) -> None:
        self._details_later.start()
        self.state_changed.emit()

    def _show_details(self) -> None:
        if not self._split.shows(DETAILS):
            return
        meeting = self._current()
        if meeting is None:
            self.details.fill([Label("Nothing is selected.", "text", "ink3")])
            return
        against = self.shown.clashes.get(meeting.id, ())
        self.details.fill(MeetingDetails(self.register, meeting, against).widgets())

    def _current(self) -> Meeting | None:
        return self.register.meetings.maybe(self._list_shown().current_id())

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the year of a meeting, or of today, of a group or of all."""
        groups = self.register.groups.all()
        self.chips["group"].set_options([(one.id, one.label) for one in groups])
        wanted = self.register.meetings.maybe(place.select)
        if wanted is not None:
            self._year = self.register.authority.municipal_year(wanted.held_on)
        if place.id:
            self.chips["group"].set_value(place.id)
        self.tabs.set_current(place.tab or "meetings")
        self._load()
        if wanted is not None and not self._list_shown().select_id(wanted.id):
            for chip in self.chips.values():
                chip.set_value(None)
            self._list_shown().select_id(wanted.id)

    def place(self) -> Place:
        """The group shown, the part, and the meeting selected."""
        tab = "programme" if self._on_programme() else ""
        group = self.chips["group"].value() or ""
        return Place(self.NAME, group, tab, self.meeting_id())

    def title(self) -> str:
        """The window's title."""
        return "Calendar"

    def group_id(self) -> str:
        """The group shown, or that of the current meeting."""
        found = self._current()
        return self.chips["group"].value() or (found.group_id if found else "")

    def meeting_id(self) -> str:
        """The current meeting."""
        return self._list_shown().current_id() or ""

    def record_id(self) -> str:
        """The current meeting."""
        return self.meeting_id()

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (("↑↓", "move"), ("Enter", "open"), ("F2", "edit", "meetings.change"),
                ("S", "postpone", "meetings.postpone"), ("Del", "cancel", "meetings.cancel"),
                ("F", "filter"), ("Ctrl N", "new meeting"),
                ("F4", "details"))  # fmt: skip

    def strips(self) -> tuple[Tabs, ...]:
        """Meetings and programme; beside the meetings, the tabs of their panes."""
        return (self.tabs, *(() if self._on_programme() else super().strips()))

    def work(self) -> Panes:
        """The list and the deadlines."""
        return self._split

    def panes(self) -> tuple[QWidget, ...]:
        """The list, the deadlines, then the tabs where only one of them is shown."""
        if not self.shown.meetings:
            return (self._empty, self.tabs)
        if self._on_programme():
            return (self.table, self.tabs)
        tabs = (self._split.tabs,) if self._split.under_tabs else ()
        return (self.list, self.details, self.tabs, *tabs)

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & _TABLES:
            self._load()

    # -- commands ------------------------------------------------------------------------------

    def turn_back(self) -> None:
        """Show the year before."""
        self._turn(-1)

    def turn_on(self) -> None:
        """Show the year after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._year += by
        self._load()
        self.list.verticalScrollBar().setValue(0)

    def export_page(self) -> None:
        """Write the programme of the year shown as a Word file."""
        self._export(word=True)

    def export_excel(self) -> None:
        """Write the programme of the year shown as an Excel file."""
        self._export(word=False)

    def _export(self, *, word: bool) -> None:
        group = self.chips["group"].value() or ""
        self.context.export("programme", year=self._year, group=group, word=word)

    def filter(self) -> None:
        """Choose a group."""
        self.chips["group"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chips["group"].open_menu()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the list's own keys: F2, Del and letters."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letters = bool(self.context.settings.get("letters"))
            command = _KEYS.get(Qt.Key(event.key())) or (
                _LETTERS.get(event.text().upper()) if letters else None
            )
            if watched in (self.list, self.table) and command and not event.modifiers():
                self.context.menus.run(command)
                return True
        return super().eventFilter(watched, event)
