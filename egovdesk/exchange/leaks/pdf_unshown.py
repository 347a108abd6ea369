"""What a PDF holds and no page need show, made into pages of its own so that it can be read."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf

from egovdesk.exchange.leaks.pdf_objects import Innards, content_of

_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%#]+)\s+Do\b")
_SILENT = re.compile(rb"/ActualText\b")
_NO_SIZE = re.compile(rb"(?<![\d.])(?:0(?:\.0*)?|\.0+)\s+(T[fz])\b")
_FLAT = re.compile(rb"(?<![\d.])(?:-?0?\.?0+\.?\s+){4}[-+.\d]+\s+[-+.\d]+\s+(Tm|cm)\b")
# The same without looking round, which is quick: few pages have anything of the kind.
_DOUBTS = (
    _SILENT,
    re.compile(rb"0\.?\s+T[fz]"),
    re.compile(rb"0\.?\s+-?0?\.?0+\.?\s+-?0?\.?0+\.?\s+-?0?\.?0"),
)


def as_written(content: bytes) -> bytes:
    """Content whose every letter comes out: of some size, and not spoken over by other words."""
    if not any(one.search(content) for one in _DOUBTS):
        return content
    content = _SILENT.sub(b"/Actual", content)
    content = _NO_SIZE.sub(lambda found: b"1 Tf" if found[1] == b"Tf" else b"100 Tz", content)
    return _FLAT.sub(lambda found: b"1 0 0 1 0 0 " + found[1], content)


def unshown(innards: Innards) -> tuple[bytes, list[int | None]]:
    """A PDF of what no page need show, and for each of its pages the page that it comes from.

    Forms and patterns that no page draws; pages outside the document; pages and forms whose letters
    have no size, or are spoken over by other words, as they would be without that. Empty where there
    is nothing of it.
    """
    target = pikepdf.new()
    origins: list[int | None] = []
    drawn: set[tuple[int, int]] = set()
    for number, page in enumerate(innards.pdf.pages, 1):
        content = content_of(page.obj)
        drawn |= _drawn(page.obj, content)
        written = as_written(content)
        if written != content or _spoken_over(page.obj):
            _draw(innards.pdf, target, page.obj, written)
            origins.append(number)
    for one in innards.drawings:
        content = content_of(one)
        written = as_written(content)
        if one.objgen not in drawn or written != content or _spoken_over(one):
            _draw(innards.pdf, target, one, written)
            origins.append(None)
    if not origins:
        return b"", []
    saved = io.BytesIO()
    target.save(saved)
    return saved.getvalue(), origins


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
