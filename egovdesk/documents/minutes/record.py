"""What was minuted at one meeting, read once for all of its documents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.minutes.room_blocks import RoomRecord
from egovdesk.records.actions import Action
from egovdesk.records.decisions import Decision, DecisionPart
from egovdesk.records.minutes import Block, Correction


@dataclass(frozen=True)
class MinuteRecord:
    """Everything minuted at one meeting, read in a handful of queries."""

    facts: MeetingFacts
    blocks: dict[str, list[Block]] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    parts: dict[str, list[DecisionPart]] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)

    @cached_property
    def room(self) -> RoomRecord:
        """Interests, votes and movements."""
        return RoomRecord.read(self.facts, self.blocks)

    @cached_property
    def corrections(self) -> dict[str, list[Correction]]:
        """The corrections that were made when the minutes were approved, by item; "" for no item."""
        found: dict[str, list[Correction]] = {}
        for one in self.facts.register.corrections.find(meeting_id=self.facts.meeting.id):
            if one.made:
                found.setdefault(one.item_id or "", []).append(one)
        return found

    @cached_property
    def _first_dues(self) -> dict[str, date | None]:
        """The dates of actions put off since the draft went out. Keys rise with time."""
        register, meeting_id = self.facts.register, self.facts.meeting.id
        out = register.issues.first_id(meeting_id, "minutes")
        dues = register.action_dues.of_actions(self.actions) if out else []
        found: dict[str, date | None] = {}
        for due in dues:
            if due.id > (out or ""):
                found.setdefault(due.action_id, due.due_on)
        return found

    def as_minuted(self, action_id: str) -> Action:
        """An action as the minutes have it: putting it off later does not change them."""
        action = self.actions[action_id]
        return replace(action, due_on=self._first_dues.get(action_id, action.due_on))

    @property
    def has_exempt(self) -> bool:
        """Whether anything of the meeting is not open."""
        return (
            any(line.item.exempt for line in self.facts.lines)
            or any(block.exempt for under in self.blocks.values() for block in under)
            or any(one.exempt for one in self.decisions.values())
            or any(one.exempt for one in self.actions.values())
        )

    @classmethod
    def read(cls, facts: MeetingFacts) -> MinuteRecord:
        register, meeting_id = facts.register, facts.meeting.id
        decisions = {one.id: one for one in register.decisions.find(meeting_id=meeting_id)}
        return cls(
            facts,
            register.blocks.of_meeting(meeting_id),
            decisions,
            register.decision_parts.of_decisions(decisions),
            {one.id: one for one in register.actions.find(meeting_id=meeting_id)},
        )
