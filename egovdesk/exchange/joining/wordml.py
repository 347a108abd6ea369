"""WordprocessingML as it is joined: names of elements and attributes, and children in their order."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC_NAMESPACE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_W, _R = f"{{{W_NAMESPACE}}}", f"{{{R_NAMESPACE}}}"


def w(name: str) -> str:
    """A name in Word's own namespace."""
    return _W + name


P, TBL, PPR, RPR, SECT_PR, STYLE = map(w, ("p", "tbl", "pPr", "rPr", "sectPr", "style"))
VAL, ID, STYLE_ID, TYPE, NAME = map(w, ("val", "id", "styleId", "type", "name"))
P_STYLE, NUM_PR, NUM_ID = map(w, ("pStyle", "numPr", "numId"))
RELATION_ID = f"{_R}id"


def new(name: str, **attributes: str | int) -> Element:
    """An element of Word's with attributes of Word's."""
    made = etree.Element(w(name), nsmap={"w": W_NAMESPACE, "r": R_NAMESPACE})
    for key, value in attributes.items():
        made.set(w(key), str(value))
    return made


def add(parent: Element, name: str, **attributes: str | int) -> Element:
    """The same as the last child of another."""
    made = new(name, **attributes)
    parent.append(made)
    return made


def val(element: Element | None, name: str) -> str:
    """The value of a child, "" where there is none."""
    child = None if element is None else element.find(w(name))
    return "" if child is None else child.get(VAL) or ""


def number(said: str | None) -> int:
    """A measure or an id as a number; 0 where it is none."""
    return int(said) if said and said.lstrip("-").isdecimal() else 0


def first_child(parent: Element, name: str, *, at: int = 0) -> Element:
    """A child of that name, made at `at` where there is none."""
    found = parent.find(w(name))
    if found is None:
        found = new(name)
        parent.insert(at, found)
    return found


def forget(element: Element, *attributes: str) -> None:
    """Take attributes away, where they are there."""
    for one in attributes:
        if one in element.attrib:
            del element.attrib[one]


def remove(element: Element) -> None:
    """Take an element out with what is in it, and leave the text after it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
