"""Interests, votes and movements as the minutes print them, with the number right for the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.model import Block, Paragraph, Run, text_runs
from egovdesk.documents.room import (
    interest_sentence,
    movement_sentence,
    recorded_words,
    vote_words,
    withdrawal_sentence,
)
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.records.meetings import Item
from egovdesk.records.minutes import Block as BlockRecord
from egovdesk.records.room import Interest, Voice, VoiceKind, Vote


@dataclass(frozen=True)
class RoomRecord:
    """What happened in the room at one meeting, read once, with the blocks where it is minuted."""

    facts: MeetingFacts
    blocks: dict[str, list[BlockRecord]]
    votes: dict[str, Vote] = field(default_factory=dict)
    voices: dict[str, list[Voice]] = field(default_factory=dict)

    @classmethod
    def read(cls, facts: MeetingFacts, blocks: dict[str, list[BlockRecord]]) -> RoomRecord:
        """Read a meeting's votes and voices."""
        register, meeting_id = facts.register, facts.meeting.id
        votes = register.votes.of_meeting(meeting_id)
        return cls(
            facts,
            blocks,
            {one.id: one for one in votes},
            register.voices.of_meeting(meeting_id) if votes else {},
        )

    @cached_property
    def items(self) -> dict[str, Item]:
        """The meeting's items by id."""
        return {line.item.id: line.item for line in self.facts.lines}

    @cached_property
    def interests(self) -> dict[str, Interest]:
        """The interests declared, by id."""
        return {one.id: one for one in self.facts.room.interests}

    @cached_property
    def declared(self) -> dict[str, BlockRecord]:
        """The block of each interest."""
        return {
            one.interest_id: one
            for under in self.blocks.values()
            for one in under
            if one.interest_id is not None
        }

    # -- interests -----------------------------------------------------------------------------

    def interests_in(self, item: Item) -> Iterator[Block]:
        """What an item says of the interests in it that were declared under another."""
        for one in self.facts.room.interests:
            block = self.declared.get(one.id)
            if one.item_id != item.id or block is None or block.item_id == item.id:
                continue
            if self.facts.public and block.exempt:
                continue
            where = self.facts.minute_of(self.items[block.item_id])
            words = withdrawal_sentence(self._name(one.person_id), where, withdrew=one.withdrew)
            yield Paragraph(text_runs(words))

    def declaration(self, block: BlockRecord) -> Iterator[Block]:
        """An interest where it was declared."""
        one = self.interests.get(block.interest_id or "")
        if one is None:
            yield from blocks_from_markdown(block.text, top_level=4)
            return
        where = ""
        if one.item_id != block.item_id:
            item = self.items[one.item_id]
            number, title = self.facts.minute_of(item), self.facts.title_of(item)
            where = f"{number}, {title}" if item.minute_number else number
        kind = self.facts.interests.get(one.kind)
        words = interest_sentence(
            self._name(one.person_id), kind.wording if kind else "", where, block.text.strip(),
            withdrew=one.withdrew,
        )  # fmt: skip
        yield Paragraph(text_runs(words))

    # -- votes ---------------------------------------------------------------------------------

    def vote_on(self, decision_id: str) -> str:
        """How a decision was voted, each time: "(by 5 votes to 2, with 1 abstention)"."""
        found: list[str] = []
        for block in self._vote_blocks():
            vote = self.votes[block.vote_id or ""]
            hidden = self.facts.public and block.exempt
            if vote.decision_id == decision_id and not hidden and vote_words(vote):
                found.append(vote_words(vote))
        return f"({'; then '.join(found)})" if found else ""

    def vote(self, block: BlockRecord) -> Iterator[Block]:
        """A vote's block: its count where no decision has it, who voted how, and what was said."""
        vote = self.votes.get(block.vote_id or "")
        if vote is not None:
            words = vote_words(vote)
            if words and vote.decision_id is None:
                yield Paragraph(text_runs(f"({words[:1].upper()}{words[1:]}.)"))
            if names := self._recorded(vote):
                yield Paragraph((Run("Recorded vote. ", bold=True), *text_runs(names)))
        yield from blocks_from_markdown(block.text, top_level=4)

    def _recorded(self, vote: Vote) -> str:
        voices = self.voices.get(vote.id, [])
        return recorded_words(
            {
                kind: [self._name(one.person_id) for one in voices if one.voice is kind]
                for kind in VoiceKind
            }
        )

    def _vote_blocks(self) -> Iterator[BlockRecord]:
        for under in self.blocks.values():
            yield from (one for one in under if one.vote_id in self.votes)

    # -- movements -----------------------------------------------------------------------------

    def movement(self, block: BlockRecord) -> Iterator[Block]:
        """A movement's sentence, as the clerk left it or as it would be written."""
        if block.text.strip():
            yield from blocks_from_markdown(block.text, top_level=4)
            return
        found = (one for one in self.facts.room.movements if one.id == block.movement_id)
        for one in found:
            yield Paragraph(text_runs(movement_sentence(one, self._name(one.person_id))))

    def _name(self, person_id: str) -> str:
        return self.facts.people[person_id].name
