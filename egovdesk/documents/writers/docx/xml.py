"""WordprocessingML as lxml elements: paragraphs, runs, fields. Knows no block."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from copy import copy
from functools import lru_cache

from lxml import etree

from egovdesk.documents.inline import xml_text

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Element = etree._Element

_BREAKS = re.compile(r"([\n\t])")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


_PREFIX = f"{{{W_NAMESPACE}}}"


def w(name: str) -> str:
    """A name in Word's namespace, as lxml writes it."""
    return _PREFIX + name


# Looked up once: a document has tens of thousands of these.
P, PPR, PSTYLE, R, RPR, T, DEL_TEXT = map(w, ("p", "pPr", "pStyle", "r", "rPr", "t", "delText"))
VAL, KEEP_NEXT = w("val"), w("keepNext")


_NAMESPACES = {"w": W_NAMESPACE, "r": R_NAMESPACE}


def new_body() -> Element:
    """An element to gather blocks in."""
    return etree.Element(w("body"), nsmap=_NAMESPACES)


def add(parent: Element, tag: str, /, **attributes: str | int) -> Element:
    """A child in Word's namespace with attributes in Word's namespace."""
    child = etree.SubElement(parent, _PREFIX + tag)
    for key, value in attributes.items():
        child.set(_PREFIX + key, str(value))
    return child


def add_paragraph(parent: Element, style_id: str) -> Element:
    """A paragraph in a named style."""
    return add_copy(parent, _empty_paragraph(style_id))


def add_copy(parent: Element, element: Element) -> Element:
    """A copy of an element that was made before, which takes half the time of making another."""
    copied = copy(element)
    parent.append(copied)
    return copied


@lru_cache(maxsize=256)
def _empty_paragraph(style_id: str) -> Element:
    paragraph = etree.Element(P, nsmap=_NAMESPACES)
    properties = etree.SubElement(paragraph, PPR)
    etree.SubElement(properties, PSTYLE).set(VAL, style_id)
    return paragraph


def add_run(
    parent: Element,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    style_id: str = "",
    deleted: bool = False,
) -> None:
    """A run of text; newlines become line breaks, tabs become tabs."""
    if bold or italic or style_id:
        run = add_copy(parent, _empty_run(bold, italic, style_id))
    else:
        run = etree.SubElement(parent, R)
    add_text(run, xml_text(text), DEL_TEXT if deleted else T)


def add_text(run: Element, text: str, tag: str) -> None:
    """Text into a run, as it stands or as deleted; newlines become line breaks, tabs become tabs."""
    for piece in _BREAKS.split(text) if "\n" in text or "\t" in text else (text,):
        if piece == "\n":
            add(run, "br")
        elif piece == "\t":
            add(run, "tab")
        elif piece:
            written = etree.SubElement(run, tag)
            written.text = piece
            if piece[0].isspace() or piece[-1].isspace() or "  " in piece:
                written.set(_SPACE, "preserve")


@lru_cache(maxsize=64)
def _empty_run(bold: bool, italic: bool, style_id: str) -> Element:
    run = etree.Element(R, nsmap=_NAMESPACES)
    properties = etree.SubElement(run, RPR)
    if style_id:
        add(properties, "rStyle", val=style_id)
    if bold:
        add(properties, "b")
    if italic:
        add(properties, "i")
    return run


def add_light_run(parent: Element, text: str) -> None:
    """A run that is not bold within a bold style."""
    run = etree.SubElement(parent, R)
    properties = etree.SubElement(run, RPR)
    add(properties, "b", val=0)
    add(properties, "bCs", val=0)
    written = etree.SubElement(run, T)
    written.text = xml_text(text)
    written.set(_SPACE, "preserve")


def add_tab(parent: Element) -> None:
    """A tab character in a run of its own."""
    add(add(parent, "r"), "tab")


def add_field(parent: Element, instruction: str, shown: str = "1") -> None:
    """A field that Word works out: PAGE, NUMPAGES, PAGEREF."""
    add(add(parent, "r"), "fldChar", fldCharType="begin")
    code = add(add(parent, "r"), "instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    add(add(parent, "r"), "fldChar", fldCharType="separate")
    add_run(parent, shown)
    add(add(parent, "r"), "fldChar", fldCharType="end")


def mark_of(key: str) -> str:
    """The bookmark round a part of a pack, which other parts lead to by its key."""
    return f"_egp{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def set_hanging(paragraph: Element, left: int, instead_of: int) -> None:
    """A hanging indent wider than the style's, for numbers that need it."""
    properties = paragraph[0]
    # Word reads these in one order only: tabs, (spacing,) indent.
    tabs = add(properties, "tabs")
    add(tabs, "tab", val="clear", pos=instead_of)
    add(tabs, "tab", val="left", pos=left)
    add(properties, "ind", left=left, hanging=left)


def set_right_tab(paragraph: Element, at: int, instead_of: Iterable[int], leader: str) -> None:
    """One tab stop at the right margin, and none of the style's."""
    tabs = etree.Element(w("tabs"))
    for position in sorted(set(instead_of) - {at}):
        add(tabs, "tab", val="clear", pos=position)
    add(tabs, "tab", val="right", leader=leader, pos=at)
    paragraph[0].find(PSTYLE).addnext(tabs)  # type: ignore[union-attr]


def set_indent(paragraph: Element, left: int) -> None:
    """An indent that agrees with a wider hanging indent above."""
    add(paragraph[0], "ind", left=left)


def set_part(paragraph: Element, left: int, hanging: int, instead_of: int) -> None:
    """A label that begins at `left`, and its text `hanging` further in."""
    add(add(paragraph[0], "tabs"), "tab", val="clear", pos=instead_of)
    add(paragraph[0], "ind", left=left + hanging, hanging=hanging)


def keep_with_next(paragraph: Element) -> None:
    """Keep a paragraph on the page of the next one."""
    properties = paragraph[0]
    style = properties.find(PSTYLE)
    if style is not None and properties.find(KEEP_NEXT) is None:
        style.addnext(etree.SubElement(properties, KEEP_NEXT))
