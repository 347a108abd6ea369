"""Rows that speak of meetings, held or to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from egovdesk.exchange.imports.present import Present
from egovdesk.exchange.imports.rows import Draft, Fact, Row, RowRefused, add, settle
from egovdesk.exchange.imports.spells import by_id, unchanged
from egovdesk.exchange.imports.staff import Staff, is_nobody
from egovdesk.identifiers import new_id
from egovdesk.records.days import spoken_date
from egovdesk.records.groups import Group
from egovdesk.records.imports import FieldChange
from egovdesk.records.meetings import Meeting, MeetingGroup, MeetingState

_FACTS = ("starts_at", "length", "place", "title", "contact", "note")
_OFF = (MeetingState.CANCELLED, MeetingState.POSTPONED)


class MeetingsPlanner:
    """A meeting a row."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._staff = Staff(present)
        self._meetings: dict[str, dict[str, Meeting]] = {}
        present.watch(Meeting, lambda _before, after: self._learn(after))
        present.watch(MeetingGroup, lambda _before, after: self._learn_joint(after))

    def what(self, row: Row) -> str:
        """Whose meeting, and when."""
        day = row.get("held_on")
        return ", ".join(one for one in (row.text("group"), spoken_date(day) if day else "") if one)

    def propose(self, row: Row, draft: Draft) -> None:
        """Find the meeting or plan one."""
        day = row.get("held_on")
        if day is None:
            raise RowRefused("The row has no date")
        group, *others = self._present.joint_groups(row, day)
        facts = self._present.facts(row, *_FACTS)
        if not is_nobody(row.text("chair")):
            facts.append(self._staff.fact(draft, "chair", row.text("chair"), "chair_id", day))
        meeting = self._choose(row, self._on(group, day), facts)
        if meeting is None:
            made = self._new(row, group, day, facts, draft)
            for place, other in enumerate(others):
                joint = MeetingGroup(new_id(), made.id, other.id, place)
                draft.records["meeting_groups", joint.id] = (None, joint)
                draft.changes.append(FieldChange("Jointly with", "", other.name))
            return
        facts += self._stage(row, meeting)
        settle(self._present.ledger, draft, "meetings", meeting, facts)

    def _choose(
        self, row: Row, meetings: Sequence[Meeting], facts: Sequence[Fact]
    ) -> Meeting | None:
        """The meeting of that day; where there are several times, the one that begins then."""
        same = unchanged(meetings, facts)
        if same is not None:
            return same
        at = row.text("starts_at")
        then = [one for one in meetings if one.starts_at == at]
        ledger = self._present.ledger
        free = [one for one in meetings if not ledger.is_spoken_of("meetings", one.id, row.number)]
        if not at:
            free = free or list(meetings)
        return next(iter(then or free), None)

    def _stage(self, row: Row, meeting: Meeting) -> list[Fact]:
        """A stage that another list can know, such as held or cancelled; it moves by its own commands."""
        state = row.get("state")
        if state is None:
            return []
        if _rough(state) == _rough(meeting.state):
            return [self._present.fact("state", meeting.state)]
        here = f"The meeting is at “{meeting.state.label}” here"
        raise RowRefused(f"{here}; “{state.label}” has a command of its own")

    def _new(self, row: Row, group: Group, day: date, facts: list[Fact], draft: Draft) -> Meeting:
        if group.until_on is not None and day > group.until_on:
            raise RowRefused(
                f"{group.name} was dissolved on {spoken_date(group.until_on)}, before that day"
            )
        past = day < self._present.today
        state = MeetingState.APPROVED if past else MeetingState.PLANNED
        facts += self._present.facts(row, "state")
        made = Meeting(
            new_id(), group.id, day, starts_at=group.usual_time, length=group.usual_length,
            place=group.usual_place, state=state,
        )  # fmt: skip
        made = replace(made, **{one.column: one.value for one in facts})
        labels = self._present.fields
        draft.changes += [
            FieldChange("Group", "", group.name),
            FieldChange(labels["held_on"].label, "", spoken_date(day)),
        ]
        if "state" not in row.values:
            draft.changes.append(FieldChange(labels["state"].label, "", state.label))
            if past:
                draft.note("It is past: its minutes are taken as approved, and kept elsewhere.")
        return add(self._present.ledger, draft, "meetings", made, facts)

    def _on(self, group: Group, day: date) -> list[Meeting]:
        return by_id(one for one in self._of(group.id).values() if one.held_on == day)

    def _of(self, group_id: str) -> dict[str, Meeting]:
        """The meetings of a group, joint ones too."""
        if group_id not in self._meetings:
            found = self._present.register.meetings.of_group(group_id)
            self._meetings[group_id] = {one.id: one for one in found}
        return self._meetings[group_id]

    def _learn_joint(self, joint: MeetingGroup) -> None:
        found = (of.get(joint.meeting_id) for of in list(self._meetings.values()))
        meeting = next(one for one in found if one is not None)
        self._of(joint.group_id)[meeting.id] = meeting

    def _learn(self, meeting: Meeting) -> None:
        for group_id, meetings in self._meetings.items():
            if meeting.id in meetings or group_id == meeting.group_id:
                meetings[meeting.id] = meeting


def _rough(state: MeetingState) -> str:
    """How far a meeting is, as other people's lists tell it."""
    if state in _OFF:
        return state.value
    return "held" if state.step >= MeetingState.HELD.step else "to come"
