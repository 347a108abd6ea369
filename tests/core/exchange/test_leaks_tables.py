"""A phrase whose words stand under one another in a table, and numbers that stand in attributes."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from egovdesk.exchange.leaks.picture_texts import drawn_texts
from tests.core.exchange.leaky import PHRASE, SUM, TITLE, leaks, with_parts, zipped

SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
ROWS = [(f"Row {number}", word, number * 7) for number, word in enumerate(PHRASE.split(), 1)]


def in_excel(path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def in_word(path: Path) -> Path:
    document = Document()
    table = document.add_table(len(ROWS), 3)
    for row, cells in zip(ROWS, table.rows, strict=True):
        for text, cell in zip(row, cells.cells, strict=True):
            cell.text = str(text)
    document.save(str(path.with_suffix(".docx")))
    return path.with_suffix(".docx")


def in_a_list(path: Path) -> Path:
    made = path.with_suffix(".csv")
    made.write_text("\n".join(",".join(map(str, row)) for row in ROWS), encoding="utf-8")
    return made


def _open_document(path: Path, body: str) -> Path:
    content = f"<office:document-content {ODF}><table:table>{body}</table:table></office:document-content>"
    made = path.with_suffix(".ods")
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    made.write_bytes(zipped([("mimetype", kind), ("content.xml", content.encode())]))
    return made


def in_an_open_document(path: Path) -> Path:
    cells = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = ("".join(map(cells.format, row)) for row in ROWS)
    return _open_document(
        path, "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    )


@pytest.mark.parametrize("make", [in_excel, in_word, in_a_list, in_an_open_document])
def test_a_phrase_is_found_word_under_word(make: Callable[[Path], Path], tmp_path: Path) -> None:
    assert [one.secret.text for one in leaks(make(tmp_path / "table"))] == [
        f"In closed session {PHRASE}, and to report."
    ]


def _workbook(tmp_path: Path, name: str, xml: str) -> Path:
    openpyxl.Workbook().save(tmp_path / "made.xlsx")
    return with_parts(tmp_path / "made.xlsx", tmp_path / "costs.xlsx", add={name: xml.encode()})


@pytest.mark.parametrize(
    ("name", "xml"),
    [
        (
            "xl/pivotCache/pivotCacheRecords1.xml",
            f'<pivotCacheRecords {SHEET}><r><n v="412000"/></r></pivotCacheRecords>',
        ),
        (
            "xl/pivotCache/pivotCacheDefinition1.xml",
            f'<pivotCacheDefinition {SHEET}><sharedItems maxValue="412000"/></pivotCacheDefinition>',
        ),
        ("xl/tables/table1.xml", f'<table {SHEET}><filter val="412000"/></table>'),
        ("xl/tables/table1.xml", f'<table {SHEET}><inputCells r="A1" val="412000"/></table>'),
    ],
)  # fmt: skip
def test_a_sum_that_a_workbook_keeps_outside_its_cells_is_found(
    name: str, xml: str, tmp_path: Path
) -> None:
    assert [one.secret.text for one in leaks(_workbook(tmp_path, name, xml))] == [SUM]


def test_a_sum_that_a_cell_of_an_open_document_does_not_show_is_found(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value="412000"><text:p/></table:table-cell>'
    made = _open_document(tmp_path / "costs", f"<table:table-row>{cell}</table:table-row>")
    assert [one.secret.text for one in leaks(made)] == [SUM]


def test_the_codes_in_the_header_of_a_sheet_break_no_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.oddHeader.center.text = 'Gordon &"Arial,Bold"Tomlinson'
    book.save(tmp_path / "costs.xlsx")
    assert {one.secret.text for one in leaks(tmp_path / "costs.xlsx")} == {"Gordon Tomlinson"}


def _emf(words: str) -> bytes:
    text = words.encode("utf-16-le")
    head = struct.pack("<II32x4s44x", 1, 88, b" EMF")
    drawn = struct.pack("<II36xII24x", 84, 76 + len(text), len(words), 76) + text
    return head + bytes(300_000).join([struct.pack("<II", 70, 300_008), b""]) + drawn


def test_what_a_picture_of_windows_draws_is_read(tmp_path: Path) -> None:
    wmf = b"\xd7\xcd\xc6\x9a" + bytes(36)
    assert drawn_texts(_emf("A map")) == "A map"
    assert drawn_texts(wmf + struct.pack("<IHH", 6, 0x0521, 5) + b"A map\0") == "A map"
    assert drawn_texts(wmf + struct.pack("<IHhhHH", 10, 0x0A32, 1, 1, 5, 0) + b"A map\0") == "A map"
    assert drawn_texts(b"\xff\xd8\xff") == ""
    (tmp_path / "map.emf").write_bytes(_emf(TITLE))
    assert {one.secret.text for one in leaks(tmp_path / "map.emf")} == {TITLE}
