"""Where bookmarks and links of a PDF lead, and the bookmarks of a volume: one for each part, as deep as
it is, with those of the part below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_DEEPEST = 12
_MOST = 20_000


@dataclass(frozen=True)
class Place:
    """A page of a file that a link or a bookmark leads to, and how it is shown."""

    page: int
    how: tuple[Any, ...] = ()

    def among(self, pages: Sequence[Any]) -> Array:
        """The same as a destination, the pages being these."""
        return Array([pages[self.page], *(self.how or (Name.Fit,))])


@dataclass(frozen=True)
class Bookmark:
    """A bookmark of a file, with those below it; without a place it only holds them."""

    title: str
    place: Place | None
    children: tuple[Bookmark, ...]


class Finder:
    """Knows the pages of a file by number, and the names given to places in it."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Sequence[Any]) -> None:
        self._root: Any = pdf.Root
        self._numbers = {page.objgen: at for at, page in enumerate(pages)}
        self._count = len(pages)
        self._named: dict[str, Any] | None = None
        self._seen = 0

    def place(self, found: Any, depth: int = 0) -> Place | None:
        """Where a destination leads, by whatever way it says so; None where that is nowhere."""
        if isinstance(found, Dictionary) and "/D" in found:
            found = found["/D"]
        if isinstance(found, Array) and len(found):
            first, *how = list(found)
            if isinstance(first, int):
                return Place(first, tuple(how)) if 0 <= first < self._count else None
            number = self._numbers.get(getattr(first, "objgen", (0, 0)))
            return None if number is None else Place(number, tuple(how))
        if isinstance(found, String | Name) and depth == 0:
            return self.place(self._names().get(str(found)), 1)
        return None

    def _names(self) -> dict[str, Any]:
        if self._named is None:
            named = self._root.get("/Dests", {})
            self._named = {str(key): value for key, value in named.items()}
            tree = self._root.get("/Names", {}).get("/Dests")
            if tree is not None:
                self._named |= dict(pikepdf.NameTree(tree).items())
        return self._named

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarks of the file, in their order; what goes round in a circle ends."""
        return tuple(self._below(self._root.get("/Outlines", {}), 0))

    def _below(self, parent: Any, depth: int) -> Iterator[Bookmark]:
        item = parent.get("/First")
        while item is not None and depth < _DEEPEST and self._seen < _MOST:
            self._seen += 1
            known = set(item.keys())
            found = item.Dest if "/Dest" in known else led_to(item.get("/A", {}))
            children = tuple(self._below(item, depth + 1)) if "/First" in known else ()
            yield Bookmark(str(item.get("/Title", "")), self.place(found), children)
            item = item.Next if "/Next" in known else None


def led_to(action: Any) -> Any:
    """The destination that an action leads to in its own file; None where it leads to another file."""
    return action.get("/D") if action.get("/S") == Name.GoTo else None


@dataclass
class Entry:
    """A bookmark to be written: how deep, where it leads, and those below it."""

    title: str
    level: int
    destination: Any
    children: list[Entry] = field(default_factory=list)

    @staticmethod
    def of(bookmark: Bookmark, level: int, pages: Sequence[Any]) -> Entry:
        """A bookmark of a file whose pages are now these."""
        where = None if bookmark.place is None else bookmark.place.among(pages)
        children = [Entry.of(one, level + 1, pages) for one in bookmark.children]
        return Entry(bookmark.title, level, where, children)


def write_bookmarks(pdf: pikepdf.Pdf, entries: Sequence[Entry]) -> None:
    """Put these in place of the bookmarks that the file has, each below the last that is less deep."""
    top: list[Entry] = []
    above: list[Entry] = []
    for entry in entries:
        while above and above[-1].level >= entry.level:
            above.pop()
        (above[-1].children if above else top).append(entry)
        above.append(entry)
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    _lay(pdf, top, root)
    root.Count = len(top)
    pdf.Root.Outlines = root


def _lay(pdf: pikepdf.Pdf, entries: Sequence[Entry], parent: Any) -> None:
    if not entries:
        return
    items: list[Any] = [
        pdf.make_indirect(Dictionary(Title=String(entry.title), Parent=parent)) for entry in entries
    ]
    for at, (entry, item) in enumerate(zip(entries, items, strict=True)):
        if entry.destination is not None:
            item.Dest = entry.destination
        if at:
            item.Prev = items[at - 1]
            items[at - 1].Next = item
        if entry.children:
            _lay(pdf, entry.children, item)
            item.Count = -len(entry.children)  # closed until somebody opens it
    parent.First, parent.Last = items[0], items[-1]
