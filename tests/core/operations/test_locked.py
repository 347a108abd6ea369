"""Signed minutes are locked: no operation changes what they say, but to reopen or to dispose."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

import tests.core.operations.test_undo  # noqa: F401  it names the scenarios
from egovdesk.errors import Refused
from egovdesk.records.meetings import MeetingState
from egovdesk.register import Register
from tests.core.operations.scenarios import SCENARIOS
from tests.scenes import Board

_UNLOCKS = {"reopen_minutes", "dispose"}
_LOCKED = sorted(name for name in SCENARIOS if name.rpartition(".")[2] not in _UNLOCKS)
#: Chasing an action goes on whatever the minutes are; what was minuted of it does not change.
_CHASED = {"due_on", "state", "closed_on"}
#: A group above answers when it meets, and what it answers is no part of the minutes.
_ANSWERED = {"state"}
_TEXT = ("blocks", "decisions", "attendances", "movements", "interests", "votes", "corrections")


def sign_all(register: Register) -> list[str]:
    """Have the minutes of every meeting that was held signed; return the meetings."""
    held = [one for one in register.meetings.all() if one.state.step >= MeetingState.HELD.step]
    with register.step("Sign"):
        for one in held:
            register.meetings.update(one.id, state=MeetingState.SIGNED)
    return [one.id for one in held]


def locked(register: Register, meetings: list[str]) -> dict[str, Any]:
    """Everything that the minutes of these meetings say, by record."""
    found: dict[str, Any] = {one: register.meetings.maybe(one) for one in meetings}
    items = [one for each in meetings for one in register.items.find(meeting_id=each)]
    found |= {one.id: one for one in items}
    for name in _TEXT:
        repository = getattr(register, name)
        by = "item_id" if name in ("blocks", "votes") else "meeting_id"
        for each in [one.id for one in items] if by == "item_id" else meetings:
            found |= {one.id: one for one in repository.find(**{by: each})}
    for decision in register.decisions.all():
        if decision.meeting_id in meetings:
            said = {name: value for name, value in vars(decision).items() if name not in _ANSWERED}
            found[decision.id] = said
            parts = register.decision_parts.find(decision_id=decision.id)
            found |= {one.id: one for one in parts}
    for action in register.actions.all():
        if action.meeting_id in meetings and action.follows_id is None:
            said = {name: value for name, value in vars(action).items() if name not in _CHASED}
            found[action.id] = said
    return found


@pytest.mark.parametrize("name", _LOCKED, ids=lambda name: name.split(".", 2)[2])
def test_signed_minutes_say_what_they_said(minuted: Board, name: str) -> None:
    register = minuted.register
    act = SCENARIOS[name](minuted)
    meetings = sign_all(register)
    before = locked(register, meetings)
    assert len(before) >= 10
    with suppress(Refused):
        act(register)
    assert locked(register, meetings) == before
