"""What is typed in a cell of a table: numbers, sums and lights as people write them.

What cannot be read is kept as it was typed, with a sentence that says what will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from egovdesk.records.money import pounds, read_money
from egovdesk.records.statements import Light
from egovdesk.records.tables.columns import THOUSANDS, Holds

NOT_APPLICABLE = "n/a"
MOST_COUNT = 10**12

_NOT_APPLICABLE = frozenset({"n/a", "na", "n.a.", "not applicable", "-", "–", "—"})
_FORECAST = re.compile(r"\s*\(?\b(?:f|f/c|forecast)\)?$", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(\d+))?", re.ASCII)
_THOUSAND = 100_000  # in pence


@dataclass(frozen=True)
class Figure:
    """What was read: a number, or the words that stand in its place; `forecast` where that was typed too."""

    value: int | None = None
    typed: str = ""
    forecast: bool | None = None


def read_figure(typed: str, holds: Holds, unit: str) -> Figure:
    """What was typed for a number: "1,250", "£90k", "n/a", "38 f"; what cannot be read stays as typed."""
    words = " ".join(typed.split())
    if not words:
        return Figure()
    if words.casefold() in _NOT_APPLICABLE:
        return Figure(typed=NOT_APPLICABLE)
    plain = _FORECAST.sub("", words)
    forecast = True if plain != words else None
    try:
        value = _sum(plain, unit) if holds is Holds.SUM else _count(plain)
    except ValueError:
        return Figure(typed=words)
    return Figure(value, forecast=forecast)


def figure_problem(typed: str, holds: Holds, unit: str) -> str:
    """What is wrong with words that stand in place of a number; empty where nothing is."""
    if typed in ("", NOT_APPLICABLE):
        return ""
    plain = _FORECAST.sub("", typed)
    try:
        _sum(plain, unit) if holds is Holds.SUM else _count(plain)
    except ValueError as error:
        return f"“{typed}” is no number here. {error}"
    return ""


def _count(words: str) -> int:
    if words.endswith("%"):
        raise ValueError("Percentages are worked out: type how many there are.")
    if words.startswith("£"):
        raise ValueError("This counts, and is no sum of money: type a number such as 1,250.")
    found = _NUMBER.fullmatch(words)
    if found is None or (found[2] and int(found[2])):
        raise ValueError("Type a whole number such as 1,250, or n/a.")
    value = int(re.sub("[, ]", "", found[1]))
    if value > MOST_COUNT:
        raise ValueError("That is more than any council counts. Type a smaller number.")
    return value


def _sum(words: str, unit: str) -> int:
    """In whole pence. Without a pound sign, k or m, it is in the table's own unit."""
    if words.startswith(("-", "−", "(")):
        raise ValueError("A sum is not less than nothing: type what was spent, or is to be.")
    found = _NUMBER.fullmatch(words)
    if found is None or unit != THOUSANDS:
        value = read_money(words.replace(" ", ""))
        assert value is not None
        return value
    pence = Decimal(re.sub("[, ]", "", found[1]) + "." + (found[2] or "0")) * _THOUSAND
    return read_money(f"{pence / 100:.2f}") or 0


def read_light(typed: str) -> Light | None:
    """The light of a word: its colour, what it means, or the beginning of either; None for no such.

    A letter alone is a colour's: B is black.
    """
    words = " ".join(typed.split()).casefold()
    if not words:
        return Light.UNSAID
    found = [
        one
        for one in Light
        if one
        and (one.value.startswith(words) or (words[1:] and one.label.casefold().startswith(words)))
    ]
    return found[0] if len(found) == 1 else None


def count_words(value: int) -> str:
    """A number as it stands in a cell: 1,250."""
    return f"{value:,}"


def sum_words(pence: int, unit: str) -> str:
    """A sum as it stands in a cell: in the table's unit, £1,250,000 as 1,250 of thousands."""
    if unit != THOUSANDS:
        return pounds(pence)
    return f"{thousands(pence):,}"


def thousands(pence: int) -> Decimal:
    """A sum in thousands of pounds, to the pound."""
    found = (Decimal(pence) / _THOUSAND).quantize(Decimal("0.001"))
    return found.normalize() if found % 1 else found.quantize(Decimal(1))


def edited_words(value: int, holds: Holds, unit: str) -> str:
    """A number as it stands in a cell to be mended, without commas: the same when it is read again."""
    if holds is not Holds.SUM:
        return str(value)
    exact = unit != THOUSANDS or thousands(value) * _THOUSAND != value
    return (pounds(value) if exact else sum_words(value, unit)).replace(",", "")
