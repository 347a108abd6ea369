"""How long something is put off, as minutes say it: "to the March meeting", "in six months"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from egovdesk.records.dates_in_words import date_in_words

_MONTHS = tuple(name.lower() for name in calendar.month_name)
_TO = r"\b(?:to|until|till|at|by|for)\b"
_DAY = r"(\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}(?: \d{4})?)"
_MONTH = rf"({'|'.join(_MONTHS[1:])})(?: (\d{{4}}))?"
_NEXT = re.compile(rf"{_TO} (?:the|its|our) (?:next|following) (?:ordinary )?meeting\b")
_MEETING_ON = re.compile(rf"\bmeeting (?:to be held )?(?:on|of) (?:the )?(?:[a-z]+day )?{_DAY}")
_DAY_MEETING = re.compile(rf"{_TO} the (?:[a-z]+day )?{_DAY} meeting\b")
_MONTH_MEETING = re.compile(rf"{_TO} (?:the|its|our) {_MONTH} meeting\b")
_MEETING_IN = re.compile(rf"\bmeeting (?:in|of) {_MONTH}\b")
_AHEAD = re.compile(
    r"\b(?:in|within|after|for) ((?:\d{1,3}|[a-z]+) (day|week|fortnight|month|year)s?)\b"
)
_TO_DAY = re.compile(rf"\b(?:to|until|till) (?:the )?(?:[a-z]+day )?{_DAY}")
_TO_MONTH = re.compile(rf"\b(?:to|until|till|in) {_MONTH}\b")


@dataclass(frozen=True)
class Deferral:
    """Which meeting is to take something up again: the first from one day, and by another if named.

    With `until_on` only a meeting within those days is meant; without it, the first that comes.
    """

    from_on: date
    until_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether a meeting on a day is one that is meant."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def next_meeting(after: date) -> Deferral:
    """To the next meeting after a day."""
    return Deferral(after + timedelta(days=1))


def on_day(day: date) -> Deferral:
    """To the meeting on a day."""
    return Deferral(day, day)


def in_month(year: int, month: int, after: date) -> Deferral:
    """To the meeting in a month; in the month of `after` itself, to a later one in it."""
    first = max(date(year, month, 1), after + timedelta(days=1))
    return Deferral(first, date(year, month, calendar.monthrange(year, month)[1]))


def deferral_in_words(text: str, held_on: date) -> Deferral | None:
    """What minutes of a meeting held on a day say of when, or None where they do not say.

    A month, or a number of months, means the meeting in that month; weeks and days mean the first
    meeting after so long. A day or month without its year is the next one.
    """
    words = " ".join(re.sub("[,'’*_]", " ", text.lower()).split())
    return next(_readings(words, held_on), None)


def _readings(words: str, held_on: date) -> Iterator[Deferral]:
    """What speaks of a meeting is believed before what only names a day."""
    for pattern in (_MEETING_ON, _DAY_MEETING):
        yield from _days(pattern, words, held_on)
    for pattern in (_MONTH_MEETING, _MEETING_IN):
        yield from _months(pattern, words, held_on)
    if _NEXT.search(words):
        yield next_meeting(held_on)
    yield from _ahead(words, held_on)
    yield from _days(_TO_DAY, words, held_on)
    yield from _months(_TO_MONTH, words, held_on)


def _days(pattern: re.Pattern[str], words: str, held_on: date) -> Iterator[Deferral]:
    for found in pattern.finditer(words):
        day = date_in_words(found[1], held_on + timedelta(days=1))
        if isinstance(day, date) and day > held_on:
            yield on_day(day)


def _months(pattern: re.Pattern[str], words: str, held_on: date) -> Iterator[Deferral]:
    for found in pattern.finditer(words):
        month = _MONTHS.index(found[1])
        year = int(found[2] or held_on.year + (month < held_on.month))
        if 1900 <= year <= 2200 and (year, month) >= (held_on.year, held_on.month):
            yield in_month(year, month, held_on)


def _ahead(words: str, held_on: date) -> Iterator[Deferral]:
    for found in _AHEAD.finditer(words):
        day = date_in_words(f"in {found[1]}", held_on)
        if isinstance(day, date) and day > held_on:
            by_month = found[2] in ("month", "year")
            yield in_month(day.year, day.month, held_on) if by_month else Deferral(day)
