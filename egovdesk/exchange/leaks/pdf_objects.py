"""What a PDF holds beside the text of its pages: every string and stream of every object."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import Any
from urllib.parse import unquote

import pikepdf
from pikepdf import Name

from egovdesk.exchange.leaks.kinds import Kind, kind_of
from egovdesk.exchange.leaks.markup import Doubtful, markup_passages, parsed
from egovdesk.exchange.leaks.passages import Content, Found, Passage, Picture, Piece
from egovdesk.exchange.leaks.pdf_strings import NAME, has_strings, name_text, tokens
from egovdesk.exchange.leaks.picture_texts import without_points
from egovdesk.exchange.leaks.plain import decoded
from egovdesk.exchange.leaks.strings import strings_of
from egovdesk.records.leaks import Part, Place

_PARTS = {
    "Alt": Part.ALT_TEXT, "ActualText": Part.ALT_TEXT, "E": Part.ALT_TEXT, "URI": Part.LINK,
    "Contents": Part.ANNOTATION, "RC": Part.ANNOTATION, "Subj": Part.ANNOTATION,
    "T": Part.FORM_FIELD, "TU": Part.FORM_FIELD, "TM": Part.FORM_FIELD, "V": Part.FORM_FIELD,
    "DV": Part.FORM_FIELD, "RV": Part.FORM_FIELD, "CA": Part.FORM_FIELD, "Opt": Part.FORM_FIELD,
    "F": Part.FILE_NAME, "UF": Part.FILE_NAME, "Desc": Part.EMBEDDED, "Title": Part.BOOKMARK,
    "Names": Part.BOOKMARK, "D": Part.BOOKMARK, "Dest": Part.BOOKMARK, "Name": Part.LAYER,
    "Author": Part.PROPERTY, "Subject": Part.PROPERTY, "Keywords": Part.PROPERTY,
    "Creator": Part.PROPERTY, "Producer": Part.PROPERTY, "Company": Part.PROPERTY,
}  # fmt: skip
_ON_PAGE = re.compile(rb"/(?:Pg|P) (\d+) (\d+) R")
_EMBEDDED = re.compile(rb"/EF <<(.*?)>>", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) (\d+) R")
PAINTED = b"A passage of it is withheld."
"""What the words that stand for a page painted out say of it."""
# Streams that are no words, by what refers to them: what they say of themselves may be anything.
_MACHINERY = re.compile(
    rb"/(?:FontFile[23]?|CIDToGIDMap|CIDSet|DestOutputProfile|ICCBased) (\d+) (\d+) R\b"
)
_MACHINE_TYPES = frozenset({"/ObjStm", "/XRef"})
_PLAIN_LETTERS = re.compile(rb"/(?:WinAnsi|MacRoman|Standard)Encoding\b")
_RAW_PICTURE = {"/Width", "/Height", "/BitsPerComponent"}
_DRAWS_TEXT = re.compile(rb"\bBT\b.*?\bT[jJ]\b", re.DOTALL)


class Innards:
    """An open PDF, looked through object by object; `numbers` gives a page's number by its object."""

    def __init__(self, file: Content, pdf: pikepdf.Pdf) -> None:
        self.file, self.pdf = file, pdf
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self.names: dict[tuple[int, int], str] = {}
        """The name of each embedded file by its stream."""
        self.drawings: list[Any] = []
        """Forms, patterns and pages outside the document: content that a page need not show."""
        self.drawn: set[tuple[int, int]] = set()
        """The streams that pages draw, which are read with them."""
        self.has_doubtful_fonts = False
        self.listed: set[tuple[int, int]] = set()
        """The numbers of all objects."""
        self._streams: list[Any] = []
        self._machinery: set[tuple[int, int]] = set()

    def strings(self) -> Iterator[Passage]:
        """Every string and name, by part; this also takes stock of the streams."""
        held: dict[Part, dict[tuple[str, str], None]] = defaultdict(dict)
        info = self.pdf.trailer.get("/Info")
        properties = info.objgen if isinstance(info, pikepdf.Dictionary) else None
        raws = []
        for one in self.pdf.objects:
            raw = self._raw(one)
            raws.append(raw)
            self.listed.add(_number(one))
            if b"/EF" in raw:
                self._embedded(raw)
            if b"/Type /Font " in raw and _is_doubtful(raw):
                self.has_doubtful_fonts = True
            if has_strings(raw):
                part = Part.PROPERTY if _number(one) == properties else None
                self._hold(raw, part, held)
        whole = b" ".join(raws)
        self._machinery = {(int(one), int(other)) for one, other in _MACHINERY.findall(whole)}
        names = sorted(set(NAME.findall(whole)))
        held[Part.ELSEWHERE] |= dict.fromkeys((name_text(one), "") for one in names)
        for kind, texts in held.items():
            yield Passage(self.file.name, kind, tuple(Piece(*one) for one in texts))

    def _hold(
        self, raw: bytes, part: Part | None, held: dict[Part, dict[tuple[str, str], None]]
    ) -> None:
        """Keep each string of an object by what it is: `part`, or as its key says."""
        where = self._where(raw)
        for key, text in tokens(raw):
            kind = part or _PARTS.get(key, Part.ELSEWHERE)
            held[kind][text, where] = None
            if "%" in text:
                held[kind][unquote(text), where] = None

    def _raw(self, one: Any) -> bytes:
        """An object as it is written, without its stream."""
        if isinstance(one, pikepdf.Stream):
            drawn = one.get("/Subtype") == Name.Form or one.get("/PatternType") == 1
            (self.drawings if drawn else self._streams).append(one)
            return bytes(one.stream_dict.unparse(resolved=True))
        if not isinstance(one, pikepdf.Object):
            return b""
        raw = one.unparse(resolved=True)
        if b"/Contents" in raw and self._is_page_outside(one):
            self.drawings.append(one)
        return raw

    def _is_page_outside(self, one: Any) -> bool:
        """Whether an object is a page that the document does not have."""
        is_page = isinstance(one, pikepdf.Dictionary) and one.get("/Type") == Name.Page
        return is_page and _number(one) not in self.numbers

    def _where(self, raw: bytes) -> str:
        for found in _ON_PAGE.finditer(raw):
            if number := self.numbers.get((int(found[1]), int(found[2]))):
                return f"page {number}"
        return ""

    def _embedded(self, raw: bytes) -> None:
        said = dict(tokens(raw))
        name = said.get("UF") or said.get("F") or "embedded file"
        for found in _EMBEDDED.finditer(raw):
            for number, generation in _REFERENCE.findall(found[1]):
                self.names[int(number), int(generation)] = name

    def loose(self) -> Iterator[tuple[Any, bytes]]:
        """Streams that draw text and that nothing draws: letters of a font, what is left of a page."""
        for one in self._worded():
            if one.objgen in self.names or one.get("/Type") == Name.EmbeddedFile:
                continue
            with suppress(pikepdf.PdfError):
                data = one.read_bytes()
                if b"BT" in data and _DRAWS_TEXT.search(data):
                    yield one, data

    def streams(self) -> Iterator[Found]:
        """Embedded files, metadata, pictures, and whatever else has words."""
        for one in self._streams:
            if _is_picture(one):
                yield from self._picture(one)
        for one in self._worded():
            kind = str(one.get("/Type", ""))
            if kind == "/EmbeddedFile" or one.objgen in self.names:
                yield from self._file(one)
            else:
                yield from self._other(one, kind)

    def _worded(self) -> Iterator[Any]:
        """The streams that may hold words, but for what pages draw."""
        without = self.drawn | self._machinery
        for one in self._streams:
            machine = one.objgen in without or str(one.get("/Type", "")) in _MACHINE_TYPES
            if not machine and not _is_picture(one):
                yield one

    def _picture(self, one: Any) -> Iterator[Found]:
        yield Picture(Place(self.file.name, Part.BODY))
        if "/DCTDecode" in str(one.get("/Filter", "")):
            yield from strings_of(self.file, without_points(one.read_raw_bytes()), Part.METADATA)

    def _file(self, one: Any) -> Iterator[Found]:
        name = self.names.get(one.objgen, "embedded file")
        try:
            yield self.file.inside(name, one.read_bytes())
        except pikepdf.PdfError:
            yield self.file.unsearched("An embedded file could not be read.", where=name)

    def _other(self, one: Any, kind: str) -> Iterator[Found]:
        try:
            data = one.read_bytes()
        except pikepdf.PdfError:
            yield self.file.unsearched("A part of it could not be read.")
            return
        if kind == "/Metadata" or data.lstrip()[:1] == b"<":
            yield from self._markup(data)
            return
        yield from self._unnamed(data)

    def _markup(self, data: bytes) -> Iterator[Found]:
        try:
            yield from markup_passages(self.file.name, parsed(data), Part.METADATA)
        except Doubtful:
            yield from strings_of(self.file, data, Part.METADATA, whole=True)
            meant = (Piece(unescape(decoded(data))),)
            yield Passage(self.file.name, Part.METADATA, meant, again=True)

    def _unnamed(self, data: bytes) -> Iterator[Found]:
        """A stream of no stated kind: a script, a file under no name, or what only a program knows."""
        found = kind_of(Content(self.file.name, data))
        if found in (Kind.PDF, Kind.PACKAGE, Kind.COMPOUND):
            yield self.file.inside("embedded file", data)
        elif found in (Kind.TEXT, Kind.HTML, Kind.XML):
            yield Passage(self.file.name, Part.ELSEWHERE, (Piece(decoded(data)),), again=True)
        else:
            yield from strings_of(self.file, data, Part.ELSEWHERE, whole=True)


def _is_doubtful(font: bytes) -> bool:
    """Whether a font may have letters of which nothing says what they mean."""
    if b"/ToUnicode" in font:
        return False
    if b"/Subtype /Type0" in font or b"/Subtype /Type3" in font:
        return True
    if b"/CIDSystemInfo" in font:  # what a font of several bytes is made of
        return False
    plain = _PLAIN_LETTERS.search(font) or b"/FontDescriptor" not in font
    return b"/Differences" in font or not plain


def _is_picture(one: Any) -> bool:
    return one.get("/Subtype") == Name.Image or set(one.keys()) >= _RAW_PICTURE


def _number(one: Any) -> tuple[int, int]:
    """The number of an object; plain values have none that matters."""
    return one.objgen if isinstance(one, pikepdf.Object) else (0, 0)


def contents_of(drawn: Any) -> list[Any]:
    """The streams that a page, a form or a pattern draws."""
    content = drawn if isinstance(drawn, pikepdf.Stream) else drawn.get("/Contents")
    parts = content if isinstance(content, pikepdf.Array) else [content]
    return [one for one in parts if isinstance(one, pikepdf.Stream)]


def content_of(drawn: Any) -> bytes:
    """What a page, a form or a pattern draws, as one; empty where it cannot be read."""
    try:
        return b"\n".join(one.read_bytes() for one in contents_of(drawn))
    except pikepdf.PdfError:
        return b""


def resources_of(drawn: Any) -> tuple[Any, Any]:
    """The resources of a page or form, and who has them: itself, or a branch that it hangs on; None where
    nobody has. A tree that leads back to itself ends."""
    one, seen = drawn, set()
    while one is not None and one.objgen not in seen:
        if "/Resources" in one:
            return one["/Resources"], one
        seen.add(one.objgen)
        one = one.get("/Parent")
    return pikepdf.Dictionary(), None
