"""A series of meetings, the dates that a meeting had before it was postponed, and school holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from egovdesk.records.meetings import MeetingState
from egovdesk.records.problems import Problem, date_problems, name_problems


@dataclass(frozen=True)
class Series:
    """The meetings of a group that were planned together, from its cadence ("third Tuesday")."""

    id: str
    group_id: str
    cadence: str
    from_on: date
    until_on: date
    starts_at: str = ""
    length: int = 120
    place: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("cadence", self.cadence, label="How often the group meets")
        return tuple(found + date_problems("until_on", self.from_on, self.until_on))


@dataclass(frozen=True)
class MeetingDate:
    """A day on which a meeting was to be held until it was postponed or cancelled, and why it was.

    `state` is the stage that it had reached by then.
    """

    id: str
    meeting_id: str
    held_on: date
    changed_on: date
    starts_at: str = ""
    reason: str = ""
    state: MeetingState = MeetingState.PLANNED


@dataclass(frozen=True)
class SchoolHoliday:
    """Days on which members with children are away; notice takes no account of them."""

    id: str
    name: str
    from_on: date
    until_on: date
    source: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("name", self.name, label="The holiday's name")
        return tuple(found + date_problems("until_on", self.from_on, self.until_on))
