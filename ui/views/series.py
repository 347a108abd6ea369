"""New series: a year of a group's meetings proposed from how often it meets, then planned in one step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk import clashes
from egovdesk.documents.wording import counted, long_date, short_date
from egovdesk.operations.meetings.series import add_series
from egovdesk.records.cadence import Cadence, read_cadence
from egovdesk.records.groups import Group
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command
from ui.context import Context
from ui.forms.day import DayForm
from ui.forms.meetings import read_time
from ui.item_models.meetings import spoken_time
from ui.item_models.series import Asked, SeriesPlan
from ui.list_page import DetailsPane
from ui.messages import told
from ui.page import Page, hairline
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.fields import DateField, Field, Select
from ui.widgets.labels import Elided, Label
from ui.widgets.list_pane import ListPane
from ui.widgets.note import Note
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.tick import Tick
from ui.widgets.ticks import TickField

_DAY = timedelta(days=1)


class SeriesView(Page):
    """What is asked at the right, the days it gives at the left."""

    NAME = "series"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("series.plan", "Plan t&hese meetings", "plan", "Ctrl+Return", "Meeting",
                icon="calendar-plus", when="why_not_plan", writes=True,
                tip="Make a meeting on every day that is ticked, in one step."),
        Command("series.move", "Plan it on another &day…", "another_day", "F2", "Meeting",
                when="why_not_move", writes=True,
                tip="Type another day for the meeting selected."),
        Command("series.earlier", "A day earl&ier", "earlier", "Alt+Up", "Meeting",
                when="why_not_move", writes=True,
                tip="Plan the meeting selected a day earlier."),
        Command("series.later", "A day la&ter", "later", "Alt+Down", "Meeting",
                when="why_not_move", writes=True,
                tip="Plan the meeting selected a day later."),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "New series", parent)
        self.model = SeriesPlan(self.register)
        self._count = Label("", "row")
        self._understood = Elided("", "text", "ink2")
        self.header.under.addWidget(self._count)
        self.header.under.addWidget(self._understood, 1)
        self._button = self.header.add_button(
            Button("Plan these meetings", "primary", icon="calendar-plus")
        )
        context.menus.follow(self._button, "series.plan")
        self.list = RowList(name="Days proposed")
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(lambda _key: self.another_day())
        self.list.current_changed.connect(lambda _key: self.state_changed.emit())
        self._unread = Note("red", "")
        self._make_fields()
        self._build()

    def _make_fields(self) -> None:
        self.group = Select("Group")
        self.cadence = Field("Meets", placeholder="third Tuesday, except August")
        parse = self.context.parse_date
        self.first = DateField("From", parse, long_date, needed="Type the first day.")
        self.last = DateField("Until", parse, long_date, needed="Type the last day.")
        self.time = Field("Time")
        self.where = Field("Place")
        self.length = Field("Minutes each should take")
        self.joint = TickField("Held jointly with")
        self.go_on = Tick("Go on from the meeting before")
        self.items = Tick("Put the usual items on each agenda")
        self.group.chosen.connect(self._follow_group)
        self.cadence.edited.connect(lambda _: self._ask())
        for field in (self.time, self.length):
            field.committed.connect(lambda _: self._ask())
        for day in (self.first, self.last):
            day.date_changed.connect(lambda _: self._ask())
        self.joint.ticked.connect(self._ask)
        self.go_on.toggled.connect(lambda _: self._ask())

    def _build(self) -> None:
        self.details = DetailsPane("What to plan")
        self.details.fill(
            [self.group, self.cadence, self.first, self.last, self.go_on, 4, self.time, self.length,
             self.where, self.joint, self.items]
        )  # fmt: skip
        listed = ListPane(self._unread, self.list, fills=self.list, top=8)
        self._split = Panes(
            (
                Pane("list", "Days", listed, 760),
                Pane(DETAILS, "What to plan", self.details, 360, least=320),
            ),
            main="list",
            margin=theme.PAGE_MARGIN,
        )
        self.outer.addWidget(hairline())
        self.outer.addWidget(self._split, 1)

    # -- what is asked -------------------------------------------------------------------------

    def _groups(self) -> dict[str, Group]:
        today = self.register.today
        return {one.id: one for one in self.register.groups.all() if one.exists_on(today)}

    def _follow_group(self, group_id: str) -> None:
        """Take the group's usual facts, and the first period in which it lacks a meeting."""
        group = self.register.groups.get(group_id)
        self.cadence.set_text(group.cadence)
        self.time.set_text(spoken_time(group.usual_time))
        self.where.set_text(group.usual_place)
        self.length.set_text(str(group.usual_length))
        links = self.register.group_links.find(group_id=group_id, kind="joint_with")
        others = [one for one in self._groups().values() if one.id != group_id]
        self.joint.set_options([(one.id, one.name) for one in others])
        self.joint.set_chosen([one.other_id for one in links])
        self._go_to_year(self.register.authority.municipal_year(self.register.today))
        if self.model.rows() and not self.model.wanted():
            self._go_to_year(self.register.authority.municipal_year(self.register.today) + 1)

    def _go_to_year(self, year: int) -> None:
        first, last = self.register.authority.year_days(year)
        self.first.set_date(max(first, self.register.today + _DAY))
        self.last.set_date(last)
        self._ask()

    def _asked(self) -> Asked | str:
        cadence = read_cadence(self.cadence.text())
        first, last = self.first.date(), self.last.date()
        if not isinstance(cadence, Cadence):
            return cadence
        if first is None or last is None or last < first:
            return "Type the first and the last day, the first before the last."
        length = self.length.text().strip()
        return Asked(
            (self.group.key() or "", *self.joint.chosen()), cadence, first, last,
            read_time(self.time.text()), int(length) if length.isdecimal() else 120,
            self.go_on.isChecked(),
        )  # fmt: skip

    def _ask(self) -> None:
        asked = self._asked()
        self.model.ask(asked if isinstance(asked, Asked) else None)
        self._unread.setVisible(isinstance(asked, str))
        if isinstance(asked, str):
            self._unread.set_sentence(asked)
        else:
            self._offer_to_go_on(self.model.since(asked))
        self._show()

    def _offer_to_go_on(self, since: date | None) -> None:
        words = f"Go on from the meeting of {short_date(since)}" if since else (
            "Go on from the meeting before: there is none"
        )  # fmt: skip
        self.go_on.setText(words)
        self.go_on.setEnabled(since is not None)

    def _show(self) -> None:
        self.list.set_rows(self.model.rows())
        if self.list.current_id() is None and self.model.rows():
            self.list.select_id(self.model.rows()[0].id)
        wanted = self.model.wanted()
        self._count.setText(counted(len(wanted), "meeting").capitalize() if self._asks() else "")
        self._understood.setText(self.model.sentence)
        self._button.setText(f"Plan {counted(len(wanted), 'meeting')}" if wanted else "Plan them")
        self.state_changed.emit()

    def _asks(self) -> bool:
        return not self._unread.isVisibleTo(self)

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Begin with a group, or the first."""
        groups = self._groups()
        self.group.set_options([(one.id, one.name) for one in groups.values()])
        wanted = place.id if place.id in groups else next(iter(groups), "")
        if wanted and wanted != self._begun_with():
            self.group.set_key(wanted)
            self.go_on.setChecked(True)
            self._follow_group(wanted)
        elif wanted:
            self._ask()

    def _begun_with(self) -> str:
        return (self.group.key() or "") if self.first.date() else ""

    def place(self) -> Place:
        """The group whose meetings are planned."""
        return Place(self.NAME, self.group.key() or "")

    def title(self) -> str:
        """The window's title."""
        return "New series"

    def group_id(self) -> str:
        """The group whose meetings are planned."""
        return self.group.key() or ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list, or of the fields."""
        if not self.list.hasFocus():
            return (("Tab", "next field"), ("Ctrl Enter", "plan"), ("F6", "to the days"))
        return (("↑↓", "move"), ("Space", "want or drop"), ("Alt ↑↓", "a day earlier or later"),
                ("Enter", "another day"), ("Ctrl Enter", "plan"), ("F6", "to the fields"))  # fmt: skip

    def work(self) -> Panes:
        """The days, and what is asked."""
        return self._split

    def panes(self) -> tuple[QWidget, ...]:
        """The days, the fields, then the tabs where only one of them is shown."""
        tabs = (self._split.tabs,) if self._split.under_tabs else ()
        return (self.list, self.cadence, *tabs)

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & clashes.TABLES and self.first.date():
            self._ask()

    # -- commands ------------------------------------------------------------------------------

    def why_not_plan(self) -> str:
        """There has to be a day to plan."""
        if not self.model.rows():
            return "There is no day to plan: say how often the group meets, and from when."
        return "" if self.model.wanted() else "Every day is planned already, or dropped."

    def why_not_move(self) -> str:
        """A day has to be selected."""
        return "" if self.list.current_id() else "Select a day first."

    def _tick(self, key: str) -> None:
        self.model.tick(key)
        self._show()

    def another_day(self) -> None:
        """Type another day for the current meeting."""
        day = self.model.day(self.list.current_id() or "")
        if day is not None:
            form = DayForm(self, "Plan it on another day", self.register.today, day.held_on)
            found = form.day_chosen()
            if found is not None:
                self._move_to(day.key, found)

    def earlier(self) -> None:
        """Plan the current meeting a day earlier."""
        self._move_by(-1)

    def later(self) -> None:
        """Plan the current meeting a day later."""
        self._move_by(1)

    def _move_by(self, days: int) -> None:
        day = self.model.day(self.list.current_id() or "")
        if day is not None:
            self._move_to(day.key, day.held_on + days * _DAY)

    def _move_to(self, key: str, day: date) -> None:
        self.model.move(key, day)
        self._show()
        self.list.select_id(key)

    @told
    def plan(self) -> None:
        """Make the meetings, and show them in the calendar."""
        asked = self._asked()
        if not isinstance(asked, Asked) or self.why_not_plan():
            return
        facts: dict[str, Any] = {"starts_at": asked.starts_at, "length": asked.length}
        made = add_series(
            self.register, asked.group_ids[0], self.cadence.text(), asked.first, asked.last,
            self.model.wanted(), joint_with=asked.group_ids[1:], place=self.where.text(),
            standing_items=self.items.isChecked(), **facts,
        )  # fmt: skip
        self.context.go(Place("calendar", asked.group_ids[0], select=made[0]))
        self.context.say(f"{counted(len(made), 'meeting').capitalize()} planned")
