"""What a Word file has to have so that everybody can read it; gives what is amiss."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn


def faults(path: Path) -> list[str]:
    """Every fault of the file, in words."""
    word = docx.Document(str(path))
    body = word.element.body
    return [
        *_properties(word),
        *_headings(word, body),
        *_tables(body),
        *_pictures(body),
        *_layout(word, body),
    ]


def _properties(word: Any) -> Iterator[str]:
    if not word.core_properties.title:
        yield "no title property"
    if word.core_properties.language != "en-GB":
        yield "no language property"
    languages = word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val")
    if languages != ["en-GB"]:
        yield "no language for the text"


def _headings(word: Any, body: Any) -> Iterator[str]:
    outline = {
        style.style_id: int(level)
        for style in word.styles
        for level in style.element.xpath("w:pPr/w:outlineLvl/@w:val")
    }
    above = 0
    tops = 0
    for paragraph in body.iterfind(qn("w:p")):
        style = paragraph.pPr.pStyle.val if paragraph.pPr is not None else ""
        direct = paragraph.xpath("w:pPr/w:outlineLvl/@w:val")
        if not direct and style not in outline:
            continue
        level = (int(direct[0]) if direct else outline[style]) + 1
        tops += level == 1
        if level > above + 1:
            yield f"heading level {level} follows {above}"
        above = level
    if tops != 1:
        yield f"{tops} headings of level 1"


def _tables(body: Any) -> Iterator[str]:
    for table in body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        if not rows[0].xpath("w:trPr/w:tblHeader"):
            yield "a header row is not repeated"
        if any(not row.xpath("w:trPr/w:cantSplit") for row in rows):
            yield "a row may split"
        if table.xpath(".//w:gridSpan | .//w:vMerge"):
            yield "merged cells"
        if any(not "".join(cell.itertext()).strip() for cell in table.iter(qn("w:tc"))):
            yield "an empty cell"
        if len({len(row.findall(qn("w:tc"))) for row in rows}) != 1:
            yield "rows of different lengths"


def _pictures(body: Any) -> Iterator[str]:
    if body.xpath(".//wp:docPr[not(@descr) or @descr='']"):
        yield "a picture without words"


def _layout(word: Any, body: Any) -> Iterator[str]:
    if body.xpath(".//w:jc[@w:val='both']") or word.styles.element.xpath(".//w:jc"):
        yield "text is not left-aligned"
    if body.xpath(".//w:pBdr") or word.styles.element.xpath(".//w:pBdr"):
        yield "a box or a rule round text"
    if body.xpath(".//w:sz | .//w:rFonts"):
        yield "type set outside the styles"
    small_is_right = {"Header", "Footer", "AfterTable"}
    for style in word.styles:
        sizes = style.element.xpath("w:rPr/w:sz/@w:val")
        if sizes and int(sizes[0]) < 24 and style.style_id not in small_is_right:
            yield f"{style.name} is set smaller than 12 points"
