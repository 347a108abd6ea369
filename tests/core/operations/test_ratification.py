"""A supporting group's decision waits for its parent, once, and the answer flows back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from egovdesk.documents.actions import action_log
from egovdesk.documents.minutes import decision_sheet
from egovdesk.documents.model import DecisionBlock, Marked, Tone
from egovdesk.documents.ratifications import trail_in_words
from egovdesk.errors import Refused
from egovdesk.operations.actions import add_action
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import (
    add_decision,
    change_decision,
    remove_decision,
    set_outcome,
)
from egovdesk.operations.groups import add_group, change_group, dissolve_group, move_group
from egovdesk.operations.meetings import add_item, add_meeting, cancel_meeting, issue_agenda
from egovdesk.operations.meetings.arrivals import bring_due
from egovdesk.operations.meetings.deferrals import defer_item
from egovdesk.operations.meetings.items import remove_item
from egovdesk.operations.minutes import set_block_exempt
from egovdesk.operations.ratification import (
    answer_ratification,
    ask_ratification,
    groups_above,
    put_all_on_agenda,
    put_on_agenda,
    put_to_item,
    stop_waiting,
    take_answer_back,
    take_off_agenda,
)
from egovdesk.operations.structure.ending import ending_of
from egovdesk.operations.structure.succession import merge_groups
from egovdesk.records.decisions import DecisionState
from egovdesk.records.groups import Ratifies, Tier
from egovdesk.records.ratifications import RatificationState
from egovdesk.rights import Rights
from tests.scenes import Board, Waiting, let_wait


@pytest.fixture
def waiting(board: Board) -> Waiting:
    return let_wait(board)


def test_a_decision_waits_at_once_where_the_rights_say_so(waiting: Waiting) -> None:
    assert waiting.is_(DecisionState.AWAITING)
    assert waiting.asked.group_id == waiting.board.group_id
    assert waiting.asked.asked_on == date(2003, 9, 25)
    assert waiting.register.ratifications.waiting(waiting.board.group_id) == [waiting.asked]


def test_a_decision_in_another_category_does_not_wait(waiting: Waiting) -> None:
    other = add_decision(waiting.register, waiting.item, ["a pilot be run"], category="E")
    assert waiting.register.decisions.get(other).state is DecisionState.MADE
    change_decision(waiting.register, waiting.decision, category="E")
    assert waiting.is_(DecisionState.MADE)
    assert waiting.register.ratifications.find(decision_id=waiting.decision) == []
    change_decision(waiting.register, waiting.decision, category="D1")
    assert waiting.is_(DecisionState.AWAITING)


@pytest.mark.parametrize("outcome", ["noted", "deferred", "not_agreed", "withdrawn"])
def test_what_decides_nothing_does_not_wait(waiting: Waiting, outcome: str) -> None:
    set_outcome(waiting.register, waiting.decision, outcome)
    assert waiting.is_(DecisionState.MADE)
    set_outcome(waiting.register, waiting.decision, "agreed")
    assert waiting.is_(DecisionState.AWAITING)


def test_rights_of_another_day_ask_for_nothing(waiting: Waiting) -> None:
    register = waiting.register
    with register.step("End the right"):
        for right in register.rights.all():
            register.rights.update(right.id, until_on=date(2003, 9, 24))
    later = waiting.another()
    assert register.decisions.get(later).state is DecisionState.MADE


def test_it_goes_on_the_parents_next_agenda(waiting: Waiting) -> None:
    item = waiting.register.items.get(put_on_agenda(waiting.register, waiting.decision))
    assert (item.meeting_id, waiting.asked.item_id) == (waiting.board.meeting, item.id)
    assert (item.title, item.purpose, item.category) == ("Standard desktop", "ratify", "D1")
    assert item.recommendation == "ratify decision SDG 01/03 of the Service Delivery Group."


def test_an_agenda_that_has_gone_out_is_passed_over(waiting: Waiting) -> None:
    register = waiting.register
    issue_agenda(register, waiting.board.meeting, "Agenda", "The Board")
    later = add_meeting(register, waiting.board.group_id, date(2003, 11, 18), standing_items=False)
    assert register.items.get(put_on_agenda(register, waiting.decision)).meeting_id == later


def test_it_is_never_put_on_two_agendas(waiting: Waiting) -> None:
    put_on_agenda(waiting.register, waiting.decision)
    with pytest.raises(Refused, match="on an agenda already"):
        put_on_agenda(waiting.register, waiting.decision)


def test_without_a_meeting_to_come_it_is_refused(waiting: Waiting) -> None:
    change_authority(waiting.register, today=date(2004, 3, 1))
    with pytest.raises(Refused, match="no meeting to come"):
        put_on_agenda(waiting.register, waiting.decision)


def test_another_groups_agenda_is_refused(waiting: Waiting) -> None:
    register = waiting.register
    other = add_group(register, "Scrutiny Board")
    meeting = add_meeting(register, other, date(2003, 11, 4), standing_items=False)
    with pytest.raises(Refused, match="waits for the Customer First Board"):
        put_on_agenda(register, waiting.decision, meeting)
    with pytest.raises(Refused, match="waits for the Customer First Board"):
        put_to_item(register, waiting.decision, add_item(register, meeting, "Desktop"))


def test_an_exempt_decision_makes_an_exempt_item(waiting: Waiting) -> None:
    with waiting.register.step("Make exempt"):
        waiting.register.decisions.update(waiting.decision, exempt=True, ground="A8")
    item = waiting.register.items.get(put_on_agenda(waiting.register, waiting.decision))
    assert (item.exempt, item.ground) == (True, "A8")


def test_a_decision_made_exempt_later_takes_its_item_along(waiting: Waiting) -> None:
    item = put_on_agenda(waiting.register, waiting.decision)
    (block,) = waiting.register.blocks.find(decision_id=waiting.decision)
    set_block_exempt(waiting.register, block.id, True, "A8")
    found = waiting.register.items.get(item)
    assert (found.exempt, found.ground) == (True, "A8")


def test_the_item_stands_on_when_the_decision_is_taken_out(waiting: Waiting) -> None:
    register = waiting.register
    item = put_on_agenda(register, waiting.decision)
    remove_decision(register, waiting.decision)
    assert register.items.get(item).title == "Standard desktop"
    assert register.ratifications.all() == []
    register.undo()
    assert waiting.asked.item_id == item


def test_taken_off_with_its_item_it_waits_for_another_agenda(waiting: Waiting) -> None:
    item = put_on_agenda(waiting.register, waiting.decision)
    remove_item(waiting.register, item)
    assert (waiting.asked.item_id, waiting.now.state) == (None, DecisionState.AWAITING)
    put_on_agenda(waiting.register, waiting.decision)
    take_off_agenda(waiting.register, waiting.decision)
    assert waiting.asked.item_id is None


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("ratified", DecisionState.RATIFIED),
        ("agreed", DecisionState.RATIFIED),
        ("agreed_with_changes", DecisionState.VARIED),
        ("referred_back", DecisionState.REFERRED_BACK),
        ("rejected", DecisionState.LAPSED),
        ("noted", DecisionState.AWAITING),
    ],
)
def test_the_boards_own_decision_answers(
    waiting: Waiting, outcome: str, state: DecisionState
) -> None:
    register = waiting.register
    item = put_on_agenda(register, waiting.decision)
    waiting.held()
    answer = add_decision(register, item, ["only for new desktops"], outcome=outcome)
    assert waiting.is_(state)
    if state is not DecisionState.AWAITING:
        assert (waiting.asked.answer_id, waiting.asked.answered_on) == (
            answer,
            date(2003, 10, 21),
        )
    remove_decision(register, answer)
    assert waiting.is_(DecisionState.AWAITING)
    assert register.items.find(arises_id=waiting.item) == []


def test_a_variation_keeps_how_the_decision_reads_now(waiting: Waiting) -> None:
    item = put_on_agenda(waiting.register, waiting.decision)
    waiting.held()
    answer = add_decision(
        waiting.register, item, ["only for new desktops"], outcome="agreed_with_changes"
    )
    number = waiting.register.decisions.get(answer).number
    assert waiting.asked.text == "only for new desktops"
    said = list(trail_in_words(waiting.register, waiting.now))
    words = f"Varied by the Customer First Board, 21 October 2003 ({number})."
    assert said == [f"{words} As varied: only for new desktops"]


def test_referred_back_it_comes_on_the_groups_own_next_agenda(waiting: Waiting) -> None:
    register = waiting.register
    item = put_on_agenda(register, waiting.decision)
    waiting.held()
    add_decision(register, item, ["the costs be shown"], outcome="referred_back", reason="No costs")
    (again,) = register.items.find(arises_id=waiting.item)
    assert again.note == "Referred back by the Customer First Board, 21 October 2003. No costs"
    later = add_meeting(register, waiting.below, date(2003, 10, 30), standing_items=False)
    bring_due(register, later)
    assert register.items.get(again.id).meeting_id == later


def test_deferred_it_waits_with_the_item_that_takes_it_up(waiting: Waiting) -> None:
    register = waiting.register
    item = put_on_agenda(register, waiting.decision)
    waiting.held()
    answer = add_decision(register, item, ["a report be had"], outcome="deferred")
    (later,) = register.items.find(arises_id=item)
    assert (waiting.asked.item_id, waiting.now.state) == (later.id, DecisionState.AWAITING)
    set_outcome(register, answer, "ratified")
    assert (waiting.asked.item_id, waiting.now.state) == (item, DecisionState.RATIFIED)


def test_put_off_before_the_meeting_it_moves_with_its_item(waiting: Waiting) -> None:
    register = waiting.register
    item = put_on_agenda(register, waiting.decision)
    later = add_meeting(register, waiting.board.group_id, date(2003, 11, 18), standing_items=False)
    defer_item(register, item)
    assert register.items.get(waiting.asked.item_id or "").meeting_id == later


def test_what_is_answered_is_not_answered_again(waiting: Waiting) -> None:
    register = waiting.register
    answer_ratification(register, waiting.decision, RatificationState.RATIFIED)
    with pytest.raises(Refused, match="ratified already"):
        answer_ratification(register, waiting.decision, RatificationState.LAPSED, reason="Too late")
    with pytest.raises(Refused, match="not waiting"):
        put_on_agenda(register, waiting.decision)
    with pytest.raises(Refused, match="ratified already"):
        ask_ratification(register, waiting.decision)
    take_answer_back(register, waiting.decision)
    assert waiting.is_(DecisionState.AWAITING)


def test_an_answer_wants_its_words(waiting: Waiting) -> None:
    for state, sentence in (
        (RatificationState.VARIED, "how the decision reads"),
        (RatificationState.LAPSED, "Say why"),
        (RatificationState.REFERRED_BACK, "Say why"),
        (RatificationState.WAITING, "Choose an answer"),
    ):
        with pytest.raises(Refused, match=sentence):
            answer_ratification(waiting.register, waiting.decision, state)
    assert waiting.is_(DecisionState.AWAITING)


def test_only_a_group_above_ratifies(waiting: Waiting) -> None:
    register = waiting.register
    other = add_decision(register, waiting.item, ["a pilot be run"], category="E")
    with pytest.raises(Refused, match="Only a group above"):
        ask_ratification(register, other, waiting.below)
    ask_ratification(register, other)
    assert register.decisions.get(other).state is DecisionState.AWAITING
    stop_waiting(register, other)
    assert register.decisions.get(other).state is DecisionState.MADE
    with pytest.raises(Refused, match="decision rights have"):
        stop_waiting(register, waiting.decision)


def test_it_waits_for_the_group_that_stood_above_on_the_day(waiting: Waiting) -> None:
    register = waiting.register
    other = add_group(register, "Modernising Board")
    move_group(register, waiting.below, other, date(2003, 10, 1))
    change_decision(register, waiting.decision, category="E")
    change_decision(register, waiting.decision, category="D1")
    assert waiting.asked.group_id == waiting.board.group_id


def test_all_that_waits_goes_on_one_agenda(waiting: Waiting) -> None:
    register, other = waiting.register, waiting.another()
    assert put_all_on_agenda(register, waiting.board.group_id) == 2
    found = {one.decision_id: one.item_id for one in register.ratifications.all()}
    assert set(found) == {waiting.decision, other}
    assert len(set(found.values())) == 2
    with pytest.raises(Refused, match="Nothing waits"):
        put_all_on_agenda(register, waiting.board.group_id)


def test_en_bloc_one_item_takes_them_all_and_one_can_be_answered_otherwise(
    waiting: Waiting,
) -> None:
    register = waiting.register
    change_group(register, waiting.board.group_id, ratifies=Ratifies.EN_BLOC)
    other = waiting.another()
    put_on_agenda(register, waiting.decision)
    (item_id,) = {one.item_id for one in register.ratifications.all()}
    item = register.items.get(item_id or "")
    assert item.title == "Decisions of supporting groups"
    assert [line[:3] for line in item.recommendation.splitlines()] == ["1. ", "2. "]
    waiting.held()
    answer_ratification(register, other, RatificationState.REFERRED_BACK, reason="No costs")
    add_decision(register, item.id, ["they be ratified"], outcome="ratified")
    assert waiting.is_(DecisionState.RATIFIED)
    assert register.decisions.get(other).state is DecisionState.REFERRED_BACK


def test_dissolved_what_waited_for_it_waits_for_the_group_above(waiting: Waiting) -> None:
    register, board = waiting.register, waiting.board.group_id
    above = add_group(register, "Senior Management Team", [Tier.SMT])
    move_group(register, board, above, date(2003, 1, 1))
    put_on_agenda(register, waiting.decision)
    told = ending_of(register, board, date(2003, 10, 1)).sentences()
    assert any("waiting for its ratification goes to Senior Management Team" in one for one in told)
    dissolve_group(register, board, date(2003, 10, 1))
    assert (waiting.asked.group_id, waiting.asked.item_id) == (above, None)
    register.undo()
    assert waiting.asked.group_id == board


def test_where_the_group_so_sets_they_come_by_themselves(waiting: Waiting) -> None:
    register = waiting.register
    change_group(register, waiting.board.group_id, ratifies=Ratifies.ONE_BY_ONE)
    other = waiting.another()
    (asked,) = register.ratifications.find(decision_id=other)
    assert register.items.get(asked.item_id or "").meeting_id == waiting.board.meeting
    bring_due(register, waiting.board.meeting)
    assert register.items.get(waiting.asked.item_id or "").meeting_id == waiting.board.meeting


def test_until_a_move_takes_place_the_group_above_today_ratifies(waiting: Waiting) -> None:
    register, board = waiting.register, waiting.board.group_id
    group = register.decisions.get(waiting.decision).group_id
    above = add_group(register, "Senior Management Team", [Tier.SMT])
    move_group(register, group, above, register.today + timedelta(days=100))
    assert groups_above(register, register.decisions.get(waiting.decision)) == [board]
    assert Rights(register, register.today + timedelta(days=100)).above(group) == [above]


def test_what_stands_on_an_agenda_before_the_last_day_is_answered_there(waiting: Waiting) -> None:
    register, board = waiting.register, waiting.board.group_id
    above = add_group(register, "Senior Management Team", [Tier.SMT])
    move_group(register, board, above, date(2003, 1, 1))
    item = put_on_agenda(register, waiting.decision)
    dissolve_group(register, board, date(2004, 3, 31))
    assert (waiting.asked.group_id, waiting.asked.item_id) == (board, item)


def test_what_a_group_left_unanswered_goes_to_the_one_above(waiting: Waiting) -> None:
    register, board = waiting.register, waiting.board.group_id
    above = add_group(register, "Senior Management Team", [Tier.SMT])
    move_group(register, board, above, date(2003, 1, 1))
    item = put_on_agenda(register, waiting.decision)
    held_on = register.meetings.get(register.items.get(item).meeting_id or "").held_on
    dissolve_group(register, board, held_on)
    cancel_meeting(register, register.items.get(item).meeting_id or "", "Snow")
    change_authority(register, today=held_on + timedelta(days=30))
    meeting = add_meeting(register, above, held_on + timedelta(days=40), standing_items=False)
    later = put_on_agenda(register, waiting.decision)
    assert register.items.get(later).meeting_id == meeting
    assert waiting.asked.group_id == above


def test_merged_into_the_group_below_nobody_ratifies_what_it_decided(waiting: Waiting) -> None:
    register, board = waiting.register, waiting.board.group_id
    group = register.decisions.get(waiting.decision).group_id
    above = add_group(register, "Senior Management Team", [Tier.SMT])
    move_group(register, board, above, date(2003, 1, 1))
    merge_groups(register, [board], date(2004, 4, 1), into_id=group)
    assert waiting.asked.group_id == above
    register.undo()
    assert waiting.asked.group_id == board


def test_nothing_is_answered_before_it_was_decided_nor_on_a_day_to_come(waiting: Waiting) -> None:
    register = waiting.register
    put_on_agenda(register, waiting.decision)
    with pytest.raises(Refused, match="before it was decided"):
        answer_ratification(
            register, waiting.decision, RatificationState.RATIFIED, on=date(1999, 1, 1)
        )
    answer_ratification(register, waiting.decision, RatificationState.RATIFIED)
    assert waiting.asked.answered_on is not None
    assert waiting.asked.answered_on <= register.today


def test_a_meeting_that_is_called_off_leaves_it_to_the_next(waiting: Waiting) -> None:
    register, board = waiting.register, waiting.board
    item = put_on_agenda(register, waiting.decision)
    add_meeting(register, board.group_id, date(2003, 12, 16), standing_items=False)
    cancel_meeting(register, register.items.get(item).meeting_id or "", "Snow")
    later = put_on_agenda(register, waiting.decision)
    assert later != item and waiting.asked.item_id == later
    with pytest.raises(Refused, match="on an agenda already"):
        put_on_agenda(register, waiting.decision)


def test_a_variation_without_words_says_none(waiting: Waiting) -> None:
    register = waiting.register
    item = put_on_agenda(register, waiting.decision)
    waiting.held()
    named = register.items.get(item).recommendation.removeprefix("ratify ")
    answer = add_decision(register, item, [named], outcome="varied")
    assert waiting.is_(DecisionState.VARIED) and waiting.asked.text == ""
    change_decision(register, answer, changed="Windows XP be the standard")
    assert waiting.asked.text == "Windows XP be the standard"


def test_the_minute_says_how_it_was_varied_and_the_action_log_how_it_stands(
    waiting: Waiting,
) -> None:
    register, decision = waiting.register, waiting.now
    with register.step("Give an action"):
        add_action(register, waiting.item, "Buy the licences", decision_id=decision.id)
    log = action_log(register, as_of=register.today).sheets[-1].table.rows
    (row,) = [one for one in log if "Buy the licences" in one]
    assert row[-1] == Marked("Waiting", Tone.AMBER)
    put_on_agenda(register, waiting.decision)
    answer_ratification(
        register, waiting.decision, RatificationState.VARIED, text="Windows XP be the standard"
    )
    minutes_of_it = decision_sheet(register, decision.meeting_id or "", as_of=register.today)
    (block,) = [one for one in minutes_of_it.blocks if isinstance(one, DecisionBlock)]
    assert block.status.endswith(". As varied: Windows XP be the standard")
    (row,) = [one for one in action_log(register, as_of=register.today).sheets[-1].table.rows
              if "Buy the licences" in one]  # fmt: skip
    assert row[-1] == "Varied"


def test_a_successor_has_to_meet_after_the_last_day(waiting: Waiting) -> None:
    board = waiting.board.group_id
    with pytest.raises(Refused, match="can follow nobody"):
        dissolve_group(waiting.register, board, date(2004, 3, 31), board)
