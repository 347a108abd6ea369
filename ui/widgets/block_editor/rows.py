"""A table as words: a line for each row, its cells parted by tabs; Markdown and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from egovdesk.documents.model import Inline, Run, Table, column, plain
from egovdesk.documents.text import blocks_from_markdown, markdown_from_blocks, normalise

CELL, ROW = "\t", "\n"
_BETWEEN_CELLS = re.compile("[\t\n\u2028]")


def is_table(markdown: str) -> bool:
    """Whether a text is one table and nothing else."""
    return markdown.startswith("|") and _table(markdown) is not None


def _table(markdown: str) -> Table | None:
    blocks = blocks_from_markdown(markdown)
    return blocks[0] if len(blocks) == 1 and isinstance(blocks[0], Table) else None


def runs_of_table(markdown: str) -> Inline:
    """The words that show a table."""
    table = _table(markdown)
    if table is None:
        return (Run(markdown),)
    return joined([row_of([column(one).name for one in table.columns]), *map(row_of, table.rows)])


def markdown_of_table(runs: Inline) -> str:
    """The table that the words show; its first row is the heading."""
    if not plain(runs).strip():
        return ""
    return markdown_from_blocks([table_of(list(rows_of(runs)))])


def row_of(cells: Iterable[object]) -> Inline:
    """Cells as one line."""
    runs: list[Run] = []
    for at, cell in enumerate(cells):
        runs += [Run(CELL)] if at else []
        inline = cell if isinstance(cell, tuple) else (Run(str(cell or "")),)
        runs += [replace(run, text=run.text.replace(CELL, " ")) for run in inline]
    return normalise(runs)


def joined(rows: Iterable[Inline]) -> Inline:
    """Lines of cells as the words of one table."""
    runs: list[Run] = []
    for at, row in enumerate(rows):
        runs += [Run(ROW)] if at else []
        runs += [replace(run, text=run.text.replace(ROW, " ")) for run in row]
    return normalise(runs)


def rows_of(runs: Inline) -> Iterator[Inline]:
    """The lines of a table's words."""
    yield from _parted(runs, ROW)


def cells_of(row: Inline) -> list[Inline]:
    """The cells of a line."""
    return list(_parted(row, CELL))


def _parted(runs: Inline, mark: str) -> Iterator[Inline]:
    part: list[Run] = []
    for run in runs:
        first, *others = run.text.split(mark)
        part.append(replace(run, text=first))
        for text in others:
            yield normalise(part)
            part = [replace(run, text=text)]
    yield normalise(part)


def spans(text: str) -> list[tuple[int, int]]:
    """Where each cell stands in a table's words as the editor breaks them, counted as Qt counts."""
    found: list[tuple[int, int]] = []
    start = 0
    for cell in _BETWEEN_CELLS.split(text):
        end = start + len(cell.encode("utf-16-le")) // 2
        found.append((start, end))
        start = end + 1
    return found


def table_of(rows: Sequence[Inline]) -> Table:
    """Lines of cells as a table, as wide as its heading or its widest row."""
    cells = [cells_of(row) for row in rows]
    width = max(map(len, cells))
    filled = [tuple((*row, *((),) * width)[:width]) for row in cells]
    names = tuple(plain(cell).strip() or f"Column {at}" for at, cell in enumerate(filled[0], 1))
    return Table(names, tuple(filled[1:]))


def in_words(runs: Inline) -> list[Inline]:
    """The rows as lines of words, where there is no room for a table."""
    return [
        normalise(replace(run, text=run.text.replace(CELL, " | ")) for run in row)
        for row in rows_of(runs)
    ]
