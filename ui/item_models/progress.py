"""Projects of a programme as tables: how they go, what they cost, what they bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from egovdesk.documents.charts.columns import Yearly
from egovdesk.documents.projects.standing import Standing, trend
from egovdesk.documents.wording import number, short_date
from egovdesk.records.money import pounds
from egovdesk.records.programmes import financial_year
from egovdesk.records.projects import Benefit, Milestone, Rag
from ui.item_models.held import Held
from ui.item_models.ranking import LIGHTS, thousands
from ui.item_models.record_table import Column
from ui.item_models.segments import Cell, Icon, Mark, Segment, Text

WHOLE = "programme"
"""The id of the row that stands for all projects together."""


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A project, or all of them together; with a benefit, what that brings."""

    id: str
    standings: tuple[Standing, ...]
    words: str = ""
    benefit: Benefit | None = None

    @property
    def one(self) -> Standing | None:
        """The project, where it is one."""
        return self.standings[0] if not self.words else None

    @property
    def exempt(self) -> str:
        """What is said of an exempt project."""
        return "exempt" if self.one is not None and self.one.project.exempt else ""


def progress_rows(found: Sequence[Standing], whole: str) -> list[ProgressRow]:
    """All of them together, then each by itself."""
    rows = [ProgressRow(one.project.id, (one,)) for one in found]
    return [ProgressRow(WHOLE, tuple(found), whole), *rows] if rows else []


def held() -> Held[ProgressRow]:
    """The rows of a tab, which can be ordered by name and by light."""
    order = (Rag.RED, Rag.AMBER, Rag.UNSAID, Rag.GREEN)

    def light(row: ProgressRow) -> tuple[bool, int]:
        return row.one is not None, order.index(row.one.light) if row.one is not None else 0

    return Held(
        lambda row: row.id,
        {
            "title": lambda row: (row.one is not None, title_of(row).casefold()),
            "light": light,
        },
    )


def title_of(row: ProgressRow) -> str:
    """What a row is called."""
    return row.one.project.title if row.one is not None else row.words


def named(row: ProgressRow) -> Cell:
    """The project with its service, or the programme."""
    if row.one is None:
        return Cell((Text(row.words, "ink", "heading"),))
    project = row.one.project
    locked: tuple[Segment, ...] = (
        (Icon("lock", "exempt", size=14), Text("exempt", "exempt", "note"))
        if project.exempt
        else ()
    )
    service = Text(project.service, "ink2", "note", context=True)
    return Cell((*locked[:1], Text(project.title, "ink", "row"), *locked[1:], service))


def lit(rag: Rag) -> Cell:
    """A light with its word."""
    if rag is Rag.UNSAID:
        return Cell((Text("no report", "ink3", "note"),))
    firm = rag is not Rag.GREEN
    word = Text(rag.label, "ink" if firm else "ink2", "row" if firm else "text")
    return Cell((Mark(LIGHTS[rag]), word))


def progress_columns(today: date) -> tuple[Column[ProgressRow], ...]:
    """How each goes."""
    return (
        Column("Project", named, sort="title", stretch=1),
        Column("Status", _light, sort="light", width=92),
        Column("Since last", _moved, width=116, gives_way=1),
        Column("Done", _done, width=72, gives_way=2),
        Column("Next milestone", lambda row: _next(row, today), width=262),
        Column("Asks for", _asks, width=84),
    )


def cost_columns(year: int) -> tuple[Column[ProgressRow], ...]:
    """What each costs in a year and the one before, and in all."""
    return (
        Column("Project", named, sort="title", stretch=1),
        _sum(f"{financial_year(year - 1)}\nplanned", year - 1, actual=False),
        _sum(f"{financial_year(year - 1)}\nspent", year - 1, actual=True),
        _sum(f"{financial_year(year)}\nplanned", year, actual=False),
        _sum(f"{financial_year(year)}\nspent", year, actual=True, gives_way=2),
        Column("All years\nplanned", lambda row: _total(row, actual=False), right=True, width=84,
               gives_way=1),
        Column("Over\nby", _over, right=True, width=70),
    )  # fmt: skip


def benefit_columns(year: int) -> tuple[Column[ProgressRow], ...]:
    """What each benefit brings in a year."""
    return (
        Column("Benefit", _benefit, stretch=1),
        Column("Project", _of_project, width=170, gives_way=1),
        Column("Cashable", _cashable, width=84),
        Column(f"{financial_year(year)}\nplanned", lambda row: _brought(row, year, actual=False),
               right=True, width=92),
        Column(f"{financial_year(year)}\nbrought", lambda row: _brought(row, year, actual=True),
               right=True, width=92),
    )  # fmt: skip


# -- how it goes --------------------------------------------------------------------------------


def _light(row: ProgressRow) -> Cell:
    return lit(row.one.light) if row.one is not None else Cell()


def _moved(row: ProgressRow) -> Cell:
    one = row.one
    said = trend(one.light, one.former()) if one is not None else ""
    return Cell((Text(said, "red" if said.startswith("worse") else "ink2", "note"),))


def _done(row: ProgressRow) -> Cell:
    if row.one is None:
        found = [each for one in row.standings for each in one.milestones]
    else:
        found = list(row.one.milestones)
    if not found:
        return Cell((Text("none set", "ink3", "note"),))
    done = sum(one.done_on is not None for one in found)
    return Cell((Text(f"{done} of {len(found)}", "ink2"),))


def _next(row: ProgressRow, today: date) -> Cell:
    one = row.one.next_milestone if row.one is not None else None
    if one is None:
        return Cell()
    return Cell((Text(_when(one), _tone(one, today), width=84), Text(one.title, "ink")))


def _when(one: Milestone) -> str:
    return short_date(one.expected_on) if one.expected_on else "no day set"


def _tone(one: Milestone, today: date) -> str:
    if one.due_on is not None and one.due_on < today:
        return "red"
    return "amber" if one.is_late(today) else "ink2"


def _asks(row: ProgressRow) -> Cell:
    if row.one is None or not row.one.needs:
        return Cell()
    return Cell((Text("a decision", "amber", "row"),))


# -- money --------------------------------------------------------------------------------------


def _sum(title: str, year: int, *, actual: bool, gives_way: int = 0) -> Column[ProgressRow]:
    def value(row: ProgressRow) -> Cell:
        found = [_of_year(one.spend(), one.years, year, actual) for one in row.standings]
        known = [one for one in found if one is not None]
        return _right(thousands(sum(known) if known else None))

    return Column(title, value, right=True, width=80, gives_way=gives_way)


def _of_year(spend: Yearly, years: Sequence[int], year: int, actual: bool) -> int | None:
    if year not in years:
        return None
    return (spend.actual if actual else spend.planned)[years.index(year)]


def _total(row: ProgressRow, *, actual: bool) -> Cell:
    return _right(thousands(sum(one.total(actual) for one in row.standings) or None))


def _over(row: ProgressRow) -> Cell:
    over = sum(much for one in row.standings for _year, much in one.overspent)
    if not over:
        return Cell()
    return Cell((Text(thousands(over), "red", "row", right=True),), right=True)


def _right(words: str) -> Cell:
    return Cell((Text(words, "ink2"),), right=True)


# -- benefits -----------------------------------------------------------------------------------


def benefit_rows(found: Sequence[Standing], whole: str) -> list[ProgressRow]:
    """What is cashable of all together, then each benefit of each project."""
    rows = [
        ProgressRow(benefit.id, (one,), benefit=benefit)
        for one in found
        for benefit in one.benefits
    ]
    return [ProgressRow(WHOLE, tuple(found), whole), *rows] if rows else []


def _benefit(row: ProgressRow) -> Cell:
    if row.benefit is None:
        return Cell((Text(row.words, "ink", "heading"),))
    measure = Text(row.benefit.measure, "ink2", "note", context=True)
    return Cell((Text(row.benefit.title, "ink", "row"), measure))


def _of_project(row: ProgressRow) -> Cell:
    return Cell((Text(title_of(row) if row.benefit else "", "ink2"),))


def _cashable(row: ProgressRow) -> Cell:
    word = "cashable" if row.benefit is None or row.benefit.cashable else "not"
    return Cell((Text(word, "ink2"),))


def _brought(row: ProgressRow, year: int, *, actual: bool) -> Cell:
    """What a benefit brings in a year; of all together, what is cashable."""
    known = [
        value
        for one in row.standings
        for benefit in (one.benefits if row.benefit is None else (row.benefit,))
        if row.benefit is not None or benefit.cashable
        if (value := one.brought(benefit, year, actual=actual)) is not None
    ]
    if not known:
        return _right("–")
    money = row.benefit is None or row.benefit.cashable
    return _right(pounds(sum(known)) if money else number(sum(known)))
