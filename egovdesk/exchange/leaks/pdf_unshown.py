"""What a PDF holds and no page need show, made into pages of its own so that it can be read."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pikepdf

from egovdesk.exchange.leaks.passages import Piece
from egovdesk.exchange.leaks.pdf_objects import (
    PAINTED,
    Innards,
    content_of,
    contents_of,
    resources_of,
)
from egovdesk.exchange.leaks.pdf_strings import asides, spoken

_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%#]+)\s+Do\b")
_SILENT = re.compile(rb"/ActualText\b")
# Letters of less than a tenth of a point or a percent, and matrices that draw nothing, or next to it.
_NO_SIZE = re.compile(rb"(?<![\d.])[-+]?(?:0+(?:\.0\d*|\.)?|\.0\d*)\s+(T[fz])\b")
_NUMBER = rb"([-+]?(?:\d+\.?\d*|\.\d+))\s+"
_MATRIX = re.compile(rb"(?<![\d.])" + _NUMBER * 4 + rb"([-+.\d]+\s+[-+.\d]+\s+(?:Tm|cm))\b")
_FLAT = 1e-3  # of an area, to what it becomes
# The same, where nothing but spaces stands between numbers that have neither sign nor point: quick, and
# right about content that has nothing of the kind.
_NAUGHT = re.compile(
    rb" 0\d*+ ++(?:T[fz]|(?:\d++ ++)?0\d*+ ++\d++ ++\d++ ++[cT]m"
    rb"|\d++ ++\d++ ++\d++ ++\d++ ++\d++ ++[cT]m)"
)
_SPACES = bytes.maketrans(b"\0\t\n\f\r[]()<>{}", b" " * 13)
_HELVETICA = pikepdf.Dictionary(
    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
    Encoding=pikepdf.Name.WinAnsiEncoding,
)  # fmt: skip
_FONT_NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+[-+.\d]+\s+Tf\b")
_MOST_FONTS = 8  # of one name: which of them loose content means, nothing says


def as_written(content: bytes) -> bytes:
    """Content whose every letter comes out: of some size, and not spoken over by other words."""
    if b"/ActualText" in content:
        content = _SILENT.sub(b"/Actual", content)
    if _NAUGHT.search(b" " + content.translate(_SPACES, b"+-.")):
        content = _NO_SIZE.sub(lambda found: b"1 Tf" if found[1] == b"Tf" else b"100 Tz", content)
        content = _MATRIX.sub(_stood_up, content)
    return content


def _stood_up(found: re.Match[bytes]) -> bytes:
    if _is_flat([float(one) for one in found.groups()[:4]]):
        return b"1 0 0 1 " + found[5]
    return found[0]


def _is_flat(matrix: Sequence[Any]) -> bool:
    """Whether a matrix leaves nothing of what it is applied to, or next to nothing."""
    across, up, over, down = map(float, matrix[:4])
    return abs(across * down - up * over) < _FLAT


class Contents:
    """What the pages of a PDF draw, looked through once.

    `painted` are pages that are pictures of our own making, `spoken` what a voice is to say in place
    of what is shown, `asides` what nobody is to read.
    """

    def __init__(self, innards: Innards) -> None:
        self._innards = innards
        self._target = pikepdf.new()
        self._origins: list[int | None] = []
        self._shown: set[tuple[int, int]] = set()
        self.painted: set[int] = set()
        self.spoken: list[Piece] = []
        self.asides: list[Piece] = []
        for number, page in enumerate(innards.pdf.pages, 1):
            self._look_through(number, page.obj)

    def _look_through(self, number: int, page: Any) -> None:
        content = content_of(page)
        if PAINTED in content:
            self.painted.add(number)
        where = f"page {number}"
        self.spoken += [Piece(text, where) for text in spoken(content)]
        self.asides += [Piece(text, where) for text in asides(content)]
        self._innards.drawn |= {one.objgen for one in contents_of(page)}
        self._shown |= _drawn(page, content)
        self._draw_as_written(page, content, number)

    def unshown(self) -> tuple[bytes, list[int | None]]:
        """A PDF of what no page need show, and for each of its pages the page that it comes from.

        Forms and patterns that no page draws; pages outside the document; pages and forms whose
        letters have no size, or are spoken over by other words, as they would be without that. Empty
        where there is nothing of it.
        """
        for one in self._innards.drawings:
            shown = one.objgen in self._shown and not _is_flat(one.get("/Matrix", (1, 0, 0, 1)))
            self._draw_as_written(one, content_of(one), None, shown=shown)
        self._draw_loose()
        if not self._origins:
            return b"", []
        saved = io.BytesIO()
        self._target.save(saved)
        return saved.getvalue(), self._origins

    def _draw_loose(self) -> None:
        """Draw what nothing draws, in each font that may be meant."""
        fonts: dict[str, list[Any]] | None = None
        for _, content in self._innards.loose():
            if fonts is None:
                fonts = _fonts(self._innards)
            named = {f"/{one.decode('latin-1')}" for one in _FONT_NAME.findall(content)}
            held = {one: fonts.get(one, [_HELVETICA]) for one in named}
            for at in range(max(map(len, held.values()), default=1)):
                chosen = {name: found[min(at, len(found) - 1)] for name, found in held.items()}
                resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(chosen))
                drawn = pikepdf.Dictionary(Resources=resources)
                _draw(self._innards.pdf, self._target, drawn, as_written(content))
                self._origins.append(None)

    def _draw_as_written(
        self, drawn: Any, content: bytes, origin: int | None, *, shown: bool = True
    ) -> None:
        written = as_written(content)
        if not shown or written != content or _spoken_over(drawn):
            _draw(self._innards.pdf, self._target, drawn, written)
            self._origins.append(origin)


def _drawn(page: Any, content: bytes) -> set[tuple[int, int]]:
    """The forms that a page draws: their text is in that of the page."""
    forms = resources_of(page)[0].get("/XObject", pikepdf.Dictionary())
    names = {f"/{name.decode('latin-1')}" for name in _DRAWS.findall(content)}
    return {forms[name].objgen for name in names if name in forms}


def _draw(source: pikepdf.Pdf, target: pikepdf.Pdf, drawn: Any, content: bytes) -> None:
    page = target.add_blank_page(page_size=(1000, 1000))
    kept = {key: value for key, value in resources_of(drawn)[0].items() if key != "/Properties"}
    page.obj.Resources = target.copy_foreign(source.make_indirect(pikepdf.Dictionary(kept)))
    page.obj.Contents = target.make_stream(content)


def _fonts(innards: Innards) -> dict[str, list[Any]]:
    """The fonts of a file by the names that it has for them."""
    found: dict[str, dict[tuple[int, int], Any]] = defaultdict(dict)
    for one in (*(page.obj for page in innards.pdf.pages), *innards.drawings):
        for name, font in resources_of(one)[0].get("/Font", pikepdf.Dictionary()).items():
            found[name][font.objgen] = font
    return {name: list(fonts.values())[:_MOST_FONTS] for name, fonts in found.items()}


def _spoken_over(page: Any) -> bool:
    properties = resources_of(page)[0].get("/Properties", pikepdf.Dictionary())
    return any("/ActualText" in one for one in properties.as_dict().values())
