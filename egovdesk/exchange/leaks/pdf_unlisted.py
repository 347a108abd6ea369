"""What lies in the bytes of a PDF and no list of its objects names, so that no program reads it."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Container, Iterator
from html import unescape

from egovdesk.exchange.leaks.passages import Content, Found, Passage, Piece
from egovdesk.exchange.leaks.pdf_strings import tokens
from egovdesk.exchange.leaks.strings import strings_of
from egovdesk.records.leaks import Part

_OBJECT = re.compile(rb" obj\b")
_NUMBERS = re.compile(rb"(\d{1,10})[ \r\n]+(\d{1,5})$")
_STREAM = re.compile(rb"\bstream\r?\n?")
_AFTER = re.compile(
    rb"endobj\s*([^\s\dxst][^\0]{0,4096}?)(?=\d+ \d+ obj|xref|startxref|trailer|\Z)"
)
_LONGEST_NUMBERS = 18
_MOST = 2**22  # bytes of one stream, unpacked


def unlisted(file: Content, data: bytes, listed: Container[tuple[int, int]]) -> Iterator[Found]:
    """The strings of objects that are not listed, or once only of several, and remarks between objects.

    `data` is the file, or what was added to it last: what was there before is a version of its own.
    """
    found = list(_objects(data))
    times = Counter(number for number, _ in found)
    for number, start in found:
        if number not in listed or times[number] > 1:
            end = data.find(b"endobj", start)
            yield from _strings(file, data[start : end if end >= 0 else len(data)])
    for found_between in _AFTER.finditer(data):
        yield from strings_of(file, found_between[1], Part.ELSEWHERE)


def _objects(data: bytes) -> Iterator[tuple[tuple[int, int], int]]:
    """The number of each object, and where it begins."""
    for found in _OBJECT.finditer(data):
        before = data[max(0, found.start() - _LONGEST_NUMBERS) : found.start()]
        if numbers := _NUMBERS.search(before):
            yield (int(numbers[1]), int(numbers[2])), found.end()


def _strings(file: Content, raw: bytes) -> Iterator[Found]:
    head, *rest = _STREAM.split(raw, 1)
    pieces = [Piece(text) for _, text in tokens(head)]
    if pieces:
        yield Passage(file.name, Part.ELSEWHERE, tuple(pieces), again=True)
    for packed in rest:
        data = _unpacked(packed)
        joined = "".join(text for _, text in tokens(data)) if b"BT" in data else ""
        yield Passage(file.name, Part.ELSEWHERE, (Piece(unescape(joined)),), again=True)
        yield from strings_of(file, data, Part.ELSEWHERE, whole=True)


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST)
    except zlib.error:
        return packed
