"""The quorum of each item: who was in the room while it was taken, and who of them counts.

It is worked out from the places on the meeting's day, attendance, movements and interests declared,
and from the order in which items were taken; never from their numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from egovdesk.records.meetings import Attendance, AttendanceState, Item
from egovdesk.records.room import Interest, Movement, MovementKind

_MEMBERS = (AttendanceState.PRESENT, AttendanceState.SUBSTITUTE)
Rank = tuple[int, int]
_BEFORE_ALL: Rank = (-1, 0)


@dataclass(frozen=True)
class Bench:
    """A group's places on a day: who fills them, how many are vacant, and how many must be there."""

    group_id: str
    members: frozenset[str]
    vacant: int = 0
    needed: int | None = None

    @property
    def seats(self) -> int:
        return len(self.members) + self.vacant


@dataclass(frozen=True)
class Count:
    """How many of a group count as present, of how many places, and how many must be there."""

    group_id: str
    present: int
    seats: int
    needed: int | None

    @property
    def is_lost(self) -> bool:
        return self.needed is not None and self.present < self.needed

    @property
    def spare(self) -> int:
        """How many could still leave; less than none where the quorum is lost."""
        return self.present - (self.needed or 0)


@dataclass(frozen=True)
class Turn:
    """A movement by which a group lost its quorum during an item, or got it back."""

    movement: Movement
    group_id: str
    lost: bool


@dataclass(frozen=True)
class Room:
    """What decides who is in the room. `items` are in agenda order, `movements` as they were made."""

    benches: tuple[Bench, ...]
    items: tuple[Item, ...]
    attendances: tuple[Attendance, ...]
    movements: tuple[Movement, ...] = ()
    interests: tuple[Interest, ...] = ()

    # -- who is there --------------------------------------------------------------------------

    def people(self, item_id: str | None = None) -> frozenset[str]:
        """Who is in the room as an item ends, or now where it has not; without one, at the end."""
        return self._states(item_id)[-1]

    def withdrew(self, item_id: str | None) -> frozenset[str]:
        """Who left for an item because of an interest declared in it, or in what it stands under."""
        above = self._parents.get(item_id or "")
        asked = {item_id, above} - {None}
        return frozenset(
            one.person_id for one in self.interests if one.withdrew and one.item_id in asked
        )

    def counts(self, item_id: str | None = None) -> tuple[Count, ...]:
        """Each group's count as an item ends, or now; without one, at the end of the meeting."""
        return self._counts(self.people(item_id))

    def lowest(self, item_id: str) -> tuple[Count, ...]:
        """Each group's lowest count while an item was taken."""
        every = [self._counts(there) for there in self._states(item_id)]
        return tuple(
            min(of_group, key=lambda one: one.present) for of_group in zip(*every, strict=True)
        )

    def is_quorate(self, item_id: str | None = None) -> bool:
        """Whether no group lacks its quorum as an item ends, or now."""
        return not any(one.is_lost for one in self.counts(item_id))

    def turns(self, item_id: str) -> list[Turn]:
        """The movements during an item by which a quorum was lost or found again."""
        found: list[Turn] = []
        steps = pairwise(self._states(item_id))
        for movement, (before, after) in zip(self._during(item_id), steps, strict=True):
            for was, now in zip(self._counts(before), self._counts(after), strict=True):
                if was.is_lost != now.is_lost:
                    found.append(Turn(movement, now.group_id, now.is_lost))
        return found

    # -- when ----------------------------------------------------------------------------------

    def _states(self, item_id: str | None) -> list[frozenset[str]]:
        """Who was there as an item began, and after each movement during it."""
        there = self._as_it_begins(item_id)
        out = self.withdrew(item_id)
        states = [there - out]
        for movement in self._during(item_id):
            there = _after(there, movement)
            states.append(there - out)
        return states

    def _as_it_begins(self, item_id: str | None) -> frozenset[str]:
        present = {one.person_id for one in self.attendances if one.state.in_room}
        first: dict[str, Movement] = {}
        for movement in self._ordered:
            first.setdefault(movement.person_id, movement)
        late = {who for who, one in first.items() if one.kind is not MovementKind.LEFT}
        there = frozenset(present - late)
        for movement in self._before(item_id):
            there = _after(there, movement) if movement.person_id in present else there
        return there

    def _before(self, item_id: str | None) -> Iterator[Movement]:
        rank = self._rank(item_id)
        for movement in self._ordered:
            if rank is None or self._when(movement) < rank:
                yield movement

    def _during(self, item_id: str | None) -> list[Movement]:
        rank = self._rank(item_id)
        present = {one.person_id for one in self.attendances if one.state.in_room}
        return [
            one
            for one in self._ordered
            if rank is not None and self._when(one) == rank and one.person_id in present
        ]

    @cached_property
    def _ordered(self) -> tuple[Movement, ...]:
        return tuple(sorted(self.movements, key=lambda one: (self._when(one), one.position)))

    @cached_property
    def _ranks(self) -> dict[str, Rank]:
        """Where each item stands in time: in the order taken, then those not taken as listed."""
        return {
            one.id: (0, one.order_taken) if one.order_taken is not None else (1, at)
            for at, one in enumerate(self.items)
        }

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return {one.id: one.parent_id for one in self.items}

    @cached_property
    def _clock(self) -> list[tuple[str, Rank]]:
        """When each item began, in order of time."""
        return sorted((one.started_at, self._ranks[one.id]) for one in self.items if one.started_at)

    def _rank(self, item_id: str | None) -> Rank | None:
        return self._ranks.get(item_id or "")

    def _when(self, movement: Movement) -> Rank:
        """During which item a movement was: its own, or the one that was taken at its time."""
        own = self._rank(movement.item_id)
        if own is not None:
            return own
        at = bisect_right(self._clock, movement.at, key=lambda one: one[0])
        return self._clock[at - 1][1] if at else _BEFORE_ALL

    # -- who counts ----------------------------------------------------------------------------

    def _counts(self, there: frozenset[str]) -> tuple[Count, ...]:
        return tuple(
            Count(bench.group_id, self._present(bench, there), bench.seats, bench.needed)
            for bench in self.benches
        )

    def _present(self, bench: Bench, there: frozenset[str]) -> int:
        """Members who are there, and each absent one whose substitute is, once."""
        members = {
            one.person_id
            for one in self.attendances
            if one.state in _MEMBERS and one.person_id in there & bench.members
        }
        covered: set[str] = set()
        for one in self._substitutes(there - bench.members):
            if one.substitute_for_id in bench.members - members:
                covered.add(one.substitute_for_id or "")
        return len(members) + len(covered)

    def _substitutes(self, there: Iterable[str]) -> Iterator[Attendance]:
        for one in self.attendances:
            if one.state is AttendanceState.SUBSTITUTE and one.person_id in there:
                yield one


def _after(there: frozenset[str], movement: Movement) -> frozenset[str]:
    who = {movement.person_id}
    return there - who if movement.kind.leaves_out else there | who
