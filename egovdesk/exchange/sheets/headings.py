"""The row of headings in a sheet: what stands above it is a title or a note, and no data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain, islice

from egovdesk.errors import Refused
from egovdesk.exchange.sheets.model import KEPT, Book, Cell, Line, Sheet
from egovdesk.lettering import letters
from egovdesk.records.text import clean_line

_SEARCHED_ROWS = 40
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NOT_LETTERS = re.compile(r"[\W_]+")

_NO_ROWS = (
    "None",
)  # what our own workbooks have in a table without rows, which Excel does not allow

Known = Callable[[str], bool]


def heading_key(text: str) -> str:
    """A heading without case, spacing, punctuation and what stands in brackets."""
    bare = _NOT_LETTERS.sub("", _ASIDE.sub("", text.casefold()))
    return bare or _NOT_LETTERS.sub("", text.casefold())


def sheet_of(book: Book, name: str, known: Known) -> Sheet:
    """The table of a sheet; `known` tells which heading keys mean something."""
    lines = book.lines(name)
    top = list(islice(lines, _SEARCHED_ROWS))
    if not top:
        raise Refused(f"The sheet “{name}” of {book.file} is empty.", KEPT, "Choose another sheet.")
    place = _heading_place(top, known)
    rows = tuple(chain(top[place + 1 :], lines))
    if [row.cells for row in rows] == [_NO_ROWS]:
        rows = ()
    headings = _headings(top[place], rows)
    notes = _notes(top, place, headings)
    return Sheet(book.file, name, headings, rows, top[place].number, notes)


def heading_score(line: Line, known: Known) -> int:
    """How many cells of a row are headings that mean something."""
    return sum(known(heading_key(cell)) for cell in line.cells if isinstance(cell, str))


def top_of(book: Book, name: str) -> list[Line]:
    """The first rows of a sheet, among which its headings are."""
    return list(islice(book.lines(name), _SEARCHED_ROWS))


def _heading_place(top: Sequence[Line], known: Known) -> int:
    """Where the headings are: the row that says most, or else the first that is full of words."""
    scores = [heading_score(line, known) for line in top]
    best = max(scores)
    usual = Counter(_filled(line) for line in top).most_common(1)[0][0]
    if best > 1 or (best == 1 and _filled(top[scores.index(best)]) >= min(usual, 2)):
        return scores.index(best)
    for place, line in enumerate(top):
        if _filled(line) >= min(usual, 2) and all(isinstance(c, str | None) for c in line.cells):
            return place
    return 0


def _filled(line: Line) -> int:
    return sum(cell is not None for cell in line.cells)


def _headings(line: Line, rows: Sequence[Line]) -> tuple[str, ...]:
    """A name for every column that holds something, each one different."""
    width = max([len(line.cells), *(len(row.cells) for row in rows)])
    seen: Counter[str] = Counter()
    names = []
    for place in range(width):
        name = _words(line.cell(place)) or f"Column {letters(place).upper()}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _words(cell: Cell) -> str:
    return "" if cell is None else " ".join(clean_line(str(cell)).split())[:200]


def _notes(top: Sequence[Line], place: int, headings: Sequence[str]) -> tuple[str, ...]:
    notes = []
    if place:
        said = "The row above them is" if place == 1 else f"The {place} rows above them are"
        notes.append(f"The headings are in row {top[place].number}. {said} left out.")
    twice = [name for name in headings if name.endswith(" (2)") and name[:-4] in headings]
    if twice:
        named = ", ".join(twice[:3])
        notes.append(f"Columns with the same heading are told apart by a number: {named}.")
    return tuple(notes)
