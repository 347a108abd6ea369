"""The forward plan as rows: its marks, the table of the register, and a board's columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from egovdesk.documents.wording import short_date
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.register import Register
from ui.item_models.listed import Listed
from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.item_models.segments import Mark, MarkKind

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

    def ids(filters: dict[str, Any], **how: Any) -> list[str]:
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
