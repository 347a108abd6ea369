"""The sections of a statement in order, each with its number, as they stand in its tree and its contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from egovdesk.records.passages import word_count
from egovdesk.records.statements import Readiness, Section

BelowOf = Mapping[str | None, list[Section]]


@dataclass(frozen=True)
class Heading:
    """A section in its place: `number` is "4.1", `words` counts it with all below.

    `readiness` is the section's own; of one that has sections below and no words, it is theirs.
    """

    section: Section
    number: str
    below: tuple[Heading, ...]
    own_words: int

    @property
    def depth(self) -> int:
        """How many sections it stands under."""
        return self.number.count(".")

    @property
    def words(self) -> int:
        return self.own_words + sum(one.words for one in self.below)

    @property
    def is_leaf(self) -> bool:
        """Whether it has nothing below, so that it is written itself."""
        return not self.below

    @property
    def limit(self) -> int | None:
        return self.section.word_limit

    @property
    def is_past_limit(self) -> bool:
        return self.limit is not None and self.words > self.limit

    @property
    def readiness(self) -> Readiness:
        if self.is_leaf or self.own_words:
            return self.section.readiness
        found = {one.readiness for one in self.below}
        return found.pop() if len(found) == 1 else Readiness.IN_DRAFT

    def whole(self) -> Iterator[Heading]:
        """It, and everything below in order."""
        yield self
        for one in self.below:
            yield from one.whole()


@dataclass(frozen=True)
class Outline:
    """Every section of a statement, those at the top first, each with those below it."""

    headings: tuple[Heading, ...] = ()

    def whole(self) -> Iterator[Heading]:
        """Every section in reading order."""
        for one in self.headings:
            yield from one.whole()

    def limited(self, section_id: str) -> Heading | None:
        """The heading whose limit of words a section counts towards: its own, or that of one above it."""
        found: Heading | None = None
        for one in self.whole():  # from the top down, so that the nearest is the last
            if one.limit is not None and any(each.section.id == section_id for each in one.whole()):
                found = one
        return found

    def of(self, section_id: str) -> Heading | None:
        """The heading of a section."""
        return next((one for one in self.whole() if one.section.id == section_id), None)

    @property
    def words(self) -> int:
        return sum(one.words for one in self.headings)

    @property
    def leaves(self) -> tuple[Heading, ...]:
        """The sections that are written themselves."""
        return tuple(one for one in self.whole() if one.is_leaf)

    @property
    def ready(self) -> int:
        """How many of those are ready."""
        return sum(one.readiness is Readiness.READY for one in self.leaves)


def outline(sections: Iterable[Section]) -> Outline:
    """The sections of one statement, numbered; one whose parent is gone stands at the top."""
    found = list(sections)
    known = {one.id for one in found}
    below: dict[str | None, list[Section]] = {}
    for one in sorted(found, key=lambda each: (each.position, each.id)):
        below.setdefault(one.parent_id if one.parent_id in known else None, []).append(one)
    return Outline(_headings(below, None, ""))


def _headings(below: BelowOf, parent_id: str | None, above: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            one,
            number := f"{above}{at}",
            _headings(below, one.id, f"{number}."),
            word_count(one.text),
        )
        for at, one in enumerate(below.get(parent_id, ()), 1)
    )
