"""PDF files: the text of their pages, and everything else that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from egovdesk.exchange.leaks.packages import DAMAGED, LOCKED
from egovdesk.exchange.leaks.passages import Content, Found, Passage, Piece
from egovdesk.exchange.leaks.strings import strings_of
from egovdesk.records.leaks import Part, Unsearched

if TYPE_CHECKING:
    from egovdesk.exchange.leaks.pdf_unshown import Contents

_END = re.compile(rb"%%EOF")
_MOST_VERSIONS = 20
_TOO_MANY = f"More than {_MOST_VERSIONS} earlier versions are in it: the oldest are not searched."
_UNSHOWN = "what its pages do not show"


def pdf_found(file: Content) -> Iterator[Found]:
    """The pages, the objects, what no page shows, and the versions that were saved before."""
    import pikepdf
    import pypdfium2

    from egovdesk.exchange.leaks.pdf_objects import Innards
    from egovdesk.exchange.leaks.pdf_pages import pages_found, untold_found
    from egovdesk.exchange.leaks.pdf_texts import texts_of
    from egovdesk.exchange.leaks.pdf_unlisted import unlisted
    from egovdesk.exchange.leaks.pdf_unshown import Contents

    try:
        with (
            pikepdf.open(file.path or file.open(), suppress_warnings=True) as pdf,
            texts_of(file) as texts,
        ):
            innards = Innards(file, pdf)
            yield from innards.strings()
            shown = Contents(innards)
            if shown.spoken:
                yield Passage(file.name, Part.ALT_TEXT, tuple(shown.spoken))
            if shown.asides:
                yield Passage(file.name, Part.ELSEWHERE, tuple(shown.asides), again=True)
            yield from pages_found(file.name, texts, frozenset(shown.painted))
            if innards.has_doubtful_fonts:
                yield from untold_found(file.name, texts)
            yield from _unshown(file, shown)
            yield from innards.streams()
            yield from unlisted(file, _last_part(file), innards.listed)
            if pdf.get_warnings():
                yield file.unsearched(DAMAGED)
    except pikepdf.PasswordError:
        yield file.unsearched(LOCKED)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, RuntimeError):
        yield file.unsearched(DAMAGED)
    if file.part is not Part.EARLIER:
        yield from _earlier(file)
    yield from _around(file)


def _unshown(file: Content, shown: Contents) -> Iterator[Found]:
    from egovdesk.exchange.leaks.pdf_pages import UNTOLD, pages_found
    from egovdesk.exchange.leaks.pdf_texts import texts_of

    data, origins = shown.unshown()
    if not origins:
        return
    name = file.name
    with texts_of(Content(name, data)) as texts:
        for one in pages_found(name, texts, apart=True):
            if isinstance(one, Passage) and one.page is not None:
                origin = origins[one.page - 1]
                where = _UNSHOWN if origin is None else f"page {origin}"
                yield Passage(name, Part.HIDDEN, (Piece(one.text, where),), page=origin, again=True)
            elif isinstance(one, Unsearched) and one.why == UNTOLD:
                yield file.unsearched(UNTOLD, where=_UNSHOWN)


def _around(file: Content) -> Iterator[Found]:
    """What stands before the PDF begins and after it ends, which no program shows."""
    data = file.read()
    before, after = data.find(b"%PDF-"), data.rfind(b"%%EOF")
    yield from strings_of(file, data[: max(before, 0)], Part.ELSEWHERE)
    if after >= 0:
        yield from strings_of(file, data[after + len(b"%%EOF") :], Part.ELSEWHERE)


def _ends(data: bytes) -> list[int]:
    """Where each version of the file ends, of which all but the last were saved before."""
    ends = [found.end() for found in _END.finditer(data)]
    return ends[1:] if b"/Linearized" in data[:1024] else ends


def _last_part(file: Content) -> bytes:
    """What was added to the file when it was saved last."""
    data = file.read()
    before = [end for end in _ends(data)[:-1] if data[end:].strip()]
    return data[before[-1] :] if before else data


def _earlier(file: Content) -> Iterator[Found]:
    """The versions that were saved before, each of them a whole PDF at the beginning of the file."""
    data = file.read()
    ends = _ends(data)
    if len(ends) - 1 > _MOST_VERSIONS:
        yield file.unsearched(_TOO_MANY)
    for number, end in enumerate(ends[:-1][-_MOST_VERSIONS:], 1):
        if data[end:].strip():
            yield file.earlier(number, data[:end])
