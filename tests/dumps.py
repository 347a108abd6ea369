"""What a register holds, table by table, and what its log says it holds."""

from __future__ import annotations

import json
from typing import Any

from egovdesk.errors import EgovDeskError
from egovdesk.register import Register
from egovdesk.store.triggers import tracked_tables

Rows = dict[str, dict[str, dict[str, Any]]]


def dump(register: Register) -> Rows:
    """Every row of every table of facts, by table and id; empty columns are left out."""
    connection = register._connection
    found: Rows = {}
    for table in tracked_tables(connection):
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        for values in cursor:
            row = {c: v for c, v in zip(columns, values, strict=True) if v is not None}
            found.setdefault(table, {})[row.pop("id")] = row
    return found


def searchable(register: Register) -> dict[str, tuple[Any, ...]]:
    """The search documents by record, without the keys that they hang on."""
    query = (
        "SELECT record_id, kind, group_id, meeting_id, on_date, exempt, title, body"
        " FROM search_documents"
    )
    return {row[0]: row[1:] for row in register._connection.execute(query)}


def replayed(register: Register) -> Rows:
    """What the log gives when it is played from nothing."""
    found: Rows = {}
    query = "SELECT tbl, row_id, kind, diff FROM changes ORDER BY id"
    for table, row_id, kind, diff in register._connection.execute(query):
        values, rows = json.loads(diff), found.setdefault(table, {})
        if kind == "insert":
            assert row_id not in rows
            rows[row_id] = values
        elif kind == "delete":
            assert rows.pop(row_id) == values
        else:
            row = rows[row_id]
            for column, (before, after) in values.items():
                assert row.get(column) == before, (table, row_id, column)
                row[column] = after
            rows[row_id] = {column: value for column, value in row.items() if value is not None}
    return {table: rows for table, rows in found.items() if rows}


def index_problems(register: Register) -> list[str]:
    """What the full-text indexes say of themselves against the documents that they index."""
    connection = register._connection
    found = []
    for index in ("search_index", "search_stems"):
        connection.execute("BEGIN")
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except (connection.DatabaseError, EgovDeskError) as error:
            found.append(f"{index}: {error}")
        finally:
            connection.execute("ROLLBACK")
    return found
