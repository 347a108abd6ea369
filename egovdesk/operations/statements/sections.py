"""Sections of a statement: add, write, change, move, mark exempt, remove."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.operations.statements.evidence import take_along
from egovdesk.records.statements import Readiness, Section, SectionKind
from egovdesk.records.tables.columns import usual_columns
from egovdesk.records.text import clean_facts, clean_line, clean_text
from egovdesk.register import Register

_PROSE = {"text", "guidance", "note"}


@operation("Add section", of=naming.of_statement)
def add_section(
    register: Register, statement_id: str, title: str, *, after_id: str | None = None,
    parent_id: str | None = None, **facts: Any,
) -> str:  # fmt: skip
    """Add a section after another, or as the last under a parent or at the top; return its id."""
    statement = register.statements.get(statement_id)
    after = register.sections.maybe(after_id)
    parent_id = after.parent_id if after is not None else parent_id
    above = register.sections.maybe(parent_id)
    known = clean_facts(facts, _PROSE)
    over = above if above is not None else statement
    if over.exempt:
        known |= {"exempt": True, "ground": over.ground}
    known.setdefault("columns", ",".join(usual_columns(known.get("kind", SectionKind.TEXT))))
    section = Section(new_id(), statement_id, clean_line(title), parent_id=parent_id, **known)
    require(section.problems())
    register.sections.add(section)
    beside = [one for one in siblings(register, section) if one.id != section.id]
    index = next((at + 1 for at, one in enumerate(beside) if one.id == after_id), len(beside))
    _place(register, section, parent_id, index)
    return section.id


@operation("Change section", of=naming.of_section)
def change_section(register: Register, section_id: str, **changes: Any) -> None:
    """Change its title, readiness, owner, limit or due day; its text by `write_section`."""
    cleaned = clean_facts(changes, _PROSE)
    require(replace(register.sections.get(section_id), **cleaned).problems())
    register.sections.update(section_id, **cleaned)


@operation("Write section", of=naming.of_section)
def write_section(register: Register, section_id: str, text: str) -> None:
    """Keep a section's text as it now is; one that was still to write is in draft with its first words.

    A chip that came from another section brings its evidence along, if that one has it no more.
    """
    section = register.sections.get(section_id)
    text = clean_text(text)
    changes: dict[str, Any] = {"text": text}
    if section.readiness is Readiness.TO_WRITE and text.strip():
        changes["readiness"] = Readiness.IN_DRAFT
    register.sections.update(section_id, **changes)
    take_along(register, section_id, text)


@operation("Move section", of=naming.of_section)
def move_section(register: Register, section_id: str, by: int) -> None:
    """Move a section up (negative) or down among those beside it, with all below it."""
    section = register.sections.get(section_id)
    beside = siblings(register, section)
    here = next(at for at, one in enumerate(beside) if one.id == section_id)
    there = max(0, min(len(beside) - 1, here + by))
    if there != here:
        _place(register, section, section.parent_id, there)


@operation("Move section", of=naming.of_section)
def place_section(
    register: Register, section_id: str, index: int, *, parent_id: str | None = None
) -> None:
    """Put a section at an index under a parent, or at the top; under an exempt one it is exempt."""
    section = register.sections.get(section_id)
    above = register.sections.maybe(parent_id)
    over = above
    while over is not None:
        if over.id == section_id:
            raise Refused("A section cannot stand under itself.", "Nothing has changed.")
        over = register.sections.maybe(over.parent_id)
    if above is not None and above.exempt and not section.exempt:
        _pass_on(register, section, True, above.ground)
    _place(register, section, parent_id, index)


@operation("Indent section", of=naming.of_section)
def indent_section(register: Register, section_id: str) -> None:
    """Put a section under the one above it, as the last there."""
    section = register.sections.get(section_id)
    beside = siblings(register, section)
    here = next(at for at, one in enumerate(beside) if one.id == section_id)
    if not here:
        raise Refused("There is no section above to put this one under.", "Nothing has changed.")
    above = beside[here - 1]
    below = len(register.sections.find(parent_id=above.id))
    place_section(register, section_id, below, parent_id=above.id)


@operation("Outdent section", of=naming.of_section)
def outdent_section(register: Register, section_id: str) -> None:
    """Let a section stand beside the one it was under, and after it."""
    section = register.sections.get(section_id)
    parent = register.sections.maybe(section.parent_id)
    if parent is None:
        raise Refused("This section stands under no other.", "Nothing has changed.")
    beside = siblings(register, parent)
    index = next(at for at, one in enumerate(beside) if one.id == parent.id) + 1
    place_section(register, section_id, index, parent_id=parent.parent_id)


def siblings(register: Register, section: Section) -> list[Section]:
    """The sections beside one, itself among them, in order."""
    return register.sections.find(statement_id=section.statement_id, parent_id=section.parent_id)


def _place(register: Register, section: Section, parent_id: str | None, index: int) -> None:
    if section.parent_id != parent_id:
        register.sections.update(section.id, parent_id=parent_id)
    moved = replace(section, parent_id=parent_id)
    others = [one for one in siblings(register, moved) if one.id != section.id]
    others.insert(max(0, min(len(others), index)), register.sections.get(section.id))
    for position, one in enumerate(others, 1):
        if one.position != position:
            register.sections.update(one.id, position=position)


@operation("Change exemption", of=naming.of_section)
def set_section_exempt(register: Register, section_id: str, exempt: bool, ground: str = "") -> None:
    """Mark a section exempt on a ground with all below it, or open."""
    section = register.sections.get(section_id)
    above = register.sections.maybe(section.parent_id)
    over = above if above is not None else register.statements.get(section.statement_id)
    if over.exempt and not exempt:
        raise Refused(
            "This section stands in an exempt one.",
            "Nothing has changed.",
            "Open that one, or move this out from under it.",
        )
    _pass_on(register, section, exempt, clean_line(ground) if exempt else "")


def _pass_on(register: Register, section: Section, exempt: bool, ground: str) -> None:
    register.sections.update(section.id, exempt=exempt, ground=ground)
    for one in register.sections.find(parent_id=section.id):
        if exempt or one.ground == section.ground:
            _pass_on(register, one, exempt, ground)


@operation("Remove section", of=naming.of_section)
def remove_section(register: Register, section_id: str) -> None:
    """Take a section out with those below it, its table and its evidence."""
    section = register.sections.get(section_id)
    remove_section_rows(register, section)
    for position, one in enumerate(siblings(register, section), 1):
        if one.position != position:
            register.sections.update(one.id, position=position)


def remove_section_rows(register: Register, section: Section) -> None:
    """Take out a section and all that hangs off it; amendments to it stay without it."""
    for one in register.sections.find(parent_id=section.id):
        remove_section_rows(register, one)
    for row in register.section_rows.find(section_id=section.id):
        for figure in register.section_figures.find(row_id=row.id):
            register.section_figures.remove(figure.id)
        register.section_rows.remove(row.id)
    for linked in register.evidence.find(section_id=section.id):
        register.evidence.remove(linked.id)
    for amendment in register.amendments.find(section_id=section.id):
        register.amendments.update(amendment.id, section_id=None)
    register.sections.remove(section.id)
