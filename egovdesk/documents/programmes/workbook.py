"""The ranked programme in Excel: weighted totals, ranks and running totals that Excel works out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from egovdesk.documents.model import Cell, Column, Formula, Money, Ref, Sheet, Table, Workbook
from egovdesk.documents.programmes.ranking import hand_words
from egovdesk.documents.programmes.words import exact, light_cell, place_words, sum_cell
from egovdesk.documents.wording import counted, long_date
from egovdesk.ranking import Sheet as RankSheet
from egovdesk.ranking.sheet import standing_scores
from egovdesk.records.kept_rankings import KeptPlace, KeptRanking
from egovdesk.records.programmes import MOST_SCORE, TOTAL_WEIGHT, financial_year
from egovdesk.register import Register

_TOTAL, _EARNED, _RUNNING, _LEFT = (
    "Score of 100", "Rank by score", "Running total", "Left of the budget",
)  # fmt: skip
_FIXED = ("Rank", "Code", "Project", "Service", "Sponsor")
_SCORES = (
    Column("Project", 34), Column("Criterion", 30), Column("Scored by", 22),
    Column("Score", 9, numeric=True), Column("On", 14), Column("Counts", 12), Column("Note", 40),
)  # fmt: skip
_PRECISION = 6

Scored = tuple[Cell, ...]
"""A row of the scores: project, criterion, who, what, when, whether it counts, a note."""


def ranking_workbook(
    register: Register, kept: KeptRanking, said: str = "", scored: Iterable[Scored] | None = None
) -> Workbook:
    """A ranking to sort and to weigh again: the list, the weights that it is worked out by, each score
    with who gave it, and what was moved against its score.

    `scored` are the rows of the scores; those of the ranking, which count, unless others are given.
    """
    council = register.authority
    title = f"{kept.title} {financial_year(kept.year)}"
    when = said or f"As at {long_date(kept.as_of)}"
    moves = tuple(_moves(kept))
    sheets = [
        _sheet("Ranking", f"{title}: {council.name}", f"{when}. {_note(kept)}", _ranking(kept)),
        _sheet("Weights", "Criteria and weights", "Change a weight, and the scores follow.",
               _weights(kept)),
        _sheet("Scores", "Scores by named people",
               "The mean of each scorer’s latest score counts, from 0 to 5.",
               Table(_SCORES, tuple(scored if scored is not None else _scores(kept)))),
    ]  # fmt: skip
    if moves:
        columns = (Column("Project", 34), Column("From", 9, numeric=True),
                   Column("To", 9, numeric=True), Column("By", 30), Column("Why", 60))  # fmt: skip
        sheets.append(
            _sheet("Moves", "Moved against the score", "With the reasons.", Table(columns, moves))
        )
    return Workbook(
        title=title, sheets=tuple(sheets), subject=f"{kept.group}, {when}".strip(", "),
        author=council.author, dated=kept.as_of,
    )  # fmt: skip


def every_score(register: Register, sheet: RankSheet, *, exempt: bool = True) -> Iterator[Scored]:
    """Each score of a programme as it stands, those that a later one took the place of too."""
    titles = {one.id: one.title for one in sheet.criteria}
    found = register.scores.of_criteria(titles)
    people = register.people.many({one.scorer_id for one in found})
    standing = standing_scores(register, sheet)
    counting = {one.id for given in standing.values() for one in given}
    for one in found:
        line = sheet.lines.get(one.project_id)
        if line is not None and (exempt or not line.project.exempt):
            yield (
                line.project.title, titles[one.criterion_id], people[one.scorer_id].name, one.value,
                one.scored_on, "Yes" if one.id in counting else "No, replaced", one.note,
            )  # fmt: skip


def _sheet(name: str, title: str, note: str, table: Table) -> Sheet:
    rows = tuple(table.rows)
    table = Table(table.columns, rows, name=name)
    return Sheet(name=name, table=table, title=title, note=note, count=len(rows))


def _note(kept: KeptRanking) -> str:
    return f"{counted(len(kept.places), 'project')}; the totals follow the weights."


def _ranking(kept: KeptRanking) -> Table:
    names = _criterion_names(kept)
    year = financial_year(kept.year)
    columns = [
        Column("Rank", 8), Column("Code", 10), Column("Project", 36), Column("Service", 20),
        Column("Sponsor", 22), *(Column(name, 14, numeric=True) for name in names),
        Column(_TOTAL, 12, numeric=True), Column(_EARNED, 10, numeric=True), Column("Status", 12),
        Column(financial_year(kept.year - 1), 14, numeric=True), Column(year, 14, numeric=True),
    ]  # fmt: skip
    if not kept.partial:
        columns.append(Column(_RUNNING, 16, numeric=True))
        if kept.budget is not None:
            columns.append(Column(_LEFT, 16, numeric=True))
    totals = [one.total for one in kept.places]
    rows = (tuple(_row(kept, one, names, totals)) for one in kept.places)
    return Table(tuple(columns), rows)


def _row(
    kept: KeptRanking, one: KeptPlace, names: Sequence[str], totals: Sequence[float]
) -> Iterator[Cell]:
    title = f"{one.title} (exempt)" if one.exempt else one.title
    yield from (place_words(one), one.code, title, one.service, one.sponsor)
    yield from (None if mean is None else exact(mean) for mean in one.means)
    yield _total(one, names)
    yield Formula(
        ("RANK(", Ref(_TOTAL), ",", Ref(_TOTAL, whole=True), ")"),
        1 + sum(total > one.total for total in totals),
    )
    yield from (light_cell(one), sum_cell(one.cost_before), sum_cell(one.cost))
    if not kept.partial:
        year = financial_year(kept.year)
        yield Formula(("SUM(", Ref(year, row=1), ":", Ref(year), ")"), Money(one.running))
        if kept.budget is not None:
            budget = Decimal(kept.budget) / 100
            yield Formula((f"{budget:f}-", Ref(_RUNNING)), Money(kept.budget - one.running))


def _total(one: KeptPlace, names: Sequence[str]) -> Formula:
    """The weighted total: each mean times its weight, of 5."""
    parts: list[str | Ref] = ["ROUND(("]
    for at, name in enumerate(names, 1):
        parts += ["+" if at > 1 else "", Ref(name), "*", Ref("Weight", "Weights", row=at)]
    parts.append(f")/{MOST_SCORE},{_PRECISION})")
    return Formula(tuple(parts), exact(one.total, _PRECISION))


def _weights(kept: KeptRanking) -> Table:
    columns = (Column("Criterion", 34), Column("Weight", 10, numeric=True), Column("A 5 is", 60))
    rows: list[tuple[Cell, ...]] = [(one.title, one.weight, one.detail) for one in kept.criteria]
    total = sum(one.weight for one in kept.criteria)
    whole = ("SUM(", Ref("Weight", row=1), ":", Ref("Weight", row=len(rows)), ")")
    rows.append(("Total", Formula(whole, total), f"The weights total {TOTAL_WEIGHT}."))
    return Table(columns, tuple(rows))


def _criterion_names(kept: KeptRanking) -> list[str]:
    """What the columns of the criteria are called: their titles, each unlike any other column's."""
    years = (financial_year(kept.year - 1), financial_year(kept.year))
    taken = {*_FIXED, _TOTAL, _EARNED, _RUNNING, _LEFT, "Status", *years}
    folded = {name.casefold() for name in taken}
    return [
        f"{one.title} (score)" if one.title.casefold() in folded else one.title
        for one in kept.criteria
    ]


def _scores(kept: KeptRanking) -> Iterator[Scored]:
    titles = {one.id: one.title for one in kept.criteria}
    for place in kept.places:
        for one in place.scores:
            yield (place.title, titles[one.criterion_id], one.scorer, one.value, one.scored_on,
                   "Yes", one.note)  # fmt: skip


def _moves(kept: KeptRanking) -> Iterator[tuple[Cell, ...]]:
    for one in kept.places:
        if one.moved_to is not None:
            yield one.title, one.earned, one.moved_to, hand_words(one), one.moved_reason
        if one.changed_from is not None:
            yield (one.title, one.changed_from, one.at, kept.group or "The board",
                   one.changed_reason)  # fmt: skip
