"""The programme's money, benefits, milestones and risks as lists, for Excel and Word alike."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Cell, Column, Money
from egovdesk.documents.programmes.words import sum_cell
from egovdesk.documents.projects.standing import Standing, projects_of, standings
from egovdesk.documents.projects.tables import KINDS, state_of
from egovdesk.documents.tiers.listing import Listing, Part
from egovdesk.documents.tiers.named import Named
from egovdesk.documents.wording import tally
from egovdesk.records.programmes import financial_year
from egovdesk.register import Register

_WHO = (Column("Code", width=10), Column("Project", width=34))
_SPEND = (
    *_WHO, Column("Service", width=20), Column("Board", width=26), Column("Year", width=12),
    Column("Kind", width=12), Column("Planned", width=14, numeric=True),
    Column("Actual", width=14, numeric=True), Column("Difference", width=14, numeric=True),
    Column("Note", width=40), Column("Exempt", width=12),
)  # fmt: skip
_BENEFITS = (
    *_WHO, Column("Benefit", width=36), Column("Cashable", width=12), Column("Owner", width=22),
    Column("Measure", width=26), Column("Year", width=12),
    Column("Planned", width=14, numeric=True), Column("Actual", width=14, numeric=True),
    Column("Exempt", width=12),
)  # fmt: skip
_MILESTONES = (
    *_WHO, Column("Milestone", width=36), Column("Planned for", width=14),
    Column("Forecast", width=14), Column("Done", width=14), Column("State", width=16),
    Column("Exempt", width=12),
)  # fmt: skip
_RISKS = (
    *_WHO, Column("Risk", width=40), Column("Likelihood", width=12, numeric=True),
    Column("Impact", width=10, numeric=True), Column("Weight", width=10, numeric=True),
    Column("Owner", width=22), Column("Response", width=40), Column("Raised", width=14),
    Column("Closed", width=14), Column("Exempt", width=12),
)  # fmt: skip


def spend(
    register: Register, programme_id: str, *, as_of: date, audience: Audience = Audience.MEMBERS
) -> Listing:
    """What the projects of a programme cost by year and kind, and what they bring, planned and actual,
    with their milestones and risks; the public's without exempt projects."""
    public = audience is Audience.PUBLIC
    projects = projects_of(register, programme_id, public=public)
    found = list(standings(register, projects, day=as_of).values())
    named = Named(register, audience)
    parts = (
        _part("Spend", "line", _SPEND, [row for one in found for row in _spend(one, named)],
              ("Project", "Year", "Kind", "Planned", "Actual", "Difference")),
        _part("Benefits", "line", _BENEFITS,
              [row for one in found for row in _benefits(one, named)],
              ("Project", "Benefit", "Cashable", "Owner", "Year", "Planned", "Actual")),
        _part("Milestones", "milestone", _MILESTONES,
              [row for one in found for row in _milestones(one)],
              ("Project", "Milestone", "Planned for", "Forecast", "Done", "State")),
        _part("Risks", "risk", _RISKS, [row for one in found for row in _risks(one, named)],
              ("Project", "Risk", "Weight", "Owner", "Response")),
    )  # fmt: skip
    return Listing(f"Spend and benefits {financial_year(_year(register, programme_id))}", parts,
                   landscape=True)  # fmt: skip


def _year(register: Register, programme_id: str) -> int:
    return register.programmes.get(programme_id).year


def _part(
    heading: str, noun: str, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]],
    in_word: tuple[str, ...],
) -> Part:  # fmt: skip
    note = f"{tally(len(rows), noun)}."
    return Part(heading, note, columns, tuple(rows), in_word, f"No {heading.lower()} yet.")


def _who(one: Standing) -> tuple[Cell, Cell]:
    return one.project.code, one.project.title


def _exempt(one: Standing) -> str:
    return "Exempt" if one.project.exempt else "Open"


def _spend(one: Standing, named: Named) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for cost in sorted(one.costs, key=lambda each: (each.year, KINDS.index(each.kind))):
        known = cost.planned is not None and cost.actual is not None
        over = (cost.actual or 0) - (cost.planned or 0)
        rows.append((
            *_who(one), one.project.service, named.name(one.project.group_id),
            financial_year(cost.year), cost.kind.label, sum_cell(cost.planned), sum_cell(cost.actual),
            Money(over) if known else None, cost.note, _exempt(one),
        ))  # fmt: skip
    return rows


def _benefits(one: Standing, named: Named) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for benefit in one.benefits:
        said = (
            *_who(one), benefit.title, "Yes" if benefit.cashable else "No",
            named.name(benefit.owner_id), benefit.measure,
        )  # fmt: skip
        figures = [each for each in one.figures if each.benefit_id == benefit.id]
        for figure in figures:
            planned, actual = (
                sum_cell(value) if benefit.cashable else value
                for value in (figure.planned, figure.actual)
            )
            rows.append((*said, financial_year(figure.year), planned, actual, _exempt(one)))
        if not figures:
            rows.append((*said, None, None, None, _exempt(one)))
    return rows


def _milestones(one: Standing) -> list[tuple[Cell, ...]]:
    return [
        (*_who(one), each.title, each.due_on, each.forecast_on, each.done_on,
         state_of(each, one.day), _exempt(one))
        for each in one.milestones
    ]  # fmt: skip


def _risks(one: Standing, named: Named) -> list[tuple[Cell, ...]]:
    return [
        (*_who(one), each.title, each.likelihood, each.impact, each.weight,
         named.name(each.owner_id), each.response, each.raised_on, each.closed_on, _exempt(one))
        for each in sorted(one.risks, key=lambda risk: -risk.weight)
    ]  # fmt: skip
