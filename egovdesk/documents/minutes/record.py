"""What was minuted at one meeting, read once for all of its documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.minutes.room_blocks import RoomRecord
from egovdesk.records.actions import Action
from egovdesk.records.decisions import Decision, DecisionPart
from egovdesk.records.minutes import Block


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
