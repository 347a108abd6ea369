"""Plain text, lists of values, and web pages."""

from __future__ import annotations

import base64
import binascii
import csv
import io
import quopri
import re
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, unquote_to_bytes

from egovdesk.exchange.leaks.passages import Content, Found, Passage, Piece, by_columns
from egovdesk.records.leaks import Part

_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")  # as JSON and scripts write a letter
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
})  # fmt: skip
_ATTRIBUTES = {
    "alt": Part.ALT_TEXT, "title": Part.ALT_TEXT, "aria-label": Part.ALT_TEXT, "href": Part.LINK,
    "src": Part.LINK, "action": Part.LINK, "content": Part.METADATA, "value": Part.FORM_FIELD,
    "placeholder": Part.FORM_FIELD, "id": Part.BOOKMARK, "name": Part.BOOKMARK,
}  # fmt: skip
_HIDDEN = frozenset({"script", "style", "template", "noscript"})
_INLAID = re.compile(
    r"data:[\w/+.-]*(?:;(?!base64)[\w=.-]+)*(;base64)?,([^\"'\s)>]+)", re.IGNORECASE
)
_ENCODED = re.compile(r"(?:[A-Za-z0-9+/]{60,76}\r?\n){2,}[A-Za-z0-9+/]+={0,2}")


def text_found(file: Content) -> Iterator[Found]:
    """A plain text, line by line; of a list, value by value."""
    data = file.read()
    text = decoded(data)
    lines = text.splitlines()
    yield Passage(
        file.name, Part.BODY,
        tuple(Piece(line, f"line {number}") for number, line in enumerate(lines, 1)),
    )  # fmt: skip
    if file.own_name.lower().endswith((".csv", ".tsv")):
        yield from _values(file, text)
    if b"quoted-printable" in data.lower():
        yield Passage(
            file.name, Part.BODY, (Piece(decoded(quopri.decodestring(data))),), again=True
        )
    if _ESCAPED.search(text):
        meant = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        yield Passage(file.name, Part.BODY, (Piece(meant),), again=True)
    if _TAG.search(text):
        yield from _page(file, text, again=True)
    yield from _inlaid(file, text)


def _values(file: Content, text: str) -> Iterator[Passage]:
    """A list's values by themselves: "5,412000" holds two."""
    delimiter = "\t" if text.count("\t") > text.count(",") else ","
    cells = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            cells += [(at, Piece(value, f"row {number}")) for at, value in enumerate(row)]
    except csv.Error:
        return
    yield Passage(file.name, Part.BODY, tuple(piece for _, piece in cells), again=True)
    yield from by_columns(file.name, Part.BODY, cells)


def page_found(file: Content) -> Iterator[Found]:
    """A web page: what is read, and what stands in its tags, remarks and scripts."""
    text = decoded(file.read())
    yield from _page(file, text)
    yield from _inlaid(file, text)


def _page(file: Content, text: str, *, again: bool = False) -> Iterator[Passage]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    for part, texts in reader.held.items():
        yield Passage(file.name, part, (Piece("".join(texts)),), again=again)


class _Reader(HTMLParser):
    """The words of a web page by where they stand."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.held: dict[Part, list[str]] = defaultdict(list)
        self._part = Part.BODY

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.held[self._part].append("\n")
        if tag in _HIDDEN:
            self._part = Part.HIDDEN
        elif tag == "title":
            self._part = Part.PROPERTY
        for key, value in attrs:
            if value:
                part = _ATTRIBUTES.get(key, Part.ELSEWHERE)
                self.held[part].append(f"\n{value}\n{unquote(value) if '%' in value else ''}")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN or tag == "title":
            self._part = Part.BODY
        if tag not in _INLINE:
            self.held[self._part].append("\n")

    def handle_data(self, data: str) -> None:
        self.held[self._part].append(data)

    def handle_comment(self, data: str) -> None:
        self.held[Part.COMMENT].append(f"\n{data}")

    def handle_decl(self, decl: str) -> None:
        self.held[Part.ELSEWHERE].append(f"\n{decl}")

    def handle_pi(self, data: str) -> None:
        self.held[Part.ELSEWHERE].append(f"\n{data}")

    def unknown_decl(self, data: str) -> None:
        self.held[Part.ELSEWHERE].append(f"\n{data}")


def _inlaid(file: Content, text: str) -> Iterator[Content]:
    """Files that are written out within a text."""
    number = 0
    for found in _INLAID.finditer(text):
        data = _bytes(unquote(found[2])) if found[1] else unquote_to_bytes(found[2])
        if data:
            number += 1
            yield file.inside(f"inlaid {number}", data)
    for found in _ENCODED.finditer(text):
        if data := _bytes(found[0]):
            number += 1
            yield file.inside(f"inlaid {number}", data)


def _bytes(written: str) -> bytes:
    try:
        return base64.b64decode(re.sub(r"\s", "", written), validate=True)
    except (binascii.Error, ValueError):
        return b""


def decoded(data: bytes) -> str:
    """A text as whoever wrote it meant it: by its mark, as UTF-8, or as Windows writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
