"""A programme's ranked list as a table: ranks, score bars, lights, sums, and the funding line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from egovdesk.ranking import Line, Ranked, Sheet
from egovdesk.ranking.engine import funded_count, unspent
from egovdesk.records.money import pounds, whole_thousands
from egovdesk.records.programmes import financial_year
from egovdesk.records.projects import Rag
from ui.item_models import public_screen
from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.item_models.segments import Cell, Gap, Hidden, Icon, Mark, MarkKind, Segment, Shares, Text

LINE = "funding line"
"""The id of the row that the funding line takes."""

LIGHTS = {Rag.GREEN: MarkKind.GREEN, Rag.AMBER: MarkKind.AMBER, Rag.RED: MarkKind.RED}
_BAR, _SHORT = 113, 40


@dataclass(frozen=True, slots=True)
class RankRow:
    """A row of the list: a project in its place, with the place that the board last agreed; or the line.

    In a `partial` list the public is not to see running totals: they would tell what an exempt project
    costs.
    """

    id: str
    ranked: Ranked | None = None
    line: Line | None = None
    was: int | None = None
    words: str = ""
    partial: bool = False

    @property
    def tells_sums(self) -> bool:
        """Whether running totals, and what is unspent, can be shown now."""
        return not (self.partial and public_screen.is_on())

    @property
    def hidden(self) -> bool:
        """Whether what it says is not to be seen now."""
        return bool(self.exempt) and public_screen.is_on()

    @property
    def exempt(self) -> str:
        """What is said of an exempt project."""
        return "exempt" if self.line is not None and self.line.project.exempt else ""


def rank_rows(sheet: Sheet, ranked: Sequence[Ranked], agreed: Mapping[str, int]) -> list[RankRow]:
    """The rows of a ranking, the funding line among them where there is a budget."""
    partial = any(one.project.exempt for one in sheet.lines.values())
    rows = [
        RankRow(one.id, one, sheet.lines[one.id], agreed.get(one.id), partial=partial)
        for one in ranked
    ]
    if sheet.programme.budget is not None and rows:
        line = RankRow(LINE, words=line_words(sheet, ranked), partial=partial)
        rows.insert(funded_count(ranked), line)
    return rows


def line_words(sheet: Sheet, ranked: Sequence[Ranked]) -> str:
    """What stands on the funding line: the budget, and what is left of it there."""
    budget = sheet.programme.budget or 0
    left = unspent(ranked, budget)
    words = f"{pounds(budget)} for {financial_year(sheet.programme.year)}"
    return f"{words}, {pounds(left)} unspent" if left else f"{words}, all spent"


def whole(total: float) -> int:
    """A score of 100 as it is shown: halves go up."""
    return floor(total + 0.5)


class Rankings:
    """The rows that the table shows now; `show` puts others in their place."""

    def __init__(self) -> None:
        self._rows: dict[str, RankRow] = {}

    def show(self, rows: Sequence[RankRow]) -> None:
        """Show other rows, from the top."""
        self._rows = {one.id: one for one in rows}

    def row(self, row_id: str) -> RankRow | None:
        """The row of a project."""
        return self._rows.get(row_id)

    def ids(self, _shown: object, _sort: str | None, _descending: bool) -> list[str]:
        """Every row, in order."""
        return list(self._rows)

    def read(self, ids: Sequence[str]) -> list[RankRow]:
        """The rows of some ids."""
        return [self._rows[one] for one in ids]


class RankingModel(RecordTableModel[RankRow]):
    """The list; the funding line cannot be chosen."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Nothing can be done with the funding line."""
        if self.id_at(index.row()) == LINE:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def make_model(rankings: Rankings, year: int, parent: QObject | None = None) -> RankingModel:
    """The table of a programme's year and the year before it."""
    source = RecordSource(rankings.ids, rankings.read)
    return RankingModel(source, columns_of(year), parent, exempt=lambda row: row.exempt)


def columns_of(year: int) -> tuple[Column[RankRow], ...]:
    """The columns of a programme's year and the year before it."""
    return (
        Column("Rank", _rank, width=68),
        Column("Project", _title, stretch=1),
        Column("Score of 100", _score, width=178),
        Column("Status", _status, width=90),
        _money(f"{financial_year(year - 1)}\n£000", year - 1, gives_way=1),
        _money(f"{financial_year(year)}\n£000", year, gives_way=3),
        Column("Running\n£000", _running, right=True, width=78, gives_way=2),
    )  # fmt: skip


def _rank(row: RankRow) -> Cell:
    one = row.ranked
    if one is None:
        return Cell()
    sign = "=" if one.tied else ""
    number = Text(f"{one.place}{sign}", _tone(row, "ink"), "heading", width=24, right=True)
    return Cell((number, *_movement(row)))


def _movement(row: RankRow) -> tuple[Segment, ...]:
    if row.ranked is None or row.was is None or row.was == row.ranked.place:
        return ()
    places = row.was - row.ranked.place
    up = places > 0
    says = f"up {places}" if up else f"down {-places}"
    icon = Icon("arrow-up" if up else "arrow-down", "ink2", says=says, size=12)
    return (Gap(2), icon, Text(str(abs(places)), "ink2", "note"))


def _title(row: RankRow) -> Cell:
    if row.line is None:
        words = row.words if row.tells_sums else row.words.rpartition(", ")[0]
        return Cell((Text("Funding line", "ink", "heading"), Text(words, "ink2")))
    project = row.line.project
    lock: tuple[Segment, ...] = (Icon("lock", "exempt", size=14),) if row.exempt else ()
    word: tuple[Segment, ...] = (Text("exempt", "exempt", "note"),) if row.exempt else ()
    hand: tuple[Segment, ...] = ()
    if row.line.entry.moved_to is not None:
        hand = (Icon("grip-vertical", "ink3", says="moved by hand", size=12),)
    service = Text(project.service, "ink2", "note", context=True)
    return Cell((*lock, Text(project.title, _tone(row, "ink"), "row"), *word, *hand, service))


def _score(row: RankRow) -> Cell:
    one, line = row.ranked, row.line
    if one is None or line is None:
        return Cell()
    if row.hidden:
        return Cell((Hidden(_BAR),))
    missing = sum(mean is None for mean in line.means)
    number = Text(str(whole(one.total)), _tone(row, "ink"), "heading", width=22, right=True)
    bar = Shares(tuple(part / 100 for part in one.parts), _BAR)
    if missing == len(line.means):
        return Cell((number, Text("not scored", "ink3", "note")))
    return Cell((number, bar, *((Text("part", "ink3", "note"),) if missing else ())))


def _status(row: RankRow) -> Cell:
    if row.line is None:
        return Cell()
    if row.hidden:
        return Cell((Hidden(_SHORT),))
    light = row.line.report.overall if row.line.report is not None else Rag.UNSAID
    if light is Rag.UNSAID:
        return Cell((Text("no report", "ink3", "note"),))
    firm = light is not Rag.GREEN
    words = Text(light.label, "ink" if firm else "ink2", "row" if firm else "text")
    return Cell((Mark(LIGHTS[light]), words))


def _money(title: str, year: int, gives_way: int = 0) -> Column[RankRow]:
    def value(row: RankRow) -> Cell:
        if row.line is None:
            return Cell()
        if row.hidden:
            return Cell((Hidden(_SHORT),), right=True)
        return _sum(row.line.costs.get(year))

    return Column(title, value, right=True, width=74, gives_way=gives_way)


def _running(row: RankRow) -> Cell:
    return _sum(row.ranked.running) if row.ranked is not None and row.tells_sums else Cell()


def _sum(pence: int | None) -> Cell:
    return Cell((Text(thousands(pence), "ink2"),), right=True)


def thousands(pence: int | None) -> str:
    """A sum in thousands of pounds; a dash for none."""
    return "–" if pence is None else f"{whole_thousands(pence):,}".replace("-", "−")


def _tone(row: RankRow, tone: str) -> str:
    """Projects below the line are quieter."""
    return tone if row.ranked is not None and row.ranked.funded else "ink3"
