"""Documents tell from what day a meeting was postponed, and that it was called off."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.meeting_days import called_off, postponed_from
from egovdesk.documents.meetings import agenda
from egovdesk.documents.minutes import minutes
from egovdesk.operations.groups import add_group, add_membership, dissolve_group
from egovdesk.operations.meetings import (
    add_meeting,
    cancel_meeting,
    postpone_meeting,
    reinstate_meeting,
    start_meeting,
)
from egovdesk.operations.people import add_person
from tests.core.documents.reading import words
from tests.scenes import TODAY, Board

NOVEMBER_4 = date(2003, 11, 4)


def of_days(board: Board) -> tuple[str, str]:
    meeting = board.register.meetings.get(board.meeting)
    return postponed_from(board.register, meeting), called_off(board.register, meeting)


def test_the_agenda_and_the_minutes_say_from_what_day_it_was_postponed(board: Board) -> None:
    register, meeting = board.register, board.meeting
    assert "ostponed" not in words(agenda(register, meeting, as_of=TODAY))
    postpone_meeting(register, meeting, NOVEMBER_4, "The chair is ill")
    printed = words(agenda(register, meeting, as_of=TODAY))
    assert "Tuesday 4 November 2003, 2.00pm" in printed
    assert "Postponed from Tuesday 21 October 2003" in printed
    assert "ill" not in printed.split("Postponed")[1][:40]
    start_meeting(register, meeting, "14:00")
    assert "Postponed from Tuesday 21 October 2003" in words(
        minutes(register, meeting, as_of=TODAY)
    )


def test_every_day_given_up_is_named_once(board: Board) -> None:
    register, meeting = board.register, board.meeting
    postpone_meeting(register, meeting, NOVEMBER_4)
    postpone_meeting(register, meeting, date(2003, 11, 11))
    assert of_days(board)[0] == (
        "Postponed from Tuesday 21 October 2003 and Tuesday 4 November 2003"
    )
    postpone_meeting(register, meeting, NOVEMBER_4)
    assert of_days(board)[0] == (
        "Brought forward from Tuesday 21 October 2003 and Tuesday 11 November 2003"
    )


def test_a_meeting_back_on_its_day_says_nothing(board: Board) -> None:
    postpone_meeting(board.register, board.meeting)
    assert of_days(board) == ("", "Postponed, with no new day yet")
    reinstate_meeting(board.register, board.meeting)
    assert of_days(board) == ("", "")


def test_a_cancelled_meeting_says_so_with_its_reason(board: Board) -> None:
    cancel_meeting(board.register, board.meeting, "No business")
    assert of_days(board) == ("", "Cancelled: No business")
    assert "Cancelled: No business" in words(agenda(board.register, board.meeting, as_of=TODAY))


def test_a_joint_agenda_names_every_group_but_one_that_was_dissolved(board: Board) -> None:
    register = board.register
    other = add_group(register, "Service Delivery Group")
    third = add_group(register, "Web Group")
    for group, name in ((other, "Ann Pell"), (third, "Owen Bright")):
        add_membership(register, group, person_id=add_person(register, name))
    joint = add_meeting(register, board.group_id, NOVEMBER_4, joint_with=[other, third])
    printed = words(agenda(register, joint, as_of=TODAY))
    assert "Customer First Board, Service Delivery Group and Web Group" in printed
    assert "Ann Pell" in printed and "Owen Bright" in printed
    dissolve_group(register, third, date(2003, 10, 31))
    printed = words(agenda(register, joint, as_of=TODAY))
    assert "Customer First Board and Service Delivery Group" in printed
    assert "Ann Pell" in printed and "Owen Bright" not in printed
    start_meeting(register, joint, "14:00")
    present = {one.person_id for one in register.attendances.find(meeting_id=joint)}
    assert register.people.find(name="Ann Pell")[0].id in present
    assert register.people.find(name="Owen Bright")[0].id not in present
