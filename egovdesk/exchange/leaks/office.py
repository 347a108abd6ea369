"""Word, Excel, PowerPoint and OpenDocument files, and any other package: all their parts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from egovdesk.exchange.leaks import excel, markup, word
from egovdesk.exchange.leaks.markup import Doubtful, local
from egovdesk.exchange.leaks.packages import DAMAGED, UNLISTED, Budget, Package, contents, opened
from egovdesk.exchange.leaks.passages import Content, Found
from egovdesk.records.leaks import Part

_PARTS = (
    (re.compile(r"(^|/)docProps/|^meta\.xml$"), Part.PROPERTY),
    (re.compile(r"comment|/persons?/", re.IGNORECASE), Part.COMMENT),
    (re.compile(r"\.rels$"), Part.LINK),
    (re.compile(r"/header[^/]*\.xml$"), Part.HEADER),
    (re.compile(r"/footer[^/]*\.xml$"), Part.FOOTER),
    (re.compile(r"^word/glossary/"), Part.HIDDEN),
    (re.compile(r"customXml/|docMetadata/"), Part.METADATA),
    (re.compile(r"^word/|^xl/workbook|^xl/worksheets|^ppt/slides|^content\.xml$"), Part.BODY),
)
_FONTS = (".odttf", ".ttf", ".otf", ".fntdata")
_PRINTER = re.compile(r"printerSettings\d*\.bin$")
_MACROS = "It holds macros, which are not searched."


def package_found(file: Content, budget: Budget) -> Iterator[Found]:
    """What a package holds: an office file's parts, or the files of a compressed folder."""
    package = opened(file, budget)
    if package is None:
        yield file.unsearched(DAMAGED)
        return
    try:
        yield from package.described()
        if not package.is_listed_whole():
            yield file.unsearched(UNLISTED)
        names = set(package.names)
        if names & {"[Content_Types].xml", "content.xml"}:
            yield from _office(file, package)
        else:
            for one in contents(package):
                yield file.inside(*one) if isinstance(one, tuple) else one
    finally:
        package.close()


def _office(file: Content, package: Package) -> Iterator[Found]:
    """Office parts: those that others refer to first, then each in turn."""
    roots: dict[str, Any] = {}
    for one in contents(package):
        if not isinstance(one, tuple):
            yield one
        elif one[0].endswith((".xml", ".rels", ".vml")):
            try:
                roots[one[0]] = markup.parsed(one[1])
            except Doubtful:
                yield file.unsearched(DAMAGED, where=one[0])
        else:
            yield from _other(file, *one)
    styles = roots.get("word/styles.xml")
    hiding = frozenset() if styles is None else word.hiding_styles(styles)
    book = _workbook(roots)
    rest = []
    for name, root in roots.items():
        if name.startswith("word/") and local(root.tag) in word.ROOTS:
            yield from word.word_passages(file.name, root, hiding)
        elif name.startswith("xl/") and local(root.tag) in ("worksheet", "chartsheet"):
            yield from excel.sheet_passages(file.name, name, root, book)
        rest.append((name, root))
    for name, root in rest:
        yield from markup.markup_passages(file.name, root, _part(name), name, again=_read(root))


def _read(root: Any) -> bool:
    """Whether the words of a part have been read once by what knows it, or by what refers to it."""
    return local(root.tag) in {*word.ROOTS, "worksheet", "sst"}


def _part(name: str) -> Part:
    return next((part for pattern, part in _PARTS if pattern.search(name)), Part.ELSEWHERE)


def _other(file: Content, name: str, data: bytes) -> Iterator[Found]:
    """What is no XML: a file inside, or something that holds nobody's words."""
    low = name.lower()
    if low.endswith("vbaproject.bin"):
        yield file.unsearched(_MACROS, where=name)
    elif not (low.endswith(_FONTS) or _PRINTER.search(name)):
        yield file.inside(posixpath.basename(name), data)


def _workbook(roots: dict[str, Any]) -> excel.Workbook:
    book = excel.Workbook()
    if "xl/sharedStrings.xml" in roots:
        book.strings = excel.shared_strings(roots["xl/sharedStrings.xml"])
    if "xl/workbook.xml" in roots:
        book.sheets = excel.sheets(roots["xl/workbook.xml"], _targets(roots))
    return book


def _targets(roots: dict[str, Any]) -> dict[str, str]:
    """The part that each reference of a workbook means."""
    links = roots.get("xl/_rels/workbook.xml.rels")
    found = {}
    for one in links if links is not None else ():
        target = one.get("Target", "")
        found[one.get("Id", "")] = posixpath.normpath(
            target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        )
    return found
