"""Minutes as blocks: what is recorded under an item, in order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
