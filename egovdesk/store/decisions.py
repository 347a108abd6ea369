"""Decisions with their parts, and the decision register's filters, sorts and rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from egovdesk.records.decisions import Decision, DecisionPart, DecisionState
from egovdesk.store.connection import making_sense
from egovdesk.store.register_query import RegisterQuery, in_order
from egovdesk.store.repository import Repository


@dataclass(frozen=True)
class DecisionRow:
    """A line of the decision register, narrow enough to page quickly."""

    id: str
    number: str
    decided_on: date
    title: str
    category: str
    state: DecisionState
    outcome: str
    group_id: str
    meeting_id: str | None
    item_id: str | None
    exempt: bool


@dataclass(frozen=True)
class DecisionTally:
    """How many decisions of a category's letter a group made on a day, and how many bear upon a strategy."""

    group_id: str
    decided_on: date
    letter: str
    made: int
    linked: int


class DecisionRepository(Repository[Decision]):
    """Decisions, oldest first."""

    table = "decisions"
    record = Decision
    order = "decided_on, number, id"
    noun = "decision"

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.register = RegisterQuery(
            connection,
            "decisions",
            conditions={
                "group_id": "t.group_id = ?",
                "state": "t.state = ?",
                "category": "t.category LIKE ? || '%'",
                "outcome": "t.outcome = ?",
                "from_on": "t.decided_on >= ?",
                "until_on": "t.decided_on <= ?",
                "exempt": "t.exempt = ?",
                "meeting_id": "t.meeting_id = ?",
                "waits_for": "t.id IN (SELECT decision_id FROM ratifications"
                " WHERE group_id = ? AND state = 'waiting')",
            },
            sorts={
                "decided_on": "t.decided_on",
                "number": "t.number",
                "title": "t.title COLLATE NOCASE",
                "category": "t.category, t.decided_on",
                "state": "t.state, t.decided_on",
                "group": "g.name, t.decided_on",
            },
            joins={"group": "JOIN groups g ON g.id = t.group_id"},
            kinds=("decision",),
        )

    def rows(self, ids: Iterable[str]) -> list[DecisionRow]:
        """Lines of the register for these ids, in their order."""
        wanted = list(ids)
        marks = ", ".join("?" * len(wanted))
        query = (
            "SELECT id, number, decided_on, title, category, state, outcome, group_id, meeting_id,"
            f" item_id, exempt FROM decisions WHERE id IN ({marks})"
        )
        lines = self._connection.execute(query, wanted).fetchall()
        with making_sense(self._connection):
            found = {row[0]: _decision_row(row) for row in lines}
        return in_order(wanted, found)

    def tallied(self, letters: Iterable[str], until: date) -> list[DecisionTally]:
        """The decisions of categories beginning with these letters, counted by group, day and letter."""
        wanted = list(letters)
        marks = ", ".join("?" * len(wanted))
        query = (
            "SELECT group_id, decided_on, substr(category, 1, 1), count(*), sum(EXISTS (SELECT 1 FROM"
            " bearings b WHERE b.decision_id = d.id AND b.strategy_id IS NOT NULL)) FROM decisions d"
            f" WHERE state <> 'draft' AND decided_on <= ? AND substr(category, 1, 1) IN ({marks})"
            " GROUP BY 1, 2, 3"
        )
        lines = self._connection.execute(query, [until.isoformat(), *wanted]).fetchall()
        with making_sense(self._connection):
            return [DecisionTally(row[0], date.fromisoformat(row[1]), *row[2:]) for row in lines]

    def answered_for(self, until: date) -> tuple[int, int]:
        """How many decisions that affect a service name an accountable officer, and how many there are."""
        query = (
            "SELECT count(accountable_id), count(*) FROM decisions"
            " WHERE affects_service AND state <> 'draft' AND decided_on <= ?"
        )
        named, every = self._connection.execute(query, (until.isoformat(),)).fetchone()
        return int(named), int(every)

    def numbers_without_minute(self, group_id: str, first: date, last: date) -> list[str]:
        """The numbers of a group's decisions of a period that hang on no minute of the register."""
        query = (
            "SELECT number FROM decisions WHERE group_id = ? AND item_id IS NULL AND number <> ''"
            " AND decided_on BETWEEN ? AND ?"
        )
        args = (group_id, first.isoformat(), last.isoformat())
        return [row[0] for row in self._connection.execute(query, args)]


class DecisionPartRepository(Repository[DecisionPart]):
    """The parts of decisions, (a) first."""

    table = "decision_parts"
    record = DecisionPart
    order = "position, id"
    noun = "part"

    def of_decisions(self, decision_ids: Iterable[str]) -> dict[str, list[DecisionPart]]:
        """The parts of many decisions, by decision."""
        wanted = list(decision_ids)
        found: dict[str, list[DecisionPart]] = {}
        for start in range(0, len(wanted), 500):
            page = wanted[start : start + 500]
            marks = ", ".join("?" * len(page))
            query = f"WHERE decision_id IN ({marks}) ORDER BY decision_id, position, id"
            for part in self._query(query, tuple(page)):
                found.setdefault(part.decision_id, []).append(part)
        return found


def _decision_row(row: tuple[Any, ...]) -> DecisionRow:
    values = list(row)
    values[2], values[5], values[10] = (
        date.fromisoformat(row[2]),
        DecisionState(row[5]),
        bool(row[10]),
    )
    return DecisionRow(*values)
