"""The certificate of a public pack: what was searched for what, and how all that was found was settled.

It never names what is exempt: that is counted, by kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
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
from egovdesk.documents.wording import counted, listing, long_date, short_date
from egovdesk.records.leaks import Searched, SecretKind
from egovdesk.records.packs import Disclosure

_SOUGHT = {
    SecretKind.TITLE: "title", SecretKind.NAME: "name", SecretKind.SUM: "sum",
    SecretKind.FILE_NAME: "file name",
}  # fmt: skip
_FIRST, _LAST = 8, 3  # words of a passage that is declared public
_PAGE = re.compile(r"page (\d+)")
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
    where = f"{_extent(searched, proved)}, opened again after it was made: {_parts(searched)}."
    if proved.index:
        where += f" {proved.index} lists each other file with its SHA-256."
    yield Facts((
        *proved.facts, ("Searched", f"{long_date(as_of)}, {facts.register.user}"), ("Where", where),
        ("For what", _sought(searched.sought)),
    ))  # fmt: skip
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
    grouped: dict[tuple[str, bool, str], list[int]] = defaultdict(list)
    for one in facts.register.withholdings.find(meeting_id=facts.meeting.id):
        if one.paper_id in papers:
            reason = _signed(one.reason, one.withheld_by, one.withheld_on)
            grouped[papers[one.paper_id], one.whole, reason].append(one.page)
    if grouped:
        yield Heading("Taken out", 3)
        columns = Column("Paper", width=32), Column("What", width=26), Column("Reason", width=42)
        rows = (
            (paper, _what(whole, pages), reason)
            for (paper, whole, reason), pages in grouped.items()
        )
        yield Table(columns, tuple(rows))


def _what(whole: bool, pages: list[int]) -> str:
    """`Whole pages 3 to 7`, `Passage on page 12`."""
    several = "s" if len(set(pages)) > 1 else ""
    if whole:
        return f"Whole page{several} {_pages(pages)}"
    return f"{'Passages' if len(pages) > 1 else 'Passage'} on page{several} {_pages(pages)}"


def _declared(disclosures: Iterable[Disclosure]) -> Iterator[Block]:
    """The words that were declared public, those of one reason together."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for one in disclosures:
        reason = _signed(one.reason, one.declared_by, one.declared_on)
        grouped[reason].append(_shortened(one.words))
    if grouped:
        yield Heading("Declared public", 3)
        columns = Column("Words", width=58), Column("Reason", width=42)
        rows = (("; ".join(dict.fromkeys(words)), reason) for reason, words in grouped.items())
        yield Table(columns, tuple(rows))


def _signed(reason: str, by: str, on: date) -> str:
    who = f"{by}, {short_date(on)}"
    return f"{reason} ({who})" if reason.strip() else f"none given ({who})"


def _shortened(words: str) -> str:
    """A passage by its first words and its last: the register has it whole."""
    parts = words.split()
    if len(parts) <= _FIRST + _LAST + 1:
        return " ".join(parts)
    return f"{' '.join(parts[:_FIRST])} … {' '.join(parts[-_LAST:])}"


def _not_searched(searched: Searched) -> Iterator[Block]:
    """What is the same of several pages is said once."""
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in searched.unsearched:
        grouped[one.place.file, one.why].append(one.place.where)
    if grouped:
        yield Heading("What could not be searched")
        said = (
            f"{', '.join((file, *_places(wheres)))}: {why}"
            for (file, why), wheres in grouped.items()
        )
        yield ListBlock(tuple(ListItem(text_runs(one)) for one in said))


def _places(wheres: list[str]) -> Iterator[str]:
    found = [_PAGE.fullmatch(one) for one in wheres]
    pages = [int(one[1]) for one in found if one]
    if pages:
        yield f"{'page' if len(pages) == 1 else 'pages'} {_pages(pages)}"
    yield from dict.fromkeys(one for one in wheres if one and not _PAGE.fullmatch(one))


def _pages(numbers: list[int]) -> str:
    """`3 to 7 and 12`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return listing([f"{one[0]}" if len(one) == 1 else f"{one[0]} to {one[-1]}" for one in runs])
