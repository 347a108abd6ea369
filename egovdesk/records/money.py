"""Sums of money, kept in whole pence: as they are shown, and typed ("£640,000", "90k")."""

from __future__ import annotations

import re
from math import floor

_TYPED = re.compile(r"^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*(k|m)?$", re.IGNORECASE)
_COUNT = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d+)$", re.ASCII)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}
_MOST = 10**14


def pounds(pence: int) -> str:
    """`£640,000`; pence only where there are any."""
    whole, rest = divmod(abs(pence), 100)
    return f"{'−' if pence < 0 else ''}£{whole:,}" + (f".{rest:02d}" if rest else "")


def whole_thousands(pence: int) -> int:
    """A sum in thousands of pounds, as boards read it: half a thousand is rounded up."""
    return floor(pence / 100_000 + 0.5)


def read_money(typed: str) -> int | None:
    """The sum in whole pence; None for nothing. Raises ValueError with the sentence to show."""
    words = typed.strip()
    if not words:
        return None
    _refuse_less_than_nothing(words, "A sum")
    found = _TYPED.match(words)
    if found is None:
        raise ValueError("Type a sum in pounds, such as £640,000 or 90k.")
    pence = _pence(*found.groups(default=""))
    if pence > _MOST:
        raise ValueError("That is more than any council spends. Type a smaller sum.")
    return pence


def read_count(typed: str) -> int | None:
    """A whole number; None for nothing. Raises ValueError with the sentence to show."""
    words = typed.strip()
    if not words:
        return None
    _refuse_less_than_nothing(words, "A number")
    if not _COUNT.match(words):
        raise ValueError("Type a whole number, such as 1,200.")
    count = int(words.replace(",", ""))
    if count > _MOST:
        raise ValueError("That is more than anybody counts. Type a smaller number.")
    return count


def _refuse_less_than_nothing(words: str, what: str) -> None:
    if words.startswith(("-", "−", "–")):
        raise ValueError(f"{what} is not less than nothing. Type it without the minus.")


def sum_problem(typed: str) -> str | None:
    """What is wrong with a sum that was typed, if anything."""
    try:
        read_money(typed)
    except ValueError as error:
        return str(error)
    return None


def _pence(whole: str, rest: str, times: str) -> int:
    return (int(whole.replace(",", "")) * 100 + int(rest.ljust(2, "0"))) * _TIMES[times.lower()]
