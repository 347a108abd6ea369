"""The indent that the numbers of a document need in Word."""

from __future__ import annotations

from egovdesk.documents.model import Block
from egovdesk.documents.writers.layout import longest_number

STYLE_HANGING = 709  # of "Minute heading" and "Minute number"
_STYLE_CHARACTERS = 4  # that fit there
_CHARACTER_WIDTH = 150


def hanging(blocks: tuple[Block, ...]) -> int:
    """The indent that the longest number of the document needs."""
    longest = longest_number(blocks)
    if longest <= _STYLE_CHARACTERS:
        return STYLE_HANGING
    return longest * _CHARACTER_WIDTH + 200
