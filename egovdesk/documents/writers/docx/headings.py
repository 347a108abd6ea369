"""The headings of a document: which its contents list, and the indent that their numbers need."""

from __future__ import annotations

from egovdesk.documents import model
from egovdesk.documents.model import Block, Document

STYLE_HANGING = 709  # of "Minute heading" and "Minute number"
_STYLE_CHARACTERS = 4  # that fit there
_CHARACTER_WIDTH = 150


def contents_depth(document: Document) -> int:
    """How deep a document's contents go; 0 where it has none."""
    depths = [block.depth for block in document.blocks if isinstance(block, model.Contents)]
    return max(depths, default=0)


def headings_of(blocks: tuple[Block, ...]) -> list[model.Heading]:
    """The headings among blocks, as the newer of two drafts has them."""
    found: list[model.Heading] = []
    for block in blocks:
        if isinstance(block, model.Heading):
            found.append(block)
        elif isinstance(block, model.Numbered):
            found += headings_of(block.blocks)
        elif isinstance(block, model.Revised) and block.new is not None:
            found += headings_of((block.new,))
    return found


def hanging(blocks: tuple[Block, ...]) -> int:
    """The indent that the longest number of the document needs."""
    longest = 0
    for block in blocks:
        drafts = (block.old, block.new) if isinstance(block, model.Revised) else (block,)
        for one in drafts:
            if isinstance(one, model.Heading | model.Numbered):
                longest = max(longest, len(one.number))
    if longest <= _STYLE_CHARACTERS:
        return STYLE_HANGING
    return longest * _CHARACTER_WIDTH + 200
