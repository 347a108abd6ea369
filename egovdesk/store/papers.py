"""Papers, their clearances, the reminders that were written, and the tracker's filters and sorts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from egovdesk.records.papers import Clearance, Paper, PaperState, Reminder
from egovdesk.store.connection import making_sense
from egovdesk.store.register_query import in_order, ordered_by
from egovdesk.store.repository import Repository

_DUE = "coalesce(t.wanted_on, due.held_by)"
_AUTHOR = "coalesce(p.name, t.author)"
_COMING = (
    "coalesce(m.state, 'planned') IN"
    " ('planned', 'papers_called', 'agenda_draft', 'agenda_agreed', 'issued')"
)
_OWED = (
    "t.state IN ('expected', 'draft', 'in_clearance', 'to_follow')"
    f" AND coalesce(i.state, '') <> 'withdrawn' AND {_COMING}"
)
_WORDS = f"t.title || ' ' || {_AUTHOR} || ' ' || t.reference || ' ' || coalesce(i.title, '')"
_PENDING = "(SELECT count(*) FROM clearances WHERE paper_id = t.id AND cleared_on IS NULL)"
_JOINED = (
    "FROM papers t LEFT JOIN items i ON i.id = t.item_id"
    " LEFT JOIN meetings m ON m.id = i.meeting_id LEFT JOIN people p ON p.id = t.author_id"
    " JOIN groups g ON g.id = t.group_id LEFT JOIN due ON due.meeting_id = m.id"
)
_CONDITIONS = {
    "group_id": "t.group_id = ?",
    "author_id": "t.author_id = ?",
    "author": f"{_AUTHOR} = ?",
    "meeting_id": "m.id = ?",
    "state": "t.state = ?",
    "owed": _OWED,
    "late": f"{_OWED} AND {_DUE} < ?",
    "received": "t.state IN ('final', 'late', 'issued')",
    "exempt": "t.exempt = ?",
    "until_on": f"{_DUE} <= ?",
}
_SORTS = {
    "due_on": f"{_DUE} IS NULL, {_DUE}, g.position",
    "title": "t.title COLLATE NOCASE",
    "author": f"coalesce(p.sort_name, t.author) COLLATE NOCASE, {_DUE} IS NULL, {_DUE}",
    "group": "g.name, m.held_on, i.position, t.position",
    "state": f"t.state, {_DUE}",
    "pending": f"{_PENDING}, {_DUE}",
    "held_on": "m.held_on, i.position, t.position",
}


@dataclass(frozen=True)
class PaperRow:
    """A line of the tracker. `author` is the person's name, or the words typed instead."""

    id: str
    title: str
    author: str
    author_id: str | None
    group_id: str
    item_id: str | None
    meeting_id: str | None
    held_on: date | None
    due_on: date | None
    state: PaperState
    owed: bool
    pending: int
    exempt: bool

    def days_late(self, today: date) -> int:
        """Days past due while somebody still owes it, else 0."""
        return max(0, (today - self.due_on).days) if self.owed and self.due_on else 0


class PaperTracker:
    """Papers across meetings. `dues` says by which day each meeting wants its papers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ids(
        self,
        filters: Mapping[str, Any],
        *,
        dues: Mapping[str, date],
        sort: str = "due_on",
        descending: bool = False,
        words: str = "",
        limit: int | None = None,
    ) -> list[str]:
        """The ids that the filters and words let through, in order."""
        where, args = _where(filters, words)
        tail = "" if limit is None else f" LIMIT {int(limit)}"
        order = ordered_by(f"{_SORTS[sort]}, t.id", descending=descending)
        rows = self._ask(f"SELECT t.id {_JOINED} {where} ORDER BY {order}{tail}", dues, args)
        return [row[0] for row in rows]

    def count(
        self, filters: Mapping[str, Any], words: str = "", *, dues: Mapping[str, date]
    ) -> int:
        """How many the filters and words let through."""
        where, args = _where(filters, words)
        return int(self._ask(f"SELECT count(*) {_JOINED} {where}", dues, args)[0][0])

    def rows(self, ids: Iterable[str], *, dues: Mapping[str, date]) -> list[PaperRow]:
        """Lines of the tracker for these ids, in their order."""
        wanted = list(ids)
        marks = ", ".join("?" * len(wanted))
        query = (
            f"SELECT t.id, t.title, {_AUTHOR}, t.author_id, t.group_id, t.item_id, m.id, m.held_on,"
            f" {_DUE}, t.state, {_OWED}, {_PENDING}, t.exempt {_JOINED} WHERE t.id IN ({marks})"
        )
        lines = self._ask(query, dues, wanted)
        with making_sense(self._connection):
            found = {row[0]: _row(row) for row in lines}
        return in_order(wanted, found)

    def meetings(self, *, coming: bool = False) -> list[str]:
        """The meetings that papers are wanted for by the groups' offsets; `coming`: not yet held."""
        where = f"WHERE m.id IS NOT NULL AND t.wanted_on IS NULL{f' AND {_COMING}' * coming}"
        return [row[0] for row in self._ask(f"SELECT DISTINCT m.id {_JOINED} {where}", {}, [])]

    def authors(self) -> list[tuple[str, int]]:
        """Who owes papers, and how many, by family name; "" where nobody is down to write one."""
        query = (
            f"SELECT {_AUTHOR}, count(*) {_JOINED} WHERE {_OWED} GROUP BY {_AUTHOR}"
            f" ORDER BY coalesce(p.sort_name, t.author) COLLATE NOCASE"
        )
        return [(row[0], int(row[1])) for row in self._ask(query, {}, [])]

    def _ask(self, query: str, dues: Mapping[str, date], args: list[Any]) -> list[Any]:
        days = json.dumps({key: day.isoformat() for key, day in dues.items()})
        named = (
            "WITH due(meeting_id, held_by) AS MATERIALIZED (SELECT key, value FROM json_each(?))"
        )
        return self._connection.execute(f"{named} {query}", [days, *args]).fetchall()


def _where(filters: Mapping[str, Any], words: str) -> tuple[str, list[Any]]:
    clauses, args = [], []
    for name, value in filters.items():
        clause = _CONDITIONS[name]
        clauses.append(f"({clause})")
        args += [value] * clause.count("?")
    for word in words.split():
        clauses.append(f"instr(lower({_WORDS}), lower(?))")
        args.append(word)
    return ("WHERE " + " AND ".join(clauses) if clauses else "", args)


def _row(row: tuple[Any, ...]) -> PaperRow:
    values = list(row)
    for at in (7, 8):
        values[at] = date.fromisoformat(row[at]) if row[at] else None
    values[9], values[10], values[12] = PaperState(row[9]), bool(row[10]), bool(row[12])
    return PaperRow(*values)


class PaperRepository(Repository[Paper]):
    """Papers in their order under an item."""

    table = "papers"
    record = Paper
    order = "position, id"
    noun = "paper"

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.tracker = PaperTracker(connection)

    def of_meeting(self, meeting_id: str) -> dict[str, list[Paper]]:
        """All papers of a meeting's items, by item."""
        found: dict[str, list[Paper]] = {}
        query = "WHERE item_id IN (SELECT id FROM items WHERE meeting_id = ?) ORDER BY position, id"
        for paper in self._query(query, (meeting_id,)):
            found.setdefault(paper.item_id or "", []).append(paper)
        return found


class ClearanceRepository(Repository[Clearance]):
    """Clearances in their order under a paper."""

    table = "clearances"
    record = Clearance
    order = "position, id"
    noun = "clearance"


class ReminderRepository(Repository[Reminder]):
    """Reminders, oldest first."""

    table = "reminders"
    record = Reminder
    order = "written_on, id"
    noun = "reminder"
