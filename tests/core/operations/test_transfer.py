"""An action given to somebody else: the former stays as minuted, another takes its place."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.actions import (
    add_action,
    remove_action,
    set_action_state,
    set_due,
    transfer_action,
)
from egovdesk.operations.approval import circulate_minutes
from egovdesk.operations.meetings import set_meeting_state
from egovdesk.records.actions import ActionState
from egovdesk.records.meetings import MeetingState
from tests.scenes import Board
from tests.untrue import untrue

DUE = date(2003, 12, 2)


@pytest.fixture
def action(minuted: Board) -> str:
    """An action of Priya Raman's that has gone out in the minutes, with another after it."""
    register, item = minuted.register, minuted.items[1]
    found = add_action(register, item, "Write to suppliers", owner_id=minuted.raman, due_on=DUE)
    add_action(register, item, "Buy a gavel")
    circulate_minutes(register, minuted.meeting, "{}")
    return found


def test_another_takes_its_place_with_the_next_letter(minuted: Board, action: str) -> None:
    register = minuted.register
    former = register.actions.get(action)
    new = register.actions.get(transfer_action(register, action, minuted.sykes))
    stem = former.number[:-1]
    assert (former.number, new.number) == (f"{stem}A", f"{stem}C")
    assert (new.owner_id, new.state, new.follows_id) == (minuted.sykes, ActionState.OPEN, action)
    for name in ("title", "item_id", "meeting_id", "decision_id", "due_on", "given_on", "exempt"):
        assert getattr(new, name) == getattr(former, name)
    kept = register.actions.get(action)
    assert (kept.state, kept.owner_id) == (ActionState.TRANSFERRED, minuted.raman)
    assert (kept.number, kept.closed_on) == (former.number, max(register.today, former.given_on))


def test_the_trace_names_who_had_it_and_why(minuted: Board, action: str) -> None:
    register = minuted.register
    new = transfer_action(register, action, owner="Helen Marsden", reason="Priya has left.")
    (said,) = register.action_updates.find(action_id=new)
    assert said.text == "Transferred from Priya Raman. Priya has left."
    assert register.actions.get(new).owner == "Helen Marsden"
    assert register.actions.get(new).owner_id is None


def test_minutes_that_are_signed_keep_the_action_and_it_can_still_be_transferred(
    minuted: Board, action: str
) -> None:
    register = minuted.register
    with register.step("Sign"):
        register.meetings.update(minuted.meeting, state=MeetingState.SIGNED)
    blocks = register.blocks.find(item_id=minuted.items[1])
    transfer_action(register, action, minuted.sykes)
    assert register.blocks.find(item_id=minuted.items[1]) == blocks


def test_a_later_action_of_the_minute_takes_a_letter_of_its_own(
    minuted: Board, action: str
) -> None:
    register = minuted.register
    new = transfer_action(register, action, minuted.sykes)
    set_meeting_state(register, minuted.meeting, MeetingState.HELD)
    later = add_action(register, minuted.items[1], "Report back")
    numbers = {register.actions.get(one).number[-1] for one in (action, new, later)}
    assert numbers == {"A", "C", "D"}


def test_in_minutes_nobody_has_seen_it_comes_after_those_in_the_minute(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    first = add_action(register, item, "Write to suppliers", owner_id=minuted.raman)
    new = transfer_action(register, first, minuted.sykes)
    later = add_action(register, item, "Report back")
    marks = [register.actions.get(one).number[-1] for one in (first, later, new)]
    assert marks == ["A", "B", "C"]


def test_what_was_transferred_is_neither_transferred_nor_reopened_again(
    minuted: Board, action: str
) -> None:
    register = minuted.register
    new = transfer_action(register, action, minuted.sykes)
    with pytest.raises(Refused, match="closed"):
        transfer_action(register, action, minuted.sykes)
    with pytest.raises(Refused, match="transferred"):
        set_action_state(register, action, ActionState.OPEN)
    set_due(register, new, date(2004, 1, 6))
    assert register.actions.get(action).due_on == DUE


def test_it_is_not_transferred_to_its_owner_or_to_nobody(minuted: Board, action: str) -> None:
    for owner_id in (minuted.raman, None):
        with pytest.raises(Refused, match="theirs already"):
            transfer_action(minuted.register, action, owner_id)


def test_a_meeting_asks_after_the_one_that_took_its_place_only(minuted: Board, action: str) -> None:
    register = minuted.register
    former = register.actions.get(action)
    new = transfer_action(register, action, minuted.sykes)
    found = register.actions.arising(former.group_id, date(2004, 1, 6), former.given_on)
    ids = [one.id for one in found]
    assert new in ids and action not in ids


def test_one_stays_outside_the_minute_when_the_former_is_taken_out(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    first = add_action(register, item, "Write to suppliers", owner_id=minuted.raman)
    new = transfer_action(register, first, minuted.sykes)
    assert untrue(register) == []
    remove_action(register, first)
    left = register.actions.get(new)
    assert (left.item_id, left.follows_id, left.number) == (None, None, "")
    assert untrue(register) == []
