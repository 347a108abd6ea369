"""Indenting, dropping and substitutes: what they do, and that undo takes all of it back."""

from __future__ import annotations

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.meetings import (
    agenda_of,
    change_item,
    drop_item,
    expected_numbers,
    indent_item,
    outdent_item,
)
from egovdesk.operations.minutes import BlockText, write_minutes
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
