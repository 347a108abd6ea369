"""The words of XML: texts and attributes, each with the part of a document where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from egovdesk.exchange.leaks.passages import Passage, Piece, by_columns
from egovdesk.records.leaks import Part

_TEXT_PARTS = {
    "definedName": Part.DEFINED_NAME, "f": Part.FORMULA, "instrText": Part.FORMULA,
    "delInstrText": Part.FORMULA, "formula1": Part.FORMULA, "formula2": Part.FORMULA,
    "oddHeader": Part.HEADER, "evenHeader": Part.HEADER, "firstHeader": Part.HEADER,
    "oddFooter": Part.FOOTER, "evenFooter": Part.FOOTER, "firstFooter": Part.FOOTER,
    "comment": Part.COMMENT, "delText": Part.TRACKED, "annotation": Part.COMMENT,
    "desc": Part.ALT_TEXT, "title": Part.ALT_TEXT,
}  # fmt: skip
_ATTRIBUTE_PARTS = {
    "descr": Part.ALT_TEXT, "alt": Part.ALT_TEXT, "Target": Part.LINK, "href": Part.LINK,
    "tooltip": Part.LINK, "location": Part.LINK, "anchor": Part.LINK, "author": Part.TRACKED,
    "initials": Part.TRACKED, "formatCode": Part.ELSEWHERE,
}  # fmt: skip
_ELEMENT_PARTS = {
    "bookmarkStart": Part.BOOKMARK, "definedName": Part.DEFINED_NAME, "sheet": Part.SHEET_NAME,
    "docVar": Part.PROPERTY, "property": Part.PROPERTY, "alias": Part.FORM_FIELD,
    "tag": Part.FORM_FIELD, "docPr": Part.ALT_TEXT, "cNvPr": Part.ALT_TEXT,
}  # fmt: skip
# Elements within a line of text: what stands on both sides of them is one word.
_INLINE = frozenset({
    "t", "r", "span", "a", "b", "i", "u", "em", "strong", "font", "tspan", "delText", "ins", "del",
    "moveFrom", "moveTo", "smartTag", "hyperlink", "fldSimple", "sdt", "sdtContent",
})  # fmt: skip
_ASIDE = Part.COMMENT
# Attributes that hold the numbers of somebody's table: of a pivot table, a filter, a scenario, a cell of ODF.
_VALUES = frozenset({
    ("n", "v"), ("filter", "val"), ("customFilter", "val"), ("inputCells", "val"), ("cfvo", "val"),
    ("sharedItems", "minValue"), ("sharedItems", "maxValue"), ("rangePr", "startNum"), ("rangePr", "endNum"),
    ("table-cell", "value"), ("filter-condition", "value"), ("filter-set-item", "value"),
})  # fmt: skip
_HEADS = frozenset(
    f"{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer")
)
_HEAD_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Za-z&])')
_NUMBERS_ONLY = re.compile(r"[-+.\d\s%]*")
_IDENTITY = re.compile(r"rsid\w*|paraId|textId|xr\d?:uid|uid|id|guid|val|hash\w*|salt\w*")
_HEX = re.compile(r"[0-9A-Fa-f{}-]{8,}")


class Doubtful(Exception):
    """XML that cannot be read through, or that builds its words from entities."""


def parsed(data: bytes) -> Any:
    """The root of an XML part; raises Doubtful."""
    if b"<!ENTITY" in data[: 2**16]:
        raise Doubtful
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Doubtful from error


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=False
    )


def local(tag: Any) -> str:
    """The name of an element or attribute without its namespace; empty for comments."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def markup_passages(
    file: str, root: Any, part: Part, where: str = "", *, again: bool = False
) -> Iterator[Passage]:
    """Every text and attribute of a part, whatever it means."""
    held: dict[Part, list[str]] = defaultdict(list)
    _gather(root, part, held)
    for kind, texts in held.items():
        yield Passage(file, kind, (Piece("".join(texts), where),), again=again)
    for table in root.iter("{*}table"):
        yield from by_columns(file, part, _cells(table))


def _cells(table: Any) -> Iterator[tuple[int, Piece]]:
    """The cells of a table of ODF or of a web page, row by row, with the column of each."""
    for row in table.iter("{*}table-row", "{*}tr"):
        at = 0
        for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell", "{*}td", "{*}th"):
            if text := "".join(cell.itertext()):
                yield at, Piece(text, "a table")
            again = cell.get(
                "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}number-columns-repeated", "1"
            )
            at += int(again) if again.isdigit() else 1


def _gather(root: Any, part: Part, held: dict[Part, list[str]]) -> None:
    seen: set[tuple[Part, str]] = set()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local(element.tag)
        gap = "" if name in _INLINE else "\n"
        if event != "end":
            kind = (_TEXT_PARTS.get(name, part) if part is Part.BODY else part) if name else _ASIDE
            held[kind].append(gap + (element.text or ""))
            if name in _HEADS and "&" in (element.text or ""):
                held[kind].append("\n" + _HEAD_CODE.sub("", element.text))
            for key, value in element.attrib.items() if name else ():
                _attribute(name, local(key), value, part, held, seen)
        if event != "start":
            held[part].append((element.tail or "") + gap)


def _attribute(
    element: str, key: str, value: str, part: Part, held: dict[Part, list[str]],
    seen: set[tuple[Part, str]],
) -> None:  # fmt: skip
    if (element, key) in _VALUES:
        held[part].append(f"\n{value}")
        return
    if _NUMBERS_ONLY.fullmatch(value) or (_IDENTITY.fullmatch(key) and _HEX.fullmatch(value)):
        return
    kind = _ATTRIBUTE_PARTS.get(key) or _ELEMENT_PARTS.get(element) or part
    if kind is Part.BODY:
        kind = Part.ELSEWHERE
    if (kind, value) not in seen:
        seen.add((kind, value))
        held[kind].append(f"\n{value}")
        if "%" in value:
            held[kind].append(f"\n{unquote(value)}")
