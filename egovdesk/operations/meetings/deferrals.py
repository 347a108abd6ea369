"""Deferring: what is put off is taken up again by an item of its own, on the agenda of its day.

That item waits in the group's backlog where there is no such meeting yet, or its agenda has gone out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation
from egovdesk.operations.meetings.issued import refuse_final
from egovdesk.operations.meetings.items import (
    has_been_seen,
    put_in_backlog,
    remove_item_rows,
)
from egovdesk.operations.meetings.places import put_on
from egovdesk.operations.meetings.rows import pass_on
from egovdesk.records.deferrals import Deferral, deferral_in_words, next_meeting, on_day
from egovdesk.records.meetings import Item, ItemKind, ItemState, Meeting
from egovdesk.records.text import clean_line
from egovdesk.register import Register

DEFERRED = "deferred"
"""The outcome of a decision that puts its item off."""
_STATES = {
    "noted": ItemState.NOTED,
    DEFERRED: ItemState.DEFERRED,
    "withdrawn": ItemState.WITHDRAWN,
}


@operation("Defer item", of=naming.of_item)
def defer_item(
    register: Register,
    item_id: str,
    to: Meeting | Deferral | date | None = None,
    reason: str = "",
) -> str:
    """Put an item off to a meeting, a time or a day, or to the next meeting; return what takes it up.

    An item that nobody has seen yet just moves. One that others have seen stays where it is, deferred,
    and another takes it up again. Raises Refused for a day that is not later.
    """
    item = register.items.get(item_id)
    meeting = _meeting_of(register, item)
    until = _until(to, meeting)
    refuse_final(meeting)
    if item.kind is not ItemKind.BUSINESS:
        # It is on the next agenda in any case.
        register.items.update(item_id, state=ItemState.DEFERRED, state_reason=clean_line(reason))
        return item_id
    if not has_been_seen(register, item) and item.order_taken is None and not item.minute_number:
        _settle(register, item, until, meeting)
        register.items.update(item.id, state_reason=clean_line(reason))
        return item.id
    register.items.update(
        item_id, state=ItemState.DEFERRED, state_reason=clean_line(reason) or item.state_reason
    )
    later = _waiting_for(register, item) or register.items.get(take_up(register, item))
    _settle(register, later, until, meeting)
    return later.id


def mark_item(register: Register, item_id: str, outcome: str) -> None:
    """Let an item's state follow the outcome of its decision; what is deferred is taken up again."""
    state = _STATES.get(outcome, ItemState.DECIDED)
    if register.items.get(item_id).state is not state:
        register.items.update(item_id, state=state)
    follow_wording(register, item_id)


def mark_undecided(register: Register, item_id: str) -> None:
    """Let an item's state follow after a decision has been taken out of its minute."""
    left = register.decisions.find(item_id=item_id)
    if left:
        mark_item(register, item_id, left[-1].outcome)
        return
    item = register.items.get(item_id)
    state = ItemState.ON_AGENDA if item.order_taken is None else ItemState.CONSIDERED
    register.items.update(item_id, state=state)
    follow_wording(register, item_id)


def follow_wording(register: Register, item_id: str) -> None:
    """Let what takes an item up again follow its decisions: there when one defers it, else not.

    Where the wording says to when ("to the March meeting"), that is when; else the next meeting, or
    what the clerk has chosen already.
    """
    item = register.items.get(item_id)
    if item.kind is not ItemKind.BUSINESS:
        return
    deferring = register.decisions.find(item_id=item_id, outcome=DEFERRED)
    later = _waiting_for(register, item)
    if not deferring:
        if later is not None and item.state is not ItemState.DEFERRED:
            pass_on(register, later.id, item_id)
            remove_item_rows(register, later)
        return
    meeting = _meeting_of(register, item)
    parts = register.decision_parts.of_decisions(one.id for one in deferring)
    words = " ".join(part.text for one in deferring for part in parts.get(one.id, []))
    said = deferral_in_words(f"{words} {deferring[-1].lead_in}", meeting.held_on)
    if later is None and not register.items.find(arises_id=item_id):
        later = register.items.get(take_up(register, item))
        said = said or next_meeting(meeting.held_on)
    if later is not None and said is not None:
        _settle(register, later, said, meeting)


def take_up(register: Register, item: Item) -> str:
    """Make the item that takes an earlier one up again; it waits in the backlog at first."""
    later = replace(
        item,
        id=new_id(), meeting_id=None, parent_id=None, position=0, state=ItemState.PLANNED,
        agenda_number="", minute_number="", minute_sequence=None, minute_year=None,
        order_taken=None, started_at="", arises_id=item.id, wanted_on=None, supplement=0,
        urgent=False, urgent_reason="", late=False, late_reason="", state_reason="",
    )  # fmt: skip
    register.items.add(later)
    pass_on(register, item.id, later.id)
    put_in_backlog(register, later)
    return later.id


def _settle(register: Register, item: Item, until: Deferral, former: Meeting) -> None:
    """Put an item on the agenda that it is put off to, or let it wait for one."""
    found = _meeting_for(register, former, until)
    if found is not None and found.id == item.meeting_id:
        return
    if found is not None and not found.state.is_frozen:
        put_on(register, item.id, found)
    elif item.meeting_id is not None or item.wanted_on != until.from_on:
        put_in_backlog(register, item, until.from_on)


def _meeting_for(register: Register, former: Meeting, until: Deferral) -> Meeting | None:
    first = max(former.held_on + timedelta(days=1), register.today)
    for one in register.meetings.coming(former.group_id, first):
        # Without an end, a meeting whose agenda has gone out gives way to the one after it.
        if until.covers(one.held_on) and not (until.until_on is None and one.state.is_frozen):
            return one
    return None


def _until(to: Meeting | Deferral | date | None, meeting: Meeting) -> Deferral:
    if isinstance(to, Meeting):
        to = to.held_on
    until = on_day(to) if isinstance(to, date) else to or next_meeting(meeting.held_on)
    if (until.until_on or date.max) <= meeting.held_on:
        raise Refused(
            "That is not after this meeting.", "Nothing has changed.", "Choose a later day."
        )
    return until


def _waiting_for(register: Register, item: Item) -> Item | None:
    """The item that takes this one up again, as long as nobody has seen it."""
    for later in register.items.find(arises_id=item.id):
        seen = has_been_seen(register, later) or later.order_taken is not None
        if not seen and later.state is not ItemState.WITHDRAWN:
            return later
    return None


def _meeting_of(register: Register, item: Item) -> Meeting:
    meeting = register.meetings.maybe(item.meeting_id)
    if meeting is None:
        raise Refused(
            "This item is on no agenda yet, so there is nothing to defer.",
            "Nothing has changed.",
            "Choose another meeting for it in the forward plan.",
        )
    return meeting
