"""What a PDF has to have so that everybody can read it; gives what is amiss, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

_HEADINGS = [f"H{level}" for level in range(1, 7)]


@dataclass(frozen=True)
class Tag:
    """A node of what a screen reader walks through."""

    name: str
    children: tuple[Tag, ...]
    alt: str
    scope: str


def faults(path: Path) -> list[str]:
    """Every fault of the file, in words."""
    with pikepdf.open(path) as pdf:
        tree = tags(pdf)
        return [*_properties(pdf), *_pages(pdf), *_headings(tree), *_tables(tree), *_figures(tree)]


def tags(pdf: pikepdf.Pdf) -> list[Tag]:
    """The tags of the whole file, in the order in which they are read."""
    found: list[Tag] = []
    _walk(_tag(pdf.Root.StructTreeRoot), found)
    return found


def _walk(tag: Tag, found: list[Tag]) -> None:
    found.append(tag)
    for child in tag.children:
        _walk(child, found)


def _tag(node: Any) -> Tag:
    kids = node.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    children = [_tag(kid) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    attributes = node.get("/A", [])
    attributes = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    scopes = [str(one["/Scope"])[1:] for one in attributes if "/Scope" in one]
    name = str(node.get("/S", "/Root"))[1:]
    return Tag(name, tuple(children), str(node.get("/Alt", "")), "".join(scopes))


def _properties(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked as tagged"
    if str(root.get("/Lang")) != "en-GB":
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"
    with pdf.open_metadata() as properties:
        if properties.get("pdfuaid:part") != "1":
            yield "does not say that it is PDF/UA-1"
        if not properties.get("dc:title"):
            yield "no title"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    page: Any
    for number, page in enumerate(pdf.pages, 1):
        if str(page.get("/Tabs")) != "/S":
            yield f"page {number} does not follow the tags"
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            (inner,) = font.get("/DescendantFonts", [font])
            if not {"/FontFile2", "/FontFile3"} & set(inner.get("/FontDescriptor", {}).keys()):
                yield f"page {number} has a font that is not in the file"


def _headings(tree: list[Tag]) -> Iterator[str]:
    above = 0
    for tag in tree:
        if tag.name in _HEADINGS:
            level = int(tag.name[1:])
            if level > above + 1:
                yield f"heading level {level} follows {above}"
            above = level
    if not any(tag.name == "H1" for tag in tree):
        yield "no heading of level 1"


def _tables(tree: list[Tag]) -> Iterator[str]:
    for table in (tag for tag in tree if tag.name == "Table"):
        rows: list[Tag] = []
        for child in table.children:
            rows += [child] if child.name == "TR" else child.children
        if any(cell.name != "TH" or cell.scope != "Column" for cell in rows[0].children):
            yield "a table without heads of its columns"
        if len({len(row.children) for row in rows}) != 1:
            yield "a table with cells merged"


def _figures(tree: list[Tag]) -> Iterator[str]:
    for tag in tree:
        if tag.name == "Figure" and not tag.alt:
            yield "a figure without words"


def page_texts(path: Path) -> list[str]:
    """What each page says, in the order in which it was set, blanks as one space."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
