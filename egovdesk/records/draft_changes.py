"""Two drafts of a statement side by side: which sections are the same, changed, new, gone, moved, renamed.

What is compared is what a reader sees: text, tables and what the register filled in. Sections are
matched by what they are, then by the code of their part, then by their title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from egovdesk.records.kept_statements import KeptSection
from egovdesk.records.passages import chips_in_brackets


class Became(StrEnum):
    """What became of a section between two drafts."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"

    @property
    def label(self) -> str:
        return {"added": "New", "removed": "Taken out"}.get(self.value, self.value.capitalize())


@dataclass(frozen=True)
class SectionPair:
    """A section as it was and as it is; None beside one that came or went."""

    old: KeptSection | None
    new: KeptSection | None
    moved: bool = False

    @property
    def section(self) -> KeptSection:
        """The newer of the two, or the older where it is gone."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def exempt(self) -> bool:
        """Whether either of them is exempt: what is compared shows both."""
        return any(one is not None and one.exempt for one in (self.old, self.new))

    @property
    def renamed(self) -> bool:
        """Whether its title is another."""
        return self.old is not None and self.new is not None and self.old.title != self.new.title

    @property
    def became(self) -> Became:
        """What became of it; one that only moved is the same."""
        if self.old is None:
            return Became.ADDED
        if self.new is None:
            return Became.REMOVED
        return Became.CHANGED if self.renamed or _seen(self.old) != _seen(self.new) else Became.SAME

    @property
    def differs(self) -> bool:
        """Whether there is anything to see: it changed, came, went or moved."""
        return self.moved or self.became is not Became.SAME


def pairs(old: Sequence[KeptSection], new: Sequence[KeptSection]) -> list[SectionPair]:
    """What became of each section, in the newer order; what went stands after what it followed."""
    was = _matched(old, new)
    kept = {one.id for one in was.values()}
    moved = _moved(old, new, was)
    found = [SectionPair(was.get(one.id), one, one.id in moved) for one in new]
    places = {pair.old.id: pair for pair in found if pair.old is not None}
    before: SectionPair | None = None
    for one in old:
        if one.id in kept:
            before = places[one.id]
            continue
        gone = SectionPair(one, None)
        found.insert(0 if before is None else found.index(before) + 1, gone)
        before = gone
    return found


def in_sequence(old: Sequence[KeptSection], new: Sequence[KeptSection]) -> Iterator[SectionPair]:
    """Both drafts as one sequence: its older sides are the old order, its newer ones the new.

    A section that moved stands twice: gone where it was, come where it is.
    """
    was = _matched(old, new)
    moved = _moved(old, new, was)
    anchors = {was[one.id].id: one for one in new if one.id in was and one.id not in moved}
    coming = iter(new)
    for one in old:
        there = anchors.get(one.id)
        if there is None:
            yield SectionPair(one, None)
            continue
        for other in coming:
            if other is there:
                break
            yield SectionPair(None, other)
        yield SectionPair(one, there)
    yield from (SectionPair(None, other) for other in coming)


def _seen(section: KeptSection) -> tuple[object, ...]:
    """What a reader sees of a section, whatever its ids and its place."""
    rows = tuple(replace(row, id="") for row in section.rows)
    text = chips_in_brackets(section.text)
    table = section.columns, section.unit, rows
    return text, table, section.filled, section.exempt, section.ground


def _matched(old: Sequence[KeptSection], new: Sequence[KeptSection]) -> dict[str, KeptSection]:
    """The older section of each newer one that has one, by the newer's id."""
    found: dict[str, KeptSection] = {}
    keys: tuple[Callable[[KeptSection], str], ...] = (
        lambda one: one.id,
        lambda one: one.code,
        lambda one: one.title.casefold(),
    )
    for key in keys:
        taken = {one.id for one in found.values()}
        free = {key(one): one for one in reversed(old) if one.id not in taken and key(one)}
        for one in new:
            if one.id not in found and key(one) in free:
                found[one.id] = free.pop(key(one))
    return found


def _moved(
    old: Sequence[KeptSection], new: Sequence[KeptSection], was: dict[str, KeptSection]
) -> set[str]:
    """The newer ids of the sections that stand elsewhere: under another, or in another order."""
    back = {one.id: new_id for new_id, one in was.items()}
    before = [back[one.id] for one in old if one.id in back]
    after = [one.id for one in new if one.id in was]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    stay = {
        after[j]
        for _i, start, size in matcher.get_matching_blocks()
        for j in range(start, start + size)
    }
    return {
        one.id
        for one in new
        if one.id in was and (one.id not in stay or _elsewhere(one, was, back))
    }


def _elsewhere(one: KeptSection, was: dict[str, KeptSection], back: dict[str, str]) -> bool:
    """Whether a section stands under another one than it did; one whose parent went is not moved."""
    above = was[one.id].parent_id
    return above is not None and above in back and back[above] != one.parent_id
