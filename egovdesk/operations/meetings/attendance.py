"""Attendance: opened from the members of the day, then changed by one key a person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import Attendance, AttendanceState, Meeting
from egovdesk.register import Register


@dataclass(frozen=True)
class Quorum:
    """How many count as present, how many places there are, and how many must be there."""

    present: int
    seats: int
    needed: int | None

    @property
    def is_lost(self) -> bool:
        return self.needed is not None and self.present < self.needed


def quorum_at(register: Register, meeting: Meeting) -> Quorum:
    """The quorum now: members and their substitutes count, those in attendance do not."""
    listed = register.attendances.find(meeting_id=meeting.id)
    seats = sum(1 for one in listed if one.role and MemberRole(one.role).counts)
    present = sum(1 for one in listed if _counts(one) and one.in_room_now)
    group = register.groups.get(meeting.group_id)
    return Quorum(present, seats, group.quorum_of(seats) if seats else None)


@operation("Open attendance")
def open_attendance(register: Register, meeting_id: str) -> None:
    """List the members of the meeting's day, of every group that meets, as present."""
    meeting = register.meetings.get(meeting_id)
    listed = {one.person_id for one in register.attendances.find(meeting_id=meeting_id)}
    position = len(listed)
    for group in register.groups.meeting(meeting):
        for member in register.memberships.on(group.id, meeting.held_on):
            substitute = member.membership.substitute_for_id is not None
            if member.person is None or member.person.id in listed or substitute:
                continue
            listed.add(member.person.id)
            position += 1
            role = member.membership.role
            state = AttendanceState.PRESENT if role.counts else AttendanceState.IN_ATTENDANCE
            register.attendances.add(
                Attendance(
                    new_id(), meeting_id, member.person.id, state, role.value, member.capacity,
                    position=position,
                )
            )  # fmt: skip


@operation("Change attendance")
def change_attendance(register: Register, attendance_id: str, **changes: Any) -> None:
    """Change one person's attendance."""
    require(replace(register.attendances.get(attendance_id), **changes).problems())
    register.attendances.update(attendance_id, **changes)


@operation("Change attendance")
def cycle_attendance(register: Register, attendance_id: str, at: str = "") -> Attendance:
    """One key: present, left (at a time), apologies, and present again."""
    one = register.attendances.get(attendance_id)
    if one.state is AttendanceState.APOLOGIES or one.state is AttendanceState.ABSENT:
        state = _present(one.role)
        changed = replace(one, state=state, left_at="", returned_at="")
    elif not one.left_at and at:
        changed = replace(one, left_at=at)
    else:
        changed = replace(one, state=AttendanceState.APOLOGIES, left_at="", returned_at="")
    register.attendances.update(
        one.id,
        state=changed.state,
        left_at=changed.left_at,
        returned_at=changed.returned_at,
    )
    return changed


@operation("Add attendance")
def add_attender(
    register: Register,
    meeting_id: str,
    person_id: str,
    state: AttendanceState = AttendanceState.IN_ATTENDANCE,
    **facts: Any,
) -> str:
    """Add somebody who came: a substitute for a member, or in attendance."""
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
    require(attendance.problems())
    register.attendances.add(attendance)
    return attendance.id


@operation("Add substitute")
def add_substitute(register: Register, meeting_id: str, person_id: str, absent_id: str) -> str:
    """Let somebody stand in for a member (an attendance), who is down for apologies."""
    absent = register.attendances.get(absent_id)
    register.attendances.update(
        absent_id, state=AttendanceState.APOLOGIES, left_at="", returned_at=""
    )
    return add_attender(
        register,
        meeting_id,
        person_id,
        AttendanceState.SUBSTITUTE,
        substitute_for_id=absent.person_id,
    )


@operation("Remove attendance")
def remove_attender(register: Register, attendance_id: str) -> None:
    """Take somebody off the list."""
    register.attendances.remove(attendance_id)


def _present(role: str) -> AttendanceState:
    counts = not role or MemberRole(role).counts
    return AttendanceState.PRESENT if counts else AttendanceState.IN_ATTENDANCE


def _counts(one: Attendance) -> bool:
    if one.state is AttendanceState.SUBSTITUTE:
        return True
    return bool(one.role) and MemberRole(one.role).counts
