"""Attendance: opened from the members of the day, then changed by one key a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.meetings.issued import refuse_final, refuse_final_of
from egovdesk.operations.meetings.rows import remove_movement_rows
from egovdesk.records.meetings import Attendance, AttendanceState
from egovdesk.records.room import Movement, MovementKind, next_presence, present_state
from egovdesk.register import Register


@operation("Open attendance")
def open_attendance(register: Register, meeting_id: str) -> None:
    """List the members of the meeting's day, of every group that meets, as present."""
    meeting = register.meetings.get(meeting_id)
    refuse_final(meeting)
    listed = {one.person_id for one in register.attendances.find(meeting_id=meeting_id)}
    position = len(listed)
    for group in register.groups.meeting(meeting):
        for member in register.memberships.on(group.id, meeting.held_on):
            substitute = member.membership.substitute_for_id is not None
            if member.person is None or member.person.id in listed or substitute:
                continue
            listed.add(member.person.id)
            position += 1
            listing = Attendance(
                new_id(), meeting_id, member.person.id, AttendanceState.PRESENT,
                member.membership.role.value, member.capacity, position=position,
            )  # fmt: skip
            register.attendances.add(replace(listing, state=present_state(listing)))


@operation("Change attendance", of=naming.of_attendance)
def change_attendance(register: Register, attendance_id: str, **changes: Any) -> None:
    """Change one person's attendance; who was not there neither came nor went."""
    one = register.attendances.get(attendance_id)
    refuse_final_of(register, one.meeting_id)
    register.attendances.update(attendance_id, **changes)
    one = replace(one, **changes)
    if not one.state.in_room:
        for movement in _movements(register, one):
            if movement.interest_id is None:
                remove_movement_rows(register, movement)


@operation("Change attendance", of=naming.of_attendance)
def cycle_attendance(
    register: Register, attendance_id: str, at: str = "", *, item_id: str | None = None
) -> Attendance:
    """One key: present, left, returned, apologies; at a time and during an item."""
    one = register.attendances.get(attendance_id)
    refuse_final_of(register, one.meeting_id)
    started_at = register.meetings.get(one.meeting_id).started_at
    step = next_presence(one, _movements(register, one), at, started_at)
    for movement in step.drop:
        remove_movement_rows(register, movement)
    if step.add is not None:
        place_movement(register, one.meeting_id, one.person_id, step.add, item_id=item_id, at=at)
    if step.state is not one.state:
        register.attendances.update(one.id, state=step.state)
    return register.attendances.get(one.id)


def place_movement(
    register: Register, meeting_id: str, person_id: str, kind: MovementKind, **facts: Any
) -> str:
    """Put a movement after those that the meeting has, and return its id."""
    made = register.movements.find(meeting_id=meeting_id)
    position = max((one.position for one in made), default=0) + 1
    movement = Movement(new_id(), meeting_id, person_id, kind, **{"position": position, **facts})
    require(movement.problems())
    register.movements.add(movement)
    return movement.id


@operation("Add attendance", of=naming.of_person)
def add_attender(
    register: Register,
    meeting_id: str,
    person_id: str,
    state: AttendanceState = AttendanceState.IN_ATTENDANCE,
    **facts: Any,
) -> str:
    """Add somebody who came: a substitute for a member, or in attendance."""
    refuse_final_of(register, meeting_id)
    present = register.attendances.find(meeting_id=meeting_id)
    if any(one.person_id == person_id for one in present):
        raise Refused("This person is on the list already.", "Nothing has changed.")
    meeting = register.meetings.get(meeting_id)
    capacity = register.memberships.capacity_on(person_id, meeting.held_on)
    position = max((one.position for one in present), default=0) + 1
    attendance = Attendance(
        new_id(),
        meeting_id,
        person_id,
        state,
        **{"capacity": capacity, "position": position, **facts},
    )
    register.attendances.add(attendance)
    return attendance.id


@operation("Add substitute", of=naming.of_person)
def add_substitute(register: Register, meeting_id: str, person_id: str, absent_id: str) -> str:
    """Let somebody stand in for a member (an attendance): for one who has left, or sent apologies."""
    absent = register.attendances.get(absent_id)
    refuse_final_of(register, meeting_id)
    if not _movements(register, absent):
        register.attendances.update(absent_id, state=AttendanceState.APOLOGIES)
    return add_attender(
        register,
        meeting_id,
        person_id,
        AttendanceState.SUBSTITUTE,
        substitute_for_id=absent.person_id,
    )


@operation("Remove attendance", of=naming.of_attendance)
def remove_attender(register: Register, attendance_id: str) -> None:
    """Take somebody off the list, with their coming and going."""
    one = register.attendances.get(attendance_id)
    refuse_final_of(register, one.meeting_id)
    declared = register.interests.find(meeting_id=one.meeting_id, person_id=one.person_id)
    if declared:
        raise Refused(
            "This person declared an interest at the meeting.",
            "Nothing has changed.",
            "Take the declaration out of the minutes first.",
        )
    for movement in _movements(register, one):
        remove_movement_rows(register, movement)
    register.attendances.remove(attendance_id)


def _movements(register: Register, one: Attendance) -> list[Movement]:
    return register.movements.find(meeting_id=one.meeting_id, person_id=one.person_id)
