"""What follows by itself for ratification: decisions that begin to wait, and answers that flow back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from egovdesk.identifiers import new_id
from egovdesk.operations.meetings.items import put_in_backlog, remove_item_rows
from egovdesk.operations.meetings.places import add_in_place
from egovdesk.operations.meetings.rows import UNANSWERED
from egovdesk.records.days import spoken_date
from egovdesk.records.decisions import Decision, DecisionPart, DecisionState
from egovdesk.records.groups import Ratifies
from egovdesk.records.meetings import Item, ItemState, Meeting, MeetingState
from egovdesk.records.ratifications import Ratification, RatificationState
from egovdesk.records.templates import Standing
from egovdesk.register import Register
from egovdesk.rights import Rights, needs_ratification

ANSWERS = {
    "ratified": RatificationState.RATIFIED,
    "agreed": RatificationState.RATIFIED,
    "resolved": RatificationState.RATIFIED,
    "approved": RatificationState.RATIFIED,
    "endorsed": RatificationState.RATIFIED,
    "varied": RatificationState.VARIED,
    "agreed_with_changes": RatificationState.VARIED,
    "referred_back": RatificationState.REFERRED_BACK,
    "not_agreed": RatificationState.LAPSED,
    "rejected": RatificationState.LAPSED,
}
"""What the ratifying group's outcome answers; after any other the decision waits on."""

STATES = {
    RatificationState.WAITING: DecisionState.AWAITING,
    RatificationState.RATIFIED: DecisionState.RATIFIED,
    RatificationState.VARIED: DecisionState.VARIED,
    RatificationState.REFERRED_BACK: DecisionState.REFERRED_BACK,
    RatificationState.LAPSED: DecisionState.LAPSED,
}
"""What a decision becomes by the answer."""

BY_HAND = "Asked for by the clerk"
EN_BLOC = "Decisions of supporting groups"


def settle(register: Register, decision_id: str) -> None:
    """Let a decision wait for ratification where the rights ask for it, and not where they do not.

    What the clerk asked for, what stands on an agenda and what has been answered stays.
    """
    decision = register.decisions.get(decision_id)
    asked = register.ratifications.find(decision_id=decision_id)
    wanted = needs_ratification(register, decision)
    waiting = [one for one in asked if one.state is RatificationState.WAITING]
    for one in waiting:
        kept = one.item_id is not None or one.why == BY_HAND
        if not kept and (wanted is None or wanted.group_id != one.group_id):
            register.ratifications.remove(one.id)
            asked.remove(one)
    if asked:
        return
    if wanted is not None and decision.state in (DecisionState.MADE, DecisionState.AWAITING):
        begin(register, decision, wanted.group_id, wanted.why)
    elif decision.state is DecisionState.AWAITING and waiting:
        register.decisions.update(decision_id, state=DecisionState.MADE)
    elif decision.state is DecisionState.AWAITING:
        above = Rights(register, decision.decided_on).above(decision.group_id)
        if above:
            begin(register, decision, above[0], BY_HAND)


def begin(register: Register, decision: Decision, group_id: str, why: str) -> str:
    """Let a decision wait for a group; it goes on the group's next agenda where the group so sets."""
    asked = Ratification(new_id(), decision.id, group_id, decision.decided_on, why=why)
    register.ratifications.add(asked)
    register.decisions.update(decision.id, state=DecisionState.AWAITING)
    if register.groups.get(group_id).ratifies is not Ratifies.BY_KEY:
        meeting = next_agenda(register, group_id)
        if meeting is not None and not meeting.state.is_frozen:
            bring(register, meeting, [asked])
    return asked.id


def bring(register: Register, meeting: Meeting, asked: Sequence[Ratification]) -> list[str]:
    """Put what waits on an agenda, an item each or in one, as the group has it; return the items."""
    if not asked:
        return []
    group = register.groups.get(asked[0].group_id)
    if group.ratifies is not Ratifies.EN_BLOC:
        return [place(register, meeting, one) for one in asked]
    there = [one for one in register.items.find(meeting_id=meeting.id)
             if one.standing == Standing.RATIFICATIONS and one.takes_number]  # fmt: skip
    item_id = there[0].id if there else _add(register, meeting, EN_BLOC, Standing.RATIFICATIONS)
    for one in asked:
        register.ratifications.update(one.id, item_id=item_id)
    register.items.update(item_id, purpose="ratify", **whole(register, item_id))
    return [item_id]


def place(register: Register, meeting: Meeting, asked: Ratification) -> str:
    """Put one waiting decision on an agenda as an item of its own."""
    decision = register.decisions.get(asked.decision_id)
    item_id = _add(
        register, meeting, decision.title, category=decision.category, exempt=decision.exempt,
        ground=decision.ground, recommendation=f"ratify {_named(register, decision)}.",
    )  # fmt: skip
    register.ratifications.update(asked.id, item_id=item_id)
    return item_id


def next_agenda(register: Register, group_id: str) -> Meeting | None:
    """A group's next meeting whose agenda is still to go out, else its next one."""
    today = register.today
    coming = [
        one
        for one in register.meetings.of_group(group_id)
        if one.held_on >= today and 0 <= one.state.step < MeetingState.HELD.step
    ]
    return next((one for one in coming if not one.state.is_frozen), coming[0] if coming else None)


def follow_answer(register: Register, item_id: str | None) -> None:
    """Let what an item is to ratify follow the decisions under it: answered, or waiting still.

    An answer that the clerk gave one decision by hand is left alone.
    """
    asked = register.ratifications.find(item_id=item_id) if item_id else []
    if not asked:
        return
    answering = [one for one in register.decisions.find(item_id=item_id) if one.outcome in ANSWERS]
    for one in asked:
        by_hand = one.state is not RatificationState.WAITING and one.answer_id is None
        if not by_hand and answering:
            settle_by(register, one, answering[-1])
        elif not by_hand:
            reopen(register, one)


def settle_by(register: Register, asked: Ratification, answer: Decision) -> None:
    """Answer by the ratifying group's own decision."""
    state = ANSWERS[answer.outcome]
    text = ""
    if state is RatificationState.VARIED:
        parts = register.decision_parts.find(decision_id=answer.id)
        text = answer.changed or "\n".join(_wording(register, asked, parts))
    give(register, asked, state, answer.decided_on, answer_id=answer.id, text=text,
         reason=answer.reason)  # fmt: skip


def _wording(register: Register, asked: Ratification, parts: Sequence[DecisionPart]) -> list[str]:
    """How an answer says that a decision reads now, without lines that only name what is ratified."""
    bare = set()
    for one in register.ratifications.find(item_id=asked.item_id):
        decision = register.decisions.get(one.decision_id)
        bare |= {_named(register, decision), f"{_named(register, decision)}: {decision.title}"}
    return [part.text for part in parts if part.text.strip(" .;") not in bare]


def give(
    register: Register,
    asked: Ratification,
    state: RatificationState,
    on: date,
    *,
    answer_id: str | None = None,
    text: str = "",
    reason: str = "",
) -> None:
    """Write an answer down, with what it does to the decision; referred back, it is taken up again."""
    register.ratifications.update(
        asked.id, state=state, answered_on=on, answer_id=answer_id, text=text, reason=reason
    )
    decision = register.decisions.get(asked.decision_id)
    register.decisions.update(decision.id, state=STATES[state])
    if state is not RatificationState.REFERRED_BACK:
        _leave(register, asked)
    elif asked.again_id is None:
        _take_up_again(register, asked, decision, on, reason)


def reopen(register: Register, asked: Ratification) -> None:
    """Let an answered question wait again."""
    register.ratifications.update(asked.id, **UNANSWERED)
    register.decisions.update(asked.decision_id, state=DecisionState.AWAITING)
    _leave(register, asked)


def _add(register: Register, meeting: Meeting, title: str, standing: str = "", **facts: Any) -> str:
    """An item to ratify, where such business goes on an agenda."""
    return add_in_place(register, meeting, title, purpose="ratify", standing=standing, **facts)


def hide_waiting(register: Register, decision_id: str, ground: str) -> None:
    """Make exempt the item that is to ratify a decision which has become exempt."""
    for asked in register.ratifications.find(decision_id=decision_id):
        if asked.item_id is not None and asked.state is RatificationState.WAITING:
            register.items.update(asked.item_id, exempt=True, ground=ground)


def pass_on(register: Register, group_id: str, heirs: Sequence[str], last: date) -> None:
    """Let what waits for a group that ends on a day wait for the first of those that follow it.

    What stands on one of its agendas up to that day is answered there. Nobody ratifies what they
    decided themselves: that waits for the next of them, and stands as made where there is none.
    """
    for asked in register.ratifications.waiting(group_id):
        item = register.items.maybe(asked.item_id)
        meeting = register.meetings.maybe(item.meeting_id) if item is not None else None
        if meeting is not None and meeting.held_on <= last:
            continue
        decided_by = register.decisions.get(asked.decision_id).group_id
        heir = next((one for one in heirs if one not in (group_id, decided_by)), None)
        if heir is not None:
            register.ratifications.update(asked.id, group_id=heir, item_id=None)
        elif heirs:
            register.ratifications.remove(asked.id)
            register.decisions.update(asked.decision_id, state=DecisionState.MADE)
        if item is not None and register.ratifications.find(item_id=item.id):
            register.items.update(item.id, **whole(register, item.id))


def whole(register: Register, item_id: str) -> dict[str, object]:
    """The words and the exemption of an item that ratifies several decisions at once."""
    asked = register.ratifications.find(item_id=item_id)
    decisions = [register.decisions.get(one.decision_id) for one in asked]
    lines = [f"{at}. ratify {_named(register, one)}: {one.title}"
             for at, one in enumerate(decisions, 1)]  # fmt: skip
    exempt = next((one for one in decisions if one.exempt), None)
    return {
        "recommendation": "\n".join(lines),
        "exempt": exempt is not None,
        "ground": exempt.ground if exempt else "",
    }


def _named(register: Register, decision: Decision) -> str:
    group = register.groups.named_on(
        register.groups.get(decision.group_id), decision.decided_on
    ).name
    return f"decision {decision.number} of the {group}".replace("  ", " ")


def _take_up_again(
    register: Register, asked: Ratification, decision: Decision, on: date, reason: str
) -> None:
    """Let the group whose decision was referred back find it on its next agenda."""
    group = register.groups.named_on(register.groups.get(asked.group_id), on).name
    why = f"Referred back by the {group}, {spoken_date(on)}. {reason}".strip()
    item = Item(
        new_id(), decision.group_id, decision.title, state=ItemState.PLANNED, purpose="decide",
        category=decision.category, exempt=decision.exempt, ground=decision.ground, note=why,
        arises_id=decision.item_id,
    )  # fmt: skip
    register.items.add(item)
    put_in_backlog(register, item, on)
    register.ratifications.update(asked.id, again_id=item.id)


def _leave(register: Register, asked: Ratification) -> None:
    """Take out of the backlog what an answer of "referred back" had put there."""
    item = register.items.maybe(asked.again_id)
    if item is not None and item.meeting_id is None:
        remove_item_rows(register, item)
