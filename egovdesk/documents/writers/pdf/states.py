"""The drawing states that a page of somebody else begins and ends: a careless program leaves some open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

_BEGINS, _ENDS = "q", "Q"
_ESCAPED = re.compile(rb"\\[\\()]")
_ASIDE = re.compile(rb"\([^()]*\)|/[qQ]+")
_TELLING = b"qQ()/%"
_DROPPED = bytes(set(range(256)) - set(_TELLING + b" \t\r\n\f\0"))


def left_open(pdf: pikepdf.Pdf, page: Any) -> int:
    """How many states the content of a page leaves open; what ends one that was never begun is dropped.

    Programs pass over such an end, but would not where something stands round the content.
    """
    if "/Contents" not in page or _ends_all(_content_of(page)):
        return 0
    try:
        depth = least = 0
        for one in pikepdf.parse_content_stream(page, f"{_BEGINS} {_ENDS}"):
            depth += 1 if str(one.operator) == _BEGINS else -1
            least = min(least, depth)
        if least < 0:
            kept = list(_without_ends(pikepdf.parse_content_stream(page)))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
    except pikepdf.PdfParsingError:  # then no program reads it to its end either
        return 0
    return depth - least


def _content_of(page: Any) -> bytes:
    content = page.Contents
    parts = content if isinstance(content, pikepdf.Array) else [content]
    return b"\n".join(one.read_bytes() for one in parts if isinstance(one, pikepdf.Stream))


def _ends_all(content: bytes) -> bool:
    """Whether content surely ends every state that it begins, and no other.

    A quick look, for content that is well made: it has no comments, no pictures within, and no strings
    within strings. A false answer says nothing.
    """
    if b"BI" in content:
        return False
    states = _ASIDE.sub(b"", _ESCAPED.sub(b"", content).translate(None, _DROPPED))
    states = b"".join(states.replace(b"/", b"").split())
    while b"qQ" in states:
        states = states.replace(b"qQ", b"")
    return not states


def _without_ends(instructions: Iterable[Any]) -> Iterator[Any]:
    """What is drawn, without what ends a state that was never begun."""
    depth = 0
    for one in instructions:
        depth += {_BEGINS: 1, _ENDS: -1}.get(str(one.operator), 0)
        if depth < 0:
            depth = 0
        else:
            yield one
