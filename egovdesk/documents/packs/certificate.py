"""The certificate of a public pack: what was searched for what, and how all that was found was settled.

It never names what is exempt: that is counted, by kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from egovdesk.documents.frames import council_document
from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.model import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Table,
    text_runs,
)
from egovdesk.documents.wording import counted, listing, long_date
from egovdesk.records.leaks import Searched, SecretKind
from egovdesk.records.packs import Disclosure

_SOUGHT = {
    SecretKind.TITLE: "title", SecretKind.NAME: "name", SecretKind.SUM: "sum",
    SecretKind.FILE_NAME: "file name",
}  # fmt: skip
_CLEAN = "Nothing was found that has not been taken out or declared public."


@dataclass(frozen=True)
class Proved:
    """What a certificate is of: a file, or a folder of so many `files`.

    `sha256` is the file's, or that of the folder's `index`, which has the SHA-256 of each other file.
    """

    name: str
    sha256: str
    index: str = ""
    files: int = 0

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it is known by."""
        if not self.index:
            return ("File", self.name), ("SHA-256", self.sha256)
        return ("Folder", self.name), ("Its index", self.index), ("SHA-256 of it", self.sha256)


def certificate(
    facts: MeetingFacts, searched: Searched, proved: Proved, *, as_of: date
) -> Document:
    """The certificate of what was made for the public of a meeting, as it was searched on a day."""
    return council_document(
        facts.register,
        "Certificate of search",
        _blocks(facts, searched, proved, as_of),
        subject=f"{facts.body}, {facts.when}",
        footer=f"{facts.body}, {long_date(facts.meeting.held_on)}",
        as_of=as_of,
    )


def _blocks(
    facts: MeetingFacts, searched: Searched, proved: Proved, as_of: date
) -> Iterator[Block]:
    yield Paragraph(text_runs(f"{facts.body}, {facts.when}"), ParagraphStyle.SUBTITLE)
    yield Facts((*proved.facts, ("Searched", f"{long_date(as_of)}, {facts.register.user}")))
    yield Heading("What was searched")
    yield Paragraph(
        text_runs(
            f"{_extent(searched, proved)}, opened again after it was made: {_parts(searched)}."
        )
    )
    if proved.index:
        yield Paragraph(text_runs(f"{proved.index} lists each other file with its SHA-256."))
    yield Heading("What was looked for")
    yield Paragraph(text_runs(_sought(searched.sought)))
    yield Heading("What was found")
    count = len(searched.leaks)
    yield Paragraph(text_runs(_found(count) if count else _CLEAN))
    yield from _taken_out(facts)
    yield from _declared(facts.register.disclosures.find(meeting_id=facts.meeting.id))
    yield from _not_searched(searched)


def _extent(searched: Searched, proved: Proved) -> str:
    """`The file of 31 pages with 2 files inside or beside it`, `The folder of 9 files`.

    In Word nobody knows how many pages there are.
    """
    if proved.index:
        what, inside = (
            f"The folder of {counted(proved.files, 'file')}",
            searched.files - proved.files,
        )
        return f"{what} with {counted(inside, 'file')} inside them" if inside > 0 else what
    pages, inside = f" of {counted(searched.pages, 'page')}", searched.files - 1
    more = f" with {counted(inside, 'file')} inside or beside it" if inside > 0 else ""
    return f"The file{pages if searched.pages else ''}{more}"


def _parts(searched: Searched) -> str:
    return listing([part.value for part, letters in searched.parts.items() if letters])


def _sought(sought: Mapping[SecretKind, int]) -> str:
    """What was looked for, counted: what it is is exempt."""
    counts = [counted(sought[kind], name) for kind, name in _SOUGHT.items() if sought.get(kind)]
    texts = sought.get(SecretKind.TEXT, 0)
    if texts:
        counts.append(f"every phrase of eight words in {counted(texts, 'text')}")
    if not counts:
        return "The exempt record holds nothing that bears on this meeting."
    return (
        f"{listing(counts)[:1].upper()}{listing(counts)[1:]} of the exempt record, in whatever case,"
        " spacing, hyphens or form. What the open record holds as well does not count."
    )


def _found(count: int) -> str:
    verbs = ("is", "has") if count == 1 else ("are", "have")
    passages = counted(count, "passage")
    return (
        f"{passages} {verbs[0]} in the file and {verbs[1]} not been settled."
        " The file must not go to the public."
    )


def _taken_out(facts: MeetingFacts) -> Iterator[Block]:
    """The pages and passages that are withheld, in the papers that the public may know of."""
    papers = {one.id: one.title for found in facts.papers.values() for one in found}
    withheld = facts.register.withholdings.find(meeting_id=facts.meeting.id)
    rows = tuple(
        (
            papers[one.paper_id], one.page, "Whole page" if one.whole else "Passage", one.reason,
            one.withheld_by, one.withheld_on,
        )
        for one in withheld
        if one.paper_id in papers
    )  # fmt: skip
    if rows:
        yield Heading("Taken out", 3)
        columns = (
            Column("Paper", width=28), Column("Page", width=11, numeric=True), Column("What", width=16),
            Column("Reason", width=30), Column("By", width=12), Column("On", width=22),
        )  # fmt: skip
        yield Table(columns, rows)


def _declared(disclosures: Iterable[Disclosure]) -> Iterator[Block]:
    rows = tuple((one.words, one.reason, one.declared_by, one.declared_on) for one in disclosures)
    if rows:
        yield Heading("Declared public", 3)
        columns = (
            Column("Words", width=40), Column("Reason", width=30), Column("By", width=12),
            Column("On", width=22),
        )  # fmt: skip
        yield Table(columns, rows)


def _not_searched(searched: Searched) -> Iterator[Block]:
    if not searched.unsearched:
        return
    yield Heading("What could not be searched")
    yield ListBlock(tuple(ListItem(text_runs(one.words)) for one in searched.unsearched))
