"""Gaps of the decision rights that a clerk lets stand, with a reason."""

from __future__ import annotations

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.findings import Acceptance
from egovdesk.records.text import clean_text
from egovdesk.register import Register
from egovdesk.rights import Rights, acceptance_of


@operation("Accept gap")
def accept_gap(register: Register, category: str, reason: str) -> str:
    """Let a row's gap stand, with a reason, until the row changes; return the acceptance's id."""
    rights = Rights(register)
    gap = next((one for one in rights.gaps if one.category == category), None)
    if gap is None:
        raise Refused("This row has no gap today.", "Nothing has changed.")
    for earlier in register.acceptances.find(rule=gap.rule, subject=gap.subject, ended_on=None):
        register.acceptances.update(earlier.id, ended_on=register.today)
    made = Acceptance(
        new_id(), gap.rule, gap.subject, gap.facts, f"{gap.title}. {gap.sentence}",
        clean_text(reason).strip(), register.today, register.user,
    )  # fmt: skip
    require(made.problems())
    register.acceptances.add(made)
    return made.id


@operation("Open gap again")
def open_gap(register: Register, category: str) -> None:
    """Let an accepted gap count again."""
    for gap in Rights(register).gaps:
        found = acceptance_of(register, gap) if gap.category == category else None
        if found is not None:
            register.acceptances.update(found.id, ended_on=register.today)
