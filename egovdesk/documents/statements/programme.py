"""The ICT investment programme in a statement: its projects with stage, cost and benefits, and how they
are managed.

What is exempt is left out by construction: a statement goes to central government.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Money,
    Paragraph,
    ParagraphStyle,
    Table,
    text_runs,
)
from egovdesk.documents.projects.programme_report import latest_by_process
from egovdesk.documents.projects.standing import Standing, projects_of, standings
from egovdesk.documents.projects.tables import light
from egovdesk.documents.statements.approval import decision_number
from egovdesk.documents.wording import amount, counted, long_date
from egovdesk.records.programmes import Formality, Process, Programme, RankingState
from egovdesk.records.projects import CostKind
from egovdesk.register import Register

_COLUMNS = (
    Column("Project", width=26), Column("Stage", width=15), Column("Status", width=13, empty="not said"),
    Column("Cost", width=16, numeric=True), Column("Grant", width=16, numeric=True),
    Column("Benefits", width=30, empty="none set"),
)  # fmt: skip
_GRANT = 4
_PROCESSES = (Column("Process", width=26), Column("How", width=16), Column("When", width=20))


def programme(register: Register, statement_id: str, as_of: date) -> Iterator[Block]:
    """The projects of the board's latest programme as they stand on a day."""
    found = _programme_of(register, statement_id)
    if found is None:
        yield Paragraph(text_runs("No investment programme is in the register yet."))
        return
    yield Paragraph(text_runs(_agreed(register, found)))
    every = projects_of(register, found.id)
    shown = [one for one in every if not one.exempt]
    if shown:
        yield _projects(list(standings(register, shown, day=as_of).values()), found)
    if len(shown) < len(every):
        left = counted(len(every) - len(shown), "project")
        verb = "is exempt and is" if len(every) - len(shown) == 1 else "are exempt and are"
        words = f"{left[:1].upper()}{left[1:]} {verb} left out."
        yield Paragraph(text_runs(words), ParagraphStyle.NOTE)
    yield _processes(register, found, as_of)


def _programme_of(register: Register, statement_id: str) -> Programme | None:
    """The latest programme of the statement's board, or else of any."""
    group_id = register.statements.get(statement_id).group_id
    every = sorted(register.programmes.all(), key=lambda one: one.year)
    own = [one for one in every if one.group_id == group_id]
    return next(reversed(own or every), None)


def _agreed(register: Register, found: Programme) -> str:
    """When its board agreed the order, and by which decision."""
    kept = register.rankings.find(programme_id=found.id, state=RankingState.AGREED)
    if not kept:
        return "Its board has not agreed an order of the projects yet."
    last = max(kept, key=lambda one: one.kept_at)
    group = register.groups.maybe(found.group_id)
    decision = register.decisions.maybe(last.decision_id)
    day = decision.decided_on if decision is not None else last.kept_at.astimezone().date()
    number = decision_number(register, last.decision_id)
    who = f"The {group.name}" if group is not None else "Its board"
    return f"{who} agreed the order of the projects on {long_date(day)}{f' ({number})' if number else ''}."


def _projects(found: Sequence[Standing], programme: Programme) -> Table:
    """A row a project; the column of grants only where there is one."""
    rows = [_row(one) for one in found]
    kept = [at for at in range(len(_COLUMNS)) if at != _GRANT or any(row[at] for row in rows)]
    money = "cost and grant" if _GRANT in kept else "cost"
    return Table(
        tuple(_COLUMNS[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows),
        caption=f"{programme.label}; {money} over all years",
        first_column_heads=True,
    )  # fmt: skip


def _row(one: Standing) -> tuple[Cell, ...]:
    grant = sum(cost.planned or 0 for cost in one.costs if cost.kind is CostKind.GRANT)
    return (
        one.project.label, one.project.stage.label, light(one.light),
        Money(one.total()) if one.total() else None, Money(grant) if grant else None, _benefits(one),
    )  # fmt: skip


def _benefits(one: Standing) -> str:
    """What it is to bring; of what is cashable, how much in all."""
    found = []
    for benefit in one.benefits:
        figures = [each.planned or 0 for each in one.figures if each.benefit_id == benefit.id]
        total = sum(figures) if benefit.cashable else 0
        found.append(f"{benefit.title} ({amount(Money(total))})" if total else benefit.title)
    return "; ".join(found)


def _processes(register: Register, found: Programme, day: date) -> Table:
    """How the programme is managed: cost-benefit, risk and evaluation (paper, section 1)."""
    latest = latest_by_process(register.assessments.find(programme_id=found.id), day)
    rows: Sequence[tuple[Cell, ...]] = tuple(
        (one.label, latest[one].formality.label if one in latest else Formality.NONE.label,
         latest[one].made_on if one in latest else None)
        for one in Process
    )  # fmt: skip
    caption = "How the programme is managed"
    return Table(_PROCESSES, rows, caption=caption, first_column_heads=True)
