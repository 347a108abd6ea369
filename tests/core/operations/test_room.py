"""Comings and goings, interests and votes: recorded where they belong, with nothing orphaned."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.groups import add_group, add_membership, end_membership
from egovdesk.operations.meetings import (
    add_meeting,
    add_substitute,
    change_attendance,
    cycle_attendance,
    move_item,
    remove_attender,
    remove_item,
    set_item_exempt,
    start_meeting,
    take_item,
)
from egovdesk.operations.minutes import BlockText, add_block, set_block_exempt, write_minutes
from egovdesk.operations.people import add_person, remove_person
from egovdesk.operations.room import (
    add_movement,
    change_interest,
    declare_interest,
    minute_movement,
    record_vote,
    remove_movement,
)
from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import Attendance, AttendanceState
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.quorum import Count, Room
from egovdesk.records.room import MovementKind, VoiceKind
from tests.scenes import Board, held
from tests.untrue import untrue

ARRIVED, LEFT, RETURNED = MovementKind


def the_room(board: Board) -> Room:
    return board.register.movements.room(board.register.meetings.get(board.meeting))


def count(board: Board, item_id: str | None = None) -> Count:
    return the_room(board).counts(item_id)[0]


def listed(board: Board, person_id: str) -> Attendance:
    found = board.register.attendances.find(meeting_id=board.meeting, person_id=person_id)
    return found[0]


def moves(board: Board) -> list[tuple[str, MovementKind, str]]:
    found = board.register.movements.find(meeting_id=board.meeting)
    return [(one.person_id, one.kind, one.at) for one in found]


def blocks(board: Board, item: int) -> list[Block]:
    return board.register.blocks.find(item_id=board.items[item])


# --- attendance ------------------------------------------------------------------------------


def test_one_key_goes_round_with_its_times_and_items(minuted: Board) -> None:
    one, item = listed(minuted, minuted.raman), minuted.items[1]
    cycle_attendance(minuted.register, one.id, "14:26", item_id=item)
    cycle_attendance(minuted.register, one.id, "14:40", item_id=item)
    cycle_attendance(minuted.register, one.id, "15:05", item_id=item)
    assert moves(minuted) == [
        (minuted.raman, LEFT, "14:26"), (minuted.raman, RETURNED, "14:40"),
        (minuted.raman, LEFT, "15:05"),
    ]  # fmt: skip
    assert {one.item_id for one in minuted.register.movements.all()} == {item}
    cycle_attendance(minuted.register, one.id, "15:05", item_id=item)
    cycle_attendance(minuted.register, one.id, "15:05", item_id=item)
    assert listed(minuted, minuted.raman).state is AttendanceState.APOLOGIES
    assert moves(minuted) == []
    cycle_attendance(minuted.register, one.id, "15:30")
    assert listed(minuted, minuted.raman).state is AttendanceState.PRESENT
    assert moves(minuted) == [(minuted.raman, ARRIVED, "15:30")]


def test_who_is_put_down_as_absent_neither_came_nor_went(minuted: Board) -> None:
    one = listed(minuted, minuted.raman)
    cycle_attendance(minuted.register, one.id, "14:26")
    change_attendance(minuted.register, one.id, state=AttendanceState.ABSENT)
    assert moves(minuted) == []
    minuted.register.undo()
    assert moves(minuted) == [(minuted.raman, LEFT, "14:26")]


def test_a_substitute_comes_back_as_a_substitute(minuted: Board) -> None:
    register = minuted.register
    tully, away = add_person(register, "Mary Tully"), listed(minuted, minuted.sykes)
    one = add_substitute(register, minuted.meeting, tully, away.id)
    for present in (2, 3, 2, 3):
        cycle_attendance(register, one)
        assert count(minuted).present == present
    assert register.attendances.get(one).state is AttendanceState.SUBSTITUTE


def test_a_substitute_takes_over_from_a_member_who_has_left(minuted: Board) -> None:
    register, away = minuted.register, listed(minuted, minuted.sykes)
    cycle_attendance(register, away.id, "14:26")
    add_substitute(register, minuted.meeting, add_person(register, "Mary Tully"), away.id)
    assert listed(minuted, minuted.sykes).state is AttendanceState.PRESENT
    assert count(minuted).present == 3


def test_somebody_not_listed_who_comes_is_listed(minuted: Board) -> None:
    guest = add_person(minuted.register, "Jane Tate")
    add_movement(minuted.register, minuted.meeting, guest, ARRIVED, at="14:30")
    assert listed(minuted, guest).state is AttendanceState.IN_ATTENDANCE
    assert untrue(minuted.register) == []


def test_who_goes_off_the_list_takes_their_movements_along(minuted: Board) -> None:
    one = listed(minuted, minuted.raman)
    cycle_attendance(minuted.register, one.id, "14:26")
    remove_attender(minuted.register, one.id)
    assert moves(minuted) == []
    declare_interest(minuted.register, minuted.items[1], minuted.sykes)
    with pytest.raises(Refused, match="declared an interest"):
        remove_attender(minuted.register, listed(minuted, minuted.sykes).id)


def test_a_movement_has_one_sentence_and_stands_without_it(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    left = add_movement(
        register, minuted.meeting, minuted.raman, LEFT, item_id=item, at="15:12",
        sentence="At 3.12pm Priya Raman left the meeting.",
    )  # fmt: skip
    (block,) = blocks(minuted, 1)
    assert (block.kind, block.movement_id) == (BlockKind.MOVEMENT, left)
    with pytest.raises(Refused, match="in the minutes already"):
        minute_movement(register, left, item, "Again.")
    write_minutes(register, item, [])
    assert moves(minuted) == [(minuted.raman, LEFT, "15:12")]
    register.undo()
    remove_movement(register, left)
    assert blocks(minuted, 1) == []
    register.undo()
    assert blocks(minuted, 1) == [block]


# --- the quorum of the register --------------------------------------------------------------


def test_the_quorum_of_an_old_meeting_is_of_the_members_of_its_day(minuted: Board) -> None:
    """Who left the board since, or joined it, changes nothing in a meeting that has been held."""
    register = minuted.register
    assert (count(minuted).present, count(minuted).seats) == (3, 3)
    place = register.memberships.find(person_id=minuted.sykes)[0]
    end_membership(register, place.id, date(2003, 12, 31))
    remove_person(register, minuted.sykes)
    add_membership(
        register, minuted.group_id, person_id=add_person(register, "New Member"),
        from_on=date(2004, 1, 1),
    )  # fmt: skip
    assert (count(minuted).present, count(minuted).seats) == (3, 3)
    before = register.meetings.get(minuted.earlier)
    assert register.movements.room(before).counts()[0].seats == 3


def test_a_vacant_post_is_a_place_that_nobody_fills(board: Board) -> None:
    register = board.register
    post = register.holdings.find(person_id=board.sykes)[0]
    with register.step("Let the post hold the place"):
        place = register.memberships.find(person_id=board.sykes)[0]
        register.memberships.update(place.id, person_id=None, post_id=post.post_id)
        register.holdings.update(post.id, until_on=date(2003, 9, 30))
        register.groups.update(board.group_id, quorum="2/3")
    held(board)
    assert (count(board).present, count(board).seats, count(board).needed) == (2, 3, 2)
    earlier = register.movements.room(register.meetings.get(board.earlier))
    assert (earlier.counts()[0].present, earlier.counts()[0].seats) == (3, 3)


def test_a_joint_meeting_has_the_quorum_of_each_group(board: Board) -> None:
    register = board.register
    other = add_group(register, "Service Delivery Group", quorum="2")
    for name in ("Mary Tully", "Ann Lee"):
        add_membership(register, other, person_id=add_person(register, name))
    secretary = add_person(register, "J. Tate")
    add_membership(register, other, person_id=secretary, role=MemberRole.SECRETARY)
    joint = add_meeting(
        register, board.group_id, date(2003, 11, 6), joint_with=[other], standing_items=False
    )
    start_meeting(register, joint, "10:00")
    meeting = register.meetings.get(joint)
    own, theirs = register.movements.room(meeting).counts()
    assert (own.present, own.seats, theirs.present, theirs.seats) == (3, 3, 2, 2)
    gone = next(one for one in register.attendances.find(meeting_id=joint) if not one.capacity)
    cycle_attendance(register, gone.id, "10:20")
    own, theirs = register.movements.room(meeting).counts()
    assert (own.is_lost, theirs.is_lost) == (False, True)


# --- interests -------------------------------------------------------------------------------


def test_an_interest_is_in_the_item_and_minuted_where_it_was_declared(minuted: Board) -> None:
    register, (first, crm) = minuted.register, minuted.items[:2]
    made = declare_interest(
        register, crm, minuted.sykes, kind="personal", nature="director of the supplier",
        withdrew=True, under_id=first,
    )  # fmt: skip
    (block,) = blocks(minuted, 0)
    assert (block.kind, block.interest_id, block.text) == (
        BlockKind.DECLARATION, made, "director of the supplier",
    )  # fmt: skip
    assert blocks(minuted, 1) == []
    assert register.interests.get(made).item_id == crm
    assert untrue(register) == []


def test_who_withdraws_leaves_as_the_item_is_called_and_returns_as_the_next_is(
    minuted: Board,
) -> None:
    register, (first, crm, ieg, *_) = minuted.register, minuted.items
    take_item(register, first, "14:03")
    declare_interest(register, crm, minuted.sykes, withdrew=True, under_id=first)
    assert moves(minuted) == [(minuted.sykes, LEFT, ""), (minuted.sykes, RETURNED, "")]
    take_item(register, crm, "14:10")
    assert moves(minuted) == [(minuted.sykes, LEFT, "14:10"), (minuted.sykes, RETURNED, "")]
    take_item(register, ieg, "14:31")
    assert moves(minuted) == [(minuted.sykes, LEFT, "14:10"), (minuted.sykes, RETURNED, "14:31")]
    assert [count(minuted, one).present for one in (first, crm, ieg)] == [3, 2, 3]
    register.undo()
    assert moves(minuted)[1][2] == ""


def test_an_interest_remembered_after_the_item_has_its_times(minuted: Board) -> None:
    register, (first, crm, ieg, *_) = minuted.register, minuted.items
    for item, at in ((first, "14:03"), (crm, "14:10"), (ieg, "14:31")):
        take_item(register, item, at)
    declare_interest(register, crm, minuted.sykes, withdrew=True)
    assert moves(minuted) == [(minuted.sykes, LEFT, "14:10"), (minuted.sykes, RETURNED, "14:31")]


def test_an_interest_follows_its_item_wherever_its_number_goes(minuted: Board) -> None:
    """Agenda item 3 taken first, then moved up: the interest still means the same item."""
    register, ieg = minuted.register, minuted.items[2]
    take_item(register, ieg, "14:03")
    made = declare_interest(register, ieg, minuted.sykes, withdrew=True)
    move_item(register, ieg, -2)
    assert register.items.get(ieg).minute_number == "CFB 02/03"
    assert register.interests.get(made).item_id == ieg
    assert count(minuted, ieg).present == 2


def test_changing_an_interest_moves_the_withdrawal_with_it(minuted: Board) -> None:
    register, (_, crm, ieg, *_) = minuted.register, minuted.items
    made = declare_interest(register, crm, minuted.sykes, withdrew=True)
    change_interest(register, made, item_id=ieg)
    assert {one.item_id for one in register.movements.all()} == {ieg}
    change_interest(register, made, withdrew=False)
    assert moves(minuted) == []
    assert untrue(register) == []


def test_the_declaration_cut_out_of_the_minutes_takes_the_interest_along(minuted: Board) -> None:
    register, (first, crm) = minuted.register, minuted.items[:2]
    declare_interest(register, crm, minuted.sykes, withdrew=True, under_id=first)
    write_minutes(register, first, [])
    assert (register.interests.all(), register.movements.all()) == ([], [])
    register.undo()
    assert len(register.interests.all()) == 1 and len(moves(minuted)) == 2


def test_the_item_that_goes_takes_its_interests_along_wherever_declared(minuted: Board) -> None:
    register, (first, crm) = minuted.register, minuted.items[:2]
    declare_interest(register, crm, minuted.sykes, withdrew=True, under_id=first)
    add_movement(register, minuted.meeting, minuted.raman, LEFT, item_id=crm, at="14:20")
    remove_item(register, crm)
    assert register.interests.all() == [] and blocks(minuted, 0) == []
    assert [(one.item_id, one.at) for one in register.movements.all()] == [(None, "14:20")]
    assert untrue(register) == []


def test_what_is_said_of_an_interest_is_as_open_as_its_item(minuted: Board) -> None:
    register, first = minuted.register, minuted.items[0]
    declare_interest(register, minuted.items[4], minuted.sykes, nature="tenderer", under_id=first)
    assert [(one.exempt, one.ground) for one in blocks(minuted, 0)] == [(True, "A8")]
    made = declare_interest(register, minuted.items[1], minuted.raman, under_id=first)
    assert not blocks(minuted, 0)[1].exempt
    set_item_exempt(register, minuted.items[1], True, "A9")
    assert [(one.exempt, one.ground) for one in blocks(minuted, 0)][1] == (True, "A9")
    set_item_exempt(register, minuted.items[1], False)
    assert not blocks(minuted, 0)[1].exempt
    change_interest(register, made, item_id=minuted.items[4])
    assert blocks(minuted, 0)[1].exempt
    assert untrue(register) == []


# --- votes -----------------------------------------------------------------------------------


def test_a_recorded_vote_is_counted_from_its_voices(minuted: Board) -> None:
    register, crm = minuted.register, minuted.items[1]
    decision = add_decision(register, crm, ["it be agreed"])
    voices = {minuted.chair: VoiceKind.FOR, minuted.raman: VoiceKind.FOR,
              minuted.sykes: VoiceKind.AGAINST}  # fmt: skip
    made = record_vote(register, crm, decision_id=decision, voices=voices)
    vote = register.votes.get(made)
    assert (vote.in_favour, vote.against, vote.abstained, vote.recorded) == (2, 1, 0, True)
    assert [one.kind for one in blocks(minuted, 1)] == [BlockKind.DECISION, BlockKind.VOTE]


def test_a_vote_stands_on_when_its_decision_goes(minuted: Board) -> None:
    register, crm = minuted.register, minuted.items[1]
    decision = add_decision(register, crm, ["it be agreed"])
    made = record_vote(register, crm, decision_id=decision, in_favour=5)
    remove_decision(register, decision)
    assert register.votes.get(made).decision_id is None
    register.undo()
    assert register.votes.get(made).decision_id == decision


def test_a_vote_cut_out_of_the_minutes_takes_its_voices_along(minuted: Board) -> None:
    register, crm = minuted.register, minuted.items[1]
    record_vote(register, crm, voices={minuted.raman: VoiceKind.FOR})
    write_minutes(register, crm, [BlockText(new_id(), text="No vote was taken.")])
    assert (register.votes.all(), register.voices.all()) == ([], [])
    register.undo()
    assert len(register.voices.all()) == 1


def test_a_vote_is_on_a_decision_of_its_own_item(minuted: Board) -> None:
    decision = add_decision(minuted.register, minuted.items[2], ["it be agreed"])
    with pytest.raises(Refused, match="under another item"):
        record_vote(minuted.register, minuted.items[1], decision_id=decision, in_favour=5)
    with pytest.raises(Refused, match="from 0 to 999"):
        record_vote(minuted.register, minuted.items[1], in_favour=-1)


def test_words_typed_in_these_blocks_keep_their_records(minuted: Board) -> None:
    register, crm = minuted.register, minuted.items[1]
    add_block(register, crm, "The Board considered it.")
    interest = declare_interest(register, crm, minuted.sykes, nature="director")
    vote = record_vote(register, crm, in_favour=2)
    add_movement(register, minuted.meeting, minuted.raman, LEFT, item_id=crm, sentence="She left.")
    typed = [
        BlockText(one.id, one.kind, f"{one.text} So it was.".strip()) for one in blocks(minuted, 1)
    ]
    write_minutes(register, crm, typed[::-1])
    after = blocks(minuted, 1)
    assert [one.text for one in after] == [
        "She left. So it was.", "So it was.", "director So it was.",
        "The Board considered it. So it was.",
    ]  # fmt: skip
    assert (after[2].interest_id, after[1].vote_id) == (interest, vote)
    assert after[0].movement_id is not None
    assert untrue(register) == []


def test_what_happened_is_final_with_the_minutes(minuted: Board) -> None:
    register, first = minuted.register, register_items(minuted)
    interest = declare_interest(register, first, minuted.sykes)
    left = add_movement(register, minuted.earlier, minuted.raman, LEFT)
    circulate_minutes(register, minuted.earlier, "{}")
    approve_minutes(register, minuted.earlier, minuted.meeting, "{}")
    for refused in (
        lambda: add_movement(register, minuted.earlier, minuted.raman, RETURNED),
        lambda: remove_movement(register, left),
        lambda: change_interest(register, interest, withdrew=True),
        lambda: record_vote(register, first, in_favour=1),
    ):
        with pytest.raises(Refused, match="have been approved"):
            refused()


def register_items(board: Board) -> str:
    """The one item of the board's earlier meeting."""
    return board.register.items.find(meeting_id=board.earlier)[0].id


def test_opening_the_item_under_which_it_was_declared_opens_no_exempt_interest(
    minuted: Board,
) -> None:
    register = minuted.register
    host, tender = minuted.items[0], minuted.items[4]
    declare_interest(register, tender, minuted.sykes, nature="director of a bidder", under_id=host)
    set_item_exempt(register, host, True, "A8")
    set_item_exempt(register, host, False)
    (block,) = [one for one in register.blocks.find(item_id=host) if one.interest_id]
    assert block.exempt
    with pytest.raises(Refused, match="interest in an exempt item"):
        set_block_exempt(register, block.id, False)
    assert untrue(register) == []
