"""Holidays and offsets as the clerk sets them, and what follows for notice."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.deadlines import Deadlines
from egovdesk.errors import Refused
from egovdesk.operations.groups import add_group, remove_group, set_offsets
from egovdesk.operations.holidays import (
    add_holiday,
    add_school_holiday,
    change_holiday,
    change_school_holiday,
    remove_holiday,
)
from egovdesk.records.notice import Step
from egovdesk.register import Register
from tests.scenes import Board

OCTOBER_17 = date(2003, 10, 17)


def issue_by(board: Board) -> date | None:
    meeting = board.register.meetings.get(board.meeting)
    return Deadlines(board.register).issue_by(meeting)


def offsets_of(board: Board) -> dict[str, int]:
    found = board.register.group_offsets.find(group_id=board.group_id)
    return {one.step: one.days for one in found}


def test_a_bank_holiday_added_moved_or_removed_moves_the_notice(board: Board) -> None:
    register = board.register
    assert issue_by(board) == date(2003, 10, 13)
    holiday = add_holiday(register, "england", OCTOBER_17, " A day of celebration ", "Proclaimed")
    assert register.holidays.get(holiday).name == "A day of celebration"
    assert issue_by(board) == date(2003, 10, 10)
    change_holiday(register, holiday, on=date(2003, 10, 24), name="A later day")
    assert issue_by(board) == date(2003, 10, 13)
    change_holiday(register, holiday, on=OCTOBER_17)
    remove_holiday(register, holiday)
    assert issue_by(board) == date(2003, 10, 13)


def test_no_day_is_two_bank_holidays_of_one_nation(council: Register) -> None:
    first = add_holiday(council, "england", OCTOBER_17, "A day of celebration")
    with pytest.raises(Refused, match="already: A day of celebration"):
        add_holiday(council, "england", OCTOBER_17, "Another")
    second = add_holiday(council, "wales", OCTOBER_17, "Another nation's")
    with pytest.raises(Refused, match="already"):
        change_holiday(council, second, nation="england")
    change_holiday(council, first, name="Renamed", on=OCTOBER_17)
    assert council.holidays.get(first).name == "Renamed"


@pytest.mark.parametrize("name", ["", "  ", "x" * 600])
def test_a_holiday_has_a_name(council: Register, name: str) -> None:
    before = council.holidays.count()
    with pytest.raises(Refused, match="holiday's name"):
        add_holiday(council, "england", OCTOBER_17, name)
    assert council.holidays.count() == before
    with pytest.raises(Refused, match="holiday's name"):
        change_holiday(council, council.holidays.all()[0].id, name=name)


def test_a_school_holiday_does_not_end_before_it_begins(council: Register) -> None:
    with pytest.raises(Refused, match="ends before it begins"):
        add_school_holiday(council, "Half-term", date(2003, 10, 24), date(2003, 10, 20))
    kept = add_school_holiday(council, "Half-term", date(2003, 10, 20), date(2003, 10, 24))
    with pytest.raises(Refused, match="ends before it begins"):
        change_school_holiday(council, kept, until_on=date(2003, 10, 1))
    change_school_holiday(council, kept, name="Autumn half-term", source="Education department")
    assert council.school_holidays.get(kept).name == "Autumn half-term"


def test_school_holidays_leave_notice_alone(board: Board) -> None:
    before = issue_by(board)
    add_school_holiday(board.register, "Half-term", date(2003, 10, 6), date(2003, 10, 24))
    assert issue_by(board) == before


def test_a_groups_own_offsets_come_and_go(board: Board) -> None:
    register = board.register
    set_offsets(register, board.group_id, {Step.PAPERS_DUE: -9, Step.PLANNING: -14})
    assert offsets_of(board) == {"papers_due": -9, "planning": -14}
    set_offsets(register, board.group_id, {Step.PAPERS_DUE: None, Step.PLANNING: -12})
    assert offsets_of(board) == {"planning": -12}
    found = Deadlines(register).of(register.meetings.get(board.meeting))
    assert found[Step.PLANNING].on == date(2003, 10, 3)
    assert found[Step.PAPERS_DUE].on == date(2003, 10, 7)


def test_an_offset_out_of_reach_is_refused_whole(board: Board) -> None:
    with pytest.raises(Refused, match="up to 120"):
        set_offsets(board.register, board.group_id, {Step.PLANNING: -14, Step.PAPERS_DUE: -900})
    assert offsets_of(board) == {}


def test_a_group_that_never_met_goes_with_its_offsets(council: Register) -> None:
    group = add_group(council, "Web Group")
    set_offsets(council, group, {Step.PLANNING: -5})
    remove_group(council, group)
    assert council.group_offsets.all() == []
    council.undo()
    assert council.group_offsets.find(group_id=group)[0].days == -5
