"""What a PDF holds and no page need show, made into pages of its own so that it can be read."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf

from egovdesk.exchange.leaks.passages import Piece
from egovdesk.exchange.leaks.pdf_objects import PAINTED, Innards, content_of
from egovdesk.exchange.leaks.pdf_strings import spoken

_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%#]+)\s+Do\b")
_SILENT = re.compile(rb"/ActualText\b")
_NO_SIZE = re.compile(rb"(?<![\d.])[-+]?(?:0+(?:\.0*)?|\.0+)\s+(T[fz])\b")
_FLAT = re.compile(rb"(?<![\d.])(?:-?0?\.?0+\.?\s+){4}[-+.\d]+\s+[-+.\d]+\s+(Tm|cm)\b")
# The same, where nothing but spaces stands between numbers that have neither sign nor point: quick, and
# right about content that has nothing of the kind.
_NAUGHT = re.compile(rb" 0+ +(?:T[fz]|0+ +0+ +0+ )")
_SPACES = bytes.maketrans(b"\0\t\n\f\r[]()<>{}", b" " * 13)


def as_written(content: bytes) -> bytes:
    """Content whose every letter comes out: of some size, and not spoken over by other words."""
    if b"/ActualText" in content:
        content = _SILENT.sub(b"/Actual", content)
    if _NAUGHT.search(b" " + content.translate(_SPACES, b"+-.")):
        content = _NO_SIZE.sub(lambda found: b"1 Tf" if found[1] == b"Tf" else b"100 Tz", content)
        content = _FLAT.sub(lambda found: b"1 0 0 1 0 0 " + found[1], content)
    return content


class Contents:
    """What the pages of a PDF draw, looked through once.

    `painted` are pages that are pictures of our own making, `spoken` what a voice is to say in place
    of what is shown.
    """

    def __init__(self, innards: Innards) -> None:
        self._innards = innards
        self._target = pikepdf.new()
        self._origins: list[int | None] = []
        self._shown: set[tuple[int, int]] = set()
        self.painted: set[int] = set()
        self.spoken: list[Piece] = []
        for number, page in enumerate(innards.pdf.pages, 1):
            self._look_through(number, page.obj)

    def _look_through(self, number: int, page: Any) -> None:
        content = content_of(page)
        if PAINTED in content:
            self.painted.add(number)
        self.spoken += [Piece(text, f"page {number}") for text in spoken(content)]
        self._shown |= _drawn(page, content)
        self._draw_as_written(page, content, number)

    def unshown(self) -> tuple[bytes, list[int | None]]:
        """A PDF of what no page need show, and for each of its pages the page that it comes from.

        Forms and patterns that no page draws; pages outside the document; pages and forms whose
        letters have no size, or are spoken over by other words, as they would be without that. Empty
        where there is nothing of it.
        """
        for one in self._innards.drawings:
            self._draw_as_written(one, content_of(one), None, shown=one.objgen in self._shown)
        if not self._origins:
            return b"", []
        saved = io.BytesIO()
        self._target.save(saved)
        return saved.getvalue(), self._origins

    def _draw_as_written(
        self, drawn: Any, content: bytes, origin: int | None, *, shown: bool = True
    ) -> None:
        written = as_written(content)
        if not shown or written != content or _spoken_over(drawn):
            _draw(self._innards.pdf, self._target, drawn, written)
            self._origins.append(origin)


def _drawn(page: Any, content: bytes) -> set[tuple[int, int]]:
    """The forms that a page draws: their text is in that of the page."""
    forms = _resources(page).get("/XObject", pikepdf.Dictionary())
    names = {f"/{name.decode('latin-1')}" for name in _DRAWS.findall(content)}
    return {forms[name].objgen for name in names if name in forms}


def _draw(source: pikepdf.Pdf, target: pikepdf.Pdf, drawn: Any, content: bytes) -> None:
    page = target.add_blank_page(page_size=(1000, 1000))
    kept = {key: value for key, value in _resources(drawn).items() if key != "/Properties"}
    page.obj.Resources = target.copy_foreign(source.make_indirect(pikepdf.Dictionary(kept)))
    page.obj.Contents = target.make_stream(content)


def _resources(drawn: Any) -> Any:
    """A page's own resources, or those of the pages around it."""
    while drawn is not None:
        if "/Resources" in drawn:
            return drawn["/Resources"]
        drawn = drawn.get("/Parent")
    return pikepdf.Dictionary()


def _spoken_over(page: Any) -> bool:
    properties = _resources(page).get("/Properties", pikepdf.Dictionary())
    return any("/ActualText" in one for one in properties.as_dict().values())
