"""An import being looked at: its rows with their fates, and its columns with the fields they fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from egovdesk.records.imports import ColumnMatch, Fate, Plan, RowFate
from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.item_models.segments import Mark, MarkKind

MARKS = {
    Fate.ADDED: MarkKind.GREEN,
    Fate.CHANGED: MarkKind.AMBER,
    Fate.SAME: MarkKind.RATIFIED,
    Fate.REFUSED: MarkKind.RED,
}
NOT_IMPORTED = "not imported"


@dataclass(frozen=True)
class RowFilter:
    """Which rows are shown: those of a fate, and those with these words."""

    fate: Fate | None = None
    words: str = ""

    def passes(self, row: RowFate) -> bool:
        """Whether a row is shown."""
        if self.fate is not None and row.fate is not self.fate:
            return False
        if not self.words.strip():
            return True
        text = f"{row.number} {row.what} {outcome(row)}".casefold()
        return all(word in text for word in self.words.casefold().split())


class PlannedRows:
    """The rows of a plan as a table's source; `show` gives it another plan."""

    def __init__(self) -> None:
        self._rows: dict[str, RowFate] = {}

    def show(self, plan: Plan | None) -> None:
        """Have the rows of another plan, or none."""
        self._rows = {} if plan is None else {str(row.number): row for row in plan.rows}

    def ids(self, shown: RowFilter | None, sort: str | None, descending: bool) -> Sequence[str]:
        """The rows that pass the filter, in order."""
        wanted = shown or RowFilter()
        found = [row for row in self._rows.values() if wanted.passes(row)]
        if sort == "what":
            found.sort(key=lambda row: row.what.casefold())
        elif sort == "fate":
            order = list(Fate)
            found.sort(key=lambda row: order.index(row.fate))
        if descending:
            found.reverse()
        return [str(row.number) for row in found]

    def read(self, wanted: Sequence[str]) -> Sequence[RowFate]:
        """The rows of these numbers."""
        return [self._rows[one] for one in wanted if one in self._rows]

    def row(self, number: str) -> RowFate | None:
        """One row."""
        return self._rows.get(number)


def make_rows(rows: PlannedRows, parent: Any = None) -> RecordTableModel[Any]:
    """The rows of a plan as an item model."""
    columns: tuple[Column[Any], ...] = (
        Column("Row", lambda row: f"{row.number:,}", sort="number", width=64, right=True),
        Column("What it speaks of", lambda row: row.what or "–", sort="what", stretch=3),
        Column(
            "Fate", lambda row: row.fate.label, sort="fate", width=150,
            mark=lambda row: Mark(MARKS[row.fate]),
        ),
        Column("What happens, or why not", outcome, stretch=3, gives_way=1),
    )  # fmt: skip
    source: RecordSource[Any] = RecordSource(rows.ids, rows.read, id_of=lambda row: str(row.number))
    return RecordTableModel(source, columns, parent)


def outcome(row: RowFate) -> str:
    """What a row does in a line: its changes, or why it does nothing."""
    if row.why:
        return row.why
    told = []
    for change in row.changes:
        after = " ".join(change.after.split()) or "none"
        before = f"{' '.join(change.before.split())} → " if change.before else ""
        told.append(f"{change.label}: {before}{after}")
    return "; ".join(told) or " ".join(row.notes)


class PlannedColumns:
    """The columns of a plan as a table's source."""

    def __init__(self) -> None:
        self._columns: dict[str, ColumnMatch] = {}

    def show(self, plan: Plan | None) -> None:
        """Have the columns of another plan, or none."""
        self._columns = {} if plan is None else {one.heading: one for one in plan.columns}

    def ids(self, shown: None, sort: str | None, descending: bool) -> Sequence[str]:
        """The headings, in the order of the file."""
        return list(self._columns)

    def read(self, wanted: Sequence[str]) -> Sequence[ColumnMatch]:
        """The columns of these headings."""
        return [self._columns[one] for one in wanted if one in self._columns]

    def column(self, heading: str) -> ColumnMatch | None:
        """One column."""
        return self._columns.get(heading)


def make_columns(columns: PlannedColumns, parent: Any = None) -> RecordTableModel[Any]:
    """The columns of a plan as an item model."""
    shown: tuple[Column[Any], ...] = (
        Column("Column", lambda one: one.heading, stretch=1),
        Column(
            "Fills", lambda one: one.label or NOT_IMPORTED, width=150,
            tone=lambda one: "ink" if one.label else "ink3",
        ),
    )  # fmt: skip
    source: RecordSource[Any] = RecordSource(columns.ids, columns.read, id_of=attrgetter("heading"))
    return RecordTableModel(source, shown, parent)
