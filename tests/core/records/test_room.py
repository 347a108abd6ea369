"""One key for somebody's attendance: what it makes of a state and of what was moved before."""

from __future__ import annotations

import pytest

from egovdesk.records.meetings import Attendance, AttendanceState
from egovdesk.records.room import Movement, MovementKind, next_presence, present_state

ARRIVED, LEFT, RETURNED = MovementKind
PRESENT, APOLOGIES, ABSENT, SUBSTITUTE, IN_ATTENDANCE = AttendanceState
STARTED = "14:03"


def attends(state: AttendanceState = PRESENT, **facts: str) -> Attendance:
    return Attendance("a", "m", "p", state, **facts)  # type: ignore[arg-type]


def moved(*made: tuple[MovementKind, str]) -> list[Movement]:
    return [Movement(f"v{n}", "m", "p", kind, at=at) for n, (kind, at) in enumerate(made)]


@pytest.mark.parametrize(
    ("state", "made", "at", "becomes", "adds", "drops"),
    [
        (PRESENT, [], "14:26", PRESENT, LEFT, 0),
        (PRESENT, [(LEFT, "14:26")], "14:40", PRESENT, RETURNED, 0),
        (PRESENT, [(LEFT, "14:26")], "14:26", PRESENT, RETURNED, 0),
        # As time goes by, the key is for going and coming, however often.
        (PRESENT, [(LEFT, "14:26"), (RETURNED, "14:40")], "15:10", PRESENT, LEFT, 0),
        (PRESENT, [(ARRIVED, "14:20")], "15:10", PRESENT, LEFT, 0),
        # Within the minute, it corrects what it did.
        (PRESENT, [(LEFT, "14:26"), (RETURNED, "14:26")], "14:26", APOLOGIES, None, 2),
        (PRESENT, [(ARRIVED, "14:20")], "14:20", PRESENT, None, 1),
        # Afterwards, when nobody knows the time, it goes round.
        (PRESENT, [], "", PRESENT, LEFT, 0),
        (PRESENT, [(LEFT, "")], "", PRESENT, RETURNED, 0),
        (PRESENT, [(LEFT, ""), (RETURNED, "")], "", APOLOGIES, None, 2),
        (PRESENT, [(LEFT, "14:26"), (RETURNED, "14:40")], "", PRESENT, LEFT, 0),
        # Who was away and comes once the meeting is on has arrived late.
        (APOLOGIES, [], "14:03", PRESENT, None, 0),
        (APOLOGIES, [], "14:20", PRESENT, ARRIVED, 0),
        (ABSENT, [], "14:20", PRESENT, ARRIVED, 0),
        (ABSENT, [], "", PRESENT, None, 0),
    ],
)
def test_what_one_key_does(
    state: AttendanceState,
    made: list[tuple[MovementKind, str]],
    at: str,
    becomes: AttendanceState,
    adds: MovementKind | None,
    drops: int,
) -> None:
    step = next_presence(attends(state), moved(*made), at, STARTED)
    assert (step.state, step.add, len(step.drop)) == (becomes, adds, drops)


def test_what_an_interest_made_is_no_business_of_the_key() -> None:
    made = [Movement("v", "m", "p", RETURNED, "i", "14:26", interest_id="n")]
    assert next_presence(attends(), made, "14:26", STARTED).add is LEFT


def test_everybody_comes_back_as_what_they_were() -> None:
    assert present_state(attends(APOLOGIES, role="secretary")) is IN_ATTENDANCE
    assert present_state(attends(APOLOGIES, role="chair")) is PRESENT
    assert present_state(attends(APOLOGIES, substitute_for_id="q")) is SUBSTITUTE
