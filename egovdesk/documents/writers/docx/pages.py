"""The pages around the text: sections, orientation, headers, footers and page numbers, in any template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from egovdesk.documents.model import Document
from egovdesk.documents.writers.docx.xml import (
    PPR,
    PSTYLE,
    VAL,
    Element,
    P,
    T,
    add,
    add_field,
    add_paragraph,
    add_run,
    add_tab,
    set_right_tab,
    w,
)

SECT_PR = w("sectPr")
_DRAWING, _TYPE = w("drawing"), w("type")
_REFERENCES = (w("headerReference"), w("footerReference"))
_A4 = {"w": 11906, "h": 16838}
_MARGINS = {
    "top": 1304, "right": 1134, "bottom": 1247, "left": 1134, "header": 624, "footer": 567,
    "gutter": 0,
}  # fmt: skip
_AFTER_NUMBERS = tuple(
    map(w, ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter",
            "docGrid", "printerSettings", "sectPrChange"))
)  # fmt: skip
_PAGE_NUMBER = re.compile(r"^\s*PAGE\b", re.IGNORECASE)


def complete_sections(word: Any) -> None:
    """Give the text a last section, and every section a size and margins, where a template has none."""
    body = word.element.body
    if not len(body) or body[-1].tag != SECT_PR:
        add(body, "sectPr")
    for properties in word.element.sectPr_lst:
        _complete(properties, "pgMar", _MARGINS, before=_AFTER_NUMBERS)
        _complete(properties, "pgSz", _A4, before=(w("pgMar"),))


def _complete(
    properties: Element, name: str, usual: dict[str, int], before: tuple[str, ...]
) -> None:
    found = properties.find(w(name))
    if found is None:
        found = properties.makeelement(w(name), {})
        following = next((one for one in properties if one.tag in before), None)
        if following is None:
            properties.append(found)
        else:
            following.addprevious(found)
    for attribute, value in usual.items():
        if found.get(w(attribute)) is None:
            found.set(w(attribute), str(value))


def has_text(word: Any) -> bool:
    """Whether a template says or shows anything of its own between its headers and footers."""
    shown = word.element.body.iter(T, _DRAWING, w("pict"))
    return any(one.tag != T or (one.text or "").strip() for one in shown)


def leave_text_out(word: Any) -> None:
    """Take the template's own text away, a sample or instructions: its last section stays.

    A section shows the headers and footers of the one before where it has none: it is given them.
    """
    shown: dict[tuple[str, str], Element] = {}
    for properties in word.element.sectPr_lst:
        for one in properties.iterchildren(*_REFERENCES):
            shown[one.tag, one.get(_TYPE)] = one
    body = word.element.body
    last = body[-1]
    for child in list(body)[:-1]:
        body.remove(child)
    there = {(one.tag, one.get(_TYPE)) for one in last.iterchildren(*_REFERENCES)}
    for key, one in shown.items():
        if key not in there:
            last.insert(0, one)


def leave_place_out(word: Any, place: Element) -> None:
    """Take away what marked the place of the document: not the end of a section that stands there too."""
    if place.tag == SECT_PR:
        return
    if next(_ends(place), None) is None:
        word.element.body.remove(place)
        return
    for one in [one for one in place if one.tag != PPR]:
        place.remove(one)


def section_of(word: Any, block: Element) -> Any:
    """The section that a block of the text stands in."""
    body = word.element.body
    at = body.index(block)
    after = [one for child in body[at:] for one in _ends(child)]
    return next(one for one in word.sections if one._sectPr is after[0])


def _ends(block: Element) -> Iterator[Element]:
    """The section that ends with a block, where one does."""
    found = block if block.tag == SECT_PR else block.find(f"{PPR}/{SECT_PR}")
    if found is not None and block.tag in (SECT_PR, P):
        yield found


def width_of(section: Any) -> int:
    """The width between the margins of a section, in twentieths of a point."""
    return int(section.page_width - section.left_margin - section.right_margin) // 635


def set_page(
    word: Any, document: Document, section: Any, *, of_all: bool = True, first: bool = False
) -> None:
    """The orientation and numbering of the document's section; header and footer on every page.

    A first page that is set apart has a footer only where that is wanted, or leaves are counted.
    """
    properties = section._sectPr
    if document.landscape and section.page_width < section.page_height:
        size = properties.find(w("pgSz"))
        width, height = size.get(w("w")), size.get(w("h"))
        size.set(w("w"), height)
        size.set(w("h"), width)
        size.set(w("orient"), "landscape")
    if document.folio is not None:
        for former in properties.findall(w("pgNumType")):
            properties.remove(former)
        numbering = etree.Element(w("pgNumType"))
        numbering.set(w("start"), str(document.folio))
        properties.find(w("pgMar")).addnext(numbering)
    for header, _of in _shown(word, "header"):
        _fill_header(header, document)
    for footer, of in _shown(word, "footer", first=first or document.folio is not None):
        _fill_footer(word, footer, width_of(of), document, of_all)


def _shown(word: Any, story: str, *, first: bool = True) -> Iterator[tuple[Any, Any]]:
    """Each header or footer that some page shows, with its section; those of first pages if wanted.

    A section without one of its own shows that of the section before, which is filled already.
    """
    even = word.settings.odd_and_even_pages_header_footer
    seen: set[str] = set()
    for section in word.sections:
        turned_first = first and section.different_first_page_header_footer
        for kind, is_on in (("", True), ("first_page_", turned_first), ("even_page_", even)):
            block = getattr(section, f"{kind}{story}")
            if is_on and (kind not in seen or not block.is_linked_to_previous):
                yield block, section
                seen.add(kind)


def style_tabs(word: Any, paragraph: Element) -> list[int]:
    """Where the paragraph's style has tab stops."""
    style_id = paragraph[0].find(PSTYLE).get(VAL)  # type: ignore[union-attr]
    found = word.styles.element.xpath(f"w:style[@w:styleId='{style_id}']/w:pPr/w:tabs/w:tab")
    return [int(tab.get(w("pos"))) for tab in found]


def _line(block: Any, style_id: str) -> Element:
    """The last empty paragraph of a header or footer, or a new one after what is there."""
    block.is_linked_to_previous = False
    place = block._element  # python-docx looks it up anew each time it is asked
    paragraphs = place.findall(P)
    if not paragraphs or any(_shows(part) for part in paragraphs[-1].iter(T, _DRAWING)):
        return add_paragraph(place, style_id)
    last: Element = paragraphs[-1]
    properties = last.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        last.insert(0, properties)
    if properties.find(PSTYLE) is None:
        properties.insert(0, etree.Element(PSTYLE, {VAL: style_id}))
    return last


def _shows(part: Element) -> bool:
    return bool(part.text) or part.tag == _DRAWING


def _fill_header(header: Any, document: Document) -> None:
    if document.header:
        add_run(_line(header, "Header"), document.header)


def _fill_footer(word: Any, footer: Any, width: int, document: Document, of_all: bool) -> None:
    """What stands at the foot; no page number where the council's own footer has one already."""
    numbered = document.folio is None and _has_number(footer)
    if numbered and not document.footer:
        return
    line = _line(footer, "Footer")
    set_right_tab(line, width, style_tabs(word, line), "none")
    if document.footer:
        add_run(line, document.footer)
    if numbered:
        return
    add_tab(line)
    if document.folio is None:
        add_run(line, "Page ")
        add_field(line, "PAGE")
        if of_all:
            add_run(line, " of ")
            add_field(line, "NUMPAGES")
    else:
        add_run(line, "Initials ………………    Folio ")
        add_field(line, "PAGE", str(document.folio))


def _has_number(footer: Any) -> bool:
    if footer.is_linked_to_previous:
        return False
    root = footer._element
    codes = [one.text or "" for one in root.iter(w("instrText"))]
    codes += [one.get(w("instr")) or "" for one in root.iter(w("fldSimple"))]
    return any(_PAGE_NUMBER.match(code) for code in codes)
