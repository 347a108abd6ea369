"""Ratification: a supporting group's decision, its parent's answer (paper, Chart 3: EG6)."""

from __future__ import annotations

from datetime import date

from egovdesk.errors import Refused
from egovdesk.operations import naming, operation
from egovdesk.operations.meetings.issued import refuse_final
from egovdesk.operations.meetings.ratified import (
    BY_HAND,
    begin,
    bring,
    give,
    next_agenda,
    place,
    reopen,
    whole,
)
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.records.groups import LinkKind
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.ratifications import Ratification, RatificationState
from egovdesk.records.text import clean_text
from egovdesk.register import Register
from egovdesk.rights import Rights

MAY_BE_ASKED = (DecisionState.MADE, DecisionState.AWAITING, DecisionState.REFERRED_BACK)
"""The states in which a decision may be put to a group above."""


@operation("Ask for ratification", of=naming.of_decision)
def ask_ratification(register: Register, decision_id: str, group_id: str | None = None) -> str:
    """Let a decision wait for a group above its own (the parent where none is named); return the id.

    Raises Refused where it waits or is answered already, and where the group is not above.
    """
    decision = register.decisions.get(decision_id)
    above = groups_above(register, decision)
    if not above:
        raise Refused("No group stands above the one that decided this.", "Nothing has changed.")
    if (group_id or above[0]) not in above:
        raise Refused(
            "Only a group above the one that decided this can ratify it.", "Nothing has changed."
        )
    if waiting_for(register, decision_id) is not None:
        raise Refused("This decision waits to be ratified already.", "Nothing has changed.")
    if decision.state not in MAY_BE_ASKED:
        raise Refused(
            f"This decision is {decision.state.label.lower()} already.", "Nothing has changed."
        )
    return begin(register, decision, group_id or above[0], BY_HAND)


@operation("Take question back", of=naming.of_decision)
def stop_waiting(register: Register, decision_id: str) -> None:
    """Let a decision stand without the ratification that the clerk had asked for.

    Raises Refused where it does not wait, and where the decision rights ask for it.
    """
    asked = _waiting(register, decision_id)
    if asked.why != BY_HAND:
        raise Refused(
            f"The decision rights have the {_named(register, asked.group_id)} ratify this.",
            "Nothing has changed.",
            "Change its category, or the rights.",
        )
    register.ratifications.remove(asked.id)
    register.decisions.update(decision_id, state=DecisionState.MADE)


@operation("Put decision on agenda", of=naming.of_decision)
def put_on_agenda(register: Register, decision_id: str, meeting_id: str | None = None) -> str:
    """Put a decision that waits on an agenda of the group it waits for; return the item.

    Without a meeting it is that group's next one. Raises Refused where the decision does not wait,
    or stands on an agenda already, and where the group has no such meeting.
    """
    asked = _waiting(register, decision_id)
    if _on_agenda(register, asked):
        raise Refused("This decision is on an agenda already.", "Nothing has changed.")
    asked = _passed_on(register, asked)
    meeting = _meeting(register, asked.group_id, meeting_id)
    if register.groups.get(asked.group_id).ratifies == "en_bloc":
        return bring(register, meeting, [asked])[0]
    return place(register, meeting, asked)


@operation("Put all on the agenda", of=naming.of_group)
def put_all_on_agenda(register: Register, group_id: str, meeting_id: str | None = None) -> int:
    """Put all that waits for a group, and is on no agenda, on one of its own; return how many."""
    waiting = [one for one in register.ratifications.waiting(group_id) if one.item_id is None]
    if not waiting:
        raise Refused("Nothing waits to be put on an agenda.", "Nothing has changed.")
    bring(register, _meeting(register, group_id, meeting_id), waiting)
    return len(waiting)


@operation("Put decision to item", of=naming.of_decision)
def put_to_item(register: Register, decision_id: str, item_id: str) -> None:
    """Let an item that stands on an agenda be about a decision that waits.

    Raises Refused where the item is of another group than the one that it waits for.
    """
    asked, item = _waiting(register, decision_id), register.items.get(item_id)
    meeting = register.meetings.maybe(item.meeting_id)
    refuse_final(meeting)
    meeting_ids = {item.group_id}
    if meeting is not None:
        meeting_ids |= {one.group_id for one in register.meeting_groups.find(meeting_id=meeting.id)}
    if asked.group_id not in meeting_ids:
        raise Refused(
            f"This decision waits for the {_named(register, asked.group_id)}.",
            "Nothing has changed.",
            "Put it on an agenda of that group.",
        )
    register.ratifications.update(asked.id, item_id=item_id)


@operation("Take decision off the agenda", of=naming.of_decision)
def take_off_agenda(register: Register, decision_id: str) -> None:
    """Let a decision that waits be on no agenda; the item stays for the clerk to keep or remove."""
    asked = _waiting(register, decision_id)
    if asked.item_id is None:
        raise Refused("This decision is on no agenda.", "Nothing has changed.")
    item_id = asked.item_id
    register.ratifications.update(asked.id, item_id=None)
    if register.ratifications.find(item_id=item_id):
        register.items.update(item_id, **whole(register, item_id))


@operation("Answer ratification", of=naming.of_decision)
def answer_ratification(
    register: Register,
    decision_id: str,
    state: RatificationState,
    *,
    on: date | None = None,
    text: str = "",
    reason: str = "",
) -> None:
    """Record what the ratifying group said of one decision, where its minute does not say it alone.

    It is how one of several taken together is answered otherwise, and how one lapses. Raises Refused
    where it does not wait or was answered by a minute, varied without words, and any answer but
    ratified without a reason.
    """
    asked = _latest(register, decision_id)
    if state is RatificationState.WAITING:
        raise Refused("Choose an answer.", "Nothing has changed.")
    if asked.state is not RatificationState.WAITING and asked.answer_id is None:
        raise Refused(
            f"This decision was {asked.state.label.lower()} already.",
            "Nothing has changed.",
            "Take that answer back first.",
        )
    if state is RatificationState.VARIED and not text.strip():
        raise Refused("Type how the decision reads as varied.", "Nothing has changed.")
    if state in (RatificationState.REFERRED_BACK, RatificationState.LAPSED) and not reason.strip():
        raise Refused("Say why.", "Nothing has changed.")
    item = register.items.maybe(asked.item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item is not None else None
    held = meeting is not None and meeting.held_on <= register.today
    day = on or (meeting.held_on if meeting is not None and held else register.today)
    if day < asked.asked_on:
        raise Refused("Nothing is answered before it was decided.", "Nothing has changed.")
    give(register, asked, state, day, text=clean_text(text), reason=clean_text(reason))


@operation("Take answer back", of=naming.of_decision)
def take_answer_back(register: Register, decision_id: str) -> None:
    """Let an answered decision wait again."""
    asked = _latest(register, decision_id)
    if asked.state is RatificationState.WAITING:
        raise Refused("This decision has no answer yet.", "Nothing has changed.")
    reopen(register, asked)


def waiting_for(register: Register, decision_id: str) -> Ratification | None:
    """The question that a decision waits for an answer to; None where it does not wait."""
    found = register.ratifications.find(decision_id=decision_id, state=RatificationState.WAITING)
    return found[0] if found else None


def groups_above(register: Register, decision: Decision) -> list[str]:
    """The groups above a decision's own on its day that still meet, the nearest first."""
    above = Rights(register, decision.decided_on).above(decision.group_id)
    meet = [one for one in above if register.groups.get(one).exists_on(register.today)]
    return meet or Rights(register).above(decision.group_id)


def _waiting(register: Register, decision_id: str) -> Ratification:
    register.decisions.get(decision_id)
    asked = waiting_for(register, decision_id)
    if asked is None:
        raise Refused("This decision is not waiting to be ratified.", "Nothing has changed.")
    return asked


def _passed_on(register: Register, asked: Ratification) -> Ratification:
    """A question whose group has ended since, put to the one that follows it or to the one above."""
    if register.groups.get(asked.group_id).exists_on(register.today):
        return asked
    followed = register.group_links.find(group_id=asked.group_id, kind=LinkKind.SUCCEEDED_BY)
    decided_by = register.decisions.get(asked.decision_id).group_id
    heirs = [*(one.other_id for one in followed), *Rights(register).above(asked.group_id)]
    heir = next((one for one in heirs if one != decided_by), None)
    if heir is None:
        return asked
    register.ratifications.update(asked.id, group_id=heir, item_id=None)
    return register.ratifications.get(asked.id)


def _on_agenda(register: Register, asked: Ratification) -> bool:
    """Whether a question is still to come up: not where its meeting was called off, or is minuted
    without an answer."""
    item = register.items.maybe(asked.item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item is not None else None
    if meeting is None:
        return item is not None
    return 0 <= meeting.state.step <= MeetingState.HELD.step


def _latest(register: Register, decision_id: str) -> Ratification:
    found = register.ratifications.find(decision_id=decision_id)
    if not found:
        raise Refused("This decision was never put to another group.", "Nothing has changed.")
    return found[-1]


def _meeting(register: Register, group_id: str, meeting_id: str | None) -> Meeting:
    meeting = register.meetings.get(meeting_id) if meeting_id else next_agenda(register, group_id)
    if meeting is None:
        raise Refused(
            f"The {_named(register, group_id)} has no meeting to come.",
            "Nothing has changed.",
            "Plan one, then put the decision on its agenda.",
        )
    joint = {one.group_id for one in register.meeting_groups.find(meeting_id=meeting.id)}
    if group_id not in {meeting.group_id, *joint}:
        raise Refused(
            f"This decision waits for the {_named(register, group_id)}.",
            "Nothing has changed.",
            "Choose a meeting of that group.",
        )
    return meeting


def _named(register: Register, group_id: str) -> str:
    return register.groups.get(group_id).name
