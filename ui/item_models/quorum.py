"""What the quorum asks the clerk to write: the sentence of its turning, ready for the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egovdesk.documents.room import INQUORATE, movement_sentence, quorum_sentence, vote_words
from egovdesk.records.meetings import Item
from egovdesk.records.minutes import Block
from egovdesk.records.quorum import Count, Room
from egovdesk.records.room import Movement
from egovdesk.register import Register


@dataclass(frozen=True)
class Offer:
    """A sentence for the minutes, what is the case, and the movement that it tells, if any."""

    lost: bool
    words: str
    sentence: str
    movement_id: str | None = None

    @property
    def key(self) -> str:
        """What tells one offer from another."""
        return f"{self.movement_id}:{self.sentence}"


@dataclass(frozen=True)
class Quorum:
    """The quorum at an item: the counts, and what the groups and people are called."""

    room: Room
    item_id: str | None
    groups: dict[str, str]
    names: dict[str, str]

    @property
    def count(self) -> Count:
        """The count that the strip shows: of groups that meet jointly, of the one nearest to losing."""
        return min(self.room.counts(self.item_id), key=lambda one: one.spare)

    @property
    def whose(self) -> str:
        """The group that the count is of, where several meet."""
        return self.groups[self.count.group_id] if len(self.groups) > 1 else ""

    def offer(self, blocks: Sequence[Block]) -> Offer | None:
        """The sentence that the item's minute lacks; None where it lacks none."""
        if self.item_id is None:
            return None
        lost = [one.group_id for one in self.room.counts(self.item_id) if one.is_lost]
        told = {block.movement_id for block in blocks if block.movement_id}
        turn = next(reversed(self.room.turns(self.item_id)), None)
        if turn is not None and turn.movement.id not in told:
            return self._of_movement(turn.movement, lost)
        if not lost:
            return None
        texts = {block.text.strip() for block in blocks}
        withdrew = self._of_withdrawal(lost)
        if withdrew is not None and withdrew.sentence not in texts:
            return withdrew
        return None if INQUORATE in texts else Offer(True, self._said(), INQUORATE)

    def _of_movement(self, movement: Movement, lost: list[str]) -> Offer:
        turned = [
            turn.group_id
            for turn in self.room.turns(self.item_id or "")
            if turn.movement.id == movement.id
        ]
        name = self.names.get(movement.person_id, "Somebody")
        sentence = movement_sentence(
            movement, name, lost=self._called([one for one in turned if one in lost]),
            regained=self._called([one for one in turned if one not in lost]),
        )  # fmt: skip
        words = self._said() if lost else "The meeting is quorate again."
        return Offer(bool(lost), words, sentence, movement.id)

    def _of_withdrawal(self, lost: list[str]) -> Offer | None:
        """That too few are left because some withdrew, where they alone make the difference."""
        out = sorted(self.room.withdrew(self.item_id), key=lambda one: self.names.get(one, ""))
        names = [self.names.get(one, "Somebody") for one in out]
        return (
            Offer(True, self._said(), quorum_sentence(names, lost=self._called(lost)))
            if out
            else None
        )

    def _said(self) -> str:
        count = self.count
        whose = f" of the {self.whose}" if self.whose else ""
        return f"No quorum{whose}: {count.present} present, {count.needed} needed."

    def _called(self, groups: list[str]) -> list[str]:
        if len(self.groups) == 1:
            return ["the meeting"] * len(groups)
        return [f"the {self.groups[one]}" for one in groups]


@dataclass(frozen=True)
class Told:
    """What the details say of an item: its vote, the interests declared in it, its quorum."""

    vote: str
    interests: str
    quorum: str
    lost: bool


def told_of_item(register: Register, room: Room, item: Item) -> Told:
    """How an item was voted, who declared an interest in it, and whether it was quorate."""
    votes = register.votes.find(item_id=item.id)
    declared = [one for one in room.interests if one.item_id == item.id]
    people = register.people.many({one.person_id for one in declared})
    names = [
        people[one.person_id].family_name + (", withdrew" if one.withdrew else "")
        for one in declared
        if one.person_id in people
    ]
    count = min(room.counts(item.id), key=lambda one: one.spare)
    quorum = f"{count.present} present, {count.needed} needed" if count.needed else ""
    said = f"{len(votes)} taken" if len(votes) > 1 else "".join(map(vote_words, votes))
    return Told(said, "; ".join(names), quorum, count.is_lost)
