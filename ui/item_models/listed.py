"""What a register's table lists: the words searched for, the filters set, and the ids found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ListFilter:
    """The words searched for, and the values of the chips by column."""

    words: str = ""
    equals: tuple[tuple[str, Any], ...] = ()


class Listed:
    """The ids of a register's table, asked for as `RecordSource` does.

    `ids` is the query of a repository; `sort` is the order while no column is clicked.
    """

    def __init__(
        self, ids: Callable[..., Sequence[str]], sort: str, *, descending: bool = False
    ) -> None:
        self._ids, self._sort, self._descending = ids, sort, descending
        self._kept: tuple[object, Sequence[str]] | None = None

    def first(
        self, shown: ListFilter | None, sort: str | None, descending: bool, limit: int
    ) -> Sequence[str]:
        """The first few."""
        shown = shown or ListFilter()
        if not shown.words:
            return self._ask(shown, sort, descending, limit)
        # Words have to be found and sorted before any row is known to be first: do it once.
        whole = self._ask(shown, sort, descending)
        self._kept = ((shown, sort, descending), whole)
        return whole[:limit]

    def every(self, shown: ListFilter | None, sort: str | None, descending: bool) -> Sequence[str]:
        """All of them."""
        kept, self._kept = self._kept, None
        shown = shown or ListFilter()
        if kept is not None and kept[0] == (shown, sort, descending):
            return kept[1]
        return self._ask(shown, sort, descending)

    def _ask(
        self, shown: ListFilter, sort: str | None, descending: bool, limit: int | None = None
    ) -> Sequence[str]:
        backwards = descending if sort else self._descending
        return self._ids(
            dict(shown.equals),
            sort=sort or self._sort,
            descending=backwards,
            words=shown.words,
            limit=limit,
        )
