"""Who was present, in attendance, away or absent, with their comings and goings."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.model import Facts
from egovdesk.documents.room import moved_words
from egovdesk.records.meetings import Attendance, AttendanceState
from egovdesk.records.room import Movement, MovementKind


def presence(facts: MeetingFacts) -> Iterator[Facts]:
    """The lists at the head of minutes; the chair is marked, and whom a substitute stands for."""
    by_state: dict[AttendanceState, list[Attendance]] = {}
    for one in facts.attendance:
        by_state.setdefault(one.state, []).append(one)
    present = [*by_state.get(AttendanceState.PRESENT, []),
               *by_state.get(AttendanceState.SUBSTITUTE, [])]  # fmt: skip
    pairs = [("Present", tuple(_present(facts, present)))]
    for label, state in _APART:
        pairs.append((label, tuple(_attender(facts, one) for one in by_state.get(state, []))))
    yield Facts(tuple((label, names) for label, names in pairs if names))


_APART = (
    ("In attendance", AttendanceState.IN_ATTENDANCE), ("Apologies", AttendanceState.APOLOGIES),
    ("Absent", AttendanceState.ABSENT),
)  # fmt: skip


def _present(facts: MeetingFacts, present: list[Attendance]) -> Iterator[str]:
    """Those present; at a joint meeting below each group that they, or whom they stand for, sit on."""
    if not present:
        yield "No attendance has been recorded."
    placed: set[str] = set()
    for group in facts.groups if len(facts.groups) > 1 else ():
        sitting = facts.register.memberships.seats_on(group.id, facts.meeting.held_on)
        here = [one for one in present if (one.substitute_for_id or one.person_id) in sitting]
        placed |= {one.id for one in here}
        if here:
            yield f"{group.name}:"
        yield from (_attender(facts, one) for one in here)
    others = [one for one in present if one.id not in placed]
    if placed and others:
        yield "Also:"
    yield from (_attender(facts, one) for one in others)


def _attender(facts: MeetingFacts, one: Attendance) -> str:
    person = facts.people[one.person_id]
    notes = [one.capacity] if one.capacity else []
    if facts.chairs(one):
        notes.append("Chair")
    member = facts.people.get(one.substitute_for_id or "")
    if member is not None:
        notes.append(f"for {member.name}")
    notes += _movements(facts, one.person_id)
    return f"{person.name} ({'; '.join(notes)})" if notes else person.name


def _movements(facts: MeetingFacts, person_id: str) -> Iterator[str]:
    for one in facts.room.movements:
        if one.person_id != person_id:
            continue
        if one.interest_id is None:
            yield ", ".join(part for part in (moved_words(one), _item(facts, one)) if part)
        elif one.kind is MovementKind.LEFT:
            yield f"withdrew for {_item(facts, one)}"


def _item(facts: MeetingFacts, one: Movement) -> str:
    found = next((item for item in facts.room.items if item.id == one.item_id), None)
    return facts.minute_of(found) if found is not None else ""
