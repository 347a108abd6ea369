"""The parts of a pack in order: our own documents and authors' pages, each named on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from egovdesk.documents.frames import council_document
from egovdesk.documents.kept import sha256
from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.model import Block, Document, Heading, Paragraph, ParagraphStyle, Run
from egovdesk.documents.model import text_runs as text
from egovdesk.documents.packs import Entry, contents_page, document_of
from egovdesk.documents.wording import long_date
from egovdesk.documents.writers.pdf.volume import Inserted, Part, Volume
from egovdesk.packing.manifest import CONTENTS, Pages
from egovdesk.packing.papers import Brought
from egovdesk.records.packs import PackPart


@dataclass(frozen=True)
class Planned:
    """A part of the file, the line of the contents that it stands for, and the author's file.

    `former` are the pages that have gone out whose place it takes.
    """

    part: Part | Inserted
    entry: Entry | None = None
    brought: Brought | None = None
    former: Pages | None = None

    def pages(self, first: int, pages: int) -> Pages:
        """What its pages are of, by the number of the first and how many they are."""
        entry, file = self.entry, self.brought.file if self.brought else None
        return Pages(
            first, pages, self.part.key, self.part.title,
            item_id=entry.item.id if entry and entry.item else "",
            item=entry.number if entry else "",
            paper_id=entry.paper.id if entry and entry.paper else "",
            file=file.name if file else "",
            version=file.version if file else 0,
            sha256=file.sha256 if file else "",
            exempt=entry.exempt if entry else False,
            said="" if self.brought else said_of(self.part),
            replaces=self.former.first if self.former else 0,
        )  # fmt: skip


def said_of(part: Part | Inserted) -> str:
    """The SHA-256 of what a document of our own says, whatever the day on which it was made."""
    return sha256(replace(part.document, dated=None)) if isinstance(part, Part) else ""


def planned(
    facts: MeetingFacts, entries: Sequence[Entry], brought: Sequence[Brought], *, as_of: date
) -> list[Planned]:
    """Every part of the pack in order; the page of contents comes after the agenda, or first."""
    return list(_Plan(facts, entries, brought, as_of).parts())


def papers_of(
    facts: MeetingFacts, entries: Sequence[Entry], brought: Sequence[Brought], *, as_of: date
) -> list[Planned]:
    """Only the papers, each item's bookmark at the first of its own."""
    return list(_Plan(facts, entries, brought, as_of).papers())


def volume_of(
    facts: MeetingFacts, parts: Sequence[Planned], title: str, as_of: date, first_page: int = 1
) -> Volume:
    """The parts as one file."""
    return Volume(
        title,
        tuple(one.part for one in parts),
        subject=f"{facts.body}, {facts.when}",
        author=facts.author,
        dated=as_of,
        first_page=first_page,
    )


@dataclass(frozen=True)
class _Plan:
    facts: MeetingFacts
    entries: Sequence[Entry]
    brought: Sequence[Brought]
    as_of: date

    def parts(self) -> Iterator[Planned]:
        found = [part for entry in self.entries if entry.is_in for part in self._of(entry)]
        front = [one for one in found if one.entry and one.entry.part is PackPart.AGENDA][:1]
        page = contents_page(self.facts, self._lines(found), as_of=self.as_of)
        yield from front
        yield Planned(Part("Contents", page, key=CONTENTS))
        named: set[str] = set(self._with_covers())
        for one in found:
            if one not in front:
                yield self._under_its_item(one, named)

    def papers(self) -> Iterator[Planned]:
        named: set[str] = set()
        for entry in self.entries:
            for one in self._paper(entry):
                yield self._under_its_item(one, named)

    def _lines(self, found: Sequence[Planned]) -> list[Entry]:
        """The lines of the contents; a cover sheet that is left out still heads its papers."""
        has = {one.entry.key for one in found if one.entry}
        return [one for one in self.entries if one.key in has or not one.is_in]

    def _with_covers(self) -> Iterator[str]:
        for entry in self.entries:
            if entry.part is PackPart.COVER and entry.is_in and entry.item:
                yield entry.item.id

    def _under_its_item(self, one: Planned, named: set[str]) -> Planned:
        """A paper whose item has no cover sheet brings the item's bookmark, if it is the first."""
        item = one.entry.item if one.entry and one.entry.part is PackPart.PAPER else None
        if item is None or item.id in named:
            return one
        named.add(item.id)
        assert one.entry is not None
        above = _numbered(one.entry.number, self.facts.title_of(item))
        return replace(one, part=replace(one.part, above=above))

    def _of(self, entry: Entry) -> Iterator[Planned]:
        if entry.part is PackPart.PAPER:
            yield from self._paper(entry)
            return
        document = document_of(self.facts, entry, as_of=self.as_of)
        if document is None:
            return
        if entry.part is PackPart.AGENDA:
            document = _with_pages(document, self._pages())
        title = entry.title
        if entry.part is PackPart.COVER:
            title = _numbered(entry.number, title)
        yield Planned(Part(title, document, header=self._header(entry), key=entry.key), entry)

    def _paper(self, entry: Entry) -> Iterator[Planned]:
        files = [one for one in self.brought if one.entry is entry]
        for number, one in enumerate(files, 1):
            title = entry.title if len(files) == 1 else f"{entry.title} ({number} of {len(files)})"
            key = entry.key if number == 1 else f"{entry.key}:{number}"
            header = self._header(entry)
            if one.pdf is not None:
                part: Part | Inserted = Inserted(title, one.pdf, 2, header, key=key)
            else:
                part = Part(title, self._beside(one), 2, header, key=key)
            yield Planned(part, entry, one)

    def _header(self, entry: Entry) -> str:
        """What stands on each page: the item and the paper, and that it is exempt where it is."""
        item = entry.item
        named = f"Item {entry.number}" if entry.number and item else ""
        words = [named, self.facts.title_of(item) if item else ""]
        if entry.paper is not None:
            words.append(entry.paper.title)
        told = ", ".join(one for one in words if one)
        if not entry.exempt:
            return told
        ground = entry.paper.ground if entry.paper and entry.paper.ground else ""
        note = self.facts.exempt_note(ground or (item.ground if item else ""))
        return f"{note.text}. {told}"

    def _beside(self, one: Brought) -> Document:
        """The sheet that stands for a file that could not become pages."""
        where = "This paper travels beside the pack."
        if one.attached:
            where = "This paper is attached to this file."
        elif not one.source.is_file():
            where = "This paper is not in the pack."
        told = f"Its file is {one.attached or one.file.name}. {one.problem}"
        words = Paragraph(text(where, bold=True)), Paragraph(text(told.strip()))
        return council_document(
            self.facts.register,
            one.entry.title,
            words,
            subject=f"{self.facts.body}, {self.facts.when}",
            footer=f"{self.facts.body}, {long_date(self.facts.meeting.held_on)}",
            as_of=self.as_of,
        )

    def _pages(self) -> Mapping[str, str]:
        """Where each item's matter begins, by the item's number on the agenda."""
        found: dict[str, str] = {}
        for entry in self.entries:
            if entry.is_in and entry.number and (entry.part is not PackPart.PAPER or entry.files):
                found.setdefault(entry.number, entry.key)
        return found


def _with_pages(agenda: Document, pages: Mapping[str, str]) -> Document:
    """The agenda with the page on which each item's papers begin, under the item."""
    blocks: list[Block] = []
    for block in agenda.blocks:
        blocks.append(block)
        key = pages.get(block.number) if isinstance(block, Heading) else None
        if key:
            runs = (*text("Page "), Run("", page_of=key))
            blocks.append(Paragraph(runs, ParagraphStyle.DETAIL))
    return replace(agenda, blocks=tuple(blocks))


def _numbered(number: str, title: str) -> str:
    return f"{number} {title}" if number else title
