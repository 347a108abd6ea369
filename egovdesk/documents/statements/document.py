"""A statement as a document: its header, a table of contents, and its sections with their tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.kept import from_json
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Block,
    Contents,
    Document,
    ExemptNote,
    Facts,
    Heading,
    Paragraph,
    ParagraphStyle,
    text_runs,
)
from egovdesk.documents.statements.tables import section_tables
from egovdesk.documents.statements.text import LOWEST, text_blocks
from egovdesk.documents.wording import counted, long_date
from egovdesk.records.choices import ChoiceList
from egovdesk.records.kept_statements import KeptSection, KeptStatement
from egovdesk.records.statements import Draft
from egovdesk.register import Register


def statement_document(
    register: Register,
    kept: KeptStatement,
    *,
    as_of: date,
    draft: Draft | None = None,
    audience: Audience = Audience.MEMBERS,
) -> Document:
    """The statement to read or send: a kept draft, or the working text as it stands on a day.

    Of an exempt statement the public gets nothing but that it is exempt; exempt sections are left
    out of its copy, which says how many.
    """
    public = audience is Audience.PUBLIC
    hidden = public and kept.exempt
    kept = in_words(register, kept)
    state = which_draft(draft, as_of)
    blocks = (
        [Paragraph(text_runs("This statement is exempt and is not open to the public."))]
        if hidden
        else [*header_blocks(kept), *_left_out(kept, public), Contents(), *_sections(kept, public)]
    )
    title = "Exempt statement" if hidden else kept.title
    exempt = not public and (kept.exempt or any(one.exempt for one in kept.sections))
    return council_document(
        register,
        title,
        [Paragraph(text_runs(state), ParagraphStyle.SUBTITLE), *blocks],
        subject=f"{kept.authority}: {title}",
        header=NOT_FOR_ALL if exempt else state,
        footer=f"{title}, {state[:1].lower()}{state[1:]}",
        as_of=as_of,
    )


def in_words(register: Register, kept: KeptStatement) -> KeptStatement:
    """The statement with the grounds of what is exempt in words, not as the codes of their list."""
    nation = register.authority.nation.value
    grounds = {
        code: one.detail if one.detail.startswith(one.label) else one.label
        for code, one in register.choices.of(ChoiceList.GROUNDS, nation).items()
    }
    sections = (
        replace(one, ground=grounds.get(one.ground, one.ground)) if one.exempt else one
        for one in kept.sections
    )
    return replace(kept, sections=tuple(sections))


def which_draft(draft: Draft | None, as_of: date) -> str:
    """Which draft a copy is: "Draft 2, kept 16 September 2003", "Working draft, 9 October 2003"."""
    if draft is None:
        return f"Working draft, {long_date(as_of)}"
    return f"Draft {draft.number}, kept {long_date(draft.kept_at.astimezone().date())}"


def header_blocks(kept: KeptStatement) -> Iterator[Block]:
    """Whose statement it is and whom to ask (reference.md 2.3, the header of a return)."""
    pairs = (
        ("Authority", kept.authority),
        ("Round", kept.round),
        ("Board", kept.group),
        ("Contact", kept.contact),
        ("Email", kept.email),
        ("Telephone", kept.phone),
        ("To", kept.recipient),
        ("Due", long_date(kept.due_on) if kept.due_on else ""),
    )
    yield Facts(tuple((label, value) for label, value in pairs if value))


def section_blocks(
    section: KeptSection, *, heading: bool = True, linked: bool = False
) -> Iterator[Block]:
    """A section with its text, its table and what the register fills in; chips `linked` on screen."""
    level = min(section.level + 1, LOWEST)
    if heading:
        yield Heading(f"{section.number} {section.title}".strip(), level)
    if section.exempt:
        ground = section.ground[:1].lower() + section.ground[1:]
        yield ExemptNote(f"Exempt: {ground}" if ground else "Exempt")
    yield from text_blocks(section.text, level, linked=linked)
    yield from section_tables(section)
    if section.filled:
        filled = from_json(section.filled)
        assert isinstance(filled, Document)
        yield from filled.blocks


def _sections(kept: KeptStatement, public: bool) -> Iterator[Block]:
    for one in kept.sections:
        if not (public and one.exempt):
            yield from section_blocks(one)


def _left_out(kept: KeptStatement, public: bool) -> Iterator[Block]:
    count = sum(one.exempt for one in kept.sections)
    if public and count:
        was = "is exempt and is" if count == 1 else "are exempt and are"
        words = counted(count, "section")
        words = f"{words[:1].upper()}{words[1:]} {was} left out of this copy."
        yield Paragraph(text_runs(words), ParagraphStyle.NOTE)
