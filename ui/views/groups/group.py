"""A group: its next meeting, members on a day, meetings, decisions, actions, terms of reference."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk import deadlines
from egovdesk.operations.groups import (
    change_group,
)
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models import actions as action_model
from ui.item_models import decisions as decision_model
from ui.item_models.groups import facts_line, member_rows
from ui.item_models.listed import ListFilter
from ui.item_models.meetings import meeting_row
from ui.messages import told
from ui.places import Place
from ui.views.groups.acts import GroupActs
from ui.views.groups.commands import COMMANDS
from ui.views.groups.overview import GroupOverview
from ui.views.groups.plan_board import PLAN_KEYS, PlanBoard, PlanPage
from ui.views.groups.tier_work import TierWork
from ui.views.groups.waiting import WAITING_KEYS
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import TextField
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.panes import Panes
from ui.widgets.record_table import RecordTable
from ui.widgets.row_tree import RowList
from ui.widgets.tabs import Tabs

_TABS = (("overview", "Overview"), ("meetings", "Meetings"), ("plan", "Forward plan"),
         ("members", "Members"), ("work", "Work of the tier"),
         ("decisions", "Decisions"), ("actions", "Actions"), ("terms", "Terms of reference"))  # fmt: skip
_TABLES = {
    "groups", "group_names", "group_tiers", "memberships", "meetings", "meeting_groups",
    "decisions", "actions", "people", "holdings", "items", "group_seats", "departments", "posts",
    "ratifications", "standards", "systems", "selections", "selection_standards", *deadlines.TABLES,
}  # fmt: skip


class GroupView(GroupActs):
    """One board, with its tabs."""

    NAME = "group"
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._group = Group("", "")
        self._facts = SegmentLabel()
        self.header.under.addWidget(self._facts, 1)
        edit = self.header.add_button(Button("Edit…", icon="pencil", shortcut="F2"))
        new = self.header.add_button(Button("New meeting", "primary", icon="plus"))
        for button, command in ((edit, "groups.change"), (new, "meetings.add")):
            context.menus.follow(button, command)
        self.tabs = Tabs(_TABS, name="Parts of this group")
        self.tabs.tab_changed.connect(self._show_tab)
        self.stack = self.add_tabs(self.tabs)
        self._pages: dict[str, QWidget] = {}
        self._lists: dict[str, QWidget] = {}
        #: Tabs that are read when they are next shown.
        self._stale: set[str] = set()
        self._make_pages()

    # -- building ------------------------------------------------------------------------------

    def _make_pages(self) -> None:
        """A page a tab, in the order of the tabs."""
        self._make_overview()
        self._make_meetings()
        self._make_members()
        self.tier_work = TierWork(self.context, self)
        self.tier_work.list.current_changed.connect(lambda _row: self.state_changed.emit())
        self._add_page("work", self.tier_work)
        self._lists["work"] = self.tier_work.list
        self._make_results()
        self.terms = TextField("Terms of reference", lines=18)
        self.terms.committed.connect(self._save_terms)
        self.terms.edit.setReadOnly(self.register.read_only)
        self._add_page("terms", self.terms)

    def _make_overview(self) -> None:
        self.overview = GroupOverview(self.context, self)
        self.overview.board.column_changed.connect(self.keys_changed)
        self.overview.meeting_opened.connect(self._open_meeting)
        self.overview.decision_opened.connect(self._open_decision)
        self.overview.minutes_opened.connect(
            lambda one: self.context.go(Place("meeting", one, "finish"))
        )
        self.overview.waiting.keyboard_moved.connect(self.keys_changed)
        self._pages["overview"], self._lists["overview"] = self.overview, self.overview.list
        self.stack.addWidget(self.overview)

    def _make_meetings(self) -> None:
        self.meetings = RowList(name="Meetings of this group")
        self.meetings.opened.connect(self._open_meeting)
        self._no_meetings = EmptyState(
            "No meetings yet", "Plan the first one: its usual items are put on the agenda for you."
        )
        self._add_page("meetings", self.meetings, self._no_meetings)
        self.board = PlanBoard(self.context, self, whole=True)
        self.board.column_changed.connect(self.keys_changed)
        self.board.meeting_opened.connect(self._open_meeting)
        self._add_page("plan", PlanPage(self.board))

    def _make_members(self) -> None:
        self.members = RowList(name="Members")
        self.members.opened.connect(lambda _row: self.context.menus.run("members.change"))
        self.members.current_changed.connect(lambda _row: self.state_changed.emit())
        self._no_members = EmptyState("No members yet", "Add the chair first, then the others.")
        add = Button("Add a member…", "primary", icon="user-plus")
        self.context.menus.follow(add, "members.add")
        self._no_members.add(add)
        self._add_page("members", self.members, self._no_members)

    def _make_results(self) -> None:
        self.decisions = RecordTable(
            decision_model.make_model(self.register, self), name="Decisions of this group",
            empty="No decisions yet. They come from its minutes.",
        )  # fmt: skip
        self.decisions.opened.connect(self._open_decision)
        self._add_page("decisions", self.decisions)
        self.actions_table = RecordTable(
            action_model.make_model(self.register, self), name="Actions of this group",
            empty="No actions yet. They come from its minutes, or from New action.",
        )  # fmt: skip
        self.actions_table.opened.connect(lambda row: self.context.go(Place("actions", select=row)))
        self._add_page("actions", self.actions_table)

    def _add_page(self, key: str, widget: QWidget, empty: QWidget | None = None) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        side = theme.px(theme.PAGE_MARGIN - theme.OVERHANG)
        extra = theme.px(theme.OVERHANG) if key in ("terms", "plan") else 0
        column.setContentsMargins(side + extra, theme.px(10), side + extra, theme.px(8))
        if empty is not None:
            column.addWidget(empty)
        column.addWidget(widget, 1)
        if key == "terms":
            column.addStretch(1)
        self._pages[key], self._lists[key] = page, widget
        self.stack.addWidget(page)

    # -- showing -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a group, on a tab."""
        if place.id:
            self._group = self.register.groups.get(place.id)
        self._load()
        self.tabs.set_current(place.tab or "overview")
        self._show_tab(self.tabs.current())
        shown = self._lists[self.tabs.current()]
        if place.select and isinstance(shown, RowList | RecordTable):
            shown.select_id(place.select)

    def place(self) -> Place:
        """The group, its tab and what is selected."""
        shown = self._lists[self.tabs.current()]
        chosen = shown.current_id() if isinstance(shown, RowList | RecordTable) else ""
        return Place(self.NAME, self._group.id, self.tabs.current(), chosen or "")

    def title(self) -> str:
        """The group's name."""
        return self._group.name

    def group_id(self) -> str:
        """This group."""
        return self._group.id

    def meeting_id(self) -> str:
        """The meeting selected on its tab."""
        if self.tabs.current() == "work":
            return self.tier_work.meeting_id()
        on_tab = self.tabs.current() == "meetings"
        return (self.meetings.current_id() or "") if on_tab else ""

    def record_id(self) -> str:
        """What is selected, or the group."""
        if self.tabs.current() == "work":
            return self.tier_work.record_id() or self._group.id
        return self.place().select or self._group.id

    def _load(self) -> None:
        found = self.register.groups.maybe(self._group.id)
        if found is None:
            self._stale.clear()
            self.context.go(Place("today"))
            return
        self._group = found
        self.header.title.setText(found.name)
        self._show_crumbs(found)
        members = self.register.memberships.on(found.id, self.register.today)
        self._facts.set_line(facts_line(self.register, found, members))
        meetings = self.register.meetings.of_group(found.id)
        self._load_lists(found, members, meetings)
        self._name_work(found)
        self._stale = {"overview", "plan", "decisions", "actions", "work"}

    def _name_work(self, group: Group) -> None:
        """The tab of the tier's work is called by what that is; without any there is none."""
        words = self.tier_work.words(group)
        if not words and self.tabs.current() == "work":
            self.tabs.set_current("overview")
            self._show_tab("overview")
        self.tabs.show_tab("work", bool(words))
        if words:
            self.tabs.set_words("work", words)

    def _show_crumbs(self, group: Group) -> None:
        line: list[Group] = []
        above = self.register.groups.maybe(group.parent_id)
        while above is not None and above not in line:
            line.insert(0, above)
            above = self.register.groups.maybe(above.parent_id)
        crumbs: list[QWidget] = [Label("Groups", "note", "ink2")]
        for one in line:
            crumbs.append(Label("›", "note", "ink3"))
            link = Button(one.name, "text")
            link.clicked.connect(
                lambda _checked=False, to=one.id: self.context.go(Place("group", to))
            )
            crumbs.append(link)
        self.header.show_crumbs(crumbs)

    def _load_lists(self, group: Group, members: list[Any], meetings: list[Meeting]) -> None:
        joint = {one.meeting_id for one in self.register.meeting_groups.find(group_id=group.id)}
        newest = list(reversed(meetings))
        self.meetings.set_rows(
            [meeting_row(one, joint=one.id in joint, year=True) for one in newest]
        )
        self.meetings.setVisible(bool(meetings))
        self._no_meetings.setVisible(not meetings)
        rows = member_rows(self.register, group, members)
        self.members.set_rows(rows)
        self.members.setVisible(bool(rows))
        self._no_members.setVisible(not rows)
        self._count_tables(group)
        self.terms.set_text(group.terms_of_reference)
        self.tabs.set_count("meetings", len(meetings) or None)
        self.tabs.set_count("members", len(members) or None)

    def _count_tables(self, group: Group) -> None:
        decided = self.register.decisions.register.count({"group_id": group.id})
        given = self.register.actions.register.count({"group_id": group.id, "open": True})
        self.tabs.set_count("decisions", decided or None)
        self.tabs.set_count("actions", given or None)

    def _load_tab(self, key: str) -> None:
        if key not in self._stale:
            return
        self._stale.discard(key)
        shown = self._lists[key]
        if isinstance(shown, RecordTable):
            shown.set_filter(ListFilter("", (("group_id", self._group.id),)))
        elif key == "plan":
            self.board.load(self._group)
        elif key == "work":
            self.tier_work.load(self._group)
        else:
            members = self.register.memberships.on(self._group.id, self.register.today)
            self.overview.load(self._group, members)

    def _show_tab(self, key: str) -> None:
        self.leave()
        self._load_tab(key)
        self.stack.setCurrentWidget(self._pages[key])
        self.keys_changed.emit()
        self.state_changed.emit()

    # -- what the window asks ------------------------------------------------------------------

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the tab."""
        shared = (("Ctrl N", "new meeting"), ("F6", "next pane"))
        if self.board.has_keyboard() or self.overview.board.has_keyboard():
            return PLAN_KEYS
        if self.overview.waiting.has_keyboard():
            return WAITING_KEYS
        if self.tabs.current() == "members":
            return (
                ("↑↓", "move"),
                ("Enter", "change", "members.change"),
                ("Ctrl M", "add member"),
                *shared,
            )
        if self.tabs.current() == "work":
            return (("↑↓", "move"), ("Enter", "go there"), ("E", "e-government agenda", "groups.egov"),
                    ("Ctrl Shift E", "export"), *shared)  # fmt: skip
        if self.tabs.current() == "terms":
            return (("F6", "next pane"),)
        return (("↑↓", "move"), ("Enter", "open"), *shared)

    def panes(self) -> tuple[QWidget, ...]:
        """The list of the tab, then the tabs."""
        board = self.overview.board.current() if self.tabs.current() == "overview" else None
        first = (board.list,) if board is not None else ()
        if self.tabs.current() == "overview":
            first = (*self.overview.waiting.lists(), *first)
        return (*first, self._lists[self.tabs.current()], self.tabs)

    def strips(self) -> tuple[Tabs, ...]:
        """The parts of the group."""
        return (self.tabs,)

    def work(self) -> Panes:
        """The overview and the members beside it."""
        return self.overview.panes

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & _TABLES and self._group.id:
            self.clear_note()
            self._load()
            self._load_tab(self.tabs.current())

    def leave(self) -> None:
        """Write down terms of reference being typed."""
        self.terms.commit()

    # -- tabs -----------------------------------------------------------------------------------

    def export_seats(self) -> None:
        """Write the seats of the model and who fills them."""
        self.context.export("seats", group=self._group.id, word=True)

    def export_page(self) -> None:
        """Write what the tab shows, or who sits on the group."""
        kind = self.tabs.current()
        if kind == "work":
            self.tier_work.export(word=False)
            return
        register = kind if kind in ("plan", "decisions", "actions") else "members"
        self.context.export(register, group=self._group.id)

    @told
    def _save_terms(self, text: str) -> None:
        if text != self._group.terms_of_reference:
            change_group(self.register, self._group.id, terms_of_reference=text)

    def _open_meeting(self, meeting_id: str) -> None:
        found = self.register.meetings.get(meeting_id)
        tab = "minute" if found.state.step >= MeetingState.HELD.step else ""
        self.context.go(Place("meeting", meeting_id, tab))

    def _open_decision(self, decision_id: str) -> None:
        found = self.register.decisions.maybe(decision_id)
        if found is not None and found.meeting_id:
            self.context.go(Place("meeting", found.meeting_id, "minute", found.item_id or ""))
