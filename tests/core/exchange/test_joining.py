"""Word papers joined into one: each keeps its lists, looks, pages, headers, pictures and notes."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

from egovdesk.errors import Refused
from egovdesk.exchange.joining.sources import Source
from egovdesk.exchange.printing import Wanted, find_program, print_files
from tests.core.exchange.joined_papers import (
    GREEN,
    RED,
    a_paper,
    a_picture,
    field,
    joined,
    repacked,
    texts,
    with_element,
    with_footnote,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two papers whose styles have the same names and other looks."""
    return a_paper(tmp_path / "a.docx", "paper A"), a_paper(
        tmp_path / "b.docx", "paper B", GREEN, 14
    )


def test_libreoffice_shows_each_paper_as_it_was(two: tuple[Path, Path], tmp_path: Path) -> None:
    joined(tmp_path, *two)
    (made,) = print_files(
        [Wanted(tmp_path / "joined.docx", tmp_path / "joined.pdf")], find_program()
    )
    assert made.pdf is not None
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        pages = [one.get_textpage().get_text_bounded() for one in pdf]
        wide = [one.get_width() > one.get_height() for one in pdf]
    assert wide == [False, True, False, True]
    for at, (name, item) in enumerate(
        [("paper A", 1), ("paper A", 1), ("paper B", 2), ("paper B", 2)]
    ):
        for words in (f"Item {item}", f"Header of {name}", f"Footer of {name}"):
            assert words in pages[at]
        assert f"Page {at + 1} of 4" in pages[at]
    for at in (0, 2):
        assert "1. First step" in pages[at].replace("\t", " ")
        assert "3." not in pages[at]


def test_lists_count_from_their_own_beginning(two: tuple[Path, Path], tmp_path: Path) -> None:
    word = joined(tmp_path, *two, two[0])
    numbering = word.part.numbering_part.element
    definitions = {
        one.get(qn("w:numId")): one.find(qn("w:abstractNumId")).get(qn("w:val"))
        for one in numbering.findall(qn("w:num"))
    }
    used = [
        definitions[str(paragraph.style.element.pPr.numPr.numId.val)]
        for paragraph in word.paragraphs
        if "step of" in paragraph.text
    ]
    assert used[0] == used[1] and used[2] == used[3]
    assert len(set(used)) == 3  # even of two papers of the same template


def test_no_id_is_given_twice(two: tuple[Path, Path], tmp_path: Path) -> None:
    word = joined(tmp_path, *two, *two)
    numbering, styles = word.part.numbering_part.element, word.styles.element
    for root, tag, key in (
        (numbering, "w:num", "w:numId"), (numbering, "w:abstractNum", "w:abstractNumId"),
        (styles, "w:style", "w:styleId"),
        (word.element.body, "w:bookmarkStart", "w:id"), (word.element.body, "w:bookmarkStart", "w:name"),
    ):  # fmt: skip
        ids = Counter(one.get(qn(key)).lower() for one in root.iter(qn(tag)))
        assert max(ids.values()) == 1, (tag, key)
    drawn = [one.get("id") for one in word.element.body.iter(qn("wp:docPr"))]
    assert len(drawn) == 4 == len(set(drawn))
    tags = [one.tag for one in numbering]
    assert tags.index(qn("w:num")) > max(
        at for at, tag in enumerate(tags) if tag == qn("w:abstractNum")
    )


def test_a_heading_that_looks_otherwise_keeps_its_look(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    word = joined(tmp_path, *two)
    headings = {one.text: one.style for one in word.paragraphs if one.text.startswith("Options")}
    first, second = headings["Options of paper A"], headings["Options of paper B"]
    assert (first.font.color.rgb, first.font.size) == (RED, Pt(20))
    assert (second.font.color.rgb, second.font.size) == (GREEN, Pt(14))
    assert first.name != second.name
    assert second.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "0"


def test_what_looks_the_same_is_not_doubled(tmp_path: Path) -> None:
    papers = [a_paper(tmp_path / f"{name}.docx", name) for name in "abc"]
    word = joined(tmp_path, *papers)
    names = [one.name for one in word.styles]
    assert names.count("Body Text") == 1
    assert not any(one.endswith((" (2)", " (3)", " (4)")) and "List" not in one for one in names)


def test_what_names_no_style_keeps_the_defaults_of_its_file(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    other = Word()
    other.add_paragraph("Plain words")
    fonts = other.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    fonts.set(qn("w:ascii"), "Courier New")
    other.save(str(tmp_path / "plain.docx"))
    word = joined(tmp_path, two[0], tmp_path / "plain.docx")
    (plain,) = (one for one in word.paragraphs if one.text == "Plain words")
    assert plain.style.font.name == "Courier New"
    assert word.styles["Normal"].font.name != "Courier New"


def test_pages_keep_their_shape_headers_and_footers(two: tuple[Path, Path], tmp_path: Path) -> None:
    word = joined(tmp_path, *two)
    turned = [one.orientation for one in word.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE] * 2
    for section, name in zip(word.sections, ["paper A"] * 2 + ["paper B"] * 2, strict=True):
        assert texts(section.header)[-1] == f"Header of {name}"
        assert texts(section.footer) == [f"Footer of {name}"]


def test_a_paper_without_a_header_takes_none_from_the_one_before(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    bare = with_element(tmp_path / "bare.docx")
    word = joined(tmp_path, two[0], bare)
    assert texts(word.sections[-1].header) == ["Item 2\tPage 1 of 1"]
    assert texts(word.sections[-1].footer) == []


def test_headers_of_first_and_even_pages_are_named_too(tmp_path: Path) -> None:
    paper = Word()
    paper.settings.odd_and_even_pages_header_footer = True
    section = paper.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "The first page"
    section.even_page_header.paragraphs[0].text = "An even page"
    paper.save(str(tmp_path / "even.docx"))
    plain = a_paper(tmp_path / "plain.docx", "plain")
    word = joined(tmp_path, plain, tmp_path / "even.docx")
    assert word.settings.odd_and_even_pages_header_footer
    assert "Header of plain" in texts(word.sections[0].even_page_header)
    last = word.sections[-1]
    for story, said in (
        (last.first_page_header, "The first page"),
        (last.even_page_header, "An even page"),
    ):
        assert texts(story)[0].startswith("Item 2")
        assert said in texts(story)


def test_pictures_come_along_once_each(two: tuple[Path, Path], tmp_path: Path) -> None:
    word = joined(tmp_path, *two, two[0])
    shown = [
        word.part.related_parts[one.get(qn("r:embed"))].blob
        for one in word.element.body.iter(qn("a:blip"))
    ]
    assert len(shown) == 3
    assert shown[0] == shown[2] != shown[1]
    with zipfile.ZipFile(tmp_path / "joined.docx") as package:
        assert sum("media" in name for name in package.namelist()) == 2


def test_a_picture_in_a_header_comes_along(tmp_path: Path) -> None:
    paper = Word()
    section = paper.sections[0]
    section.header_distance = Pt(0)
    section.header.paragraphs[0].add_run().add_picture(a_picture("blue"))
    paper.save(str(tmp_path / "crest.docx"))
    word = joined(tmp_path, tmp_path / "crest.docx", tmp_path / "crest.docx")
    for section in word.sections:
        (drawn,) = section.header._element.iter(qn("a:blip"))
        part = section.header.part.related_parts[drawn.get(qn("r:embed"))]
        assert part.blob == a_picture("blue").getvalue()
        assert section.header_distance >= Pt(20)  # the stamp stands where a printer prints


def test_footnotes_run_on_and_stay_with_their_words(tmp_path: Path) -> None:
    papers = [with_footnote(tmp_path / f"{name}.docx", f"note of {name}") for name in "ab"]
    word = joined(tmp_path, *papers)
    (part,) = (one.target_part for one in word.part.rels.values() if "footnotes" in one.reltype)
    notes = {one.get(f"{W}id"): _words_of(one) for one in etree.fromstring(part.blob)}
    ids = [one.get(qn("w:id")) for one in word.element.body.iter(qn("w:footnoteReference"))]
    assert [notes[one] for one in ids] == ["note of a", "note of b"]
    restarts = [one.get(qn("w:val")) for one in word.element.body.iter(qn("w:numRestart"))]
    assert restarts == ["eachSect"] * 4  # footnotes and endnotes of each paper


def test_fields_keep_to_their_own_paper(tmp_path: Path) -> None:
    paper = with_element(
        tmp_path / "fields.docx", field('TOC \\o "1-3"'), field("SEQ Figure \\* ARABIC"), field("AUTHOR"),
    )  # fmt: skip
    word = joined(tmp_path, paper, paper)
    found = list(word.element.body.iter(qn("w:fldSimple")))
    codes = [one.get(qn("w:instr")) for one in found]
    assert "\\b _m0" in codes[0] and "\\b _m1" in codes[3]
    assert codes[1] != codes[4]
    assert [one.get(qn("w:fldLock")) for one in found[:3]] == [None, None, "1"]
    assert word.settings.element.find(qn("w:updateFields")) is not None


def test_comments_stay_behind(tmp_path: Path) -> None:
    paper = Word()
    run = paper.add_paragraph("A paper").add_run("with a remark")
    paper.add_comment(run, "Is this right?", author="Amelia Thornton")
    paper.save(str(tmp_path / "a.docx"))
    joined(tmp_path, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "joined.docx") as package:
        whole = b"".join(map(package.read, package.namelist()))
    assert b"Is this right" not in whole
    assert b"Amelia" not in whole
    assert b"commentReference" not in whole


def test_links_lead_where_they_led(tmp_path: Path) -> None:
    papers = []
    for name in "ab":
        paper = Word()
        made = paper.add_paragraph("See ")
        target = paper.part.relate_to(
            f"https://{name}.example.gov.uk/",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        link = made._p.makeelement(qn("w:hyperlink"), {qn("r:id"): target})
        made._p.append(link)
        paper.save(str(tmp_path / f"{name}.docx"))
        papers.append(tmp_path / f"{name}.docx")
    word = joined(tmp_path, *papers)
    led = [
        word.part.rels[one.get(qn("r:id"))].target_ref
        for one in word.element.body.iter(qn("w:hyperlink"))
    ]
    assert led == ["https://a.example.gov.uk/", "https://b.example.gov.uk/"]


def _words_of(note: Any) -> str:
    return "".join(str(one) for one in note.itertext()).strip()


def _nested(path: Path) -> Path:
    word = Word()
    cell = word.add_table(1, 1).cell(0, 0)
    for _ in range(60):
        cell = cell.add_table(1, 1).cell(0, 0)
    word.save(str(path))
    return path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nested", "(nested in one another|is damaged)"), ("macros", "has macros"), ("words", "no Word"),
        ("empty", "0 bytes"), ("cut", "damaged"), ("types", "damaged"),
        ("picture", "lies outside"), ("object", "an object"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_says_why(tmp_path: Path, name: str, said: str) -> None:
    path = tmp_path / f"{name}.docx"
    with_element(path)
    relations = "<Relationship Id='rId99' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}' {}/></Relationships>"  # noqa: E501
    with zipfile.ZipFile(path) as package:
        links = package.read("word/_rels/document.xml.rels").decode()

    def linked(kind: str, target: str) -> bytes:
        return links.replace("</Relationships>", relations.format(kind, target)).encode()

    make: dict[str, Callable[[], object]] = {
        "nested": lambda: _nested(path),
        "macros": lambda: repacked(
            path, word__vbaProject_dot_bin=b"x",
            word___rels__document_dot_xml_dot_rels=linked("vbaProject", "Target='vbaProject.bin'"),
        ),
        "words": lambda: path.write_text("Dear all"),
        "empty": lambda: path.write_bytes(b""),
        "cut": lambda: repacked(path, word__styles_dot_xml=b"<w:styles"),
        "types": lambda: repacked(path, **{"[Content_Types]_dot_xml": None}),
        "picture": lambda: repacked(path, word___rels__document_dot_xml_dot_rels=linked(
            "image", "Target='http://example.org/a.png' TargetMode='External'")),
        "object": lambda: repacked(
            path, word__ole_dot_bin=b"x",
            word___rels__document_dot_xml_dot_rels=linked("oleObject", "Target='ole.bin'"),
        ),
    }  # fmt: skip
    make[name]()
    with pytest.raises(Refused, match=said):
        Source(path)
