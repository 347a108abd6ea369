"""Actions with their due history and updates, and the action log's filters, sorts and rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from egovdesk.records.actions import Action, ActionDue, ActionState, ActionUpdate
from egovdesk.store.connection import making_sense
from egovdesk.store.register_query import RegisterQuery, in_order
from egovdesk.store.repository import Repository


@dataclass(frozen=True)
class ActionRow:
    """A line of the action log. `owner` is the person's name, or the words typed instead."""

    id: str
    number: str
    title: str
    owner: str
    due_on: date | None
    state: ActionState
    group_id: str
    meeting_id: str | None
    item_id: str | None
    exempt: bool


class ActionRepository(Repository[Action]):
    """Actions by due date."""

    table = "actions"
    record = Action
    order = "due_on IS NULL, due_on, number, id"
    noun = "action"

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.register = RegisterQuery(
            connection,
            "actions",
            conditions={
                "group_id": "t.group_id = ?",
                "state": "t.state = ?",
                "open": "t.state IN ('open', 'in_progress')",
                "late": "t.state IN ('open', 'in_progress') AND t.due_on < ?",
                "owner_id": "t.owner_id = ?",
                "from_on": "t.due_on >= ?",
                "until_on": "t.due_on <= ?",
                "exempt": "t.exempt = ?",
                "meeting_id": "t.meeting_id = ?",
            },
            sorts={
                "due_on": "t.due_on",
                "number": "t.number",
                "title": "t.title COLLATE NOCASE",
                "owner": "coalesce(p.sort_name, t.owner), t.due_on",
                "state": "t.state, t.due_on",
                "group": "g.name, t.due_on",
                "given_on": "t.given_on",
            },
            joins={
                "group": "JOIN groups g ON g.id = t.group_id",
                "owner": "LEFT JOIN people p ON p.id = t.owner_id",
            },
            kinds=("action",),
        )

    def rows(self, ids: Iterable[str]) -> list[ActionRow]:
        """Lines of the log for these ids, in their order."""
        wanted = list(ids)
        marks = ", ".join("?" * len(wanted))
        query = (
            "SELECT a.id, a.number, a.title, coalesce(p.name, a.owner), a.due_on, a.state,"
            " a.group_id, a.meeting_id, a.item_id, a.exempt FROM actions a"
            f" LEFT JOIN people p ON p.id = a.owner_id WHERE a.id IN ({marks})"
        )
        lines = self._connection.execute(query, wanted).fetchall()
        with making_sense(self._connection):
            found = {row[0]: _action_row(row) for row in lines}
        return in_order(wanted, found)

    def late_count(self, today: date) -> int:
        """How many open actions are past their date."""
        return self.register.count({"late": today.isoformat()})


class ActionDueRepository(Repository[ActionDue]):
    """Former due dates, oldest first."""

    table = "action_dues"
    record = ActionDue
    order = "changed_on, id"
    noun = "due date"


class ActionUpdateRepository(Repository[ActionUpdate]):
    """Updates, oldest first."""

    table = "action_updates"
    record = ActionUpdate
    order = "noted_on, id"
    noun = "update"


def _action_row(row: tuple[Any, ...]) -> ActionRow:
    values = list(row)
    values[4] = date.fromisoformat(row[4]) if row[4] else None
    values[5], values[9] = ActionState(row[5]), bool(row[9])
    return ActionRow(*values)
