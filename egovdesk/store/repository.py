"""A repository keeps one kind of record: rows in, records out, prepared SQL per row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar, get_args, get_type_hints

from egovdesk.errors import NotFound
from egovdesk.store.connection import making_sense

R = TypeVar("R")
Convert = Callable[[Any], Any]

_PAGE = 500


class Repository(Generic[R]):
    """All, get, find, add, update and remove for one record class.

    Subclasses name `table`, `record` and the default `order`; the columns are the record's fields.
    """

    table: ClassVar[str]
    record: ClassVar[type[Any]]
    order: ClassVar[str] = "id"
    noun: ClassVar[str] = "record"

    _columns: ClassVar[tuple[str, ...]]
    _readers: ClassVar[tuple[Convert | None, ...] | None] = None
    _select: ClassVar[str]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._columns = tuple(field.name for field in fields(cls.record))
        names = ", ".join(f'"{name}"' for name in cls._columns)
        cls._select = f'SELECT {names} FROM "{cls.table}"'

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, record_id: str) -> R:
        """The record; raises NotFound where there is none."""
        found = self.maybe(record_id)
        if found is None:
            raise NotFound(
                f"This {self.noun} is no longer in the register.",
                todo="Undo may bring it back, or its history shows what became of it.",
            )
        return found

    def maybe(self, record_id: str | None) -> R | None:
        """The record, or None."""
        if record_id is None:
            return None
        found = self._query("WHERE id = ?", (record_id,))
        return found[0] if found else None

    def all(self, order: str | None = None) -> list[R]:
        """Every record, in the repository's order."""
        return self._query(f"ORDER BY {order or self.order}", ())

    def find(self, **equals: Any) -> list[R]:
        """The records whose columns equal these values, in the repository's order."""
        # An index of what is there alone is used for `= ?`, never for `IS ?`.
        signs = {name: "IS" if value is None else "=" for name, value in equals.items()}
        where = " AND ".join(f'"{self._column(name)}" {sign} ?' for name, sign in signs.items())
        values = tuple(plain(value) for value in equals.values())
        return self._query(f"WHERE {where} ORDER BY {self.order}", values)

    def many(self, ids: Iterable[str]) -> dict[str, R]:
        """The records of these ids that are there, by id."""
        return {record.id: record for record in self.among("id", ids)}  # type: ignore[attr-defined]

    def count(self) -> int:
        """How many there are."""
        return int(self._connection.execute(f'SELECT count(*) FROM "{self.table}"').fetchone()[0])

    def add(self, record: R) -> None:
        """Put a record in."""
        names = ", ".join(f'"{name}"' for name in self._columns)
        marks = ", ".join("?" * len(self._columns))
        self._connection.execute(
            f'INSERT INTO "{self.table}" ({names}) VALUES ({marks})', self._row(record)
        )

    def made_of(self, record_id: str, columns: Mapping[str, Any]) -> R:
        """The record of an id and its other columns, as `plain` gives them."""
        values = {"id": record_id, **columns}
        return self._record(tuple(values[name] for name in self._columns))

    def add_all(self, records: Iterable[R]) -> None:
        """Put many in."""
        names = ", ".join(f'"{name}"' for name in self._columns)
        marks = ", ".join("?" * len(self._columns))
        self._connection.executemany(
            f'INSERT INTO "{self.table}" ({names}) VALUES ({marks})',
            map(self._row, records),
        )

    def update(self, record_id: str, **changes: Any) -> None:
        """Change columns of a record; raises NotFound where there is none."""
        if not changes:
            return
        settings = ", ".join(f'"{self._column(name)}" = ?' for name in changes)
        cursor = self._connection.execute(
            f'UPDATE "{self.table}" SET {settings} WHERE id = ?',
            [*(plain(value) for value in changes.values()), record_id],
        )
        if cursor.rowcount != 1:
            self.get(record_id)

    def remove(self, record_id: str) -> None:
        """Take a record out; raises NotFound where there is none."""
        cursor = self._connection.execute(f'DELETE FROM "{self.table}" WHERE id = ?', (record_id,))
        if cursor.rowcount != 1:
            self.get(record_id)

    def kept(self, record_id: str) -> dict[str, Any] | None:
        """A record's columns as the file keeps them, or None."""
        record = self.maybe(record_id)
        return None if record is None else dict(zip(self._columns, self._row(record), strict=True))

    def value(self, column: str, kept: Any) -> Any:
        """A kept value as the record holds it; as it is where the record has no such field now."""
        if kept is None or column not in self._columns:
            return kept
        read = self._read()[self._columns.index(column)]
        return kept if read is None else read(kept)

    def targets(self) -> dict[str, str]:
        """The tables that columns refer to."""
        rows = self._connection.execute(f'PRAGMA foreign_key_list("{self.table}")')
        return {row[3]: row[2] for row in rows}

    def probe(self) -> None:
        """Ask for no row at all, which fails where the table is not what its records are made of."""
        self._connection.execute(f"{self._select} LIMIT 0")

    def among(self, column: str, values: Iterable[str]) -> list[R]:
        """The records whose column is one of these, a page of values at a time."""
        wanted, found = list(values), []
        for start in range(0, len(wanted), _PAGE):
            page = wanted[start : start + _PAGE]
            where = f'"{self._column(column)}" IN ({", ".join("?" * len(page))})'
            found += self._query(f"WHERE {where} ORDER BY {self.order}", tuple(page))
        return found

    @classmethod
    def _read(cls) -> tuple[Convert | None, ...]:
        """How each column is read; worked out at the first row, since the window waits for imports."""
        if cls._readers is None:
            hints = get_type_hints(cls.record)
            cls._readers = tuple(_reader(hints[name]) for name in cls._columns)
        return cls._readers

    def _query(self, tail: str, args: tuple[Any, ...]) -> list[R]:
        rows = self._connection.execute(f"{self._select} {tail}", args).fetchall()
        with making_sense(self._connection):
            return [self._record(row) for row in rows]

    def _record(self, row: tuple[Any, ...]) -> R:
        values = (
            value if read is None or value is None else read(value)
            for read, value in zip(self._readers or self._read(), row, strict=True)
        )
        made: R = self.record(*values)
        return made

    def _row(self, record: R) -> tuple[Any, ...]:
        return tuple(plain(getattr(record, name)) for name in self._columns)

    def _column(self, name: str) -> str:
        if name not in self._columns:
            raise AttributeError(f"{self.record.__name__} has no {name}")
        return name


def plain(value: Any) -> Any:
    """A value as SQLite keeps it: dates as ISO text, choices as their codes, booleans as 0 and 1."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def marked(codes: Iterable[str]) -> str:
    """Codes of our own as SQL lists them; what comes from outside is never written so."""
    return ", ".join(f"'{code}'" for code in codes)


def _reader(hint: Any) -> Convert | None:
    kinds = [kind for kind in get_args(hint) if kind is not type(None)] or [hint]
    kind = kinds[0]
    if isinstance(kind, type):
        if issubclass(kind, StrEnum):
            return kind
        if kind is bool:
            return bool
        if issubclass(kind, datetime):
            return datetime.fromisoformat
        if issubclass(kind, date):
            return date.fromisoformat
    return None
