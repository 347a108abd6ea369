"""Clashes: what speaks against a day, said in the clerk's words."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.clashes import Clash, Clashes
from egovdesk.identifiers import new_id
from egovdesk.operations.groups import add_group, add_membership, change_group, dissolve_group
from egovdesk.operations.meetings import (
    add_meeting,
    cancel_meeting,
    postpone_meeting,
    start_meeting,
)
from egovdesk.operations.people import add_person, add_post, appoint
from egovdesk.records.series import SchoolHoliday
from tests.scenes import Board

OCTOBER_21 = date(2003, 10, 21)
YEAR = date(2003, 5, 15), date(2004, 5, 14)


def clashes_of(board: Board, meeting_id: str) -> list[str]:
    found = Clashes(board.register, *YEAR).of(board.register.meetings.get(meeting_id))
    return [one.sentence for one in found]


def on(board: Board, day: date, **facts: object) -> list[Clash]:
    at, length = str(facts.get("at", "14:00")), int(str(facts.get("length", 120)))
    return list(Clashes(board.register, *YEAR).on([board.group_id], day, at, length))


@pytest.fixture
def other(board: Board) -> str:
    """A group that Priya Raman sits on too, by her post."""
    group = add_group(board.register, "Housing Systems Group", short_name="Housing Systems")
    post = board.register.holdings.find(person_id=board.raman)[0].post_id
    add_membership(board.register, group, post_id=post)
    return group


def test_a_quiet_day_has_no_clash(board: Board) -> None:
    assert clashes_of(board, board.meeting) == []


def test_a_second_meeting_of_the_group_that_day_is_a_clash(board: Board) -> None:
    second = add_meeting(board.register, board.group_id, OCTOBER_21, starts_at="09:00")
    says = "Customer First has another meeting that day"
    assert clashes_of(board, board.meeting) == clashes_of(board, second) == [says]


def test_members_of_both_cannot_be_at_two_meetings_at_once(board: Board, other: str) -> None:
    add_meeting(board.register, other, OCTOBER_21, starts_at="15:30", length=60)
    assert clashes_of(board, board.meeting) == [
        "Housing Systems meets at that time: Priya Raman sits on both"
    ]


def test_one_after_the_other_is_no_clash(board: Board, other: str) -> None:
    add_meeting(board.register, other, OCTOBER_21, starts_at="16:00")
    assert clashes_of(board, board.meeting) == []


def test_a_meeting_without_a_time_may_be_at_that_time(board: Board, other: str) -> None:
    add_meeting(board.register, other, OCTOBER_21, starts_at="")
    assert len(clashes_of(board, board.meeting)) == 1


def test_groups_with_nobody_in_common_do_not_clash(board: Board) -> None:
    stranger = add_group(board.register, "Planning Group")
    add_membership(board.register, stranger, person_id=add_person(board.register, "Ann Pell"))
    add_meeting(board.register, stranger, OCTOBER_21)
    assert clashes_of(board, board.meeting) == []


def test_those_who_sat_there_before_do_not_clash(board: Board) -> None:
    former = add_group(board.register, "Web Group")
    add_membership(board.register, former, person_id=board.sykes, until_on=date(2003, 10, 20))
    successor = add_post(board.register, "Web manager")
    appoint(board.register, successor, board.sykes, date(2003, 10, 22))
    add_membership(board.register, former, post_id=successor)
    add_meeting(board.register, former, OCTOBER_21)
    assert clashes_of(board, board.meeting) == []


def test_many_in_common_are_counted(board: Board) -> None:
    whole = add_group(board.register, "Everybody")
    extra = add_person(board.register, "Ann Pell")
    add_membership(board.register, board.group_id, person_id=extra)
    for person in (board.chair, board.raman, board.sykes, extra):
        add_membership(board.register, whole, person_id=person)
    add_meeting(board.register, whole, OCTOBER_21)
    (said,) = clashes_of(board, board.meeting)
    assert said.endswith("David Ashworth, Ann Pell, Priya Raman and 1 more sit on both")


def test_meetings_called_off_or_held_clash_with_nothing(board: Board, other: str) -> None:
    register = board.register
    second = add_meeting(register, other, OCTOBER_21)
    cancel_meeting(register, second)
    assert clashes_of(board, board.meeting) == []
    third = add_meeting(register, other, OCTOBER_21)
    postpone_meeting(register, third)
    assert clashes_of(board, board.meeting) == clashes_of(board, third) == []
    add_meeting(register, other, OCTOBER_21)
    start_meeting(register, board.meeting)
    assert clashes_of(board, board.meeting) == []


def test_days_that_are_no_working_days_clash(board: Board) -> None:
    assert [one.sentence for one in on(board, date(2003, 5, 26))] == [
        "Bank holiday (Spring bank holiday)"
    ]
    assert [one.sentence for one in on(board, date(2003, 10, 25))] == ["Saturday"]
    change_group(board.register, board.group_id, saturdays_count=True)
    assert on(board, date(2003, 10, 25)) == []


def test_school_holidays_and_august_are_only_to_be_known(board: Board) -> None:
    with board.register.step("School holidays"):
        board.register.school_holidays.add(
            SchoolHoliday(new_id(), "Autumn half-term", date(2003, 10, 20), date(2003, 10, 24))
        )
    assert on(board, OCTOBER_21) == [
        Clash("Customer First has another meeting that day", with_id=board.meeting),
        Clash("School holiday (Autumn half-term)", light=True),
    ]
    assert on(board, date(2003, 8, 19)) == [Clash("August, when many are away", light=True)]
    assert on(board, date(2003, 10, 27)) == []


def test_a_joint_meeting_clashes_for_each_of_its_groups(board: Board, other: str) -> None:
    third = add_group(board.register, "Web Group", short_name="Web")
    joint = add_meeting(board.register, third, OCTOBER_21, starts_at="15:00", joint_with=[other])
    assert clashes_of(board, joint) == [
        "Customer First meets at that time: Priya Raman sits on both"
    ]
    alone = add_meeting(board.register, other, OCTOBER_21, starts_at="09:00")
    assert "Housing Systems has another meeting that day" in clashes_of(board, joint)
    assert clashes_of(board, alone) == ["Housing Systems has another meeting that day"]


def test_a_dissolved_group_is_said_of_a_joint_meeting(board: Board, other: str) -> None:
    joint = add_meeting(board.register, board.group_id, date(2003, 12, 16), joint_with=[other])
    dissolve_group(board.register, other, date(2003, 11, 30))
    assert clashes_of(board, joint) == ["Housing Systems Group was dissolved on 30 November 2003"]
    dissolve_group(board.register, board.group_id, date(2003, 12, 1))
    assert clashes_of(board, joint)[0].startswith("Customer First Board was dissolved on 1 Dec")
