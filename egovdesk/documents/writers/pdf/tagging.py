"""What a screen reader walks through in a volume: our tags, and those of others' pages between them.

In a tagged file it reads nothing that has no tag. So the tags of a file that is tagged come along, and the
pages of one that is not get one tag each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

BEGINS_TAG, ENDS_TAG = b"/P <</MCID 0>> BDC\n", b"\nEMC"
"""What stands round the content of a page that gets one tag."""
_DEEPEST = 64


def is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Whether a file has tags that can be brought along: not those that lead nowhere."""
    root: Any = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        return False
    try:
        tree = root.StructTreeRoot
        kids = [one for one in _listed(tree.K) if isinstance(one, Dictionary)]
        return bool(kids) and any(True for _ in pikepdf.NumberTree(tree.ParentTree))
    except (AttributeError, KeyError, TypeError, ValueError, pikepdf.PdfError):
        return False


class Tags:
    """The tags of the file that is written, to which others are added."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root: Any = pdf.Root.StructTreeRoot
        (self._document,) = _listed(self._root.K)
        self._parents = pikepdf.NumberTree(self._root.ParentTree)
        self._next = int(self._root.ParentTreeNextKey)

    def bring(self, foreign: pikepdf.Pdf, pages: Sequence[Any], title: str, tagged: bool) -> Any:
        """Bring the tags of a file along with its pages, which have been; return what holds them."""
        part = self._made("/Part", self._document, T=pikepdf.String(title))
        if tagged:
            self._graft(foreign, pages, part)
        else:
            part.K = Array([self._whole(page, part) for page in pages])
        return part

    def lay_in_order(self, parts: Sequence[Any], own: Sequence[Sequence[Any]]) -> None:
        """Have the parts read in their order: what holds others' tags, and None where our own stand.

        `own` are the pages of each part.
        """
        at_page = {page.objgen: at for at, pages in enumerate(own) for page in pages}
        ours: list[list[Any]] = [[] for _ in parts]
        at = 0
        for child in _listed(self._document.K):
            at = at_page.get(_page_of(child), at)
            ours[at].append(child)
        in_order = [
            one for at, part in enumerate(parts) for one in (ours[at] if part is None else [part])
        ]
        self._document.K = Array(in_order)
        self._root.ParentTreeNextKey = self._next

    def _made(self, kind: str, parent: Any, **more: Any) -> Any:
        made = Dictionary(Type=Name.StructElem, S=Name(kind), P=parent, **more)
        return self._pdf.make_indirect(made)

    def _whole(self, page: Any, part: Any) -> Any:
        """One tag for all that a page says."""
        tag = self._made("/P", part, Pg=page, K=0)
        page.StructParents = self._next
        page.Tabs = Name.S
        self._parents[self._next] = Array([tag])
        self._next += 1
        return tag

    def _graft(self, foreign: pikepdf.Pdf, pages: Sequence[Any], part: Any) -> None:
        tree: Any = foreign.Root.StructTreeRoot
        copied: Any = self._pdf.copy_foreign(
            tree if tree.is_indirect else foreign.make_indirect(tree)
        )
        kids = [one for one in _listed(copied.K) if isinstance(one, Dictionary)]
        for one in kids:
            one.P = part
        part.K = Array(kids)
        base = self._next
        for key, value in pikepdf.NumberTree(copied.ParentTree).items():
            self._parents[base + key] = value
            self._next = max(self._next, base + key + 1)
        self._renumber(pages, base)
        for name in ("/RoleMap", "/ClassMap"):
            self._merge(name, copied.get(name, {}))

    def _renumber(self, pages: Sequence[Any], base: int) -> None:
        """Have pages, drawings and links find their tags under their new numbers."""
        seen = set()
        for page in pages:
            drawings = page.get("/Resources", {}).get("/XObject", {})
            for one in (page, *drawings.values(), *page.get("/Annots", [])):
                if one.objgen in seen:
                    continue
                seen.add(one.objgen)
                for name in ("/StructParents", "/StructParent"):
                    if name in one:
                        one[name] = base + int(one[name])

    def _merge(self, name: str, theirs: Any) -> None:
        """Take over what kinds of tag a file has made up, where ours has none of that name."""
        if name not in self._root:
            self._root[name] = Dictionary()
        ours = self._root[name]
        for kind, value in theirs.items():
            if kind not in ours:
                ours[kind] = value


def _listed(kids: Any) -> list[Any]:
    return list(kids) if isinstance(kids, Array) else [kids]


def _page_of(tag: Any, depth: int = 0) -> Any:
    """The page of the first thing that a tag holds; None where it holds none."""
    if not isinstance(tag, Dictionary) or depth > _DEEPEST:
        return None
    if "/Pg" in tag:
        return tag.Pg.objgen
    return next(
        (found for one in _listed(tag.get("/K", [])) if (found := _page_of(one, depth + 1))), None
    )
