"""What happens in the room: comings and goings, interests declared, votes, each where it is minuted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.meetings.attendance import (
    add_attender,
    change_attendance,
    place_movement,
)
from egovdesk.operations.meetings.issued import refuse_final_of
from egovdesk.operations.meetings.rows import (
    remove_interest_rows,
    remove_movement_rows,
    remove_vote_rows,
)
from egovdesk.operations.minutes import add_block, refuse_final
from egovdesk.records.meetings import AttendanceState, Item, Meeting
from egovdesk.records.minutes import BlockKind
from egovdesk.records.room import (
    Interest,
    Movement,
    MovementKind,
    Voice,
    VoiceKind,
    Vote,
    present_state,
)
from egovdesk.register import Register

# --- comings and goings ----------------------------------------------------------------------


@operation("Record movement", of=naming.of_person)
def add_movement(
    register: Register,
    meeting_id: str,
    person_id: str,
    kind: MovementKind,
    *,
    item_id: str | None = None,
    at: str = "",
    sentence: str = "",
    **where: Any,
) -> str:
    """Record that somebody arrived, left or returned, during an item and at a time; return its id.

    Who was not listed as there is now. With a `sentence`, it is minuted under the item, `where` as
    for `add_block`.
    """
    refuse_final_of(register, meeting_id)
    _let_in(register, meeting_id, person_id)
    made = place_movement(register, meeting_id, person_id, kind, item_id=item_id, at=at)
    if sentence and item_id is not None:
        minute_movement(register, made, item_id, sentence, **where)
    return made


@operation("Minute movement", of=naming.of_movement)
def minute_movement(
    register: Register,
    movement_id: str,
    item_id: str,
    sentence: str,
    **where: Any,
) -> str:
    """Write a movement down under an item, in a sentence; return its block's id."""
    if register.blocks.find(movement_id=movement_id):
        raise Refused("This is in the minutes already.", "Nothing has changed.")
    movement = register.movements.get(movement_id)
    return add_block(
        register, item_id, sentence, kind=BlockKind.MOVEMENT, movement_id=movement.id, **where
    )  # fmt: skip


@operation("Change movement", of=naming.of_movement)
def change_movement(register: Register, movement_id: str, **changes: Any) -> None:
    """Change when, or during which item, somebody came or went."""
    movement = register.movements.get(movement_id)
    refuse_final_of(register, movement.meeting_id)
    require(replace(movement, **changes).problems())
    register.movements.update(movement_id, **changes)


@operation("Remove movement", of=naming.of_movement)
def remove_movement(register: Register, movement_id: str) -> None:
    """Take a movement out that was none, with its sentence."""
    movement = register.movements.get(movement_id)
    refuse_final_of(register, movement.meeting_id)
    remove_movement_rows(register, movement)


@operation("Change attendance", of=naming.of_attendance)
def change_presence(
    register: Register,
    attendance_id: str,
    movements: Sequence[Movement],
    **changes: Any,
) -> None:
    """Change somebody's attendance with all their comings and goings, in their order.

    Those with an id are changed, those without are new, and those left out never happened. What an
    interest made stays.
    """
    one = register.attendances.get(attendance_id)
    refuse_final_of(register, one.meeting_id)
    change_attendance(register, attendance_id, **changes)
    if not register.attendances.get(attendance_id).state.in_room:
        return
    kept = {movement.id for movement in movements}
    for old in register.movements.find(meeting_id=one.meeting_id, person_id=one.person_id):
        if old.interest_id is None and old.id not in kept:
            remove_movement_rows(register, old)
    for movement in movements:
        facts = {"item_id": movement.item_id, "at": movement.at}
        if movement.id:
            change_movement(register, movement.id, kind=movement.kind, **facts)
        else:
            place_movement(register, one.meeting_id, one.person_id, movement.kind, **facts)


# --- interests -------------------------------------------------------------------------------


@operation("Declare interest", of=naming.of_person)
def declare_interest(
    register: Register,
    item_id: str,
    person_id: str,
    *,
    kind: str = "",
    nature: str = "",
    withdrew: bool = False,
    under_id: str | None = None,
    **where: Any,
) -> str:
    """Record an interest in an item, minuted under that item or under another; return its id.

    Who withdraws leaves as the item is called and returns as it ends.
    """
    item, meeting = _item_and_meeting(register, item_id)
    if not register.attendances.find(meeting_id=meeting.id, person_id=person_id):
        add_attender(register, meeting.id, person_id)
    earlier = register.interests.find(meeting_id=meeting.id)
    position = max((one.position for one in earlier), default=0) + 1
    interest = Interest(new_id(), meeting.id, item_id, person_id, kind, withdrew, position)
    register.interests.add(interest)
    add_block(
        register, under_id or item_id, nature, kind=BlockKind.DECLARATION,
        exempt=item.exempt, ground=item.ground, interest_id=interest.id, **where,
    )  # fmt: skip
    _withdraw(register, interest)
    return interest.id


@operation("Change interest", of=naming.of_interest)
def change_interest(register: Register, interest_id: str, **changes: Any) -> None:
    """Change the item, the person, the kind, or whether they withdrew; movements follow."""
    interest = register.interests.get(interest_id)
    item, _ = _item_and_meeting(register, changes.get("item_id", interest.item_id))
    changed = replace(interest, **changes)
    register.interests.update(interest_id, **changes)
    for block in register.blocks.find(interest_id=interest_id):
        if item.exempt and not block.exempt:
            register.blocks.update(block.id, exempt=True, ground=item.ground)
    if (interest.item_id, interest.person_id, interest.withdrew) != (
        changed.item_id,
        changed.person_id,
        changed.withdrew,
    ):
        for movement in register.movements.find(interest_id=interest_id):
            remove_movement_rows(register, movement)
        _withdraw(register, changed)


@operation("Remove interest", of=naming.of_interest)
def remove_interest(register: Register, interest_id: str) -> None:
    """Take a declaration out that was none, with its movements."""
    interest = register.interests.get(interest_id)
    refuse_final_of(register, interest.meeting_id)
    remove_interest_rows(register, interest)


def _withdraw(register: Register, interest: Interest) -> None:
    if not interest.withdrew:
        return
    item = register.items.get(interest.item_id)
    left = item.started_at if item.order_taken is not None else ""
    for kind, when in ((MovementKind.LEFT, left), (MovementKind.RETURNED, _ended(register, item))):
        place_movement(
            register, interest.meeting_id, interest.person_id, kind,
            item_id=interest.item_id, at=when, interest_id=interest.id,
        )  # fmt: skip


def _ended(register: Register, item: Item) -> str:
    """When an item gave way to the next one taken; empty where it has not."""
    following = [
        one
        for one in register.items.find(meeting_id=item.meeting_id)
        if item.order_taken is not None and (one.order_taken or 0) > item.order_taken
    ]
    return min(following, key=lambda one: one.order_taken or 0).started_at if following else ""


# --- votes -----------------------------------------------------------------------------------


@operation("Record vote", of=naming.of_item)
def record_vote(
    register: Register,
    item_id: str,
    *,
    decision_id: str | None = None,
    voices: Mapping[str, VoiceKind] | None = None,
    casting: bool = False,
    remark: str = "",
    after_id: str | None = None,
    write_on: bool = False,
    **counts: Any,
) -> str:
    """Record how a vote went, on a decision of the item or by itself; return its id.

    With `voices`, who voted how, it is counted from them.
    """
    item, _ = _item_and_meeting(register, item_id)
    if decision_id is not None and register.decisions.get(decision_id).item_id != item_id:
        raise Refused("That decision stands under another item.", "Nothing has changed.")
    vote = replace(Vote(new_id(), item_id, decision_id, casting=casting), **counts)
    require(vote.problems())
    register.votes.add(vote)
    if voices:
        _record_voices(register, vote.id, voices)
    add_block(
        register, item.id, remark, kind=BlockKind.VOTE, after_id=after_id, write_on=write_on,
        vote_id=vote.id,
    )  # fmt: skip
    return vote.id


@operation("Change vote", of=naming.of_vote)
def change_vote(
    register: Register,
    vote_id: str,
    *,
    voices: Mapping[str, VoiceKind] | None = None,
    **changes: Any,
) -> None:
    """Change a vote's counts, its decision, or who voted how; no voices make it a counted one."""
    vote = register.votes.get(vote_id)
    _item_and_meeting(register, vote.item_id)
    require(replace(vote, **changes).problems())
    register.votes.update(vote_id, **changes)
    if voices is not None:
        _record_voices(register, vote_id, voices)


@operation("Remove vote", of=naming.of_vote)
def remove_vote(register: Register, vote_id: str) -> None:
    """Take a vote out of its minute."""
    vote = register.votes.get(vote_id)
    _item_and_meeting(register, vote.item_id)
    remove_vote_rows(register, vote)


def _record_voices(register: Register, vote_id: str, voices: Mapping[str, VoiceKind]) -> None:
    for one in register.voices.find(vote_id=vote_id):
        register.voices.remove(one.id)
    for person_id, voice in voices.items():
        register.voices.add(Voice(new_id(), vote_id, person_id, voice))
    said = list(voices.values())
    if said:
        register.votes.update(
            vote_id,
            in_favour=said.count(VoiceKind.FOR),
            against=said.count(VoiceKind.AGAINST),
            abstained=said.count(VoiceKind.ABSTAINED),
            recorded=True,
        )
    else:
        register.votes.update(vote_id, recorded=False)


# --- what they share -------------------------------------------------------------------------


def _let_in(register: Register, meeting_id: str, person_id: str) -> None:
    listed = register.attendances.find(meeting_id=meeting_id, person_id=person_id)
    if not listed:
        add_attender(register, meeting_id, person_id, AttendanceState.IN_ATTENDANCE)
    elif not listed[0].state.in_room:
        register.attendances.update(listed[0].id, state=present_state(listed[0]))


def _item_and_meeting(register: Register, item_id: str) -> tuple[Item, Meeting]:
    item = register.items.get(item_id)
    refuse_final(register, item)
    return item, register.meetings.get(item.meeting_id or "")
