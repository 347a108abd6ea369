"""Corrections: found in the minute that they are of, made once the minutes are approved."""

from __future__ import annotations

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.actions import add_action
from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.corrections import add_correction, remove_correction, where_it_stands
from egovdesk.operations.decisions import add_decision, change_decision
from egovdesk.operations.meetings import add_item, remove_item
from egovdesk.operations.minutes import BlockText, add_block, write_minutes
from tests.scenes import Board


@pytest.fixture
def circulated(minuted: Board) -> Board:
    """Minutes of the earlier meeting that have gone out, with words of every kind in one item."""
    register = minuted.register
    item = the_item(minuted)
    add_block(
        register, item, "The clerk\\'s return comprised 4 sums, *due* in March. March passed."
    )
    decision = add_decision(register, item, ["the return be sent", "R\\&D costs be shown"])
    change_decision(register, decision, reason="It is overdue.")
    add_action(register, item, "Send the return")
    circulate_minutes(register, minuted.earlier, "{}")
    return minuted


def the_item(board: Board) -> str:
    return board.register.items.find(meeting_id=board.earlier)[0].id


def corrected(board: Board, old: str, new: str) -> None:
    add_correction(board.register, board.earlier, the_item(board), old, new)
    approve_minutes(board.register, board.earlier, board.meeting, "{}")


def said(board: Board) -> str:
    register = board.register
    blocks = register.blocks.find(item_id=the_item(board))
    parts = register.decision_parts.all()
    reasons = [one.reason for one in register.decisions.all()]
    titles = [one.title for one in register.actions.all()]
    return "\n".join(
        [*(one.text for one in blocks), *(one.text for one in parts), *reasons, *titles]
    )


@pytest.mark.parametrize(
    ("old", "new", "now"),
    [
        ("comprised", "included", "return included 4 sums, *due* in March."),
        ("clerk’s", "chair’s", "The chair’s return comprised"),
        ("4 sums", "", "comprised, *due*"),
        ("return be sent", "return be posted", "the return be posted"),
        ("R&D costs", "R&D savings", "R\\&D savings be shown"),
        ("overdue", "due", "It is due."),
        ("Send", "Post", "Post the return"),
        ("March passed", "April passed", "in March. April passed."),
    ],
)
def test_the_minute_says_what_the_correction_wants(
    old: str, new: str, now: str, circulated: Board
) -> None:
    before = said(circulated)
    corrected(circulated, old, new)
    assert now in said(circulated)
    assert len(said(circulated).splitlines()) == len(before.splitlines())
    assert all(one.made for one in circulated.register.corrections.all())


@pytest.mark.parametrize(
    ("old", "sentence"),
    [
        ("April", "“April” does not stand in minute CFB 01/03."),
        ("March", "stands in minute CFB 01/03 2 times."),
        ("compris", "does not stand"),
        ("  ", "no words to correct"),
    ],
)
def test_words_that_are_not_there_once_are_refused(
    old: str, sentence: str, circulated: Board
) -> None:
    with pytest.raises(Refused, match=sentence):
        add_correction(circulated.register, circulated.earlier, the_item(circulated), old, "May")
    assert circulated.register.corrections.all() == []


def test_a_correction_is_of_minutes_that_have_gone_out(minuted: Board) -> None:
    with pytest.raises(Refused, match="Change the minute itself"):
        add_correction(minuted.register, minuted.earlier, the_item(minuted), "a", "b")


def test_a_correction_is_of_the_meetings_own_minute(circulated: Board) -> None:
    with pytest.raises(Refused, match="another meeting"):
        add_correction(
            circulated.register, circulated.earlier, circulated.items[1], "comprised", "included"
        )


def test_what_the_clerk_has_corrected_by_hand_is_not_lost_or_made_twice(circulated: Board) -> None:
    register, item = circulated.register, the_item(circulated)
    add_correction(register, circulated.earlier, item, "comprised", "included")
    blocks = register.blocks.find(item_id=item)
    typed = [BlockText(blocks[0].id, text="The return included four sums.")]
    typed += [BlockText(one.id, one.kind) for one in blocks[1:]]
    write_minutes(register, item, typed)
    approve_minutes(register, circulated.earlier, circulated.meeting, "{}")
    assert register.blocks.get(blocks[0].id).text == "The return included four sums."


def test_a_correction_that_fits_no_more_stops_the_approval(circulated: Board) -> None:
    register, item = circulated.register, the_item(circulated)
    add_correction(register, circulated.earlier, item, "comprised", "included")
    blocks = register.blocks.find(item_id=item)
    write_minutes(register, item, [BlockText(blocks[0].id, text="Something else.")])
    with pytest.raises(Refused, match="“comprised” does not stand"):
        approve_minutes(register, circulated.earlier, circulated.meeting, "{}")
    assert not register.meetings.get(circulated.earlier).state.minutes_final


def test_a_correction_of_no_minute_is_left_to_the_clerk(circulated: Board) -> None:
    register = circulated.register
    add_correction(register, circulated.earlier, None, "G. Sykes", "R. Sykes")
    approve_minutes(register, circulated.earlier, circulated.meeting, "{}")
    assert register.corrections.all()[0].made


def test_a_correction_says_at_which_item_it_was_moved_and_stays(circulated: Board) -> None:
    register = circulated.register
    at = add_item(register, circulated.meeting, "Minutes", approves_id=circulated.earlier)
    corrected(circulated, "comprised", "included")
    (one,) = register.corrections.all()
    assert one.at_item_id == at
    with pytest.raises(Refused, match="has been made"):
        remove_correction(register, one.id)
    remove_item(register, at)
    assert register.corrections.get(one.id).at_item_id is None


def test_a_part_of_a_decision_is_cited_by_its_letter(circulated: Board) -> None:
    item = circulated.register.items.get(the_item(circulated))
    assert where_it_stands(circulated.register, item, "R&D") == "CFB 01/03(b)"
    assert where_it_stands(circulated.register, item, "comprised") == "CFB 01/03"
    add_decision(circulated.register, item.id, ["one", "two suppliers"])
    assert where_it_stands(circulated.register, item, "suppliers") == "CFB 01/03(b)(ii)"
