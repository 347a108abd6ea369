"""Dates as a clerk types them: "31 oct", "next friday", "17/6/03", "tomorrow", "in two weeks"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from egovdesk.records.days import DAYS, MONTHS

_MONTHS = tuple(name.lower() for name in MONTHS)
_DAYS = tuple(name.lower() for name in DAYS)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_CENTURY_ENDS = 70  # 03 is 2003, 74 is 1974

SENTENCE = "Type a date, such as “31 oct”, “21/10/2003” or “next Friday”."

_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(\d{4}|\d{2})"
_DAY_MONTH = re.compile(
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* )?{_DAY} (?:of )?([a-z]{{3,9}})\.?,?(?: {_YEAR})?"
)
_MONTH_DAY = re.compile(rf"([a-z]{{3,9}})\.? {_DAY}(?:,? {_YEAR})?")
_FIGURES = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})(?:[/.-]{_YEAR})?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_AHEAD = re.compile(r"(?:in |within )?(\d{1,3}|[a-z]+) (day|week|fortnight|month|year)s?(?: time)?")
_WEEKDAY = re.compile(r"(?:(next|this|on) )?([a-z]{3,9})( week)?")
_MONTH_END = re.compile(rf"(?:the )?end of (?:([a-z]{{3,9}})|the month|this month)(?: {_YEAR})?")
_COUNTS = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve")  # fmt: skip


def date_in_words(text: str, today: date, *, days_behind: int = 0) -> date | str:
    """Read a date, or say in a sentence what is wrong.

    A day without its year is the next one on or after today; with `days_behind`, a day so little
    behind us is meant.
    """
    words = " ".join(re.sub("[,'’]", " ", text.lower()).split()).rstrip(".")
    try:
        for day in _readings(words, today, days_behind):
            if day is not None:
                return day
    except _WrongDate as wrong:
        return str(wrong)
    except (OverflowError, ValueError):
        return SENTENCE
    return SENTENCE


class _WrongDate(Exception):
    """A date that is none, with the sentence that says why."""


def _readings(words: str, today: date, behind: int) -> Iterator[date | None]:
    yield _named_day(words, today)
    if found := _ISO.fullmatch(words):
        yield _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(words):
        yield _dated(int(found[1]), int(found[2]), found[3], today, behind)
    if (found := _DAY_MONTH.fullmatch(words)) and (month := _month(found[2])):
        yield _dated(int(found[1]), month, found[3], today, behind)
    if (found := _MONTH_DAY.fullmatch(words)) and (month := _month(found[1])):
        yield _dated(int(found[2]), month, found[3], today, behind)
    yield _month_end(words, today, behind)
    yield _ahead(words, today)
    yield _weekday(words, today)


def _named_day(words: str, today: date) -> date | None:
    days = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
    return today + timedelta(days[words]) if words in days else None


def _ahead(words: str, today: date) -> date | None:
    found = _AHEAD.fullmatch(words)
    if not found:
        return {"next week": today + timedelta(7), "next month": _months_on(today, 1)}.get(words)
    count = _count(found[1])
    if count is None:
        return {"next": _ahead(f"1 {found[2]}", today)}.get(found[1])
    match found[2]:
        case "day":
            return today + timedelta(count)
        case "week":
            return today + timedelta(7 * count)
        case "fortnight":
            return today + timedelta(14 * count)
        case unit:
            return _months_on(today, count * (12 if unit == "year" else 1))


def _count(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    if word in ("a", "an"):
        return 1
    return _COUNTS.index(word) if word in _COUNTS else None


def _months_on(today: date, count: int) -> date:
    total = today.month - 1 + count
    year, month = today.year + total // 12, total % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _weekday(words: str, today: date) -> date | None:
    found = _WEEKDAY.fullmatch(words)
    matches = [at for at, name in enumerate(_DAYS) if found and name.startswith(found[2])]
    if not found or len(matches) != 1:
        return None
    if found[1] == "next":
        # “Next Friday” is the Friday of next week, however near this one is.
        return today + timedelta(7 - today.weekday() + matches[0])
    coming = today + timedelta((matches[0] - today.weekday() - 1) % 7 + 1)
    return coming + timedelta(7) if found[3] else coming


def _month_end(words: str, today: date, behind: int) -> date | None:
    found = _MONTH_END.fullmatch(words)
    if not found:
        return None
    month = _month(found[1]) if found[1] else today.month
    if not month:
        return None
    year = _year(found[2]) if found[2] else today.year
    end = date(year, month, calendar.monthrange(year, month)[1])
    if found[2] or end >= today - timedelta(behind):
        return end
    return date(year + 1, month, calendar.monthrange(year + 1, month)[1])


def _month(word: str) -> int:
    if word == "sept":
        return 9
    return next((at for at, name in enumerate(_MONTHS) if at and name.startswith(word)), 0)


def _dated(day: int, month: int, year: str | None, today: date, behind: int) -> date:
    if year:
        return _day(_year(year), month, day)
    if (day, month) == (29, 2):
        return _next_leap_day(today)
    this = _day(today.year, month, day)
    return this if this >= today - timedelta(behind) else _day(today.year + 1, month, day)


def _next_leap_day(today: date) -> date:
    year = today.year
    while not calendar.isleap(year) or date(year, 2, 29) < today:
        year += 1
    return date(year, 2, 29)


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) < _CENTURY_ENDS else 1900)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise _WrongDate(f"There is no month {month}. {SENTENCE}")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _WrongDate(SENTENCE)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = MONTHS[month]
        raise _WrongDate(f"{name} has {last} days in {year}. Type a date, or “next Friday”.")
    return date(year, month, day)
