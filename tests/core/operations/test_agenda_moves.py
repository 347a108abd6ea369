"""Indenting, dropping and substitutes: what they do, and that undo takes all of it back."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.meetings import (
    add_substitute,
    agenda_of,
    change_item,
    drop_item,
    expected_numbers,
    indent_item,
    outdent_item,
    quorum_at,
)
from egovdesk.operations.minutes import BlockText, write_minutes
from egovdesk.operations.people import add_person
from egovdesk.records.authority import Nation
from egovdesk.records.meetings import AttendanceState
from egovdesk.records.notice import clear_days, issue_by, working_days_between
from tests.scenes import Board


def numbered(board: Board) -> list[str]:
    meeting = board.register.meetings.get(board.meeting)
    return [f"{one.number} {one.item.title}" for one in agenda_of(board.register, meeting)]


def test_an_indented_item_is_numbered_under_the_one_above(board: Board) -> None:
    before = numbered(board)
    indent_item(board.register, board.items[2])
    assert numbered(board)[2] == "2.1 IEG3: first draft"
    board.register.undo()
    assert numbered(board) == before


def test_the_first_item_cannot_be_indented(board: Board) -> None:
    with pytest.raises(Refused, match="no item above"):
        indent_item(board.register, board.items[0])


def test_an_outdented_item_stands_after_the_one_it_was_under(board: Board) -> None:
    indent_item(board.register, board.items[2])
    outdent_item(board.register, board.items[2])
    assert numbered(board)[1:3] == ["2 Corporate CRM", "3 IEG3: first draft"]
    board.register.undo()
    assert numbered(board)[2] == "2.1 IEG3: first draft"
    with pytest.raises(Refused, match="under no other"):
        outdent_item(board.register, board.items[0])


def test_an_item_dropped_in_part_b_is_exempt_there(board: Board) -> None:
    before = numbered(board)
    drop_item(board.register, board.items[1], board.items[4], exempt=True, ground="A9")
    assert numbered(board)[-2:] == ["4 Corporate CRM", "5 Network partner: tender evaluation"]
    assert board.register.items.get(board.items[1]).ground == "A9"
    board.register.undo()
    assert numbered(board) == before


def test_a_substitute_counts_in_the_place_of_the_member(minuted: Board) -> None:
    register = minuted.register
    absent = register.attendances.find(meeting_id=minuted.meeting)[1]
    add_substitute(register, minuted.meeting, add_person(register, "Mary Tully"), absent.id)
    assert register.attendances.get(absent.id).state is AttendanceState.APOLOGIES
    quorum = quorum_at(register, register.meetings.get(minuted.meeting))
    assert (quorum.present, quorum.seats, quorum.needed, quorum.is_lost) == (3, 3, 2, False)
    register.undo()
    assert register.attendances.get(absent.id).state is AttendanceState.PRESENT
    assert len(register.attendances.find(meeting_id=minuted.meeting)) == 3


def test_minute_numbers_are_foretold_from_the_next_that_is_free(board: Board) -> None:
    meeting = board.register.meetings.get(board.meeting)
    expected = expected_numbers(board.register, meeting)
    assert [expected[one] for one in board.items[:2]] == ["CFB 01/03", "CFB 02/03"]


def test_typing_joined_by_one_key_is_one_step(board: Board) -> None:
    for title in ("C", "Co", "Costs"):
        change_item(board.register, board.items[1], title=title, join="a-run")
    board.register.undo()
    assert board.register.items.get(board.items[1]).title == "Corporate CRM"


def test_an_item_written_into_is_taken_in_the_same_step(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    write_minutes(register, item, [BlockText("block-1", text="Noted.")], taken_at="14:20")
    taken = register.items.get(item)
    assert (taken.order_taken, taken.started_at) == (1, "14:20")
    register.undo()
    assert register.items.get(item).order_taken is None
    assert register.blocks.find(item_id=item) == []


HOLIDAYS = {
    date(2003, 4, 18), date(2003, 4, 21), date(2003, 5, 5), date(2003, 5, 26), date(2003, 12, 25),
    date(2003, 12, 26), date(2004, 1, 1),
}  # fmt: skip


@pytest.mark.parametrize(
    ("held", "days", "by"),
    [
        (date(2003, 6, 17), 5, date(2003, 6, 9)),
        (date(2003, 6, 17), 3, date(2003, 6, 11)),
        (date(2003, 6, 16), 5, date(2003, 6, 6)),
        (date(2003, 5, 27), 5, date(2003, 5, 16)),
        (date(2003, 4, 24), 5, date(2003, 4, 14)),
        (date(2004, 1, 6), 5, date(2003, 12, 24)),
    ],
)
def test_the_last_day_to_issue_leaves_clear_working_days(held: date, days: int, by: date) -> None:
    assert issue_by(held, days, HOLIDAYS) == by


def test_clear_days_are_those_of_the_nation_and_the_day() -> None:
    assert clear_days(Nation.ENGLAND, date(2003, 6, 17)) == 5
    assert clear_days(Nation.ENGLAND, date(2002, 9, 30)) == 3
    assert clear_days(Nation.SCOTLAND, date(2003, 6, 17)) == 3


def test_working_days_left_are_negative_when_the_day_is_past() -> None:
    assert working_days_between(date(2003, 10, 9), date(2003, 10, 13), set()) == 2
    assert working_days_between(date(2003, 10, 13), date(2003, 10, 9), set()) == -2
