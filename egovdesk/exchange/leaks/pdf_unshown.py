"""What a PDF holds and no page need show, made into pages of its own so that it can be read."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf

from egovdesk.exchange.leaks.pdf_objects import Innards, content_of

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

    Forms and patterns; pages outside the document; pages whose letters have no size, or are
    spoken over by other words, as they would be without that. Empty where there is nothing of it.
    """
    target = pikepdf.new()
    origins: list[int | None] = []
    for one in innards.drawings:
        _draw(innards.pdf, target, one, as_written(content_of(one)))
        origins.append(None)
    for number, page in enumerate(innards.pdf.pages, 1):
        content = content_of(page.obj)
        written = as_written(content)
        if written != content or _spoken_over(page.obj):
            _draw(innards.pdf, target, page.obj, written)
            origins.append(number)
    if not origins:
        return b"", []
    saved = io.BytesIO()
    target.save(saved)
    return saved.getvalue(), origins


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
