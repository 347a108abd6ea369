"""Numbers that others have seen never move, whatever is done to the minutes afterwards."""

from __future__ import annotations

import pytest

from egovdesk.operations.actions import add_action
from egovdesk.operations.approval import circulate_minutes
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import (
    add_item,
    indent_item,
    move_item,
    outdent_item,
    place_item,
    remove_item,
    set_meeting_state,
)
from egovdesk.records.meetings import ItemState, MeetingState
from egovdesk.register import Register
from tests.scenes import Board


@pytest.fixture
def circulated(minuted: Board) -> Board:
    """A board whose minutes have gone out, with a decision and an action under an item."""
    add_decision(minuted.register, minuted.items[1], ["Agreed"])
    add_action(minuted.register, minuted.items[1], "Circulate")
    circulate_minutes(minuted.register, minuted.meeting, "{}")
    return minuted


def numbers(register: Register, meeting_id: str) -> dict[str, str]:
    found = {one.id: one.minute_number for one in register.items.find(meeting_id=meeting_id)}
    found |= {one.id: one.number for one in register.decisions.all()}
    return found | {one.id: one.number for one in register.actions.all()}


def test_moving_items_moves_no_issued_number(circulated: Board) -> None:
    register, items = circulated.register, circulated.items
    before = numbers(register, circulated.meeting)
    assert all(before.values())
    move_item(register, items[3], -3)
    place_item(register, items[1], 0, parent_id=items[2])
    indent_item(register, items[2])
    assert numbers(register, circulated.meeting) == before
    outdent_item(register, items[2])
    assert numbers(register, circulated.meeting) == before


def test_going_back_a_stage_moves_no_issued_number(circulated: Board) -> None:
    register = circulated.register
    before = numbers(register, circulated.meeting)
    set_meeting_state(register, circulated.meeting, MeetingState.HELD)
    new = add_item(register, circulated.meeting, "A late item")
    move_item(register, new, -9)
    after = numbers(register, circulated.meeting)
    assert after.pop(new) == "CFB 07/03"
    assert after == before


def test_a_second_decision_leaves_the_first_its_number(circulated: Board) -> None:
    register, item = circulated.register, circulated.items[1]
    before = numbers(register, circulated.meeting)
    second = add_decision(register, item, ["Agreed also"])
    third = add_decision(register, item, ["And this"])
    action = add_action(register, item, "Circulate again", after_id=None)
    after = numbers(register, circulated.meeting)
    assert after.pop(second) == "CFB 03/03(b)"
    assert after.pop(third) == "CFB 03/03(c)"
    assert after.pop(action) == "CFB 03/03 B"
    assert after == before


def test_an_item_in_circulated_minutes_is_withdrawn_and_its_number_not_given_again(
    circulated: Board,
) -> None:
    register, last = circulated.register, circulated.items[-1]
    number = register.items.get(last).minute_number
    remove_item(register, last)
    assert register.items.get(last).state is ItemState.WITHDRAWN
    new = add_item(register, circulated.meeting, "A late item")
    assert number < register.items.get(new).minute_number
