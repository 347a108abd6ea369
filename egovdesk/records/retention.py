"""Retention: how long a group keeps each kind of record, and the log of what was disposed of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from egovdesk.records.problems import Problem


class Kept(StrEnum):
    """The kinds of record that are kept for a time of their own (reference.md 3.8)."""

    MINUTES = "minutes"
    AGENDAS = "agendas"
    BACKGROUND = "background"
    ACTIONS = "actions"
    DRAFTS = "drafts"

    @property
    def goes(self) -> str:
        """What disposal of the kind takes out."""
        return _GOES[self]


_GOES = {
    Kept.MINUTES: "the minutes, decisions, actions, attendance and everything issued;"
    " the meeting's date and its minute numbers stay",
    Kept.AGENDAS: "the agendas and supplements as issued, their dispatch log, and what the items asked"
    " for; titles and numbers stay with the minutes",
    Kept.BACKGROUND: "the list of papers with their clearances and reminders",
    Kept.ACTIONS: "what was said of closed actions: updates, former dates, reminders;"
    " the actions stay in the minutes",
    Kept.DRAFTS: "draft minutes as circulated, and the clerk’s notes",
}


@dataclass(frozen=True)
class RetentionRule:
    """How long a group keeps a kind of record, in years from the meeting; None is for ever.

    A group without a rule keeps by the entry of that code in the list of retention choices.
    """

    id: str
    group_id: str
    kind: Kept
    years: int | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        if self.years is not None and not 0 <= self.years <= 200:
            return (Problem("years", "Type a number of years from 0 to 200, or leave it empty."),)
        return ()


@dataclass(frozen=True)
class DueMeeting:
    """A meeting whose records of a kind need be kept no longer."""

    id: str
    held_on: date


@dataclass(frozen=True)
class Disposal:
    """What was disposed of, when, by whom and why. It outlives the records, and names no more of
    them than that they were there."""

    id: str
    group_id: str
    kind: Kept
    subject: str
    disposed_at: datetime
    disposed_by: str
    reason: str
    meeting_id: str | None = None
    records: int = 0

    def problems(self) -> tuple[Problem, ...]:
        if not self.reason.strip():
            return (Problem("reason", "Say why it is disposed of, such as “kept for six years”."),)
        return ()


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 28 February where that year has no 29th."""
    year = max(1, day.year - years)
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
