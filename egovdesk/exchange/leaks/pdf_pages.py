"""The text of a PDF's pages, whatever hides it: invisible, outside the page, under a box, on a layer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from egovdesk.exchange.leaks.passages import Content, Found, Passage, Piece
from egovdesk.exchange.leaks.pictures import PagePicture
from egovdesk.records.leaks import Part, Place, Unsearched

_MARGIN, _CUTS = 0.09, 6  # of a page's height: lines there may stand between two halves of a phrase
_NEAR = 8  # lines on each side of a break, and words, in which a phrase could run over it
_WORDS = 12
_EDGE = 0.08  # of a page's height: its header and its footer
_BREAK = "\r\n"  # PDFium's
_LOOKED_AT, _SCALE = 40, 3  # letters of a find, on a picture of so many pixels to a point
_LITTLE = 150  # letters of a page that may be stamped on a picture of text
_SCANNED, _MANY_LINES, _DEEP = 400_000, 300, 5  # pixels; lines; forms within one another
UNTOLD = "Some of its letters cannot be told: its font does not say them."
_DRAWN = "It has no text that could be searched, or little: look at it."
_PAINTED = "It is a picture of the page with a passage painted out: look at it."
_SAMPLE = 25  # every so many letters are asked whether they can be told, beside the first of each


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its place among the lines of the file, and where it stands on the page."""

    text: str
    number: int
    below: float
    left: float


def pages_found(
    file: Content, painted: frozenset[int] = frozenset(), *, apart: bool = False
) -> Iterator[Found]:
    """Each page's text, then what runs over from the page before, unless they stand apart.

    `painted` are pages that we made pictures of ourselves.
    """
    before: list[list[str]] = []
    with closing(pdfium.PdfDocument(file.path or file.read())) as document:
        for number in range(1, len(document) + 1):
            with closing(document[number - 1]) as page, closing(page.get_textpage()) as text:
                reader = _Page(file, number, page, text)
                yield from reader.found()
                if number in painted:
                    yield reader.unsearched(_PAINTED, blocks=False)
                elif reader.is_drawn():
                    yield reader.unsearched(_DRAWN)
                if not apart:
                    yield from _seam(file, number, before, reader.beginnings())
                    before = reader.endings()


class _Page:
    """A page while it is open."""

    def __init__(self, file: Content, number: int, page: Any, text: Any) -> None:
        self._file, self._number, self._page, self._chars = file, number, page, text
        self._text = text.get_text_range()
        self.in_sight = sorted(self._lines(), key=lambda line: (line.below, line.left))
        """The lines from top to bottom, whatever their order in the file."""

    def _lines(self) -> Iterator[_Line]:
        start = 0
        for number, line in enumerate(self._text.split(_BREAK)):
            if line.strip():
                left, bottom, _, _ = self._box(start, loose=True)
                yield _Line(line, number, -round(bottom), left)
            start += len(line) + len(_BREAK)

    def _box(self, place: int, loose: bool = False) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._chars.get_charbox(place, loose=loose)
        return left, bottom, right, top

    def found(self) -> Iterator[Found]:
        """The text as the file has it, and where lines follow one another on the page alone."""
        name, where = self._file.name, f"page {self._number}"
        whole = Piece(self._text, where)
        yield Passage(name, Part.BODY, (whole,), page=self._number, look=self._part)
        if self._strange():
            yield self.unsearched(UNTOLD)
        if moved := tuple(Piece(one, where) for one in self._moved()):
            yield Passage(name, Part.BODY, moved, page=self._number, between="\n\n", again=True)

    def _moved(self) -> Iterator[str]:
        """The words on both sides of where two lines meet that are apart in the file."""
        lines = self.in_sight
        for place, (line, below) in enumerate(pairwise(lines), 1):
            if below.number != line.number + 1:
                yield _joined(
                    self._near(max(0, place - _NEAR), place), self._near(place, place + _NEAR)
                )

    def beginnings(self) -> list[list[str]]:
        """The first words of the page, and as many without each line more of its header."""
        top = -self._page.get_size()[1] * (1 - _MARGIN)
        cuts = sum(line.below < top for line in self.in_sight[:_CUTS])
        return [self._near(cut, cut + _NEAR)[:_WORDS] for cut in range(cuts + 1)]

    def endings(self) -> list[list[str]]:
        """The last words of the page, and as many without each line more of its footer."""
        foot, lines = -self._page.get_size()[1] * _MARGIN, len(self.in_sight)
        cuts = sum(line.below > foot for line in self.in_sight[-_CUTS:])
        ends = range(lines, lines - cuts - 1, -1)
        return [self._near(max(0, end - _NEAR), end)[-_WORDS:] for end in ends]

    def _near(self, start: int, end: int) -> list[str]:
        return " ".join(line.text for line in self.in_sight[start:end]).split()

    def is_drawn(self) -> bool:
        """Whether what is to be read of the page may be drawn rather than written.

        It has no text and is not blank, or little text beside a picture as large as a page that was
        scanned, or beside as many lines as letters are made of.
        """
        written = sum(map(len, self._text.split()))
        if written > _LITTLE:
            return False
        if not written:
            return bool(raw.FPDFPage_CountObjects(self._page.raw))
        kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
        lines = 0
        for one in self._page.get_objects(filter=kinds, max_depth=_DEEP):
            if one.type == raw.FPDF_PAGEOBJ_PATH:
                lines += 1
            elif _pixels(one) >= _SCANNED:
                return True
        return lines >= _MANY_LINES

    def _strange(self) -> bool:
        """Whether letters have no meaning in their font: the first of each is asked, and some more."""
        error, chars, text = raw.FPDFText_HasUnicodeMapError, self._chars.raw, self._text
        first = {letter: place for place, letter in reversed(list(enumerate(text)))}
        asked = {*first.values(), *range(0, len(text), _SAMPLE)}
        return any(error(chars, place) == 1 for place in asked)

    def unsearched(self, why: str, *, blocks: bool = True) -> Unsearched:
        """That the page, or something of it, could not be searched."""
        where = f"page {self._number}"
        return Unsearched(Place(self._file.name, Part.BODY, where, self._number), why, blocks)

    def _part(self, start: int, end: int) -> Part:
        """Header, footer or body, or hidden where nothing of the words is to be seen."""
        boxes = [self._box(one) for one in range(start, end) if not self._text[one].isspace()]
        if not any(self._picture.shows(box) for box in boxes[:_LOOKED_AT]):
            return Part.HIDDEN
        height = self._page.get_size()[1]
        if all(top > height * (1 - _EDGE) for _, _, _, top in boxes):
            return Part.HEADER
        return Part.FOOTER if all(top < height * _EDGE for _, _, _, top in boxes) else Part.BODY

    @cached_property
    def _picture(self) -> PagePicture:
        return PagePicture(self._page, _SCALE)


def _seam(
    file: Content, number: int, before: list[list[str]], after: list[list[str]]
) -> Iterator[Passage]:
    """What would stand together if a page and the one before were one, without what edges them."""
    joined = {_joined(end, start) for end in before for start in after}
    where = f"pages {number - 1} and {number}"
    if pieces := tuple(Piece(one, where) for one in sorted(joined)):
        yield Passage(file.name, Part.BODY, pieces, page=number - 1, between="\n\n", again=True)


def _pixels(picture: Any) -> int:
    width, height = picture.get_px_size()
    return int(width * height)


def _joined(before: list[str], after: list[str]) -> str:
    return f"{' '.join(before[-_WORDS:])}\n{' '.join(after[:_WORDS])}"
