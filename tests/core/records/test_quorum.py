"""The quorum of each item: properties that hold whoever comes, goes, substitutes or withdraws."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egovdesk.records.groups import Group
from egovdesk.records.meetings import Attendance, AttendanceState, Item
from egovdesk.records.quorum import Bench, Room
from egovdesk.records.room import Interest, Movement, MovementKind

ARRIVED, LEFT, RETURNED = MovementKind
PRESENT, APOLOGIES, ABSENT, SUBSTITUTE, IN_ATTENDANCE = AttendanceState
MEMBERS = ("ashworth", "whitfield", "pemberton", "oyelaran", "sykes")
GUESTS = ("tully", "raman")


def item(number: int, taken: int | None, at: str = "") -> Item:
    return Item(
        f"i{number}", "cfb", f"Item {number}", "m", position=number, order_taken=taken,
        started_at=at,
    )  # fmt: skip


def attends(who: str, state: AttendanceState = PRESENT, instead: str | None = None) -> Attendance:
    return Attendance(f"a-{who}", "m", who, state, substitute_for_id=instead)


def moved(
    who: str, kind: MovementKind, during: str | None = None, at: str = "", position: int = 0
) -> Movement:
    return Movement(f"v{position}", "m", who, kind, during, at, position)


def a_room(**changes: object) -> Room:
    """Five members, all present, with a quorum of three; items 1, 2, 3 were taken as 1, 3, 2."""
    facts: dict[str, object] = {
        "benches": (Bench("cfb", frozenset(MEMBERS), needed=3),),
        "items": (item(1, 1, "14:03"), item(2, 3, "14:40"), item(3, 2, "14:10"), item(4, None)),
        "attendances": tuple(attends(who) for who in MEMBERS),
        **changes,
    }
    return Room(**facts)  # type: ignore[arg-type]


def present(room: Room, item_id: str | None = None) -> int:
    return room.counts(item_id)[0].present


def test_who_left_is_missed_from_then_on_until_they_return() -> None:
    room = a_room(movements=(
        moved("sykes", LEFT, "i3", "14:20", 1), moved("sykes", RETURNED, "i2", "14:50", 2),
    ))  # fmt: skip
    assert [present(room, one) for one in ("i1", "i3", "i2", "i4")] == [5, 4, 5, 5]
    assert room.lowest("i2")[0].present == 4
    assert present(room) == 5


def test_order_taken_decides_and_not_the_agendas() -> None:
    """Item 3 was taken before item 2: who left during 3 missed 2, and not the other way about."""
    room = a_room(movements=(moved("sykes", LEFT, "i3", "14:20", 1),))
    assert (present(room, "i2"), present(room, "i3"), present(room, "i1")) == (4, 4, 5)
    later = a_room(movements=(moved("sykes", LEFT, "i2", "14:50", 1),))
    assert (present(later, "i2"), present(later, "i3")) == (4, 5)


def test_a_movement_without_an_item_falls_into_the_one_taken_at_its_time() -> None:
    room = a_room(movements=(moved("sykes", LEFT, None, "14:20", 1),))
    assert [present(room, one) for one in ("i1", "i3", "i2")] == [5, 4, 4]
    early = a_room(movements=(moved("sykes", LEFT, None, "13:59", 1),))
    assert present(early, "i1") == 4


def test_who_arrives_late_was_not_there_before() -> None:
    room = a_room(movements=(moved("sykes", ARRIVED, "i3", "14:12", 1),))
    assert [present(room, one) for one in ("i1", "i3", "i2")] == [4, 5, 5]
    assert room.lowest("i3")[0].present == 4


def test_several_departures_are_each_followed() -> None:
    room = a_room(movements=(
        moved("sykes", LEFT, "i1", "14:05", 1), moved("sykes", RETURNED, "i3", "14:15", 2),
        moved("sykes", LEFT, "i2", "14:45", 3),
    ))  # fmt: skip
    assert [present(room, one) for one in ("i1", "i3", "i2")] == [4, 5, 4]


def test_who_withdraws_does_not_count_for_that_item_alone() -> None:
    room = a_room(
        interests=(Interest("n", "m", "i3", "sykes", withdrew=True),),
        movements=(moved("sykes", LEFT, "i3", "", 1), moved("sykes", RETURNED, "i3", "", 2)),
    )
    assert [present(room, one) for one in ("i1", "i3", "i2")] == [5, 4, 5]
    assert room.withdrew("i3") == {"sykes"}
    stayed = a_room(interests=(Interest("n", "m", "i3", "sykes", withdrew=False),))
    assert present(stayed, "i3") == 5


def test_who_withdraws_from_an_item_is_out_for_what_stands_under_it() -> None:
    items = (item(1, 1), item(2, 2), replace(item(3, 3), parent_id="i2"), item(4, 4))
    room = a_room(items=items, interests=(Interest("n", "m", "i2", "sykes", withdrew=True),))
    assert [present(room, one.id) for one in items] == [5, 4, 4, 5]


def test_the_turn_of_the_quorum_is_told_with_the_movement_that_made_it() -> None:
    away = tuple(attends(who, APOLOGIES if who in MEMBERS[3:] else PRESENT) for who in MEMBERS)
    room = a_room(attendances=away, movements=(
        moved("pemberton", LEFT, "i3", "15:12", 1), moved("pemberton", RETURNED, "i3", "15:20", 2),
    ))  # fmt: skip
    turns = [(one.movement.person_id, one.lost) for one in room.turns("i3")]
    assert turns == [("pemberton", True), ("pemberton", False)]
    assert room.is_quorate("i3")
    assert room.lowest("i3")[0].is_lost
    assert room.turns("i1") == []


def test_a_joint_meeting_counts_each_group_by_itself() -> None:
    both = (
        Bench("cfb", frozenset(MEMBERS[:3]), needed=2),
        Bench("sdg", frozenset(MEMBERS[2:]), vacant=1, needed=2),
    )
    room = a_room(benches=both, movements=(
        moved("sykes", LEFT, "i1", "", 1), moved("oyelaran", LEFT, "i1", "", 2),
    ))  # fmt: skip
    first, second = room.counts("i1")
    assert (first.present, first.seats, first.is_lost) == (3, 3, False)
    assert (second.present, second.seats, second.is_lost) == (1, 4, True)
    assert [turn.group_id for turn in room.turns("i1")] == ["sdg"]


@pytest.mark.parametrize(
    ("rule", "seats", "needed"),
    [("3", 5, 3), ("1/4", 8, 2), ("1/4", 9, 3), ("1/3", 10, 4), ("1/2", 9, 5), ("1/1", 4, 4),
     ("1/9", 3, 1), ("", 5, None)],
)  # fmt: skip
def test_a_share_of_the_places_is_rounded_up(rule: str, seats: int, needed: int | None) -> None:
    assert Group("g", "Board", quorum=rule).quorum_of(seats) == needed


def test_without_a_rule_no_quorum_is_lost() -> None:
    room = a_room(benches=(Bench("cfb", frozenset(MEMBERS)),), attendances=())
    assert not room.counts()[0].is_lost


# --- substitutes -----------------------------------------------------------------------------


def test_a_substitute_counts_once_and_in_place_of_the_member() -> None:
    here = tuple(attends(who) for who in MEMBERS[:4])
    away, stands_in = attends("sykes", APOLOGIES), attends("tully", SUBSTITUTE, "sykes")
    assert present(a_room(attendances=(*here, away))) == 4
    assert present(a_room(attendances=(*here, away, stands_in))) == 5
    # Two for one member are one; so is a substitute beside the member who came after all.
    twice = (*here, away, stands_in, attends("raman", SUBSTITUTE, "sykes"))
    assert present(a_room(attendances=twice)) == 5
    assert present(a_room(attendances=(*here, attends("sykes"), stands_in))) == 5


def test_a_member_who_stands_in_for_another_counts_once() -> None:
    here = (*(attends(who) for who in MEMBERS[:3]), attends("sykes", APOLOGIES))
    both = (*here, attends("oyelaran", SUBSTITUTE, "sykes"))
    assert present(a_room(attendances=both)) == 4


def test_those_in_attendance_never_count() -> None:
    listed = tuple(attends(who, IN_ATTENDANCE) for who in (*MEMBERS, *GUESTS))
    assert present(a_room(attendances=listed)) == 0


def test_a_substitute_who_withdraws_leaves_the_place_empty() -> None:
    listed = (
        *(attends(who) for who in MEMBERS[:4]), attends("sykes", APOLOGIES),
        attends("tully", SUBSTITUTE, "sykes"),
    )  # fmt: skip
    room = a_room(attendances=listed, interests=(Interest("n", "m", "i3", "tully", withdrew=True),))
    assert [present(room, one) for one in ("i1", "i3", "i2")] == [5, 4, 5]


# --- whatever happens ------------------------------------------------------------------------

people = st.sampled_from((*MEMBERS, *GUESTS))
states = st.sampled_from(AttendanceState)
listings = st.lists(
    st.builds(attends, people, states, st.none() | st.sampled_from(MEMBERS)),
    unique_by=lambda one: one.person_id,
)
times = st.sampled_from(("", "13:50", "14:05", "14:10", "14:30", "15:00"))
places = st.sampled_from((None, "i1", "i2", "i3", "i4"))
movings = st.lists(st.tuples(people, st.sampled_from(MovementKind), places, times), max_size=8)
interests = st.lists(
    st.builds(
        lambda who, where, out: Interest("n", "m", where, who, withdrew=out),
        people, st.sampled_from(("i1", "i2", "i3")), st.booleans(),
    ),
    max_size=3,
)  # fmt: skip
ITEMS = ("i1", "i2", "i3", "i4", None)


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    made = draw(movings)
    movements = tuple(moved(*facts, position=at) for at, facts in enumerate(made))
    return a_room(
        attendances=tuple(draw(listings)), movements=movements, interests=tuple(draw(interests))
    )


@given(rooms(), st.sampled_from(ITEMS))
def test_nobody_counts_who_was_not_listed_and_no_more_than_there_are_places(
    room: Room, where: str | None
) -> None:
    listed = {one.person_id for one in room.attendances if one.state.in_room}
    assert room.people(where) <= listed
    (count,) = room.counts(where)
    assert 0 <= count.present <= min(count.seats, len(room.people(where)))


@given(rooms(), people, st.sampled_from(ITEMS))
def test_one_more_departure_never_makes_the_count_greater(
    room: Room, who: str, where: str | None
) -> None:
    # Who left before arriving was there at first: that departure tells of a presence too.
    assume(all(one.kind is LEFT for one in room.movements if one.person_id == who))
    left = replace(room, movements=(*room.movements, moved(who, LEFT, where, "", 99)))
    for one in ITEMS:
        assert left.people(one) <= room.people(one)
        assert present(left, one) <= present(room, one)


@given(rooms(), people, st.sampled_from(("i1", "i2", "i3")))
def test_withdrawing_takes_one_person_out_of_one_item(room: Room, who: str, where: str) -> None:
    interest = Interest("w", "m", where, who, withdrew=True)
    both = (moved(who, LEFT, where, "", 98), moved(who, RETURNED, where, "", 99))
    pair = tuple(replace(one, interest_id="w") for one in both)
    there = who in room.people(where)
    out = replace(room, interests=(*room.interests, interest), movements=(*room.movements, *pair))
    assert out.people(where) == room.people(where) - {who}
    if there:
        for other in {"i1", "i2", "i3"} - {where}:
            assert out.people(other) == room.people(other)


@given(rooms(), st.permutations(range(4)))
def test_numbers_on_the_agenda_change_nothing(room: Room, order: list[int]) -> None:
    """Whatever the items are called and wherever they stand, what was taken when decides."""
    moved_about = tuple(
        replace(room.items[at], agenda_number=str(place), minute_number=f"CFB {90 - place}/03")
        for place, at in enumerate(order)
    )
    other = replace(room, items=moved_about)
    for one in ("i1", "i2", "i3"):
        assert other.counts(one) == room.counts(one)


@given(rooms(), st.sampled_from(("i1", "i2", "i3", "i4")))
def test_the_lowest_count_is_reached_and_turns_lead_from_first_to_last(
    room: Room, where: str
) -> None:
    (lowest,), (last,) = room.lowest(where), room.counts(where)
    assert lowest.present <= last.present
    lost = [turn.lost for turn in room.turns(where)]
    assert all(a != b for a, b in pairwise(lost))
    if lost:
        assert lost[-1] == last.is_lost
