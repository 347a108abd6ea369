"""WordprocessingML as it is read: names, and the words of a paragraph as they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W, _R = f"{{{W_NAMESPACE}}}", f"{{{R_NAMESPACE}}}"


def w(name: str) -> str:
    """A name in Word's own namespace."""
    return _W + name


P, R, T, TBL, TR, TC = map(w, ("p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, VAL, STYLE = map(w, ("pPr", "rPr", "val", "style"))
DEL, MOVE_FROM, BOX = map(w, ("del", "moveFrom", "txbxContent"))
RELATION_ID, RELATION_LINK = f"{_R}id", f"{_R}link"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DRAWING_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
V_IMAGE, V_SHAPE = (f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("imagedata", "shape"))
OFF = ("0", "false", "off", "none")

_GONE = frozenset((DEL, MOVE_FROM, FALLBACK, w("rPr"), w("pPr")))
_SHOWN = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_SPACES = re.compile(r"\s+")


def value(element: Element | None, name: str, attribute: str = VAL) -> str | None:
    """The value of a child, or None; a child without a value says so by being there: ""."""
    if element is None:
        return None
    wanted = _W + name
    for child in element:  # a handful of children: quicker than a path
        if child.tag == wanted:
            return child.get(attribute, "")
    return None


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a toggle (bold, hidden, capitals) is on, off, or not said."""
    said = value(element, name)
    return None if said is None else said not in OFF


def inside(element: Element, *, boxes: bool = False) -> Iterator[Element]:
    """What is below an element and shown, in order: nothing deleted, nor a fallback of what is there.

    Text boxes are words of their own, and left out unless `boxes` are wanted.
    """
    waiting = list(reversed(element))
    while waiting:
        one = waiting.pop()
        if one.tag in _GONE or (one.tag == BOX and not boxes):
            continue
        yield one
        waiting.extend(reversed(one))


def runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph that are shown, those of text boxes in it left out."""
    return (one for one in inside(paragraph) if one.tag == R)


def run_text(run: Element) -> str:
    """The words of one run."""
    return "".join(
        (one.text or "") if one.tag == T else _SHOWN.get(str(one.tag), "") for one in run
    )


def add_words(run: Element, words: str) -> None:
    """Put words at the end of a run, as `run_text` reads them."""
    marks = {shown: tag for tag, shown in reversed(_SHOWN.items()) if shown != "-"}
    for part in re.split(r"([\t\n])", words):
        if part in marks:
            etree.SubElement(run, marks[part])
        elif part:
            said = etree.SubElement(run, T)
            said.text = part
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def text(paragraph: Element) -> str:
    """The words of a paragraph as they are shown."""
    return "".join(run_text(run) for run in runs(paragraph))


def squeezed(words: str) -> str:
    """Words with single spaces, and none at the ends."""
    return _SPACES.sub(" ", words).strip()


def paragraphs(root: Element) -> Iterator[Element]:
    """The paragraphs that are shown, in order, those of tables and text boxes with them."""
    return (one for one in inside(root, boxes=True) if one.tag == P)


def beginning(words: str, most: int = 60) -> str:
    """The first words of a paragraph, to know it by: “The council could put off…”."""
    whole = squeezed(words)
    if len(whole) <= most:
        return f"“{whole}”"
    return f"“{whole[:most].rsplit(' ', 1)[0].rstrip(' .,;:')}…”"
