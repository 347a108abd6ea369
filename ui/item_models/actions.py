"""The action log as a table: its columns, filter, and late marks."""

from __future__ import annotations

from datetime import date
from typing import Any

from egovdesk.documents.wording import counted, short_date
from egovdesk.records.actions import ActionState
from egovdesk.register import Register
from ui.item_models.late import days_late
from ui.item_models.listed import Listed
from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.item_models.segments import Mark, MarkKind

MARKS = {
    ActionState.OPEN: MarkKind.PROPOSED,
    ActionState.IN_PROGRESS: MarkKind.RECOMMENDED,
    ActionState.DONE: MarkKind.RATIFIED,
    ActionState.CANCELLED: MarkKind.NOT_AGREED,
    ActionState.TRANSFERRED: MarkKind.DECIDED,
}


def status_of(due: date | None, state: ActionState, today: date) -> tuple[MarkKind, str, str]:
    """The mark, the word and the tone of an action."""
    late = days_late(due, state, today)
    if late:
        return MarkKind.LATE, f"{counted(late, 'day')} late", "red"
    return MARKS[state], state.label, "ink2"


def make_model(register: Register, parent: Any = None) -> RecordTableModel[Any]:
    """The register's actions as an item model."""
    today = register.today

    listed = Listed(register.actions.register.ids, "due_on")
    source: RecordSource[Any] = RecordSource(
        listed.every, register.actions.rows, first=listed.first
    )
    columns: tuple[Column[Any], ...] = (
        Column("Ref", lambda row: row.number or "–", sort="number", width=118, gives_way=1),
        Column("Action", lambda row: row.title, sort="title", stretch=1),
        Column("Owner", lambda row: row.owner or "nobody yet", sort="owner", width=134),
        Column(
            "Due", lambda row: short_date(row.due_on) if row.due_on else "no date",
            sort="due_on", width=104, gives_way=2,
        ),
        Column(
            "Status", lambda row: status_of(row.due_on, row.state, today)[1], sort="state",
            width=128, mark=lambda row: Mark(status_of(row.due_on, row.state, today)[0]),
            tone=lambda row: status_of(row.due_on, row.state, today)[2],
        ),
    )  # fmt: skip
    return RecordTableModel(
        source, columns, parent, exempt=lambda row: "exempt" if row.exempt else ""
    )
