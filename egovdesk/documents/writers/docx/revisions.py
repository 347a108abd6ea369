"""What changed between two drafts as Word's tracked changes: in words, paragraphs, rows and tables.

Both drafts of a block are written as they would be alone, then laid over one another: accepting
every change gives the new one, rejecting every change the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from egovdesk.documents.changes import WORDS, aligned, likeness, word_opcodes, words_of
from egovdesk.documents.model import Change
from egovdesk.documents.writers.docx.xml import (
    DEL_TEXT,
    PPR,
    PSTYLE,
    RPR,
    VAL,
    Element,
    P,
    R,
    T,
    add,
    add_text,
    w,
)

_Pair = tuple[Element | None, Element | None]
Mark = Callable[[Element, Change], Element]
"""Opens an insertion or a deletion in an element: who made it, and when."""

_TABLE, _ROW, _CELL, _LINK = w("tbl"), w("tr"), w("tc"), w("hyperlink")
_NUMBERING = w("numPr")
_BREAKS = {w("br"): "\n", w("tab"): "\t"}


@dataclass(frozen=True)
class Piece:
    """A word of a paragraph in its format, perhaps of a link; `whole` is a run that is no text."""

    text: str
    format: bytes = b""
    link: tuple[tuple[str, str], ...] = ()
    whole: bytes = b""


def laid_over(old: Sequence[Element], new: Sequence[Element], mark: Mark) -> Iterator[Element]:
    """The paragraphs and tables of both drafts as one sequence with its changes marked."""
    pairs = aligned(old, new, key=_key, alike=_likeness)
    for before, after in _counted(old, new, list(pairs)):
        if before is None and after is not None:
            yield _whole(after, Change.INSERTED, mark)
        elif after is None and before is not None:
            yield _whole(before, Change.DELETED, mark)
        elif before is not None and after is not None:
            yield (
                _tables(before, after, mark) if after.tag == _TABLE else _words(before, after, mark)
            )


def _counted(
    old: Sequence[Element], new: Sequence[Element], pairs: Sequence[_Pair]
) -> Sequence[_Pair]:
    """The pairs of a numbered list, so that either draft counts as it did alone.

    What is in both counts on from the list's first item, which begins the numbering: without it in
    both, the one list goes and the other comes.
    """
    before, after = _numbers(old), _numbers(new)
    if not before or not after:
        return pairs
    if None in pairs[0]:
        gone: list[_Pair] = [(one, None) for one in old]
        come: list[_Pair] = [(None, one) for one in new]
        # LibreOffice gives the number of a single item that it takes out to what stands after it.
        return [*come, *gone] if len(new) == 1 else [*gone, *come]
    for one in before:
        one.set(VAL, after[0].get(VAL) or "")
    return pairs


def _numbers(side: Sequence[Element]) -> list[Element]:
    """By which numbering the items of a list count, without lists within it; none where it has bullets."""
    found = [one.find(f"{PPR}/{_NUMBERING}") for one in side]
    return [
        number
        for one in found
        if one is not None
        and (number := one.find(w("numId"))) is not None
        and one.findall(w("ilvl"))[0].get(VAL) == "0"
    ]


# --- paragraphs ------------------------------------------------------------------------------


def _pieces(paragraph: Element) -> list[Piece]:
    found: list[Piece] = []
    for child in paragraph:
        if child.tag == R:
            found += _of_run(child, ())
        elif child.tag == _LINK:
            link = tuple(sorted((str(k), str(v)) for k, v in child.attrib.items()))
            for run in child.iterfind(R):
                found += _of_run(run, link)
    return found


def _of_run(run: Element, link: tuple[tuple[str, str], ...]) -> list[Piece]:
    properties = run.find(RPR)
    form = b"" if properties is None else etree.tostring(properties)
    found: list[Piece] = []
    for child in run:
        if child.tag == T:
            found += [Piece(word, form, link) for word in WORDS.findall(child.text or "")]
        elif child.tag in _BREAKS:
            found.append(Piece(_BREAKS[child.tag], form, link))
        elif child.tag != RPR:
            return [Piece("", form, link, etree.tostring(run))]
    return found


def _words(old: Element, new: Element, mark: Mark) -> Element:
    before, after = _pieces(old), _pieces(new)
    changes: list[tuple[Change | None, Piece]] = []
    for name, i1, i2, j1, j2 in word_opcodes(before, after, lambda piece: piece.text):
        if name == "equal":
            changes += [(None, piece) for piece in after[j1:j2]]
            continue
        changes += [(Change.DELETED, piece) for piece in before[i1:i2]]
        changes += [(Change.INSERTED, piece) for piece in after[j1:j2]]
    paragraph = etree.Element(P)
    properties = new.find(PPR)
    if properties is not None:
        paragraph.append(deepcopy(properties))
    _write(paragraph, changes, mark)
    return paragraph


def _write(paragraph: Element, changes: list[tuple[Change | None, Piece]], mark: Mark) -> None:
    """Write the words as few runs as can be, each in its link and its change."""

    def kind(one: tuple[Change | None, Piece]) -> tuple[Change | None, Piece]:
        change, piece = one
        return change, Piece("", piece.format, piece.link, piece.whole)

    for (change, alike), group in groupby(changes, key=kind):
        place = paragraph
        if alike.link:
            place = etree.SubElement(paragraph, _LINK, dict(alike.link))
        if change is not None:
            place = mark(place, change)
        if alike.whole:
            place.append(etree.fromstring(alike.whole))
            continue
        run = etree.SubElement(place, R)
        if alike.format:
            run.append(etree.fromstring(alike.format))
        text = "".join(piece.text for _change, piece in group)
        add_text(run, text, DEL_TEXT if change is Change.DELETED else T)


def _whole(element: Element, change: Change, mark: Mark) -> Element:
    """All of a paragraph or a table as inserted or deleted, with its end."""
    if element.tag == _TABLE:
        table = deepcopy(element)
        for row in table.iterfind(_ROW):
            _whole_row(row, change, mark)
        return table
    paragraph = etree.Element(P)
    properties = element.find(PPR)
    paragraph.append(etree.Element(PPR) if properties is None else deepcopy(properties))
    _write(paragraph, [(change, piece) for piece in _pieces(element)], mark)
    mark(add(paragraph[0], "rPr"), change)
    return paragraph


def _key(element: Element) -> tuple[object, ...]:
    if element.tag == _TABLE:
        return (etree.tostring(element),)
    return (_style(element), *_pieces(element))


def _likeness(old: Element, new: Element) -> float:
    if old.tag != new.tag:
        return 0.0
    if new.tag == _TABLE:
        return 1.0 if _columns(old) == _columns(new) else 0.0
    if _style(old) != _style(new):
        return 0.0
    return likeness(words_of(_text(old)), words_of(_text(new)))


def _style(paragraph: Element) -> tuple[str, str]:
    """What a paragraph is: its style, and how deep in a list; the rest follows from its place."""
    found = paragraph.find(f"{PPR}/{PSTYLE}")
    level = paragraph.find(f"{PPR}/{_NUMBERING}/{w('ilvl')}")
    return tuple("" if one is None else one.get(VAL) or "" for one in (found, level))  # type: ignore[return-value]


def _text(element: Element) -> str:
    return " ".join(one.text or "" for one in element.iter(T))


# --- tables ----------------------------------------------------------------------------------


def _columns(table: Element) -> int:
    return len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))


def _tables(old: Element, new: Element, mark: Mark) -> Element:
    table = etree.Element(_TABLE)
    for child in new:
        if child.tag != _ROW:
            table.append(deepcopy(child))
    rows = aligned(
        old.findall(_ROW), new.findall(_ROW), key=lambda row: tuple(_cells(row)), alike=_rows_alike
    )
    for before, after in rows:
        if before is not None and after is not None:
            table.append(_row(before, after, mark))
            continue
        row = deepcopy(after if before is None else before)
        assert row is not None
        _whole_row(row, Change.INSERTED if before is None else Change.DELETED, mark)
        table.append(row)
    return table


def _cells(row: Element) -> list[str]:
    return [_text(cell) for cell in row.iterfind(_CELL)]


def _rows_alike(old: Element, new: Element) -> float:
    """Rows are one row changed where they begin alike, or say much the same."""
    before, after = _cells(old), _cells(new)
    if before[:1] == after[:1]:
        return 1.0
    return likeness(words_of(" ".join(before)), words_of(" ".join(after)))


def _row(old: Element, new: Element, mark: Mark) -> Element:
    row = deepcopy(new)
    # The words are read where they stand: a copy declares other namespaces, and so looks changed.
    cells = zip(old.findall(_CELL), new.findall(_CELL), row.findall(_CELL), strict=True)
    for before, after, written in cells:
        paragraphs = zip(before.findall(P), after.findall(P), written.findall(P), strict=True)
        for was, now, place in paragraphs:
            written.replace(place, _words(was, now, mark))
    return row


def _whole_row(row: Element, change: Change, mark: Mark) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        row.insert(0, properties)
    mark(properties, change)
    for cell in row.iterfind(_CELL):
        for paragraph in cell.findall(P):
            cell.replace(paragraph, _whole(paragraph, change, mark))
