"""A minute as an editor has it, and what becomes of it when the register has moved on meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from egovdesk.identifiers import new_id
from egovdesk.records.minutes import BlockKind
from egovdesk.records.text import clean_text


@dataclass(frozen=True)
class PartText:
    """One part of a decision as the editor has it."""

    id: str
    text: str


@dataclass(frozen=True)
class BlockText:
    """A block as the editor has it: `text` for paragraphs and actions, `parts` for decisions."""

    id: str
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str = ""
    exempt: bool = False
    ground: str = ""
    parts: tuple[PartText, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, part by part, as the register would keep it."""
        texts = [part.text for part in self.parts] if self.parts else [self.text]
        return tuple(map(clean_text, texts))

    @property
    def mark(self) -> tuple[bool, str]:
        """Whether it is exempt, and on what ground."""
        return (self.exempt, self.ground)


@dataclass(frozen=True)
class Merged:
    """The minute that loses nobody's words, and whether it is another than the editor's."""

    blocks: tuple[BlockText, ...]
    differs: bool


def merged(
    typed: Sequence[BlockText], known: Sequence[BlockText], kept: Sequence[BlockText]
) -> Merged:
    """What was typed on top of `known`, joined with what the register has by now (`kept`).

    A block that only one side changed is as that side has it. Where both did, the register's stays
    and what was typed follows as a paragraph. What one side removed goes, unless the other wrote in it.
    """
    base = {block.id: block for block in known}
    now = {block.id: block for block in kept}
    if list(now) == list(base) and all(_same(now[key], base[key]) for key in base):
        return Merged(tuple(typed), False)
    found: list[BlockText] = []
    for block in typed:
        found += _joined(block, base.get(block.id), now.get(block.id))
    found = _with_added(found, {block.id for block in typed}, base, kept)
    return Merged(tuple(found), found != list(typed))


def _same(one: BlockText, other: BlockText) -> bool:
    return (one.words, one.mark) == (other.words, other.mark)


def _joined(typed: BlockText, known: BlockText | None, now: BlockText | None) -> list[BlockText]:
    if known is None:
        apart = now is not None and now.words != typed.words
        return [now, *_as_paragraphs(typed)] if now is not None and apart else [typed]
    untouched = typed.words == known.words
    if now is None:
        return [] if untouched else _as_paragraphs(typed)
    if now.mark != known.mark:  # what was marked, or opened, elsewhere is so here too
        typed = replace(typed, exempt=now.exempt, ground=now.ground)
    if now.words == known.words or now.words == typed.words:
        return [typed]
    return [now] if untouched else [now, *_as_paragraphs(typed)]


def _as_paragraphs(block: BlockText) -> list[BlockText]:
    """The words of a block in paragraphs of their own."""
    return [
        BlockText(new_id(), text=words, exempt=block.exempt, ground=block.ground)
        for words in block.words
        if words.strip()
    ]


def _with_added(
    found: list[BlockText],
    typed: set[str],
    base: dict[str, BlockText],
    kept: Sequence[BlockText],
) -> list[BlockText]:
    """The same with what the register has besides: added elsewhere, or changed while removed here."""
    before: str | None = None
    for block in kept:
        removed_here = block.id not in typed and block.id in base
        if block.id not in typed and not (removed_here and block.words == base[block.id].words):
            found.insert(_place_after(before, found, {one.id for one in kept}), block)
        before = block.id
    return found


def _place_after(before: str | None, found: list[BlockText], kept: set[str]) -> int:
    """Where something goes that followed a block: after it, and after what was typed below it."""
    ids = [one.id for one in found]
    if before not in ids:
        return 0
    at = ids.index(before) + 1
    while at < len(ids) and ids[at] not in kept:
        at += 1
    return at
