"""Rows of a file before anybody asks what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from egovdesk.errors import Refused

Cell = str | int | float | date | datetime | time | None

MOST_ROWS, MOST_COLUMNS = 50_000, 256
KEPT = "Nothing has been imported."


@dataclass(frozen=True)
class Line:
    """A row with its number as Excel counts it; empty cells at its end are left off."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell:
        """A cell, empty past the end."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True)
class Book:
    """An open file: the names of its sheets, and each one's rows that are not empty."""

    file: str
    names: tuple[str, ...]
    read: Callable[[str], Iterator[Line]]

    def lines(self, name: str) -> Iterator[Line]:
        """The rows of a sheet; raises Refused where there are more than can be imported."""
        kept = 0
        for line in self.read(name):
            if not line.cells:
                continue
            kept += 1
            if kept > MOST_ROWS:
                raise too_large(self.file, f"more than {MOST_ROWS:,} rows", "Divide it")
            if len(line.cells) > MOST_COLUMNS:
                columns = f"{len(line.cells):,} columns, and up to {MOST_COLUMNS} can be imported"
                raise too_large(self.file, columns, "Delete the columns that are not wanted")
            yield line


@dataclass(frozen=True)
class Sheet:
    """The table found in a sheet: its headings, and the rows below them, numbered as in the file."""

    file: str
    name: str
    headings: tuple[str, ...]
    rows: tuple[Line, ...]
    heading_row: int
    notes: tuple[str, ...] = ()

    def column(self, index: int) -> Iterator[Cell]:
        """The cells of a column that hold something."""
        return (cell for row in self.rows if (cell := row.cell(index)) is not None)


def trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    """Cells without the empty ones at the end; text of nothing but space is empty."""
    kept = [None if isinstance(one, str) and not one.strip() else one for one in cells]
    while kept and kept[-1] is None:
        kept.pop()
    return tuple(kept)


def too_large(file: str, how: str, todo: str) -> Refused:
    """What a file over a limit is refused with."""
    return Refused(f"{file} has {how}.", KEPT, f"{todo}, then choose it again.")
