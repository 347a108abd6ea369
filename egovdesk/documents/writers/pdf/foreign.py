"""Somebody else's PDF, opened to be joined: what is refused, and what comes along with its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from egovdesk.documents.writers.pdf.volume import Sizes
from egovdesk.errors import Refused

_KEPT = "It was not put in."
_LEFT_OUT = {"/FileAttachment", "/Movie", "/Screen", "/RichMedia", "/3D", "/Sound"}
"""Annotations that run or carry something: a page that is read needs none of them."""
_SAFE_ACTIONS = {"/URI", "/Named"}
_DEEPEST_BOOKMARK = 12
_LARGEST_SIDE = 14400.0


@dataclass(frozen=True)
class Place:
    """A page of the same file that a link or a bookmark leads to, and how it is shown."""

    page: int
    how: tuple[Any, ...]


@dataclass(frozen=True)
class Bookmark:
    """A bookmark of the file, with those below it; without a place it only holds them."""

    title: str
    place: Place | None
    children: tuple[Bookmark, ...]


@dataclass
class Foreign:
    """A file that is open, and what has been found out of it."""

    pdf: pikepdf.Pdf
    sizes: Sizes
    bookmarks: tuple[Bookmark, ...] = ()
    #: By page and by number of the annotation there, where each link within the file leads.
    links: dict[tuple[int, int], Place] = field(default_factory=dict)


@contextmanager
def opened(path: Path, title: str) -> Iterator[Foreign]:
    """Open a file whose pages can be joined as they are.

    Raises Refused, naming the paper, where the file is damaged, protected, or has no page.
    """
    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise _protected(path, title)
            yield _read(pdf, path, title)
    except pikepdf.PasswordError as error:
        raise _protected(path, title) from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError) as error:
        raise _damaged(path, title) from error
    except OSError as error:
        raise Refused(
            f"{title}: the file {path.name} cannot be read ({error.strerror}).", _KEPT,
            "See that it is where it was, then try again.",
        ) from error  # fmt: skip


def pages_of(path: Path, title: str) -> int:
    """How many pages a file would bring; raises Refused, naming the paper, where it can bring none."""
    with opened(path, title) as foreign:
        return len(foreign.sizes)


def _protected(path: Path, title: str) -> Refused:
    return Refused(
        f"{title}: the file {path.name} is protected by its author.", _KEPT,
        "Ask the author for a copy that is not, or let it travel beside the pack.",
    )  # fmt: skip


def _damaged(path: Path, title: str) -> Refused:
    return Refused(
        f"{title}: the file {path.name} is damaged, or is no PDF.", _KEPT,
        "Ask the author to send it again, or let it travel beside the pack.",
    )  # fmt: skip


def _read(pdf: pikepdf.Pdf, path: Path, title: str) -> Foreign:
    try:
        pages = [page.obj for page in pdf.pages]
        if not pages:
            raise _damaged(path, title)
        foreign = Foreign(pdf, [_size(page) for page in pages])
        finder = _Finder(pdf, pages)
        for at, page in enumerate(pages):
            _clean(page, at, finder, foreign.links)
        foreign.bookmarks = tuple(finder.bookmarks())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path, title) from error
    return foreign


# --- pages -----------------------------------------------------------------------------------


def visible_box(page: Any) -> tuple[float, float, float, float]:
    """The corners of what is seen of a page, in its own units, from the lower left."""
    box = _inherited(page, "/CropBox") or _inherited(page, "/MediaBox") or (0, 0, 595, 842)
    x0, y0, x1, y1 = (float(side) for side in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def turned(page: Any) -> int:
    """By how many degrees a page is turned clockwise when it is seen."""
    return int(_inherited(page, "/Rotate") or 0) % 360 // 90 * 90


def _size(page: Any) -> tuple[float, float]:
    x0, y0, x1, y1 = visible_box(page)
    width, height = min(x1 - x0, _LARGEST_SIDE), min(y1 - y0, _LARGEST_SIDE)
    if width <= 0 or height <= 0:
        raise ValueError("a page of no size")
    return (height, width) if turned(page) in (90, 270) else (width, height)


def _inherited(page: Any, name: str) -> Any:
    """What a page says, or the branch of the tree that it hangs on; trees are shallow."""
    for _ in range(32):
        if name in page:
            return page[name]
        if "/Parent" not in page:
            return None
        page = page.Parent
    return None


def _clean(page: Any, at: int, finder: _Finder, links: dict[tuple[int, int], Place]) -> None:
    """Leave out what would run or carry files, and note where links within the file lead."""
    if "/AA" in page:
        del page["/AA"]
    annotations = page.get("/Annots")
    if annotations is None:
        return
    kept = pikepdf.Array(one for one in annotations if one.get("/Subtype") not in _LEFT_OUT)
    for number, one in enumerate(kept):
        action: Any = one.get("/A", {})
        place = finder.place(one.get("/Dest", action.get("/D")))
        if place is not None:
            links[at, number] = place
        if "/Dest" in one:
            del one["/Dest"]
        if "/A" in one and (place is not None or action.get("/S") not in _SAFE_ACTIONS):
            del one["/A"]
        for name in ("/AA", "/Parent"):
            if name in one:
                del one[name]
    page["/Annots"] = kept


# --- where links and bookmarks lead ----------------------------------------------------------


class _Finder:
    """Knows the pages of a file by number, and the names given to places in it."""

    def __init__(self, pdf: pikepdf.Pdf, pages: list[Any]) -> None:
        self._pdf = pdf
        self._numbers = {page.objgen: at for at, page in enumerate(pages)}
        self._count = len(pages)
        self._named: dict[str, Any] | None = None

    def place(self, found: Any, depth: int = 0) -> Place | None:
        """Where a destination leads, by whatever way it says so; None where that is nowhere."""
        if isinstance(found, pikepdf.Dictionary) and "/D" in found:
            found = found["/D"]
        if isinstance(found, pikepdf.Array) and len(found):
            first, *how = list(found)
            if isinstance(first, int):
                return Place(first, tuple(how)) if 0 <= first < self._count else None
            number = self._numbers.get(getattr(first, "objgen", (0, 0)))
            return None if number is None else Place(number, tuple(how))
        if isinstance(found, pikepdf.String | pikepdf.Name) and depth == 0:
            return self.place(self._names().get(str(found)), 1)
        return None

    def _names(self) -> dict[str, Any]:
        if self._named is None:
            root: Any = self._pdf.Root
            self._named = {str(key): value for key, value in root.get("/Dests", {}).items()}
            tree = root.get("/Names", {}).get("/Dests")
            if tree is not None:
                self._named |= dict(pikepdf.NameTree(tree).items())
        return self._named

    def bookmarks(self) -> Iterator[Bookmark]:
        """The bookmarks of the file, in their order."""
        if "/Outlines" not in self._pdf.Root:
            return
        for item in self._pdf.open_outline(max_depth=_DEEPEST_BOOKMARK).root:
            yield self._bookmark(item)

    def _bookmark(self, item: pikepdf.OutlineItem) -> Bookmark:
        action: Any = item.action if item.action is not None else {}
        place = self.place(item.destination if item.destination is not None else action.get("/D"))
        return Bookmark(item.title, place, tuple(self._bookmark(one) for one in item.children))
