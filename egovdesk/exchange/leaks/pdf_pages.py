"""The text of a PDF's pages, whatever hides it: invisible, outside the page, under a box, on a layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

from egovdesk.exchange.leaks.passages import Found, Passage, Piece
from egovdesk.exchange.leaks.pdf_texts import Line, PageText, Texts
from egovdesk.records.leaks import Part, Place, Unsearched

UNTOLD = "Some of its letters cannot be told: its font does not say them."
_DRAWN = "It has no text that could be searched, or little: look at it."
_PAINTED = "It is a picture of the page with a passage painted out: look at it."
_MARGIN, _CUTS = 0.09, 6  # of a page's height: lines there may stand between two halves of a phrase
_NEAR = 8  # lines on each side of a break, and words, in which a phrase could run over it


def pages_found(
    name: str, texts: Texts, painted: frozenset[int] = frozenset(), *, apart: bool = False
) -> Iterator[Found]:
    """Each page's text, then what runs over from the page before, unless they stand apart.

    `painted` are pages that we made pictures of ourselves.
    """
    before: list[str] = []
    for page in texts:
        look = partial(texts.part, page.number)
        where = Piece(page.text, f"page {page.number}")
        yield Passage(name, Part.BODY, (where,), page=page.number, look=look)
        yield from _moved(name, page)
        yield from _unread(name, page, painted)
        if not apart:
            yield from _seam(name, page, before)
            before = list(_endings(page))


def untold_found(name: str, texts: Texts) -> Iterator[Unsearched]:
    """The pages of which any letter cannot be told, where fonts may be such that do not say them."""
    for number, mark in texts.untold():
        place = Place(name, Part.BODY, f"page {number}", number)
        yield Unsearched(place, UNTOLD, mark=mark)


def _unread(name: str, page: PageText, painted: frozenset[int]) -> Iterator[Unsearched]:
    """What of the page could not be searched."""
    place = Place(name, Part.BODY, f"page {page.number}", page.number)
    if page.untold:
        yield Unsearched(place, UNTOLD, mark=page.mark)
    if page.number in painted:
        yield Unsearched(place, _PAINTED, blocks=False)
    elif page.drawn:
        yield Unsearched(place, _DRAWN, mark=page.mark)


def _moved(name: str, page: PageText) -> Iterator[Passage]:
    """The words on both sides of where two lines meet that are apart in the file."""
    lines = page.lines
    joined = [
        f"{_last(lines[max(0, at - _NEAR) : at])}\n{_first(lines[at : at + _NEAR])}"
        for at, (line, below) in enumerate(pairwise(lines), 1)
        if below.number != line.number + 1
    ]
    yield from _joins(name, page.number, f"page {page.number}", joined)


def _seam(name: str, page: PageText, before: list[str]) -> Iterator[Passage]:
    """What would stand together if a page and the one before were one, without what edges them."""
    where = f"pages {page.number - 1} and {page.number}"
    joined = {f"{end}\n{start}" for end in before for start in _beginnings(page)}
    yield from _joins(name, page.number - 1, where, sorted(joined))


def _joins(name: str, number: int, where: str, joined: list[str]) -> Iterator[Passage]:
    if joined:
        pieces = tuple(Piece(one, where) for one in joined)
        yield Passage(name, Part.BODY, pieces, page=number, between="\n\n", again=True)


def _beginnings(page: PageText) -> Iterator[str]:
    """The first words of the page, and as many without each line more of its header."""
    top = -page.height * (1 - _MARGIN)
    cuts = sum(line.below < top for line in page.lines[:_CUTS])
    return (_first(page.lines[cut : cut + _NEAR]) for cut in range(cuts + 1))


def _endings(page: PageText) -> Iterator[str]:
    """The last words of the page, and as many without each line more of its footer."""
    foot, count = -page.height * _MARGIN, len(page.lines)
    cuts = sum(line.below > foot for line in page.lines[-_CUTS:])
    ends = range(count, count - cuts - 1, -1)
    return (_last(page.lines[max(0, end - _NEAR) : end]) for end in ends)


def _first(lines: Iterable[Line]) -> str:
    return " ".join(_words(lines)[:_NEAR])


def _last(lines: Iterable[Line]) -> str:
    return " ".join(_words(lines)[-_NEAR:])


def _words(lines: Iterable[Line]) -> list[str]:
    return " ".join(line.text for line in lines).split()
