"""Lists short enough to be read whole, filtered and sorted here: standards, systems, strategies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from ui.item_models.listed import ListFilter
from ui.item_models.record_table import RecordSource

R = TypeVar("R")


class Whole(Protocol[R]):
    """What a short list asks of the repository of its records."""

    def all(self) -> list[R]:
        """Every record, in order."""

    def many(self, ids: Iterable[str]) -> dict[str, R]:
        """The records of these ids that are there, by id."""


class ShortList(Generic[R]):
    """What a table asks of a repository of a few hundred records.

    `words` is what a search looks through, `passes` whether a chip's value lets a record through,
    `sorts` what it is ordered by; without one it stands in the repository's order.
    """

    def __init__(
        self,
        repository: Whole[R],
        *,
        words: Callable[[R], str],
        passes: Callable[[R, str, Any], bool],
        sorts: Mapping[str, Callable[[R], Any]],
    ) -> None:
        self._repository, self._words, self._passes, self._sorts = repository, words, passes, sorts

    def source(self) -> RecordSource[R]:
        """The source of a table."""
        return RecordSource(self.ids, self.read)

    def ids(self, shown: ListFilter | None, sort: str | None, descending: bool) -> Sequence[str]:
        """The ids that pass, in order."""
        shown = shown or ListFilter()
        wanted = shown.words.casefold().split()
        found = [
            one
            for one in self._repository.all()
            if all(word in self._words(one).casefold() for word in wanted)
            and all(self._passes(one, column, value) for column, value in shown.equals)
        ]
        if sort is not None:
            found.sort(key=self._sorts[sort])
        if descending:
            found.reverse()
        return [str(one.id) for one in found]  # type: ignore[attr-defined]

    def read(self, ids: Sequence[str]) -> Sequence[R]:
        """The records of these ids."""
        return list(self._repository.many(ids).values())
