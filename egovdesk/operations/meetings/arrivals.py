"""What arrives on an agenda by itself: minutes to approve, what was deferred, planned or not reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.operations.meetings.deferrals import take_up
from egovdesk.operations.meetings.items import (
    has_been_seen,
    place_item,
    remove_item_rows,
    siblings,
)
from egovdesk.operations.meetings.places import put_on, put_with_minutes
from egovdesk.operations.meetings.ratified import bring
from egovdesk.records.groups import Ratifies
from egovdesk.records.meetings import Item, ItemKind, Meeting, MeetingState
from egovdesk.records.ratifications import Ratification
from egovdesk.records.templates import Standing
from egovdesk.register import Register

_A_YEAR = timedelta(days=366)
"""How far back an agenda looks for what was left undecided; the backlog has no such end."""


@dataclass(frozen=True)
class Due:
    """What belongs on an agenda and is not there, and what is there and no longer belongs.

    `minutes` are the meetings whose minutes it is to approve; `waiting` is of the backlog, wanted by
    that day; `undecided` is of earlier meetings. `settled` are its items for minutes that no longer
    wait for this meeting. `to_ratify` waits for the group, where it has such decisions come by
    themselves.
    """

    minutes: tuple[Meeting, ...] = ()
    waiting: tuple[Item, ...] = ()
    undecided: tuple[Item, ...] = ()
    settled: tuple[Item, ...] = ()
    to_ratify: tuple[Ratification, ...] = ()

    @property
    def count(self) -> int:
        """How many items are to come."""
        return sum(map(len, (self.minutes, self.waiting, self.undecided, self.to_ratify)))


def due_on(register: Register, meeting: Meeting, there: Iterable[Item] | None = None) -> Due:
    """What is due on a meeting's agenda; nothing once that has been issued.

    `there` are the items of the agenda where they have been read already.
    """
    if meeting.state.is_frozen or meeting.state.step < 0:
        return Due()
    there = register.items.find(meeting_id=meeting.id) if there is None else list(there)
    approving = {one.approves_id: one for one in there if one.approves_id is not None}
    titles = {one.title for one in there}
    to_approve = minutes_to_approve(register, meeting)
    wanted = {one.id for one in to_approve}
    takes_over = [one for one in register.meetings.coming(meeting.group_id, register.today)
                  if not one.state.is_frozen]  # fmt: skip
    return Due(
        tuple(
            one
            for one in to_approve
            if one.id not in approving and minutes_title(one, meeting) not in titles
        ),
        tuple(_waiting(register, meeting, takes_over)),
        tuple(_undecided(register, meeting, takes_over)),
        tuple(one for key, one in approving.items() if key not in wanted),
        tuple(_to_ratify(register, meeting, takes_over)),
    )


@operation("Bring what is due")
def bring_due(register: Register, meeting_id: str) -> list[str]:
    """Put on an agenda what is due there, and return the ids of what came; again, nothing comes.

    What it was to approve and need not any more is taken off, as long as nobody has seen it.
    """
    meeting = register.meetings.get(meeting_id)
    if meeting.state.is_frozen:
        raise Refused(
            "This agenda has been issued.",
            "Nothing has changed.",
            "Add the item yourself: it goes out on a supplement.",
        )
    due = due_on(register, meeting)
    for item in due.settled:
        if not has_been_seen(register, item):
            remove_item_rows(register, item)
    brought = [add_approval(register, meeting, earlier) for earlier in due.minutes]
    waiting = [one.id for one in due.waiting]
    waiting += [take_up(register, one) for one in due.undecided]
    for item_id in waiting:
        put_on(register, item_id, meeting)
    return brought + waiting + bring(register, meeting, due.to_ratify)


def minutes_to_approve(register: Register, meeting: Meeting) -> list[Meeting]:
    """The earlier meetings whose minutes a meeting is to approve, oldest first.

    A meeting that is yet to be held will approve what came before it, so nothing beyond it is due.
    """
    found: list[Meeting] = []
    for earlier in register.meetings.unapproved_before(meeting.group_id, meeting.held_on):
        found.insert(0, earlier)
        if earlier.held_on >= register.today and earlier.state.step < MeetingState.HELD.step:
            break
    return found


def minutes_title(earlier: Meeting, meeting: Meeting) -> str:
    """What the item is called: "Minutes of 16 September", with the year where it is another."""
    day = f"{earlier.held_on.day} {earlier.held_on:%B}"
    year = "" if earlier.held_on.year == meeting.held_on.year else f" {earlier.held_on.year}"
    return f"Minutes of {day}{year}"


def add_approval(
    register: Register, meeting: Meeting, earlier: Meeting, minutes: int = 0, *, last: bool = False
) -> str:
    """Add the item that approves an earlier meeting's minutes, where such items stand, or last."""
    item = Item(
        new_id(), meeting.group_id, minutes_title(earlier, meeting), meeting.id,
        kind=ItemKind.STANDING, purpose="approve", minutes_allowed=minutes,
        standing=Standing.MINUTES, approves_id=earlier.id,
    )  # fmt: skip
    register.items.add(item)
    if last:
        place_item(register, item.id, len(siblings(register, item)))
    else:
        put_with_minutes(register, item)
    return item.id


def retitle_approvals(register: Register, former: Meeting, meeting: Meeting) -> None:
    """Let what approves a meeting's minutes bear its new day, where the clerk has not renamed it."""
    for item in register.items.find(approves_id=meeting.id):
        at = register.meetings.maybe(item.meeting_id)
        if at is None or item.agenda_number or item.title != minutes_title(former, at):
            continue
        register.items.update(item.id, title=minutes_title(meeting, at))


def _waiting(register: Register, meeting: Meeting, coming: list[Meeting]) -> Iterator[Item]:
    """What waits for the day, unless a meeting before this one can take it."""
    for item in register.items.backlog(meeting.group_id):
        if item.wanted_on is None or item.wanted_on > meeting.held_on:
            continue
        first = next((one for one in coming if one.held_on >= item.wanted_on), None)
        if first is not None and first.id == meeting.id:
            yield item


def _to_ratify(
    register: Register, meeting: Meeting, coming: list[Meeting]
) -> Iterator[Ratification]:
    """What waits for the group and is on no agenda, where its next meeting takes that by itself."""
    by_key = register.groups.get(meeting.group_id).ratifies is Ratifies.BY_KEY
    if by_key or not coming or coming[0].id != meeting.id:
        return
    for one in register.ratifications.waiting(meeting.group_id):
        if one.item_id is None and one.asked_on <= meeting.held_on:
            yield one


def _undecided(register: Register, meeting: Meeting, coming: list[Meeting]) -> list[Item]:
    if not coming or coming[0].id != meeting.id:
        return []
    since = meeting.held_on - _A_YEAR
    return register.items.undecided(meeting.group_id, since, meeting.held_on, register.today)
