"""Sums of money as a clerk types them: "£640,000", "90k", "12.50"; kept in whole pence."""

from __future__ import annotations

import re

_SUM = re.compile(r"^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*(k|m)?$", re.IGNORECASE)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}
_MOST = 10**14


def read_money(typed: str) -> int | None:
    """The sum in whole pence; None for nothing. Raises ValueError with the sentence to show."""
    words = typed.strip()
    if not words:
        return None
    found = _SUM.match(words)
    if found is None:
        raise ValueError("Type a sum in pounds, such as £640,000 or 90k.")
    pounds, pence = found.group(1), (found.group(2) or "").ljust(2, "0")
    times = (found.group(3) or "").lower()
    whole = (int(pounds.replace(",", "")) * 100 + int(pence)) * _TIMES[times]
    if whole > _MOST:
        raise ValueError("That is more than any council spends. Type a smaller sum.")
    return whole


def sum_problem(typed: str) -> str | None:
    """What is wrong with a sum that was typed, if anything."""
    try:
        read_money(typed)
    except ValueError as error:
        return str(error)
    return None
