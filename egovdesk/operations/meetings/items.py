"""Agenda items: add, change, move, mark exempt, take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.meetings.issued import refuse_final, refuse_final_of
from egovdesk.operations.meetings.numbers import agenda_of, number_minutes
from egovdesk.operations.meetings.results import others_have_seen
from egovdesk.operations.meetings.rows import (
    release_links,
    remove_action_rows,
    remove_block_rows,
    remove_decision_rows,
    remove_what_happened,
)
from egovdesk.operations.papers import remove_paper_rows
from egovdesk.records.meetings import Item, ItemState, Meeting, MeetingState
from egovdesk.records.room import MovementKind
from egovdesk.records.text import clean_line, clean_text
from egovdesk.register import Register

_GAP = 1024
_UNNUMBERED: dict[str, Any] = {
    "minute_number": "", "minute_sequence": None, "minute_year": None,
}  # fmt: skip
"""An item that leaves its agenda gives up a number that nobody has seen."""
_LINES = ("title", "presenter", "open_title", "urgent_reason", "late_reason", "state_reason")
_TEXTS = ("recommendation", "note", "clerk_note", "challenge")


@operation("Add item")
def add_item(
    register: Register,
    meeting_id: str,
    title: str,
    *,
    after_id: str | None = None,
    **facts: Any,
) -> str:
    """Add an item to an agenda, after another or at the end, and return its id."""
    meeting = register.meetings.get(meeting_id)
    refuse_final(meeting)
    facts = cleaned({"title": title, **facts})
    item = Item(id=new_id(), group_id=meeting.group_id, meeting_id=meeting_id, **facts)
    require(item.problems())
    register.items.add(item)
    beside = [one for one in siblings(register, item) if one.id != item.id]
    index = next((i + 1 for i, one in enumerate(beside) if one.id == after_id), len(beside))
    place_item(register, item.id, index, parent_id=item.parent_id)
    return item.id


@operation("Change item", of=naming.of_item)
def change_item(register: Register, item_id: str, **changes: Any) -> None:
    """Change an item's facts; its place changes by `place_item`, its exemption by `set_item_exempt`."""
    item = register.items.get(item_id)
    refuse_final(register.meetings.maybe(item.meeting_id))
    changes = cleaned(changes)
    require(replace(item, **changes).problems())
    register.items.update(item_id, **changes)
    if changes.get("kind", item.kind) is not item.kind:
        _renumber(register, register.meetings.maybe(item.meeting_id))


@operation("Move item", of=naming.of_item)
def move_item(register: Register, item_id: str, by: int) -> None:
    """Move an item up (negative) or down among its siblings, within its part of the agenda."""
    item = register.items.get(item_id)
    beside = siblings(register, item)
    here = next(i for i, one in enumerate(beside) if one.id == item_id)
    there = max(0, min(len(beside) - 1, here + by))
    if there != here:
        place_item(register, item_id, there, parent_id=item.parent_id)


@operation("Move item", of=naming.of_item)
def place_item(
    register: Register, item_id: str, index: int, *, parent_id: str | None = None
) -> None:
    """Put an item at an index among the siblings of its part, under a parent or at the top.

    Under an exempt item it is exempt too.
    """
    item = register.items.get(item_id)
    meeting = register.meetings.maybe(item.meeting_id)
    refuse_final(meeting)
    if parent_id is not None:
        _refuse_below_itself(register, item, parent_id)
        item = _inheriting(register, item, parent_id)
    if item.parent_id != parent_id:
        register.items.update(item_id, parent_id=parent_id)
        item = replace(item, parent_id=parent_id)
    others = [one for one in siblings(register, item) if one.id != item_id]
    index = max(0, min(len(others), index))
    position = _between(others, index)
    if position is None:
        for at, one in enumerate([*others[:index], item, *others[index:]]):
            if one.position != (at + 1) * _GAP:
                register.items.update(one.id, position=(at + 1) * _GAP)
    elif position != item.position:
        register.items.update(item_id, position=position)
    _renumber(register, meeting)


@operation("Move item", of=naming.of_item)
def drop_item(
    register: Register,
    item_id: str,
    before_id: str | None,
    *,
    exempt: bool,
    ground: str = "",
) -> None:
    """Put an item before another, or at the end of its part, exempt or open as that part is."""
    item = register.items.get(item_id)
    if item.exempt != exempt:
        if not exempt:
            _refuse_of_exempt_project(register, item_id)
        _pass_on(register, item, exempt, ground if exempt else "")
        item = register.items.get(item_id)
    before = register.items.maybe(before_id)
    parent_id = before.parent_id if before is not None else None
    beside = siblings(register, replace(item, parent_id=parent_id))
    ids = [one.id for one in beside if one.id != item_id]
    index = ids.index(before_id) if before_id in ids else len(ids)
    place_item(register, item_id, index, parent_id=parent_id)


@operation("Indent item", of=naming.of_item)
def indent_item(register: Register, item_id: str) -> None:
    """Make an item a sub-item of the one above it, whose exemption it takes."""
    item = register.items.get(item_id)
    above = [one for one in siblings(register, item) if _before(one, item)]
    if not above:
        raise Refused("There is no item above to put this one under.", "Nothing has changed.")
    parent = above[-1]
    below = register.items.find(parent_id=parent.id)
    if (item.exempt, item.ground) != (parent.exempt, parent.ground):
        set_item_exempt(register, item_id, parent.exempt, parent.ground)
    place_item(register, item_id, len(below), parent_id=parent.id)


@operation("Outdent item", of=naming.of_item)
def outdent_item(register: Register, item_id: str) -> None:
    """Let a sub-item stand beside the item it was under, and after it."""
    item = register.items.get(item_id)
    parent = register.items.maybe(item.parent_id)
    if parent is None:
        raise Refused("This item stands under no other.", "Nothing has changed.")
    beside = [one for one in siblings(register, parent) if one.exempt == item.exempt]
    index = sum(1 for one in beside if one.id == parent.id or _before(one, parent))
    place_item(register, item_id, index, parent_id=parent.parent_id)


@operation("Remove item", of=naming.of_item)
def remove_item(register: Register, item_id: str) -> None:
    """Take an item off, with its sub-items and minute; one that others have seen is withdrawn.

    What takes up an earlier item is never lost: from an agenda it goes to the backlog, and from there
    it is withdrawn.
    """
    item = register.items.get(item_id)
    meeting = register.meetings.maybe(item.meeting_id)
    refuse_final(meeting)
    minuted = item.order_taken is not None or register.blocks.find(item_id=item_id)
    arisen = item.arises_id is not None and not minuted
    if has_been_seen(register, item) or (arisen and meeting is None):
        register.items.update(item_id, state=ItemState.WITHDRAWN)
        return
    if arisen:
        put_in_backlog(register, item)
    else:
        remove_item_rows(register, item)
    _renumber(register, meeting)


def has_been_seen(register: Register, item: Item) -> bool:
    """Whether an agenda or minutes that bear the item's number have gone out."""
    meeting = register.meetings.maybe(item.meeting_id)
    minuted = meeting is not None and item.minute_number and others_have_seen(register, meeting)
    return bool(item.agenda_number or minuted)


def put_in_backlog(register: Register, item: Item, wanted_on: date | None = None) -> None:
    """Let an item wait for a meeting of its group, with what stands under it."""
    last = max((one.position for one in register.items.backlog(item.group_id)), default=0)
    register.items.update(
        item.id, meeting_id=None, parent_id=None, position=last + _GAP, state=ItemState.PLANNED,
        wanted_on=wanted_on, **_UNNUMBERED,
    )  # fmt: skip
    move_below(register, item, None)
    for meeting in register.meetings.find(current_item_id=item.id):
        register.meetings.update(meeting.id, current_item_id=None)


def move_below(register: Register, item: Item, meeting: Meeting | None) -> None:
    """Let what stands under an item follow it onto an agenda, or off it."""
    state = ItemState.PLANNED if meeting is None else ItemState.ON_AGENDA
    for child in register.items.find(parent_id=item.id):
        group_id = child.group_id if meeting is None else meeting.group_id
        meeting_id = None if meeting is None else meeting.id
        register.items.update(
            child.id, meeting_id=meeting_id, group_id=group_id, state=state, **_UNNUMBERED
        )
        move_below(register, child, meeting)


@operation("Change exemption", of=naming.of_item)
def set_item_exempt(register: Register, item_id: str, exempt: bool, ground: str = "") -> None:
    """Mark an item exempt on a ground, or open.

    Its place in the order of the agenda stays its own in either part, so that what was marked by
    mistake stands where it stood.
    """
    item = register.items.get(item_id)
    meeting = register.meetings.maybe(item.meeting_id)
    refuse_final(meeting)
    above = register.items.maybe(item.parent_id)
    if above is not None and above.exempt and not exempt:
        raise Refused(
            "This item stands under an exempt one.",
            "Nothing has changed.",
            "Open that one, or move this out from under it.",
        )
    if not exempt:
        _refuse_of_exempt_project(register, item_id)
    ground = ground if exempt else ""
    _pass_on(register, item, exempt, ground)
    if item.exempt != exempt:
        _renumber(register, meeting)


def _refuse_of_exempt_project(register: Register, item_id: str) -> None:
    """What is about the business case of an exempt project, or a report on one, is not opened."""
    reports = register.highlight_reports.find(item_id=item_id)
    found = register.projects.many(one.project_id for one in reports).values()
    if any(one.exempt for one in [*found, *register.projects.find(case_item_id=item_id)]):
        raise Refused(
            "This item is about an exempt project.", "Nothing has changed.", "Open that first."
        )


@operation("Take item", of=naming.of_item)
def take_item(register: Register, item_id: str, at: str = "") -> None:
    """Make an item the one under discussion, recording the order taken and the time."""
    item = register.items.get(item_id)
    meeting_id = item.meeting_id or ""
    refuse_final_of(register, meeting_id)
    _time_withdrawals(register, meeting_id, item_id, at)
    if item.order_taken is None:
        order = register.items.last_order_taken(meeting_id) + 1
        state = ItemState.CONSIDERED if item.state is ItemState.ON_AGENDA else item.state
        register.items.update(item_id, order_taken=order, started_at=at, state=state)
    register.meetings.update(meeting_id, current_item_id=item_id)


def _time_withdrawals(register: Register, meeting_id: str, item_id: str, at: str) -> None:
    """Who withdraws from an item leaves as it is called, and returns as the next one is."""
    before = register.meetings.get(meeting_id).current_item_id
    if not at or before == item_id:
        return
    for movement in register.movements.find(meeting_id=meeting_id, at=""):
        leaves = movement.kind is MovementKind.LEFT
        if movement.interest_id and movement.item_id == (item_id if leaves else before):
            register.movements.update(movement.id, at=at)


def _inheriting(register: Register, item: Item, parent_id: str) -> Item:
    above = register.items.get(parent_id)
    if above.exempt and not item.exempt:
        _pass_on(register, item, True, above.ground)
    return register.items.get(item.id)


def _pass_on(register: Register, item: Item, exempt: bool, ground: str) -> None:
    """Mark an item and what hangs off it; opening it leaves what has a ground of its own exempt."""
    register.items.update(item.id, exempt=exempt, ground=ground)
    hanging = (register.blocks, register.decisions, register.actions, register.papers)
    for repository in hanging:
        for one in repository.find(item_id=item.id):
            if exempt or one.ground == item.ground:
                repository.update(one.id, exempt=exempt, ground=ground)
    _pass_on_to_declarations(register, item, exempt, ground)
    if not exempt:
        _keep_exempt_declarations(register, item)
    for child in register.items.find(parent_id=item.id):
        _pass_on(register, child, exempt, ground)


def _pass_on_to_declarations(register: Register, item: Item, exempt: bool, ground: str) -> None:
    """What is said of an interest in an item is as open as the item, wherever it was declared."""
    for interest in register.interests.find(item_id=item.id):
        for block in register.blocks.find(interest_id=interest.id):
            host = register.items.get(block.item_id)
            if exempt or (block.ground == item.ground and not host.exempt):
                register.blocks.update(block.id, exempt=exempt, ground=ground)


def _keep_exempt_declarations(register: Register, host: Item) -> None:
    """What is said under an opened item of an interest in an exempt one stays as exempt as that one."""
    for block in register.blocks.find(item_id=host.id):
        interest = register.interests.maybe(block.interest_id)
        about = register.items.maybe(interest.item_id) if interest else None
        if about is not None and about.exempt and not block.exempt:
            register.blocks.update(block.id, exempt=True, ground=about.ground)


def _before(one: Item, other: Item) -> bool:
    return (one.position, one.id) < (other.position, other.id)


def siblings(register: Register, item: Item) -> list[Item]:
    """The items beside this one, in its own part of the agenda, in order."""
    if item.meeting_id is None:
        return [
            one
            for one in register.items.find(group_id=item.group_id, meeting_id=None)
            if one.parent_id == item.parent_id
        ]
    found = register.items.find(meeting_id=item.meeting_id, parent_id=item.parent_id)
    if item.parent_id is None and register.groups.get(item.group_id).is_open:
        return [one for one in found if one.exempt == item.exempt or one.id == item.id]
    return found


def _between(others: list[Item], index: int) -> int | None:
    """A position between two neighbours that moves no other row; None where there is no room."""
    before = others[index - 1].position if index else 0
    after = others[index].position if index < len(others) else before + 2 * _GAP
    middle = (before + after) // 2
    return middle if before < middle < after else None


def _refuse_below_itself(register: Register, item: Item, parent_id: str) -> None:
    above = register.items.maybe(parent_id)
    if above is None or above.meeting_id != item.meeting_id:
        raise Refused("That item is on another agenda.", "Nothing has changed.")
    while above is not None:
        if above.id == item.id:
            raise Refused("An item cannot stand under itself.", "Nothing has changed.")
        above = register.items.maybe(above.parent_id)


def remove_item_rows(register: Register, item: Item) -> None:
    """Take an item out with all that hangs off it; what arises from it stands on without the link."""
    for child in register.items.find(parent_id=item.id):
        remove_item_rows(register, child)
    for block in register.blocks.find(item_id=item.id):
        remove_block_rows(register, block)
    remove_what_happened(register, item.id)
    for action in register.actions.find(item_id=item.id):
        remove_action_rows(register, action.id)
    for decision in register.decisions.find(item_id=item.id):
        remove_decision_rows(register, decision.id)
    for paper in register.papers.find(item_id=item.id):
        remove_paper_rows(register, paper.id)
    for correction in register.corrections.find(at_item_id=item.id):
        register.corrections.update(correction.id, at_item_id=None)
    for meeting in register.meetings.find(current_item_id=item.id):
        register.meetings.update(meeting.id, current_item_id=None)
    for link in ("arises_id", "referred_id"):
        for later in register.items.find(**{link: item.id}):
            register.items.update(later.id, **{link: None})
    release_links(register, item.id)
    register.items.remove(item.id)


def _renumber(register: Register, meeting: Meeting | None) -> None:
    if meeting is not None and meeting.state.step >= MeetingState.HELD.step:
        number_minutes(register, meeting.id)


def cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts of an item with its lines and texts tidied."""
    tidy = dict(facts)
    for name in _LINES:
        if name in tidy:
            tidy[name] = clean_line(tidy[name])
    for name in _TEXTS:
        if name in tidy:
            tidy[name] = clean_text(tidy[name])
    return tidy


def frozen_numbers(register: Register, meeting: Meeting) -> None:
    """Write the agenda numbers down, so that nothing moves them any more."""
    for line in agenda_of(register, meeting):
        if line.item.takes_number and not line.item.agenda_number and line.number:
            register.items.update(line.item.id, agenda_number=line.number)
