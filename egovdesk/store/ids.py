"""Many ids in order as one text: read at once, kept in a third of the room, cut out when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

#: Of a UUID as text.
LENGTH = 36


class Ids(Sequence[str]):
    """Ids of equal length, one behind the other."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __len__(self) -> int:
        return len(self._text) // LENGTH

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        places = range(0, len(self._text), LENGTH)[at]
        if isinstance(places, int):
            return self._text[places : places + LENGTH]
        return [self._text[place : place + LENGTH] for place in places]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids):
            return self._text == other._text
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and self._place(value) >= 0

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Where an id stands; raises ValueError where it does not."""
        place = self._place(value, start * LENGTH)
        if place < 0 or (stop is not None and place >= stop * LENGTH):
            raise ValueError(f"{value} is not among them")
        return place // LENGTH

    def _place(self, value: str, start: int = 0) -> int:
        if len(value) != LENGTH:
            return -1
        place = self._text.find(value, start)
        # What begins within an id is none.
        while place > 0 and place % LENGTH:
            place = self._text.find(value, place + 1)
        return place
