"""What the register fills into a statement: one function for each kind of section that it fills.

What is filled in is what the public may read: a statement goes to central government.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from egovdesk.documents.kept import to_json
from egovdesk.documents.model import Block, Document
from egovdesk.documents.statements.approval import approval_record
from egovdesk.documents.statements.governance import governance
from egovdesk.documents.statements.programme import programme
from egovdesk.drafts import working
from egovdesk.records.kept_statements import KeptStatement
from egovdesk.records.statements import Section, SectionKind
from egovdesk.register import Register

Filler = Callable[[Register, str, date], Iterable[Block]]
"""Gives the blocks of a section, from the register, the statement's id and the day."""

FILLERS: dict[SectionKind, Filler] = {
    SectionKind.GOVERNANCE: governance,
    SectionKind.PROGRAMME: programme,
    SectionKind.APPROVAL: approval_record,
}


def filled(register: Register, statement_id: str) -> dict[str, str]:
    """What the register fills into each section that it fills, as the JSON of a document."""
    return {
        one.id: to_json(filled_document(register, one))
        for one in register.sections.find(statement_id=statement_id)
        if one.kind in FILLERS
    }


def filled_document(register: Register, section: Section) -> Document:
    """What the register fills into one section as it stands; nothing where it fills nothing."""
    fill = FILLERS.get(section.kind)
    if fill is None:
        return Document("")
    return Document("", tuple(fill(register, section.statement_id, register.today)))


def as_it_stands(register: Register, statement_id: str) -> KeptStatement:
    """The whole statement as it stands, with what the register fills in."""
    return working(register, statement_id, filled(register, statement_id))
