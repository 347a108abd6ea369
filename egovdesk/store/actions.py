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


@dataclass(frozen=True)
class ArisingAction:
    """An action as a later meeting looks at it: with its item, without which it says nothing.

    `progress` is the last update by that day, and when it was noted; `done_on` is set once it is closed.
    """

    id: str
    number: str
    title: str
    owner: str
    due_on: date | None
    state: ActionState
    done_on: date | None
    item_id: str | None
    item: str
    minute_number: str
    given_on: date
    exempt: bool
    progress: str
    noted_on: date | None


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

    def arising(self, group_id: str, day: date, since: date) -> list[ArisingAction]:
        """What a group's meeting on a day asks after: actions given before it and still open then,
        or closed after the meeting before, by their numbers."""
        query = (
            "SELECT a.id, a.number, a.title, coalesce(p.name, a.owner), a.due_on, a.state, a.closed_on,"
            " a.item_id, coalesce(i.title, ''), coalesce(i.minute_number, ''), a.given_on, a.exempt,"
            " coalesce(u.text, ''), u.noted_on FROM actions a"
            " LEFT JOIN people p ON p.id = a.owner_id LEFT JOIN items i ON i.id = a.item_id"
            " LEFT JOIN action_updates u ON u.id = (SELECT id FROM action_updates"
            " WHERE action_id = a.id AND noted_on <= ?2 ORDER BY noted_on DESC, id DESC LIMIT 1)"
            " WHERE a.group_id = ?1 AND a.given_on < ?2 AND (a.state IN ('open', 'in_progress')"
            " OR a.closed_on >= ?3) AND a.state <> 'transferred' ORDER BY a.given_on, a.number, a.id"
        )
        rows = self._connection.execute(query, (group_id, day.isoformat(), since.isoformat()))
        with making_sense(self._connection):
            return [_arising(row, day) for row in rows]

    def late_count(self, today: date) -> int:
        """How many open actions are past their date."""
        return self.register.count({"late": today.isoformat()})

    def numbers_without_minute(self, group_id: str, first: date, last: date) -> list[str]:
        """The numbers of a group's actions of a period that hang on no minute of the register."""
        query = (
            "SELECT number FROM actions WHERE group_id = ? AND item_id IS NULL AND number <> ''"
            " AND given_on BETWEEN ? AND ?"
        )
        args = (group_id, first.isoformat(), last.isoformat())
        return [row[0] for row in self._connection.execute(query, args)]


class ActionDueRepository(Repository[ActionDue]):
    """Former due dates, oldest first."""

    table = "action_dues"
    record = ActionDue
    order = "changed_on, id"
    noun = "due date"

    def of_actions(self, action_ids: Iterable[str]) -> list[ActionDue]:
        """The former due dates of these actions, in the order in which they were given up."""
        wanted = list(action_ids)
        found: list[ActionDue] = []
        for start in range(0, len(wanted), 500):
            page = wanted[start : start + 500]
            marks = ", ".join("?" * len(page))
            found += self._query(f"WHERE action_id IN ({marks}) ORDER BY id", tuple(page))
        return found


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


def _arising(row: tuple[Any, ...], day: date) -> ArisingAction:
    values = list(row)
    for at in (4, 6, 10, 13):
        values[at] = date.fromisoformat(row[at]) if row[at] else None
    values[5], values[11] = ActionState(row[5]), bool(row[11])
    if values[6] is not None and values[6] > day:
        values[5], values[6] = ActionState.OPEN, None  # it was, on that day
    return ArisingAction(*values)
