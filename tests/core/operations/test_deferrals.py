"""What is deferred is taken up again on the agenda of its day, and taken back while it may be."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision, remove_decision, set_outcome, set_parts
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    bring_due,
    change_item,
    defer_item,
    issue_agenda,
    start_meeting,
)
from egovdesk.operations.minutes import BlockText, PartText, write_minutes
from egovdesk.records.deferrals import in_month
from egovdesk.records.meetings import Item, ItemKind, ItemState
from egovdesk.records.minutes import BlockKind
from egovdesk.register import Register
from tests.scenes import TODAY, Board

NOVEMBER, DECEMBER, MARCH = date(2003, 11, 18), date(2003, 12, 16), date(2004, 3, 16)


@pytest.fixture(autouse=True)
def on_9_october(council: Register) -> None:
    change_authority(council, today=TODAY)


def planned(board: Board, on: date) -> str:
    return add_meeting(board.register, board.group_id, on, standing_items=False)


def arisen(board: Board) -> Item:
    """What takes the board's second item up again."""
    (found,) = board.register.items.find(arises_id=board.items[1])
    return found


def deferred(board: Board, *parts: str) -> str:
    return add_decision(board.register, board.items[1], parts, outcome="deferred")


def test_a_deferral_without_a_day_comes_to_the_next_meeting_at_once(minuted: Board) -> None:
    november = planned(minuted, NOVEMBER)
    planned(minuted, DECEMBER)
    change_item(
        minuted.register, minuted.items[1], presenter_id=minuted.raman, purpose="decide",
        recommendation="agree the outline case", category="B",
    )  # fmt: skip
    deferred(minuted, "pending a quotation")
    found = arisen(minuted)
    assert (found.meeting_id, found.state) == (november, ItemState.ON_AGENDA)
    assert (found.title, found.presenter_id, found.recommendation) == (
        "Corporate CRM", minuted.raman, "agree the outline case",
    )  # fmt: skip
    assert not found.minute_number and found.order_taken is None
    assert minuted.register.items.get(minuted.items[1]).state is ItemState.DEFERRED


def test_to_the_march_meeting_is_where_it_goes_when_there_is_one(minuted: Board) -> None:
    planned(minuted, NOVEMBER)
    march = planned(minuted, MARCH)
    deferred(minuted, "to the March meeting")
    assert arisen(minuted).meeting_id == march


def test_without_that_meeting_it_waits_and_comes_when_its_agenda_is_made(minuted: Board) -> None:
    april = planned(minuted, date(2004, 4, 20))
    deferred(minuted, "to the March meeting")
    found = arisen(minuted)
    assert (found.meeting_id, found.state) == (None, ItemState.PLANNED)
    assert found.wanted_on == date(2004, 3, 1)
    march = add_meeting(minuted.register, minuted.group_id, MARCH)
    assert arisen(minuted).meeting_id == march
    assert minuted.register.items.find(meeting_id=april) == []


def test_in_six_months_means_the_meeting_of_that_month(minuted: Board) -> None:
    planned(minuted, MARCH)
    april = planned(minuted, date(2004, 4, 20))
    deferred(minuted, "the pilot be reported on in six months")
    assert arisen(minuted).meeting_id == april


def test_a_meeting_whose_agenda_went_out_is_too_late(minuted: Board) -> None:
    november = planned(minuted, NOVEMBER)
    issue_agenda(minuted.register, november, "{}")
    deferred(minuted, "to the November meeting")
    assert arisen(minuted).meeting_id is None
    december = add_meeting(minuted.register, minuted.group_id, DECEMBER)
    assert arisen(minuted).meeting_id == december


def test_the_next_meeting_is_the_next_whose_agenda_can_still_take_it(minuted: Board) -> None:
    issue_agenda(minuted.register, planned(minuted, NOVEMBER), "{}")
    december = planned(minuted, DECEMBER)
    deferred(minuted, "pending a quotation")
    assert arisen(minuted).meeting_id == december


def test_what_follows_the_wording_as_it_is_typed(minuted: Board) -> None:
    register = minuted.register
    november, march = planned(minuted, NOVEMBER), planned(minuted, MARCH)
    decision = deferred(minuted, "")
    assert arisen(minuted).meeting_id == november
    (block,) = register.blocks.find(item_id=minuted.items[1])
    (part,) = register.decision_parts.find(decision_id=decision)
    typed = BlockText(
        block.id, BlockKind.DECISION, parts=(PartText(part.id, "to the March meeting"),)
    )
    write_minutes(register, minuted.items[1], [typed])
    assert arisen(minuted).meeting_id == march
    write_minutes(register, minuted.items[1], [typed, BlockText(new_id(), text="Noted.")])
    set_parts(register, decision, ["to 18 November"])
    assert arisen(minuted).meeting_id == november


def test_what_the_clerk_chooses_stays_while_the_wording_says_nothing(minuted: Board) -> None:
    planned(minuted, NOVEMBER)
    december = planned(minuted, DECEMBER)
    decision = deferred(minuted, "pending a quotation")
    register = minuted.register
    later = defer_item(register, minuted.items[1], register.meetings.get(december), "Too dear")
    assert (later, arisen(minuted).meeting_id) == (arisen(minuted).id, december)
    set_parts(register, decision, ["pending two quotations"])
    assert arisen(minuted).meeting_id == december
    assert register.items.get(minuted.items[1]).state_reason == "Too dear"


def test_another_outcome_takes_it_back(minuted: Board) -> None:
    planned(minuted, NOVEMBER)
    decision = deferred(minuted, "pending a quotation")
    set_outcome(minuted.register, decision, "agreed")
    assert minuted.register.items.find(arises_id=minuted.items[1]) == []
    set_outcome(minuted.register, decision, "deferred")
    assert arisen(minuted).meeting_id


def test_taking_the_decision_out_takes_it_back(minuted: Board) -> None:
    planned(minuted, NOVEMBER)
    remove_decision(minuted.register, deferred(minuted, "pending a quotation"))
    assert minuted.register.items.find(arises_id=minuted.items[1]) == []
    assert minuted.register.items.get(minuted.items[1]).state is ItemState.ON_AGENDA
    deferred(minuted, "pending a quotation")
    write_minutes(minuted.register, minuted.items[1], [])
    assert minuted.register.items.find(arises_id=minuted.items[1]) == []


def test_undo_takes_it_back_too(minuted: Board) -> None:
    planned(minuted, NOVEMBER)
    deferred(minuted, "pending a quotation")
    minuted.register.undo()
    assert minuted.register.items.find(arises_id=minuted.items[1]) == []


def test_one_that_has_gone_out_on_an_agenda_is_not_taken_back(minuted: Board) -> None:
    november = planned(minuted, NOVEMBER)
    decision = deferred(minuted, "pending a quotation")
    issue_agenda(minuted.register, november, "{}")
    set_outcome(minuted.register, decision, "agreed")
    assert arisen(minuted).meeting_id == november
    set_outcome(minuted.register, decision, "deferred")
    assert arisen(minuted).meeting_id == november


def test_two_decisions_of_which_one_defers_still_bring_it_back(minuted: Board) -> None:
    planned(minuted, NOVEMBER)
    deferred(minuted, "the cost, pending a quotation")
    add_decision(minuted.register, minuted.items[1], ["the principle be agreed"])
    assert arisen(minuted).meeting_id


def test_deferring_twice_leaves_a_trail(minuted: Board) -> None:
    register = minuted.register
    november, march = planned(minuted, NOVEMBER), planned(minuted, MARCH)
    deferred(minuted, "pending a quotation")
    again = arisen(minuted)
    start_meeting(register, november, "14:00")
    add_decision(register, again.id, ["to the March meeting"], outcome="deferred")
    (third,) = register.items.find(arises_id=again.id)
    assert third.meeting_id == march
    assert register.items.get(third.arises_id or "").arises_id == minuted.items[1]


def test_an_item_that_nobody_has_seen_only_moves(board: Board) -> None:
    november = planned(board, NOVEMBER)
    assert defer_item(board.register, board.items[1], NOVEMBER) == board.items[1]
    moved = board.register.items.get(board.items[1])
    assert (moved.meeting_id, moved.arises_id) == (november, None)


def test_an_item_on_an_agenda_that_went_out_stays_there_deferred(board: Board) -> None:
    november = planned(board, NOVEMBER)
    issue_agenda(board.register, board.meeting, "{}")
    later = defer_item(board.register, board.items[1], reason="The paper is not ready")
    left = board.register.items.get(board.items[1])
    assert (left.meeting_id, left.state, left.state_reason) == (
        board.meeting, ItemState.DEFERRED, "The paper is not ready",
    )  # fmt: skip
    assert board.register.items.get(later).meeting_id == november


def test_a_deferral_to_a_day_that_has_gone_is_refused(minuted: Board) -> None:
    for day in (date(2003, 9, 30), date(2003, 10, 21)):
        with pytest.raises(Refused, match="not after this meeting"):
            defer_item(minuted.register, minuted.items[1], day)


def test_an_item_of_the_backlog_is_planned_and_not_deferred(board: Board) -> None:
    later = defer_item(board.register, board.items[1], in_month(2004, 3, NOVEMBER))
    assert board.register.items.get(later).meeting_id is None
    with pytest.raises(Refused, match="forward plan"):
        defer_item(board.register, later)


def test_standing_items_come_by_themselves_and_are_not_taken_up_again(minuted: Board) -> None:
    standing = add_item(minuted.register, minuted.meeting, "Risks", kind=ItemKind.STANDING)
    november = planned(minuted, NOVEMBER)
    add_decision(minuted.register, standing, ["to the next meeting"], outcome="deferred")
    assert defer_item(minuted.register, standing) == standing
    assert minuted.register.items.find(meeting_id=november) == []


def test_an_exempt_item_comes_back_exempt_in_part_b(minuted: Board) -> None:
    november = planned(minuted, NOVEMBER)
    add_item(minuted.register, november, "Smartcard pilot")
    add_decision(minuted.register, minuted.items[4], ["pending advice"], outcome="deferred")
    (found,) = minuted.register.items.find(arises_id=minuted.items[4])
    assert (found.exempt, found.ground, found.meeting_id) == (True, "A8", november)


def test_a_deferral_lost_by_an_import_is_found_when_the_agenda_is_made(minuted: Board) -> None:
    register = minuted.register
    change_authority(register, today=date(2003, 11, 1))
    with register.step("As from elsewhere"):
        register.items.update(minuted.items[1], state=ItemState.DEFERRED)
    november = planned(minuted, NOVEMBER)
    bring_due(register, november)
    assert arisen(minuted).meeting_id == november
