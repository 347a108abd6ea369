"""The checklist of a meeting's minutes, from the register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from egovdesk.checks.minutes import Minuted, Unsettled, unsettled
from egovdesk.checks.spelling import Names
from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.meetings.numbers import agenda_of
from egovdesk.records.actions import Action
from egovdesk.records.findings import Acceptance
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.numbers import Line
from egovdesk.records.text import clean_text
from egovdesk.register import Register


@dataclass(frozen=True)
class PutOff:
    """Something to settle that a clerk lets stand for now, and why."""

    unsettled: Unsettled
    acceptance: Acceptance


def checklist(register: Register, meeting_id: str) -> list[Unsettled]:
    """What is to settle before the minutes go out, without what was put off."""
    put_off = {one.unsettled.id for one in put_off_of(register, meeting_id)}
    return [one for one in _found(register, meeting_id) if one.id not in put_off]


def put_off_of(register: Register, meeting_id: str) -> list[PutOff]:
    """What was put off, and is still so: where it has changed since, it is to settle again."""
    accepted = {
        (one.rule, one.facts): one
        for one in register.acceptances.find(subject=_subject(meeting_id), ended_on=None)
    }
    if not accepted:
        return []
    found = ((one, accepted.get((_rule(one), _facts(one)))) for one in _found(register, meeting_id))
    return [PutOff(one, why) for one, why in found if why is not None]


@operation("Put off")
def put_off(register: Register, meeting_id: str, unsettled_id: str, reason: str) -> str:
    """Let something to settle stand for now, with a reason, until it changes; the acceptance's id."""
    found = {one.id: one for one in checklist(register, meeting_id)}
    one = found.get(unsettled_id)
    if one is None:
        raise Refused("It is not on the list any more.", "Nothing has changed.")
    made = Acceptance(
        new_id(), _rule(one), _subject(meeting_id), _facts(one),
        "" if one.exempt else one.sentence, clean_text(reason).strip(), register.today,
        register.user,
    )  # fmt: skip
    require(made.problems())
    register.acceptances.add(made)
    return made.id


@operation("Put back on the list")
def put_back(register: Register, meeting_id: str, unsettled_id: str) -> None:
    """Let what was put off be on the list again."""
    for one in put_off_of(register, meeting_id):
        if one.unsettled.id == unsettled_id:
            register.acceptances.update(one.acceptance.id, ended_on=register.today)


def _rule(one: Unsettled) -> str:
    return f"minutes.{one.lack}"


def _subject(meeting_id: str) -> str:
    return f"meetings:{meeting_id}"


def _facts(one: Unsettled) -> str:
    return f"{one.id} {one.sentence}"


def _found(register: Register, meeting_id: str) -> list[Unsettled]:
    """Everything to settle; nothing before the meeting has been held."""
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
