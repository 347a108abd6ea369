"""How often a group meets, as a clerk writes it: "third Tuesday", "every six weeks", "quarterly".

Reading gives a `Cadence`, which says in a sentence what was understood and knows its days; or the
sentence that says what was not.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from egovdesk.records.days import DAYS, MONTHS, ordinal

_DAYS = tuple(name.lower() for name in DAYS)
_MONTHS = tuple(name.lower() for name in MONTHS)
_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve")  # fmt: skip
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_LAST = -1


@dataclass(frozen=True)
class Cadence:
    """A rhythm of meetings: every so many weeks or months, on days of the week or of the month.

    `nth` are days such as (3, 1), the third Tuesday, or (-1, 4), the last Friday; `weekday` is one
    that was named without which of the month. What is left open follows the first meeting.
    `within` are the only months in which the group meets, `without` those in which it does not.
    """

    weeks: int = 0
    months: int = 0
    weekday: int | None = None
    nth: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    within: tuple[int, ...] = ()
    without: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """What was understood: "the third Tuesday of each month except August"."""
        words = self._every_weeks() if self.weeks else self._every_months()
        if self.without:
            words += f" except {_listed([MONTHS[one] for one in self.without])}"
        return words

    def _every_weeks(self) -> str:
        on = "" if self.weekday is None else f" on a {DAYS[self.weekday]}"
        every = {1: "every week", 2: "every fortnight"}.get(self.weeks)
        return (every or f"every {_count(self.weeks)} weeks") + on

    def _every_months(self) -> str:
        days = _listed([f"the {ordinal(one)}" for one in self.month_days] + _nth_words(self.nth))
        on = "" if self.weekday is None else f" on a {DAYS[self.weekday]}"
        if self.within:
            named = _listed([MONTHS[one] for one in self.within])
            return f"{days} of {named}" if days else f"in {named}{on}"
        if self.months > 1:
            return f"every {_count(self.months)} months{f' on {days}' if days else on}"
        return f"{days} of each month" if days else f"every month{on}"

    def settled(self, first: date) -> Cadence:
        """The same, with the day that was left open taken from a first meeting."""
        if self.weeks:
            return replace(self, weekday=first.weekday() if self.weekday is None else self.weekday)
        if self.nth or self.month_days:
            return self
        day = first if self.weekday is None else _on_or_after(first, self.weekday)
        which = (day.day - 1) // 7 + 1
        return replace(self, weekday=None, nth=((_LAST if which == 5 else which, day.weekday()),))

    def dates(self, first: date, last: date, since: date | None = None) -> list[date]:
        """The days from one to another, in order; `since` is an earlier meeting to go on from."""
        settled = self.settled(since or first)
        found = settled._weekly(first, last, since) if self.weeks else settled._monthly(
            first, last, since or first
        )  # fmt: skip
        return sorted(
            {day for day in found if first <= day <= last and day.month not in self.without}
        )

    def _weekly(self, first: date, last: date, since: date | None) -> Iterator[date]:
        assert self.weekday is not None
        if since is None:
            day = _on_or_after(first, self.weekday)
        else:
            day = since + timedelta(days=self.weekday - since.weekday())
            day += timedelta(weeks=self.weeks) * max(0, (first - day).days // (7 * self.weeks))
        while day <= last:
            yield day
            day += timedelta(weeks=self.weeks)

    def _monthly(self, first: date, last: date, since: date) -> Iterator[date]:
        for count in range(_month_index(first), _month_index(last) + 1):
            apart = (count - _month_index(since)) % (self.months or 1)
            year, month = count // 12, count % 12 + 1
            if apart == 0 and (not self.within or month in self.within):
                yield from self._in_month(year, month)

    def _in_month(self, year: int, month: int) -> Iterator[date]:
        length = calendar.monthrange(year, month)[1]
        for one in self.month_days:
            yield date(year, month, min(one, length))
        for nth, weekday in self.nth:
            days = [day for day in range(1, length + 1)
                    if date(year, month, day).weekday() == weekday]  # fmt: skip
            if nth <= len(days):
                yield date(year, month, days[_LAST if nth == _LAST else nth - 1])


# -- reading ---------------------------------------------------------------------------------------

_AND = r"(?:,? (?:and|or) |, ?| & )"
_DAY = rf"({'|'.join(_DAYS)})s?"
_WHICH = rf"(?:{'|'.join(_NTH)}|1st|2nd|3rd|4th|5th)"
_MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH_LIST = rf"((?:\b(?:{_MONTH_NAMES})\b{_AND}?)+)"
_NUMBER = rf"(\d{{1,2}}|{'|'.join(filter(None, _COUNTS))})"
_EVERY = r"(?:every|each|once (?:a|an|every|each|in))"

_WITHOUT = re.compile(
    r"[,(]? ?\b(?:except|excluding|omitting|but not|not|no meetings?|never|other than)"
    rf"(?: for| in| during)? {_MONTH_LIST}\)?"
)
_WITHIN = re.compile(rf"(?:\b(?:of|in|each|every) )?{_MONTH_LIST}")
_ASIDE = re.compile(r",? ?\b(?:jointly|together) with\b.*|\bat \d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?\b")
_NTH_DAYS = re.compile(rf"((?:\b{_WHICH}\b{_AND}? ?)+){_DAY}")
_PLURAL = re.compile(rf"(?:on )?({'|'.join(_DAYS)})s")
_MONTH_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_NOISE = re.compile(
    r"\b(?:the|of|on|a|an|in|each|every|month|months|meets?|held|and|year|day)\b|[,;.&()]"
)

_RHYTHMS: tuple[tuple[str, str, int], ...] = (
    (rf"{_EVERY} (?:other|alternate|second) week|alternate weeks|fortnightly|{_EVERY} fortnight",
     "weeks", 2),
    (rf"{_EVERY} {_NUMBER} weeks|{_NUMBER}[ -]weekly", "weeks", 0),
    (rf"weekly|{_EVERY} week", "weeks", 1),
    (rf"{_EVERY} (?:other|alternate|second) month|alternate months", "months", 2),
    (rf"{_EVERY} {_NUMBER} months|{_NUMBER}[ -]monthly", "months", 0),
    (rf"quarterly|{_EVERY} quarter|four times a year", "months", 3),
    (r"half[ -]yearly|twice a year|every half[ -]year", "months", 6),
    (rf"annually|yearly|{_EVERY} year", "months", 12),
    (rf"monthly|{_EVERY} month|(?:of|in) (?:the|each|every|a) month", "months", 1),
)  # fmt: skip

_HINT = "Write it as in “third Tuesday”, “last Friday except August” or “every six weeks”."
_UNCLEAR = {
    r"bi-?monthly": (
        "“Bi-monthly” can mean every two months or twice a month. Write “every two months”, or the "
        "days, as in “first and third Tuesday”."
    ),
    r"bi-?weekly": "“Bi-weekly” can mean every fortnight or twice a week. Write “every fortnight”.",
    rf"every (?:second|third|fourth) {_DAY}(?! of)": (
        "That can mean a day of each month or every so many weeks. Write “second Tuesday of the "
        "month”, or “every fortnight on a Tuesday”."
    ),
}


def read_cadence(text: str) -> Cadence | str:
    """Read how often a group meets, or say in a sentence what cannot be read."""
    words = " ".join(text.lower().replace("’", "'").split())
    if not words:
        return f"How often the group meets is not set. {_HINT}"
    for pattern, sentence in _UNCLEAR.items():
        if re.search(pattern, words):
            return sentence
    try:
        return _read(_ASIDE.sub("", words))
    except _Unread as unread:
        return str(unread)


class _Unread(Exception):
    """What could not be read, with the sentence that says so."""


def _read(words: str) -> Cadence:
    words, without = _take_months(_WITHOUT, words)
    words, week_day, weeks = _take_every_weekday(words)
    words, rhythm = _take_rhythm(words)
    words, nth = _take_nth(words)
    words, within = _take_months(_WITHIN, words)
    month_days = tuple(dict.fromkeys(int(one) for one in _MONTH_DAY.findall(words)))
    words = _MONTH_DAY.sub(" ", words)
    if week_day is None and (found := re.search(rf"\b{_DAY}\b", words)):
        week_day, words = _DAYS.index(found[1]), words.replace(found[0], " ", 1)
    left = _NOISE.sub(" ", words).split()
    if left:
        raise _Unread(f"“{' '.join(left)}” cannot be read as how often the group meets. {_HINT}")
    weeks, months = rhythm.get("weeks", weeks), rhythm.get("months", 0)
    return _made_sense_of(Cadence(weeks, months, week_day, nth, month_days, within, without))


def _made_sense_of(read: Cadence) -> Cadence:
    """Refuse what contradicts itself; a rhythm of months where only days were named."""
    on_days = read.nth or read.month_days
    if read.weeks and (read.months or read.within or on_days):
        raise _Unread(f"That names weeks and days of the month too. {_HINT}")
    if not 0 <= read.weeks <= 26 or not 0 <= read.months <= 12:
        raise _Unread(f"That is too seldom for a rhythm of meetings. {_HINT}")
    if any(not 1 <= one <= 31 for one in read.month_days):
        raise _Unread("A month has at most 31 days.")
    if read.weekday is not None and on_days:
        raise _Unread(f"That names a weekday beside the days of the month. {_HINT}")
    if not (read.weeks or read.months or read.within or on_days):
        raise _Unread(f"That says on which day, and not how often. {_HINT}")
    return replace(read, months=0 if read.weeks or read.within else read.months or 1)


def _take_every_weekday(words: str) -> tuple[str, int | None, int]:
    """ "Every Tuesday" and "alternate Tuesdays": the weekday, and every how many weeks."""
    found = re.search(rf"(?:\bevery |\beach |\bon )?\b(other|alternate) {_DAY}", words)
    if found:
        return words.replace(found[0], " ", 1), _DAYS.index(found[2]), 2
    found = re.search(rf"\b(?:every|each) {_DAY}(?! of)", words) or _PLURAL.fullmatch(words)
    if found:
        return words.replace(found[0], " ", 1), _DAYS.index(found[1]), 1
    return words, None, 0


def _take_rhythm(words: str) -> tuple[str, dict[str, int]]:
    rhythm: dict[str, int] = {}
    for pattern, unit, count in _RHYTHMS:
        found = re.search(rf"\b(?:{pattern})\b", words)
        if not found:
            continue
        number = next(filter(None, found.groups()), "")
        said = count or (int(number) if number.isdecimal() else _COUNTS.index(number))
        if unit in rhythm and said != 1:
            raise _Unread(f"That says twice how often, and not the same. {_HINT}")
        rhythm.setdefault(unit, said)
        words = words.replace(found[0], " ", 1)
    return words, rhythm


def _take_nth(words: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    found: list[tuple[int, int]] = []
    for match in _NTH_DAYS.finditer(words):
        weekday = _DAYS.index(match[2])
        for which in re.findall(rf"\b{_WHICH}\b", match[1]):
            found.append((_NTH.get(which) or int(which[0]), weekday))
    return _NTH_DAYS.sub(" ", words), tuple(dict.fromkeys(found))


def _take_months(pattern: re.Pattern[str], words: str) -> tuple[str, tuple[int, ...]]:
    found = [
        next(at for at, name in enumerate(_MONTHS) if at and name.startswith(one[:3]))
        for match in pattern.finditer(words)
        for one in re.findall(rf"\b(?:{_MONTH_NAMES})\b", match[1])
    ]
    return pattern.sub(" ", words), tuple(sorted(set(found)))


# -- words -----------------------------------------------------------------------------------------


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _nth_words(nth: tuple[tuple[int, int], ...]) -> list[str]:
    names = {number: word for word, number in _NTH.items()}
    by_day: dict[int, list[str]] = {}
    for which, weekday in nth:
        by_day.setdefault(weekday, []).append(names[which])
    return [f"the {_listed(which)} {DAYS[day]}" for day, which in by_day.items()]


def _listed(words: list[str]) -> str:
    return (
        words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
    )


def _count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)
