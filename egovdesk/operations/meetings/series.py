"""A series: the meetings of a group's year proposed from its cadence, then planned in one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from egovdesk.clashes import Clash, Clashes
from egovdesk.deadlines import Deadlines
from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.meetings.cycle import add_meeting
from egovdesk.records.cadence import Cadence
from egovdesk.records.meetings import Meeting
from egovdesk.records.series import Series
from egovdesk.records.text import clean_line
from egovdesk.register import Register

_NEAR = 6
"""A meeting so many days away still stands for a day of the cadence, unless the next is nearer."""

_MARGIN = timedelta(days=14)


@dataclass(frozen=True)
class Proposal:
    """A meeting that could be planned: its day, what speaks against it, and what stands for it.

    `falls_on` is the cadence's day; where that is no working day, `held_on` is the next one.
    `planned` is a meeting of the group that takes its place already.
    """

    falls_on: date
    held_on: date
    clashes: tuple[Clash, ...] = ()
    planned: Meeting | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether it is missing, so that it is to be planned unless the clerk drops it."""
        return self.planned is None


def meeting_before(register: Register, group_id: str, first: date) -> date | None:
    """The day of the group's last meeting before a period, from which its cadence goes on."""
    found = [one for one in register.meetings.before(group_id, first, 12) if one.state.step >= 0]
    return found[0].held_on if found else None


def propose_meetings(
    register: Register,
    group_ids: Sequence[str],
    cadence: Cadence,
    first: date,
    last: date,
    *,
    starts_at: str = "",
    length: int = 120,
    since: date | None = None,
) -> list[Proposal]:
    """The meetings that a cadence gives from one day to another, for a group and those joint with it.

    `since` is an earlier meeting from which the cadence goes on.
    """
    days = cadence.dates(first, last, since)
    working = Deadlines(register).working_days(register.groups.get(group_ids[0]))
    clashes = Clashes(register, first, last + _MARGIN)
    planned = _planned(register, group_ids[0], days)
    found: list[Proposal] = []
    for day in days:
        held_on = day if working.count(day) else working.offset(day, 1)
        against = clashes.on(group_ids, held_on, starts_at, length)
        found.append(Proposal(day, held_on, against, planned.get(day)))
    return found


@operation("New series")
def add_series(
    register: Register,
    group_id: str,
    cadence: str,
    first: date,
    last: date,
    days: Iterable[date],
    *,
    joint_with: Sequence[str] = (),
    standing_items: bool = False,
    **facts: Any,
) -> list[str]:
    """Plan a meeting on each of these days, all of one series, and return their ids."""
    chosen = sorted(set(days))
    if not chosen:
        raise Refused("No day is chosen.", "Nothing has changed.", "Choose at least one.")
    series = _series(register, group_id, clean_line(cadence), first, last, facts)
    return [
        add_meeting(
            register, group_id, day, joint_with=joint_with, standing_items=standing_items,
            series_id=series.id, **facts,
        )
        for day in chosen
    ]  # fmt: skip


def _series(
    register: Register, group_id: str, cadence: str, first: date, last: date, facts: dict[str, Any]
) -> Series:
    """The series of this cadence and period: the one planned before, or a new one."""
    same = register.series.find(group_id=group_id, cadence=cadence, from_on=first, until_on=last)
    if same:
        return same[0]
    kept = {name: facts[name] for name in ("starts_at", "length", "place") if name in facts}
    series = Series(new_id(), group_id, cadence, first, last, **kept)
    require(series.problems())
    register.series.add(series)
    return series


def _planned(register: Register, group_id: str, days: list[date]) -> dict[date, Meeting]:
    """Which of the days have a meeting already: near enough to be that one, put off or called off."""
    if not days:
        return {}
    gaps = [(after - before).days for before, after in pairwise(days)]
    near = min([_NEAR, *((gap - 1) // 2 for gap in gaps)])
    meetings = register.meetings.between(days[0] - _MARGIN, days[-1] + _MARGIN, group_id)
    given_up = register.meeting_dates.of_meetings(one.id for one in meetings)
    free = [
        (day, one)
        for one in meetings
        for day in {one.held_on, *(former.held_on for former in given_up.get(one.id, ()))}
    ]
    found: dict[date, Meeting] = {}
    for day in days:
        close = [pair for pair in free if abs((pair[0] - day).days) <= near]
        if close:
            nearest = min(close, key=lambda pair: (abs((pair[0] - day).days), pair[1].id))
            found[day] = nearest[1]
            free = [pair for pair in free if pair[1].id != nearest[1].id]
    return found
