"""Takes the minutes of a scripted meeting: attendance, text, decisions and actions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time
from functools import partial
from itertools import chain
from typing import Any

from egovdesk.documents.minutes import approval_words
from egovdesk.documents.wording import clock_time, full_date, listing
from egovdesk.errors import Refused
from egovdesk.example.calendar import Event
from egovdesk.example.council import Cast
from egovdesk.example.script import ActionScript, DecisionScript, ItemScript, MeetingScript
from egovdesk.identifiers import new_id
from egovdesk.operations.actions import add_action, close_actions, set_due
from egovdesk.operations.corrections import add_correction, where_it_stands
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import (
    add_attender,
    agenda_of,
    change_attendance,
    change_item,
    change_meeting,
    end_meeting,
    start_meeting,
    take_item,
)
from egovdesk.operations.minutes import insert_block
from egovdesk.operations.ratification import put_to_item, waiting_for
from egovdesk.records.decisions import DecisionState
from egovdesk.records.meetings import AttendanceState, Item, ItemKind, ItemState, Meeting
from egovdesk.records.minutes import Block, BlockKind
from egovdesk.records.standards import Bearing
from egovdesk.register import Register


class Minute:
    """The minutes of one meeting."""

    def __init__(self, register: Register, cast: Cast, script: MeetingScript) -> None:
        self._register, self._cast, self._script = register, cast, script
        self.meeting_id = ""
        self.item_ids: dict[int, str] = {}
        self._action_ids: dict[int, str] = {}

    def take(self) -> None:
        """Hold the meeting and write its minutes, item by item."""
        start_meeting(self._register, self.meeting_id, self._script.began)
        meeting = self._register.meetings.get(self.meeting_id)
        self._record_attendance(meeting)
        clock = _minutes_of(self._script.began)
        scripts = {self.item_ids[id(one)]: one for one in self._script.items}
        for item in self._in_order():
            take_item(self._register, item.id, f"{clock // 60:02d}:{clock % 60:02d}")
            clock = min(clock + (item.minutes_allowed or 2), _minutes_of(self._script.ended))
            if item.id in scripts:
                self._write(item, scripts[item.id])
            else:
                self._write_standing(meeting, item)
        end_meeting(self._register, self.meeting_id, self._script.ended)

    def closings(self) -> Iterator[Event]:
        """When the actions were put off or done."""
        for one in chain.from_iterable(item.minute for item in self._script.items):
            if isinstance(one, ActionScript):
                yield from (self._fate(one, fate) for fate in one.fates)

    def _fate(self, action: ActionScript, fate: str) -> Event:
        word, day, *rest = fate.split(" ", 3)
        if word == "done":
            return Event(date.fromisoformat(day), "16:00", partial(self._close, action))
        due, reason = date.fromisoformat(rest[0]), rest[1]
        return Event(date.fromisoformat(day), "11:30", partial(self._put_off, action, due, reason))

    def _close(self, action: ActionScript) -> None:
        close_actions(self._register, [self._action_ids[id(action)]])

    def _put_off(self, action: ActionScript, due: date, reason: str) -> None:
        set_due(self._register, self._action_ids[id(action)], due, reason)

    def _in_order(self) -> list[Item]:
        meeting = self._register.meetings.get(self.meeting_id)
        return [line.item for line in agenda_of(self._register, meeting) if line.depth == 0]

    def _record_attendance(self, meeting: Meeting) -> None:
        listed = {
            one.person_id: one for one in self._register.attendances.find(meeting_id=meeting.id)
        }
        for key in self._script.names("away"):
            place = listed[self._cast.people[key]]
            change_attendance(self._register, place.id, state=AttendanceState.APOLOGIES)
        for key in self._script.names("came"):
            add_attender(self._register, meeting.id, self._cast.people[key])
        chair = next((p for p, one in listed.items() if one.role == "chair"), None)
        if chair is not None:
            change_meeting(self._register, meeting.id, chair_id=chair)

    def _write(self, item: Item, script: ItemScript) -> None:
        for decision in self._register.decisions.find(number=script.ratifies or None):
            asked = waiting_for(self._register, decision.id)
            if asked is not None and asked.item_id is None:
                # The agenda went out before the decision had its number.
                put_to_item(self._register, decision.id, item.id)
        for one in script.minute:
            if isinstance(one, DecisionScript):
                self._decide(item, one)
            elif isinstance(one, ActionScript):
                self._act(item, one)
            else:
                self._say(item, one[1], ground=one[0] or item.ground)
        state = self._register.items.get(item.id).state
        if script.minute and state is ItemState.CONSIDERED:
            change_item(self._register, item.id, state=ItemState.NOTED)

    def _say(self, item: Item, text: str, ground: str = "") -> None:
        block = Block(new_id(), item.id, 0, BlockKind.PARAGRAPH, text, bool(ground), ground)
        insert_block(self._register, block, None)

    def _decide(self, item: Item, script: DecisionScript) -> None:
        facts: dict[str, Any] = {"formed": "consensus", **script.facts}
        bears = [one.strip() for one in facts.pop("bears", "").split(",") if one.strip()]
        facts["affects_service"] = "service" in facts
        for name in ("service_owner_id", "ict_owner_id", "accountable_id"):
            key = facts.pop(name.removesuffix("_id").removesuffix("_owner"), "")
            if key:
                facts[name] = self._cast.people[key]
        if "amount" in facts:
            facts["amount"] = int(facts["amount"]) * 100
        facts["state"] = state = DecisionState(facts.get("state", "made"))
        if state is DecisionState.RATIFIED:
            facts["state"] = DecisionState.AWAITING
        made = add_decision(self._register, item.id, script.parts, outcome=script.outcome, **facts)
        if state is not DecisionState.AWAITING:
            self._cast.ratified.append(made)
        for key in bears:
            upon = self._cast.bears[key]
            self._register.bearings.add(Bearing(new_id(), decision_id=made, **upon))

    def _act(self, item: Item, script: ActionScript) -> None:
        owner = self._cast.people[script.who]
        decisions = self._register.decisions.find(item_id=item.id)
        self._action_ids[id(script)] = add_action(
            self._register, item.id, script.title, owner_id=owner, due_on=script.due,
            decision_id=decisions[-1].id if decisions else None,
        )  # fmt: skip

    def _write_standing(self, meeting: Meeting, item: Item) -> None:
        for start, words in (
            ("Apologies", self._apologies),
            ("Declarations", self._interests),
            ("Minutes of", self._earlier_minutes),
            ("Actions", self._actions),
            ("Date of", self._next_date),
        ):
            if item.kind is ItemKind.STANDING and item.title.startswith(start):
                self._say(item, words(meeting))
                change_item(self._register, item.id, state=ItemState.NOTED)

    def _apologies(self, _meeting: Meeting) -> str:
        names = [self._cast.names[key] for key in self._script.names("away")]
        if not names:
            return "There were no apologies for absence."
        return f"Apologies for absence were received from {listing(names)}."

    def _interests(self, _meeting: Meeting) -> str:
        return self._script.facts.get("interests", "No interests were declared.")

    def _earlier_minutes(self, meeting: Meeting) -> str:
        (earlier,) = self._register.meetings.before(meeting.group_id, meeting.held_on)
        words = approval_words(self._register, earlier.id, meeting.id, self._correct(earlier))
        if words.endswith("."):
            return words
        return f"RESOLVED that {words}."

    def _correct(self, earlier: Meeting) -> dict[str, str]:
        """Note the correction asked for, where it stands in the minutes, and say in which."""
        old, _, new = self._script.facts.get("corrected", "").partition(" | ")
        for item in self._register.items.find(meeting_id=earlier.id) if old else []:
            with suppress(Refused):
                one = add_correction(self._register, earlier.id, item.id, old, new)
                return {one: where_it_stands(self._register, item, old)}
        return {}

    def _actions(self, _meeting: Meeting) -> str:
        return self._script.facts.get("actions", "The action log was noted.")

    def _next_date(self, meeting: Meeting) -> str:
        later = [
            one
            for one in self._register.meetings.find(group_id=meeting.group_id)
            if one.held_on > meeting.held_on
        ]
        if not later:
            return "The date of the next meeting would be fixed when there was business for it."
        following = min(later, key=lambda one: one.held_on)
        at = clock_time(time.fromisoformat(following.starts_at))
        return f"The next meeting would be held on {full_date(following.held_on)} at {at}."


def _minutes_of(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)
