"""A project's business case: its headings as written, each with what the register holds on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from egovdesk.documents.charts.columns import columns_figure, running_figure
from egovdesk.documents.charts.timeline import timeline_figure
from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    ParagraphStyle,
    text_runs,
)
from egovdesk.documents.projects.standing import Standing, standing_of
from egovdesk.documents.projects.tables import (
    benefits_table,
    costs_table,
    figures_table,
    milestones_table,
    risks_table,
)
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.tiers.named import Named
from egovdesk.documents.wording import long_date
from egovdesk.errors import Refused
from egovdesk.records.projects import CaseState, Project
from egovdesk.register import Register

UNWRITTEN = "Not written yet."


def business_case(
    register: Register, project_id: str, *, as_of: date, audience: Audience = Audience.MEMBERS
) -> Document:
    """A project's business case.

    Raises Refused where there is none, and for an exempt project asked for by the public.
    """
    standing = standing_of(register, project_id, day=as_of)
    project, named = standing.project, Named(register, audience)
    if project.exempt and audience is Audience.PUBLIC:
        raise Refused(
            "This project is exempt.",
            "Nothing was written.",
            "Write the business case for members.",
        )
    if project.case_state is CaseState.NONE:
        raise Refused(
            "This project has no business case.", "Nothing was written.", "Begin one first."
        )
    title = f"Business case: {project.title}"
    state = case_words(named, project)
    return council_document(
        register,
        title,
        _blocks(register, standing, named, state),
        subject=f"{project.label}, {state[:1].lower()}{state[1:]}",
        footer=title,
        header=". ".join(filter(None, (_draft(project), NOT_FOR_ALL if project.exempt else ""))),
        as_of=as_of,
    )


def case_words(named: Named, project: Project) -> str:
    """How far a business case has come, in words: `Approved on 16 September 2003 (CFB 24/03 …)`."""
    words = project.case_state.label
    if project.case_on is not None and project.case_state is not CaseState.SUBMITTED:
        referred = project.case_state is CaseState.DRAFT
        words = f"{'Referred back' if referred else words} on {long_date(project.case_on)}"
    decision = named.decision(project.case_decision_id)
    return f"{words} ({decision})" if decision else words


def _draft(project: Project) -> str:
    return "" if project.case_state in (CaseState.APPROVED, CaseState.REJECTED) else "Draft"


def _blocks(register: Register, standing: Standing, named: Named, state: str) -> Iterator[Block]:
    project = standing.project
    yield Paragraph(text_runs(state), ParagraphStyle.SUBTITLE)
    pairs = (
        ("Project", project.label),
        ("Sponsor", ", ".join(filter(None, (named.name(project.sponsor_id), project.service)))),
        ("ICT lead", named.name(project.ict_lead_id)),
        ("Board", named.name(project.group_id)),
        ("From", long_date(project.from_on) if project.from_on else ""),
        ("Until", long_date(project.until_on) if project.until_on else ""),
    )
    yield Facts(tuple((label, words) for label, words in pairs if words))
    for section in register.case_sections.find(project_id=project.id):
        yield Heading(section.heading, 2)
        written = blocks_from_markdown(section.text, top_level=3)
        held = list(_HELD.get(section.heading, _nothing)(standing, named))
        yield from written
        yield from held
        if not written and not held:
            yield Paragraph(text_runs(UNWRITTEN, italic=True), ParagraphStyle.NOTE)


def _nothing(_standing: Standing, _named: Named) -> Iterator[Block]:
    yield from ()


def _costs(standing: Standing, _named: Named) -> Iterator[Block]:
    if not standing.costs:
        return
    yield costs_table(standing)
    spend = standing.spend()
    yield columns_figure("Spend by year", spend)
    if len(standing.years) > 1:
        yield running_figure("Spend, running total", spend)


def _benefits(standing: Standing, named: Named) -> Iterator[Block]:
    if not standing.benefits:
        return
    yield benefits_table(standing, named.name)
    if standing.figures:
        yield figures_table(standing)
    for one in standing.benefits:
        yearly = standing.benefit(one)
        if not yearly.is_empty:
            measure = f" ({one.measure})" if one.measure else ""
            yield columns_figure(f"{one.title}{measure}", yearly)


def _risks(standing: Standing, named: Named) -> Iterator[Block]:
    if standing.open_risks:
        yield risks_table(standing.open_risks, named.name)


def _timescale(standing: Standing, _named: Named) -> Iterator[Block]:
    if standing.milestones:
        yield milestones_table(standing.milestones, standing.day)
        yield timeline_figure("Milestones", standing.dues, standing.day)


_HELD: dict[str, Callable[[Standing, Named], Iterator[Block]]] = {
    "Costs": _costs,
    "Benefits": _benefits,
    "Risks": _risks,
    "Timescale": _timescale,
}
"""What the register holds under a heading, besides its words."""
