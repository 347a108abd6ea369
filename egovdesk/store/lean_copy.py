"""A copy of a register without the contents of its files: every other row, page for page as good as new.

SQLite moves whole trees where both tables are alike and the target is empty, as its VACUUM does. Virtual
tables and triggers are entered into the schema as they are, their rows being in tables of their own.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from egovdesk.errors import Stopped
from egovdesk.store.contents import Progress
from egovdesk.store.database import reader

_LEFT_OUT = "contents"
_MADE_BY_ITSELF = "sqlite_"
_OFTEN = 20_000  # instructions of SQLite between two looks at whether to stop
_SETTINGS = ("journal_mode = off", "synchronous = off", "cache_size = -65536", "foreign_keys = off")
_HEADER = ("user_version", "application_id")


def has_contents(source: Path) -> bool:
    """Whether a register has files in it at all."""
    with closing(reader(source)) as connection:
        if not connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table'", (_LEFT_OUT,)
        ).fetchone():
            return False
        return connection.execute("SELECT 1 FROM contents LIMIT 1").fetchone() is not None


def copy_lean(source: Path, target: Path, progress: Progress | None = None) -> None:
    """Write the copy, as the register stands at one moment, however it is written meanwhile.

    Raises Stopped where `progress`, told of tables done and in all, says so.
    """
    target.unlink(missing_ok=True)
    with closing(reader(source)) as origin:
        page_size = origin.execute("PRAGMA page_size").fetchone()[0]
    uri = f"{target.resolve().as_uri()}?mode=rwc"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as copy:
        copy.execute(f"PRAGMA page_size = {page_size}")
        for setting in _SETTINGS:
            copy.execute(f"PRAGMA {setting}")
        copy.execute("ATTACH ? AS origin", (f"{source.resolve().as_uri()}?mode=ro",))
        copy.execute("BEGIN")
        _copy_all(copy, progress)
        copy.execute("COMMIT")


def _copy_all(copy: sqlite3.Connection, progress: Progress | None) -> None:
    schema = copy.execute(
        "SELECT type, name, tbl_name, rootpage, sql FROM origin.sqlite_master"
    ).fetchall()
    real = [row for row in schema if row[4] and row[3] and not row[1].startswith(_MADE_BY_ITSELF)]
    for kind in ("table", "index"):
        for row in real:
            if row[0] == kind:
                copy.execute(row[4])
    tables = [row[1] for row in schema if row[0] == "table" and row[3] and row[1] != _LEFT_OUT]
    for done, table in enumerate(tables):
        _copy_rows(copy, table, done, len(tables), progress)
    if progress is not None:
        progress(len(tables), len(tables))
    copy.execute("PRAGMA writable_schema = on")
    for kind, name, table, root, query in schema:
        if kind in ("trigger", "view") or (kind == "table" and not root):
            copy.execute(
                "INSERT INTO sqlite_master VALUES (?, ?, ?, 0, ?)", (kind, name, table, query)
            )
    copy.execute("PRAGMA writable_schema = off")
    for name in _HEADER:
        (value,) = copy.execute(f"PRAGMA origin.{name}").fetchone()
        copy.execute(f"PRAGMA main.{name} = {value}")


def _copy_rows(
    copy: sqlite3.Connection, table: str, done: int, total: int, progress: Progress | None
) -> None:
    def stop() -> bool:
        return progress is not None and progress(done, total) is False

    if stop():
        raise _stopped()
    copy.set_progress_handler(stop, _OFTEN)
    try:
        copy.execute(f'INSERT INTO main."{table}" SELECT * FROM origin."{table}"')
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise _stopped() from error
        raise
    finally:
        copy.set_progress_handler(None, 0)


def _stopped() -> Stopped:
    return Stopped("The backup was stopped.", "Nothing has changed.")
