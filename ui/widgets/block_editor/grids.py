"""Tables on the clipboard: which of them hold facts, and what their rows are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from egovdesk.documents.model import Inline, Run
from egovdesk.documents.text import normalise
from ui.widgets.block_editor import rows

Cell = list[Run]


@dataclass
class Grid:
    """A table as it is being read: `first` is the number of lines read before it.

    One that holds another table only puts things in their places, and so does one of a single row or
    column: its words are lines.
    """

    first: int
    cells: list[list[Cell]] = field(default_factory=list)
    is_layout: bool = False
    _below: dict[int, int] = field(default_factory=dict)
    _open: Cell = field(default_factory=list)

    def begin_row(self) -> None:
        """A new row."""
        self.cells.append([])

    def begin_cell(self, across: int = 1, down: int = 1) -> None:
        """A new cell; where it reaches across columns or down rows, the others are empty."""
        if not self.cells:
            self.begin_row()
        row = self.cells[-1]
        while self._below.get(len(row), 0) > 0:
            self._below[len(row)] -= 1
            row.append([])
        self._open = []
        row.append(self._open)
        row += [[] for _ in range(across - 1)]
        if down > 1:
            self._below |= dict.fromkeys(range(len(row) - across, len(row)), down - 1)

    def add(self, run: Run) -> None:
        """Words in the cell that is open."""
        self._open.append(replace(run, text=run.text.replace("\n", " ")))

    def found(self) -> tuple[list[Inline], Inline]:
        """What stands over the table, and the words of its rows; none where it is no table."""
        table = [[_tidied(cell) for cell in row] for row in self.cells]
        table = [row for row in table if any(row)]
        width = max(map(len, table), default=0)
        table = [[*row, *[()] * (width - len(row))] for row in table]
        used = [at for at in range(width) if any(row[at] for row in table)]
        table = [[row[at] for at in used] for row in table]
        over: list[Inline] = []
        while len(used) > 1 and table and sum(map(bool, table[0])) == 1 and table[0][0]:
            over.append(table.pop(0)[0])
        if self.is_layout or len(table) < 2 or len(used) < 2:
            return [], ()
        return over, rows.joined(map(rows.row_of, table))


def _tidied(cell: Cell) -> Inline:
    """A cell's words with single spaces, and none at either end."""
    kept: list[Run] = []
    for run in normalise(cell):
        text = " ".join(run.text.replace("\t", " ").split(" "))
        while "  " in text:
            text = text.replace("  ", " ")
        if not kept or kept[-1].text.endswith(" "):
            text = text.lstrip()
        if text:
            kept.append(replace(run, text=text))
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return normalise(kept)


def of_text(text: str) -> Inline:
    """The words of the table that tabs make of plain text; none where they make none."""
    lines = [line.split(rows.CELL) for line in text.strip("\n").split("\n")]
    width = len(lines[0])
    if len(lines) < 2 or width < 2 or any(len(line) != width for line in lines):
        return ()
    return rows.joined(rows.row_of(cell.strip() for cell in line) for line in lines)
