"""The text of a section as blocks, with its chips of evidence as words in brackets: [SDG 18/03]."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from egovdesk.documents.inline import normalise
from egovdesk.documents.model import (
    Block,
    Cell,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    Table,
)
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.evidence import EVIDENCE, leads_to_evidence

Rewrite = Callable[[Inline], Inline]
LOWEST = 4


def is_chip(run: Run) -> bool:
    """Whether a run is a chip of evidence."""
    return leads_to_evidence(run.link)


def bracketed(text: str) -> str:
    """A chip's words in brackets, as they stand in every document."""
    return text if text.startswith("[") else f"[{text}]"


def text_blocks(markdown: str, level: int, *, linked: bool = False) -> tuple[Block, ...]:
    """A section's text below a heading of `level`; where `linked`, a chip leads to what it names."""

    def of_chips(runs: Inline) -> Inline:
        return normalise(_chip(run, linked) if is_chip(run) else run for run in runs)

    blocks = blocks_from_markdown(markdown, top_level=min(level + 1, LOWEST))
    return tuple(rewritten(block, of_chips) for block in blocks)


def _chip(run: Run, linked: bool) -> Run:
    link = f"{EVIDENCE}{run.text.strip('[]')}" if linked else None
    return replace(run, text=bracketed(run.text), link=link)


def rewritten(block: Block, rewrite: Rewrite) -> Block:
    """A block of text with each of its passages rewritten."""
    match block:
        case Paragraph():
            return replace(block, runs=rewrite(block.runs))
        case ListBlock():
            return _list(block, rewrite)
        case Table():
            return replace(block, rows=tuple(_row(row, rewrite) for row in block.rows))
        case _:
            return block


def _list(block: ListBlock, rewrite: Rewrite) -> ListBlock:
    items = (
        ListItem(rewrite(one.runs), tuple(_list(child, rewrite) for child in one.children))
        for one in block.items
    )
    return replace(block, items=tuple(items))


def _row(cells: Iterable[Cell], rewrite: Rewrite) -> tuple[Cell, ...]:
    return tuple(rewrite(cell) if isinstance(cell, tuple) else cell for cell in cells)
