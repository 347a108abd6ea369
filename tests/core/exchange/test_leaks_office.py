"""Each way in which a Word file, a workbook, a web page or a list can tell a secret, on real files."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from egovdesk.records.leaks import Part
from tests.core.exchange.leaky import (
    PHRASE,
    SUM,
    TITLE,
    Pages,
    a_word_file,
    leaks,
    parts,
    searched,
    shown,
    with_parts,
    zipped,
)  # fmt: skip

WORD = nsdecls("w")
DOCUMENT = "word/document.xml"


def paragraph(inner: str) -> Any:
    return parse_xml(f"<w:p {WORD}>{inner}</w:p>")


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def with_body(inner: str) -> Callable[[Any], None]:
    return lambda document: document.element.body.insert(0, paragraph(inner))


def changed(kind: str, inner: str) -> str:
    return f'<w:{kind} w:id="1" w:author="A" w:date="2003-10-01T10:00:00Z">{inner}</w:{kind}>'


def header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = TITLE


def first_footer(document: Any) -> None:
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_footer.paragraphs[0].text = TITLE


def core_property(document: Any) -> None:
    document.core_properties.subject = TITLE


def comment(document: Any) -> None:
    found = document.add_paragraph("Here").runs
    document.add_comment(found, text=TITLE, author="A", initials="A")


def bookmark(document: Any) -> None:
    name = TITLE.replace(" ", "_")
    document.element.body.insert(0, paragraph(f'<w:bookmarkStart w:id="7" w:name="{name}"/>'))


def hidden_style(document: Any) -> None:
    style = document.styles.add_style("Instruction", 2)
    style.font.hidden = True
    document.add_paragraph().add_run(TITLE, style="Instruction")


def table_cell(document: Any) -> None:
    document.add_table(1, 2).cell(0, 1).text = TITLE


def text_box(document: Any) -> None:
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:v"><v:textbox><w:txbxContent>'
        f"<w:p>{run(TITLE)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    with_body(run("One ") + box + run("two"))(document)


def picture_words(document: Any) -> None:
    drawn = (
        f'<w:r><w:drawing {nsdecls("w", "wp")}><wp:inline><wp:docPr id="1" name="Picture 1"'
        f' descr="{TITLE}"/></wp:inline></w:drawing></w:r>'
    )
    with_body(drawn)(document)


def contents_line(document: Any) -> None:
    line = f'<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{run(TITLE)}<w:r><w:tab/></w:r>{run("12")}'
    with_body(line)(document)


def link(document: Any) -> None:
    target = "https://intranet/" + TITLE.replace(" ", "%20")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    document.part.relate_to(target, kind, is_external=True)


HIDDEN_RUN = run(TITLE, "<w:rPr><w:vanish/></w:rPr>")
SPLIT = "".join(run(part) for part in ("Termi", "nation of the N", "orthgate agree", "ment"))
IN_WORD: dict[str, tuple[Callable[[Any], object], Part]] = {
    "body": (with_body(run(TITLE)), Part.BODY),
    "split over runs": (with_body(SPLIT), Part.BODY),
    "soft hyphens": (
        with_body(f"{run('Termi')}<w:r><w:softHyphen/></w:r>{run('nation of the Northgate agreement')}"),
        Part.BODY,
    ),
    "a table": (table_cell, Part.BODY),
    "a text box": (text_box, Part.BODY),
    "header": (header, Part.HEADER),
    "footer of the first page": (first_footer, Part.FOOTER),
    "contents": (contents_line, Part.CONTENTS),
    "bookmark": (bookmark, Part.BOOKMARK),
    "comment": (comment, Part.COMMENT),
    "inserted": (with_body(changed("ins", run(TITLE))), Part.TRACKED),
    "deleted": (with_body(changed("del", run(TITLE, tag="delText"))), Part.TRACKED),
    "moved away": (with_body(changed("moveFrom", run(TITLE))), Part.TRACKED),
    "hidden": (with_body(HIDDEN_RUN), Part.HIDDEN),
    "hidden by its style": (hidden_style, Part.HIDDEN),
    "property": (core_property, Part.PROPERTY),
    "alternative text": (picture_words, Part.ALT_TEXT),
    "link": (link, Part.LINK),
    "field code": (with_body(run(f' TITLE "{TITLE}" ', tag="instrText")), Part.FORMULA),
}  # fmt: skip


@pytest.mark.parametrize("way", IN_WORD)
def test_a_word_file_tells_it(way: str, tmp_path: Path) -> None:
    plant, part = IN_WORD[way]
    document = Document()
    document.add_paragraph("Minutes of the last meeting")
    plant(document)
    document.save(str(tmp_path / "paper.docx"))
    assert parts(tmp_path / "paper.docx") == {part}


def part_of(root: str, inner: str) -> str:
    return f"<w:{root} {WORD}>{inner}</w:{root}>"


ADDED = {
    "word/footnotes.xml": (
        part_of("footnotes", f"<w:footnote><w:p>{run(TITLE)}</w:p></w:footnote>"), Part.NOTE,
    ),
    "word/glossary/document.xml": (
        part_of("glossaryDocument", f"<w:p>{run(TITLE)}</w:p>"), Part.HIDDEN,
    ),
    "docProps/custom.xml": (
        f"<Properties><property name='Matter'><v>{TITLE}</v></property></Properties>", Part.PROPERTY,
    ),
    "customXml/item2.xml": (f"<item><name>{TITLE}</name></item>", Part.METADATA),
    "word/charts/chart1.xml": (f"<c><a:t xmlns:a='x'>{TITLE}</a:t></c>", Part.BODY),
    "word/embeddings/note.txt": (TITLE, Part.BODY),
    f"word/media/{TITLE}.png": ("\x89PNG\x00", Part.FILE_NAME),
}  # fmt: skip


@pytest.mark.parametrize("name", ADDED)
def test_each_part_of_a_word_file_is_searched(name: str, tmp_path: Path) -> None:
    text, part = ADDED[name]
    made = a_word_file(tmp_path / "made.docx")
    with_parts(made, tmp_path / "paper.docx", add={name: text.encode("latin-1")})
    assert part in parts(tmp_path / "paper.docx")


@pytest.mark.parametrize(
    "between",
    [
        changed("ins", run("(see below)")),
        changed("del", run("nothing,", tag="delText")),
        run("Draft", "<w:rPr><w:vanish/></w:rPr>"),
        run(" PAGE ", tag="instrText"),
        "</w:p><w:p>",
        "<w:r><w:br/></w:r>",
    ],
)
def test_a_phrase_is_found_round_what_stands_in_it(between: str, tmp_path: Path) -> None:
    made = a_word_file(tmp_path / "made.docx")
    planted = f"<w:p>{run(PHRASE[:37])}{between}{run(PHRASE[37:])}</w:p></w:body>".encode()
    change = {DOCUMENT: lambda data: data.replace(b"</w:body>", planted)}
    with_parts(made, tmp_path / "paper.docx", change=change)
    assert leaks(tmp_path / "paper.docx")


# -- workbooks -----------------------------------------------------------------------------------


def hidden_sheet(book: Any) -> None:
    sheet = book.create_sheet("Lists")
    sheet["B7"] = TITLE
    sheet.sheet_state = "veryHidden"


def hidden_row(book: Any) -> None:
    book.active["A9"] = TITLE
    book.active.row_dimensions[9].hidden = True


def hidden_column(book: Any) -> None:
    book.active["D2"] = TITLE
    book.active.column_dimensions["D"].hidden = True


def defined_name(book: Any) -> None:
    book.defined_names["Matter"] = DefinedName("Matter", attr_text=f'"{TITLE}"')


def cell_comment(book: Any) -> None:
    book.active["A1"].comment = Comment(TITLE, "A")


def page_header(book: Any) -> None:
    book.active.oddHeader.center.text = TITLE


def sheet_name(book: Any) -> None:
    book.create_sheet("northgate-exit-terms")


def book_property(book: Any) -> None:
    book.properties.title = TITLE


def list_of_choices(book: Any) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    book.active.add_data_validation(DataValidation("list", formula1=f'"{TITLE},Other"', sqref="A3"))


IN_EXCEL: dict[Callable[[Any], None], Part] = {
    hidden_sheet: Part.HIDDEN_SHEET, hidden_row: Part.HIDDEN, hidden_column: Part.HIDDEN,
    defined_name: Part.DEFINED_NAME, cell_comment: Part.COMMENT, page_header: Part.HEADER,
    book_property: Part.PROPERTY, list_of_choices: Part.FORMULA,
}  # fmt: skip


@pytest.mark.parametrize("plant", IN_EXCEL, ids=lambda plant: plant.__name__)
def test_a_workbook_tells_it(plant: Callable[[Any], None], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Costs"
    plant(book)
    book.save(tmp_path / "costs.xlsx")
    assert IN_EXCEL[plant] in parts(tmp_path / "costs.xlsx")


def test_the_name_of_a_sheet_is_searched(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet_name(book)
    book.save(tmp_path / "costs.xlsx")
    assert Part.SHEET_NAME in {one.place.part for one in leaks(tmp_path / "costs.xlsx")}


@pytest.mark.parametrize(
    "cells", [[412000], [412000.0], ["Cost (£000)", 412], ["Cost (£m)", 0.412], ["£412k"]]
)
def test_a_sum_is_found_in_a_cell(cells: list[object], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Costs"
    book.active.append(cells)
    book.save(tmp_path / "costs.xlsx")
    found = [one.place.where for one in leaks(tmp_path / "costs.xlsx") if one.secret.text == SUM]
    assert found == [f"Costs!{'AB'[len(cells) - 1]}1"]


def test_a_phrase_is_found_over_several_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for words in (PHRASE[:20], PHRASE[20:40], PHRASE[40:]):
        book.active.append([words])
    book.save(tmp_path / "costs.xlsx")
    assert [one.place.where for one in leaks(tmp_path / "costs.xlsx")] == ["Sheet!A1"]


@pytest.mark.parametrize(
    ("value", "part"), [(b"<v>0</v>", Part.BODY), (b"<v>1</v>", Part.ELSEWHERE)]
)
def test_texts_are_searched_whether_a_cell_shows_them_or_not(
    value: bytes, part: Part, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "mark"
    book.save(tmp_path / "made.xlsx")
    cell = b'<c r="A1" t="inlineStr"><is><t>mark</t></is></c>'
    referring = b'<c r="A1" t="s">' + value + b"</c>"
    with_parts(
        tmp_path / "made.xlsx", tmp_path / "costs.xlsx",
        add={"xl/sharedStrings.xml": f"<sst><si><t>{TITLE}</t></si></sst>".encode()},
        change={"xl/worksheets/sheet1.xml": lambda data: data.replace(cell, referring)},
    )  # fmt: skip
    assert parts(tmp_path / "costs.xlsx") == {part}


# -- web pages, lists and plain texts ------------------------------------------------------------

WEB = {
    f"<p>{TITLE}</p>": Part.BODY,
    "<p>Termi<b>nation</b> of the North&shy;gate&nbsp;agreement</p>": Part.BODY,
    f"<p hidden>{TITLE}</p>": Part.BODY,
    f"<!-- {TITLE} --><p>x</p>": Part.COMMENT,
    f'<img alt="{TITLE}" src="x.png">': Part.ALT_TEXT,
    f'<a href="/{TITLE.replace(" ", "%20")}">x</a>': Part.LINK,
    f'<meta name="description" content="{TITLE}">': Part.METADATA,
    f"<title>{TITLE}</title>": Part.PROPERTY,
    f'<script>var a = "{TITLE}"</script>': Part.HIDDEN,
    f'<input type="hidden" value="{TITLE}">': Part.FORM_FIELD,
    f'<p data-note="{TITLE}">x</p>': Part.ELSEWHERE,
}


@pytest.mark.parametrize("markup", WEB)
def test_a_web_page_tells_it(markup: str, tmp_path: Path) -> None:
    page = tmp_path / "agenda.html"
    page.write_text(f"<!doctype html><html><body>{markup}</body></html>", encoding="utf-8")
    assert parts(page) == {WEB[markup]}


def test_a_file_written_out_within_a_page_is_searched(tmp_path: Path) -> None:
    made = io.BytesIO()
    Pages(shown(TITLE)).pdf.save(made)
    data = base64.b64encode(made.getvalue()).decode()
    page = tmp_path / "agenda.html"
    page.write_text(f'<html><a href="data:application/pdf;base64,{data}">x</a></html>')
    assert [one.place.file for one in leaks(page)] == ["agenda.html › inlaid 1"]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_each_coding(coding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"Café, {TITLE}".encode(coding))
    assert parts(tmp_path / "a.txt") == {Part.BODY}


def test_an_open_document_file_is_read(tmp_path: Path) -> None:
    content = f"<office><p>Termination<s/>of the <span>North</span>gate{TITLE[28:]}</p></office>"
    (tmp_path / "paper.odt").write_bytes(zipped([("content.xml", content.encode())]))
    assert parts(tmp_path / "paper.odt") == {Part.BODY}


def test_a_message_is_read_as_it_was_written(tmp_path: Path) -> None:
    words = TITLE.replace(" ", "=20").replace("agree", "agr=\nee")
    head = "Content-Transfer-Encoding: quoted-printable\n\n"
    (tmp_path / "message.eml").write_text(f"{head}{words}", encoding="utf-8")
    assert parts(tmp_path / "message.eml") == {Part.BODY}


def test_a_list_is_read_value_by_value(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('matter,"£000",count\nnorthgate,12,412,9\n', encoding="utf-8")
    assert [one.words for one in leaks(tmp_path / "a.csv")] == ["412"]


def test_a_folder_is_searched_with_its_names(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    (folder / "papers").mkdir(parents=True)
    (folder / "papers" / "northgate-exit-terms.docx").write_bytes(
        zipped([("costs.csv", TITLE.encode())])
    )
    told = {(one.place.file, one.place.part) for one in leaks(folder)}
    assert told == {
        ("papers/northgate-exit-terms.docx", Part.FILE_NAME),
        ("papers/northgate-exit-terms.docx › costs.csv", Part.BODY),
    }


def test_open_files_have_nothing_to_tell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Termination", "of the lease", 41_200])
    book.save(tmp_path / "costs.xlsx")
    a_word_file(tmp_path / "paper.docx", "The Northgate centre", "Agreement of the minutes")
    (tmp_path / "index.html").write_text("<html><p>Agenda</p></html>")
    found = searched(tmp_path)
    assert found.leaks == () and not found.blocks
