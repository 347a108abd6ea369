"""Statements that are due soon, and the sections of them that somebody was to have written by a day."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.documents.wording import counted
from egovdesk.records.outlines import Heading, Outline, outline
from egovdesk.records.statements import Readiness, Statement
from egovdesk.register import Register
from ui.views.today.due import SOON, Due, when_due

AHEAD = 35
"""Days before a statement is due to say so: an agenda of its board still lies between."""


def statements_due(register: Register) -> list[Due]:
    """The statements that have not gone in, the first due first, each with its sections that are late."""
    waiting = [one for one in register.statements.all() if one.submitted_on is None]
    waiting.sort(key=lambda one: (one.due_on is None, one.due_on, one.title))
    return [line for one in waiting for line in _lines(register, one)]


def _lines(register: Register, statement: Statement) -> Iterator[Due]:
    whole = outline(register.sections.find(statement_id=statement.id))
    today, day = register.today, statement.due_on
    if day is not None and (day - today).days <= AHEAD:
        when, tone = when_due(day, today)
        left = len(whole.leaves) - whole.ready
        context = f"{counted(left, 'section')} not ready" if left else "every section is ready"
        called = f"{statement.round} statement" if statement.round else statement.title
        yield Due(
            "statement", statement.id, called, context, _name(register, statement.owner_id),
            when, tone, "Open", "book-open-text", statement.exempt,
        )  # fmt: skip
    yield from _sections(register, statement, whole)


def _sections(register: Register, statement: Statement, whole: Outline) -> Iterator[Due]:
    for one in whole.leaves:
        day = one.section.due_on
        if day is None or one.readiness is Readiness.READY:
            continue
        if (day - register.today).days <= SOON:
            yield _section(register, statement, one)


def _section(register: Register, statement: Statement, one: Heading) -> Due:
    section = one.section
    when, tone = when_due(section.due_on or register.today, register.today)
    return Due(
        "section", section.id, f"{one.number} {section.title}", statement.round or statement.title,
        _name(register, section.owner_id), when, tone, "Open", "book-open-text", section.exempt,
    )  # fmt: skip


def _name(register: Register, person_id: str | None) -> str:
    person = register.people.maybe(person_id)
    return person.name if person is not None else "nobody yet"
