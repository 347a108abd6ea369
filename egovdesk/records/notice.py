"""Notice and working days: which days count, the last day to issue, when a step of the cycle falls.

reference.md 3.3: a clear day is a whole working day; neither the day of issue nor the day of the
meeting counts. Five in England for principal councils since 1 October 2002, three before; three
in Wales and Scotland. Offsets (3.2) are working days before or after the meeting, counted from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from egovdesk.records.authority import Nation
from egovdesk.records.days import spoken_day

_FIVE_IN_ENGLAND = date(2002, 10, 1)
_ONE_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


class Step(StrEnum):
    """The steps of the cycle that have a day of their own: the codes of the list `offsets`."""

    PAPERS_CALLED = "papers_called"
    DRAFTS_OUT = "drafts_out"
    PLANNING = "planning"
    PAPERS_DUE = "papers_due"
    AGENDA_AGREED = "agenda_agreed"
    ISSUE = "issue"
    ACTIONS_OUT = "actions_out"
    MINUTES_TO_CHAIR = "minutes_to_chair"
    MINUTES_OUT = "minutes_out"


def clear_days(nation: Nation, held_on: date) -> int:
    """How many clear working days of notice the law asks of a meeting on a day."""
    if nation in (Nation.WALES, Nation.SCOTLAND):
        return 3
    return 5 if nation is not Nation.ENGLAND or held_on >= _FIVE_IN_ENGLAND else 3


@dataclass(frozen=True)
class NoticeDay:
    """A day between issue and meeting: its number among the clear days, or why it does not count."""

    day: date
    number: int | None = None
    reason: str = ""

    @property
    def sentence(self) -> str:
        """`Mon 26 May does not count: bank holiday (Spring bank holiday)`."""
        if self.number is None:
            return f"{spoken_day(self.day)} does not count: {self.reason}"
        return f"{spoken_day(self.day)} is clear day {self.number}"


@dataclass(frozen=True)
class WorkingDays:
    """Which days count: no Sunday, no bank holiday (by its name), Saturdays where they are counted."""

    holidays: Mapping[date, str] = field(default_factory=dict)
    saturdays: bool = False

    def why_not(self, day: date) -> str:
        """Why a day is no working day; empty where it is one."""
        if day.weekday() == _SUNDAY:
            return "Sunday"
        if day.weekday() == _SATURDAY and not self.saturdays:
            return "Saturday"
        if day in self.holidays:
            name = self.holidays[day]
            return f"bank holiday ({name})" if name else "bank holiday"
        return ""

    def count(self, day: date) -> bool:
        """Whether a day is a working day."""
        return not self.why_not(day)

    def offset(self, day: date, days: int) -> date:
        """The day so many working days after another, or before it where `days` is negative."""
        step = _ONE_DAY if days > 0 else -_ONE_DAY
        for _ in range(abs(days)):
            day += step
            while not self.count(day):
                day += step
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` is past."""
        if end < start:
            return -self.between(end, start)
        return sum(1 for day in _days(start + _ONE_DAY, end) if self.count(day))

    def issue_by(self, held_on: date, days: int) -> date:
        """The last working day that leaves `days` clear working days before the meeting."""
        return self.offset(held_on, -(days + 1))

    def notice(self, issued_on: date, held_on: date) -> tuple[NoticeDay, ...]:
        """Every day from issue to meeting, the clear ones numbered, the others with their reason."""
        found = [NoticeDay(issued_on, reason="the day of issue")]
        number = 0
        for day in _days(issued_on + _ONE_DAY, held_on - _ONE_DAY):
            reason = self.why_not(day)
            number += not reason
            found.append(NoticeDay(day, None if reason else number, reason))
        return (*found, NoticeDay(held_on, reason="the day of the meeting"))

    def clear_days(self, issued_on: date, held_on: date) -> int:
        """How many clear working days lie between issue and meeting."""
        return sum(1 for one in self.notice(issued_on, held_on) if one.number is not None)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
