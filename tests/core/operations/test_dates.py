"""The day of a meeting: postponed, cancelled, reinstated; what was issued and numbered stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from egovdesk.deadlines import Deadlines
from egovdesk.errors import Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import add_group, dissolve_group
from egovdesk.operations.meetings import (
    add_meeting,
    agenda_of,
    cancel_meeting,
    change_meeting,
    issue_agenda,
    postpone_meeting,
    reinstate_meeting,
    remove_meeting,
    set_meeting_state,
    start_meeting,
)
from egovdesk.records.meetings import MeetingState
from egovdesk.register import Register
from tests.scenes import TODAY, Board

OCTOBER_21, NOVEMBER_4 = date(2003, 10, 21), date(2003, 11, 4)


@pytest.fixture
def issued(board: Board) -> Board:
    """The board on its day, with the agenda of its October meeting issued."""
    change_authority(board.register, today=TODAY)
    issue_agenda(board.register, board.meeting, "The agenda", "Members")
    return board


def given_up(register: Register, meeting_id: str) -> list[tuple[date, str, str, MeetingState]]:
    found = register.meeting_dates.find(meeting_id=meeting_id)
    return [(one.held_on, one.starts_at, one.reason, one.state) for one in found]


def test_postponing_keeps_the_meeting_its_numbers_and_what_was_issued(issued: Board) -> None:
    register, meeting = issued.register, issued.meeting
    before = register.meetings.get(meeting)
    numbers = [(one.item.id, one.item.agenda_number) for one in agenda_of(register, before)]
    kept = register.issues.find(meeting_id=meeting)
    postpone_meeting(register, meeting, NOVEMBER_4, "The chair is ill", starts_at="10:00")
    after = register.meetings.get(meeting)
    assert (after.held_on, after.starts_at, after.state) == (
        NOVEMBER_4,
        "10:00",
        MeetingState.ISSUED,
    )
    assert [(one.item.id, one.item.agenda_number) for one in agenda_of(register, after)] == numbers
    assert register.issues.find(meeting_id=meeting) == kept
    assert given_up(register, meeting) == [
        (OCTOBER_21, "14:00", "The chair is ill", MeetingState.ISSUED)
    ]
    assert register.meeting_dates.find(meeting_id=meeting)[0].changed_on == TODAY


def test_a_postponed_meeting_has_new_deadlines(board: Board) -> None:
    register = board.register
    postpone_meeting(register, board.meeting, NOVEMBER_4)
    found = Deadlines(register).issue_by(register.meetings.get(board.meeting))
    assert found == date(2003, 10, 27)


def test_a_meeting_can_be_postponed_with_no_day_yet_and_given_one_later(issued: Board) -> None:
    register, meeting = issued.register, issued.meeting
    postpone_meeting(register, meeting, reason="No room")
    off = register.meetings.get(meeting)
    assert (off.state, off.held_on) == (MeetingState.POSTPONED, OCTOBER_21)
    assert register.meetings.next_of_group(issued.group_id, TODAY) is None
    postpone_meeting(register, meeting, NOVEMBER_4)
    assert register.meetings.get(meeting).state is MeetingState.ISSUED
    assert register.meetings.get(meeting).held_on == NOVEMBER_4
    assert [one[2] for one in given_up(register, meeting)] == ["No room"]


def test_a_meeting_put_off_can_be_held_on_its_old_day_after_all(board: Board) -> None:
    register, meeting = board.register, board.meeting
    set_meeting_state(register, meeting, MeetingState.AGENDA_DRAFT)
    postpone_meeting(register, meeting)
    postpone_meeting(register, meeting, OCTOBER_21)
    found = register.meetings.get(meeting)
    assert (found.state, found.held_on) == (MeetingState.AGENDA_DRAFT, OCTOBER_21)


def test_postponing_twice_keeps_both_days_in_order(board: Board) -> None:
    register, meeting = board.register, board.meeting
    postpone_meeting(register, meeting, NOVEMBER_4, "First")
    postpone_meeting(register, meeting, date(2003, 12, 2), "Second")
    assert [(one[0], one[2]) for one in given_up(register, meeting)] == [
        (OCTOBER_21, "First"),
        (NOVEMBER_4, "Second"),
    ]


def test_only_the_time_can_be_moved(board: Board) -> None:
    postpone_meeting(board.register, board.meeting, OCTOBER_21, starts_at="16:30")
    assert board.register.meetings.get(board.meeting).starts_at == "16:30"
    assert given_up(board.register, board.meeting)[0][:2] == (OCTOBER_21, "14:00")


def test_cancelling_keeps_the_reason_and_reinstating_the_stage(issued: Board) -> None:
    register, meeting = issued.register, issued.meeting
    cancel_meeting(register, meeting, "  No business\n")
    assert register.meetings.get(meeting).state is MeetingState.CANCELLED
    assert given_up(register, meeting) == [
        (OCTOBER_21, "14:00", "No business", MeetingState.ISSUED)
    ]
    reinstate_meeting(register, meeting)
    assert register.meetings.get(meeting).state is MeetingState.ISSUED
    assert register.issues.find(meeting_id=meeting)


def test_a_meeting_put_off_and_then_cancelled_comes_back_at_its_stage(board: Board) -> None:
    register, meeting = board.register, board.meeting
    set_meeting_state(register, meeting, MeetingState.AGENDA_AGREED)
    postpone_meeting(register, meeting)
    cancel_meeting(register, meeting, "Not needed")
    reinstate_meeting(register, meeting)
    assert register.meetings.get(meeting).state is MeetingState.AGENDA_AGREED


def test_a_meeting_cancelled_by_an_older_version_comes_back_too(issued: Board) -> None:
    register = issued.register
    planned = add_meeting(register, issued.group_id, NOVEMBER_4)
    with register.step("As version 0.1.0 cancelled"):
        for meeting in (issued.meeting, planned):
            register.meetings.update(meeting, state=MeetingState.CANCELLED)
    for meeting, state in ((issued.meeting, "issued"), (planned, "planned")):
        reinstate_meeting(register, meeting)
        assert register.meetings.get(meeting).state == state


def test_what_makes_no_sense_is_refused_and_changes_nothing(minuted: Board) -> None:
    register = minuted.register
    off = add_meeting(register, minuted.group_id, NOVEMBER_4)
    cancel_meeting(register, off)
    put_off = add_meeting(register, minuted.group_id, NOVEMBER_4)
    postpone_meeting(register, put_off)
    sound = add_meeting(register, minuted.group_id, NOVEMBER_4)
    before = register.meetings.all(), register.meeting_dates.all()
    refused: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: postpone_meeting(register, minuted.meeting, NOVEMBER_4), "has been held"),
        (lambda: cancel_meeting(register, minuted.meeting), "has been held"),
        (lambda: reinstate_meeting(register, minuted.meeting), "not cancelled"),
        (lambda: postpone_meeting(register, off, NOVEMBER_4), "was cancelled"),
        (lambda: cancel_meeting(register, off), "cancelled already"),
        (lambda: postpone_meeting(register, put_off), "postponed already"),
        (lambda: postpone_meeting(register, sound, NOVEMBER_4), "on that day already"),
        (lambda: postpone_meeting(register, sound, NOVEMBER_4, starts_at="2pm"), "time of day"),
        (lambda: set_meeting_state(register, off, MeetingState.PLANNED), "was cancelled"),
        (lambda: set_meeting_state(register, sound, MeetingState.CANCELLED), "command of its own"),
        (lambda: start_meeting(register, off), "was cancelled"),
    )
    for act, says in refused:
        with pytest.raises(Refused, match=says):
            act()
    assert (register.meetings.all(), register.meeting_dates.all()) == before


def test_the_day_of_an_issued_agenda_is_postponed_not_overwritten(issued: Board) -> None:
    register = issued.register
    with pytest.raises(Refused, match="told of this meeting’s day"):
        change_meeting(register, issued.meeting, held_on=NOVEMBER_4)
    change_meeting(register, issued.meeting, held_on=OCTOBER_21, place="The Hall")
    assert register.meetings.get(issued.meeting).place == "The Hall"


def test_a_meeting_is_not_put_after_the_last_day_of_its_groups(board: Board) -> None:
    register = board.register
    other = add_group(register, "Service Delivery Group")
    joint = add_meeting(register, board.group_id, OCTOBER_21, joint_with=[other])
    dissolve_group(register, other, date(2003, 10, 31))
    with pytest.raises(Refused, match="Service Delivery Group was dissolved on 31 October 2003"):
        postpone_meeting(register, joint, NOVEMBER_4)
    postpone_meeting(register, joint, date(2003, 10, 31))
    with pytest.raises(Refused, match="dissolved"):
        add_meeting(register, other, NOVEMBER_4)


def test_a_meeting_that_was_put_off_can_still_be_removed(board: Board) -> None:
    register = board.register
    meeting = add_meeting(register, board.group_id, NOVEMBER_4)
    postpone_meeting(register, meeting, date(2003, 12, 2))
    remove_meeting(register, meeting)
    assert register.meetings.maybe(meeting) is None
    assert register.meeting_dates.find(meeting_id=meeting) == []
