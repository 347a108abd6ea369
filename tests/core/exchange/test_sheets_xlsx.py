"""Excel workbooks, as people make them and as they break."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from egovdesk.errors import Refused
from egovdesk.exchange.sheets import Line, open_book, sheet_of

KNOWN = {"name", "post", "email", "telephone"}


def a_workbook(path: Path, *rows: list[Any]) -> Path:
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def lines(path: Path) -> list[Line]:
    """The rows of the first sheet."""
    book = open_book(path)
    return list(book.lines(book.names[0]))


def repacked(source: Path, target: Path, part: str, change: Any) -> Path:
    """The package with one part changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return target


SHEET = "xl/worksheets/sheet1.xml"


def test_values_keep_their_kind(tmp_path: Path) -> None:
    row = [
        date(2003, 10, 21),
        datetime(2003, 10, 21, 14, 30),
        time(14, 0),
        37915,
        2.5,
        3.0,
        True,
        "x ",
    ]
    found = lines(a_workbook(tmp_path / "a.xlsx", row))[0].cells
    assert found == (
        date(2003, 10, 21), datetime(2003, 10, 21, 14, 30), time(14, 0), 37915, 2.5, 3, "Yes", "x ",
    )  # fmt: skip


def test_text_that_excel_escapes_is_read_as_it_was(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", ["one_x000D_two", "_x005F_x0041_"])
    assert lines(path)[0].cells == ("one\rtwo", "_x0041_")


def test_merged_headings_and_cells_hold_their_words_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Contacts", None, None], ["Name", "How to reach", None], ["Sykes", "gs@x", "123"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("B2:C2")
    book.save(tmp_path / "a.xlsx")
    found = sheet_of(open_book(tmp_path / "a.xlsx"), "Sheet", KNOWN.__contains__)
    assert found.headings == ("Name", "How to reach", "Column C")
    assert found.rows[0].cells == ("Sykes", "gs@x", "123")


def test_hidden_sheets_are_not_offered(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Lists").sheet_state = "hidden"
    book.active.append(["Name"])
    book.save(tmp_path / "a.xlsx")
    assert open_book(tmp_path / "a.xlsx").names == ("Sheet",)


def test_formulas_give_what_excel_last_worked_out(tmp_path: Path) -> None:
    made = a_workbook(tmp_path / "made.xlsx", ["Name", "Post"], ["Sykes", "=A2"])
    kept = repacked(
        made, tmp_path / "kept.xlsx", SHEET,
        lambda data: data.replace(b"<f>A2</f><v />", b"<f>A2</f><v>42</v>").replace(
            b"<f>A2</f><v></v>", b"<f>A2</f><v>42</v>"
        ),
    )  # fmt: skip
    assert lines(kept)[1].cells == ("Sykes", 42)


def test_a_formula_that_gave_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    made = a_workbook(tmp_path / "made.xlsx", ["Name", "Post"], ["Sykes", '=""'])

    def given(data: bytes) -> bytes:
        empty = data.replace(b'<c r="B2">', b'<c r="B2" t="str">')
        assert empty != data
        return empty

    assert lines(repacked(made, tmp_path / "kept.xlsx", SHEET, given))[1].cells == ("Sykes",)


def test_formulas_that_were_never_worked_out_are_refused(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", ["Name", "Post"], ["Sykes", "=A2"])
    with pytest.raises(
        Refused, match=r"Row 2 of a.xlsx has a formula that was never worked out"
    ) as said:
        lines(path)
    assert "save it" in said.value.todo


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    made = a_workbook(tmp_path / "made.xlsx", ["Name", "Post"], ["Sykes", "Finance"])
    grown = repacked(
        made, tmp_path / "grown.xlsx", SHEET,
        lambda data: data.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'),
    )  # fmt: skip
    assert [line.cells for line in lines(grown)] == [("Name", "Post"), ("Sykes", "Finance")]


def test_a_row_far_below_keeps_its_number(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Name"
    book.active["A90000"] = "Sykes"
    book.save(tmp_path / "a.xlsx")
    assert [line.number for line in lines(tmp_path / "a.xlsx")] == [1, 90000]


def test_a_row_that_no_sheet_has_ends_the_reading(tmp_path: Path) -> None:
    made = a_workbook(tmp_path / "made.xlsx", ["Name"], ["Sykes"])

    def send_away(data: bytes) -> bytes:
        return data.replace(b'<row r="2"', b'<row r="99999999999"').replace(
            b'"A2"', b'"A99999999999"'
        )

    far = repacked(made, tmp_path / "far.xlsx", SHEET, send_away)
    assert [line.number for line in lines(far)] == [1]


# -- what is no workbook -------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (OLE + "Workbook".encode("utf-16-le"), "is an Excel file of the old kind"),
        (OLE, "is an Office file of an old kind"),
        (b"PK\x03\x04 and nothing more", "is damaged or was not copied whole"),
    ],
)
def test_other_files_under_its_name_are_told(data: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    with pytest.raises(Refused, match=sentence) as refused:
        open_book(path)
    assert refused.value.kept == "Nothing has been imported."
    assert refused.value.todo


def test_a_word_document_under_its_name_is_told(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Name")
    document.save(str(tmp_path / "list.xlsx"))
    with pytest.raises(Refused, match=r"list.xlsx is a Word document"):
        open_book(tmp_path / "list.xlsx")


@pytest.mark.parametrize(
    ("part", "what"),
    [("content.xml", "LibreOffice"), ("xl/workbook.bin", "binary"), ("a.txt", "compressed folder")],
)
def test_other_packages_are_told(part: str, what: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as package:
        package.writestr(part, "x")
    with pytest.raises(Refused, match=what):
        open_book(tmp_path / "list.xlsx")


def test_a_workbook_that_would_unpack_to_gigabytes_is_refused(tmp_path: Path) -> None:
    made = a_workbook(tmp_path / "made.xlsx", ["Name"])
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        with new.open("xl/media/image1.bmp", "w", force_zip64=True) as part:
            for _ in range(450):
                part.write(bytes(2**20))
    assert bomb.stat().st_size < 2**21
    with pytest.raises(Refused, match="would unpack to 450 MB"):
        open_book(bomb)


def test_entities_that_grow_are_refused(tmp_path: Path) -> None:
    made = a_workbook(tmp_path / "made.xlsx", ["Name"], ["Sykes"])
    growing = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    ) + b"]>"  # fmt: skip

    def grow(data: bytes) -> bytes:
        start = data.index(b"<worksheet")
        return data[:start] + growing + data[start:].replace(b"Sykes", b"&j;")

    with pytest.raises(Refused, match="is damaged"):
        lines(repacked(made, tmp_path / "grown.xlsx", SHEET, grow))


def test_a_workbook_cut_anywhere_is_refused_and_never_a_traceback(tmp_path: Path) -> None:
    whole = a_workbook(tmp_path / "made.xlsx", *[["Name", n] for n in range(200)]).read_bytes()
    path = tmp_path / "cut.xlsx"
    for tenth in range(1, 10):
        path.write_bytes(whole[: len(whole) * tenth // 10])
        with pytest.raises(Refused, match="damaged"):
            lines(path)


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
)
@pytest.mark.parametrize("change", [lambda d: d[: len(d) // 2], lambda d: b"", lambda d: b"<x/>"])
def test_a_workbook_with_a_broken_part_gives_rows_or_a_sentence(
    part: str, change: Any, tmp_path: Path
) -> None:
    made = a_workbook(tmp_path / "made.xlsx", ["Name"], ["Sykes"])
    broken = repacked(made, tmp_path / "broken.xlsx", part, change)
    with suppress(Refused):
        assert len(lines(broken)) <= 2
