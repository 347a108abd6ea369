"""A series being planned: the days proposed, which of them are wanted, and where they were moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from egovdesk.clashes import Clash, Clashes
from egovdesk.operations.meetings.series import Proposal, meeting_before, propose_meetings
from egovdesk.records.cadence import Cadence
from egovdesk.records.days import spoken_day
from egovdesk.register import Register
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Check, Icon, Line, Text

_REACH = timedelta(days=60)


@dataclass(frozen=True)
class Asked:
    """What is to be planned: whose meetings, how often, from when until when, at what time."""

    group_ids: tuple[str, ...]
    cadence: Cadence
    first: date
    last: date
    starts_at: str = ""
    length: int = 120
    go_on: bool = True


@dataclass(frozen=True)
class PlannedDay:
    """One proposed meeting as the clerk has it: on what day, and whether it is wanted."""

    proposal: Proposal
    held_on: date
    wanted: bool
    clashes: tuple[Clash, ...] = ()

    @property
    def key(self) -> str:
        """The cadence's day, whatever day it was moved to."""
        return self.proposal.falls_on.isoformat()


class SeriesPlan:
    """The proposals, and what the clerk has done with them; what was asked can change meanwhile."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._asked: Asked | None = None
        self._clashes: Clashes | None = None
        self._days: dict[str, PlannedDay] = {}
        self._moved: dict[str, date] = {}
        self._ticked: dict[str, bool] = {}

    def ask(self, asked: Asked | None) -> None:
        """Propose what is asked, keeping what the clerk moved and dropped; None proposes nothing."""
        if asked is None or self._asked is None or asked.group_ids[:1] != self._asked.group_ids[:1]:
            self._moved, self._ticked = {}, {}
        self._asked = asked
        self._days = {}
        if asked is None:
            return
        since = self.since(asked)
        self._clashes = Clashes(self._register, asked.first - _REACH, asked.last + _REACH)
        proposals = propose_meetings(
            self._register, asked.group_ids, asked.cadence, asked.first, asked.last,
            starts_at=asked.starts_at, length=asked.length, since=since if asked.go_on else None,
        )  # fmt: skip
        for one in proposals:
            day = PlannedDay(one, one.held_on, one.is_wanted, one.clashes)
            self._days[day.key] = self._as_wished(day)

    def _as_wished(self, day: PlannedDay) -> PlannedDay:
        wanted = self._ticked.get(day.key, day.proposal.is_wanted)
        held_on = self._moved.get(day.key, day.proposal.held_on)
        return replace(day, wanted=wanted, held_on=held_on, clashes=self._against(held_on))

    def _against(self, day: date) -> tuple[Clash, ...]:
        assert self._clashes is not None and self._asked is not None
        return self._clashes.on(
            self._asked.group_ids, day, self._asked.starts_at, self._asked.length
        )

    def since(self, asked: Asked) -> date | None:
        """The group's last meeting before, from which its cadence can go on."""
        return meeting_before(self._register, asked.group_ids[0], asked.first)

    # -- what the clerk does -------------------------------------------------------------------

    def tick(self, key: str) -> None:
        """Want a day, or drop it."""
        self._ticked[key] = not self._days[key].wanted
        self._days[key] = self._as_wished(self._days[key])

    def move(self, key: str, day: date) -> None:
        """Plan one of the meetings on another day."""
        self._moved[key], self._ticked[key] = day, True
        self._days[key] = self._as_wished(self._days[key])

    def day(self, key: str) -> PlannedDay | None:
        """One of the proposals."""
        return self._days.get(key)

    def wanted(self) -> list[date]:
        """The days to plan meetings on."""
        return sorted({one.held_on for one in self._days.values() if one.wanted})

    @property
    def sentence(self) -> str:
        """What was understood: "The third Tuesday of each month"."""
        if self._asked is None:
            return ""
        cadence = self._asked.cadence
        since = self.since(self._asked) if self._asked.go_on else None
        words = cadence.settled(since or self._asked.first).sentence
        return words[:1].upper() + words[1:]

    # -- rows ----------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        """A row for each proposal, in the order of its days."""
        ordered: Sequence[PlannedDay] = sorted(
            self._days.values(), key=lambda one: (one.held_on, one.key)
        )
        return [_row(one) for one in ordered]


def _row(one: PlannedDay) -> Row:
    words = f"{spoken_day(one.held_on)} {one.held_on.year}"
    line: Line = (
        Check(one.wanted),
        Text(words, "ink" if one.wanted else "ink3", "row", width=128),
        *_notes(one),
    )
    tip = "; ".join([*(clash.sentence for clash in one.clashes)])
    return Row(one.key, Cell(line), tip=tip)


def _notes(one: PlannedDay) -> Line:
    planned, falls_on = one.proposal.planned, one.proposal.falls_on
    notes: Line = ()
    if planned is not None:
        state = f", {planned.state.label.lower()}" if planned.state.step < 0 else ""
        words = f"planned already on {spoken_day(planned.held_on)}{state}"
        if not one.wanted:
            return (Text(words, "ink2", "note"),)
        notes += (Text(words, "ink2", "note"),)
    if one.held_on != falls_on:
        notes += (Text(f"instead of {spoken_day(falls_on)}", "ink2", "note"),)
    heavy = [clash.sentence for clash in one.clashes if not clash.light]
    light = [clash.sentence for clash in one.clashes if clash.light]
    if heavy:
        notes += (
            Icon("triangle-alert", "amber", says="clash"),
            Text(". ".join(heavy), "amber", "note", context=True),
        )
    elif light:
        notes += (Text(". ".join(light), "ink3", "note", context=True),)
    return notes
