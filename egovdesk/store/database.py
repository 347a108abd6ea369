"""Opening a register file: refuse what is not ours, back up, migrate, and explain disk faults."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from egovdesk.errors import (
    DiskFault,
    EgovDeskError,
    NotARegister,
    RegisterDamaged,
    RegisterLocked,
    RegisterMissing,
    RegisterNewer,
)
from egovdesk.store import triggers

APPLICATION_ID = 0x45676F76  # "Egov"
SCHEMA_VERSION = 1
_MAGIC = b"SQLite format 3\x00"
_UNTOUCHED = "The file is as it was."
_QUICK_CHECK_LIMIT = 32 * 1024 * 1024


def create_database(path: Path) -> None:
    """Make an empty register file; refuses to replace one that is there."""
    if path.exists():
        raise EgovDeskError(f"{path.name} is there already.", _UNTOUCHED, "Choose another name.")
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


def open_database(
    path: Path, *, read_only: bool = False, network: bool = False
) -> sqlite3.Connection:
    """A connection to a register that has been looked at first; the file is not changed by looking.

    Raises RegisterMissing, NotARegister, RegisterNewer, RegisterDamaged, RegisterLocked, DiskFault.
    An older file is not migrated here: see `version_of` and `migrate`.
    """
    look_at(path)
    with disk_faults(path):
        connection = _connect(path, read_only)
        try:
            _check(connection, path)
            _prepare(connection, read_only, network)
        except BaseException:
            connection.close()
            raise
    return connection


def look_at(path: Path) -> None:
    """Refuse, from the header alone, what is not a register or has been cut short."""
    if not path.is_file():
        raise RegisterMissing(
            f"There is no register at {path}.", todo="Check the name and the folder."
        )
    with disk_faults(path), open(path, "rb") as handle:
        header, size = handle.read(100), os.fstat(handle.fileno()).st_size
    if len(header) < 100 or header[:16] != _MAGIC:
        if header[:16] != _MAGIC[: len(header[:16])]:
            raise NotARegister(
                f"{path.name} is not an EgovDesk register.",
                _UNTOUCHED,
                "Choose another file.",
            )
        raise _damaged(path)
    page_size, pages = (
        struct.unpack(">H", header[16:18])[0],
        struct.unpack(">I", header[28:32])[0],
    )
    page_size = 65536 if page_size == 1 else page_size
    if struct.unpack(">I", header[68:72])[0] != APPLICATION_ID:
        raise NotARegister(
            f"{path.name} belongs to another program.",
            _UNTOUCHED,
            "Choose another file.",
        )
    if page_size not in (512 << power for power in range(8)):
        raise _damaged(path)
    if pages * page_size > size and not path.with_name(path.name + "-wal").exists():
        raise _damaged(path)
    if struct.unpack(">I", header[60:64])[0] > SCHEMA_VERSION:
        raise RegisterNewer(
            f"{path.name} was made by a newer EgovDesk.",
            _UNTOUCHED,
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


def restore_triggers(connection: sqlite3.Connection) -> None:
    """Make the triggers anew where one is missing, since history must see every write."""
    if triggers.missing_triggers(connection):
        connection.execute("BEGIN IMMEDIATE")
        triggers.make_triggers(connection)
        connection.execute("COMMIT")


def integrity_problems(connection: sqlite3.Connection) -> list[str]:
    """What SQLite's own checks find: damaged pages, broken references. Empty when sound."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    broken = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
    found += [f"{row[0]} refers to a {row[2]} that is not there" for row in broken]
    return [line for line in found if line != "ok"]


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn faults of disk and file into sentences; mistakes of ours pass through."""
    try:
        yield
    except sqlite3.Error as error:
        explained = _explain(error, path)
        if explained is None:
            raise
        raise explained from error
    except OSError as error:
        raise _explain_os(error, path) from error


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        return sqlite3.connect(path, isolation_level=None, timeout=2, cached_statements=512)
    uri = path.resolve().as_uri()
    has_log = path.with_name(path.name + "-wal").exists()
    # In a folder that cannot be written, SQLite could not make the log's index: nobody writes there.
    frozen = not os.access(path.parent, os.W_OK) and not has_log
    mode = "immutable=1" if frozen else "mode=ro"
    return sqlite3.connect(f"{uri}?{mode}", uri=True, isolation_level=None, timeout=2)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """The schema can be read and is ours; small files are looked through whole."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not {"steps", "changes", "authority", "search_documents"} <= tables:
        raise _damaged(path)
    if path.stat().st_size <= _QUICK_CHECK_LIMIT:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict is None or verdict[0] != "ok":
            raise _damaged(path)


def _prepare(connection: sqlite3.Connection, read_only: bool, network: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        return
    wanted = "delete" if network else "wal"
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        connection.execute(f"PRAGMA journal_mode = {wanted}")
    connection.execute("PRAGMA synchronous = FULL")


def _explain(error: sqlite3.Error, path: Path) -> EgovDeskError | None:
    text = str(error).lower()
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or "disk is full" in text:
        return DiskFault(
            "The disk is full.",
            "The last change was not kept; everything before it is safe.",
            "Make room on the disk, then try again.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return DiskFault(
            f"{path.name} cannot be written here.",
            "Nothing has changed.",
            "Open it to read only, or copy it to a folder of your own.",
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RegisterLocked(
            f"{path.name} is in use by another program.",
            "Nothing has changed.",
            "Try again shortly.",
        )
    if code == sqlite3.SQLITE_NOTADB:
        return _damaged(path)
    if code == sqlite3.SQLITE_IOERR:
        return DiskFault(
            "The disk cannot be read or written.",
            "The last change was not kept; everything before it is safe.",
            "Check that the drive is connected and has room, then try again.",
        )
    damage = ("malformed", "corrupt", "unsupported file format", "not a database")
    if code == sqlite3.SQLITE_CORRUPT or any(word in text for word in damage):
        return _damaged(path)
    return None


def _explain_os(error: OSError, path: Path) -> EgovDeskError:
    return DiskFault(
        f"{path.name} could not be read or written: {error.strerror or error}.",
        "Nothing has changed.",
        "Check the drive and the folder's permissions, then try again.",
    )


def _damaged(path: Path) -> RegisterDamaged:
    return RegisterDamaged(
        f"{path.name} is damaged and was not opened.",
        _UNTOUCHED,
        "Restore a backup: in the window with File › Restore a backup, or with egovdesk restore.",
    )
