"""The forward plan: business waits in the backlog, and moves between the meetings of its group."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    add_standing_items,
    cancel_meeting,
    defer_item,
    issue_agenda,
    move_to_meeting,
    plan_item,
    remove_item,
    start_meeting,
)
from egovdesk.operations.papers import add_paper, receive_paper
from egovdesk.records.meetings import ItemKind, ItemState
from egovdesk.records.templates import Standing
from egovdesk.register import Register
from tests.scenes import TODAY, Board

NOVEMBER, DECEMBER = date(2003, 11, 18), date(2003, 12, 16)


@pytest.fixture(autouse=True)
def on_9_october(council: Register) -> None:
    change_authority(council, today=TODAY)


def empty(board: Board, on: date = NOVEMBER) -> str:
    return add_meeting(board.register, board.group_id, on, standing_items=False)


def titles(register: Register, meeting_id: str) -> list[str]:
    return [one.title for one in register.items.find(meeting_id=meeting_id)]


def test_business_waits_without_a_meeting_by_the_day_from_which_it_is_wanted(board: Board) -> None:
    register = board.register
    plan_item(register, board.group_id, "No day")
    plan_item(register, board.group_id, "June", wanted_on=date(2004, 6, 1))
    plan_item(register, board.group_id, "March", wanted_on=date(2004, 3, 1))
    waiting = register.items.backlog(board.group_id)
    assert [one.title for one in waiting] == ["March", "June", "No day"]
    assert {one.state for one in waiting} == {ItemState.PLANNED}


def test_planned_for_a_meeting_it_stands_before_what_closes_the_agenda(board: Board) -> None:
    register = board.register
    november = empty(board)
    add_standing_items(register, november)
    add_item(register, november, "Date of next meeting, again", standing=Standing.NEXT_MEETING)
    plan_item(register, board.group_id, "Budget", meeting_id=november, purpose="decide")
    (heading,) = register.items.find(meeting_id=november, standing=Standing.DECISIONS)
    assert [one.title for one in register.items.find(parent_id=heading.id)] == ["Budget"]


def test_an_item_moves_to_another_meeting_and_back_to_the_backlog(board: Board) -> None:
    register = board.register
    november = empty(board)
    below = add_item(register, board.meeting, "Costs", parent_id=board.items[1])
    move_to_meeting(register, board.items[1], november)
    assert {register.items.get(one).meeting_id for one in (board.items[1], below)} == {november}
    move_to_meeting(register, board.items[1], None)
    assert {register.items.get(one).meeting_id for one in (board.items[1], below)} == {None}
    assert register.items.get(board.items[1]).state is ItemState.PLANNED
    move_to_meeting(register, board.items[1], board.meeting)
    assert register.items.get(below).state is ItemState.ON_AGENDA


def test_it_goes_where_it_is_dropped(board: Board) -> None:
    register = board.register
    november = empty(board)
    for title in ("One", "Two"):
        add_item(register, november, title)
    two = register.items.find(meeting_id=november, title="Two")[0].id
    move_to_meeting(register, board.items[1], november, before_id=two)
    assert titles(register, november) == ["One", "Corporate CRM", "Two"]
    move_to_meeting(register, two, november, before_id=board.items[1])
    assert titles(register, november) == ["One", "Two", "Corporate CRM"]


def test_an_exempt_item_stays_exempt_wherever_it_is_dropped(board: Board) -> None:
    register = board.register
    november = empty(board)
    one = add_item(register, november, "One")
    move_to_meeting(register, board.items[4], november, before_id=one)
    moved = register.items.get(board.items[4])
    assert (moved.meeting_id, moved.exempt, moved.ground) == (november, True, "A8")


def test_before_what_waits_no_more_an_item_goes_to_the_end_of_the_backlog(board: Board) -> None:
    register = board.register
    first = plan_item(register, board.group_id, "CRM")
    gone = plan_item(register, board.group_id, "Kiosks")
    with register.step("Withdraw"):
        register.items.update(gone, state=ItemState.WITHDRAWN)
    for before in (gone, board.items[1]):
        move_to_meeting(register, board.items[1], None, before_id=before)
    backlog = [one.id for one in register.items.backlog(board.group_id)]
    assert backlog == [first, board.items[1]]


def test_what_went_out_on_an_agenda_is_not_moved_but_deferred(board: Board) -> None:
    register = board.register
    november = empty(board)
    issue_agenda(register, board.meeting, "{}")
    with pytest.raises(
        Refused, match=r"Item 2 has gone out on the agenda of 21 October 2003.*Defer"
    ):
        move_to_meeting(register, board.items[1], november)
    later = defer_item(register, board.items[1], NOVEMBER)
    assert register.items.get(later).meeting_id == november


def test_nothing_is_moved_onto_an_agenda_that_went_out_or_a_meeting_called_off(
    board: Board,
) -> None:
    register = board.register
    november, december = empty(board), empty(board, DECEMBER)
    issue_agenda(register, november, "{}")
    cancel_meeting(register, december, "Snow")
    for meeting, words in ((november, "supplement"), (december, "cancelled")):
        with pytest.raises(Refused, match=words):
            move_to_meeting(register, board.items[1], meeting)
        with pytest.raises(Refused, match=words):
            plan_item(register, board.group_id, "Budget", meeting_id=meeting)


def test_standing_items_and_other_groups_meetings_are_refused(board: Board) -> None:
    register = board.register
    standing = add_item(register, board.meeting, "Risks", kind=ItemKind.STANDING)
    with pytest.raises(Refused, match="standing items of the group"):
        move_to_meeting(register, standing, empty(board))
    other = add_meeting(register, add_group(register, "SMT"), NOVEMBER, standing_items=False)
    with pytest.raises(Refused, match="another group"):
        move_to_meeting(register, board.items[1], other)


def test_what_was_minuted_stays_in_its_meeting(board: Board) -> None:
    register = board.register
    november = empty(board)
    start_meeting(register, board.meeting, "14:00")
    with pytest.raises(Refused, match="has been held"):
        move_to_meeting(register, board.items[1], november)


# -- the plan across groups --------------------------------------------------------------------


def listed(register: Register, **filters: object) -> list[str]:
    plan = register.items.plan
    return [row.title for row in plan.rows(plan.ids(filters, today=TODAY))]


def test_the_plan_lists_business_to_come_by_day_and_then_what_waits(board: Board) -> None:
    register = board.register
    add_item(register, board.earlier, "Of the past")
    plan_item(register, board.group_id, "March", wanted_on=date(2004, 3, 1))
    plan_item(register, board.group_id, "No day")
    november = empty(board)
    add_standing_items(register, november)
    plan_item(register, board.group_id, "Budget", meeting_id=november, purpose="decide")
    found = listed(register)
    assert found[-3:] == ["Budget", "March", "No day"]
    assert "Of the past" not in found and "Apologies for absence" in found
    gone = plan_item(register, board.group_id, "Withdrawn")
    remove_item(register, gone)
    assert "Withdrawn" not in listed(register)


def test_sub_items_go_with_their_item(board: Board) -> None:
    add_item(board.register, board.meeting, "Costs", parent_id=board.items[1])
    assert "Costs" not in listed(board.register)


def test_it_is_filtered_by_group_purpose_key_decision_and_exempt(board: Board) -> None:
    register = board.register
    smt = add_group(register, "SMT")
    plan_item(register, smt, "Pay", purpose="note")
    plan_item(register, board.group_id, "Budget", purpose="decide", key_decision=True)
    assert listed(register, group_id=smt) == ["Pay"]
    assert listed(register, purpose="note") == ["Pay"]
    assert listed(register, key_decision=1) == ["Budget"]
    assert listed(register, exempt=1) == ["Network partner: tender evaluation"]
    assert "Pay" in listed(register, backlog=True) and len(listed(register, backlog=True)) == 2


def test_it_says_how_the_papers_stand(board: Board) -> None:
    register = board.register
    assert [row.paper_state for row in register.items.plan.rows([board.items[1]])] == [""]
    costs, options = (add_paper(register, board.items[1], one) for one in ("Costs", "Options"))
    assert [row.paper_state for row in register.items.plan.rows([board.items[1]])] == ["To come"]
    receive_paper(register, costs)
    rows = register.items.plan.rows([board.items[1]])
    assert [row.paper_state for row in rows] == ["1 of 2 to come"]
    receive_paper(register, options)
    assert [row.paper_state for row in register.items.plan.rows([board.items[1]])] == ["In"]
