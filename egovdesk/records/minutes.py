"""Minutes as blocks: what is recorded under an item, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_NO_PARAGRAPH = re.compile(r"[-*+] |#{1,6} |\||> |\d{1,9}[.)] ")


class BlockKind(StrEnum):
    """A paragraph is text of its own; a decision or action block stands for its record."""

    PARAGRAPH = "paragraph"
    DECISION = "decision"
    ACTION = "action"
    DECLARATION = "declaration"
    VOTE = "vote"
    MOVEMENT = "movement"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def is_text(self) -> bool:
        """Whether the block's words are its own, rather than those of a decision or an action."""
        return self not in (BlockKind.DECISION, BlockKind.ACTION)


@dataclass(frozen=True)
class Block:
    """A block of an item's minute. `text` is Markdown; an exempt block never reaches the public.

    `position` orders the blocks of an item; gaps are left so that one insertion moves no other row.
    `number` is its own, "2.1", where the group's style numbers paragraphs.
    """

    id: str
    item_id: str
    position: int
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str = ""
    exempt: bool = False
    ground: str = ""
    decision_id: str | None = None
    action_id: str | None = None
    movement_id: str | None = None
    interest_id: str | None = None
    vote_id: str | None = None
    number: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it is a paragraph with nothing in it."""
        return self.kind is BlockKind.PARAGRAPH and not self.text.strip()

    @property
    def takes_number(self) -> bool:
        """Whether a style that numbers paragraphs numbers this one: text of its own, or a decision.

        Actions, headings, and the lines of lists and tables stand under the paragraph above.
        """
        if self.kind in (BlockKind.DECISION, BlockKind.DECLARATION, BlockKind.MOVEMENT):
            return True
        text = self.text.strip()
        return self.kind.is_text and bool(text) and not _NO_PARAGRAPH.match(text)


@dataclass(frozen=True)
class Correction:
    """A change of accuracy to minutes, made where they were approved: the item of that later meeting.

    `old_text` is what the minute of `item_id` said; `made` once the minute itself says `new_text`.
    """

    id: str
    meeting_id: str
    item_id: str | None = None
    at_item_id: str | None = None
    old_text: str = ""
    new_text: str = ""
    position: int = 0
    made: bool = False


@dataclass(frozen=True)
class Reopening:
    """That final minutes were opened again: when, by whom, why, and from which stage."""

    id: str
    meeting_id: str
    reopened_at: datetime
    reopened_by: str
    reason: str
    former_state: str
