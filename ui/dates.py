"""Dates as a clerk types them: "31 oct", "next friday", "21/10/2003", "tomorrow", "in 2 weeks"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_MONTHS = [name.lower() for name in calendar.month_name]
_DAYS = [name.lower() for name in calendar.day_name]
_SENTENCE = "Type a date, such as “31 oct”, “21/10/2003” or “next Friday”."
_NAMED = re.compile(
    r"^(?:[a-z]+day,? )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,?(?: (\d{4}|\d{2}))?$"
)
_SLASHED = re.compile(r"^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_AHEAD = re.compile(r"^(?:in )?(\d{1,3}|a|one|two|three|four) (day|week|month)s?(?: time)?$")
_WEEKDAY = re.compile(r"^(?:(next|this|on) )?([a-z]{2,9})$")
_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def parse_date(text: str, today: date) -> date:
    """Read a date; raises ValueError with the sentence to show. Without a year, the next such day."""
    words = " ".join(text.lower().split())
    for read in (_said, _iso, _slashed, _named, _ahead, _weekday):
        day = read(words, today)
        if day is not None:
            return day
    raise ValueError(_SENTENCE)


def _said(words: str, today: date) -> date | None:
    days = {"today": 0, "tomorrow": 1, "yesterday": -1}
    return today + timedelta(days[words]) if words in days else None


def _iso(words: str, today: date) -> date | None:
    found = _ISO.match(words)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _slashed(words: str, today: date) -> date | None:
    found = _SLASHED.match(words)
    return _dated(int(found[1]), int(found[2]), found[3], today) if found else None


def _named(words: str, today: date) -> date | None:
    found = _NAMED.match(words)
    if not found:
        return None
    return _dated(int(found[1]), _month(found[2]), found[3], today)


def _ahead(words: str, today: date) -> date | None:
    found = _AHEAD.match(words)
    if not found:
        return None
    count = _WORDS.get(found[1]) or int(found[1])
    if found[2] == "month":
        total = today.month - 1 + count
        year, month = today.year + total // 12, total % 12 + 1
        return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
    return today + timedelta(count * (7 if found[2] == "week" else 1))


def _weekday(words: str, today: date) -> date | None:
    found = _WEEKDAY.match(words)
    matches = [at for at, name in enumerate(_DAYS) if found and name.startswith(found[2])]
    if not found or len(matches) != 1 or len(found[2]) < 2:
        return None
    if found[1] == "next":
        # “Next Friday” is the Friday of next week, however near this one is.
        return today + timedelta(7 - today.weekday() + matches[0])
    return today + timedelta((matches[0] - today.weekday() - 1) % 7 + 1)


def _month(word: str) -> int:
    for at, name in enumerate(_MONTHS):
        if at and name.startswith(word):
            return at
    # “Sept” is how many write the one month that has two short forms; anything else is no month.
    raise ValueError(_SENTENCE)


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return _day(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this = _day(today.year, month, day) if (month, day) != (2, 29) else _leap(today.year)
    # A day well behind us is the same day of next year.
    if this < today - timedelta(days=60):
        return _day(this.year + 1, month, day) if (month, day) != (2, 29) else _leap(this.year + 1)
    return this


def _leap(year: int) -> date:
    while not calendar.isleap(year):
        year += 1
    return date(year, 2, 29)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12 or not 1900 <= year <= 2200:
        raise ValueError(_SENTENCE)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = calendar.month_name[month]
        raise ValueError(f"{name} has {last} days in {year}. Type a date, or “next Friday”.")
    return date(year, month, day)
