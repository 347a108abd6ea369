"""The clock of an example: set by hand, it ticks a second at each look, and keys come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from egovdesk.identifiers import id_at


@dataclass(frozen=True)
class Event:
    """Something that the clerk did at a moment."""

    on: date
    at: str
    do: Callable[[], None]


class ExampleClock:
    """A clock that never goes back; call it for the moment, `new_id` for a key of that moment."""

    def __init__(self) -> None:
        self._moment = datetime(2001, 6, 4, 9, tzinfo=UTC)
        self._keys = 0

    def __call__(self) -> datetime:
        self._moment += timedelta(milliseconds=20)
        return self._moment

    def set(self, day: date, at: str) -> None:
        """Put the clock forward to a time of a day, as local time; a moment gone by is left alone."""
        hours, minutes = (int(part) for part in at.split(":"))
        moment = datetime.combine(day, time(hours, minutes), UTC)
        self._moment = max(self._moment, moment)

    def new_id(self) -> str:
        """The next key, greater than the one before."""
        self._keys += 1
        scattered = self._keys * 0x9E3779B97F4A7C15 % (1 << 40)
        return id_at(int(self._moment.timestamp() * 1000), self._keys << 40 | scattered)


def working_days(day: date, count: int) -> date:
    """The day so many weekdays after (or, below nothing, before) another."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day
