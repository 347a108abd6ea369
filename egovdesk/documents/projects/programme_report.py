"""The programme report to tier 1: one row a project, then exceptions only, then the programme itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from egovdesk.documents.charts.columns import columns_figure, running_figure
from egovdesk.documents.frames import NOT_FOR_ALL, council_document
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Marked,
    Money,
    Paragraph,
    ParagraphStyle,
    Table,
    text_runs,
)
from egovdesk.documents.projects.standing import (
    GRAVE,
    Standing,
    projects_of,
    span,
    spend_of,
    standings,
    trend,
)
from egovdesk.documents.projects.tables import TONES, milestone_words, risks_table
from egovdesk.documents.text import plain_text
from egovdesk.documents.tiers.named import Named
from egovdesk.documents.wording import amount, counted, long_date
from egovdesk.records.programmes import (
    Assessment,
    Formality,
    Process,
    Programme,
    financial_year,
    financial_year_of,
)
from egovdesk.records.projects import Rag
from egovdesk.register import Register

_COLUMNS = (
    Column("Project", width=24), Column("Board", width=15), Column("Status", width=15),
    Column("Planned", width=10, numeric=True), Column("Spent", width=10, numeric=True),
    Column("Next milestone", width=22), Column("Decision needed", width=24, empty="None"),
)  # fmt: skip


def programme_report(
    register: Register, programme_id: str, *, as_of: date, audience: Audience = Audience.MEMBERS
) -> Document:
    """The report on a programme as on a day; the public's without exempt projects."""
    programme = register.programmes.get(programme_id)
    public = audience is Audience.PUBLIC
    projects = projects_of(register, programme_id, public=public)
    found = list(standings(register, projects, day=as_of).values())
    named = Named(register, audience)
    secret = any(one.exempt for one in projects)
    title = f"Programme report: {programme.label}"
    return council_document(
        register,
        title,
        (
            Paragraph(text_runs(_standfirst(found, as_of)), ParagraphStyle.SUBTITLE),
            *_rows(found, named, as_of),
            *_exceptions(found),
            *_plots(found),
            *_itself(register, programme, named, as_of),
        ),
        subject=f"{programme.label}, as at {long_date(as_of)}",
        footer=title,
        header=NOT_FOR_ALL if secret else "",
        landscape=True,
        as_of=as_of,
    )


def _standfirst(found: Sequence[Standing], day: date) -> str:
    """`As at 9 October 2003. 14 projects: 6 green, 5 amber, 3 red.`"""
    lights = [one.light for one in found]
    said = ", ".join(
        f"{lights.count(rag)} {rag.value or 'without a report'}"
        for rag in (Rag.GREEN, Rag.AMBER, Rag.RED, Rag.UNSAID)
        if lights.count(rag)
    )
    words = f"{counted(len(found), 'project')}{f': {said}' if said else ''}"
    return f"As at {long_date(day)}. {words[:1].upper()}{words[1:]}."


# -- one row a project ------------------------------------------------------------------------------


def _rows(found: Sequence[Standing], named: Named, day: date) -> Iterator[Block]:
    year = financial_year_of(day)
    if not found:
        yield Paragraph(text_runs("No project is in this programme."))
        return
    rows = tuple(
        (
            one.project.label, named.name(one.project.group_id), _light(one),
            *_money(one, year), milestone_words(one.next_milestone), _capital(plain_text(one.needs)),
        )
        for one in found
    )  # fmt: skip
    caption = f"Projects; money is that of {financial_year(year)}"
    yield Table(_COLUMNS, rows, caption=caption, first_column_heads=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _light(one: Standing) -> Cell:
    moved = trend(one.light, one.former())
    words = f"{one.light.label} ({moved})" if moved else one.light.label
    return Marked(words, TONES[one.light]) if one.light is not Rag.UNSAID else None


def _money(one: Standing, year: int) -> tuple[Cell, Cell]:
    if year not in one.years:
        return None, None
    at, spend = one.years.index(year), one.spend()
    return tuple(  # type: ignore[return-value]
        Money(value) if value is not None else None
        for value in (spend.planned[at], spend.actual[at])
    )


# -- exceptions -------------------------------------------------------------------------------------


def _exceptions(found: Sequence[Standing]) -> Iterator[Block]:
    """Reds and ambers, milestones that slip, overspends, cases that lack, grave risks; nothing else."""
    yield Heading("Exceptions", 2)
    told = False
    for heading, lines in (
        ("Red and amber", _lit(found)),
        ("Milestones that slip", _slipping(found)),
        ("Spent more than planned", _overspent(found)),
        ("In delivery without an approved business case", _caseless(found)),
        (f"Risks of {GRAVE} and above", _grave(found)),
    ):
        if lines:
            told = True
            yield Heading(heading, 3)
            yield ListBlock(tuple(ListItem(one) for one in lines))
    if not told:
        yield Paragraph(text_runs("There are none."))


def _lit(found: Sequence[Standing]) -> list[Inline]:
    lines = []
    for wanted in (Rag.RED, Rag.AMBER):
        for one in found:
            if one.light is wanted and one.report is not None:
                words = one.report.overall_words or wanted.meaning
                lines.append(_line(one, f"{wanted.label.lower()}. {words}"))
    return lines


def _slipping(found: Sequence[Standing]) -> list[Inline]:
    return [_line(one, f"{milestone_words(late)}.") for one in found for late in one.late]


def _overspent(found: Sequence[Standing]) -> list[Inline]:
    return [
        _line(one, f"{amount(Money(over))} over in {financial_year(year)}.")
        for one in found
        for year, over in one.overspent
    ]


def _caseless(found: Sequence[Standing]) -> list[Inline]:
    return [_line(one, one.project.case_state.label.lower()) for one in found if one.lacks_case]


def _grave(found: Sequence[Standing]) -> list[Inline]:
    return [
        _line(one, f"{risk.title} ({risk.weight}). {risk.response}".strip())
        for one in found
        for risk in one.grave
    ]


def _line(one: Standing, words: str) -> Inline:
    return (*text_runs(f"{one.project.title}: ", bold=True), *text_runs(words))


# -- the programme itself ---------------------------------------------------------------------------


def _plots(found: Sequence[Standing]) -> Iterator[Block]:
    costs = [cost for one in found for cost in one.costs]
    years = span(cost.year for cost in costs)
    spend = spend_of(costs, years)
    if spend.is_empty:
        return
    yield Heading("Spend of the programme", 2)
    rows = tuple(
        (
            label,
            None if planned is None else Money(planned),
            None if actual is None else Money(actual),
        )
        for label, planned, actual in zip(spend.labels, spend.planned, spend.actual, strict=True)
    )
    columns = (Column("Year", width=30), Column("Planned", width=20, numeric=True),
               Column("Spent", width=20, numeric=True))  # fmt: skip
    yield Table(columns, rows, caption="Capital and revenue of all its projects",
                first_column_heads=True)  # fmt: skip
    yield columns_figure("Spend of the programme by year", spend)
    if len(years) > 1:
        yield running_figure("Spend of the programme, running total", spend)


def _itself(register: Register, programme: Programme, named: Named, day: date) -> Iterator[Block]:
    """How cost-benefit, risk and evaluation are done for the programme, and its own risks."""
    yield Heading("The programme itself", 2)
    columns = (
        Column("Process", width=20), Column("How", width=14), Column("When", width=16),
        Column("What it found", width=50), Column("Adopted by", width=22),
    )  # fmt: skip
    latest = latest_by_process(register.assessments.find(programme_id=programme.id), day)
    rows = tuple(_process(one, latest.get(one), named) for one in Process)
    yield Table(columns, rows, caption="Management processes", first_column_heads=True)
    risks = [one for one in register.risks.find(programme_id=programme.id) if not one.closed_on]
    if risks:
        yield risks_table(sorted(risks, key=lambda one: -one.weight), named.name)


def latest_by_process(assessments: Sequence[Assessment], day: date) -> dict[Process, Assessment]:
    """The latest assessment of each process up to a day."""
    return {one.process: one for one in assessments if one.made_on <= day}


def _process(process: Process, found: Assessment | None, named: Named) -> tuple[Cell, ...]:
    if found is None:
        return process.label, Marked(Formality.NONE.label, TONES[Rag.RED]), None, None, None
    tone = TONES[Rag.GREEN if found.formality is Formality.FORMAL else Rag.AMBER]
    return (
        process.label, Marked(found.formality.label, tone), found.made_on,
        plain_text(found.text), named.decision(found.decision_id),
    )  # fmt: skip
