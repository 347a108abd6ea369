"""The checklist of a meeting's minutes, from the register."""

from __future__ import annotations

import re
from collections.abc import Iterable

from egovdesk.checks.minutes import Minuted, Unsettled, unsettled
from egovdesk.checks.spelling import Names
from egovdesk.operations.meetings.numbers import agenda_of
from egovdesk.records.actions import Action
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.numbers import Line
from egovdesk.register import Register


def checklist(register: Register, meeting_id: str) -> list[Unsettled]:
    """What is to settle before the minutes go out; nothing before the meeting has been held."""
    meeting = register.meetings.get(meeting_id)
    if meeting.state.step < MeetingState.HELD.step or meeting.state.minutes_final:
        return []
    group = register.groups.get(meeting.group_id)
    lines = agenda_of(register, meeting)
    decisions = {one.id: one for one in register.decisions.find(meeting_id=meeting_id)}
    actions = {one.id: one for one in register.actions.find(meeting_id=meeting_id)}
    return unsettled(
        Minuted(
            lines,
            register.blocks.of_meeting(meeting_id),
            decisions,
            register.decision_parts.of_decisions(decisions),
            actions,
            open=group.is_open,
            asks_formed=group.asks_formed,
            names=_names(register, meeting, lines, actions.values()),
        )
    )


def _names(
    register: Register, meeting: Meeting, lines: list[Line], actions: Iterable[Action]
) -> Names:
    """The names of those who sit, came, present or are to act; every other name is right as it is."""
    people = {one.id: one for one in register.people.all()}
    concerned = {one.person_id for one in register.attendances.find(meeting_id=meeting.id)}
    for group in register.groups.meeting(meeting):
        members = register.memberships.on(group.id, meeting.held_on)
        concerned |= {one.person.id for one in members if one.person is not None}
    concerned |= {line.item.presenter_id for line in lines if line.item.presenter_id}
    concerned |= {one.owner_id for one in actions if one.owner_id}
    said = [one.name for one in people.values()]
    said += [line.item.title for line in lines]
    said += [one.name for one in register.groups.all()]
    right = {word.casefold() for name in said for word in re.findall(r"\w+", name)}
    family = {people[one].family_name for one in concerned if one in people}
    return Names(frozenset(family), frozenset(right))
