"""The tab of the structure: the groups as a chart or as a list, on a day, and the group selected on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from egovdesk.documents.framework.structure import differences, groups_on, structure_on
from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.groups import move_group
from egovdesk.records.groups import Group, Tier
from egovdesk.register import Changes
from egovdesk.rights import TABLES, Rights
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Text
from ui.messages import told
from ui.places import Place
from ui.views.framework.structure_acts import StructureActs
from ui.views.framework.structure_commands import COMMANDS
from ui.views.framework.structure_pane import StructurePane
from ui.widgets.buttons import Button
from ui.widgets.chart_view import ChartView
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Elided, key_label
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.stacked import stacked

_TABLES = TABLES | {
    "groups", "group_names", "group_tiers", "group_links", "group_seats", "memberships", "people",
    "holdings", "posts", "meetings", "meeting_groups",
}  # fmt: skip


class StructureTab(StructureActs):
    """Who reports to whom."""

    KEY = "structure"
    WORDS = "Structure"
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS
    BUTTONS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Export…", "structure.export", "file-output"),
        ("Change the structure…", "structure.change", "network"),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.day = self.register.today
        self.groups: list[Group] = []
        self.parents: Mapping[str, str | None] = {}
        self.differences: Mapping[str, tuple[str, ...]] = {}
        self.rights = Rights(self.register, self.day)
        self._tiers: Mapping[str, list[Tier]] = {}
        self.chart = ChartView()
        self.chart.current_changed.connect(lambda _id: self._on_current())
        self.chart.opened.connect(lambda _id: self.open_group())
        self.chart.dropped.connect(self._drop)
        self.list = RowList(name="Groups, each under the one that it reports to")
        self.list.current_changed.connect(lambda _row: self._on_current())
        self.list.opened.connect(lambda _id: self.open_group())
        self.pane = StructurePane(self)
        self._split = Panes(
            (
                Pane("chart", "Groups", self._holder(), 870),
                Pane(DETAILS, "Group", self.pane, 292, least=240),
            ),
            main="chart", tabbed=False, margin=theme.PAGE_MARGIN, parent=self,
        )  # fmt: skip
        stacked(self, self._split)
        theme.notices().changed.connect(self._space)

    def _holder(self) -> QWidget:
        holder = QWidget()
        self._head = QHBoxLayout()
        self.hint = key_label("Ctrl →", "changes the group it reports to; or drag it onto another")
        self.when = Elided("", "text", "ink2")
        self.turn = Button("As a list", "text", icon="list")
        self.turn.clicked.connect(lambda _checked=False: self.turn_list())
        add = Button("Group", "text", icon="plus")
        self.context.menus.follow(add, "structure.add")
        self._head.addWidget(self.hint)
        self._head.addWidget(self.when, 1)
        self._head.addWidget(self.turn)
        self._head.addWidget(add)
        self.empty = EmptyState(
            "No groups yet", "Begin with an arrangement from the paper, or add a group of your own."
        )
        for words, kind, command in (("Choose an arrangement…", "primary", "structure.change"),
                                     ("New group…", "outlined", "structure.add")):  # fmt: skip
            button = Button(words, kind)
            self.context.menus.follow(button, command)
            self.empty.add(button)
        self.stack = QStackedWidget()
        for widget in (self.chart, self.list, self.empty):
            self.stack.addWidget(widget)
        self._inside = QVBoxLayout(holder)
        self._inside.addLayout(self._head)
        self._inside.addWidget(self.stack, 1)
        self._space()
        return holder

    def _space(self) -> None:
        side = theme.px(theme.PAGE_MARGIN)
        self._inside.setContentsMargins(side, theme.px(8), theme.px(8), theme.px(8))
        self._inside.setSpacing(theme.px(8))
        self._head.setSpacing(theme.px(12))

    # -- showing -------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the structure of the day again, and stay at the group that is selected."""
        here = self.selected()
        self.groups = groups_on(self.register, self.day)
        self.parents = self.register.groups.parents_on(self.day)
        self._tiers = self.register.group_tiers.on(self.day)
        self.rights = Rights(self.register, self.day)
        self.differences = differences(self.register, self.day)
        found, links = structure_on(self.register, self.day, self.differences)
        self.chart.set_groups(found, links)
        self.chart.movable = not self.register.read_only
        self.list.set_rows([self._row(one) for one in self.groups])
        other = self.day != self.register.today
        self.when.setText(f"As on {long_date(self.day)}" if other else "")
        self.hint.setVisible(not other)
        if not self.groups:
            self.stack.setCurrentWidget(self.empty)
        elif self.stack.currentWidget() is self.empty:
            self.stack.setCurrentWidget(self.chart)
        if here:
            self.select(here)
        self.pane.load()
        self.subtitle_changed.emit(self.subtitle())

    def _row(self, group: Group) -> Row:
        box = self.chart.chart.by_id[group.id].group
        depth = self._depth(group.id)
        lead = "    " * depth
        tone = "amber" if box.amber else "ink2"
        tiers = ", ".join(one.label for one in box.tiers if one is not Tier.NONE)
        line = (Text(lead + group.name, "ink", "row"), Text(tiers, "ink2", context=True))
        mark = (Icon("triangle-alert", "amber_mark", size=14),) if box.amber else ()
        trailing = (*mark, Text(box.last, tone))
        parent = self.parents.get(group.id)
        above = next((one.name for one in self.groups if one.id == parent), "no other group")
        tip = f"{box.spoken}, reports to {above}"
        return Row(group.id, Cell(line, trailing=trailing), tip=tip)

    def _depth(self, group_id: str) -> int:
        depth, above, seen = 0, self.parents.get(group_id), {group_id}
        there = {one.id for one in self.groups}
        while above in there and above not in seen:
            seen.add(above or "")
            above, depth = self.parents.get(above or ""), depth + 1
        return depth

    def show_place(self, place: Place) -> None:
        """Show the structure, at a group."""
        self.load()
        if place.select:
            self.select(place.select)

    def select(self, group_id: str) -> None:
        """Select a group on the chart and in the list."""
        self.chart.set_current(group_id)
        self.list.select_id(group_id)

    @property
    def is_list(self) -> bool:
        """Whether the groups are shown as a list."""
        return self.stack.currentWidget() is self.list

    def selected(self) -> str:
        """The group that is selected."""
        chosen = self.list.current_id() if self.is_list else self.chart.current()
        return chosen or ""

    def group(self) -> Group | None:
        """The group that is selected."""
        return next((one for one in self.groups if one.id == self.selected()), None)

    def tiers_of(self, group_id: str) -> list[Tier]:
        """The tiers of a group on the day."""
        return self._tiers.get(group_id, [])

    def record_id(self) -> str:
        """The group that is selected."""
        return self.selected()

    def subtitle(self) -> str:
        """How many groups there are."""
        return f"Who reports to whom: {counted(len(self.groups), 'group')}."

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the chart."""
        return (("↑↓←→", "move"), ("Enter", "open group"),
                ("Ctrl ←→", "change parent", "structure.parent_next"),
                ("Ctrl G", "new group", "structure.add"), ("Ctrl Alt L", "list or chart", "structure.list"),
                ("F4", "details"), ("Ctrl P", "print chart"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The chart, then the group."""
        return (self.stack.currentWidget() or self.chart, self.pane)

    def work(self) -> Panes:
        """The chart and the group."""
        return self._split

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & _TABLES:
            self.load()

    def _on_current(self) -> None:
        if self.is_list and (chosen := self.list.current_id()):
            self.chart.set_current(chosen)
        self.pane.load()
        self.state_changed.emit()

    # -- why not -------------------------------------------------------------------------------

    def why_not_group(self) -> str:
        """A group has to be selected."""
        return "" if self.group() else "Select a group first."

    def why_not_merge(self) -> str:
        """There have to be two."""
        return "" if len(self.groups) > 1 else "There is no second group."

    def why_not_chart(self) -> str:
        """There has to be a group."""
        return "" if self.groups else "There is no group yet."

    # -- doing ---------------------------------------------------------------------------------

    def open_group(self) -> None:
        """Go to the group."""
        self.context.go(Place("group", self.selected()))

    def turn_list(self) -> None:
        """Show the list, or the chart."""
        if not self.groups:
            return
        here = self.selected()
        self.stack.setCurrentWidget(self.chart if self.is_list else self.list)
        self.turn.setText("As a chart" if self.is_list else "As a list")
        self.select(here)
        (self.stack.currentWidget() or self).setFocus()
        self.keys_changed.emit()

    def larger(self) -> None:
        """Draw the chart larger."""
        self.chart.zoom_by(1)

    def smaller(self) -> None:
        """Draw the chart smaller."""
        self.chart.zoom_by(-1)

    def choose_day(self) -> None:
        """Show another day."""
        from ui.forms.day import DayForm

        chosen = DayForm(self, "Structure as on", self.register.today, self.day).day_chosen()
        if chosen is not None:
            self.show_day(chosen)

    def show_day(self, day: date) -> None:
        """Show how the groups stood on a day."""
        self.day = day
        self.load()

    def parent_next(self) -> None:
        """Let the group report to the next that it could report to."""
        self._turn_parent(1)

    def parent_back(self) -> None:
        """Let the group report to the one before."""
        self._turn_parent(-1)

    def _turn_parent(self, step: int) -> None:
        here = self.selected()
        offered: list[str | None] = [None, *self._could_report_to(here)]
        parent = self.register.groups.get(here).parent_id
        at = offered.index(parent) if parent in offered else 0
        self._move(here, offered[(at + step) % len(offered)])

    def _could_report_to(self, group_id: str) -> list[str]:
        """The groups of the day that are not it nor below it."""
        below, grown = {group_id}, True
        while grown:
            more = {one.id for one in self.groups if self.parents.get(one.id) in below} - below
            grown = bool(more)
            below |= more
        return [one.id for one in self.groups if one.id not in below and one.kept]

    def _drop(self, group_id: str, other_id: str) -> None:
        if not self.register.read_only:
            self._move(group_id, other_id)

    @told
    def _move(self, group_id: str, parent_id: str | None) -> None:
        if self.register.groups.get(group_id).parent_id == parent_id:
            return
        with self.register.step("Move group", join=f"move:{group_id}"):
            move_group(self.register, group_id, parent_id, self.register.today)
        group = self.register.groups.get(group_id)
        above = self.register.groups.get(parent_id).name if parent_id else "no other group"
        self.context.say(f"{group.name} reports to {above}")
