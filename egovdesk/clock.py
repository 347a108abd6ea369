"""What time it is, and a pretended clock for registers that must always come out alike.

The example registers are made as if by a clerk of 2003: their steps, keys and dates come of a clock
that is set by hand, so that making one twice gives the same content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

_pretended: Callable[[], datetime] | None = None


def now() -> datetime:
    """The moment it is, in UTC."""
    return datetime.now(UTC) if _pretended is None else _pretended()


def today() -> date:
    """The day it is: the computer's, unless a clock is pretended."""
    return date.today() if _pretended is None else _pretended().date()


@contextmanager
def pretending(clock: Callable[[], datetime]) -> Iterator[None]:
    """Take the time from `clock` for as long as this lasts."""
    global _pretended
    before, _pretended = _pretended, clock
    try:
        yield
    finally:
        _pretended = before
