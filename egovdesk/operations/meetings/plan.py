"""The forward plan: business that waits for a meeting of its group, or is on a meeting to come."""

from __future__ import annotations

from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.meetings.items import (
    add_item,
    cleaned,
    has_been_seen,
    place_item,
    put_in_backlog,
)
from egovdesk.operations.meetings.places import put_in_place, put_on
from egovdesk.records.days import spoken_date
from egovdesk.records.meetings import Item, ItemKind, ItemState, Meeting, MeetingState
from egovdesk.register import Register


@operation("Plan item")
def plan_item(
    register: Register,
    group_id: str,
    title: str,
    *,
    meeting_id: str | None = None,
    wanted_on: date | None = None,
    **facts: Any,
) -> str:
    """Plan business of a group for a meeting, or for the first one from a day on; return its id."""
    if meeting_id is not None:
        _refuse_issued(register.meetings.get(meeting_id))
        made = add_item(register, meeting_id, title, **facts)
        put_in_place(register, register.items.get(made))
        return made
    item = Item(
        new_id(), register.groups.get(group_id).id, state=ItemState.PLANNED,
        **cleaned({"title": title, **facts}),
    )  # fmt: skip
    require(item.problems())
    register.items.add(item)
    put_in_backlog(register, item, wanted_on)
    return item.id


@operation("Move to another meeting", of=naming.of_item)
def move_to_meeting(
    register: Register, item_id: str, meeting_id: str | None, before_id: str | None = None
) -> None:
    """Move business to another meeting of its group, or to the backlog; before another, if named.

    Raises Refused for what others have seen on an agenda: that is deferred instead.
    """
    item = register.items.get(item_id)
    former = register.meetings.maybe(item.meeting_id)
    _refuse_fixed(register, item, former)
    if meeting_id is None:
        put_in_backlog(register, item)
    else:
        meeting = register.meetings.get(meeting_id)
        _refuse_issued(meeting)
        if meeting.group_id != item.group_id:
            raise Refused(
                "That is a meeting of another group.",
                "Nothing has changed.",
                "Choose a meeting of the item’s own group.",
            )
        if item.meeting_id != meeting_id:
            put_on(register, item_id, meeting)
    _put_before(register, item_id, before_id)


def _put_before(register: Register, item_id: str, before_id: str | None) -> None:
    """Put an item before another of the same agenda, or of the backlog."""
    item, before = register.items.get(item_id), register.items.maybe(before_id)
    if before is None or before.meeting_id != item.meeting_id or before.exempt != item.exempt:
        return
    if item.meeting_id is None:
        beside = [one.id for one in register.items.backlog(item.group_id) if one.id != item_id]
    else:
        found = register.items.find(meeting_id=item.meeting_id, parent_id=before.parent_id)
        beside = [one.id for one in found if one.id != item_id and one.exempt == item.exempt]
    if before.id in beside:  # else it is withdrawn, of another group's backlog, or the item itself
        place_item(register, item_id, beside.index(before.id), parent_id=before.parent_id)


def _refuse_fixed(register: Register, item: Item, former: Meeting | None) -> None:
    if item.kind is not ItemKind.BUSINESS:
        raise Refused(
            f"“{item.title}” stands on each agenda of its own.",
            "Nothing has changed.",
            "Change the standing items of the group instead.",
        )
    if former is None:
        return
    if has_been_seen(register, item):
        number = f"Item {item.agenda_number}" if item.agenda_number else "This item"
        raise Refused(
            f"{number} has gone out on the agenda of {spoken_date(former.held_on)}.",
            "Nothing has changed.",
            "Defer it instead: the agenda keeps it, and the other meeting takes it up.",
        )
    if former.state.step >= MeetingState.HELD.step:
        raise Refused(
            f"The meeting of {spoken_date(former.held_on)} has been held.",
            "Nothing has changed.",
            "Defer the item in its minutes.",
        )


def _refuse_issued(meeting: Meeting) -> None:
    if meeting.state.is_frozen:
        raise Refused(
            f"The agenda of {spoken_date(meeting.held_on)} has been issued.",
            "Nothing has changed.",
            "Open that meeting to add the item: it goes out on a supplement.",
        )
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("That meeting was cancelled.", "Nothing has changed.", "Choose another.")
