"""Taking a paper back: what its author wrote in the shell lands in the register, in one step."""

from __future__ import annotations

from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import naming, operation
from egovdesk.operations.meetings.items import change_item
from egovdesk.operations.papers import change_paper, record_clearance
from egovdesk.records.papers import Clearance
from egovdesk.records.returned import BackPlan, ClearanceBack
from egovdesk.records.text import clean_line, clean_text
from egovdesk.register import Register


@operation("Take back paper", of=naming.of_paper)
def take_back_paper(register: Register, paper_id: str, plan: BackPlan) -> None:
    """Let what a plan says land: recommendations, author, background papers, implications, clearances.

    Raises Refused where the plan is of another paper, or changes nothing.
    """
    paper = register.papers.get(paper_id)
    if plan.paper_id != paper_id:
        raise Refused(
            "This preview is of another paper.", "Nothing has changed.", "Look at it again."
        )
    if not plan.changes:
        raise Refused(f"{plan.file} says nothing that is new.", "Nothing has changed.")
    if plan.recommendation is not None and paper.item_id is not None:
        change_item(register, paper.item_id, recommendation=plan.recommendation)
    facts: dict[str, Any] = {}
    if plan.author is not None:
        facts |= {"author_id": plan.author[0], "author": plan.author[1]}
    if plan.background is not None:
        facts["background"] = plan.background
    if facts:
        change_paper(register, paper_id, **facts)
    for one in plan.clearances:
        _take_clearance(register, paper_id, one)


def _take_clearance(register: Register, paper_id: str, back: ClearanceBack) -> None:
    """Write a clearance as the file has it; its day goes the way of every clearance."""
    facts: dict[str, Any] = {
        "text": clean_text(back.text),
        "person_id": back.person_id,
        "note": clean_line(back.note),
    }
    clearance_id = back.id
    if clearance_id is None:
        beside = register.clearances.find(paper_id=paper_id)
        position = max((one.position for one in beside), default=0) + 1
        clearance_id = new_id()
        kind = clean_line(back.kind)
        register.clearances.add(Clearance(clearance_id, paper_id, kind, position=position, **facts))
    else:
        register.clearances.update(clearance_id, **facts)
    if register.clearances.get(clearance_id).cleared_on != back.cleared_on:
        record_clearance(register, clearance_id, back.cleared_on)
