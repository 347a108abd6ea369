"""Evidence: what the passages of a section rest on."""

from __future__ import annotations

from typing import Any

from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation, require
from egovdesk.records.passages import chips
from egovdesk.records.statements import Evidence
from egovdesk.records.text import clean_text
from egovdesk.register import Register


@operation("Link evidence", of=naming.of_section)
def link_evidence(
    register: Register, section_id: str, *, decision_id: str | None = None,
    action_id: str | None = None, project_id: str | None = None,
) -> str:  # fmt: skip
    """Link a section to one decision, action or project; what is linked already is not linked twice.

    Returns the id that a chip in the text bears.
    """
    register.sections.get(section_id)
    target: dict[str, Any] = {
        "decision_id": decision_id, "action_id": action_id, "project_id": project_id,
    }  # fmt: skip
    found = register.evidence.find(section_id=section_id, **target)
    if found:
        return found[0].id
    there = register.evidence.find(section_id=section_id)
    last = max((one.position for one in there), default=0)
    linked = Evidence(new_id(), section_id, **target, position=last + 1)
    require(linked.problems())
    register.evidence.add(linked)
    return linked.id


@operation("Change evidence", of=naming.of_evidence)
def note_evidence(register: Register, evidence_id: str, note: str) -> None:
    """Say what a passage takes from its evidence."""
    register.evidence.update(evidence_id, note=clean_text(note))


@operation("Unlink evidence", of=naming.of_evidence)
def unlink_evidence(register: Register, evidence_id: str) -> None:
    """Take a link away; a chip in the text that bore it says so, until it is deleted there."""
    register.evidence.remove(evidence_id)


def take_along(register: Register, section_id: str, text: str) -> None:
    """Let evidence whose chip was cut out of another section belong to the one that has it now."""
    borne = {evidence_id for evidence_id, _label in chips(text)}
    for linked in register.evidence.many(borne).values():
        if linked.section_id == section_id:
            continue
        former = register.sections.maybe(linked.section_id)
        if former is None or linked.id not in {one for one, _label in chips(former.text)}:
            register.evidence.update(linked.id, section_id=section_id)
