"""The forward plan as rows: its marks, the table of the register, and a board's columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from egovdesk.documents.wording import counted, short_date
from egovdesk.operations.meetings import agenda_of
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Item, ItemKind, ItemState, Meeting
from egovdesk.register import Register
from ui.item_models.listed import Listed
from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Mark, MarkKind, Text

MARKS: Mapping[str, MarkKind] = {
    "decide": MarkKind.DECIDED,
    "approve": MarkKind.DECIDED,
    "endorse": MarkKind.DECIDED,
    "recommend": MarkKind.RECOMMENDED,
    "ratify": MarkKind.WAITING,
    "consider": MarkKind.PROPOSED,
    "receive": MarkKind.NOTE,
    "note": MarkKind.NOTE,
}


def mark_of(purpose: str, word: str = "") -> Mark:
    """The mark that stands for what a group is asked to do."""
    return Mark(MARKS.get(purpose, MarkKind.NOTE), word)


def purposes_of(register: Register) -> dict[str, Choice]:
    """What groups can be asked to do, by code, as of today."""
    nation = register.authority.nation.value
    return register.choices.of(ChoiceList.PURPOSES, nation, register.today)


def when_words(row: Any) -> str:
    """The day of its meeting, or since when it waits for one."""
    if row.held_on is not None:
        return short_date(row.held_on)
    return f"from {short_date(row.wanted_on)}" if row.wanted_on is not None else "no day set"


def make_model(register: Register, parent: Any = None) -> RecordTableModel[Any]:
    """The register's forward plan as an item model."""
    purposes = purposes_of(register)
    groups = {one.id: one.label for one in register.groups.all()}

    def ids(filters: dict[str, Any], **how: Any) -> Sequence[str]:
        return register.items.plan.ids(filters, today=register.today, **how)

    def purpose(row: Any) -> str:
        choice = purposes.get(row.purpose)
        return choice.label if choice else ""

    listed = Listed(ids, "on")
    source: RecordSource[Any] = RecordSource(
        listed.every, register.items.plan.rows, first=listed.first
    )
    columns: tuple[Column[Any], ...] = (
        Column("Meeting", when_words, sort="on", width=112,
               tone=lambda row: "ink2" if row.held_on else "ink3"),
        Column("Item", lambda row: row.title, sort="title", stretch=1),
        Column("Purpose", purpose, sort="purpose", width=112,
               mark=lambda row: mark_of(row.purpose, purpose(row)), gives_way=2),
        Column("Group", lambda row: groups.get(row.group_id, ""), sort="group", width=120,
               gives_way=2),
        Column("Lead", lambda row: row.lead, sort="lead", width=112, gives_way=1),
        Column("Papers", lambda row: row.paper_state, width=100, gives_way=2,
               tone=lambda row: "amber" if "to come" in row.paper_state.lower() else "ink2"),
        Column("Key", lambda row: "Key" if row.key_decision else "", width=44, gives_way=1),
    )  # fmt: skip
    return RecordTableModel(
        source, columns, parent, exempt=lambda row: "exempt" if row.exempt else ""
    )


# -- a group's board -------------------------------------------------------------------------------

ADD = "add"
"""The id of the row that adds an item to a column."""


@dataclass(frozen=True)
class PlanColumn:
    """The business of one meeting to come, or of none yet."""

    meeting: Meeting | None
    title: str
    note: str
    items: tuple[Item, ...]
    purposes: Mapping[str, Choice]

    def rows(self, *, writable: bool) -> list[Row]:
        """The items, and the row that adds one."""
        found = [self._row(one) for one in self.items]
        takes = self.meeting is None or not self.meeting.state.is_frozen
        if writable and takes:
            line = (Icon("plus", "ink2", size=14), Text("Add item", "ink2"))
            found.append(Row(ADD, Cell(line), height="sidebar", tip="Plan an item here (A)"))
        return found

    def _row(self, item: Item) -> Row:
        choice = self.purposes.get(item.purpose)
        word = choice.label.lower() if choice else ""
        lead = Icon("lock", "exempt") if item.exempt else mark_of(item.purpose, word)
        wanted = ""
        if item.meeting_id is None and item.wanted_on is not None:
            wanted = f"{item.wanted_on:%b} {item.wanted_on:%y}"
        trailing = (Text(wanted, "ink3", "note", context=True),) if wanted else ()
        return Row(
            item.id,
            Cell((Text(item.title),), trailing=trailing, lead=(lead,)),
            exempt="exempt" * item.exempt,
            height="sidebar",
            tip=item.title,
        )


def plan_columns(register: Register, group: Group) -> tuple[PlanColumn, ...]:
    """A column for each meeting that a group is to hold, then what waits for one."""
    purposes = purposes_of(register)
    found = [
        _column(register, one, purposes)
        for one in register.meetings.coming(group.id, register.today)
    ]
    waiting = tuple(register.items.backlog(group.id))
    note = f"{len(waiting)} waiting" if waiting else "nothing waiting"
    return (*found, PlanColumn(None, "No meeting yet", note, waiting, purposes))


def _column(register: Register, meeting: Meeting, purposes: Mapping[str, Choice]) -> PlanColumn:
    lines = agenda_of(register, meeting)
    items = tuple(
        one.item
        for one in lines
        if one.top
        and one.item.kind is ItemKind.BUSINESS
        and one.item.state is not ItemState.WITHDRAWN
    )
    numbered = sum(1 for one in lines if one.top and one.item.takes_number)
    year = "" if meeting.held_on.year == register.today.year else f" {meeting.held_on.year}"
    title = f"{meeting.held_on.day} {meeting.held_on:%B}{year}"
    note = f"{len(items)} planned" if numbered == len(items) else counted(numbered, "item")
    return PlanColumn(meeting, title, note if lines else "", items, purposes)
