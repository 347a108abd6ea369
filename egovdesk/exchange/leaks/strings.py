"""The runs of letters in a file that cannot be read otherwise: better than nothing, and never enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from egovdesk.exchange.leaks.passages import Content, Passage, Piece
from egovdesk.records.leaks import Part

_EIGHT_BIT = re.compile(rb"[\x20-\x7e\xa0-\xff\t\r\n]{5,}")
_SIXTEEN_BIT = re.compile(rb"(?:[\x20-\x7e\t\r\n\xa0-\xff]\x00){5,}")
_HEAD, _TAIL = 2**18, 2**16


def strings_of(file: Content, data: bytes, part: Part, *, whole: bool = False) -> Iterator[Passage]:
    """What can be made out near the beginning and the end, where remarks are kept, or in all of it."""
    if not whole and len(data) > _HEAD + _TAIL:
        data = data[:_HEAD] + b"\0" + data[-_TAIL:]
    pieces = [Piece(one.decode("cp1252", "replace")) for one in _EIGHT_BIT.findall(data)]
    pieces += [Piece(one.decode("utf-16-le")) for one in _SIXTEEN_BIT.findall(data)]
    if pieces:
        yield Passage(file.name, part, tuple(pieces))
