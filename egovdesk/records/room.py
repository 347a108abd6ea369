"""What happens in the room: who came and went, the interests they declared, and how they voted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import Attendance, AttendanceState, time_problems
from egovdesk.records.problems import Problem


class MovementKind(StrEnum):
    """Coming and going."""

    ARRIVED = "arrived"
    LEFT = "left"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def leaves_out(self) -> bool:
        """Whether the person is out of the room after it."""
        return self is MovementKind.LEFT


@dataclass(frozen=True)
class Movement:
    """Somebody came, left or returned, at a time ("14:26") and during an item.

    `position` is the order in which the movements of a meeting were made. One that follows from an
    interest names it: who withdraws leaves as the item begins and returns as it ends.
    """

    id: str
    meeting_id: str
    person_id: str
    kind: MovementKind
    item_id: str | None = None
    at: str = ""
    position: int = 0
    reason: str = ""
    interest_id: str | None = None

    def problems(self) -> tuple[Problem, ...]:
        return tuple(time_problems("at", self.at))


@dataclass(frozen=True)
class Presence:
    """What one key makes of somebody's attendance: a state, and a movement to add or take back."""

    state: AttendanceState
    add: MovementKind | None = None
    drop: tuple[Movement, ...] = ()


def present_state(one: Attendance) -> AttendanceState:
    """How somebody counts who is there: as a substitute, as a member, or in attendance."""
    if one.substitute_for_id is not None:
        return AttendanceState.SUBSTITUTE
    counts = not one.role or MemberRole(one.role).counts
    return AttendanceState.PRESENT if counts else AttendanceState.IN_ATTENDANCE


def next_presence(
    one: Attendance, movements: Iterable[Movement], at: str, started_at: str = ""
) -> Presence:
    """One key: present, left, returned, left again, and so on as time goes by.

    A movement made this very minute is corrected instead: returned becomes apologies, arrived becomes
    present throughout. So is one whose time nobody knows (`at` is empty), when minutes are written up
    afterwards. Who was away and comes after the meeting has begun has arrived late.
    """
    made = [each for each in movements if each.interest_id is None]
    if not one.state.in_room:
        late = bool(started_at) and at > started_at
        return Presence(present_state(one), MovementKind.ARRIVED if late else None)
    last = made[-1] if made else None
    if last is None:
        return Presence(one.state, MovementKind.LEFT)
    if last.kind is MovementKind.LEFT:
        return Presence(one.state, MovementKind.RETURNED)
    if last.at != at:
        return Presence(one.state, MovementKind.LEFT)
    if last.kind is MovementKind.ARRIVED:
        return Presence(one.state, drop=(last,))
    return Presence(AttendanceState.APOLOGIES, drop=tuple(made))


@dataclass(frozen=True)
class Interest:
    """An interest declared in an item: by whom, of what kind, and whether they withdrew.

    `kind` is the code of a choice. It names the item itself, never a number, whichever item it was
    declared under; its nature is the text of its one block, which stands there.
    """

    id: str
    meeting_id: str
    item_id: str
    person_id: str
    kind: str = ""
    withdrew: bool = False
    position: int = 0


@dataclass(frozen=True)
class Vote:
    """How a vote went; a count is None where nobody counted. `casting` is the chair's second vote.

    It stands in the minute as one block. Recorded, it is counted from the voices of those who voted.
    """

    id: str
    item_id: str
    decision_id: str | None = None
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    recorded: bool = False
    casting: bool = False

    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(field, "Type how many, from 0 to 999.")
            for field in ("in_favour", "against", "abstained")
            if (count := getattr(self, field)) is not None and not 0 <= count <= 999
        )


class VoiceKind(StrEnum):
    """How somebody voted in a recorded vote."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Voice:
    """One person's vote where the vote was recorded."""

    id: str
    vote_id: str
    person_id: str
    voice: VoiceKind
