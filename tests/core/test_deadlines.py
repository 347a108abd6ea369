"""The deadlines of a meeting: each step's day from the group's own settings, the nation and the list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.deadlines import Deadlines
from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import add_group, change_group
from egovdesk.operations.holidays import add_holiday
from egovdesk.operations.meetings import add_meeting, cancel_meeting
from egovdesk.records.authority import Nation
from egovdesk.records.groups import Access, Constitution, GroupOffset
from egovdesk.records.notice import Step
from egovdesk.register import Register
from tests.scenes import Board

JUNE_17 = date(2003, 6, 17)


def meeting_of(register: Register, *, held_on: date = JUNE_17, **facts: Any) -> str:
    """A meeting of a new group."""
    return add_meeting(register, add_group(register, "A group", **facts), held_on)


def issue_by(register: Register, meeting_id: str) -> date | None:
    return Deadlines(register).issue_by(register.meetings.get(meeting_id))


def days_of(register: Register, meeting_id: str) -> dict[str, date]:
    found = Deadlines(register).of(register.meetings.get(meeting_id))
    return {one.step: one.on for one in found.values()}


def test_a_member_committee_has_the_references_days(council: Register) -> None:
    meeting = meeting_of(council, constitution=Constitution.MEMBER_COMMITTEE)
    assert days_of(council, meeting) == {
        "papers_called": date(2003, 5, 2),
        "drafts_out": date(2003, 5, 27),
        "planning": date(2003, 5, 30),
        "papers_due": date(2003, 6, 6),
        "agenda_agreed": date(2003, 6, 9),
        "issue": date(2003, 6, 9),
        "actions_out": date(2003, 6, 20),
        "minutes_to_chair": date(2003, 6, 26),
        "minutes_out": date(2003, 7, 1),
    }


def test_an_officer_board_has_offsets_of_its_own_kind(council: Register) -> None:
    meeting = meeting_of(council, constitution=Constitution.OFFICER_BOARD)
    found = days_of(council, meeting)
    assert (found[Step.PAPERS_CALLED], found[Step.PAPERS_DUE]) == (
        date(2003, 5, 19),
        date(2003, 6, 3),
    )
    assert found[Step.ISSUE] == date(2003, 6, 10)
    assert (found[Step.ACTIONS_OUT], found[Step.MINUTES_OUT]) == (
        date(2003, 6, 18),
        date(2003, 6, 24),
    )


def test_an_officer_board_that_opens_its_meetings_gives_notice(council: Register) -> None:
    meeting = meeting_of(council, access=Access.OPEN)
    assert issue_by(council, meeting) == date(2003, 6, 9)


def test_a_committee_that_meets_in_private_issues_as_an_officer_board(council: Register) -> None:
    facts: dict[str, Any] = {
        "constitution": Constitution.MEMBER_COMMITTEE,
        "access": Access.PRIVATE,
    }
    meeting = meeting_of(council, **facts)
    assert days_of(council, meeting)[Step.PAPERS_DUE] == date(2003, 6, 6)
    assert issue_by(council, meeting) == date(2003, 6, 10)


@pytest.mark.parametrize(
    ("nation", "held_on", "by"),
    [
        (Nation.WALES, JUNE_17, date(2003, 6, 11)),
        (Nation.SCOTLAND, JUNE_17, date(2003, 6, 11)),
        (Nation.ENGLAND, date(2002, 9, 30), date(2002, 9, 24)),
        (Nation.ENGLAND, date(2003, 5, 27), date(2003, 5, 16)),
        (Nation.ENGLAND, date(2004, 1, 6), date(2003, 12, 24)),
    ],
)
def test_notice_is_of_the_nation_the_day_and_its_bank_holidays(
    council: Register, nation: Nation, held_on: date, by: date
) -> None:
    change_authority(council, nation=nation)
    meeting = meeting_of(council, held_on=held_on, access=Access.OPEN)
    assert issue_by(council, meeting) == by


def test_a_groups_own_notice_goes_before_its_nations_and_its_kinds(council: Register) -> None:
    opened = meeting_of(council, access=Access.OPEN, notice_days=7)
    private = meeting_of(council, access=Access.PRIVATE, notice_days=2)
    assert issue_by(council, opened) == date(2003, 6, 5)
    assert issue_by(council, private) == date(2003, 6, 12)


def test_a_groups_saturdays_count_in_its_notice(council: Register) -> None:
    meeting = meeting_of(council, access=Access.OPEN, saturdays_count=True)
    assert issue_by(council, meeting) == date(2003, 6, 10)
    told = Deadlines(council).notice(council.meetings.get(meeting))
    assert [one.day for one in told if one.number == 4] == [date(2003, 6, 14)]


def test_a_groups_own_offset_moves_that_step_only(council: Register) -> None:
    group = add_group(council, "A group")
    meeting = add_meeting(council, group, JUNE_17)
    before = days_of(council, meeting)
    with council.step("Offsets"):
        council.group_offsets.add(GroupOffset(new_id(), group, Step.PAPERS_DUE, -8))
    after = days_of(council, meeting)
    assert after.pop(Step.PAPERS_DUE) == date(2003, 6, 5)
    assert after == {step: day for step, day in before.items() if step != Step.PAPERS_DUE}


def test_a_bank_holiday_proclaimed_later_moves_the_deadline(board: Board) -> None:
    register = board.register
    assert issue_by(register, board.meeting) == date(2003, 10, 13)
    add_holiday(register, "england", date(2003, 10, 17), "A day of celebration")
    assert issue_by(register, board.meeting) == date(2003, 10, 10)
    add_holiday(register, "wales", date(2003, 10, 16), "Another nation's")
    assert issue_by(register, board.meeting) == date(2003, 10, 10)


def test_the_days_of_notice_are_explained(board: Board) -> None:
    add_holiday(board.register, "england", date(2003, 10, 17), "A day of celebration")
    meeting = board.register.meetings.get(board.meeting)
    told = Deadlines(board.register).notice(meeting)
    assert told[0].sentence == "Fri 10 Oct does not count: the day of issue"
    assert "Fri 17 Oct does not count: bank holiday (A day of celebration)" in [
        one.sentence for one in told
    ]
    assert [one.number for one in told if one.number] == [1, 2, 3, 4, 5]


def test_what_was_issued_early_has_more_clear_days(board: Board) -> None:
    meeting = board.register.meetings.get(board.meeting)
    told = Deadlines(board.register).notice(meeting, date(2003, 10, 8))
    assert max(one.number or 0 for one in told) == 8
    assert Deadlines(board.register).notice(meeting, meeting.held_on) == ()


def test_a_joint_meeting_keeps_the_earliest_day_of_its_groups(board: Board) -> None:
    register = board.register
    other = add_group(register, "Policy Committee", constitution=Constitution.MEMBER_COMMITTEE)
    change_group(register, board.group_id, access=Access.PRIVATE)
    alone = add_meeting(register, board.group_id, JUNE_17)
    joint = add_meeting(register, board.group_id, JUNE_17, joint_with=[other])
    assert issue_by(register, alone) == date(2003, 6, 10)
    assert issue_by(register, joint) == date(2003, 6, 9)
    found = Deadlines(register).of(register.meetings.get(joint))
    assert found[Step.ISSUE].why == "5 clear working days before the meeting"
    assert found[Step.ACTIONS_OUT].why == "1 working day after the meeting"
    assert found[Step.PAPERS_CALLED].on == date(2003, 5, 2)


def test_a_meeting_called_off_has_no_deadlines(board: Board) -> None:
    cancel_meeting(board.register, board.meeting)
    meeting = board.register.meetings.get(board.meeting)
    deadlines = Deadlines(board.register)
    assert deadlines.of(meeting) == {}
    assert deadlines.notice(meeting) == ()


def test_days_left_are_working_days(board: Board) -> None:
    register = board.register
    change_authority(register, today=date(2003, 10, 10))
    meeting = register.meetings.get(board.meeting)
    assert Deadlines(register).days_left(date(2003, 10, 13), meeting) == 1
    assert Deadlines(register).days_left(date(2003, 10, 9), meeting) == -1


def test_a_list_entry_without_days_gives_no_deadline(board: Board) -> None:
    register = board.register
    entry = register.choices.find(list="offsets", code=Step.PLANNING)[0]
    with register.step("List"):
        register.choices.update(entry.id, detail="when we can")
    assert Step.PLANNING not in days_of(register, board.meeting)
