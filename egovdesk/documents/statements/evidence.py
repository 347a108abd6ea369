"""The evidence list of a statement: each passage, what it rests on, and the minute behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from egovdesk.checks.claims import NO_FIGURES, remarks
from egovdesk.claims import figures_of
from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
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
from egovdesk.documents.text import plain_text
from egovdesk.documents.wording import long_date, tally
from egovdesk.records.kept_statements import KeptEvidence, KeptSection, KeptStatement
from egovdesk.records.sentences import sentences
from egovdesk.records.statements import Draft
from egovdesk.records.tables.table import table_of
from egovdesk.register import Register

BARE = "S2"
"""The check that finds sentences which want evidence."""
MOST_FACTS = 300
_BARE_NOTE = "Sentences with a figure, a date, or what was done, that rest on nothing."
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

BARE_COLUMNS = (
    Column("Section", width=28), Column("What it says", width=52),
    Column("Why it stands", width=30, empty="to look at"),
)  # fmt: skip
BARE_SHEET = (
    Column("Section", width=10), Column("Title", width=28), Column("What it says", width=60),
    Column("Why it stands", width=40),
)  # fmt: skip


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
    """Each chip's evidence with the sentence that it stands in or after."""
    for paragraph in markdown.split("\n\n"):
        for part in sentences(paragraph):
            yield from ((linked, one.said) for one in part for linked in one.evidence)


@dataclass(frozen=True)
class Bare:
    """A sentence that wants evidence and has none; `reason` is why that was let stand."""

    section: KeptSection
    said: str
    reason: str = ""


def without_evidence(
    register: Register, kept: KeptStatement, *, public: bool = False
) -> Iterator[Bare]:
    """Every sentence that states a figure, a date or what was done, and rests on nothing."""
    if public and kept.exempt:
        return
    for section in kept.sections:
        if public and section.exempt:
            continue
        left = register.acceptances.find(subject=f"sections:{section.id}", rule=BARE)
        reasons = {one.facts: one.reason for one in left}
        figures = figures_of(table_of(section)) if section.kind.has_rows else NO_FIGURES
        for one in remarks(section.text, {}, figures):
            if one.rule == BARE:
                yield Bare(section, one.facts, reasons.get(one.facts[:MOST_FACTS], ""))


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
    blocks += _bare_blocks(list(without_evidence(register, kept, public=public)))
    title = "Evidence" if public and kept.exempt else f"Evidence: {kept.title}"
    return council_document(
        register, title, blocks, subject=f"{kept.authority}: {title}", footer=title,
        header=NOT_FOR_ALL if exempt and not public else "", as_of=as_of, landscape=True,
    )  # fmt: skip


def _bare_blocks(bare: list[Bare]) -> Iterator[Block]:
    yield Heading("Claims without evidence")
    yield Paragraph(text_runs(_BARE_NOTE))
    if bare:
        rows = tuple((f"{one.section.number} {one.section.title}", one.said, one.reason)
                     for one in bare)  # fmt: skip
        yield Table(BARE_COLUMNS, rows)
    else:
        yield Paragraph(text_runs("None."))


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
    bare = tuple((one.section.number, one.section.title, one.said, one.reason)
                 for one in without_evidence(register, kept, public=public))  # fmt: skip
    note = f"{tally(len(rows), 'passage')}. {which_draft(draft, as_of)}. {_left_out(kept, public)}"
    return Workbook(
        title=title,
        subject=f"{kept.authority}: {title}",
        author=register.authority.author,
        dated=as_of,
        sheets=(
            Sheet("Evidence", Table(SHEET, rows, name="Evidence"), title, note.strip(), len(rows)),
            Sheet("Without evidence", Table(BARE_SHEET, bare, name="Claims"),
                  "Claims without evidence", _BARE_NOTE, len(bare)),
        ),
    )  # fmt: skip


def _line(one: Claim) -> tuple[Cell, ...]:
    found = one.evidence
    return (
        one.section.number, one.section.title, one.passage, found.number, found.kind.capitalize(),
        found.title, plain_text(found.wording), found.group, found.on, _stands(found).text.partition(
            " by the ")[0], found.answered_by, found.answered_on, found.answer, found.note,
        "Exempt" if found.exempt or one.section.exempt else "Open",
    )  # fmt: skip
