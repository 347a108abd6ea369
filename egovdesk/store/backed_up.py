"""The contents of files beside the backups: each once, by its SHA-256, as long as a backup needs it."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from egovdesk.errors import Stopped
from egovdesk.store.contents import PART, Progress, present, referenced
from egovdesk.store.database import reader

_STAMPED = re.compile(r" \d{8}-\d{6}.*$")
_WORKED_ON = ".part"


def files_folder(backup: Path) -> Path:
    """Where the contents are that the backups of a register share: a folder beside them."""
    return backup.with_name(f"{_STAMPED.sub('', backup.stem)} files")


def keep_contents(
    register: Path, wanted: Collection[str], folder: Path, progress: Progress | None = None
) -> None:
    """Write those of the wanted contents that are not in the folder yet, each checked by its hash.

    What is not whole, or not what its hash says, never stands under its name. Raises Stopped where
    `progress`, told of bytes, says so. Nobody who writes the register is kept waiting.
    """
    with closing(reader(register)) as connection:
        sizes = {one: _size(connection, one) for one in sorted(wanted)}
        new = {
            one: size for one, size in sizes.items() if size and not _is_there(folder, one, size)
        }
        done = 0

        def tell(count: int) -> None:
            nonlocal done
            done += count
            if progress is not None and progress(done, sum(new.values())) is False:
                raise Stopped("The backup was stopped.", "Nothing has changed.")

        for sha256 in new:
            _write(connection, sha256, _place(folder, sha256), tell)


def _write(
    connection: sqlite3.Connection, sha256: str, place: Path, tell: Callable[[int], None]
) -> None:
    """Write one file's contents, telling of the bytes of each part."""
    hashed = hashlib.sha256()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(_WORKED_ON)
    try:
        with beside.open("wb") as file:
            for data in _parts(connection, sha256):
                hashed.update(data)
                file.write(data)
                tell(len(data))
            file.flush()
            os.fsync(file.fileno())
        if hashed.hexdigest() == sha256:
            os.replace(beside, place)
    finally:
        beside.unlink(missing_ok=True)


def put_contents_back(part: Path, backup: Path) -> None:
    """Fill a copy of a backup with the contents that lie beside it; what is damaged there is left out."""
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        if not _has_table(connection):
            return
        # Nobody knows of the copy yet: it is brought to the disk whole, once, at the end.
        for setting in ("journal_mode = off", "synchronous = off"):
            connection.execute(f"PRAGMA {setting}")
        for sha256 in sorted(referenced(connection) - present(connection)):
            found = _found(backup, sha256)
            if found is not None:
                _read_in(connection, sha256, found)
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _found(backup: Path, sha256: str) -> Path | None:
    """The file of some contents beside a backup, where it is what its name says."""
    folders = dict.fromkeys([files_folder(backup), *sorted(backup.parent.glob("* files"))])
    places = (_place(folder, sha256) for folder in folders)
    return next((one for one in places if one.is_file() and _hash(one) == sha256), None)


def _read_in(connection: sqlite3.Connection, sha256: str, source: Path) -> None:
    connection.execute("BEGIN")
    with source.open("rb") as file:
        number = 0
        while data := file.read(PART):
            connection.execute("INSERT INTO contents VALUES (?, ?, ?)", (sha256, number, data))
            number += 1
    connection.execute("COMMIT")


def needed_by(backup: Path) -> set[str]:
    """The hashes of the contents that a register, or a backup of one, refers to."""
    with closing(reader(backup)) as connection:
        return referenced(connection) if _has_table(connection) else set()


def prune(folder: Path, backups: Iterable[Path]) -> None:
    """Take away the contents that none of these backups needs; nothing where one cannot be read."""
    if not folder.is_dir():
        return
    needed: set[str] = set()
    for backup in backups:
        try:
            needed |= needed_by(backup)
        except sqlite3.Error:
            return
    for place in folder.glob("*/*"):
        if place.name not in needed:
            place.unlink(missing_ok=True)
    for shelf in [*folder.iterdir(), folder]:
        with suppress(OSError):
            shelf.rmdir()  # only where it is empty


def _size(connection: sqlite3.Connection, sha256: str) -> int:
    query = "SELECT coalesce(sum(length(data)), 0) FROM contents WHERE sha256 = ?"
    return int(connection.execute(query, (sha256,)).fetchone()[0])


def _parts(connection: sqlite3.Connection, sha256: str) -> Iterator[bytes]:
    query = "SELECT data FROM contents WHERE sha256 = ? AND part = ?"
    number = 0
    while row := connection.execute(query, (sha256, number)).fetchone():
        yield row[0]
        number += 1


def _has_table(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'contents'"
    return connection.execute(query).fetchone() is not None


def _is_there(folder: Path, sha256: str, size: int) -> bool:
    place = _place(folder, sha256)
    return place.is_file() and place.stat().st_size == size


def _place(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
