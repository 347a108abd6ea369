"""What every writer asks of a document before it lays it out: its headings, numbers and figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from egovdesk.documents import model
from egovdesk.documents.model import Block, Cell, Column, Document, Inline, Money, Run
from egovdesk.documents.wording import cell_text

JUDGED_ROWS = 200
NUMERIC = (int, Decimal, Money)
LEAST_HANGING = 709
"""How far numbers hang to the left of their text where they are short, in twentieths of a point."""
_UNBROKEN = (date, time, *NUMERIC)
_NARROWEST, _WIDEST = 6, 40
_SHORT_NUMBER = 4
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


def longest_number(blocks: tuple[Block, ...]) -> int:
    """How many characters the longest number has that hangs to the left of a document's text."""
    longest = 0
    for block in blocks:
        drafts = (block.old, block.new) if isinstance(block, model.Revised) else (block,)
        for one in drafts:
            if isinstance(one, model.Heading | model.Numbered):
                longest = max(longest, len(one.number))
    return longest


def hanging(blocks: tuple[Block, ...]) -> int:
    """The indent that the longest number of a document needs, in twentieths of a point."""
    longest = longest_number(blocks)
    if longest <= _SHORT_NUMBER:
        return LEAST_HANGING
    return longest * _CHARACTER_WIDTH + 200


def value_runs(value: str | Inline | tuple[str, ...]) -> Inline:
    """The value of a fact as runs: its lines one below another."""
    if isinstance(value, str):
        return (Run(value),)
    lines = [entry for entry in value if isinstance(entry, str)]
    if lines:
        return (Run("\n".join(lines)),)
    return tuple(entry for entry in value if isinstance(entry, Run))


def is_numeric(entry: Column, rows: Sequence[tuple[Cell, ...]], index: int) -> bool:
    """Whether a column holds figures, which stand at its right."""
    if entry.numeric:
        return True
    values = [row[index] for row in rows[:JUDGED_ROWS] if index < len(row)]
    held = [value for value in values if value is not None]
    return bool(held) and all(isinstance(value, NUMERIC) for value in held)


def column_weights(columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> list[float]:
    """How columns share a table's width: as was asked, else by what they hold."""
    return [entry.width or _judged(entry, rows, index) for index, entry in enumerate(columns)]


def _judged(entry: Column, rows: Sequence[tuple[Cell, ...]], index: int) -> float:
    """Between the longest word, which should not break, and a readable line."""
    values = [row[index] for row in rows[:JUDGED_ROWS] if index < len(row)]
    texts = [entry.name, *map(cell_text, values)]
    words = [word for text in texts for word in text.split()]
    words += [cell_text(value) for value in values if isinstance(value, _UNBROKEN)]
    longest_word = max(map(len, words), default=1)
    average = sum(map(len, texts)) / len(texts)
    return float(min(max(longest_word * 1.25, average, _NARROWEST), _WIDEST))
