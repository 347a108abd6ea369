"""Referral: business that a group may not decide goes to the group that may."""

from __future__ import annotations

from egovdesk.errors import Refused
from egovdesk.operations import operation
from egovdesk.operations.meetings.issued import refuse_final
from egovdesk.operations.meetings.items import change_item, has_been_seen
from egovdesk.operations.meetings.places import add_in_place, put_on
from egovdesk.operations.meetings.to_come import agenda_to_come
from egovdesk.records.meetings import Item, MeetingState
from egovdesk.register import Register


@operation("Refer item")
def refer_item(
    register: Register, item_id: str, group_id: str, meeting_id: str | None = None
) -> str:
    """Let a group decide what this one may not: an item on its agenda, linked to this one, which the
    group that has it now is only to recommend. Return the new item.

    Raises Refused where the item has been referred, or the group has no meeting to come.
    """
    item = _referable(register, item_id, group_id)
    meeting = agenda_to_come(register, group_id, meeting_id)
    made = add_in_place(
        register, meeting, item.title, purpose=item.purpose or "decide",
        category=item.category, exempt=item.exempt, ground=item.ground,
        open_title=item.open_title, recommendation=item.recommendation,
        presenter_id=item.presenter_id, presenter=item.presenter,
        minutes_allowed=item.minutes_allowed, referred_id=item.id,
    )  # fmt: skip
    change_item(register, item_id, purpose="recommend")
    return made


@operation("Pass item on")
def pass_item_on(
    register: Register, item_id: str, group_id: str, meeting_id: str | None = None
) -> None:
    """Move an item, with its papers, to the agenda of the group that may decide.

    Raises Refused for what others have seen on an agenda: that is referred, and stays.
    """
    item = _referable(register, item_id, group_id)
    if has_been_seen(register, item) or item.order_taken is not None:
        raise Refused(
            "Others have seen this item on the agenda, so it stays there.",
            "Nothing has changed.",
            "Refer it, so that this group recommends and the other decides.",
        )
    meeting = agenda_to_come(register, group_id, meeting_id)
    for other in register.meetings.find(current_item_id=item_id):
        register.meetings.update(other.id, current_item_id=None)
    put_on(register, item_id, meeting)


def _referable(register: Register, item_id: str, group_id: str) -> Item:
    item = register.items.get(item_id)
    refuse_final(register.meetings.maybe(item.meeting_id))
    if item.group_id == group_id:
        raise Refused("The item is on that group’s agenda already.", "Nothing has changed.")
    origin = register.items.maybe(item.referred_id)
    asking = register.meetings.maybe(origin.meeting_id) if origin is not None else None
    waits = asking is not None and 0 <= asking.state.step < MeetingState.HELD.step
    if origin is not None and origin.group_id == group_id and waits:
        raise Refused(
            "The item came from that group, on whose agenda it stands.", "Nothing has changed."
        )
    for there in register.items.find(referred_id=item_id):
        group = register.groups.get(there.group_id)
        raise Refused(
            f"This item has been referred to {group.name}.",
            "Nothing has changed.",
            "Take the item off that agenda first.",
        )
    return item
