"""Holidays: the bank holidays of each nation, which notice leaves out, and the schools' holidays."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.operations.holidays import remove_holiday, remove_school_holiday
from egovdesk.records.authority import Nation
from egovdesk.records.choices import Holiday
from egovdesk.records.series import SchoolHoliday
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.holidays import bank_holiday_rows, next_holiday, school_holiday_rows
from ui.messages import told
from ui.page import Page, hairline
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filters import FilterChip
from ui.widgets.labels import Elided
from ui.widgets.row_tree import RowList
from ui.widgets.tabs import Tabs

_TABS = (("bank", "Bank holidays"), ("school", "School holidays"))
_WHY = {
    "bank": "Clear working days and deadlines leave these out",
    "school": "The calendar shows them; notice takes no account of them",
}


class HolidaysView(Page):
    """The days that are not like others, as the clerk keeps them."""

    NAME = "holidays"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("holidays.add", "&New holiday…", "add", "Ins", "Tools", icon="plus",
                writes=True, tip="Add a bank holiday, or a school holiday."),
        Command("holidays.change", "&Edit holiday…", "change", "F2", "Tools",
                when="why_not_change", writes=True, tip="Change a holiday's name, days or source."),
        Command("holidays.remove", "Rem&ove holiday", "remove", "Del", "Tools",
                when="why_not_change", writes=True, tip="Take a holiday out."),
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Holidays", parent)
        self._why = Elided("", "text", "ink2")
        self.header.under.addWidget(self._why, 1)
        new = self.header.add_button(Button("New holiday…", "primary", icon="plus"))
        context.menus.follow(new, "holidays.add")
        self.tabs = Tabs(_TABS, name="Kinds of holidays")
        self.tabs.tab_changed.connect(lambda _key: self._turn())
        nations = [(one.value, one.label) for one in Nation]
        self.nation = FilterChip("Nation", nations, every="Your own nation")
        self.nation.value_changed.connect(lambda _: self._turn())
        self.list = RowList(name="Holidays", folds=True)
        self.list.opened.connect(lambda _row: context.menus.run("holidays.change"))
        self.list.current_changed.connect(lambda _row: self.state_changed.emit())
        self._empty = EmptyState(
            "No school holidays yet",
            "Add the schools’ holidays, so that the calendar shows which meetings fall in them.",
        )
        self._build()

    def _build(self) -> None:
        strip = QHBoxLayout()
        strip.setContentsMargins(theme.px(28), 0, theme.px(28), theme.px(2))
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        strip.addWidget(self.nation)
        body = QVBoxLayout()
        side = theme.px(theme.PAGE_MARGIN - theme.OVERHANG)
        body.setContentsMargins(side, theme.px(4), side, 0)
        body.addWidget(self._empty)
        body.addWidget(self.list, 1)
        self.outer.addLayout(strip)
        self.outer.addWidget(hairline())
        self.outer.addLayout(body, 1)

    # -- showing -------------------------------------------------------------------------------

    @property
    def _of_banks(self) -> bool:
        return self.tabs.current() != "school"

    def _nation_shown(self) -> str:
        return self.nation.value() or self.register.authority.nation

    def _holidays(self) -> list[Holiday] | list[SchoolHoliday]:
        if self._of_banks:
            return self.register.holidays.find(nation=self._nation_shown())
        return self.register.school_holidays.all()

    def _load(self) -> None:
        shown, today = self._holidays(), self.register.today
        banks = [one for one in shown if isinstance(one, Holiday)]
        schools = [one for one in shown if isinstance(one, SchoolHoliday)]
        rows = bank_holiday_rows(banks, today) or school_holiday_rows(schools, today)
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows) or self._of_banks)
        self._empty.setVisible(not rows and not self._of_banks)
        self.nation.setVisible(self._of_banks)
        self._why.setText(_WHY["bank" if self._of_banks else "school"])
        if self.list.current_id() is None:
            self.list.select_id(next_holiday(shown, today))

    def _turn(self) -> None:
        self._load()
        self.keys_changed.emit()
        self.state_changed.emit()

    def show_place(self, place: Place) -> None:
        """Show the bank holidays or the schools', at one of them."""
        self.tabs.set_current(place.tab or "bank")
        if self.nation.value() is None:
            self.nation.set_value(self.register.authority.nation.value)
        self._load()
        if place.select:
            self.list.select_id(place.select)

    def place(self) -> Place:
        """The kind of holidays, and the one selected."""
        return Place(self.NAME, tab=self.tabs.current(), select=self.list.current_id() or "")

    def title(self) -> str:
        """The window's title."""
        return "Holidays"

    def record_id(self) -> str:
        """The current holiday."""
        return self.list.current_id() or ""

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return (("↑↓", "move"), ("Ins", "new"), ("Enter", "edit", "holidays.change"), ("Del", "remove"),
                ("F6", "next pane"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then the tabs."""
        return (self.list, self.tabs)

    def strips(self) -> tuple[Tabs, ...]:
        """Bank holidays and school holidays."""
        return (self.tabs,)

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & {"holidays", "school_holidays", "authority"}:
            self._load()

    # -- commands ------------------------------------------------------------------------------

    def why_not_change(self) -> str:
        """A holiday has to be selected."""
        return "" if self.list.current_id() else "Select a holiday first."

    def add(self) -> None:
        """Add a holiday of the kind shown."""
        from ui.forms.holidays import HolidayForm, SchoolHolidayForm

        form = (
            HolidayForm(self.context, self, self._nation_shown())
            if self._of_banks
            else SchoolHolidayForm(self.context, self)
        )
        made = form.ask()
        if made:
            self.list.select_id(made)
            self.context.say("Holiday added")

    def change(self) -> None:
        """Change the current holiday."""
        from ui.forms.holidays import HolidayForm, SchoolHolidayForm

        current = self.list.current_id()
        if current is None:
            return
        form = (
            HolidayForm(self.context, self, "", self.register.holidays.get(current))
            if self._of_banks
            else SchoolHolidayForm(self.context, self, self.register.school_holidays.get(current))
        )
        if form.ask():
            self.context.say("Holiday changed")

    @told
    def remove(self) -> None:
        """Take the current holiday out."""
        current = self.list.current_id()
        if current is None:
            return
        ids = [row.id for row in self.list.rows.all_rows() if not row.heading]
        at = ids.index(current)
        following = (ids[at + 1 :] or ids[at - 1 : at] or [""])[0]
        if self._of_banks:
            remove_holiday(self.register, current)
        else:
            remove_school_holiday(self.register, current)
        self.list.select_id(following)
        self.context.say("Holiday removed")
