"""Rows that are read at once and held: what a tab shows of one record, or of one programme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject

from ui.item_models.record_table import Column, RecordSource, RecordTableModel

R = TypeVar("R")


class Held(Generic[R]):
    """The rows that a table shows now; `show` puts others in their place.

    `key` is a row's id, `sorts` what it can be ordered by; without one it stands where it was put.
    """

    def __init__(
        self, key: Callable[[R], str], sorts: Mapping[str, Callable[[R], Any]] | None = None
    ) -> None:
        self._key, self.sorts = key, dict(sorts or {})
        self._rows: dict[str, R] = {}

    def show(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self._rows = {self._key(one): one for one in rows}

    def row(self, row_id: str | None) -> R | None:
        """The row of an id."""
        return self._rows.get(row_id or "")

    def rows(self) -> list[R]:
        """Every row, in order."""
        return list(self._rows.values())

    def model(
        self, columns: Sequence[Column[R]], parent: QObject | None = None, *,
        exempt: Callable[[R], str] | None = None,
    ) -> RecordTableModel[R]:  # fmt: skip
        """A table of the rows."""
        source = RecordSource(self._ids, self._read, id_of=self._key)
        return RecordTableModel(source, columns, parent, exempt=exempt)

    def _ids(self, _shown: object, sort: str | None, descending: bool) -> list[str]:
        found = self.rows()
        if sort is not None:
            found.sort(key=self.sorts[sort])
        if descending:
            found.reverse()
        return [self._key(one) for one in found]

    def _read(self, ids: Sequence[str]) -> list[R]:
        return [self._rows[one] for one in ids if one in self._rows]
