"""The evidence list of a statement: each passage, what it rests on, and the minute behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Marked,
    Paragraph,
    ParagraphStyle,
    Sheet,
    Table,
    Tone,
    Workbook,
    text_runs,
)
from egovdesk.documents.statements.document import which_draft
from egovdesk.documents.statements.text import is_chip
from egovdesk.documents.text import blocks_from_markdown, plain_text
from egovdesk.documents.wording import long_date, tally
from egovdesk.records.kept_statements import KeptEvidence, KeptSection, KeptStatement
from egovdesk.records.passages import EVIDENCE
from egovdesk.records.statements import Draft
from egovdesk.register import Register

_BETWEEN = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”’\")])\s+")
_TONES = {"not yet ratified": Tone.AMBER, "ratified": Tone.GREEN, "lapsed": Tone.RED}
COLUMNS = (
    Column("Passage", width=40, empty="The whole section"),
    Column("Rests on", width=14),
    Column("What it is", width=30),
    Column("Decided", width=26),
    Column("Stands", width=24),
)
SHEET = (
    Column("Section", width=10),
    Column("Title", width=28),
    Column("Passage", width=50),
    Column("Rests on", width=16),
    Column("Kind", width=12),
    Column("What it is", width=36),
    Column("Wording", width=50),
    Column("Group", width=28),
    Column("Date", width=12),
    Column("Stands", width=18),
    Column("Answered by", width=26),
    Column("Answered on", width=12),
    Column("Minute of the answer", width=16),
    Column("Note", width=30),
    Column("Exempt", width=10),
)


@dataclass(frozen=True)
class Claim:
    """A passage of a section and what it rests on; no passage where the whole section does."""

    section: KeptSection
    evidence: KeptEvidence
    passage: str = ""


def claims_of(kept: KeptStatement, *, public: bool = False) -> Iterator[Claim]:
    """Every passage that rests on something, in order; the public's without anything exempt."""
    if public and kept.exempt:
        return
    for section in kept.sections:
        if public and section.exempt:
            continue
        known = {one.id: one for one in section.evidence if not (public and one.exempt)}
        found = [(key, said) for key, said in passages(section.text) if key in known]
        yield from (Claim(section, known[key], said) for key, said in found)
        named = {key for key, _said in found}
        yield from (Claim(section, one) for key, one in known.items() if key not in named)


def passages(markdown: str) -> Iterator[tuple[str, str]]:
    """Each chip's evidence with the sentence before it; chips side by side rest on the same one."""
    for runs in _texts(blocks_from_markdown(markdown)):
        before, last = "", ""
        for run in runs:
            if not is_chip(run):
                before += run.text
                continue
            sentences = [one.strip() for one in _BETWEEN.split(before) if one.strip(" .,;:")]
            last = sentences[-1] if sentences else last
            before = ""
            yield (run.link or "").removeprefix(EVIDENCE), last


def _texts(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.runs
            case ListBlock():
                yield from _items(block.items)
            case Table():
                for row in block.rows:
                    yield from (cell for cell in row if isinstance(cell, tuple))


def _items(items: Iterable[ListItem]) -> Iterator[Inline]:
    for one in items:
        yield one.runs
        for child in one.children:
            yield from _items(child.items)


def evidence_document(
    register: Register,
    kept: KeptStatement,
    *,
    as_of: date,
    draft: Draft | None = None,
    audience: Audience = Audience.MEMBERS,
) -> Document:
    """The evidence list to read, a heading for each section."""
    public = audience is Audience.PUBLIC
    claims = list(claims_of(kept, public=public))
    exempt = any(one.section.exempt or one.evidence.exempt for one in claims) or kept.exempt
    blocks: list[Block] = [Paragraph(text_runs(which_draft(draft, as_of)), ParagraphStyle.SUBTITLE)]
    if not claims:
        blocks.append(Paragraph(text_runs("No passage rests on anything yet.")))
    if left := _left_out(kept, public):
        blocks.append(Paragraph(text_runs(left), ParagraphStyle.NOTE))
    for section in dict.fromkeys(one.section for one in claims):
        blocks.append(Heading(f"{section.number} {section.title}"))
        rows = tuple(_row(one) for one in claims if one.section is section)
        blocks.append(Table(COLUMNS, rows))
    title = "Evidence" if public and kept.exempt else f"Evidence: {kept.title}"
    return council_document(
        register, title, blocks, subject=f"{kept.authority}: {title}", footer=title,
        header=NOT_FOR_ALL if exempt and not public else "", as_of=as_of, landscape=True,
    )  # fmt: skip


def _left_out(kept: KeptStatement, public: bool) -> str:
    """How much of it the public is not shown."""
    if not public or kept.exempt:
        return ""
    count = len(list(claims_of(kept))) - len(list(claims_of(kept, public=True)))
    return f"{tally(count, 'passage')} left out, for exempt matter." if count else ""


def _row(one: Claim) -> tuple[Cell, ...]:
    found = one.evidence
    decided = ", ".join(filter(None, (found.group, long_date(found.on) if found.on else "")))
    return one.passage, found.number, found.title, decided, _stands(found)


def _stands(found: KeptEvidence) -> Marked:
    """How it stands, in words: "Ratified by the Customer First Board, 16 September 2003 (CFB 11/03)"."""
    said = found.standing[:1].upper() + found.standing[1:]
    if found.answered_by and found.answered_on:
        minute = f" ({found.answer})" if found.answer else ""
        said = f"{said} by the {found.answered_by}, {long_date(found.answered_on)}{minute}"
    return Marked(said, _TONES.get(found.standing, Tone.NONE))


def evidence_workbook(
    register: Register,
    kept: KeptStatement,
    *,
    as_of: date,
    draft: Draft | None = None,
    audience: Audience = Audience.MEMBERS,
) -> Workbook:
    """The evidence list to sort and filter, with the wording of each decision as it was."""
    public = audience is Audience.PUBLIC
    claims = list(claims_of(kept, public=public))
    title = "Evidence" if public and kept.exempt else f"Evidence: {kept.title}"
    rows = tuple(_line(one) for one in claims)
    note = f"{tally(len(rows), 'passage')}. {which_draft(draft, as_of)}. {_left_out(kept, public)}"
    return Workbook(
        title=title,
        subject=f"{kept.authority}: {title}",
        author=register.authority.author,
        dated=as_of,
        sheets=(
            Sheet("Evidence", Table(SHEET, rows, name="Evidence"), title, note.strip(), len(rows)),
        ),
    )


def _line(one: Claim) -> tuple[Cell, ...]:
    found = one.evidence
    return (
        one.section.number, one.section.title, one.passage, found.number, found.kind.capitalize(),
        found.title, plain_text(found.wording), found.group, found.on, _stands(found).text.partition(
            " by the ")[0], found.answered_by, found.answered_on, found.answer, found.note,
        "Exempt" if found.exempt or one.section.exempt else "Open",
    )  # fmt: skip
