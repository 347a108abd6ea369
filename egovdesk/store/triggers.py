"""Triggers made from the schema: every write is recorded in history, whatever path it takes.

`transform()` of sqlite-utils drops a table's triggers without a word, so they are made again after
each migration, and opening checks that every one is there.
"""

from __future__ import annotations

import sqlite3

from egovdesk.store import search_triggers

UNTRACKED = frozenset(
    {"steps", "changes", "search_documents", "scraps", "contents", "_sqlite_migrations"}
)


def tracked_tables(connection: sqlite3.Connection) -> list[str]:
    """The tables of facts, whose writes are history."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1"
    )
    return sorted(name for (name,) in rows if name not in UNTRACKED)


def missing_triggers(connection: sqlite3.Connection) -> set[str]:
    """The names of triggers that should be there and are not, or say something else."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found = {(name, query) for name, query in rows}
    wanted = {(_name_of(query), query) for query in _queries(connection)}
    return {name for name, _ in wanted - found}


def make_triggers(connection: sqlite3.Connection) -> None:
    """Drop every trigger and make all of them anew, inside the caller's transaction."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in rows:
        connection.execute(f'DROP TRIGGER "{name}"')
    for query in _queries(connection):
        connection.execute(query)


def _queries(connection: sqlite3.Connection) -> list[str]:
    columns: dict[str, list[str]] = {table: [] for table in tracked_tables(connection)}
    for table, column in connection.execute(
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
        " WHERE m.type = 'table' ORDER BY m.name, c.cid"
    ):
        if table in columns:
            columns[table].append(column)
    found = [query for table in columns for query in history_triggers(table, columns[table])]
    return [*found, *search_triggers.QUERIES]


def _name_of(query: str) -> str:
    return query.split(" ", 3)[2].strip('"')


def history_triggers(table: str, columns: list[str]) -> list[str]:
    """The three triggers that write a table's changes: changed columns only, as one JSON object."""
    inserted = _object(_whole("NEW", column) for column in columns if column != "id")
    deleted = _object(_whole("OLD", column) for column in columns if column != "id")
    updated = _object(_pair(column) for column in columns if column != "id")
    moved = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in columns)
    return [
        _trigger(table, "insert", "NEW.id", inserted),
        _trigger(table, "delete", "OLD.id", deleted),
        _trigger(table, "update", "OLD.id", updated, when=f"WHEN {moved}"),
    ]


def _trigger(table: str, kind: str, row_id: str, diff: str, when: str = "") -> str:
    return (
        f'CREATE TRIGGER "{table}_{kind}" AFTER {kind.upper()} ON "{table}" {when} BEGIN '
        f"INSERT INTO changes (step, tbl, row_id, kind, diff) "
        f"VALUES (egov_step(), '{table}', {row_id}, '{kind}', {diff}); END"
    )


def _object(parts: object) -> str:
    joined = " || ".join(parts)  # type: ignore[arg-type]
    return f"'{{' || substr({joined}, 2) || '}}'"


def _whole(row: str, column: str) -> str:
    value = f'{row}."{column}"'
    return f"(CASE WHEN {value} IS NULL THEN '' ELSE ',\"{column}\":' || json_quote({value}) END)"


def _pair(column: str) -> str:
    old, new = f'OLD."{column}"', f'NEW."{column}"'
    return (
        f"(CASE WHEN {old} IS NEW.\"{column}\" THEN '' ELSE ',\"{column}\":[' || "
        f"json_quote({old}) || ',' || json_quote({new}) || ']' END)"
    )
