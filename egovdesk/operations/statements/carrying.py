"""A former round's text carried forward: each part into its like, the rest into a section of its own.

Nothing that is written already is written over, and nothing of the former statement is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from egovdesk.drafts import kept, working
from egovdesk.errors import Refused
from egovdesk.evidence import EVIDENCE
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation
from egovdesk.operations.statements.evidence import link_evidence
from egovdesk.operations.statements.sections import (
    add_section,
    set_section_exempt,
    write_section,
)
from egovdesk.records.kept_statements import KeptEvidence, KeptRow, KeptSection, KeptStatement
from egovdesk.records.passages import chips, chips_in_brackets
from egovdesk.records.statements import Section, SectionFigure, SectionKind, SectionRow
from egovdesk.records.tables.table import spend_kind
from egovdesk.register import Register

_NUMBER = re.compile(r"^[\d.]+")
_TYPED = ("light", "status", "due_on", "projected_on", "done_on", "comment")


@dataclass(frozen=True)
class Carried:
    """What became of a former statement: how many parts found their like, and which stand apart."""

    matched: int
    apart: tuple[str, ...]


@operation("Carry text forward", of=naming.of_statement)
def carry_forward(
    register: Register, statement_id: str, former_id: str, *, draft_id: str | None = None
) -> Carried:
    """Carry a former statement's text, tables and evidence into this one.

    What is carried is a kept draft of it, the one that was submitted, or else its text as it stands.
    Raises Refused where there is nothing to carry, and for a statement into itself.
    """
    if statement_id == former_id:
        raise Refused("A statement is not carried into itself.", "Nothing has changed.")
    former, content = register.statements.get(former_id), _content(register, former_id, draft_id)
    sections = [one for one in content.sections if _holds(one)]
    if not sections:
        raise Refused(f"Nothing is written in “{former.title}” yet.", "Nothing has changed.")
    same_round = former.round == register.statements.get(statement_id).round
    places = _places(
        register.sections.find(statement_id=statement_id), content.sections, same_round
    )
    apart: list[KeptSection] = []
    for one in sections:
        into = places.get(one.id)
        if into is None or not _fill(register, register.sections.get(into), one):
            apart.append(one)
    if apart:
        _keep_apart(register, statement_id, former.round or former.title, apart)
    register.statements.update(statement_id, carried_from_id=former_id)
    return Carried(len(sections) - len(apart), tuple(one.title for one in apart))


def _content(register: Register, former_id: str, draft_id: str | None) -> KeptStatement:
    chosen = draft_id or register.statements.get(former_id).submitted_id
    if chosen is None:
        return working(register, former_id)
    return kept(register, register.drafts.get(chosen))


def _holds(section: KeptSection) -> bool:
    """Whether there is anything in a section to carry; what the register fills in, it fills in anew."""
    return bool(section.text.strip() or section.evidence or any(map(_is_typed, section.rows)))


def _is_typed(row: KeptRow) -> bool:
    figures = any(one.value is not None or one.typed for one in row.figures)
    return figures or any(getattr(row, name) for name in _TYPED)


# --- which part becomes which ------------------------------------------------------------------


def _places(
    into: list[Section], former: tuple[KeptSection, ...], same_round: bool
) -> dict[str, str]:
    """The section that each former one goes into: by its part's code, its title, or its table."""

    def code(one: Section | KeptSection) -> str:
        # The number of a part is another thing in another round, the word after it is not.
        return one.code if same_round else _NUMBER.sub("", one.code)

    keys: tuple[Callable[[Section | KeptSection], str], ...] = (
        code,
        lambda one: one.title.casefold(),
        lambda one: "" if one.kind is SectionKind.TEXT else one.kind.value,
    )
    found: dict[str, str] = {}
    for key in keys:
        taken = set(found.values())
        free = {key(one): one.id for one in reversed(into) if one.id not in taken and key(one)}
        for one in former:
            if one.id not in found and key(one) in free:
                found[one.id] = free.pop(key(one))
    return found


# --- putting it there --------------------------------------------------------------------------


def _fill(register: Register, into: Section, former: KeptSection) -> bool:
    """Fill a section that is empty; False where it has words of its own, or no place for the table."""
    if former.text.strip() and into.text.strip():
        return False
    if former.rows and into.kind is not former.kind:
        return False
    if former.exempt and not into.exempt:
        set_section_exempt(register, into.id, True, former.ground)
    _write(register, into.id, former)
    _fill_rows(register, into.id, former.rows)
    return True


def _write(register: Register, section_id: str, former: KeptSection) -> None:
    """Give a section the former words, with chips that lead to evidence of its own."""
    text = former.text
    linked = {one.id: _link(register, section_id, one) for one in former.evidence}
    for evidence_id, label in set(chips(text)):
        there = linked.get(evidence_id)
        if there is not None:
            text = text.replace(f"{EVIDENCE}{evidence_id}", f"{EVIDENCE}{there}")
        else:
            text = _unlinked(text, evidence_id, label)
    if text.strip():
        write_section(register, section_id, text)


def _unlinked(text: str, evidence_id: str, label: str) -> str:
    """A text with a chip that leads nowhere any more as words."""
    for written in (f"[{label}](<{EVIDENCE}{evidence_id}>)", f"[{label}]({EVIDENCE}{evidence_id})"):
        text = text.replace(written, chips_in_brackets(written))
    return text


def _link(register: Register, section_id: str, one: KeptEvidence) -> str | None:
    """The same evidence for another section; None where what it led to is gone."""
    repositories: dict[str, Any] = {
        "decision": register.decisions, "action": register.actions, "project": register.projects,
    }  # fmt: skip
    if repositories[one.kind].maybe(one.target_id) is None:
        return None
    return link_evidence(register, section_id, **{f"{one.kind}_id": one.target_id})


def _fill_rows(register: Register, section_id: str, rows: tuple[KeptRow, ...]) -> None:
    there = register.section_rows.find(section_id=section_id)
    last = max((one.position for one in there), default=0)
    like = {_like(one): one for one in reversed(there)}
    for at, row in enumerate(rows, last + 1):
        # Each row is filled once: a second one of the same name stands by itself.
        found = like.pop(_like(row), None)
        if found is None:
            found = SectionRow(new_id(), section_id, row.title, row.code, row.kind, position=at)
            register.section_rows.add(found)
        typed = {
            name: value
            for name in _TYPED
            if (value := getattr(row, name)) and not getattr(found, name)
        }
        register.section_rows.update(found.id, **typed)
        _fill_figures(register, found.id, row)


def _like(row: SectionRow | KeptRow) -> tuple[str, str]:
    """What two rows share that are the same: their name, and whether they are income, need or savings."""
    return row.title.casefold(), spend_kind(row.kind)


def _fill_figures(register: Register, row_id: str, row: KeptRow) -> None:
    there = {one.column: one for one in register.section_figures.find(row_id=row_id)}
    for one in row.figures:
        if one.column not in there:
            figure = SectionFigure(new_id(), row_id, one.column, one.value, one.forecast, one.typed)
            register.section_figures.add(figure)
        elif there[one.column].value is None and not there[one.column].typed:
            register.section_figures.update(
                there[one.column].id, value=one.value, forecast=one.forecast, typed=one.typed
            )


def _keep_apart(register: Register, statement_id: str, name: str, apart: list[KeptSection]) -> None:
    """Keep what found no place in a section of its own at the end."""
    host = add_section(register, statement_id, f"Carried from {name}")
    for one in apart:
        facts: dict[str, Any] = {"parent_id": host, "kind": _kind(one), "unit": one.unit}
        if one.rows:
            facts["columns"] = ",".join(one.columns)
        if one.exempt:
            facts |= {"exempt": True, "ground": one.ground}
        section_id = add_section(register, statement_id, one.title, **facts)
        _write(register, section_id, one)
        _fill_rows(register, section_id, one.rows)


def _kind(section: KeptSection) -> SectionKind:
    return section.kind if section.rows else SectionKind.TEXT
