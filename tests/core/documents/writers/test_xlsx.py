"""Excel files, opened again."""

from __future__ import annotations

import re
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from egovdesk.documents.model import (
    Cell,
    Column,
    Marked,
    Money,
    Run,
    Sheet,
    Table,
    Tone,
    Workbook,
)
from egovdesk.documents.writers.spreadsheet.printing import leaves_of
from egovdesk.documents.writers.spreadsheet.rows import LONGEST_TEXT, escaped, shortened
from egovdesk.documents.writers.xlsx import write_xlsx
from egovdesk.errors import EgovDeskError, Stopped


def a_book(*rows: tuple[Cell, ...], columns: tuple[Column | str, ...] = ()) -> Workbook:
    names = columns or tuple(f"Column {index}" for index in range(1, len(rows[0]) + 1))
    sheet = Sheet("Actions", Table(names, rows, name="actions"), "Action log", "Open actions")
    return Workbook("Action log", (sheet,), author="Northbridge", dated=date(2003, 7, 1))


def written(book: Workbook, tmp_path: Path) -> Any:
    path = tmp_path / "out.xlsx"
    write_xlsx(book, path)
    return openpyxl.load_workbook(path)


def cells(book: Workbook, tmp_path: Path) -> list[list[Any]]:
    page = written(book, tmp_path).worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]


def test_a_sheet_has_title_note_header_and_table(tmp_path: Path) -> None:
    book = written(a_book(("Ask", 1), ("Tell", 2), columns=("What", "How often")), tmp_path)
    page = book["Actions"]
    assert (page["A1"].value, page["A2"].value) == ("Action log", "Open actions")
    assert [cell.value for cell in page[4]] == ["What", "How often"]
    table = page.tables["actions"]
    assert table.ref == table.autoFilter.ref == "A4:B6"
    assert [entry.name for entry in table.tableColumns] == ["What", "How often"]
    assert page.freeze_panes == "A5"
    assert page.print_title_rows == "$4:$4"
    assert not page.merged_cells.ranges


def test_the_workbook_has_its_title_and_its_date(tmp_path: Path) -> None:
    properties = written(a_book(("x",)), tmp_path).properties
    assert (properties.title, properties.creator) == ("Action log", "Northbridge")
    assert properties.modified == datetime(2003, 7, 1)


def test_values_stay_what_they_are(tmp_path: Path) -> None:
    row = (date(2003, 6, 17), datetime(2003, 6, 17, 14, 30), time(14), 7, Decimal("1.5"),
           Money(-1250), Marked("Late", Tone.RED), (Run("a", bold=True), Run("b")), None, "x")  # fmt: skip
    page = written(a_book(row), tmp_path).worksheets[0]
    values = [cell.value for cell in page[5]]
    assert values == [datetime(2003, 6, 17), datetime(2003, 6, 17, 14, 30), time(14), 7, 1.5,
                      -12.5, "Late", "ab", None, "x"]  # fmt: skip
    assert page["A5"].number_format == "yyyy-mm-dd"
    assert page["G5"].fill.fgColor.rgb == "00FBEBE9"
    assert page["J5"].alignment.wrap_text


def test_a_time_is_kept_to_its_last_figure(tmp_path: Path) -> None:
    """Rounded, 14:00 falls a hair short of itself, and LibreOffice shows it as 13:59."""
    path = tmp_path / "times.xlsx"
    write_xlsx(a_book(*((time(hour, minute),) for hour in range(24) for minute in (0, 20))), path)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    kept = [float(one) for one in re.findall(r'<c r="A\d+" s="\d+"><v>([\d.e-]+)</v>', sheet)]
    assert kept == [(hour * 60 + minute) * 60 / 86400 for hour in range(24) for minute in (0, 20)]


def test_a_row_is_as_high_as_its_longest_text(tmp_path: Path) -> None:
    page = written(a_book(("short", "word " * 60), ("a\nb\nc", "x")), tmp_path).worksheets[0]
    assert page.row_dimensions[5].height > 4 * 14
    assert 3 * 14 < page.row_dimensions[6].height < 4 * 15
    assert page.column_dimensions["B"].width == 60


def test_a_day_before_excels_calendar_stays_readable(tmp_path: Path) -> None:
    assert cells(a_book((date(1899, 12, 31), date(1900, 3, 1))), tmp_path) == [
        ["1899-12-31", datetime(1900, 3, 1)]
    ]


def test_a_word_of_a_list_is_written_as_text(tmp_path: Path) -> None:
    class State(StrEnum):
        OPEN = "open"

    assert cells(a_book((State.OPEN, True)), tmp_path) == [["open", "Yes"]]


def test_a_kind_of_value_that_is_not_known_is_our_mistake(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="float"):
        written(a_book((1.5,)), tmp_path)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["=1+1", "+44 1632", "-5", "@cmd", '=HYPERLINK("x")'])
def test_text_is_never_a_formula(text: str, tmp_path: Path) -> None:
    book = a_book((text,), columns=(text,))
    path = tmp_path / "out.xlsx"
    write_xlsx(Workbook(text, (Sheet(text, book.sheets[0].table, text, text),)), path)
    page = openpyxl.load_workbook(path).worksheets[0]
    for place in ("A1", "A2", "A4", "A5"):
        assert page[place].value == text
        assert page[place].data_type == "s"
    with zipfile.ZipFile(path) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_text_too_long_for_a_cell_is_cut_with_a_note(tmp_path: Path) -> None:
    ((short, long),) = cells(a_book(("a" * LONGEST_TEXT, "b" * 40_000)), tmp_path)
    assert short == "a" * LONGEST_TEXT
    assert len(long) == LONGEST_TEXT
    assert long.endswith("… [Cut: the register holds all 40,000 characters.]")


def test_length_is_counted_as_excel_counts_it() -> None:
    text = shortened("\U0001f600" * 20_000)
    assert len(text.encode("utf-16-le")) <= LONGEST_TEXT * 2
    assert "\ufffd" not in text and "Cut" in text
    assert shortened("\U0001f600" * 16_000) == "\U0001f600" * 16_000


def test_control_characters_are_shown_and_marks_are_kept(tmp_path: Path) -> None:
    text = 'a\x00b <&> "c"\nd  '
    assert cells(a_book((text,)), tmp_path) == [['a\ufffdb <&> "c"\nd  ']]


def test_what_looks_like_an_escape_of_excels_is_kept() -> None:
    assert escaped("_x0041_ and _x") == "_x005F_x0041_ and _x"


def test_column_names_are_unique_and_never_empty(tmp_path: Path) -> None:
    book = a_book((1, 2, 3, 4), columns=("Due", "due", "", "two\nlines"))
    page = written(book, tmp_path).worksheets[0]
    names = ["Due", "due (2)", "Column 3", "two lines"]
    assert [cell.value for cell in page[4]] == names
    assert [column.name for column in page.tables["actions"].tableColumns] == names


def test_several_sheets_get_a_contents_sheet(tmp_path: Path) -> None:
    table = Table(("A",), ((1,),))
    names = ("Spend: 2003/04", "spend- 2003-04", "History", "x" * 40, "A1", "Contents")
    book = Workbook("IEG", tuple(Sheet(name, table) for name in names), notes=("Draft",))
    opened = written(book, tmp_path)
    assert opened.sheetnames == ["Contents", "Spend- 2003-04", "spend- 2003-04 2",
                                 "History list", "x" * 31, "A1", "Contents 2"]  # fmt: skip
    page = opened["Contents"]
    assert page["A1"].value == "IEG"
    assert page["A5"].hyperlink.location or page["A5"].hyperlink.target
    tables = [name for sheet in opened.worksheets for name in sheet.tables]
    assert len({name.casefold() for name in tables}) == len(names)
    assert "Table_A1" in tables


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    book = Workbook("Log", (Sheet("Log", Table(("What", "When"), ())),))
    opened = written(book, tmp_path)
    assert opened["Log"]["A5"].value == "None"
    assert opened["Log"].tables["Log"].ref == "A4:B5"


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (first, second):
        write_xlsx(a_book(("Ask", date(2003, 6, 17))), path)
    assert first.read_bytes() == second.read_bytes()


def many(count: int) -> Iterator[tuple[Cell, ...]]:
    for number in range(count):
        yield (f"EG/2003/{number:06d}", date(2003, 6, 17), "That the return be prepared")


def streamed(rows: Iterator[tuple[Cell, ...]], count: int = 0) -> Workbook:
    table = Table(("Number", "Date", "Text"), rows)
    return Workbook("Decisions", (Sheet("Decisions", table, count=count),))


def test_rows_are_streamed_in_flat_memory(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        write_xlsx(streamed(many(count)), tmp_path / "out.xlsx")
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(10)  # what is imported and kept at the first use
    assert peak(20_000) < peak(1_000) + 1_000_000


def test_progress_is_told_and_ends_at_the_total(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / "out.xlsx"
    write_xlsx(streamed(many(1200), 1200), path, lambda done, total: told.append((done, total)))
    assert told[0][0] > 0
    assert told[-1] == (1200, 1200)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_stop_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"last year")
    taken = 0

    def counted() -> Iterator[tuple[Cell, ...]]:
        nonlocal taken
        for row in many(100_000):
            taken += 1
            yield row

    with pytest.raises(Stopped):
        write_xlsx(streamed(counted()), path, stop=lambda: True)
    assert taken < 2_000
    assert path.read_bytes() == b"last year"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_fault_while_reading_rows_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[Cell, ...]]:
        yield from many(700)
        raise EgovDeskError("The register is gone.")

    with pytest.raises(EgovDeskError, match="gone"):
        write_xlsx(streamed(broken()), tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_excel_can_show_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("egovdesk.documents.writers.spreadsheet.rows._MOST_ROWS", 1000)
    with pytest.raises(EgovDeskError, match="more than 1,000 rows"):
        write_xlsx(streamed(many(1200)), tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_open_in_excel_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "actions.xlsx"
    path.write_bytes(b"open")
    (tmp_path / "~$actions.xlsx").write_bytes(b"")
    with pytest.raises(EgovDeskError, match="open in Excel"):
        write_xlsx(a_book(("x",)), path)


# On paper


def a_wide_table(**widths: float) -> Workbook:
    columns = tuple(Column(name, width=width) for name, width in widths.items())
    row = tuple("word " * 30 for _ in columns)
    table = Table(columns, (row, row))
    return Workbook("Register", (Sheet("Register", table, title="Tom & Jerry", count=2),))


def test_a_narrow_table_is_printed_on_one_page_across(tmp_path: Path) -> None:
    page = written(a_wide_table(Number=14, Title=40), tmp_path).worksheets[0]
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage and page.page_setup.fitToWidth == 1
    assert not page.col_breaks.brk and not page.print_area


def test_a_wide_table_is_printed_over_pages_that_can_be_read(tmp_path: Path) -> None:
    book = a_wide_table(Number=14, Group=26, Title=36, Wording=60, Reason=30, Options=30, State=14)
    page = written(book, tmp_path).worksheets[0]
    assert not page.sheet_properties.pageSetUpPr.fitToPage
    assert [one.id for one in page.col_breaks.brk] == [4]
    assert page.page_setup.scale >= 72
    assert page.page_setup.pageOrder == "overThenDown"
    assert (page.print_title_rows, page.print_title_cols) == ("$4:$4", "$A:$A")
    assert page.print_area == "'Register'!$A$4:$G$6"
    assert page.oddHeader.left.text == "Tom && Jerry"


@pytest.mark.parametrize(
    ("widths", "leaves"),
    [
        ([14, 60, 60, 60], [2, 1]),
        ([60, 60, 60, 60], [1, 1, 1]),
        ([10, *[20] * 16], [6, 6, 4]),
        ([9, 200], [1]),
    ],
)
def test_columns_are_shared_out_evenly(widths: list[float], leaves: list[int]) -> None:
    found = leaves_of(widths)
    assert [len(leaf) for leaf in found] == leaves
    assert [width for leaf in found for width in leaf] == widths[1:]


def test_a_column_is_no_wider_than_it_was_made(tmp_path: Path) -> None:
    page = written(a_wide_table(Number=14, Title=40), tmp_path).worksheets[0]
    assert (page.column_dimensions["A"].width, page.column_dimensions["B"].width) == (14, 40)


def test_a_heading_that_wraps_has_the_height_for_it(tmp_path: Path) -> None:
    one = written(a_wide_table(Number=14), tmp_path).worksheets[0].row_dimensions[4].height
    two = written(a_wide_table(**{"Times put off": 9}), tmp_path).worksheets[0]
    assert (one, two.row_dimensions[4].height) == (20, 34)
