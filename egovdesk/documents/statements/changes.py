"""What changed between two drafts of a statement: section by section on screen, and as one for Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from egovdesk.documents.changes import compare_blocks
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.merged import readable
from egovdesk.documents.model import (
    Block,
    Contents,
    Document,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Revised,
    Table,
)
from egovdesk.documents.statements.document import in_words, section_blocks, statement_document
from egovdesk.records.draft_changes import Became, SectionPair, in_sequence, pairs
from egovdesk.records.kept_statements import KeptStatement
from egovdesk.records.statements import Draft
from egovdesk.register import Register


@dataclass(frozen=True)
class ComparedSection:
    """A section of two drafts: what became of it, and how many changes there are.

    `marked` is both as one passage, for one whose words changed.
    """

    pair: SectionPair
    changes: int = 0
    marked: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Both as one passage, without the heading; chips lead to their evidence."""
        if self.pair.became is Became.SAME:
            return tuple(section_blocks(self.pair.section, heading=False, linked=True))
        return self.marked


def compared(old: KeptStatement, new: KeptStatement) -> list[ComparedSection]:
    """Every section of two drafts, in the newer order; only those that changed are gone through."""
    return [compared_section(pair) for pair in pairs(old.sections, new.sections)]


def compared_section(pair: SectionPair) -> ComparedSection:
    """One section of two drafts."""
    if pair.became is Became.SAME:
        return ComparedSection(pair, int(pair.moved))
    old, new = (
        tuple(section_blocks(one, heading=False, linked=True)) if one is not None else ()
        for one in (pair.old, pair.new)
    )
    blocks = tuple(map(readable, compare_blocks(old, new)))
    least = 0 if pair.old is not None and pair.new is not None else 1
    found = max(least, count_changes(blocks)) + pair.moved + pair.renamed
    return ComparedSection(pair, found, blocks)


def count_changes(blocks: Sequence[Block]) -> int:
    """How many passages changed: what came or went in one place is one change."""
    count, before = 0, False
    for changed in _passages(blocks):
        count += changed and not before
        before = changed
    return count


def difference_document(
    register: Register,
    old: KeptStatement,
    new: KeptStatement,
    *,
    as_of: date,
    drafts: tuple[Draft | None, Draft | None],
    audience: Audience = Audience.MEMBERS,
) -> Document:
    """The newer draft with what changed since the older one as tracked changes.

    Accepting all of them gives the newer draft, rejecting all the older one. A section that is exempt
    in either is in no copy for the public.
    """
    if audience is Audience.PUBLIC:
        old, new = _both_open(old, new)
    old, new = in_words(register, old), in_words(register, new)
    before, after = (
        statement_document(register, kept, as_of=as_of, draft=draft, audience=audience)
        for kept, draft in zip((old, new), drafts, strict=True)
    )
    if audience is Audience.PUBLIC and new.exempt:
        return after
    blocks = list(compare_blocks(_front(before), _front(after)))
    hides = audience is Audience.PUBLIC
    sections = (
        tuple(one for one in kept.sections if not (hides and one.exempt)) for kept in (old, new)
    )
    for pair in in_sequence(*sections):
        blocks += _section(pair)
    return replace(after, blocks=tuple(blocks))


def _both_open(old: KeptStatement, new: KeptStatement) -> tuple[KeptStatement, KeptStatement]:
    """Both drafts, exempt wherever either of them is."""
    exempt = old.exempt or new.exempt
    hidden = {one.id for kept in (old, new) for one in kept.sections if one.exempt}
    marked = [
        replace(kept, exempt=exempt, sections=tuple(
            replace(one, exempt=True) if one.id in hidden else one for one in kept.sections
        ))
        for kept in (old, new)
    ]  # fmt: skip
    return marked[0], marked[1]


def _front(document: Document) -> tuple[Block, ...]:
    """What stands before the sections: which draft it is, and the header."""
    end = next(at for at, one in enumerate(document.blocks) if isinstance(one, Contents))
    return document.blocks[:end]


def _section(pair: SectionPair) -> tuple[Block, ...]:
    if pair.old is None or pair.new is None:
        gone = pair.new is None
        blocks = section_blocks(pair.section)
        return tuple(Revised(one, None) if gone else Revised(None, one) for one in blocks)
    old, new = (tuple(section_blocks(one)) for one in (pair.old, pair.new))
    if old == new:
        return new
    heading = (new[0],) if old[0] == new[0] else (Revised(old[0], new[0]),)
    return heading + compare_blocks(old[1:], new[1:])


def _passages(blocks: Sequence[Block]) -> Iterator[bool]:
    """Whether each passage of the blocks is changed, in their order."""
    for block in blocks:
        match block:
            case Revised():
                yield True
            case Paragraph():
                yield from _runs(block.runs)
            case ListBlock():
                yield from _items(block.items)
            case Table():
                for row in block.rows:
                    yield from (one for cell in row for one in _cell(cell))
            case _:
                yield False


def _items(items: Sequence[ListItem]) -> Iterator[bool]:
    for one in items:
        yield from _runs(one.runs)
        for child in one.children:
            yield from _items(child.items)


def _cell(cell: object) -> Iterator[bool]:
    if isinstance(cell, tuple):
        yield from _runs(cell)
    else:
        yield False


def _runs(runs: Inline) -> Iterator[bool]:
    yield from (run.change is not None for run in runs) if runs else (False,)
