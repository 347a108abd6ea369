"""Tables of one project that several documents print: lights, money, milestones, benefits, risks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from egovdesk.documents.charts.columns import Yearly
from egovdesk.documents.model import Cell, Column, Marked, Money, Table, Tone
from egovdesk.documents.projects.standing import Standing, trend
from egovdesk.documents.wording import long_date
from egovdesk.records.programmes import financial_year
from egovdesk.records.projects import ASPECTS, CostKind, HighlightReport, Milestone, Rag, Risk

TONES = {Rag.GREEN: Tone.GREEN, Rag.AMBER: Tone.AMBER, Rag.RED: Tone.RED, Rag.UNSAID: Tone.NONE}
KINDS = (CostKind.CAPITAL, CostKind.REVENUE, CostKind.GRANT)

Name = Callable[[str | None], str]
"""What a person or a group is called, by id."""


def light(rag: Rag) -> Cell:
    """A light as a cell: its word, with its colour."""
    return Marked(rag.label, TONES[rag]) if rag is not Rag.UNSAID else None


def lights_table(report: HighlightReport, former: HighlightReport | None) -> Table:
    """The lights of a report with words, and how each has moved since the one before."""
    rows: list[tuple[Cell, ...]] = []
    for aspect in ASPECTS:
        now = report.light(aspect)
        moved = trend(now, former.light(aspect)) if former is not None else ""
        rows.append((aspect.capitalize(), light(now), moved, report.words(aspect)))
    columns = (
        Column("Of", width=13), Column("Status", width=12),
        Column("Since last report", width=24), Column("Why", width=51, empty=""),
    )  # fmt: skip
    return Table(columns, tuple(rows), caption="Status", first_column_heads=True)


def costs_table(standing: Standing) -> Table:
    """What it costs by year and kind, planned and actual, with totals of what is spent."""
    columns = [Column("Year", width=16)]
    for kind in KINDS:
        columns += [_money(f"{kind.label}, planned"), _money(f"{kind.label}, actual")]
    columns += [_money("Spent, planned"), _money("Spent, actual")]
    series = [standing.spend(kind) for kind in KINDS] + [standing.spend()]
    rows = [
        (financial_year(year), *(cell for one in series for cell in _pair(one, at)))
        for at, year in enumerate(standing.years)
    ]
    if len(rows) > 1:
        rows.append(("All years", *(cell for one in series for cell in _sums(one))))
    kept = [at for at in range(len(columns)) if at == 0 or any(row[at] is not None for row in rows)]
    return Table(
        tuple(columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
        caption="Costs; a grant is money that comes in",
        first_column_heads=True,
    )


def milestones_table(milestones: Sequence[Milestone], day: date) -> Table:
    """Milestones: planned, forecast or done, and how that stands."""
    columns = (
        Column("Milestone", width=40), Column("Planned", width=18),
        Column("Forecast or done", width=20), Column("State", width=22),
    )  # fmt: skip
    rows = tuple(
        (one.title, one.due_on, one.done_on or one.forecast_on, state_of(one, day))
        for one in milestones
    )
    return Table(columns, rows, caption="Milestones", first_column_heads=True)


def state_of(one: Milestone, day: date) -> Cell:
    """How a milestone stands: done, late, forecast late, to come."""
    if one.done_on is not None:
        late = one.due_on is not None and one.done_on > one.due_on
        return Marked("Done late", Tone.AMBER) if late else Marked("Done", Tone.GREEN)
    if one.due_on is not None and one.due_on < day:
        return Marked("Late", Tone.RED)
    return Marked("Forecast late", Tone.AMBER) if one.is_late(day) else "To come"


def benefits_table(standing: Standing, name: Name) -> Table:
    """Benefits: cashable or not, owner and measure."""
    columns = (
        Column("Benefit", width=36), Column("Cashable", width=14), Column("Owner", width=22),
        Column("Measure", width=28),
    )  # fmt: skip
    rows = tuple(
        (one.title, "Yes" if one.cashable else "No", name(one.owner_id), one.measure)
        for one in standing.benefits
    )
    return Table(columns, rows, caption="Benefits", first_column_heads=True)


def figures_table(standing: Standing) -> Table:
    """What benefits are planned to bring by year, and what they did."""
    columns = (
        Column("Benefit", width=46), Column("Year", width=16),
        Column("Planned", width=19, numeric=True), Column("Actual", width=19, numeric=True),
    )  # fmt: skip
    rows = tuple(
        (one.title, label, *_pair(yearly, at))
        for one in standing.benefits
        for yearly in (standing.benefit(one),)
        for at, label in enumerate(yearly.labels)
    )
    return Table(columns, rows, caption="Benefits by year", first_column_heads=True)


def risks_table(risks: Iterable[Risk], name: Name) -> Table:
    """Risks with their weight, owner, and what is done about each."""
    columns = (
        Column("Risk", width=27), Column("Likelihood", width=16, numeric=True),
        Column("Impact", width=12, numeric=True), Column("Weight", width=12, numeric=True),
        Column("Owner", width=14), Column("Response", width=25),
    )  # fmt: skip
    rows = tuple(
        (one.title, one.likelihood, one.impact, one.weight, name(one.owner_id), one.response)
        for one in risks
    )
    return Table(columns, rows, caption="Risks: likelihood and impact from 1 to 5",
                 first_column_heads=True)  # fmt: skip


def milestone_words(one: Milestone | None) -> str:
    """A milestone with its day, and the one that was planned where it slips."""
    if one is None:
        return ""
    when = one.expected_on
    if when is None:
        return one.title
    slips = one.due_on is not None and when > one.due_on
    planned = f" (planned {long_date(one.due_on)})" if slips and one.due_on else ""
    return f"{one.title}, {long_date(when)}{planned}"


def _money(title: str) -> Column:
    return Column(title, width=12, numeric=True)


def _pair(yearly: Yearly, at: int) -> tuple[Cell, Cell]:
    return _cell(yearly.planned[at], yearly.money), _cell(yearly.actual[at], yearly.money)


def _sums(yearly: Yearly) -> tuple[Cell, Cell]:
    """The totals of all years, where anything is known."""
    totals = (
        sum(one for one in values if one is not None)
        if any(one is not None for one in values)
        else None
        for values in (yearly.planned, yearly.actual)
    )
    planned, actual = (_cell(one, yearly.money) for one in totals)
    return planned, actual


def _cell(value: int | None, money: bool) -> Cell:
    return Money(value) if money and value is not None else value
