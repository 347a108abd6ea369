"""Where an item goes on an agenda that it is put on, and how it gets there."""

from __future__ import annotations

from typing import Any

from egovdesk.operations.meetings.items import add_item, move_below, place_item, siblings
from egovdesk.records.meetings import INFORMING, Item, ItemState, Meeting
from egovdesk.records.templates import Standing, standing_of
from egovdesk.register import Register

_OPENING = (Standing.APOLOGIES, Standing.SUBSTITUTES, Standing.INTERESTS, Standing.MINUTES)


def put_on(register: Register, item_id: str, meeting: Meeting) -> None:
    """Put an item of the backlog, or of another agenda, where such business goes on this one."""
    register.items.update(
        item_id, meeting_id=meeting.id, group_id=meeting.group_id, parent_id=None,
        state=ItemState.ON_AGENDA,
    )  # fmt: skip
    item = register.items.get(item_id)
    move_below(register, item, meeting)
    put_in_place(register, item)


def add_in_place(register: Register, meeting: Meeting, title: str, **facts: Any) -> str:
    """Put a new item on an agenda, where such items go unless the agenda has been issued; return it."""
    item_id = add_item(register, meeting.id, title, **facts)
    if not meeting.state.is_frozen:
        put_in_place(register, register.items.get(item_id))
    return item_id


def put_in_place(register: Register, item: Item) -> None:
    """Put an item that is on an agenda where such items go."""
    parent_id, index = _business_place(register, item)
    place_item(register, item.id, index, parent_id=parent_id)


def put_with_minutes(register: Register, item: Item) -> None:
    """Put an item to approve minutes after what opens the meeting, and after others like it."""
    beside = [one for one in siblings(register, item) if one.id != item.id]
    opening = [at for at, one in enumerate(beside) if one.standing in _OPENING]
    place_item(register, item.id, opening[-1] + 1 if opening else 0)


def _business_place(register: Register, item: Item) -> tuple[str | None, int]:
    """The heading that such business goes under, or None, and the index among what stands there."""
    beside = [one for one in siblings(register, item) if one.id != item.id]
    if item.exempt and register.groups.get(item.group_id).is_open:
        return None, len(beside)
    wanted = Standing.INFORMATION if item.purpose in INFORMING else Standing.DECISIONS
    for one in beside:
        if one.standing == wanted:
            return one.id, len(register.items.find(parent_id=one.id))
    return None, next((at for at, one in enumerate(beside) if _comes_after(one)), len(beside))


def _comes_after(one: Item) -> bool:
    """Whether business goes before a standing item."""
    what = standing_of(one)
    return what is not None and (what.closes or what is Standing.INFORMATION)
