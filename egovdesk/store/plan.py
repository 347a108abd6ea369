"""The forward plan across groups: business of meetings to come and of the backlog, paged in SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from egovdesk.store.connection import making_sense
from egovdesk.store.register_query import RegisterQuery, in_order

_PLANNED = (
    "t.kind = 'business' AND t.state <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM items p"
    " WHERE p.id = t.parent_id AND p.kind <> 'heading') AND (t.meeting_id IS NULL OR t.meeting_id IN"
    " (SELECT id FROM meetings WHERE held_on >= ? AND state <> 'cancelled'))"
)
_ON = "coalesce(m.held_on, t.wanted_on, '9999')"


@dataclass(frozen=True)
class PlanRow:
    """A line of the forward plan: business, when it is to come, and how its papers stand.

    `held_on` is its meeting's day; in the backlog there is none, and `wanted_on` may say from when.
    """

    id: str
    title: str
    open_title: str
    purpose: str
    group_id: str
    meeting_id: str | None
    held_on: date | None
    wanted_on: date | None
    lead: str
    key_decision: bool
    exempt: bool
    papers: int
    papers_in: int

    @property
    def public_title(self) -> str:
        """What the public may read."""
        return (self.open_title or "Exempt item") if self.exempt else self.title

    @property
    def paper_state(self) -> str:
        """How its papers stand, in words; "" where none is wanted."""
        if not self.papers:
            return ""
        to_come = self.papers - self.papers_in
        if not to_come:
            return "In"
        return "To come" if to_come == self.papers else f"{to_come} of {self.papers} to come"


class ForwardPlan:
    """What is planned from a day on, filtered, sorted and paged."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        joined = "LEFT JOIN meetings m ON m.id = t.meeting_id"
        self._query = RegisterQuery(
            connection,
            "items",
            conditions={
                "from_on": _PLANNED,
                "group_id": "t.group_id = ?",
                "meeting_id": "t.meeting_id IS ?",
                "purpose": "t.purpose = ?",
                "key_decision": "t.key_decision = ?",
                "exempt": "t.exempt = ?",
                "backlog": "t.meeting_id IS NULL",
            },
            sorts={
                "on": f"{_ON}, g.position, t.exempt, t.position",
                "title": "t.title COLLATE NOCASE",
                "purpose": f"t.purpose, {_ON}",
                "group": f"g.name, {_ON}, t.exempt, t.position",
                "lead": f"coalesce(p.sort_name, t.presenter) COLLATE NOCASE, {_ON}",
            },
            joins={
                "on": f"{joined} JOIN groups g ON g.id = t.group_id",
                "purpose": joined,
                "group": f"{joined} JOIN groups g ON g.id = t.group_id",
                "lead": f"{joined} LEFT JOIN people p ON p.id = t.presenter_id",
            },
            kinds=("item",),
        )

    def ids(
        self,
        filters: Mapping[str, Any],
        *,
        today: date,
        sort: str = "on",
        descending: bool = False,
        words: str = "",
        limit: int | None = None,
    ) -> Sequence[str]:
        """The ids that the filters and words let through, in order."""
        wanted = {"from_on": today.isoformat(), **filters}
        return self._query.ids(wanted, sort=sort, descending=descending, words=words, limit=limit)

    def count(self, filters: Mapping[str, Any], words: str = "", *, today: date) -> int:
        """How many the filters and words let through."""
        return self._query.count({"from_on": today.isoformat(), **filters}, words)

    def rows(self, ids: Iterable[str]) -> list[PlanRow]:
        """Lines of the plan for these ids, in their order."""
        wanted = list(ids)
        marks = ", ".join("?" * len(wanted))
        papers = "(SELECT count(*) FROM papers WHERE item_id = t.id AND state <> 'withdrawn'{})"
        arrived = papers.format(" AND state IN ('final', 'late', 'issued')")
        query = (
            "SELECT t.id, t.title, t.open_title, t.purpose, t.group_id, t.meeting_id, m.held_on,"
            " t.wanted_on, coalesce(p.name, t.presenter), t.key_decision, t.exempt,"
            f" {papers.format('')}, {arrived} FROM items t"
            " LEFT JOIN meetings m ON m.id = t.meeting_id"
            f" LEFT JOIN people p ON p.id = t.presenter_id WHERE t.id IN ({marks})"
        )
        lines = self._connection.execute(query, wanted).fetchall()
        with making_sense(self._connection):
            found = {row[0]: _plan_row(row) for row in lines}
        return in_order(wanted, found)


def _plan_row(row: tuple[Any, ...]) -> PlanRow:
    values = list(row)
    for at in (6, 7):
        values[at] = date.fromisoformat(row[at]) if row[at] else None
    values[9], values[10] = bool(row[9]), bool(row[10])
    return PlanRow(*values)
