"""What a PDF tells elsewhere of what is withheld of its pages: by tags, bookmarks, names and strings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from egovdesk.exchange.leaks.folding import folded
from egovdesk.exchange.leaks.pdf_objects import content_of, contents_of, resources_of
from egovdesk.exchange.leaks.pdf_strings import NAME, name_text

WITHHELD = "Page withheld"
_TOLD = ("/Alt", "/ActualText", "/E", "/T")
_BY_NAME = ("/XObject", "/Pattern", "/Font", "/ExtGState", "/Shading", "/Properties", "/ColorSpace")

Places = Collection[tuple[int, int]]
"""Pages, by the numbers of their objects."""


def forget(pdf: pikepdf.Pdf, whole: Places, parts: Places, passages: list[str]) -> None:
    """Take out what a file tells of pages that are withheld, whole or in part, beside the pages themselves.

    `passages` are the folded words that are withheld: they go wherever a string has them.
    """
    names = _Names(pdf)
    _untag(pdf, {*whole, *parts})
    _rename_bookmarks(pdf, whole, names)
    remove(pdf.Root, "/Threads")  # articles, with their titles: what runs over pages
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Subtype") == Name.Link:
            _unlink(one, whole, names)
        if passages and isinstance(one, Dictionary | Array | pikepdf.Stream):
            _overwrite(one, passages)
    names.drop(whole, passages)
    _prune(pdf)


def remove(held: Any, *keys: str) -> None:
    """Take entries out of a dictionary, where it has them."""
    for key in keys:
        if key in held:
            del held[key]


# -- tags ------------------------------------------------------------------------------------------


def _untag(pdf: pikepdf.Pdf, pages: Places) -> None:
    """Take what tags say of these pages out of the file, and what those around them say for them."""
    above: dict[tuple[int, int], Any] = {}
    touched = []
    for one in pdf.objects:
        if not isinstance(one, Dictionary) or not ("/K" in one or "/Pg" in one):
            continue
        kids = list(_listed(one.get("/K", Array())))
        for kid in kids:
            if isinstance(kid, Dictionary) and kid.objgen != (0, 0):
                above[kid.objgen] = one
        if _is_on(one, pages) or any(_is_on(kid, pages) and "/S" not in kid for kid in kids):
            touched.append(one)
            _drop_kids(one, kids, pages)
    for one in touched:
        _silence(one, above)


def _is_on(one: Any, pages: Places) -> bool:
    return isinstance(one, Dictionary) and "/Pg" in one and one.Pg.objgen in pages


def _drop_kids(one: Any, kids: list[Any], pages: Places) -> None:
    """Leave the tags within a tag, and what it has on other pages."""
    own = _is_on(one, pages)
    kept = [
        kid
        for kid in kids
        if (
            isinstance(kid, Dictionary)
            and ("/S" in kid or ("/Pg" in kid and not _is_on(kid, pages)))
        )
        or (not own and not isinstance(kid, Dictionary))
    ]
    remove(one, "/K")
    if kept:
        one.K = Array(kept)


def _silence(one: Any, above: dict[tuple[int, int], Any]) -> None:
    seen = set()
    while one is not None and one.objgen not in seen:
        seen.add(one.objgen)
        remove(one, *_TOLD)
        one = above.get(one.objgen)


def _listed(kids: Any) -> Iterable[Any]:
    return kids if isinstance(kids, Array) else [kids]


# -- bookmarks and names ---------------------------------------------------------------------------


class _Names:
    """The places of a file that have names."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._old = pdf.Root.get("/Dests", Dictionary())
        tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
        self._tree = pikepdf.NameTree(tree) if tree is not None else None

    def place(self, named: Any) -> Any:
        """Where a name leads: an array with its page; a place without a name is one itself."""
        found = named
        if isinstance(named, Name):
            found = self._old.get(str(named))
        elif isinstance(named, String):
            found = self._tree.get(str(named)) if self._tree is not None else None
        return found.get("/D") if isinstance(found, Dictionary) else found

    def drop(self, pages: Places, passages: list[str]) -> None:
        """Forget the names of places on pages, and those that tell a passage."""
        for name, place in list(self._old.items()):
            if leads_to(place, pages) or _tells(name, passages):
                del self._old[name]
        for name, place in list(self._tree.items()) if self._tree is not None else ():
            if self._tree is not None and (leads_to(place, pages) or _tells(name, passages)):
                del self._tree[name]


def leads_to(place: Any, pages: Places) -> bool:
    """Whether a place is on one of these pages."""
    if isinstance(place, Dictionary):
        place = place.get("/D")
    if not isinstance(place, Array) or not len(place):
        return False
    return isinstance(place[0], Dictionary) and place[0].objgen in pages


def _tells(text: str, passages: Iterable[str]) -> bool:
    told = folded(text.replace("#20", " "))
    return any(one in told for one in passages)


def _rename_bookmarks(pdf: pikepdf.Pdf, pages: Places, names: _Names) -> None:
    """Bookmarks to a page that is withheld say no more than that."""
    if "/Outlines" not in pdf.Root:
        return
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            waiting += item.children
            place: Any = item.destination
            if place is None and item.action is not None:
                place = item.action.get("/D")
            if leads_to(names.place(place), pages):
                item.title = WITHHELD


def _unlink(link: Any, pages: Places, names: _Names) -> None:
    """A link to a page that is withheld has no words of its own any more."""
    place = link.get("/Dest", link.get("/A", Dictionary()).get("/D"))
    if leads_to(names.place(place), pages):
        remove(link, "/Contents", "/Dest", "/A")


# -- strings and resources -------------------------------------------------------------------------


def _overwrite(held: Any, passages: list[str]) -> None:
    """Write over each string of an object that tells a passage, however deep it lies in it."""
    waiting = [held]
    while waiting:
        one = waiting.pop()
        for key, value in _entries(one):
            if isinstance(value, String) and _tells(str(value), passages):
                one[key] = String(WITHHELD)
            elif isinstance(value, Dictionary | Array) and value.objgen == (0, 0):
                waiting.append(value)


def _entries(one: Any) -> Iterator[tuple[Any, Any]]:
    yield from list(enumerate(one)) if isinstance(one, Array) else list(one.items())


def _prune(pdf: pikepdf.Pdf) -> None:
    """Leave each page the resources that it uses: one list of them is often that of every page, so that
    what a page showed would be in the file still."""
    around = {}
    for page in pdf.pages:
        held, holder = resources_of(page.obj)
        used = _used(page.obj, held)
        kept = {}
        for key, value in held.items():
            several = key in _BY_NAME and isinstance(value, Dictionary) and used is not None
            kept[key] = Dictionary(_only(value, used or set())) if several else value
        page.obj.Resources = pdf.make_indirect(Dictionary(kept))
        if holder is not None and holder.objgen != page.obj.objgen:
            around[holder.objgen] = holder
    for one in around.values():
        remove(one, "/Resources")


def _only(held: Any, used: set[str]) -> dict[str, Any]:
    return {name: one for name, one in held.items() if name.removeprefix("/") in used}


def _used(page: Any, held: Any) -> set[str] | None:
    """The names that a page has in its content, or forms in it that share its resources; None if unread."""
    content = content_of(page)
    if not content.strip() and contents_of(page):
        return None
    for form in held.get("/XObject", Dictionary()).as_dict().values():
        if (
            isinstance(form, pikepdf.Stream)
            and form.get("/Subtype") == Name.Form
            and "/Resources" not in form
        ):
            content += b"\n" + content_of(form)
    return set(map(name_text, NAME.findall(content)))
