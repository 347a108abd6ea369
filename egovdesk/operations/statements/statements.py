"""Statements: started from a round or empty, changed, marked exempt, removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.statements.sections import remove_section_rows
from egovdesk.records.authority import Nation
from egovdesk.records.groups import Tier
from egovdesk.records.rounds import Round, RoundPart
from egovdesk.records.statements import Section, SectionRow, Statement
from egovdesk.records.tables.columns import usual_columns
from egovdesk.records.text import clean_facts, clean_line
from egovdesk.register import Register
from egovdesk.shipped.rounds import shipped_round, usual_parts

_PROSE = {"delegated_terms", "note"}


@operation("Start statement")
def start_statement(register: Register, title: str = "", *, round: str = "", **facts: Any) -> str:
    """Start a council's statement for a round, with its prescribed parts, or an empty one of its own.

    Only councils in England were asked for IEG statements (reference.md 0 and 2.1): raises Refused
    elsewhere. Returns its id.
    """
    asked = _round_of(register, round)
    known = clean_facts(facts, _PROSE)
    if asked is not None:
        known = {"due_on": asked.due_on, "recipient": asked.recipient, **known}
    known.setdefault("group_id", _governing(register))
    title = clean_line(title) or (asked.title if asked is not None else "")
    statement = Statement(new_id(), title, round, **known)
    require(statement.problems())
    register.statements.add(statement)
    if asked is not None:
        _add_parts(register, statement.id, None, asked.parts)
    return statement.id


def _round_of(register: Register, code: str) -> Round | None:
    if not code:
        return None
    if register.authority.nation is not Nation.ENGLAND:
        raise Refused(
            "IEG statements were asked of councils in England only.",
            "Nothing has changed.",
            "Start an empty statement of your own instead.",
        )
    found = shipped_round(code)
    if found is None:
        raise Refused(
            f"No round is called {code}.",
            "Nothing has changed.",
            "Choose one of IEG1 to IEG6, or start an empty statement.",
        )
    return found


def _governing(register: Register) -> str | None:
    """The e-governance group, whose the statement is unless it is said otherwise."""
    today = register.today
    covered = register.group_tiers.on(today)
    return next(
        (one.id for one in register.groups.all()
         if Tier.E_GOVERNANCE in covered.get(one.id, []) and one.exists_on(today)),
        None,
    )  # fmt: skip


def _add_parts(
    register: Register, statement_id: str, parent_id: str | None, parts: Iterable[RoundPart]
) -> None:
    for position, part in enumerate(parts, 1):
        made = Section(
            new_id(), statement_id, part.title, part.kind, parent_id, position, part.code,
            word_limit=part.word_limit, required=part.required, guidance=part.advice,
            columns=",".join(part.columns or usual_columns(part.kind)), unit=part.unit,
        )  # fmt: skip
        register.sections.add(made)
        register.section_rows.add_all(
            SectionRow(new_id(), made.id, row.title, row.code, row.kind, position=place)
            for place, row in enumerate(part.rows, 1)
        )
        _add_parts(register, statement_id, made.id, part.parts)


@operation("Add usual sections", of=naming.of_statement)
def add_usual_sections(register: Register, statement_id: str) -> None:
    """Give an empty statement the sections that one of a council’s own usually has."""
    register.statements.get(statement_id)
    if register.sections.find(statement_id=statement_id):
        raise Refused("This statement has sections already.", "Nothing has changed.")
    _add_parts(register, statement_id, None, usual_parts())


@operation("Change statement", of=naming.of_statement)
def change_statement(register: Register, statement_id: str, **changes: Any) -> None:
    """Change its title, header, group, owner or dates."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.statements.get(statement_id), **cleaned).problems())
    register.statements.update(statement_id, **cleaned)


@operation("Change exemption", of=naming.of_statement)
def set_statement_exempt(
    register: Register, statement_id: str, exempt: bool, ground: str = ""
) -> None:
    """Mark a statement exempt on a ground with all its sections, or open.

    Opening it leaves a section exempt that has a ground of its own.
    """
    before = register.statements.get(statement_id)
    ground = clean_line(ground) if exempt else ""
    register.statements.update(statement_id, exempt=exempt, ground=ground)
    for section in register.sections.find(statement_id=statement_id):
        if exempt or section.ground == before.ground:
            register.sections.update(section.id, exempt=exempt, ground=ground)


@operation("Remove statement", of=naming.of_statement)
def remove_statement(register: Register, statement_id: str) -> None:
    """Take out a statement of which nothing was kept; raises Refused otherwise."""
    register.statements.get(statement_id)
    if register.drafts.find(statement_id=statement_id):
        raise Refused(
            "Drafts of this statement have been kept, so it stays in the register.",
            "Nothing has changed.",
        )
    for carried in register.statements.find(carried_from_id=statement_id):
        register.statements.update(carried.id, carried_from_id=None)
    for stage in register.approval_stages.find(statement_id=statement_id):
        register.approval_stages.remove(stage.id)
    for amendment in register.amendments.find(statement_id=statement_id):
        register.amendments.remove(amendment.id)
    for section in register.sections.find(statement_id=statement_id, parent_id=None):
        remove_section_rows(register, section)
    register.statements.remove(statement_id)
