"""Agenda items: their numbers, the backlog, and what earlier meetings left undecided."""

from __future__ import annotations

import sqlite3
from datetime import date

from egovdesk.records.meetings import DECIDING, Item
from egovdesk.store.plan import ForwardPlan
from egovdesk.store.repository import Repository, marked

_OVER = ("minutes_drafted", "cleared", "circulated", "approved", "signed", "cancelled")


class ItemRepository(Repository[Item]):
    """Items in agenda order."""

    table = "items"
    record = Item
    order = "position, id"
    noun = "item"

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.plan = ForwardPlan(connection)

    def backlog(self, group_id: str) -> list[Item]:
        """What waits for a meeting of the group, by the day from which it is wanted."""
        return self._query(
            "WHERE meeting_id IS NULL AND parent_id IS NULL AND group_id = ? AND state <> 'withdrawn'"
            f" ORDER BY wanted_on IS NULL, wanted_on, {self.order}",
            (group_id,),
        )

    def undecided(self, group_id: str, since: date, before: date, today: date) -> list[Item]:
        """Business of a group's meetings in a time that nothing came of, and nothing takes up again.

        It was deferred, or not reached, or asked for a decision that was not taken.
        """
        return self._query(
            "WHERE kind = 'business' AND meeting_id IN (SELECT id FROM meetings"
            f" WHERE group_id = ? AND held_on >= ? AND held_on < ?"
            f" AND (state IN ({marked(_OVER)}) OR state = 'held' AND held_on < ?))"
            " AND (state IN ('deferred', 'on_agenda') OR state = 'considered'"
            f" AND purpose IN ({marked(sorted(DECIDING))})"
            " AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.item_id = items.id))"
            " AND (state = 'deferred' OR NOT EXISTS (SELECT 1 FROM items p"
            " WHERE p.id = items.parent_id AND p.kind <> 'heading'))"
            " AND NOT EXISTS (SELECT 1 FROM items s WHERE s.arises_id = items.id)"
            f" ORDER BY {self.order}",
            (group_id, since.isoformat(), before.isoformat(), today.isoformat()),
        )

    def sequences(self, group_id: str, year: int, besides: str | None = None) -> set[int]:
        """The places in its count that a group has given in a municipal year, but in one meeting."""
        rows = self._connection.execute(
            "SELECT minute_sequence FROM items WHERE group_id = ? AND minute_year = ?"
            " AND minute_sequence IS NOT NULL AND meeting_id IS NOT ?",
            (group_id, year, besides),
        )
        return {row[0] for row in rows}

    def counts(self) -> list[tuple[str, int]]:
        """Each group with each municipal year (0: one long count) in which it numbered minutes."""
        return self._connection.execute(
            "SELECT DISTINCT group_id, minute_year FROM items WHERE minute_year IS NOT NULL"
            " ORDER BY group_id, minute_year"
        ).fetchall()

    def minute_numbers(
        self, group_id: str, first: date, last: date, besides: str | None = None
    ) -> set[str]:
        """The minute numbers that a group has given from one day to another, but in one meeting."""
        rows = self._connection.execute(
            "SELECT minute_number FROM items i JOIN meetings m ON m.id = i.meeting_id"
            " WHERE m.group_id = ? AND m.held_on BETWEEN ? AND ? AND minute_number <> ''"
            " AND m.id IS NOT ?",
            (group_id, first.isoformat(), last.isoformat(), besides),
        )
        return {row[0] for row in rows}

    def last_order_taken(self, meeting_id: str) -> int:
        """The highest order taken of a meeting, 0 when none has been."""
        row = self._connection.execute(
            "SELECT coalesce(max(order_taken), 0) FROM items WHERE meeting_id = ?",
            (meeting_id,),
        ).fetchone()
        return int(row[0])
