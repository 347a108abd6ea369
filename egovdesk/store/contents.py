"""The contents of files, kept in the register once each, by their SHA-256, in parts; never changed.

Reading and writing hundreds of megabytes takes seconds: each call has a connection of its own, so that
it can be made in a thread beside the window. What is written goes in a few parts at a time, so that
nobody waits for it; the record that says whose file it is comes last, when all of it is there.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from egovdesk.errors import DiskFault, NotFound, ReadOnly, Refused, Stopped
from egovdesk.records.packs import LARGEST_FILE
from egovdesk.store.connection import Connection
from egovdesk.store.database import open_database
from egovdesk.store.faults import disk_faults

PART = 2**20
"""Bytes of a part: every part has as many, but for the last."""
_AT_ONCE = 4
_PATIENCE = 60_000  # milliseconds that a part waits for somebody else's step
REFERRING = ("paper_files", "pack_files", "word_templates")
"""The tables whose rows name contents."""
# The same words as in the index `changes_of_files`: with others SQLite would read the whole history.
# Written with OR, for a list of three is made anew for every row that is written to `changes`.
_PAST = f"""
SELECT json_extract(diff, '$.sha256') FROM changes
WHERE {" OR ".join(f"tbl = '{table}'" for table in REFERRING)}
"""

_one_at_a_time = threading.Lock()
"""Two that keep the same file would take away what the other has written, where one is stopped."""
_unclaimed: set[str] = set()
"""What was kept here and no row names yet: a clerk may still be asked why a paper is late."""

Progress = Callable[[int, int], bool]
"""Told what is done and what there is in all; may return False to stop."""


@dataclass(frozen=True)
class Kept:
    """Contents that are in the register, whole: their SHA-256 and how many bytes they have."""

    sha256: str
    size: int


class Contents:
    """The contents in one register's file. Every method may be called from a thread of its own."""

    def __init__(self, path: Path, *, read_only: bool = False, network: bool = False) -> None:
        self._path, self._read_only, self._network = path, read_only, network

    def keep(self, source: Path, progress: Progress | None = None) -> Kept:
        """Keep a file's contents, unless they are there already.

        Raises Refused for a file of 0 bytes, over `LARGEST_FILE`, or that changes while it is read;
        Stopped, with nothing kept, where `progress` says so; DiskFault where it cannot be read.
        """
        if self._read_only:
            raise ReadOnly(
                "This register is open to read only.", "Nothing was kept.",
                "Close it where it is being written, then open it again.",
            )  # fmt: skip
        size = _size_of(source)
        digest = _digest(source, size, progress)
        kept = Kept(digest, size)
        _unclaimed.add(digest)
        with _one_at_a_time, self._connection() as connection:
            if not _is_whole(connection, kept):
                self._write(connection, source, kept, progress)
        return kept

    def _write(
        self, connection: Connection, source: Path, kept: Kept, progress: Progress | None
    ) -> None:
        hashed, most = hashlib.sha256(), 1 if self._network else _AT_ONCE
        try:
            for number, batch in enumerate(_batches(_read(source), most)):
                for data in batch:
                    hashed.update(data)
                first = number * most
                rows = [(kept.sha256, first + at, data) for at, data in enumerate(batch)]
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR IGNORE INTO contents VALUES (?, ?, ?)", rows)
                connection.execute("COMMIT")
                done = kept.size + min(kept.size, (first + len(batch)) * PART)
                _tell(progress, done, 2 * kept.size)
            if hashed.hexdigest() != kept.sha256:
                raise Refused(
                    f"{source.name} was changed while it was read.", "Nothing was kept.",
                    "Close it where it is open, then try again.",
                )  # fmt: skip
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            _forget(connection, kept.sha256)
            raise

    def holds(self, kept: Kept) -> bool:
        """Whether contents are there, whole."""
        with self._connection() as connection:
            return _is_whole(connection, kept)

    def read(self, kept: Kept) -> Iterator[bytes]:
        """The bytes, a part at a time; raises NotFound where they are not there, whole."""
        with self._connection() as connection:
            if not _is_whole(connection, kept):
                raise NotFound(
                    "The contents of this file are not in the register.",
                    "What the register says of it is kept.",
                    "Restore a backup that has them, or ask for the file again.",
                )
            number = 0
            query = "SELECT data FROM contents WHERE sha256 = ? AND part = ?"
            while row := connection.execute(query, (kept.sha256, number)).fetchone():
                yield row[0]
                number += 1

    def write_to(self, kept: Kept, target: Path, progress: Progress | None = None) -> None:
        """Write the bytes to a file, which has them all or is not there; raises what `read` raises."""
        beside = target.with_name(f".{target.name[:60]}.part")
        done = 0
        try:
            with disk_faults(target), beside.open("wb") as file:
                for data in self.read(kept):
                    file.write(data)
                    done += len(data)
                    _tell(progress, done, kept.size)
            with disk_faults(target):
                os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)

    def missing(self) -> list[tuple[str, str]]:
        """The table and id of each row whose contents are not there: a backup may have lost them."""
        with self._connection() as connection:
            return [
                (table, row_id)
                for table in REFERRING
                for row_id, sha256, size in connection.execute(
                    f"SELECT id, sha256, size FROM {table} WHERE sha256 <> ''"
                )
                if not _is_whole(connection, Kept(sha256, size))
            ]

    def damaged(self) -> list[tuple[str, str]]:
        """The table and id of each row whose contents are not there, or not what their hash says.

        Every byte is read: gigabytes take a while.
        """
        with self._connection() as connection:
            bad = {one for one in present(connection) if _hash_of(connection, one) != one}
            return [
                (table, row_id)
                for table in REFERRING
                for row_id, sha256, size in connection.execute(
                    f"SELECT id, sha256, size FROM {table} WHERE sha256 <> ''"
                )
                if sha256 in bad or not _is_whole(connection, Kept(sha256, size))
            ]

    def claim(self, kept: Kept) -> None:
        """Say that a row names contents now; until then they are spared by `purge_some`."""
        _unclaimed.discard(kept.sha256)

    def purge(self) -> None:
        """Take out what neither a row nor history names any more."""
        with self._connection() as connection:
            while purge_some(connection):
                pass

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        with (
            disk_faults(self._path),
            closing(
                open_database(self._path, read_only=self._read_only, network=self._network)
            ) as connection,
        ):
            connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
            if not self._network and not self._read_only:
                # What refers to contents is written with FULL, which brings all before it to the disk.
                connection.execute("PRAGMA synchronous = NORMAL")
            yield connection


def purge_some(connection: sqlite3.Connection) -> bool:
    """Take out a few parts of what neither a row nor history names; whether there is more of it."""
    gone = present(connection) - referenced(connection) - _unclaimed
    if gone:
        _forget_some(connection, min(gone))
    return bool(gone)


def present(connection: sqlite3.Connection) -> set[str]:
    """The SHA-256 of all contents that are there, in part or whole."""
    return {row[0] for row in connection.execute("SELECT DISTINCT sha256 FROM contents")}


def referenced(connection: sqlite3.Connection) -> set[str]:
    """The SHA-256 of all contents that a row names, or a row that undo may bring back."""
    found: set[str] = set()
    for table in REFERRING:
        found |= {row[0] for row in connection.execute(f"SELECT sha256 FROM {table}")}
    for (said,) in connection.execute(_PAST):
        found |= set(_names_in(said))
    return found - {""}


def _names_in(said: object) -> Iterable[str]:
    """The hashes that a change names: one, or the former and the new one as JSON."""
    if not isinstance(said, str):
        return ()
    return (part for part in said.replace("[", '"').replace("]", '"').split('"') if len(part) == 64)


def _hash_of(connection: sqlite3.Connection, sha256: str) -> str:
    hashed, number = hashlib.sha256(), 0
    query = "SELECT data FROM contents WHERE sha256 = ? AND part = ?"
    while row := connection.execute(query, (sha256, number)).fetchone():
        hashed.update(row[0])
        number += 1
    return hashed.hexdigest()


def _is_whole(connection: sqlite3.Connection, kept: Kept) -> bool:
    (size,) = connection.execute(
        "SELECT coalesce(sum(length(data)), 0) FROM contents WHERE sha256 = ?", (kept.sha256,)
    ).fetchone()
    return bool(size == kept.size)


def _forget(connection: sqlite3.Connection, sha256: str) -> None:
    """Take contents out, a few parts at a time."""
    while _forget_some(connection, sha256):
        pass


def _forget_some(connection: sqlite3.Connection, sha256: str) -> bool:
    """Take a few parts of contents out; whether there may be more."""
    some = "SELECT sha256, part FROM contents WHERE sha256 = ? LIMIT ?"
    query = f"DELETE FROM contents WHERE (sha256, part) IN ({some})"
    return connection.execute(query, (sha256, _AT_ONCE)).rowcount == _AT_ONCE


def _size_of(source: Path) -> int:
    with _reading(source):
        size = source.stat().st_size
        if not source.is_file():
            raise Refused(
                f"{source.name} is a folder.", "Nothing was kept.", "Choose a file in it."
            )
    if not size:
        raise Refused(
            f"{source.name} is empty: it has 0 bytes.", "Nothing was kept.", "Ask for it again."
        )
    if size > LARGEST_FILE:
        raise Refused(
            f"{source.name} has {-(-size // PART):,} MB, and a file may have {LARGEST_FILE // PART}.",
            "Nothing was kept.", "Ask for a smaller one, or keep it elsewhere and name it in a note.",
        )  # fmt: skip
    return size


def _digest(source: Path, size: int, progress: Progress | None) -> str:
    hashed, done = hashlib.sha256(), 0
    for data in _read(source):
        hashed.update(data)
        done += len(data)
        _tell(progress, min(done, size), 2 * size)
    return hashed.hexdigest()


def _read(source: Path) -> Iterator[bytes]:
    with _reading(source), source.open("rb") as file:
        while data := file.read(PART):
            yield data


@contextmanager
def _reading(source: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DiskFault(
            f"{source.name} cannot be read.", "Nothing was kept.",
            "See that it is there, that you may open it, and that no other program has locked it.",
        ) from error  # fmt: skip


def _batches(parts: Iterable[bytes], most: int) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for data in parts:
        batch.append(data)
        if len(batch) == most:
            yield batch
            batch = []
    if batch:
        yield batch


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and progress(done, total) is False:
        raise Stopped("It was stopped.", "Nothing was kept.")
