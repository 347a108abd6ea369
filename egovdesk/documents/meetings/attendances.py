"""Attendance at a group's meetings as a workbook (reference.md 3.10)."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.frames import one_table
from egovdesk.documents.model import Column, Workbook
from egovdesk.documents.wording import long_date, tally
from egovdesk.records.meetings import AttendanceState, Meeting
from egovdesk.register import Register

ATTENDANCE_COLUMNS = (
    Column("Person", width=28),
    Column("Post", width=34),
    Column("Meetings possible", width=12, numeric=True),
    Column("Attended", width=12, numeric=True),
    Column("Apologies", width=12, numeric=True),
    Column("Absent", width=12, numeric=True),
    Column("Deputised for another", width=14, numeric=True),
    Column("In attendance", width=14, numeric=True),
)


def attendance(
    register: Register, group_id: str, *, since: date, until: date, as_of: date,
    meeting_id: str | None = None,
) -> Workbook:  # fmt: skip
    """Attendance at a group's meetings in a period, or at one, a row for each person (reference.md 3.10)."""
    group = register.groups.named_on(register.groups.get(group_id), until)
    meetings = [
        one
        for one in register.meetings.of_group(group_id)
        if since <= one.held_on <= until
        and meeting_id in (None, one.id)
        and register.attendances.find(meeting_id=one.id)
    ]
    counts, posts = _counts(register, group_id, meetings)
    people = register.people.many(counts)
    ordered = sorted(people.values(), key=lambda one: (one.sort_name, one.name, one.id))
    rows = tuple(
        _attendance_row(
            one.name,
            register.memberships.capacity_on(one.id, until) or posts[one.id],
            counts[one.id],
        )
        for one in ordered
    )
    period = f"{long_date(since)} to {long_date(until)}"
    return one_table(
        register,
        "Attendance",
        ATTENDANCE_COLUMNS,
        rows,
        title=f"Attendance: {group.name}",
        heading=f"Attendance: {group.name}",
        note=f"{tally(len(meetings), 'meeting')}, {period}. Made on {long_date(as_of)}.",
        subject=period,
        count=len(rows),
        as_of=as_of,
    )


def _counts(
    register: Register, group_id: str, meetings: list[Meeting]
) -> tuple[dict[str, dict[AttendanceState, int]], dict[str, str]]:
    """How often each person was what, and the post of each as last minuted."""
    counts: dict[str, dict[AttendanceState, int]] = {}
    posts: dict[str, str] = {}
    for meeting in meetings:
        others = _of_other_groups(register, group_id, meeting)
        for one in register.attendances.find(meeting_id=meeting.id):
            if one.person_id not in others:
                states = counts.setdefault(one.person_id, dict.fromkeys(AttendanceState, 0))
                states[one.state] += 1
                posts[one.person_id] = one.capacity or posts.get(one.person_id, "")
    return counts, posts


def _of_other_groups(register: Register, group_id: str, meeting: Meeting) -> set[str]:
    """Who came to a joint meeting for another of its groups only."""
    others = [one.id for one in register.groups.meeting(meeting) if one.id != group_id]
    own = _sitting(register, group_id, meeting.held_on)
    return {who for one in others for who in _sitting(register, one, meeting.held_on)} - own


def _sitting(register: Register, group_id: str, day: date) -> set[str]:
    return {one.person.id for one in register.memberships.on(group_id, day) if one.person}


def _attendance_row(
    name: str, post: str, states: dict[AttendanceState, int]
) -> tuple[str | int, ...]:
    attended = states[AttendanceState.PRESENT]
    possible = attended + states[AttendanceState.APOLOGIES] + states[AttendanceState.ABSENT]
    return (
        name,
        post,
        possible,
        attended,
        states[AttendanceState.APOLOGIES],
        states[AttendanceState.ABSENT],
        states[AttendanceState.SUBSTITUTE],
        states[AttendanceState.IN_ATTENDANCE],
    )
