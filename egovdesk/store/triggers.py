"""Triggers made from the schema: every write is recorded in history, whatever path it takes.

`transform()` of sqlite-utils drops a table's triggers without a word, so they are made again after
each migration, and a register's first write looks first whether every one is there.
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
    """The three triggers that write a table's changes: changed columns only, as one JSON object.

    SQLite reads all of them whenever a file is opened: the fewer words, the sooner.
    """
    return [
        _trigger(
            table, "insert", f"VALUES ({_change(table, 'insert', 'NEW')}, {_whole('NEW', columns)})"
        ),
        _trigger(
            table, "delete", f"VALUES ({_change(table, 'delete', 'OLD')}, {_whole('OLD', columns)})"
        ),
        _trigger(
            table,
            "update",
            f"SELECT {_change(table, 'update', 'OLD')}, diff FROM ({_moved(columns)}) WHERE diff <> '{{}}'",
        ),
    ]


def _trigger(table: str, kind: str, source: str) -> str:
    return (
        f'CREATE TRIGGER "{table}_{kind}" AFTER {kind.upper()} ON "{table}" BEGIN '
        f"INSERT INTO changes (step, tbl, row_id, kind, diff) {source}; END"
    )


def _change(table: str, kind: str, row: str) -> str:
    return f"egov_step(), '{table}', {row}.id, '{kind}'"


def _whole(row: str, columns: list[str]) -> str:
    """All that a row holds; a patch leaves out what is null."""
    held = ", ".join(f"'{column}', {row}.\"{column}\"" for column in columns if column != "id")
    return f"json_patch('{{}}', json_object({held}))"


def _moved(columns: list[str]) -> str:
    """Each column that an update moved, with its former and new value; VALUES names no columns."""
    pairs = ", ".join(f'(\'{c}\', OLD."{c}", NEW."{c}")' for c in columns if c != "id")
    return (
        "SELECT json_group_object(name, json_array(former, new)) AS diff FROM "
        f"(SELECT 'id' AS name, OLD.id AS former, NEW.id AS new UNION ALL VALUES {pairs}) "
        "WHERE former IS NOT new"
    )
