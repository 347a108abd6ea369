"""A series: a year proposed from the cadence, with what is planned already and what clashes."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.groups import add_group, add_membership, change_group
from egovdesk.operations.meetings import add_meeting, cancel_meeting, postpone_meeting
from egovdesk.operations.meetings.series import (
    Proposal,
    add_series,
    meeting_before,
    propose_meetings,
)
from egovdesk.records.cadence import Cadence, read_cadence
from egovdesk.register import Register
from tests.scenes import Board

YEAR = date(2003, 5, 15), date(2004, 5, 14)


def read(text: str) -> Cadence:
    found = read_cadence(text)
    assert isinstance(found, Cadence)
    return found


def propose(
    register: Register, group: str, text: str, first: date = YEAR[0], last: date = YEAR[1]
) -> list[Proposal]:
    return propose_meetings(
        register,
        [group],
        read(text),
        first,
        last,
        starts_at="14:00",
        since=meeting_before(register, group, first),
    )


def plan(register: Register, group: str, text: str, days: list[date]) -> list[str]:
    return add_series(register, group, text, *YEAR, days)


def wanted(found: list[Proposal]) -> list[date]:
    return [one.held_on for one in found if one.is_wanted]


@pytest.fixture
def group(council: Register) -> str:
    """A group that has never met."""
    return add_group(
        council, "Service Delivery Group", usual_time="09:30", usual_place="Room 4", usual_length=90
    )


def test_a_year_is_planned_in_one_step_and_undone_in_one(council: Register, group: str) -> None:
    days = wanted(propose(council, group, "third Tuesday except August"))
    assert len(days) == 11
    made = plan(council, group, "third Tuesday except August", days)
    meetings = council.meetings.of_group(group)
    assert [one.held_on for one in meetings] == days
    assert {one.id for one in meetings} == set(made)
    assert {(one.starts_at, one.place, one.length) for one in meetings} == {("09:30", "Room 4", 90)}
    assert council.undo() == "New series"
    assert council.meetings.of_group(group) == [] and council.series.all() == []


def test_a_series_says_what_it_was_made_of(council: Register, group: str) -> None:
    first, second = plan(council, group, " third Tuesday ", [date(2003, 6, 17), date(2003, 7, 15)])
    (series,) = council.series.all()
    assert (series.cadence, series.from_on, series.until_on) == ("third Tuesday", *YEAR)
    assert {council.meetings.get(one).series_id for one in (first, second)} == {series.id}


def test_doing_it_again_proposes_only_what_is_missing(council: Register, group: str) -> None:
    days = wanted(propose(council, group, "third Tuesday"))
    plan(council, group, "third Tuesday", days[:3] + days[4:])
    again = propose(council, group, "third Tuesday")
    assert wanted(again) == [days[3]]
    plan(council, group, "third Tuesday", wanted(again))
    assert wanted(propose(council, group, "third Tuesday")) == []
    assert len(council.series.all()) == 1


def test_a_meeting_that_was_moved_or_put_off_still_stands_for_its_day(
    council: Register, group: str
) -> None:
    days = wanted(propose(council, group, "third Tuesday"))
    june, july, *_ = plan(council, group, "third Tuesday", days)
    postpone_meeting(council, june, date(2003, 7, 3), "The chair is ill")
    cancel_meeting(council, july, "No business")
    add_meeting(council, group, date(2003, 7, 17))
    again = propose(council, group, "third Tuesday")
    assert wanted(again) == []
    assert [one.planned.id for one in again[:2] if one.planned] == [june, july]


def test_each_meeting_stands_for_one_day_only(council: Register, group: str) -> None:
    add_meeting(council, group, date(2003, 6, 12))  # two days after the second Tuesday
    found = propose(
        council, group, "second and fourth Tuesday", date(2003, 6, 1), date(2003, 6, 30)
    )
    assert wanted(found) == [date(2003, 6, 24)]
    weekly = propose(council, group, "weekly on Tuesday", date(2003, 6, 1), date(2003, 6, 30))
    assert wanted(weekly) == [date(2003, 6, 3), date(2003, 6, 17), date(2003, 6, 24)]


def test_a_bank_holiday_is_moved_to_the_next_working_day(council: Register, group: str) -> None:
    found = propose(council, group, "last Monday", date(2003, 5, 15), date(2003, 6, 30))
    assert [(one.falls_on, one.held_on) for one in found] == [
        (date(2003, 5, 26), date(2003, 5, 27)),
        (date(2003, 6, 30), date(2003, 6, 30)),
    ]
    christmas = propose(council, group, "last Thursday", date(2003, 12, 1), date(2003, 12, 31))
    assert [one.held_on for one in christmas] == [date(2003, 12, 29)]


def test_a_meeting_on_the_moved_day_stands_for_the_bank_holiday(
    council: Register, group: str
) -> None:
    plan(council, group, "last Monday", [date(2003, 5, 27)])
    found = propose(council, group, "last Monday", date(2003, 5, 15), date(2003, 6, 30))
    assert wanted(found) == [date(2003, 6, 30)]


def test_weeks_go_on_over_the_years_end_from_the_meeting_before(
    council: Register, group: str
) -> None:
    year = date(2003, 5, 15), date(2004, 5, 14)
    days = wanted(propose(council, group, "every six weeks on a Tuesday", *year))
    plan(council, group, "every six weeks on a Tuesday", days)
    following = wanted(
        propose(council, group, "every six weeks", date(2004, 5, 15), date(2005, 5, 14))
    )
    assert (days[-1], following[0]) == (date(2004, 4, 20), date(2004, 6, 1))
    assert days[5:7] == [date(2003, 12, 16), date(2004, 1, 27)]
    assert [day.year for day in days] == [2003] * 6 + [2004] * 3


def test_a_leap_year_has_its_meeting(council: Register, group: str) -> None:
    found = propose(council, group, "monthly on the 29th", date(2004, 2, 1), date(2004, 3, 31))
    assert [one.falls_on for one in found] == [date(2004, 2, 29), date(2004, 3, 29)]
    assert found[0].held_on == date(2004, 3, 1)  # the 29th is a Sunday


def test_cancelled_meetings_are_not_gone_on_from(board: Board) -> None:
    register = board.register
    assert meeting_before(register, board.group_id, date(2003, 12, 1)) == date(2003, 10, 21)
    cancel_meeting(register, board.meeting)
    assert meeting_before(register, board.group_id, date(2003, 12, 1)) == date(2003, 9, 16)


def test_what_clashes_is_said_of_each_day(board: Board) -> None:
    register = board.register
    other = add_group(register, "Housing Systems Group")
    add_meeting(register, other, date(2003, 11, 18), starts_at="15:00")
    found = propose(
        register, board.group_id, "third Tuesday", date(2003, 11, 1), date(2003, 12, 31)
    )
    assert [one.clashes for one in found] == [(), ()]
    add_membership(register, other, person_id=board.raman)
    found = propose(
        register, board.group_id, "third Tuesday", date(2003, 11, 1), date(2003, 12, 31)
    )
    assert [[clash.sentence for clash in one.clashes] for one in found] == [
        ["Housing Systems Group meets at that time: Priya Raman sits on both"],
        [],
    ]


def test_a_series_can_be_joint(council: Register, group: str) -> None:
    other = add_group(council, "Customer First Board")
    days = [date(2003, 6, 17), date(2003, 9, 16)]
    made = add_series(council, group, "quarterly", *YEAR, days, joint_with=[other])
    assert [one.id for one in council.meetings.of_group(other)] == made


def test_what_makes_no_series_is_refused(council: Register, group: str) -> None:
    with pytest.raises(Refused, match="No day is chosen"):
        plan(council, group, "third Tuesday", [])
    with pytest.raises(Refused, match="How often the group meets is empty"):
        plan(council, group, " ", [date(2003, 6, 17)])
    change_group(council, group, until_on=date(2003, 12, 31))
    with pytest.raises(Refused, match="dissolved on 31 December 2003"):
        plan(council, group, "third Tuesday", [date(2003, 12, 16), date(2004, 1, 20)])
    assert council.meetings.all() == [] and council.series.all() == []
