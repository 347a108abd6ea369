"""Delimited text as people's programs write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from egovdesk.errors import Refused
from egovdesk.exchange.sheets import Line, open_book, sheet_of

KNOWN = {"name", "post", "amount"}
PLAIN = "Name,Post,Amount\r\nZoë Raman,Head of ICT,“£40,000”\r\n".replace("“", '"').replace(
    "”", '"'
)


def lines(path: Path) -> list[Line]:
    """The rows of the file's one sheet."""
    book = open_book(path)
    return list(book.lines(book.names[0]))


def written(folder: Path, data: bytes, name: str = "list.csv") -> Path:
    """A file of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode("utf-8"),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("cp1252"),
        PLAIN.encode("utf-16"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-32"),
        PLAIN.replace("\r\n", "\n").encode("utf-8"),
        PLAIN.replace("\r\n", "\r").encode("cp1252"),
    ],
    ids=["utf8", "utf8-mark", "windows", "utf16", "utf16-be", "utf16-bare", "utf16-be-bare",
         "utf32", "unix", "old-mac"],
)  # fmt: skip
def test_names_and_pound_signs_survive_every_encoding(data: bytes, tmp_path: Path) -> None:
    assert lines(written(tmp_path, data))[1].cells == ("Zoë Raman", "Head of ICT", "£40,000")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_cells_are_parted_by_whatever_the_program_used(delimiter: str, tmp_path: Path) -> None:
    rows = [
        ["Name", "Post"],
        ["Raman; Priya, Ms" if delimiter == "|" else "Priya", "ICT"],
        ["Jo", "HR"],
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert [line.cells for line in lines(written(tmp_path, text.encode()))] == [
        tuple(r) for r in rows
    ]


def test_a_delimiter_that_excel_was_told_is_believed(tmp_path: Path) -> None:
    found = lines(written(tmp_path, b"sep=;\r\nName;Post\r\nA, B;C\r\n"))
    assert [(line.number, line.cells) for line in found] == [
        (2, ("Name", "Post")),
        (3, ("A, B", "C")),
    ]


def test_a_comma_in_quotes_and_a_line_end_in_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    data = b'Name,Post\n"Raman, Priya","Head of\nICT"\nSykes,Finance\n'
    found = lines(written(tmp_path, data))
    assert found[1].cells == ("Raman, Priya", "Head of\nICT")
    assert found[2] == Line(3, ("Sykes", "Finance"))


def test_rows_are_numbered_as_in_the_file_whatever_is_blank(tmp_path: Path) -> None:
    found = lines(written(tmp_path, b"Name,Post\n\n,,,\nSykes,Finance,,\n"))
    assert [(line.number, line.cells) for line in found] == [
        (1, ("Name", "Post")),
        (4, ("Sykes", "Finance")),
    ]


def test_ragged_rows_keep_what_they_have(tmp_path: Path) -> None:
    book = open_book(written(tmp_path, b"Name,Post\nSykes\nRaman,ICT,extra\n"))
    sheet = sheet_of(book, "list", KNOWN.__contains__)
    assert sheet.headings == ("Name", "Post", "Column C")
    assert [row.cell(1) for row in sheet.rows] == [None, "ICT"]
    assert sheet.rows[1].cell(2) == "extra"


def test_junk_above_the_headings_is_left_out_and_said(tmp_path: Path) -> None:
    data = (
        b"Northbridge Borough Council\nPrinted 9 October 2003,,page 1\n\nName,Post\nSykes,Finance\n"
    )
    sheet = sheet_of(open_book(written(tmp_path, data)), "list", KNOWN.__contains__)
    assert (sheet.heading_row, sheet.headings) == (4, ("Name", "Post"))
    assert [row.number for row in sheet.rows] == [5]
    assert sheet.notes == ("The headings are in row 4. The 2 rows above them are left out.",)


def test_headings_that_nobody_knows_are_still_found(tmp_path: Path) -> None:
    data = b"A list of ours\nWer,Was\nSykes,Finance\nRaman,ICT\n"
    sheet = sheet_of(open_book(written(tmp_path, data)), "list", KNOWN.__contains__)
    assert sheet.headings == ("Wer", "Was")
    assert len(sheet.rows) == 2


def test_headings_said_twice_are_told_apart(tmp_path: Path) -> None:
    sheet = sheet_of(
        open_book(written(tmp_path, b"Name,Post,Name\nA,B,C\n")), "list", KNOWN.__contains__
    )
    assert sheet.headings == ("Name", "Post", "Name (2)")
    assert "told apart" in sheet.notes[0]


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_row(tmp_path: Path) -> None:
    data = b'Name,Post\nSykes,Finance\n"Raman,ICT\n' + b"x,y\n" * 60_000
    with pytest.raises(Refused, match=r"After row 2 of list.csv a cell has no end"):
        lines(written(tmp_path, data))


def test_a_file_that_ends_within_a_quotation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"After row 1 of list.csv a cell has no end"):
        lines(written(tmp_path, b'Name,Post\n"unclosed,1,2'))
    whole = lines(written(tmp_path, b'Name,Post\n"Raman, Priya","ICT"'))
    assert whole[1].cells == ("Raman, Priya", "ICT")


def test_a_cell_too_long_is_not_blamed_on_a_quotation_mark(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"After row 1 of list.csv a cell is too long"):
        lines(written(tmp_path, b"Name,Post\n" + b"x" * 200_000 + b",ICT\n"))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "list.csv is empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "list.csv is empty"),
        (b"%PDF-1.4 ...", "list.csv is a PDF"),
        (b"<!DOCTYPE html><table><tr><td>Name", "is a web page or XML"),
        (b"<?xml version='1.0'?><Workbook>", "is a web page or XML"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
        (b"SQLite format 3\0" + bytes(100), "is a register, not a list"),
        (bytes(range(256)) * 40, "is not a list in text"),
        (b"\x00\x01\x00\x02" * 400, "is not a list in text"),
    ],
)
def test_what_is_no_list_is_refused_by_what_it_is(
    data: bytes, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        lines(written(tmp_path, data))
    assert refused.value.kept == "Nothing has been imported."
    assert refused.value.todo


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"is a folder|cannot be opened"):
        open_book(tmp_path)
    with pytest.raises(Refused, match=r"gone.csv cannot be opened"):
        open_book(tmp_path / "gone.csv")


def test_too_many_rows_and_columns_are_refused_politely(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than 50,000 rows"):
        lines(written(tmp_path, b"Name,Post\n" * 50_001))
    wide = ",".join(f"h{place}" for place in range(500))
    with pytest.raises(Refused, match="500 columns, and up to 256") as refused:
        lines(written(tmp_path, wide.encode()))
    assert "Delete the columns" in refused.value.todo


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(b"Name,Post\n")
        file.truncate(60 * 2**20)
    with pytest.raises(Refused, match=r"huge.csv has 60 MB, and up to 50 can be read"):
        open_book(path)
