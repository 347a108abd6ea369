"""The approval record of a statement: its stages with their decisions, what was delegated, what went in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Facts,
    Paragraph,
    Table,
    text_runs,
)
from egovdesk.documents.wording import long_date
from egovdesk.records.outlines import outline
from egovdesk.records.statements import ApprovalStage, Statement
from egovdesk.register import Register

COLUMNS = (
    Column("Stage", width=28),
    Column("What", width=12),
    Column("By", width=14),
    Column("Done", width=14),
    Column("Decision", width=16),
    Column("Draft", width=10),
)
CHANGES = (
    Column("Made", width=14),
    Column("Section", width=22),
    Column("What was changed", width=34),
    Column("Why", width=20),
    Column("By", width=16),
)


def approval_record(register: Register, statement_id: str, as_of: date) -> Iterator[Block]:
    """Who considered, agreed and adopted it, when and by which decision; and how it went in."""
    statement = register.statements.get(statement_id)
    stages = register.approval_stages.find(statement_id=statement_id)
    if stages:
        rows = tuple(_stage(register, one) for one in stages)
        yield Table(COLUMNS, rows, first_column_heads=True)
    else:
        yield Paragraph(text_runs("No stage of approval is recorded yet."))
    facts = tuple((label, value) for label, value in _facts(register, statement) if value)
    if facts:
        yield Facts(facts)
    yield from _amendments(register, statement_id)


def _stage(register: Register, one: ApprovalStage) -> tuple[Cell, ...]:
    draft = register.drafts.maybe(one.draft_id)
    return (
        one.title,
        one.kind.label,
        one.due_on,
        one.done_on,
        decision_number(register, one.decision_id),
        f"Draft {draft.number}" if draft is not None else None,
    )


def decision_number(register: Register, decision_id: str | None) -> str:
    """A decision by its number with its letter, which tells nothing that is exempt."""
    decision = register.decisions.maybe(decision_id)
    if decision is None:
        return ""
    letter = f" ({decision.letter})" if decision.letter else ""
    return f"{decision.number}{letter}"


def _facts(register: Register, statement: Statement) -> Iterator[tuple[str, str]]:
    yield "Minor changes delegated to", statement.delegated_to
    yield "On these terms", statement.delegated_terms
    yield "By decision", decision_number(register, statement.delegation_id)
    if statement.submitted_on is None:
        return
    draft = register.drafts.maybe(statement.submitted_id)
    which = f", draft {draft.number}" if draft is not None else ""
    yield "Submitted", f"{long_date(statement.submitted_on)}{which}"
    yield "By what means", statement.method
    yield "Reference", statement.reference


def _amendments(register: Register, statement_id: str) -> Iterator[Block]:
    made = register.amendments.find(statement_id=statement_id)
    if not made:
        return
    headings = outline(register.sections.find(statement_id=statement_id))
    rows = []
    for one in made:
        heading = headings.of(one.section_id or "")
        person = register.people.maybe(one.by_id)
        open_one = heading is not None and not heading.section.exempt
        rows.append((
            one.made_on, f"{heading.number} {heading.section.title}" if open_one and heading else "",
            one.text if open_one else "Exempt", one.reason if open_one else "",
            person.name if person is not None else "",
        ))  # fmt: skip
    yield Table(CHANGES, tuple(rows), caption="Changes made since it was agreed")
