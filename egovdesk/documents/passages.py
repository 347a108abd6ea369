"""Passages of a file that came back beside the register's Markdown: compared, and turned into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase

from egovdesk.documents.model import Block, Heading, ListBlock, ListItem, Paragraph, Run
from egovdesk.documents.paper_shells import recommended
from egovdesk.documents.text import (
    blocks_from_markdown,
    markdown_from_blocks,
    markdown_from_runs,
    normalise,
)
from egovdesk.records.returned import Passage, Piece

_TYPED = re.compile(r"\s*\(?([0-9]{1,2}|[A-Za-z])[.)]\s+(?=\S)")

Point = tuple[int | None, str]
"""How deep a point is in a list (None: in none), and its words as Markdown."""


def points(markdown: str, *, whole: bool = False) -> Iterator[Point]:
    """What Markdown says, a point at a time: how deep it is in a list, and its words."""
    if whole:
        yield from _points_in(blocks_from_markdown(markdown, top_level=4))
        return
    items, others = recommended(markdown)
    yield from _points_in((ListBlock(items),))
    yield from _points_in(others)


def _points_in(blocks: Iterable[Block], depth: int = 0) -> Iterator[Point]:
    for block in blocks:
        match block:
            case ListBlock():
                for item in block.items:
                    yield from _point(depth, item.runs)
                    yield from _points_in(item.children, depth + 1)
            case Paragraph():
                yield from _point(None, block.runs)
            case Heading():
                yield from _point(None, (Run(block.text, bold=True),))
            case _:
                pass


def _point(depth: int | None, runs: Iterable[Run]) -> Iterator[Point]:
    written = markdown_from_runs(runs)
    if written:
        yield depth, written


def points_of(passages: Iterable[Passage]) -> Iterator[Point]:
    """What passages say, a point at a time."""
    for one in passages:
        yield from _point(one.depth, _runs(one))


def numbered(passages: Sequence[Passage]) -> list[Passage]:
    """Passages whose numbers were typed, "1.", "(b)", as points of a list, where all of them run on."""
    found = [_TYPED.match(one.text) if one.depth is None else None for one in passages]
    marks = [one[1].casefold() for one in found if one]
    wanted = (map(str, range(1, len(marks) + 1)), ascii_lowercase[: len(marks)])
    if not marks or len(marks) != len(passages) or marks not in [list(one) for one in wanted]:
        return list(passages)
    return [
        Passage(_without(one.pieces, match.end()), depth=0, ordered=True)
        for one, match in zip(passages, found, strict=True) if match
    ]  # fmt: skip


def _without(pieces: Iterable[Piece], letters: int) -> tuple[Piece, ...]:
    """Pieces without as many letters at their beginning."""
    left = []
    for one in pieces:
        if len(one.text) > letters:
            left.append(replace(one, text=one.text[letters:]))
        letters = max(0, letters - len(one.text))
    return tuple(left)


def _runs(passage: Passage) -> tuple[Run, ...]:
    return normalise(
        Run(one.text, one.bold, one.italic, one.link or None) for one in passage.pieces
    )


def blocks_of(passages: Sequence[Passage]) -> list[Block]:
    """Passages as paragraphs and lists."""
    blocks: list[Block] = []
    at = 0
    while at < len(passages):
        if passages[at].depth is None:
            blocks.append(Paragraph(_runs(passages[at])))
            at += 1
            continue
        end = at
        while end < len(passages) and passages[end].depth is not None:
            end += 1
        blocks.append(_list(passages[at:end]))
        at = end
    return blocks


def _list(passages: Sequence[Passage]) -> ListBlock:
    """A list of passages, those that are deeper under the one before them."""
    top = min(one.depth or 0 for one in passages)
    items: list[ListItem] = []
    at = 0
    while at < len(passages):
        end = at + 1
        while end < len(passages) and (passages[end].depth or 0) > top:
            end += 1
        below = passages[at + 1 : end]
        items.append(ListItem(_runs(passages[at]), (_list(below),) if below else ()))
        at = end
    return ListBlock(tuple(items), passages[0].ordered)


def recommendation_markdown(passages: Sequence[Passage]) -> str:
    """What is recommended: one point as a paragraph, several as a numbered list."""
    if len(passages) == 1:
        return markdown_from_runs(_runs(passages[0]))
    return markdown_from_blocks(blocks_of(passages))
