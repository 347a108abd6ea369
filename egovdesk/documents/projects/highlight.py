"""A project's highlight report, on one page: PRINCE2's headings (reference.md 5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.kept import from_json
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    ListBlock,
    ListItem,
    Money,
    Paragraph,
    ParagraphStyle,
    text_runs,
)
from egovdesk.documents.projects.standing import Standing, standing_of
from egovdesk.documents.projects.tables import lights_table, milestone_words
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.tiers.named import Named
from egovdesk.documents.wording import amount, long_date
from egovdesk.errors import Refused
from egovdesk.records.programmes import financial_year, financial_year_of
from egovdesk.records.projects import HighlightReport
from egovdesk.register import Register

_TEXTS = (
    ("done", "This period"), ("next", "Next period"), ("decisions_needed", "Decisions needed"),
    ("changes", "Change requests"), ("lessons", "Lessons"),
)  # fmt: skip
_TOLD = 3
"""How many risks are told: the gravest."""


def highlight_report(
    register: Register, report_id: str, *, as_of: date, audience: Audience = Audience.MEMBERS
) -> Document:
    """A report as it was issued, or as it reads now while it is being written.

    Raises Refused for a report of an exempt project asked for by the public.
    """
    report = register.highlight_reports.get(report_id)
    project = register.projects.get(report.project_id)
    if project.exempt and audience is Audience.PUBLIC:
        raise Refused(
            "This project is exempt.", "Nothing was written.", "Write the report for members."
        )
    if report.content:
        kept = from_json(report.content)
        assert isinstance(kept, Document)
        return kept
    return report_content(register, report, as_of=as_of)


def report_content(register: Register, report: HighlightReport, *, as_of: date) -> Document:
    """What a report says as the register is now: what is kept when it is issued."""
    standing = standing_of(register, report.project_id, day=report.until_on)
    project = standing.project
    title = f"Highlight report: {project.title}"
    states = ["" if report.issued_on else "Draft", NOT_FOR_ALL if project.exempt else ""]
    return council_document(
        register,
        title,
        _blocks(register, report, standing),
        subject=f"{project.label}, {_period(report)}",
        footer=title,
        header=". ".join(filter(None, states)),
        as_of=as_of,
    )


def _blocks(register: Register, report: HighlightReport, standing: Standing) -> Iterator[Block]:
    named, project = Named(register), standing.project
    head = ", ".join(filter(None, (project.code, _period(report))))
    yield Paragraph(text_runs(head), ParagraphStyle.SUBTITLE)
    pairs = (
        ("Sponsor", ", ".join(filter(None, (named.name(project.sponsor_id), project.service)))),
        ("ICT lead", named.name(project.ict_lead_id)),
        ("Reported", _reported(report, named, project.group_id)),
        ("Next milestone", milestone_words(standing.next_milestone)),
        ("Spent", _spent(standing)),
    )
    yield Facts(tuple((label, words) for label, words in pairs if words))
    if report.summary.strip():
        yield from blocks_from_markdown(report.summary, top_level=3)
    yield lights_table(report, former_of(standing, report))
    for field, heading in _TEXTS:
        text = getattr(report, field)
        if text.strip():
            yield Heading(heading, 2)
            yield from blocks_from_markdown(text[:1].upper() + text[1:], top_level=3)
    risks = standing.open_risks[:_TOLD]
    if risks:
        yield Heading("Key issues and risks", 2)
        lines = (f"{one.title} ({one.weight} of 25). {one.response}".strip() for one in risks)
        yield ListBlock(tuple(ListItem(text_runs(one)) for one in lines))


def former_of(standing: Standing, report: HighlightReport) -> HighlightReport | None:
    """The report before one, of those that stand."""
    before = [
        one for one in standing.reports if one.id != report.id and one.until_on < report.until_on
    ]
    return before[-1] if before else None


def _reported(report: HighlightReport, named: Named, group_id: str | None) -> str:
    """When, by whom and to which board."""
    words = long_date(report.issued_on) if report.issued_on else "Not issued yet"
    author, board = named.name(report.author_id), named.name(group_id)
    words += f", by {author}" if author else ""
    return f"{words}, to the {board}" if board else words


def _period(report: HighlightReport) -> str:
    until = long_date(report.until_on)
    return f"{long_date(report.from_on)} to {until}" if report.from_on else f"To {until}"


def _spent(standing: Standing) -> str:
    """This financial year's spend against its plan."""
    year = financial_year_of(standing.day)
    if year not in standing.years:
        return ""
    at, spend = standing.years.index(year), standing.spend()
    planned, actual = spend.planned[at], spend.actual[at]
    if planned is None and actual is None:
        return ""
    words = f"{amount(Money(actual or 0))} in {financial_year(year)}"
    return f"{words}, of {amount(Money(planned))} planned" if planned is not None else words
