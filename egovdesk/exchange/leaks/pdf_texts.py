"""The pages of a PDF as PDFium reads them, a few ahead of whoever searches them.

PDFium works beside Python but not beside itself: every call to it is made under one lock.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from ctypes import PYFUNCTYPE, c_void_p, cast
from dataclasses import dataclass
from threading import Lock
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from egovdesk.exchange.leaks.passages import Content, mark_of
from egovdesk.exchange.leaks.pictures import PagePicture
from egovdesk.records.leaks import Part

BREAK = "\r\n"  # PDFium's, between lines
_AHEAD = 400  # pages: what stands beside them is searched meanwhile
_EDGE = 0.08  # of a page's height: its header and its footer
_LOOKED_AT = 12  # letters of a find, to see whether it is to be seen
_MOST_LOOKS = 12  # finds of a file that are looked at: drawing a page takes longer than reading it
_LITTLE = 150  # letters of a page that may be stamped on a picture of text
_SCANNED, _MANY_LINES, _DEEP = 400_000, 300, 5  # pixels; lines; forms within one another
_SAMPLE = 50  # every so many letters are asked whether they can be told, beside the first of each
_TURN = 0.0001  # seconds: PDFium is done with a page in ten of these, and must not wait to say so
_LOCK = Lock()


def _quick(function: Any) -> Any:
    """A function of PDFium as it is called where it takes less time than to let go of Python and wait
    for it again."""
    return PYFUNCTYPE(function.restype, *function.argtypes)(cast(function, c_void_p).value or 0)


_box_of = _quick(raw.FPDFText_GetLooseCharBox)
_is_untold = _quick(raw.FPDFText_HasUnicodeMapError)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its place among the lines of the file, and where it stands on the page."""

    text: str
    number: int
    below: float
    left: float


@dataclass(frozen=True, slots=True)
class PageText:
    """A page that was read. `lines` are from top to bottom, whatever their order in the file.

    `untold` says that letters of it have no meaning in their font, `drawn` that what is to be read
    may be drawn rather than written; then `mark` tells how the page looks from how others do.
    """

    number: int
    text: str
    lines: tuple[Line, ...]
    height: float
    untold: bool
    drawn: bool
    mark: str = ""


class Texts:
    """An open PDF, of which pages are being read."""

    def __init__(self, document: Any, reader: ThreadPoolExecutor) -> None:
        self._document, self._reader = document, reader
        self.count = len(document)
        self._waiting: deque[Future[PageText]] = deque()
        self._next, self._looks = 1, 0
        self._read_on()

    def __iter__(self) -> Iterator[PageText]:
        """Every page, once; those to come are read meanwhile."""
        while self._waiting:
            page = self._waiting.popleft().result()
            self._read_on()
            yield page

    def _read_on(self) -> None:
        while self._next <= self.count and len(self._waiting) < _AHEAD:
            self._waiting.append(self._reader.submit(self._read, self._next))
            self._next += 1

    def _read(self, number: int) -> PageText:
        with (
            _LOCK,
            closing(self._document[number - 1]) as page,
            closing(page.get_textpage()) as chars,
        ):
            text = chars.get_text_range()
            lines = sorted(_lines(text, chars), key=lambda line: (line.below, line.left))
            untold, drawn = _untold(text, chars), _is_drawn(text, page)
            mark = mark_of(PagePicture(page, 1).image.tobytes()) if untold or drawn else ""
            height = page.get_size()[1]
            return PageText(number, text, tuple(lines), height, untold, drawn, mark)

    def untold(self) -> Iterator[tuple[int, str]]:
        """The pages of which any letter has no meaning in its font, with what tells how each looks.

        Every letter is asked, which takes as long as it takes to read them.
        """
        for number in range(1, self.count + 1):
            with (
                _LOCK,
                closing(self._document[number - 1]) as page,
                closing(page.get_textpage()) as chars,
            ):
                if any(_is_untold(chars.raw, one) == 1 for one in range(chars.count_chars())):
                    yield number, mark_of(PagePicture(page, 1).image.tobytes())

    def part(self, number: int, start: int, end: int) -> Part:
        """Whether words of a page are its header, footer or body, or are not to be seen at all."""
        self._looks += 1
        if self._looks > _MOST_LOOKS:
            return Part.BODY
        with (
            _LOCK,
            closing(self._document[number - 1]) as page,
            closing(page.get_textpage()) as chars,
        ):
            text = chars.get_text_range()
            boxes = [chars.get_charbox(at) for at in range(start, end) if not text[at].isspace()]
            picture, height = PagePicture(page, 1), page.get_size()[1]
            if not any(map(picture.shows, boxes[:_LOOKED_AT])):
                return Part.HIDDEN
        if all(top > height * (1 - _EDGE) for _, _, _, top in boxes):
            return Part.HEADER
        return Part.FOOTER if all(top < height * _EDGE for _, _, _, top in boxes) else Part.BODY


@contextmanager
def texts_of(file: Content) -> Iterator[Texts]:
    """The pages of a PDF; raises pypdfium2.PdfiumError where it cannot be opened."""
    with _LOCK:
        document = pdfium.PdfDocument(file.path or file.read())
    reader, before = ThreadPoolExecutor(1), sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield Texts(document, reader)
    finally:
        sys.setswitchinterval(before)
        reader.shutdown(cancel_futures=True)
        with _LOCK:
            document.close()


def _lines(text: str, chars: Any) -> Iterator[Line]:
    start, box = 0, raw.FS_RECTF()
    for number, line in enumerate(text.split(BREAK)):
        if line.strip():
            _box_of(chars.raw, start, box)
            yield Line(line, number, -round(box.bottom), box.left)
        start += len(line) + len(BREAK)


def _untold(text: str, chars: Any) -> bool:
    """Whether letters have no meaning in their font: the first of each is asked, and some more."""
    asked = {*map(text.index, set(text)), *range(0, len(text), _SAMPLE)}
    return any(_is_untold(chars.raw, place) == 1 for place in asked)


def _is_drawn(text: str, page: Any) -> bool:
    """Whether a page has no text and is not blank, or little text beside a scan, or lines like letters."""
    written = sum(map(len, text.split()))
    if written > _LITTLE:
        return False
    if not written:
        return bool(raw.FPDFPage_CountObjects(page.raw))
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
    lines = 0
    for one in page.get_objects(filter=kinds, max_depth=_DEEP):
        if one.type == raw.FPDF_PAGEOBJ_PATH:
            lines += 1
        elif _pixels(one) >= _SCANNED:
            return True
    return lines >= _MANY_LINES


def _pixels(picture: Any) -> int:
    width, height = picture.get_px_size()
    return int(width * height)
