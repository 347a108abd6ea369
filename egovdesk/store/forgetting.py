"""Forgetting: what is disposed of leaves history too, and the file's own corners.

The one exception to "nothing is deleted" (product.md 2.1). A step's own changes say what was taken out
and what was emptied; the log is made to read as if those words had never been there, so that it still
replays to the present. SQLite overwrites what it frees, and the full-text index is merged afterwards,
for until then its older parts still hold the words that were taken out of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from egovdesk.errors import Stopped

_INDEXES = ("search_index", "search_stems")
_NAMELESS = """
UPDATE steps SET label = substr(label, 1, instr(label, ': ') - 1)
WHERE instr(label, ': ') > 0 AND seq <> ? AND seq IN (
    SELECT step FROM changes WHERE (tbl, row_id) IN (SELECT tbl, row_id FROM changes WHERE step = ?)
)
"""
_SLICE = 400  # pages merged at a time: some milliseconds
_OFTEN = 1000  # instructions of SQLite between two looks at whether to stop
_ANEW = 32 * 1024 * 1024  # a file up to this size is written anew in a blink


def forget(connection: sqlite3.Connection, step: int) -> None:
    """Take out of the log what a step took out of the tables, former values with it."""
    connection.execute("INSERT OR IGNORE INTO scraps (step) VALUES (?)", (step,))
    rows = connection.execute(
        "SELECT tbl, row_id, kind, diff FROM changes WHERE step = ? ORDER BY id", (step,)
    ).fetchall()
    connection.execute(_NAMELESS, (step, step))
    for table, row_id, kind, diff in rows:
        if kind == "delete":
            connection.execute("DELETE FROM changes WHERE tbl = ? AND row_id = ?", (table, row_id))
        elif kind == "update":
            present = {column: pair[1] for column, pair in json.loads(diff).items()}
            _forget_columns(connection, table, row_id, present)


def _forget_columns(
    connection: sqlite3.Connection, table: str, row_id: str, present: dict[str, Any]
) -> None:
    """Let the log of a row know only the present values of these columns."""
    query = "SELECT id, kind, diff FROM changes WHERE tbl = ? AND row_id = ?"
    for change_id, kind, text in connection.execute(query, (table, row_id)).fetchall():
        diff = json.loads(text)
        if kind == "insert":
            kept = {column: value for column, value in diff.items() if column not in present}
            kept |= {column: value for column, value in present.items() if value is not None}
        else:
            kept = {column: pair for column, pair in diff.items() if column not in present}
        if kept or kind == "insert":
            words = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
            connection.execute("UPDATE changes SET diff = ? WHERE id = ?", (words, change_id))
        else:
            connection.execute("DELETE FROM changes WHERE id = ?", (change_id,))


def sweep(connection: sqlite3.Connection, *, first: bool) -> bool:
    """Clear away a slice of contents that nothing names, then of the full-text index; whether there is more.

    The last slice writes a file of a clerk's own size anew. A very large one would keep the window
    waiting for a minute: that is owed until `write_anew`.
    """
    from egovdesk.store.contents import purge_some

    more = purge_some(connection)
    for index in _INDEXES:
        before = connection.total_changes
        pages = -_SLICE if first else _SLICE
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,))
        more = connection.total_changes - before >= 2 or more
    if not more:
        if _size(connection) <= _ANEW:
            write_anew(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return more


def owes_writing(connection: sqlite3.Connection) -> bool:
    """Whether scraps of what was disposed of may still be in the file."""
    return connection.execute("SELECT 1 FROM scraps LIMIT 1").fetchone() is not None


def write_anew(connection: sqlite3.Connection, stopped: Callable[[], bool] | None = None) -> None:
    """Write the whole file anew: SQLite overwrites what it frees, yet moving rows between pages
    leaves scraps of them behind. `stopped` is asked as it goes on; raises Stopped, and it stays owed."""
    connection.set_progress_handler(stopped, _OFTEN)
    try:
        connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if stopped is not None and stopped():
            raise Stopped("The file was not written anew.", "Nothing has changed.") from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
    connection.execute("DELETE FROM scraps")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _size(connection: sqlite3.Connection) -> int:
    (pages,), (size,) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
    )
    return int(pages) * int(size)
