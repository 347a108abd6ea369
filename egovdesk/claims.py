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
from egovdesk.records.tables.columns import TOTAL
from egovdesk.records.tables.table import ALL, SectionTable, TableLine
from egovdesk.register import Register
from egovdesk.tables import section_table, table_remarks

_SOURCE = "A check of EgovDesk’s own, not of the paper"
_MOST = 300


class Claim(NamedTuple):
    """A finding about a section: the words or the cell where it stands, and the evidence it is about."""

    finding: Finding
    passage: str = ""
    evidence_id: str = ""
    cell: tuple[str, str] = ("", "")


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
        *_of_the_table(register, section),
    ]
    return [_claim(section, one) for one in found]


def _claim(section: Section, one: Remark) -> Claim:
    finding = Finding(
        one.rule, Severity.WARNING, f"sections:{section.id}", one.sentence, RULES[one.rule].remedy,
        _SOURCE, one.facts[:_MOST],
    )  # fmt: skip
    return Claim(finding, one.passage, one.evidence_id, one.cell)


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
    return section.kind.is_filled or not section_table(register, section).is_empty


def _of_the_table(register: Register, section: Section) -> Iterator[Remark]:
    """What does not agree in the section's table; that one without a word is empty, S5 has said."""
    for one in table_remarks(register, section):
        if one.code != "empty" or section.text.strip():
            named = register.section_rows.maybe(one.line_id)
            facts = f"{one.code} {named.title if named else one.line_id} {one.column} {one.facts}"
            yield Remark("S7", one.sentence, facts, cell=(one.line_id, one.column))


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
    if section.kind.has_rows:
        return figures_of(section_table(register, section))
    if section.kind is SectionKind.GOVERNANCE:
        today = register.today
        groups = [one for one in register.groups.all()
                  if one.kept and holds_on(today, one.from_on, one.until_on)]  # fmt: skip
        return Figures(groups=len(groups))
    return NO_FIGURES


def figures_of(table: SectionTable) -> Figures:
    """What the text beside a table may say: its percentages, totals and sums (reference.md 2.4, 2.6)."""
    if table.kind is SectionKind.SPEND:
        sums = (cell.number for line in table.lines for cell in line.cells)
        return Figures(sums=tuple(one for one in sums if one))
    shares = {line.id: tuple(_shares(table, line)) for line in table.lines}
    years, rows = shares.pop(ALL, ()), tuple(one for row in shares.values() for one in row)
    if table.kind is SectionKind.TAKE_UP:
        return Figures(shares=rows)
    whole = table.cell(ALL, TOTAL).number
    return Figures(whole, years, shares=rows) if whole else NO_FIGURES


def _shares(table: SectionTable, line: TableLine) -> Iterator[float]:
    """The percentages of a row to every place: of what is permissible, or of each year's contacts."""
    for column in table.years:
        part = line.cells[table.at(column.key)].number
        own = table.kind is SectionKind.BVPI157
        whole = table.cell(line.id if own else ALL, TOTAL if own else column.key).number
        if part is not None and whole:
            yield 100 * part / whole
