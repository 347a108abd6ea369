"""Dates as lists hold them: real ones, figures in either order, months in words, Excel's numbers.

Nothing is guessed: a date without its year, or "next Friday", is not one that a list can mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from egovdesk.exchange.sheets import Cell
from egovdesk.records.days import MONTHS

_DAY_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 7_306, 109_574  # 1920 to 2199: other numbers are no dates
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_CENTURY_ENDS = 70  # 03 is 2003, 74 is 1974
_NONE = {"", "-", "–", "—", "n/a", "na", "none", "none set", "nil", "null", "not set"}
_TIME = r"(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?: ?z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_FIGURES = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})" + _TIME)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
_DAY_MONTH = re.compile(
    _WEEKDAY
    + r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \-/.]([a-z]{3,9})\.?,?[ \-/.](\d{4}|\d{2})"
    + _TIME
)
_MONTH_DAY = re.compile(
    _WEEKDAY + r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})" + _TIME
)


class Unread(ValueError):
    """A cell that does not say what its column should, with the sentence that says so."""


class DateOrder(StrEnum):
    """Which comes first where a date is written in figures."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True)
class Ordered:
    """How a column's dates are read, and the cell that proves it where that is not day first."""

    order: DateOrder = DateOrder.DAY_FIRST
    proof: str = ""


DAY_FIRST = Ordered()


def order_of(cells: Iterable[Cell]) -> Ordered:
    """Day first, unless a date of the column can only be month first and none only day first."""
    proof = ""
    for cell in cells:
        found = _FIGURES.fullmatch(_tidied(cell)) if isinstance(cell, str) else None
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if first > 12:
            return DAY_FIRST
        if second > 12 and not proof:
            proof = cell.strip() if isinstance(cell, str) else ""
    return Ordered(DateOrder.MONTH_FIRST, proof) if proof else DAY_FIRST


def read_day(cell: Cell, order: DateOrder = DateOrder.DAY_FIRST) -> date | None:
    """The date of a cell, None where it says that there is none; raises Unread."""
    if cell is None:
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float):
        return _of_serial(cell)
    words = _tidied(str(cell))
    if words in _NONE:
        return None
    if re.fullmatch(r"\d{4,6}(\.\d+)?", words):
        return _of_serial(float(words))
    found = _in_words(words, order)
    if found is None:
        raise _unread(cell)
    return found


def _in_words(words: str, order: DateOrder) -> date | None:
    if found := _ISO.fullmatch(words) or _COMPACT.fullmatch(words):
        return _day(found[1], int(found[2]), found[3])
    if found := _FIGURES.fullmatch(words):
        first, second = int(found[1]), int(found[2])
        if (order is DateOrder.MONTH_FIRST and first <= 12) or second > 12:
            return _day(found[3], first, found[2])
        return _day(found[3], second, found[1])
    if (found := _DAY_MONTH.fullmatch(words)) and (month := _month(found[2])):
        return _day(found[3], month, found[1])
    if (found := _MONTH_DAY.fullmatch(words)) and (month := _month(found[1])):
        return _day(found[3], month, found[2])
    return None


def _of_serial(number: float) -> date:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        raise _unread(f"{number:g}")
    return _DAY_ZERO + timedelta(int(number))


def _day(year: str, month: int, day: str) -> date:
    full = int(year)
    if len(year) == 2:
        full += 2000 if full < _CENTURY_ENDS else 1900
    try:
        found = date(full, month, int(day))
    except ValueError as error:
        raise Unread(f"there is no such day as {int(day)}.{month}.{full}") from error
    if not _FIRST_YEAR <= full <= _LAST_YEAR:
        raise Unread(f"the year {full} is hardly meant")
    return found


def _month(word: str) -> int:
    if word == "sept":
        return 9
    return next(
        (at for at, name in enumerate(MONTHS) if at and name.casefold().startswith(word)), 0
    )


def _tidied(text: str) -> str:
    return " ".join(text.casefold().replace("\u00a0", " ").split()).strip(" '")


def _unread(cell: object) -> Unread:
    return Unread(f"“{str(cell).strip()[:60]}” is not a date, such as 21/10/2003")
