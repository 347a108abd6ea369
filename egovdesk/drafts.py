"""Drafts of a statement: what it says as it stands, and what a kept draft says, proved by its SHA-256."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from egovdesk.errors import EgovDeskError
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.records.kept_statements import (
    KeptEvidence,
    KeptSection,
    KeptStatement,
)
from egovdesk.records.kept_text import sha256
from egovdesk.records.outlines import Heading, outline
from egovdesk.records.statements import Draft, Evidence, SectionKind, Statement
from egovdesk.register import Register
from egovdesk.tables import kept_rows


class DraftDamaged(EgovDeskError):
    """A kept draft is not what was kept, by its SHA-256."""


def working(
    register: Register, statement_id: str, filled: Mapping[str, str] = MappingProxyType({})
) -> KeptStatement:
    """A statement as it stands now; `filled` holds what the register fills in, by the section's id."""
    statement = register.statements.get(statement_id)
    headings = outline(register.sections.find(statement_id=statement_id)).whole()
    sections = (_section(register, one, filled.get(one.section.id, "")) for one in headings)
    return _header(register, statement, tuple(sections))


def is_sound(draft: Draft) -> bool:
    """Whether a draft is still what was kept."""
    return sha256(draft.content) == draft.sha256


def read(draft: Draft) -> KeptStatement:
    """What a draft says; raises DraftDamaged where it is not what was kept."""
    if not is_sound(draft):
        raise DraftDamaged(
            f"Draft {draft.number} is not as it was kept: its content no longer agrees with its SHA-256.",
            "Nothing has changed, and the other drafts are as they were.",
            "Restore a backup of that time to see it.",
        )
    try:
        return KeptStatement.from_json(draft.content)
    except ValueError as error:
        raise EgovDeskError(
            f"Draft {draft.number} was kept by another version of EgovDesk and cannot be shown.",
            "It is unchanged.",
            "Open the register with the newest EgovDesk.",
        ) from error


def kept(register: Register, draft: Draft) -> KeptStatement:
    """What a draft says, with whatever has become exempt since it was kept marked so.

    Nothing that is exempt by now is to go out in a public copy of an older draft. Raises as `read` does.
    """
    found = read(draft)
    statement = register.statements.get(draft.statement_id)
    now = {one.id: one for one in register.sections.find(statement_id=statement.id) if one.exempt}
    grounds = {key: one.ground for key, one in now.items()}
    for one in found.sections:
        if (ground := _ground_of_filled(register, one)) is not None:
            grounds.setdefault(one.id, ground)
    sections = (_exempt_now(register, one, grounds.get(one.id)) for one in found.sections)
    exempt = found.exempt or statement.exempt
    ground = found.ground or statement.ground
    return replace(found, exempt=exempt, ground=ground, sections=tuple(sections))


def _exempt_now(register: Register, section: KeptSection, ground: str | None) -> KeptSection:
    if ground is not None and not section.exempt:
        section = replace(section, exempt=True, ground=ground)
    evidence = tuple(
        replace(one, exempt=True) if not one.exempt and _is_exempt(register, one) else one
        for one in section.evidence
    )
    return section if evidence == section.evidence else replace(section, evidence=evidence)


def _ground_of_filled(register: Register, section: KeptSection) -> str | None:
    """On what ground the programme that was filled into a section is exempt, for it names a project that
    is exempt by now; None where it names none."""
    if section.kind is not SectionKind.PROGRAMME or not section.filled:
        return None
    hidden = register.projects.find(exempt=True)
    return next((one.ground for one in hidden if (one.code or one.title) in section.filled), None)


def _is_exempt(register: Register, one: KeptEvidence) -> bool:
    repositories: dict[str, Any] = {
        "decision": register.decisions, "action": register.actions, "project": register.projects,
    }  # fmt: skip
    found = repositories[one.kind].maybe(one.target_id)
    return bool(found is not None and found.exempt)


def damaged(register: Register) -> list[str]:
    """A sentence for each kept draft that is not what was kept."""
    return [
        f"Draft {one.number} of “{register.statements.get(one.statement_id).title}” is not as it was kept"
        for one in register.drafts.all()
        if not is_sound(one)
    ]


def has_exempt(kept: KeptStatement) -> bool:
    """Whether some of it is not for the public."""
    return kept.exempt or any(one.exempt for one in kept.sections)


def latest(register: Register, statement_id: str) -> Draft | None:
    """The last draft that was kept."""
    found = register.drafts.find(statement_id=statement_id)
    return found[-1] if found else None


def _header(register: Register, one: Statement, sections: tuple[KeptSection, ...]) -> KeptStatement:
    group, owner = register.groups.maybe(one.group_id), register.people.maybe(one.owner_id)
    return KeptStatement(
        one.title, register.authority.name, one.round, group.name if group else "",
        owner.name if owner else "", one.contact, one.email, one.phone, one.due_on, one.recipient,
        one.exempt, one.ground, sections,
    )  # fmt: skip


def _section(register: Register, heading: Heading, filled: str) -> KeptSection:
    one = heading.section
    owner = register.people.maybe(one.owner_id)
    return KeptSection(
        one.id, one.title, heading.number, heading.depth + 1, one.parent_id, one.kind, one.code, one.text,
        filled, one.readiness, owner.name if owner else "", one.word_limit, one.required, one.exempt,
        one.ground, kept_rows(register, one),
        tuple(kept_evidence(register, each) for each in register.evidence.find(section_id=one.id)),
        one.column_keys, one.unit,
    )  # fmt: skip


def kept_evidence(register: Register, one: Evidence) -> KeptEvidence:
    """What evidence rests on as it stands today: by number, in words, ratified or not."""
    if one.decision_id is not None:
        return _decision(register, one, register.decisions.get(one.decision_id))
    if one.action_id is not None:
        action = register.actions.get(one.action_id)
        group = register.groups.named_on(register.groups.get(action.group_id), action.given_on)
        return KeptEvidence(
            one.id, "action", action.id, action.number or "Action", action.title,
            standing=action.state.label.lower(), group=group.name, on=action.given_on,
            exempt=action.exempt, note=one.note,
        )  # fmt: skip
    project = register.projects.get(one.project_id or "")
    return KeptEvidence(
        one.id, "project", project.id, f"Project {project.code}".strip(), project.title,
        wording=project.summary, standing=project.stage.label.lower(), exempt=project.exempt,
        note=one.note,
    )  # fmt: skip


def _decision(register: Register, one: Evidence, decision: Decision) -> KeptEvidence:
    group = register.groups.named_on(
        register.groups.get(decision.group_id), decision.decided_on
    ).name
    letter = f" ({decision.letter})" if decision.letter else ""
    parts = [part.text for part in register.decision_parts.find(decision_id=decision.id)]
    asked = register.ratifications.find(decision_id=decision.id)
    answered: dict[str, str] = {}
    day = None
    if asked and asked[-1].answered_on is not None:
        day = asked[-1].answered_on
        above = register.groups.named_on(register.groups.get(asked[-1].group_id), day)
        answer = register.decisions.maybe(asked[-1].answer_id)
        answered = {"answered_by": above.name, "answer": answer.number if answer else ""}
    return KeptEvidence(
        one.id, "decision", decision.id, f"{decision.number}{letter}", decision.title,
        "\n\n".join(part for part in parts if part), standing_of(decision.state), group,
        decision.decided_on, exempt=decision.exempt, note=one.note, answered_on=day, **answered,
    )  # fmt: skip


def standing_of(state: DecisionState) -> str:
    """How a decision stands, as a pane of evidence says it: "not yet ratified"."""
    return "not yet ratified" if state is DecisionState.AWAITING else state.label.lower()
