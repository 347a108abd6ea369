"""A connection whose faults are sentences: damage can show on any read, long after opening."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Self
from weakref import WeakSet

from egovdesk.errors import OutsideStep, RegisterDamaged
from egovdesk.store.faults import explained, unreadable

# SQLite quotes the file's own words when it complains of them, and they may be no text any more.
_FAULTS = (sqlite3.Error, UnicodeDecodeError)


class Cursor(sqlite3.Cursor):
    """Rows are fetched at once, so that a damaged page is met here and not in a caller's loop."""

    def execute(self, query: str, args: Any = (), /) -> Self:
        try:
            return super().execute(query, args)
        except _FAULTS as error:
            self._explain(error)
            raise

    def executemany(self, query: str, args: Iterable[Any], /) -> Self:
        try:
            return super().executemany(query, args)
        except _FAULTS as error:
            self._explain(error)
            raise

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except _FAULTS as error:
            self._explain(error)
            raise

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except _FAULTS as error:
            self._explain(error)
            raise

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        try:
            return super().fetchmany(size)
        except _FAULTS as error:
            self._explain(error)
            raise

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        return iter(self.fetchall())

    def _explain(self, error: sqlite3.Error | UnicodeDecodeError) -> None:
        connection = self.connection
        assert isinstance(connection, Connection)
        # The traceback keeps this cursor, and a query that has not ended would keep the file open.
        self.close()
        if isinstance(error, UnicodeDecodeError):
            raise unreadable(connection.path) from error
        if isinstance(error, sqlite3.IntegrityError) and "changes.step" in str(error):
            raise OutsideStep("a register is written in a step: see Register.step") from error
        said = explained(error, connection.path)
        if isinstance(said, RegisterDamaged):
            raise unreadable(connection.path) from error
        if said is not None:
            raise said from error


class Connection(sqlite3.Connection):
    """The connection of one register file."""

    path: Path
    _file: tuple[int, int] | None = None

    def hold(self, path: Path) -> None:
        """Take note of the file that this is the connection of."""
        self.path = path
        self._file = _file_of(path)
        with _counting:
            _open.add(self)

    def close(self) -> None:
        with _counting:
            _open.discard(self)
        super().close()

    def cursor(self, factory: Any = Cursor) -> Any:
        return super().cursor(factory)

    def execute(self, query: str, args: Any = (), /) -> Cursor:
        return Cursor(self).execute(query, args)

    def executemany(self, query: str, args: Iterable[Any], /) -> Cursor:
        return Cursor(self).executemany(query, args)


_open: WeakSet[Connection] = WeakSet()
_counting = Lock()


def is_open_here(path: Path) -> bool:
    """Whether this process has a connection to the file, by whatever path.

    Opened and closed in any other way, the file would lose the locks that this process has on it:
    another process that closes it would then take its log away, with what is written afterwards.
    """
    file = _file_of(path)
    with _counting:
        return file is not None and any(one._file == file for one in _open)


def _file_of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def making_sense(connection: sqlite3.Connection) -> Iterator[None]:
    """Turn values and names that no register holds (a date that is none) into damage, with its sentence."""
    try:
        yield
    except (ValueError, TypeError, LookupError, sqlite3.OperationalError) as error:
        if not isinstance(connection, Connection):
            raise
        raise unreadable(connection.path) from error
