"""The pages of a document in a council's template: its sections, headers, footers and page numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn

from egovdesk.documents.model import Document, Paragraph, Table, text_runs
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.docx.xml import add_field

MARK = "Contains exempt information: not for publication"
SAID = Document(
    "Agenda",
    (Paragraph(text_runs("The first item.")), Table(("A", "B"), (("1", "2"),))),
    header=MARK,
    footer="The board, 21 October 2003",
)


def written(folder: Path, change: Callable[[Any], None], document: Document = SAID) -> Any:
    """The document in a template made from Word's own, changed as a council might."""
    template = docx.Document()
    change(template)
    template.save(str(folder / "template.docx"))
    write_docx(document, folder / "made.docx", folder / "template.docx")
    return docx.Document(str(folder / "made.docx"))


def words(block: Any) -> str:
    return "|".join(one.text for one in block.paragraphs)


def no_section(word: Any) -> None:
    word.element.body.remove(word.element.body.sectPr)


def an_empty_section(word: Any) -> None:
    for one in list(word.element.body.sectPr):
        word.element.body.sectPr.remove(one)


def nothing_at_all(word: Any) -> None:
    for one in list(word.element.body):
        word.element.body.remove(one)


@pytest.mark.parametrize("change", [no_section, an_empty_section, nothing_at_all])
def test_a_template_that_says_nothing_of_its_pages_has_ours(
    tmp_path: Path, change: Callable[[Any], None]
) -> None:
    word = written(tmp_path, change)
    (section,) = word.sections
    assert round(section.page_width.mm) == 210 and section.left_margin.mm > 10
    assert words(section.header) == MARK
    order = [one.tag for one in section._sectPr if one.tag in (qn("w:pgSz"), qn("w:pgMar"))]
    assert order == [qn("w:pgSz"), qn("w:pgMar")]


def cover_and_document(word: Any) -> None:
    """A cover with a first page of its own, then a section with a header of its own for the document."""
    cover = word.sections[0]
    cover.different_first_page_header_footer = True
    cover.first_page_header.paragraphs[0].text = "Crest"
    word.add_paragraph("Cover")
    inner = word.add_section(WD_SECTION.NEW_PAGE)
    inner.different_first_page_header_footer = False
    inner.header.is_linked_to_previous = False
    inner.header.paragraphs[0].text = "Inner"
    word.add_paragraph("{{ document }}")


def test_what_is_not_for_publication_says_so_on_every_page(tmp_path: Path) -> None:
    cover, inner = written(tmp_path, cover_and_document).sections
    assert words(cover.first_page_header) == f"Crest|{MARK}"
    assert words(cover.header) == MARK
    assert words(inner.header) == f"Inner|{MARK}"


def test_the_mark_stands_on_even_pages_too(tmp_path: Path) -> None:
    def even(word: Any) -> None:
        word.settings.odd_and_even_pages_header_footer = True
        word.sections[0].even_page_header.paragraphs[0].text = "Even"

    word = written(tmp_path, even)
    assert words(word.sections[0].even_page_header) == f"Even|{MARK}"
    assert "Page 1" in words(word.sections[0].even_page_footer)


def test_a_first_page_without_a_header_of_its_own_gets_the_mark(tmp_path: Path) -> None:
    def first(word: Any) -> None:
        word.sections[0].different_first_page_header_footer = True

    section = written(tmp_path, first).sections[0]
    assert words(section.first_page_header) == MARK
    assert words(section.first_page_footer) == ""  # the council’s first page has no number


def test_a_wide_document_turns_its_own_section_only(tmp_path: Path) -> None:
    word = written(tmp_path, cover_and_document, replace(SAID, landscape=True))
    assert [one.orientation for one in word.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]
    inner = word.sections[1]
    wide = inner.page_width - inner.left_margin - inner.right_margin
    grid = sum(int(one.get(qn("w:w"))) for one in word.tables[0]._tbl.iter(qn("w:gridCol")))
    assert grid == int(wide) // 635


def test_the_councils_own_page_number_is_not_doubled(tmp_path: Path) -> None:
    def numbered(word: Any) -> None:
        add_field(word.sections[0].footer.paragraphs[0]._p, "PAGE")

    footer = written(tmp_path, numbered).sections[0].footer
    codes = [one.text.strip() for one in footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE"]
    assert "The board, 21 October 2003" in words(footer)


def test_folios_stand_on_every_leaf_and_begin_once(tmp_path: Path) -> None:
    def first(word: Any) -> None:
        word.sections[0].different_first_page_header_footer = True
        number = word.sections[0]._sectPr.makeelement(qn("w:pgNumType"), {qn("w:start"): "9"})
        word.sections[0]._sectPr.find(qn("w:pgMar")).addnext(number)

    section = written(tmp_path, first, replace(SAID, folio=41)).sections[0]
    assert "Folio 41" in words(section.first_page_footer)
    (number,) = section._sectPr.findall(qn("w:pgNumType"))
    assert number.get(qn("w:start")) == "41"


def test_a_template_without_a_place_for_the_document_keeps_the_headers_of_its_sections(
    tmp_path: Path,
) -> None:
    def two(word: Any) -> None:
        word.sections[0].header.paragraphs[0].text = "Crest"
        word.add_paragraph("A sample")
        word.add_section(WD_SECTION.NEW_PAGE)

    word = written(tmp_path, two)
    (section,) = word.sections
    assert words(section.header) == f"Crest|{MARK}"
    assert "A sample" not in [one.text for one in word.paragraphs]


def test_a_section_that_ends_where_the_document_goes_stays(tmp_path: Path) -> None:
    def ends_there(word: Any) -> None:
        place = word.add_paragraph("{{ document }}")
        word.add_section(WD_SECTION.NEW_PAGE)
        ending = word.paragraphs[-1]
        place._p.get_or_add_pPr().append(ending._p.pPr.find(qn("w:sectPr")))
        word.element.body.remove(ending._p)
        word.add_paragraph("A slip to be torn off")

    word = written(tmp_path, ends_there)
    assert len(word.sections) == 2
    assert word.paragraphs[-1].text == "A slip to be torn off"
    assert "{{" not in "".join(one.text for one in word.paragraphs)
