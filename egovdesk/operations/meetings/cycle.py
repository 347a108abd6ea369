"""The cycle of a meeting until it is over: add, change, hold it, end it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.meetings.arrivals import retitle_approvals
from egovdesk.operations.meetings.attendance import open_attendance
from egovdesk.operations.meetings.dates import refuse_dissolved
from egovdesk.operations.meetings.issued import refuse_final
from egovdesk.operations.meetings.items import (
    has_been_seen,
    put_in_backlog,
    remove_item,
    remove_item_rows,
)
from egovdesk.operations.meetings.numbers import number_minutes
from egovdesk.operations.meetings.standing import add_standing_items
from egovdesk.records.meetings import ItemKind, Meeting, MeetingGroup, MeetingState
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@operation("New meeting")
def add_meeting(
    register: Register,
    group_id: str,
    held_on: date,
    *,
    joint_with: Iterable[str] = (),
    standing_items: bool = True,
    **facts: Any,
) -> str:
    """Add a meeting of a group, or of several jointly, with its standing items; return its id."""
    group = register.groups.get(group_id)
    usual = {
        "starts_at": group.usual_time,
        "place": group.usual_place,
        "length": group.usual_length,
    }
    meeting = Meeting(new_id(), group_id, held_on, **{**usual, **facts})
    require(meeting.problems())
    refuse_dissolved(register, (group_id,), held_on)
    register.meetings.add(meeting)
    set_joint_groups(register, meeting.id, joint_with)
    if standing_items:
        add_standing_items(register, meeting.id)
    return meeting.id


@operation("Change meeting")
def change_meeting(register: Register, meeting_id: str, **changes: Any) -> None:
    """Change a meeting's facts."""
    meeting = register.meetings.get(meeting_id)
    refuse_final(meeting)
    for name in ("place", "title", "contact"):
        if name in changes:
            changes[name] = clean_line(changes[name])
    if meeting.state is MeetingState.ISSUED and changes.get("held_on", meeting.held_on) != (
        meeting.held_on
    ):
        raise Refused(
            "Others have been told of this meeting’s day.",
            "Nothing has changed.",
            "Postpone it to the other day, so that the day given up is kept.",
        )
    require(replace(meeting, **changes).problems())
    register.meetings.update(meeting_id, **changes)
    if changes.get("held_on", meeting.held_on) != meeting.held_on:
        retitle_approvals(register, meeting, register.meetings.get(meeting_id))


@operation("Change joint groups")
def set_joint_groups(register: Register, meeting_id: str, group_ids: Iterable[str]) -> None:
    """Let these further groups meet jointly with a meeting's own, in this order, and no others."""
    meeting = register.meetings.get(meeting_id)
    wanted = list(dict.fromkeys(group_ids))
    if meeting.group_id in wanted:
        raise Refused("A group does not meet jointly with itself.", "Nothing has changed.")
    refuse_final(meeting)
    refuse_dissolved(register, tuple(wanted), meeting.held_on)
    for former in register.meeting_groups.find(meeting_id=meeting_id):
        register.meeting_groups.remove(former.id)
    for position, other in enumerate(wanted):
        register.meeting_groups.add(MeetingGroup(new_id(), meeting_id, other, position))


@operation("Remove meeting")
def remove_meeting(register: Register, meeting_id: str) -> None:
    """Take out a meeting that nobody has been told of; its business waits for another.

    Raises Refused after its agenda was issued.
    """
    meeting = register.meetings.get(meeting_id)
    if meeting.state.is_frozen or register.issues.find(meeting_id=meeting_id):
        raise Refused(
            "Others have seen this meeting's agenda, so it stays in the record.",
            "Nothing has changed.",
            "Cancel or postpone it instead.",
        )
    register.meetings.update(meeting_id, current_item_id=None)
    _clear_agenda(register, meeting_id)
    for repository in (
        register.movements,
        register.attendances,
        register.meeting_groups,
        register.meeting_dates,
    ):
        for row in repository.find(meeting_id=meeting_id):
            repository.remove(row.id)
    # What was imported for its day hangs on no item of it, and stays; so does what was written for it.
    for staying in (register.decisions, register.actions, register.reminders):
        for one in staying.find(meeting_id=meeting_id):
            staying.update(one.id, meeting_id=None)
    register.meetings.remove(meeting_id)


def _clear_agenda(register: Register, meeting_id: str) -> None:
    """Let the business of a meeting wait in the backlog, and take the rest off."""
    while business := register.items.find(meeting_id=meeting_id, kind=ItemKind.BUSINESS):
        above = {one.id for one in business}
        for item in business:
            if item.parent_id not in above:
                put_in_backlog(register, item)
    for item in register.items.find(meeting_id=meeting_id, parent_id=None):
        remove_item(register, item.id)
    for item in register.items.find(approves_id=meeting_id):
        if has_been_seen(register, item):
            register.items.update(item.id, approves_id=None)
        else:
            remove_item_rows(register, item)


@operation("Change stage")
def set_meeting_state(register: Register, meeting_id: str, state: MeetingState) -> None:
    """Move a meeting along the part of its cycle that only the clerk sees."""
    meeting = register.meetings.get(meeting_id)
    with_command = state.step >= MeetingState.CIRCULATED.step or state.step < 0
    if with_command or state is MeetingState.ISSUED:
        raise Refused(f"“{state.label}” has a command of its own.", "Nothing has changed.")
    refuse_final(meeting)
    if meeting.state.step < 0:
        raise Refused(
            f"This meeting was {meeting.state.value}.",
            "Nothing has changed.",
            "Reinstate it first.",
        )
    register.meetings.update(meeting_id, state=state)


@operation("Start meeting")
def start_meeting(register: Register, meeting_id: str, at: str = "") -> None:
    """Begin to minute: attendance opened from the day's members, minute numbers given."""
    meeting = register.meetings.get(meeting_id)
    if meeting.state.step >= MeetingState.HELD.step:
        return
    if meeting.state.step < 0:
        raise Refused(f"This meeting was {meeting.state.value}.", "Nothing has changed.")
    register.meetings.update(meeting_id, state=MeetingState.HELD, started_at=at)
    if not register.attendances.find(meeting_id=meeting_id):
        open_attendance(register, meeting_id)
    number_minutes(register, meeting_id)


@operation("End meeting")
def end_meeting(register: Register, meeting_id: str, at: str = "") -> None:
    """Close the meeting: the time it ended, and no item under discussion."""
    changes: dict[str, Any] = {"ended_at": at, "current_item_id": None}
    if register.meetings.get(meeting_id).state is MeetingState.HELD:
        changes["state"] = MeetingState.MINUTES_DRAFTED
    change_meeting(register, meeting_id, **changes)
