"""Minutes: blocks written as one sequence, numbers of decisions, and nothing orphaned."""

from __future__ import annotations

import pytest

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations.actions import (
    add_action,
    close_actions,
    note_update,
    remove_action,
    set_action_state,
    set_due,
)
from egovdesk.operations.decisions import (
    add_decision,
    change_decision,
    remove_decision,
    set_outcome,
    set_parts,
)
from egovdesk.operations.meetings import drop_item, place_item, set_item_exempt
from egovdesk.operations.minutes import (
    BlockText,
    PartText,
    add_block,
    set_block_exempt,
    write_minutes,
)
from egovdesk.records.actions import ActionState
from egovdesk.records.meetings import ItemState
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.register import Register
from egovdesk.store.history import Changes
from tests.scenes import TODAY, Board


def as_typed(register: Register, item_id: str) -> list[BlockText]:
    """The item's blocks as the editor would hand them over."""
    found = []
    for block in register.blocks.find(item_id=item_id):
        parts: tuple[PartText, ...] = ()
        text = block.text
        if block.decision_id:
            kept = register.decision_parts.find(decision_id=block.decision_id)
            parts = tuple(PartText(part.id, part.text) for part in kept)
        if block.action_id:
            text = register.actions.get(block.action_id).title
        found.append(BlockText(block.id, block.kind, text, block.exempt, block.ground, parts))
    return found


def texts(register: Register, item_id: str) -> list[str]:
    return [block.text for block in register.blocks.find(item_id=item_id)]


def test_typing_is_one_step_until_the_run_ends(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    block = new_id()
    for text in ("The", "The Head", "The Head of ICT"):
        write_minutes(register, item, [BlockText(block, text=text)], join="run 1")
    write_minutes(register, item, [BlockText(block, text="The Head of ICT spoke.")], join="run 2")
    register.undo()
    assert texts(register, item) == ["The Head of ICT"]
    register.undo()
    assert texts(register, item) == []


def test_typing_in_one_block_moves_no_other_row(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    for text in ("One", "Two", "Three"):
        add_block(register, item, text)
    blocks = as_typed(register, item)
    notices: list[Changes] = []
    register.on_change = notices.append
    blocks[1] = BlockText(blocks[1].id, text="Two and a half")
    write_minutes(register, item, blocks)
    assert notices[0].ids("blocks") == {blocks[1].id}


def test_a_split_keeps_the_first_id_and_the_order(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    first = add_block(register, item, "One two")
    last = add_block(register, item, "End")
    middle = new_id()
    write_minutes(
        register,
        item,
        [BlockText(first, text="One"), BlockText(middle, text="two"), BlockText(last, text="End")],
    )
    assert [block.id for block in register.blocks.find(item_id=item)] == [first, middle, last]


def test_two_blocks_with_one_id_are_a_fault_of_ours(minuted: Board) -> None:
    block = new_id()
    with pytest.raises(ValueError, match="one id"):
        write_minutes(minuted.register, minuted.items[1], [BlockText(block), BlockText(block)])
    assert texts(minuted.register, minuted.items[1]) == []


def test_cutting_a_decision_away_takes_its_record_and_undo_brings_it_back(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    add_block(register, item, "Before")
    decision = add_decision(register, item, ["the case be agreed", "it be second"])
    action = add_action(register, item, "Circulate costs", decision_id=decision)
    blocks = as_typed(register, item)
    write_minutes(register, item, [blocks[0], blocks[2]])
    assert register.decisions.maybe(decision) is None
    assert register.actions.get(action).decision_id is None
    assert register.decision_parts.all() == []
    register.undo()
    assert len(register.decision_parts.find(decision_id=decision)) == 2
    assert register.actions.get(action).decision_id == decision


def test_a_decision_is_never_made_by_pasting_its_block(minuted: Board) -> None:
    with pytest.raises(ValueError, match="no record"):
        write_minutes(minuted.register, minuted.items[1], [BlockText(new_id(), BlockKind.DECISION)])


def test_editing_parts_changes_only_what_was_edited(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    decision = add_decision(register, item, ["one", "two"])
    block = as_typed(register, item)[0]
    parts = (block.parts[0], PartText(new_id(), "between"), PartText(block.parts[1].id, "two!"))
    write_minutes(register, item, [BlockText(block.id, block.kind, parts=parts)])
    kept = register.decision_parts.find(decision_id=decision)
    assert [part.text for part in kept] == ["one", "between", "two!"]
    assert kept[0].id == block.parts[0].id


def test_a_decision_bears_its_minutes_number_with_letters_where_there_are_several(
    minuted: Board,
) -> None:
    register, item = minuted.register, minuted.items[1]
    first = add_decision(register, item, ["one"])
    assert register.decisions.get(first).number == "CFB 03/03"
    second = add_decision(register, item, ["two"])
    assert register.decisions.get(first).number == "CFB 03/03(a)"
    assert register.decisions.get(second).number == "CFB 03/03(b)"
    remove_decision(register, first)
    assert register.decisions.get(second).number == "CFB 03/03"


def test_a_decision_takes_title_category_and_exemption_from_its_item(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[4]
    decision = register.decisions.get(add_decision(register, item, ["the tender be let"]))
    assert decision.exempt and decision.ground == "A8"
    assert decision.title == "Network partner: tender evaluation"
    assert decision.decided_by == "Customer First Board"
    block = register.blocks.find(decision_id=decision.id)[0]
    assert block.exempt


def test_exemption_of_an_item_reaches_all_that_hangs_off_it(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    add_block(register, item, "A price was named.")
    decision = add_decision(register, item, ["it be agreed"])
    action = add_action(register, item, "Tell the supplier")
    set_item_exempt(register, item, True, "A9")
    assert all(block.exempt for block in register.blocks.find(item_id=item))
    assert register.decisions.get(decision).exempt and register.actions.get(action).exempt


def test_what_is_typed_under_an_exempt_item_is_exempt(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[4]
    block = new_id()
    write_minutes(register, item, [BlockText(block, text="The lowest price was £412,000.")])
    assert register.blocks.get(block).exempt and register.blocks.get(block).ground == "A8"
    assert register.search.as_typed("lowest")[0].exempt


def test_marking_a_block_exempt_marks_its_decision(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    decision = add_decision(register, item, ["it be agreed"])
    block = register.blocks.find(decision_id=decision)[0]
    set_block_exempt(register, block.id, True, "A9")
    assert register.decisions.get(decision).ground == "A9"
    set_block_exempt(register, block.id, False)
    assert not register.decisions.get(decision).exempt


def test_the_outcome_moves_the_item_along(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    decision = add_decision(register, item, ["wait"])
    set_outcome(register, decision, "deferred")
    assert register.items.get(item).state is ItemState.DEFERRED
    set_outcome(register, decision, "agreed_with_changes")
    assert register.items.get(item).state is ItemState.DECIDED
    with pytest.raises(Refused, match="no outcome"):
        set_outcome(register, decision, "perhaps")


def test_wording_can_be_replaced_whole(minuted: Board) -> None:
    register = minuted.register
    decision = add_decision(register, minuted.items[1], ["one"])
    set_parts(register, decision, ["first", "second"])
    kept = register.decision_parts.find(decision_id=decision)
    assert [part.text for part in kept] == ["first", "second"]


def test_an_amount_below_nothing_is_refused(minuted: Board) -> None:
    decision = add_decision(minuted.register, minuted.items[1], ["one"])
    with pytest.raises(Refused, match="less than nothing"):
        change_decision(minuted.register, decision, amount=-1)


def test_control_characters_do_not_reach_the_register(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    add_block(register, item, "bad\x00\x0btext")
    action = add_action(register, item, "Do\x07 it\r\nnow")
    assert texts(register, item)[0] == "badtext"
    assert register.actions.get(action).title == "Do it now"


def test_many_insertions_at_one_place_keep_their_order(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    first = add_block(register, item, "first")
    add_block(register, item, "last")
    for number in range(30):
        add_block(register, item, str(number), after_id=first)
    assert texts(register, item) == ["first", *map(str, reversed(range(30))), "last"]


def test_the_due_date_keeps_its_history(minuted: Board) -> None:
    register = minuted.register
    action = add_action(register, minuted.items[1], "Circulate", due_on=TODAY.replace(day=31))
    set_due(register, action, TODAY.replace(month=11, day=14), "Supplier is late")
    former = register.action_dues.find(action_id=action)
    assert [(one.due_on, one.reason) for one in former] == [
        (TODAY.replace(day=31), "Supplier is late")
    ]


def test_an_action_due_before_it_was_given_is_refused(minuted: Board) -> None:
    with pytest.raises(Refused, match="due before it was given"):
        add_action(minuted.register, minuted.items[1], "Circulate", due_on=TODAY)


def test_closing_and_opening_an_action_again(minuted: Board) -> None:
    register = minuted.register
    action = add_action(register, minuted.items[1], "Circulate")
    close_actions(register, [action])
    assert register.actions.get(action).state is ActionState.DONE
    assert register.actions.get(action).closed_on is not None
    set_action_state(register, action, ActionState.IN_PROGRESS)
    assert register.actions.get(action).closed_on is None


def test_actions_are_lettered_under_their_minute(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    first = add_action(register, item, "One")
    second = add_action(register, item, "Two")
    note_update(register, second, "Half way there")
    assert register.actions.get(second).number == "CFB 03/03 B"
    remove_action(register, first)
    assert register.actions.get(second).number == "CFB 03/03 A"
    assert [one.kind for one in register.blocks.find(item_id=item)] == [BlockKind.ACTION]


def test_blocks_are_what_they_say(minuted: Board) -> None:
    block = Block(new_id(), minuted.items[0], 1, BlockKind.VOTE, "For 5, against 2")
    assert block.kind.is_text and block.kind.label == "Vote"


def test_nothing_is_open_under_an_exempt_item(minuted: Board) -> None:
    register, (_, open_item, other, *_, exempt) = minuted.register, minuted.items
    block = add_block(register, exempt, "The bids were compared.")
    with pytest.raises(Refused, match="The whole item is exempt"):
        set_block_exempt(register, block, False)
    add_decision(register, open_item, ["To accept the tender"])
    place_item(register, open_item, 0, parent_id=exempt)
    assert register.items.get(open_item).ground == "A8"
    assert all(one.exempt for one in register.decisions.find(item_id=open_item))
    assert all(one.exempt for one in register.blocks.find(item_id=open_item))
    with pytest.raises(Refused, match="stands under an exempt one"):
        set_item_exempt(register, open_item, False)
    drop_item(register, open_item, other, exempt=False)
    assert not register.items.get(open_item).exempt
    assert not any(one.exempt for one in register.blocks.find(item_id=open_item))
