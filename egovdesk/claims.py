"""What the checks have to say of the sections of a statement: on its text, its limit, and its table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from egovdesk.checks.claims import NO_FIGURES, RULES, Figures, Remark, Standing, remarks
from egovdesk.records.findings import Acceptance, Finding, Severity
from egovdesk.records.groups import holds_on
from egovdesk.records.outlines import Heading
from egovdesk.records.passages import chips
from egovdesk.records.projects import CostKind, ProjectCost
from egovdesk.records.statements import Evidence, Section, SectionKind
from egovdesk.register import Register

_SOURCE = "A check of EgovDesk’s own, not of the paper"
_MOST = 300


class Claim(NamedTuple):
    """A finding about a section, with the words where it stands and the evidence that it is about."""

    finding: Finding
    passage: str = ""
    evidence_id: str = ""


def claims(register: Register, heading: Heading) -> list[Claim]:
    """What there is to look at in a section: what nobody has let stand."""
    accepted = _accepted(register, f"sections:{heading.section.id}")
    return [one for one in all_claims(register, heading) if one.finding.id not in accepted]


def all_claims(register: Register, heading: Heading) -> list[Claim]:
    """The same, with what was let stand."""
    section = heading.section
    found = [
        *_of_the_whole(register, heading),
        *remarks(section.text, _known(register, section), _figures(register, section)),
    ]
    return [_claim(section, one) for one in found]


def _claim(section: Section, one: Remark) -> Claim:
    finding = Finding(
        one.rule, Severity.WARNING, f"sections:{section.id}", one.sentence, RULES[one.rule].remedy,
        _SOURCE, one.facts[:_MOST],
    )  # fmt: skip
    return Claim(finding, one.passage, one.evidence_id)


def _accepted(register: Register, subject: str) -> set[str]:
    """The ids of findings that a clerk has let stand."""
    today = register.today
    return {
        _key(one)
        for one in register.acceptances.find(subject=subject)
        if one.ended_on is None or today < one.ended_on
    }


def _key(one: Acceptance) -> str:
    return "|".join((one.rule, one.subject, one.facts))


def _of_the_whole(register: Register, heading: Heading) -> Iterator[Remark]:
    section = heading.section
    if heading.is_past_limit and heading.limit is not None:
        over = heading.words - heading.limit
        sentence = f"{heading.number} has {heading.words:,} words, {over:,} more than its limit."
        yield Remark("S4", sentence, str(heading.limit))
    if section.required and not heading.words and not _has_rows(register, section):
        yield Remark("S5", f"{heading.number} {section.title} is required, and is empty.", "empty")


def _has_rows(register: Register, section: Section) -> bool:
    """Whether something was typed in its table, or the register fills it in."""
    if section.kind.is_filled:
        return True
    rows = register.section_rows.find(section_id=section.id) if section.kind.has_rows else []
    return any(
        one.light or one.status or one.comment or register.section_figures.find(row_id=one.id)
        for one in rows
    )


# -- what the register knows ------------------------------------------------------------------------


def _known(register: Register, section: Section) -> dict[str, Standing]:
    """How everything stands that the section's chips lead to."""
    borne = {evidence_id for evidence_id, _label in chips(section.text)}
    found = register.evidence.many(borne)
    return {key: _standing(register, one) for key, one in found.items()}


def _standing(register: Register, one: Evidence) -> Standing:
    decision = register.decisions.maybe(one.decision_id)
    if decision is not None:
        asked = register.ratifications.find(decision_id=decision.id)
        above = register.groups.maybe(asked[-1].group_id) if asked else None
        sums = (decision.amount,) if decision.amount else ()
        return Standing(decision.number, "decision", decision.state.value, decision.outcome,
                        above.label if above else "", sums)  # fmt: skip
    project = register.projects.maybe(one.project_id)
    if project is not None:
        costs = register.project_costs.find(project_id=project.id)
        return Standing(f"Project {project.code}".strip(), "project", sums=tuple(_sums(costs)))
    action = register.actions.maybe(one.action_id)
    return Standing(action.number or "The action" if action else "", "action")


def _sums(costs: list[ProjectCost]) -> Iterator[int]:
    """Every sum that may be said of a project, the whole first: by year and kind, planned and spent."""
    spent = [one for one in costs if one.kind.is_spent]
    groups = [spent, *([one for one in costs if one.kind is kind] for kind in CostKind)]
    groups += [[one for one in spent if one.year == year] for year in {one.year for one in spent}]
    for group in groups:
        for total in (
            sum(one.planned or 0 for one in group),
            sum(one.actual or 0 for one in group),
        ):
            if total:
                yield total


def _figures(register: Register, section: Section) -> Figures:
    if section.kind is SectionKind.BVPI157:
        return _interactions(register, section)
    if section.kind is SectionKind.GOVERNANCE:
        today = register.today
        groups = [one for one in register.groups.all()
                  if one.kept and holds_on(today, one.from_on, one.until_on)]  # fmt: skip
        return Figures(groups=len(groups))
    return NO_FIGURES


def _interactions(register: Register, section: Section) -> Figures:
    """The total of interactions and the percentage enabled in each year (reference.md 2.4)."""
    totals: dict[str, int] = {}
    for row in register.section_rows.find(section_id=section.id):
        for one in register.section_figures.find(row_id=row.id):
            totals[one.column] = totals.get(one.column, 0) + (one.value or 0)
    whole = totals.pop("total", 0)
    if not whole:
        return NO_FIGURES
    return Figures(whole, tuple(100 * totals[year] / whole for year in sorted(totals)))
