"""What speaks against a day for a meeting: other meetings, holidays, and groups that are no more.

A clash advises and never stops the clerk. One `Clashes` reads what a period needs once; make
another after the register has changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from egovdesk.deadlines import Deadlines
from egovdesk.records.days import spoken_date
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.series import SchoolHoliday
from egovdesk.register import Register
from egovdesk.store.groups import Seat

_MOST_NAMES = 3
_AUGUST = 8

TABLES = frozenset(
    ("meetings", "meeting_groups", "groups", "memberships", "holdings", "people", "holidays",
     "school_holidays", "authority")
)  # fmt: skip
"""The tables whose changes make or settle clashes."""


@dataclass(frozen=True)
class Clash:
    """One thing that speaks against a day; a light one is only to be known."""

    sentence: str
    light: bool = False
    with_id: str | None = None


class Clashes:
    """The clashes of meetings in a period, and of days that meetings might be put on."""

    def __init__(self, register: Register, first: date, last: date) -> None:
        self._register = register
        self._first, self._last = first, last
        self._deadlines = Deadlines(register)

    def of(self, meeting: Meeting) -> tuple[Clash, ...]:
        """What clashes with a meeting; nothing does with one that has been held or called off."""
        if not 0 <= meeting.state.step < MeetingState.HELD.step:
            return ()
        return self.on(self._groups_of(meeting), meeting.held_on, meeting.starts_at,
                       meeting.length, besides=meeting.id)  # fmt: skip

    def on(
        self, group_ids: Iterable[str], day: date, starts_at: str, length: int, besides: str = ""
    ) -> tuple[Clash, ...]:
        """What would clash if these groups met then; `besides` is a meeting that does not count."""
        ids = list(dict.fromkeys(group_ids))
        others = [one for one in self._by_day.get(day, ()) if one.id != besides]
        return (
            *self._dissolved(ids, day),
            *self._not_a_working_day(ids[0], day),
            *self._meetings(ids, others, day, _minutes(starts_at), length),
            *self._light(day),
        )

    # -- the day itself ------------------------------------------------------------------------

    def _dissolved(self, ids: list[str], day: date) -> Iterable[Clash]:
        for group in (self._groups[one] for one in ids):
            if group.until_on is not None and not group.exists_on(day):
                yield Clash(f"{group.name} was dissolved on {spoken_date(group.until_on)}")

    def _not_a_working_day(self, group_id: str, day: date) -> Iterable[Clash]:
        reason = self._deadlines.working_days(self._groups[group_id]).why_not(day)
        if reason:
            yield Clash(f"{reason[:1].upper()}{reason[1:]}")

    def _light(self, day: date) -> Iterable[Clash]:
        for one in self._school_holidays:
            if one.from_on <= day <= one.until_on:
                yield Clash(f"School holiday ({one.name})", light=True)
                return
        if day.month == _AUGUST:
            yield Clash("August, when many are away", light=True)

    # -- other meetings ------------------------------------------------------------------------

    def _meetings(
        self, ids: list[str], others: list[Meeting], day: date, starts: int | None, length: int
    ) -> Iterable[Clash]:
        for other in others:
            theirs = self._groups_of(other)
            same = [one for one in ids if one in theirs]
            if same:
                name = self._groups[same[0]].label
                yield Clash(f"{name} has another meeting that day", with_id=other.id)
            elif _overlap(starts, length, other):
                shared = self._on_both(ids, theirs, day)
                if shared:
                    name = self._groups[other.group_id].label
                    yield Clash(f"{name} meets at that time: {shared}", with_id=other.id)

    def _on_both(self, ids: list[str], theirs: list[str], day: date) -> str:
        """Who sits on both, in words; empty where nobody does."""
        here = {person for one in ids for person in self._sitting(one, day)}
        both = here & {person for one in theirs for person in self._sitting(one, day)}
        if not both:
            return ""
        people = self._register.people.many(both).values()
        names = [one.name for one in sorted(people, key=lambda one: (one.sort_name, one.id))]
        shown = names[:_MOST_NAMES]
        if len(names) > _MOST_NAMES:
            shown.append(f"{len(names) - _MOST_NAMES} more")
        listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
        return f"{listed} {'sits' if len(names) == 1 else 'sit'} on both"

    def _sitting(self, group_id: str, day: date) -> set[str]:
        found = self._seats.get(group_id, ())
        return {one.person_id for one in found if one.from_on <= day <= one.until_on}

    def _groups_of(self, meeting: Meeting) -> list[str]:
        return [meeting.group_id, *self._joint.get(meeting.id, ())]

    # -- what is read once ---------------------------------------------------------------------

    @cached_property
    def _by_day(self) -> dict[date, list[Meeting]]:
        found: dict[date, list[Meeting]] = {}
        for one in self._register.meetings.between(self._first, self._last):
            if one.state.step >= 0:
                found.setdefault(one.held_on, []).append(one)
        return found

    @cached_property
    def _joint(self) -> dict[str, list[str]]:
        return self._register.meeting_groups.between(self._first, self._last)

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {one.id: one for one in self._register.groups.all()}

    @cached_property
    def _seats(self) -> dict[str, list[Seat]]:
        found: dict[str, list[Seat]] = {}
        for one in self._register.memberships.seats(self._first, self._last):
            found.setdefault(one.group_id, []).append(one)
        return found

    @cached_property
    def _school_holidays(self) -> list[SchoolHoliday]:
        return self._register.school_holidays.all()


def _minutes(at: str) -> int | None:
    return int(at[:2]) * 60 + int(at[3:]) if at else None


def _overlap(starts: int | None, length: int, other: Meeting) -> bool:
    """Whether two meetings of one day overlap; one whose time is not known may."""
    theirs = _minutes(other.starts_at)
    if starts is None or theirs is None:
        return True
    return starts < theirs + other.length and theirs < starts + length
