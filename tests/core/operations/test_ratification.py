"""A supporting group's decision goes on its parent's next agenda, once."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_item, add_meeting, issue_agenda, start_meeting
from egovdesk.operations.ratification import put_on_agenda
from egovdesk.records.decisions import DecisionState
from egovdesk.records.groups import Tier
from tests.scenes import TODAY, Board


@pytest.fixture
def waiting(board: Board) -> tuple[Board, str]:
    """A decision of a group below the board that awaits it."""
    register = board.register
    change_authority(register, today=TODAY)
    below = add_group(
        register, "Service Delivery Group", [Tier.SERVICE], prefix="SDG", parent_id=board.group_id
    )
    meeting = add_meeting(register, below, date(2003, 9, 25), standing_items=False)
    item = add_item(register, meeting, "Standard desktop")
    start_meeting(register, meeting, "10:00")
    decision = add_decision(
        register,
        item,
        ["Windows 2000 be the standard"],
        state=DecisionState.AWAITING,
        category="D1",
    )
    return board, decision


def test_it_goes_on_the_parents_next_agenda(waiting: tuple[Board, str]) -> None:
    board, decision = waiting
    item = board.register.items.get(put_on_agenda(board.register, decision))
    assert (item.meeting_id, item.ratifies_id) == (board.meeting, decision)
    assert (item.title, item.purpose, item.category) == ("Standard desktop", "ratify", "D1")
    assert item.recommendation == "ratify decision SDG 01/03 of the Service Delivery Group."


def test_an_agenda_that_has_gone_out_is_passed_over(waiting: tuple[Board, str]) -> None:
    board, decision = waiting
    issue_agenda(board.register, board.meeting, "Agenda", "The Board")
    later = add_meeting(board.register, board.group_id, date(2003, 11, 18), standing_items=False)
    assert board.register.items.get(put_on_agenda(board.register, decision)).meeting_id == later


def test_it_is_never_put_on_two_agendas(waiting: tuple[Board, str]) -> None:
    board, decision = waiting
    put_on_agenda(board.register, decision)
    with pytest.raises(Refused, match="on an agenda already"):
        put_on_agenda(board.register, decision)


def test_a_decision_that_does_not_wait_is_refused(waiting: tuple[Board, str]) -> None:
    board, decision = waiting
    with board.register.step("Ratify"):
        board.register.decisions.update(decision, state=DecisionState.RATIFIED)
    with pytest.raises(Refused, match="not waiting"):
        put_on_agenda(board.register, decision)


def test_without_a_meeting_to_come_it_is_refused(waiting: tuple[Board, str]) -> None:
    board, decision = waiting
    change_authority(board.register, today=date(2004, 3, 1))
    with pytest.raises(Refused, match="no meeting to come"):
        put_on_agenda(board.register, decision)


def test_an_exempt_decision_makes_an_exempt_item(waiting: tuple[Board, str]) -> None:
    board, decision = waiting
    with board.register.step("Make exempt"):
        board.register.decisions.update(decision, exempt=True, ground="A8")
    item = board.register.items.get(put_on_agenda(board.register, decision))
    assert (item.exempt, item.ground) == (True, "A8")


def test_the_item_stands_on_when_the_decision_is_taken_out(waiting: tuple[Board, str]) -> None:
    board, decision = waiting
    item = put_on_agenda(board.register, decision)
    remove_decision(board.register, decision)
    assert board.register.items.get(item).ratifies_id is None
    board.register.undo()
    assert board.register.items.get(item).ratifies_id == decision
