"""History: every step with its changes, undo and redo that survive a restart, and any record's past.

The log only grows. A step is `done`, `undone`, `abandoned` (new work followed an undo) or `sealed` (a
migration followed). Undo and redo are steps of their own kind whose changes the triggers record like
any other, so that replaying the log in order always gives the present, and "as it stood on" is true.
"""

from __future__ import annotations

import getpass
import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from egovdesk import clock
from egovdesk.errors import UndoRefused
from egovdesk.identifiers import new_id
from egovdesk.store import forgetting
from egovdesk.store.connection import making_sense

Row = dict[str, Any]


class Changes(NamedTuple):
    """The notice after a step: which rows of which tables moved, and the step's label and kind."""

    label: str
    kind: str
    rows: dict[str, frozenset[str]]

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(self.rows)

    def ids(self, table: str) -> frozenset[str]:
        return self.rows.get(table, frozenset())

    def with_later(self, later: Changes) -> Changes:
        """This notice and a later one as one, called what the later is."""
        rows = {table: self.ids(table) | later.ids(table) for table in self.tables | later.tables}
        return Changes(later.label, later.kind, rows)


class HistoryEntry(NamedTuple):
    """One change of one record: when, by whom, in which step, and each column before and after."""

    seq: int
    label: str
    step_kind: str
    made_at: datetime
    made_by: str
    table: str
    record_id: str
    kind: str
    before: Row
    after: Row


class History:
    """The log of one open register; `current` is the step that triggers write to."""

    def __init__(self, connection: sqlite3.Connection, user: str | None = None) -> None:
        self._connection = connection
        self.user = user or user_name()
        self.current: int | None = None
        self._mark = 0
        self._joined = False
        connection.create_function("egov_step", 0, lambda: self.current)

    def begin(
        self,
        label: str,
        *,
        kind: str = "do",
        target: int | None = None,
        undoable: bool = True,
        join: str | None = None,
    ) -> None:
        """Open a step inside the caller's transaction, or join the last one that has this key."""
        self._mark = self._scalar("SELECT coalesce(max(id), 0) FROM changes")
        joined = self._joinable(join) if join else None
        self._joined = joined is not None
        now = _now()
        if joined is not None:
            self._connection.execute("UPDATE steps SET ended_at = ? WHERE seq = ?", (now, joined))
            self.current = joined
            return
        cursor = self._connection.execute(
            "INSERT INTO steps (id, label, kind, target, state, undoable, join_key, made_at,"
            " ended_at, made_by) VALUES (?, ?, ?, ?, 'done', ?, ?, ?, ?, ?)",
            (new_id(), label, kind, target, undoable, join or "", now, now, self.user),
        )
        self.current = cursor.lastrowid

    def finish(self) -> Changes | None:
        """Close the step; None where it changed nothing, and the caller rolls it back."""
        step, self.current = self.current, None
        rows: dict[str, set[str]] = {}
        query = "SELECT DISTINCT tbl, row_id FROM changes WHERE step = ? AND id > ?"
        for table, row_id in self._connection.execute(query, (step, self._mark)):
            rows.setdefault(table, set()).add(row_id)
        if not rows:
            return None
        label, kind = self._connection.execute(
            "SELECT label, kind FROM steps WHERE seq = ?", (step,)
        ).fetchone()
        if kind == "do":
            self._connection.execute(
                "UPDATE steps SET state = 'abandoned' WHERE kind = 'do' AND state = 'undone'"
            )
        if self._joined and step is not None:
            self._fold(step)
        return Changes(label, kind, {table: frozenset(ids) for table, ids in rows.items()})

    def forget(self, step: int) -> None:
        """Let nothing be read, or undone, of what a step disposed of."""
        forgetting.forget(self._connection, step)
        self.seal()

    def abort(self) -> None:
        """Forget the open step; the caller rolls the transaction back."""
        self.current = None

    def mark(self) -> str:
        """The last step and when it last grew."""
        query = "SELECT seq || ' ' || ended_at FROM steps ORDER BY seq DESC LIMIT 1"
        row = self._connection.execute(query).fetchone()
        return "" if row is None else str(row[0])

    def next_undo(self) -> tuple[int, str, bool] | None:
        """The step that undo would take back: its seq, label, and whether it may be undone."""
        return self._step("done", "DESC")

    def next_redo(self) -> tuple[int, str, bool] | None:
        """The step that redo would make again."""
        return self._step("undone", "ASC")

    def seal(self) -> None:
        """After a migration: what was done before can be read, and no longer undone."""
        self._connection.execute(
            "UPDATE steps SET state = 'sealed' WHERE kind = 'do' AND state IN ('done', 'undone')"
        )

    def replay(self, step: int, *, backwards: bool) -> None:
        """Take a step's changes back, or make them again, inside the open step.

        Raises UndoRefused when a row is no longer what the step left.
        """
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        order = "DESC" if backwards else "ASC"
        query = f"SELECT tbl, row_id, kind, diff FROM changes WHERE step = ? ORDER BY id {order}"
        changes = self._connection.execute(query, (step,)).fetchall()
        with making_sense(self._connection):
            for table, row_id, kind, diff in changes:
                self._replay_one(table, row_id, kind, json.loads(diff), backwards)
        self._connection.execute(
            "UPDATE steps SET state = ? WHERE seq = ?",
            ("undone" if backwards else "done", step),
        )

    def _replay_one(
        self, table: str, row_id: str, kind: str, values: dict[str, Any], backwards: bool
    ) -> None:
        if kind == "update":
            self._set(table, row_id, values, backwards)
        elif (kind == "insert") is backwards:
            self._take_out(table, row_id, values)
        else:
            self._put_in(table, row_id, values)

    def of_record(self, record_id: str) -> list[HistoryEntry]:
        """Every change of one record, oldest first."""
        return self._entries("c.row_id = ?", (record_id,))

    def of_family(self, record_id: str, below: Iterable[tuple[str, str]]) -> list[HistoryEntry]:
        """The changes of a record and of the rows that hang on it, by table and column.

        Rows since taken out are found too, by the steps in which the record or another row moved.
        """
        known = {record_id}
        for table, column in below:
            query = f'SELECT id FROM "{table}" WHERE "{column}" = ?'
            known |= {row[0] for row in self._connection.execute(query, (record_id,))}
            fresh = known
            while fresh:
                fresh = self._moved_with(fresh, table, column, record_id) - known
                known |= fresh
        marks = ", ".join("?" * len(known))
        return self._entries(f"c.row_id IN ({marks})", tuple(known))

    def _moved_with(self, ids: set[str], table: str, column: str, record_id: str) -> set[str]:
        marks = ", ".join("?" * len(ids))
        query = (
            "SELECT row_id, diff FROM changes WHERE kind <> 'update' AND tbl = ? AND step IN"
            f" (SELECT step FROM changes WHERE row_id IN ({marks}))"
        )
        rows = self._connection.execute(query, (table, *ids)).fetchall()
        with making_sense(self._connection):
            return {row_id for row_id, diff in rows if json.loads(diff).get(column) == record_id}

    def recent(self, limit: int = 100) -> list[HistoryEntry]:
        """The newest changes of the register, newest first."""
        return self._entries("1", (), f"c.id DESC LIMIT {int(limit)}")

    def as_it_stood(self, record_id: str, moment: datetime) -> Row | None:
        """The record's columns as they were at a moment (UTC); None where there was no record."""
        row: Row | None = None
        for entry in self.of_record(record_id):
            if entry.made_at > moment:
                break
            row = None if entry.kind == "delete" else {**(row or {}), **entry.after}
        return row

    def _entries(
        self, where: str, args: tuple[Any, ...], order: str = "c.id"
    ) -> list[HistoryEntry]:
        query = (
            "SELECT s.seq, s.label, s.kind, s.made_at, s.made_by, c.tbl, c.row_id, c.kind, c.diff "
            f"FROM changes c JOIN steps s ON s.seq = c.step WHERE {where} ORDER BY {order}"
        )
        rows = self._connection.execute(query, args).fetchall()
        with making_sense(self._connection):
            return [_entry(*row) for row in rows]

    def _step(self, state: str, order: str) -> tuple[int, str, bool] | None:
        query = (
            "SELECT seq, label, undoable FROM steps WHERE kind = 'do' AND state = ? "
            "AND EXISTS (SELECT 1 FROM changes WHERE step = steps.seq) "
            f"ORDER BY seq {order} LIMIT 1"
        )
        row = self._connection.execute(query, (state,)).fetchone()
        return None if row is None else (row[0], row[1], bool(row[2]))

    def _joinable(self, key: str) -> int | None:
        row = self._connection.execute(
            "SELECT seq, kind, state, join_key FROM steps ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return row[0] if row is not None and tuple(row[1:]) == ("do", "done", key) else None

    def _fold(self, step: int) -> None:
        """Fold this second's typing into the step's earlier change of the same row.

        What was typed and taken back is no change: a step left with none is passed over by undo.
        """
        query = "SELECT id, tbl, row_id, diff FROM changes WHERE step = ? AND id > ? AND kind = 'update'"
        for change_id, table, row_id, diff in self._connection.execute(
            query, (step, self._mark)
        ).fetchall():
            earlier = self._connection.execute(
                "SELECT id, kind, diff FROM changes WHERE step = ? AND tbl = ? AND row_id = ?"
                " AND id < ? ORDER BY id DESC LIMIT 1",
                (step, table, row_id, change_id),
            ).fetchone()
            if earlier is None or earlier[1] == "delete":
                continue
            merged = _merged(earlier[1], json.loads(earlier[2]), json.loads(diff))
            if merged or earlier[1] == "insert":
                query = "UPDATE changes SET diff = ? WHERE id = ?"
                self._connection.execute(query, (_json(merged), earlier[0]))
            else:
                self._connection.execute("DELETE FROM changes WHERE id = ?", (earlier[0],))
            self._connection.execute("DELETE FROM changes WHERE id = ?", (change_id,))

    def _set(self, table: str, row_id: str, values: dict[str, list[Any]], backwards: bool) -> None:
        before, after = (0, 1) if backwards else (1, 0)
        if not values:
            return
        settings = ", ".join(f'"{column}" = ?' for column in values)
        guards = " AND ".join(f'"{column}" IS ?' for column in values)
        cursor = self._connection.execute(
            f'UPDATE "{table}" SET {settings} WHERE id = ? AND {guards}',
            [
                *(v[before] for v in values.values()),
                row_id,
                *(v[after] for v in values.values()),
            ],
        )
        self._require(cursor.rowcount == 1)

    def _take_out(self, table: str, row_id: str, values: Row) -> None:
        guards = "".join(f' AND "{column}" IS ?' for column in values)
        cursor = self._connection.execute(
            f'DELETE FROM "{table}" WHERE id = ?{guards}', [row_id, *values.values()]
        )
        self._require(cursor.rowcount == 1)

    def _put_in(self, table: str, row_id: str, values: Row) -> None:
        columns = ", ".join(f'"{column}"' for column in ("id", *values))
        marks = ", ".join("?" * (len(values) + 1))
        exists = self._connection.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id,))
        self._require(exists.fetchone() is None)
        self._connection.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({marks})',
            [row_id, *values.values()],
        )

    def _require(self, holds: bool) -> None:
        if not holds:
            raise UndoRefused(
                "This step can no longer be undone: the record has changed since.",
                "Nothing has changed.",
                "Make the change by hand.",
            )

    def _scalar(self, query: str) -> int:
        return int(self._connection.execute(query).fetchone()[0])


def _entry(
    seq: int, label: str, step_kind: str, at: str, by: str, table: str, row_id: str, kind: str,
    diff: str,
) -> HistoryEntry:  # fmt: skip
    before, after = _sides(kind, json.loads(diff))
    moment = datetime.fromisoformat(at)
    return HistoryEntry(seq, label, step_kind, moment, by, table, row_id, kind, before, after)


def _sides(kind: str, diff: dict[str, Any]) -> tuple[Row, Row]:
    if kind == "insert":
        return {}, diff
    if kind == "delete":
        return diff, {}
    return (
        {column: pair[0] for column, pair in diff.items()},
        {column: pair[1] for column, pair in diff.items()},
    )


def _merged(kind: str, earlier: dict[str, Any], later: dict[str, list[Any]]) -> dict[str, Any]:
    merged = dict(earlier)
    for column, (old, new) in later.items():
        if kind == "insert":
            merged[column] = new
        else:
            merged[column] = [merged.get(column, [old])[0], new]
    if kind == "update":
        merged = {column: pair for column, pair in merged.items() if pair[0] != pair[1]}
    return {c: v for c, v in merged.items() if v is not None}


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _now() -> str:
    return clock.now().isoformat(timespec="milliseconds")


def user_name() -> str:
    """Who is at the computer, for the record of who did what."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
