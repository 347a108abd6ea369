"""Searching the full-text index: title hits first, then the newest; ranked only after a pause."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from egovdesk.store.connection import making_sense
from egovdesk.store.register_query import matching
from egovdesk.store.search_triggers import key_of

RANK_LIMIT = 1000
_NEWEST = "{index}.rowid DESC"  # FTS5 walks its rows that way without sorting them
_FOUND, _END = "\x02", "\x03"


@dataclass(frozen=True)
class Hit:
    """A search document that was found. In `title` and `snippet`, \\x02…\\x03 surround found words."""

    kind: str
    record_id: str
    group_id: str | None
    meeting_id: str | None
    on: date | None
    exempt: bool
    title: str
    snippet: str


class Search:
    """The index of one register."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def as_typed(self, words: str, limit: int = 20, kinds: tuple[str, ...] = ()) -> list[Hit]:
        """What is shown first while typing: hits in titles, then the newest others."""
        wanted = matching(words)
        if not wanted:
            return []
        title = self._hits("search_index", f"title : ({wanted})", _NEWEST, limit, kinds)
        if len(title) >= limit:
            return title
        seen = {hit.record_id for hit in title}
        rest = self._hits("search_index", wanted, _NEWEST, limit + len(seen), kinds)
        return (title + [hit for hit in rest if hit.record_id not in seen])[:limit]

    def ranked(self, words: str, limit: int = 50, kinds: tuple[str, ...] = ()) -> list[Hit]:
        """Whole words and their forms, the best first; newest first where too many match to rank."""
        cleaned = "".join(c if c.isalnum() else " " for c in words).split()
        if not cleaned:
            return []
        wanted = " ".join(f'"{word}"' for word in cleaned)
        few = self._count_capped("search_stems", wanted) < RANK_LIMIT
        found = self._hits("search_stems", wanted, "rank" if few else _NEWEST, limit, kinds)
        return found or self.as_typed(words, limit, kinds)

    def count(self, words: str) -> int:
        """How many match, counted no further than 1,000."""
        wanted = matching(words)
        return self._count_capped("search_index", wanted) if wanted else 0

    def open_holds(self, words: str, *, besides: str) -> bool:
        """Whether anything open holds these words one after another, but for what one meeting has.

        Papers do not count: which meeting they are for is not in the index.
        """
        cleaned = "".join(c if c.isalnum() else " " for c in words).split()
        if not cleaned:
            return False
        query = (
            "SELECT 1 FROM search_index JOIN search_documents d ON d.id = search_index.rowid"
            " WHERE search_index MATCH ? AND d.exempt = 0 AND d.kind <> 'paper'"
            " AND d.meeting_id IS NOT ? LIMIT 1"
        )
        phrase = f'"{" ".join(cleaned)}"'
        return self._connection.execute(query, (phrase, besides)).fetchone() is not None

    def _count_capped(self, index: str, wanted: str) -> int:
        query = f"SELECT count(*) FROM (SELECT 1 FROM {index}(?) LIMIT {RANK_LIMIT})"
        return int(self._connection.execute(query, (wanted,)).fetchone()[0])

    def _hits(
        self, index: str, wanted: str, order: str, limit: int, kinds: tuple[str, ...]
    ) -> list[Hit]:
        keys = ", ".join(str(key_of(kind)) for kind in kinds)
        marks = ", ".join("?" * len(kinds))
        among = f"AND {index}.rowid & 7 IN ({keys}) AND d.kind IN ({marks})" if kinds else ""
        query = (
            "SELECT d.kind, d.record_id, d.group_id, d.meeting_id, d.on_date, d.exempt,"
            f" highlight({index}, 0, ?, ?), snippet({index}, 1, ?, ?, '…', 14)"
            f" FROM {index} JOIN search_documents d ON d.id = {index}.rowid"
            f" WHERE {index} MATCH ? {among} ORDER BY {order.format(index=index)} LIMIT ?"
        )
        args = (_FOUND, _END, _FOUND, _END, wanted, *kinds, limit)
        rows = self._connection.execute(query, args).fetchall()
        with making_sense(self._connection):
            return [_hit(row) for row in rows]


def _hit(row: tuple[Any, ...]) -> Hit:
    kind, record_id, group_id, meeting_id, on, exempt, title, snippet = row
    day = date.fromisoformat(on) if on else None
    return Hit(kind, record_id, group_id, meeting_id, day, bool(exempt), title, snippet)
