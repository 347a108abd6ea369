"""How a Word file is built: its headings, its tables, its lists, and what it asks the group to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from egovdesk.exchange.authors.word import Line, WordFile
from egovdesk.exchange.authors.wordml import (
    PPR,
    TBL,
    TC,
    TR,
    Element,
    beginning,
    inside,
    is_on,
    run_text,
    runs,
    squeezed,
    text,
    value,
    w,
)
from egovdesk.records.file_checks import FileFinding, Mending
from egovdesk.records.findings import Severity

_LONGEST_HEADING = 90
_NO_HEADINGS = ("title", "subtitle", "caption", "facts")  # may be bold for all that
_TYPED_MARK = re.compile(r"^\s*(?:[-–—•*·o]|\(?[0-9a-z]{1,2}[.)])\s+\S")
_RECOMMENDS = re.compile(r"\brecommend(?:ation|ations|ed|s)?\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:is|are) (?:asked|recommended|requested|invited) to\b", re.IGNORECASE)
_LEAST_TYPED = 2
_HEADER_ROW = w("tblHeader")


def check_headings(word: WordFile) -> Iterator[FileFinding]:
    """Headings that are none, that skip a level, or that only look like it."""
    if not word.headings and any(line.text.strip() for line in word.lines):
        yield FileFinding(
            "headings.none", "There is not one heading, so nobody can find their way by them.",
            Mending.AUTHOR, "Give each heading one of Word’s styles Heading 1 to Heading 4.",
        )  # fmt: skip
    skipped = [
        f"{below.place}: level {below.level} after level {above.level or 1}"
        for above, below in pairwise(_levels(word))
        if (below.level or 1) > (above.level or 1) + 1
    ]
    if skipped:
        yield FileFinding(
            "headings.skipped", _counted(skipped, "heading skips a level", "headings skip a level"),
            Mending.AUTHOR, "Let each heading be at most one level below the one before it.",
            places=tuple(skipped),
        )  # fmt: skip
    faked = [line.place for line in word.lines if _looks_like_heading(word, line)]
    if faked:
        yield FileFinding(
            "headings.faked",
            _counted(faked, "line is bold and stands as a heading, but is none",
                     "lines are bold and stand as headings, but are none"),
            Mending.AUTHOR, "Give each one of Word’s styles Heading 1 to Heading 4.",
            places=tuple(faked),
        )  # fmt: skip


def _levels(word: WordFile) -> Sequence[Line]:
    return [line for line in word.headings if not line.in_box]


def _looks_like_heading(word: WordFile, line: Line) -> bool:
    words = squeezed(line.text)
    if line.level or line.in_table or line.in_box or line.style in _NO_HEADINGS:
        return False
    if not words or len(words) > _LONGEST_HEADING or words.endswith((".", ",", ";", "?")):
        return False
    if _numbering(line.element) is not None:
        return False
    shown = [run for run in runs(line.element) if run_text(run).strip()]
    return bool(shown) and all(word.styles.look(run, line.element).bold for run in shown)


def _numbering(paragraph: Element) -> Element | None:
    properties = paragraph.find(PPR)
    return None if properties is None else properties.find(w("numPr"))


def check_lists(word: WordFile) -> Iterator[FileFinding]:
    """Lists whose bullets or numbers were typed."""
    typed: list[str] = []
    row: list[Line] = []
    for line in (*word.lines, None):
        if line is not None and _is_typed_item(line):
            row.append(line)
            continue
        if len(row) >= _LEAST_TYPED:
            typed.append(row[0].place)
        row = []
    if typed:
        yield FileFinding(
            "lists.typed", _counted(typed, "list has typed bullets or numbers",
                                    "lists have typed bullets or numbers"),
            Mending.AUTHOR, "Make each a list of Word’s (Home, Bullets or Numbering).",
            places=tuple(typed), severity=Severity.INFORMATION,
        )  # fmt: skip


def _is_typed_item(line: Line) -> bool:
    if line.level or line.in_table or _numbering(line.element) is not None:
        return False
    return bool(_TYPED_MARK.match(line.text))


def check_recommendation(word: WordFile) -> Iterator[FileFinding]:
    """Whether the paper says what the group is asked to do."""
    found = [
        at
        for at, line in enumerate(word.lines)
        if _RECOMMENDS.search(line.text) and (line.level or len(squeezed(line.text)) < _LONGEST_HEADING)
    ]  # fmt: skip
    asks = any(_ASKS.search(line.text) for line in word.lines)
    if not found and not asks:
        yield FileFinding(
            "recommendation.missing", "It does not say what the group is asked to do.",
            Mending.AUTHOR,
            "Put in a heading “Recommendations”, and under it, numbered, what the group is asked to do.",
        )  # fmt: skip
    elif found and not asks and not any(_has_words_below(word, at) for at in found):
        yield FileFinding(
            "recommendation.empty", "Nothing stands under “Recommendations”.", Mending.AUTHOR,
            "Say there, numbered, what the group is asked to do.",
            places=(word.lines[found[0]].place,),
        )  # fmt: skip


def _has_words_below(word: WordFile, at: int) -> bool:
    """Whether something is said between a heading and the next."""
    heading = word.lines[at]
    if heading.level is None and len(squeezed(heading.text).split()) > 3:
        return True
    for line in word.lines[at + 1 :]:
        if line.level is not None:
            return False
        if line.text.strip():
            return True
    return False


# --- tables ----------------------------------------------------------------------------------


def tables_of(root: Element) -> list[Element]:
    """The tables that are shown, in order; those in other tables too."""
    return [one for one in inside(root, boxes=True) if one.tag == TBL]


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, those in controls and insertions too, but of no table in it."""
    return [
        one
        for one in table.iter(TR)
        if next(above for above in one.iterancestors() if above.tag == TBL) is table
    ]


def cells_of(row: Element) -> list[Element]:
    """The cells of a row."""
    return [
        one
        for one in row.iter(TC)
        if next(above for above in one.iterancestors() if above.tag == TR) is row
    ]


def is_layout(table: Element) -> bool:
    """Whether a table only puts words in their place: one row, one column, or tables within it."""
    rows = rows_of(table)
    return (
        len(rows) < 2
        or max(len(cells_of(row)) for row in rows) < 2
        or any(one is not table for one in table.iter(TBL))
    )


def has_header_row(table: Element) -> bool:
    """Whether the first row is marked as one that says what the columns hold."""
    rows = rows_of(table)
    return bool(rows) and bool(is_on(rows[0].find(w("trPr")), "tblHeader"))


def check_tables(word: WordFile) -> Iterator[FileFinding]:
    """Tables that a reader by ear cannot follow."""
    tables = list(enumerate(tables_of(word.body), 1))
    data = [(at, one) for at, one in tables if not is_layout(one)]
    yield from _found_tables(
        "tables.layout", [(at, one) for at, one in tables if is_layout(one)],
        ("table only puts words in their place", "tables only put words in their place"),
        "Take each apart (Table Layout, Convert to Text): a table is for data in rows and columns.",
    )  # fmt: skip
    yield from _found_tables(
        "tables.header", [(at, one) for at, one in data if not has_header_row(one)],
        ("table has no row of headings", "tables have no row of headings"),
        mended="The first row is marked as the row of headings, and repeated on each page.",
    )  # fmt: skip
    yield from _found_tables(
        "tables.merged", [(at, one) for at, one in data if _is_merged(one)],
        ("table has merged or split cells", "tables have merged or split cells"),
        "Give every row the same cells (Table Layout, Split Cells).",
    )  # fmt: skip
    yield from _found_tables(
        "tables.empty", [(at, one) for at, one in data if _has_empty_cell(one)],
        ("table has empty cells", "tables have empty cells"),
        "Put “none”, “0” or a dash where there is nothing to say.",
    )  # fmt: skip


def _found_tables(
    rule: str,
    found: Sequence[tuple[int, Element]],
    said: tuple[str, str],
    todo: str = "",
    mended: str = "",
) -> Iterator[FileFinding]:
    if found:
        yield FileFinding(
            rule, f"{len(found)} {said[len(found) > 1]}.",
            Mending.ITSELF if mended else Mending.AUTHOR, todo, mended,
            tuple(_table_place(at, one) for at, one in found),
        )  # fmt: skip


def _table_place(number: int, table: Element) -> str:
    words = next((said for one in table.iter(w("p")) if (said := squeezed(text(one)))), "")
    return f"Table {number}, which begins {beginning(words)}" if words else f"Table {number}"


def _is_merged(table: Element) -> bool:
    return any(
        cell.find(w("tcPr")) is not None
        and (_spans(cell) or value(cell.find(w("tcPr")), "vMerge") is not None)
        for row in rows_of(table)
        for cell in cells_of(row)
    )


def _spans(cell: Element) -> bool:
    span = value(cell.find(w("tcPr")), "gridSpan") or "1"
    return span.isdecimal() and int(span) > 1


def _has_empty_cell(table: Element) -> bool:
    return any(
        not any(_says_something(one) for one in inside(cell))
        for row in rows_of(table)
        for cell in cells_of(row)
        if value(cell.find(w("tcPr")), "vMerge") in (None, "restart")
    )


def _says_something(element: Element) -> bool:
    if element.tag in (w("drawing"), w("pict"), w("object"), w("sym")):
        return True
    return bool(element.tag == w("t") and (element.text or "").strip())


def _counted(found: Sequence[object], one: str, several: str) -> str:
    return f"{len(found)} {one if len(found) == 1 else several}."
