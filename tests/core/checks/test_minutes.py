"""The checklist: what minutes still lack, in agenda order, each with where it is settled."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.checks.minutes import Lack, Unsettled
from egovdesk.checks.spelling import Names
from egovdesk.errors import Refused
from egovdesk.operations.actions import add_action, change_action
from egovdesk.operations.approval import approve_minutes
from egovdesk.operations.decisions import add_decision, change_decision
from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_item,
    remove_item,
    set_item_exempt,
    start_meeting,
)
from egovdesk.operations.meetings.checklist import checklist, put_back, put_off, put_off_of
from egovdesk.operations.minutes import add_block, set_block_exempt
from egovdesk.operations.people import add_person
from egovdesk.records.meetings import ItemKind, ItemState
from tests.scenes import Board


@pytest.fixture
def settled(minuted: Board) -> Board:
    """A meeting with something minuted under every item."""
    for item in minuted.items:
        add_block(minuted.register, item, "It was noted.")
    return minuted


def found(board: Board) -> list[Unsettled]:
    return checklist(board.register, board.meeting)


def said(board: Board) -> list[str]:
    return [f"{one.sentence}: {one.about}" for one in found(board)]


def test_nothing_is_lacking_where_everything_is_settled(settled: Board) -> None:
    assert said(settled) == []


def test_an_item_without_minutes_is_undecided(settled: Board) -> None:
    register = settled.register
    block = register.blocks.find(item_id=settled.items[1])[0].id
    with register.step("Empty"):
        register.blocks.update(block, text="  \n")
    (one,) = found(settled)
    assert (one.sentence, one.about) == ("Nothing is minuted", "2  Corporate CRM")
    assert one.undecided and not one.agenda


def test_an_item_for_decision_needs_one_unless_it_was_deferred(settled: Board) -> None:
    register, item = settled.register, settled.items[1]
    change_item(register, item, purpose="decide")
    assert said(settled) == ["No decision is recorded: 2  Corporate CRM"]
    assert found(settled)[0].undecided
    change_item(register, item, state=ItemState.DEFERRED)
    assert said(settled) == []
    change_item(register, item, state=ItemState.CONSIDERED)
    add_decision(register, item, ["it be agreed"])
    assert said(settled) == []


def test_headings_and_withdrawn_items_lack_nothing(settled: Board) -> None:
    register = settled.register
    add_item(register, settled.meeting, "Finance", kind=ItemKind.HEADING)
    item = add_item(register, settled.meeting, "Website")
    assert said(settled) == ["Nothing is minuted: 5  Website"]
    with register.step("Issued"):
        register.items.update(item, agenda_number="7")
    remove_item(register, item)
    assert said(settled) == []


def test_an_action_wants_an_owner_and_a_date(settled: Board) -> None:
    register, item = settled.register, settled.items[1]
    add_action(register, item, "Send the costs")
    add_action(register, item, "Post the costs", owner="Priya Raman")
    add_action(register, item, "Burn the costs", due_on=date(2003, 12, 1))
    add_action(register, item, "Keep the costs", owner="Clerk", due_on=date(2003, 12, 1))
    assert said(settled) == [
        "The action has no owner and no date: CFB 03/03 A  Send the costs",
        "The action has no date: CFB 03/03 B  Post the costs",
        "The action has no owner: CFB 03/03 C  Burn the costs",
    ]
    one = found(settled)[0]
    assert register.blocks.get(one.block_id).item_id == one.item_id == item


def test_a_decision_wants_words_and_where_the_group_asks_how_it_was_formed(settled: Board) -> None:
    register = settled.register
    decision = add_decision(register, settled.items[1], [""])
    assert said(settled) == ["The decision has no words: CFB 03/03  Corporate CRM"]
    change_group(register, settled.group_id, asks_formed=True)
    assert said(settled)[1] == (
        "How the decision was formed is not recorded: CFB 03/03  Corporate CRM"
    )
    change_decision(register, decision, formed="consensus")
    assert len(said(settled)) == 1


def test_exempt_marks_want_a_ground_where_the_group_is_open(settled: Board) -> None:
    register = settled.register
    set_item_exempt(register, settled.items[3], True, "")
    block = register.blocks.find(item_id=settled.items[0])[0].id
    set_block_exempt(register, block, True, "")
    sentences = {one.sentence: one.agenda for one in found(settled)}
    assert sentences == {
        "A paragraph is exempt, without a ground": False, "Exempt, without a ground": True,
    }  # fmt: skip
    from egovdesk.records.groups import Access

    change_group(register, settled.group_id, access=Access.PRIVATE)
    assert said(settled) == []


def test_nothing_is_asked_before_the_meeting_or_of_final_minutes(settled: Board) -> None:
    register = settled.register
    later = add_meeting(register, settled.group_id, date(2003, 11, 18))
    assert checklist(register, later) == []
    add_action(register, settled.items[1], "Send the costs")
    start_meeting(register, later)
    approve_minutes(register, settled.meeting, later, "{}")
    assert found(settled) == []


def test_a_name_that_is_nearly_right_is_shown_with_its_block(settled: Board) -> None:
    register = settled.register
    block = add_block(register, settled.items[1], "Mr Sykes and Ms Ramen were thanked by Ashwroth.")
    add_decision(register, settled.items[1], ["Councillor Sikes be asked"])
    assert said(settled) == [
        "“Ramen” is nearly “Raman”: 2  Corporate CRM",
        "“Ashwroth” is nearly “Ashworth”: 2  Corporate CRM",
        "“Sikes” is nearly “Sykes”: 2  Corporate CRM",
    ]
    assert found(settled)[0].block_id == block
    assert len({one.id for one in found(settled)}) == 3


def test_somebody_else_of_the_register_is_spelt_right(settled: Board) -> None:
    add_person(settled.register, "Joan Ramen")
    add_block(settled.register, settled.items[1], "Mrs Ramen spoke.")
    assert said(settled) == []


def test_a_title_of_the_agenda_is_spelt_right(settled: Board) -> None:
    change_item(settled.register, settled.items[1], title="The Raymond Sykas fund")
    add_block(settled.register, settled.items[1], "The fund of Sykas was noted.")
    assert said(settled) == []


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Ms Raman spoke", []),
        ("Ms Ramen spoke", ["Ramen"]),
        ("Ms Rman spoke", ["Rman"]),
        ("Ms Ramman spoke", ["Ramman"]),
        ("Ms Ramna spoke", ["Ramna"]),
        ("Ms Roman’s report", ["Roman"]),
        ("Ms Romen spoke", []),
        ("Taman spoke", []),
        ("It ended. Ramen spoke", []),
        ("- Ramen spoke", []),
        ("Ramen spoke of ramen, and Ramen again", []),
        ("in March Mr Marsh spoke", []),
        ("The Ox spoke to Mr Ow", []),
    ],
)
def test_a_slip_is_one_letter_and_not_at_the_beginning_of_a_sentence(
    text: str, slips: list[str]
) -> None:
    names = Names(frozenset({"Raman", "Marsh", "Ox"}), frozenset({"raman", "marsh"}))
    assert [word for word, _name in names.slips(text, names.ordinary_words([text]))] == slips


def test_a_line_is_put_off_with_a_reason_and_put_back(minuted: Board) -> None:
    register, meeting = minuted.register, minuted.meeting
    first, *others = checklist(register, meeting)
    with pytest.raises(Refused):
        put_off(register, meeting, first.id, "  ")
    put_off(register, meeting, first.id, "The chair is asked")
    assert [one.id for one in checklist(register, meeting)] == [one.id for one in others]
    (later,) = put_off_of(register, meeting)
    assert (later.unsettled, later.acceptance.reason) == (first, "The chair is asked")
    with pytest.raises(Refused, match="not on the list"):
        put_off(register, meeting, first.id, "Again")
    put_back(register, meeting, first.id)
    assert checklist(register, meeting) == [first, *others]


def test_what_was_put_off_comes_back_where_it_changes(minuted: Board) -> None:
    register, meeting = minuted.register, minuted.meeting
    action = add_action(register, minuted.items[1], "Circulate the costs")
    (line,) = (one for one in checklist(register, meeting) if one.lack is Lack.OWNER)
    put_off(register, meeting, line.id, "The Board names somebody in November")
    change_action(register, action, due_on=date(2003, 11, 7))
    (again,) = (one for one in checklist(register, meeting) if one.lack is Lack.OWNER)
    assert again.sentence == "The action has no owner"
    assert put_off_of(register, meeting) == []


def test_why_an_exempt_line_waits_keeps_none_of_its_words(minuted: Board) -> None:
    register, meeting = minuted.register, minuted.meeting
    add_block(register, minuted.items[4], "Samantha Syke objected.")
    for one in checklist(register, meeting):
        put_off(register, meeting, one.id, "Later")
    exempt = [one.acceptance for one in put_off_of(register, meeting) if one.unsettled.exempt]
    assert exempt and all(one.sentence == "" for one in exempt)
