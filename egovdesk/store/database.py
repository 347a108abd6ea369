"""Opening a register file: refuse what is not ours, back up, migrate, and explain disk faults."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from egovdesk.errors import (
    EgovDeskError,
    NotARegister,
    RegisterDamaged,
    RegisterMissing,
    RegisterNewer,
)
from egovdesk.store import triggers
from egovdesk.store.connection import Connection, is_open_here
from egovdesk.store.faults import UNTOUCHED, damaged, disk_faults

APPLICATION_ID = 0x45676F76  # "Egov"
SCHEMA_VERSION = 12
_MAGIC = b"SQLite format 3\x00"
_QUICK_CHECK_LIMIT = 1024 * 1024  # a larger file is looked through after the first paint
_PROBES = {
    "steps": "seq, id, label, kind, target, state, undoable, join_key, made_at, ended_at, made_by",
    "changes": "id, step, tbl, row_id, kind, diff",
    "search_documents": "id, kind, record_id, group_id, meeting_id, on_date, exempt, title, body",
    "search_index": "title, body",
    "search_stems": "title, body",
}


def create_database(path: Path) -> None:
    """Make an empty register file; refuses to replace one that is there."""
    if path.exists():
        raise EgovDeskError(f"{path.name} is there already.", UNTOUCHED, "Choose another name.")
    with disk_faults(path):
        connection = sqlite3.connect(path, isolation_level=None)
    try:
        with disk_faults(path):
            connection.execute("PRAGMA page_size = 4096")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection)
    except BaseException:
        connection.close()
        path.unlink(missing_ok=True)
        raise
    connection.close()


def open_database(path: Path, *, read_only: bool = False, network: bool = False) -> Connection:
    """A connection to a register that has been looked at first; the file is not changed by looking.

    Raises RegisterMissing, NotARegister, RegisterNewer, RegisterDamaged, RegisterLocked, DiskFault.
    An older file is not migrated here: see `version_of` and `migrate`.
    """
    look_at(path)
    with disk_faults(path):
        connection = _connect(path, read_only)
        connection.hold(path)
        try:
            with sound(path):
                _check(connection, path)
            _prepare(connection, read_only, network)
        except BaseException:
            connection.close()
            raise
    return connection


def reader(path: Path) -> sqlite3.Connection:
    """A register opened beside others to be read as it is, for a copy of it."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5)


def look_at(path: Path) -> None:
    """Refuse, from the header alone, what is not a register or has been cut short."""
    if not path.is_file():
        raise RegisterMissing(
            f"There is no register at {path}.", todo="Check the name and the folder."
        )
    if is_open_here(path):
        return
    with disk_faults(path), open(path, "rb") as handle:
        header, size = handle.read(100), os.fstat(handle.fileno()).st_size
    if len(header) < 100 or header[:16] != _MAGIC:
        if header[:16] != _MAGIC[: len(header[:16])]:
            raise NotARegister(
                f"{path.name} is not an EgovDesk register.",
                UNTOUCHED,
                "Choose another file.",
            )
        raise damaged(path)
    page_size, pages = (
        struct.unpack(">H", header[16:18])[0],
        struct.unpack(">I", header[28:32])[0],
    )
    page_size = 65536 if page_size == 1 else page_size
    if struct.unpack(">I", header[68:72])[0] != APPLICATION_ID:
        raise NotARegister(
            f"{path.name} belongs to another program.",
            UNTOUCHED,
            "Choose another file.",
        )
    if page_size not in (512 << power for power in range(8)):
        raise damaged(path)
    if pages * page_size > size and not _has_log(path):
        raise damaged(path)
    if struct.unpack(">I", header[60:64])[0] > SCHEMA_VERSION:
        raise RegisterNewer(
            f"{path.name} was made by a newer EgovDesk.",
            UNTOUCHED,
            "Open it with that version, or ask for this one to be brought up to date.",
        )


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations the register has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up to date and make the triggers anew; sqlite-utils is imported only here."""
    from sqlite_utils import Database

    from egovdesk.store.migrations import migrations

    connection.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(Database(connection))
    connection.execute("BEGIN IMMEDIATE")
    triggers.make_triggers(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = ON")


def integrity_problems(connection: sqlite3.Connection, *, contents: bool = True) -> list[str]:
    """What SQLite's own checks find: damaged pages, broken references. Empty when sound.

    Without `contents`, the gigabytes that files may have are not gone through.
    """
    of = ["20"] if contents else [f"'{one}'" for one in triggers.tracked_tables(connection)]
    queries = [f"PRAGMA integrity_check({one})" for one in of]
    found = [str(row[0]) for query in queries for row in connection.execute(query)]
    broken = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
    found += [f"{row[0]} refers to a {row[2]} that is not there" for row in broken]
    return [line for line in found if line != "ok"]


@contextmanager
def sound(path: Path) -> Iterator[None]:
    """While a file is opened, whatever SQLite cannot read or understand in it is damage."""
    try:
        yield
    except RegisterDamaged as error:
        raise damaged(path) from error
    except sqlite3.OperationalError as error:
        raise damaged(path) from error


def _has_log(path: Path) -> bool:
    """Whether a write-ahead log holds anything: a killed reader leaves an empty one."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _connect(path: Path, read_only: bool) -> Connection:
    if not read_only:
        return sqlite3.connect(
            path, isolation_level=None, timeout=2, cached_statements=512, factory=Connection
        )
    uri = path.resolve().as_uri()
    # `query_only` keeps a reader from writing. With mode=ro SQLite could not clear its log away when
    # it closes, nor take back what a killed writer left in a rollback journal. In a folder that
    # cannot be written it could not even make the log's index; but nobody writes there.
    mode = "mode=rw" if os.access(path, os.W_OK) else "mode=ro"
    if not os.access(path.parent, os.W_OK):
        mode = "mode=ro" if _has_log(path) else "immutable=1"
    return sqlite3.connect(
        f"{uri}?{mode}", uri=True, isolation_level=None, timeout=2, factory=Connection
    )


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """The schema can be read and is ours; small files are looked through whole."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not {"steps", "changes", "authority", "search_documents"} <= tables:
        raise damaged(path)
    for table, columns in _PROBES.items():
        connection.execute(f"SELECT {columns} FROM {table} LIMIT 0")
    if path.stat().st_size <= _QUICK_CHECK_LIMIT:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict is None or verdict[0] != "ok":
            raise damaged(path)


def _prepare(connection: sqlite3.Connection, read_only: bool, network: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")  # what is disposed of leaves no trace
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        return
    wanted = "delete" if network else "wal"
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        connection.execute(f"PRAGMA journal_mode = {wanted}")
    connection.execute("PRAGMA synchronous = FULL")
