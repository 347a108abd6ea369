"""Notice: the last day on which an agenda can be issued, in clear working days.

reference.md 3.3: a clear day is a whole working day; neither the day of issue nor the day of the
meeting counts. Five in England for principal councils since 1 October 2002, three before; three
in Wales and Scotland.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from egovdesk.records.authority import Nation

_FIVE_IN_ENGLAND = date(2002, 10, 1)


def clear_days(nation: Nation, held_on: date) -> int:
    """How many clear working days of notice a meeting on a day needs."""
    if nation in (Nation.WALES, Nation.SCOTLAND):
        return 3
    return 5 if nation is not Nation.ENGLAND or held_on >= _FIVE_IN_ENGLAND else 3


def issue_by(held_on: date, days: int, holidays: Collection[date]) -> date:
    """The last working day that leaves `days` clear working days before the meeting."""
    day, counted = held_on, 0
    while True:
        day -= timedelta(days=1)
        if not is_working_day(day, holidays):
            continue
        if counted == days:
            return day
        counted += 1


def working_days_between(start: date, end: date, holidays: Collection[date]) -> int:
    """Working days after `start` up to and with `end`; negative when `end` is past."""
    if end < start:
        return -working_days_between(end, start, holidays)
    span = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(1 for day in span if is_working_day(day, holidays))


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Neither Saturday, Sunday nor a bank holiday."""
    return day.weekday() < 5 and day not in holidays
