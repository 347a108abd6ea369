"""The workbook around the rows, made by openpyxl: styles, tables, properties, print titles."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import chain, islice
from textwrap import wrap
from typing import Any

from egovdesk.documents.inline import xml_text
from egovdesk.documents.model import Cell, Money, Sheet, Tone, Workbook, column
from egovdesk.documents.wording import cell_text
from egovdesk.documents.writers.spreadsheet.formulas import Addresses
from egovdesk.documents.writers.spreadsheet.names import header_names, sheet_names, table_names
from egovdesk.documents.writers.spreadsheet.printing import print_table, set_up_printing
from egovdesk.lettering import letters

HEADER_ROW = 4  # below the title, the note and an empty row
_DAY_OF_NO_DATE = date(1980, 1, 1)
_NARROWEST, _WIDEST = 9, 60
_JUDGED_ROWS = 50
_TONES = {
    Tone.GREEN: ("E5F2EA", "1F6641"),
    Tone.AMBER: ("FCF1DE", "845000"),
    Tone.RED: ("FBEBE9", "A1271F"),
    Tone.GREY: ("F2EFE9", "4C5456"),
}
_FORMATS = {
    "text": "@",
    "number": "#,##0",
    "decimal": "#,##0.##",
    "worked_out": "General",
    "date": "yyyy-mm-dd",
    "datetime": "yyyy-mm-dd hh:mm",
    "time": "hh:mm",
    "money": '"£"#,##0.00;[Red]-"£"#,##0.00',
}
_LEFT = {"text", "date", "datetime", "time"}
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>EgovDesk</Application></Properties>"
)


@dataclass(slots=True)
class HeldSheet:
    """A sheet waiting for its rows."""

    table_part: str
    widths: list[float]
    rows: Iterable[tuple[Cell, ...]]
    name: str
    addresses: Addresses


@dataclass(slots=True)
class Frame:
    """The package without rows, and what is to be put into it."""

    package: bytes
    sheets: dict[str, HeldSheet]
    styles: dict[str, int]

    def addresses(self, workbook: Workbook) -> dict[str, Addresses]:
        """Where each sheet has its cells, by the name that the workbook calls it."""
        found = (held.addresses for held in self.sheets.values())
        return {one.name: where for one, where in zip(workbook.sheets, found, strict=True)}

    def resized(self, table: bytes, part: str, last_row: int) -> bytes:
        """The part of a table, reaching down to its last row."""
        return re.sub(rb'(ref="[A-Z]+\d+:[A-Z]+)\d+"', rb'\g<1>%d"' % last_row, table)


def build_frame(workbook: Workbook) -> Frame:
    """Make the workbook with empty tables."""
    import openpyxl

    book = openpyxl.Workbook()
    styles = _styles(book)
    del book["Sheet"]
    names = sheet_names(chain(["Contents"], (sheet.name for sheet in workbook.sheets)))[1:]
    tables = table_names(
        sheet.table.name or sheet.table.caption or sheet.name for sheet in workbook.sheets
    )
    if len(workbook.sheets) > 1:
        _add_contents(book, workbook, names)
    held: dict[str, HeldSheet] = {}
    for index, sheet in enumerate(workbook.sheets):
        rows, widths = _add_sheet(book, sheet, names[index], tables[index])
        part = f"xl/worksheets/sheet{len(book.worksheets)}.xml"
        table = f"xl/tables/table{index + 1}.xml"
        held[part] = HeldSheet(table, widths, rows, names[index], _addresses(sheet, names[index]))
    _set_properties(book, workbook)
    written = io.BytesIO()
    book.save(written)
    return Frame(_made_ours(written.getvalue(), workbook), held, styles)


def _add_sheet(
    book: Any, sheet: Sheet, name: str, table_name: str
) -> tuple[Iterable[tuple[Cell, ...]], list[float]]:
    """A sheet with title, note and header; gives its rows and the widths that a few of them ask."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

    page = book.create_sheet(name)
    title = sheet.title or sheet.table.caption or sheet.name
    _write_top(page, title, sheet.note)
    columns = [column(entry) for entry in sheet.table.columns]
    headers = header_names(entry.name for entry in columns)
    iterator = iter(sheet.table.rows)
    first = list(islice(iterator, _JUDGED_ROWS))
    widths = []
    for index, header in enumerate(headers, 1):
        cell = page.cell(HEADER_ROW, index)
        _set_text(cell, header)
        cell.font = Font(name="Arial", size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="14566B")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        values = [row[index - 1] for row in first if index <= len(row)]
        widths.append(_width(header, values, columns[index - 1].width or _WIDEST))
        page.column_dimensions[get_column_letter(index)].width = widths[-1]
    lines = max(len(wrap(name, int(w) - 1)) for name, w in zip(headers, widths, strict=True))
    page.row_dimensions[HEADER_ROW].height = 6 + 14 * lines
    last = get_column_letter(len(headers))
    table = Table(displayName=table_name, ref=f"A{HEADER_ROW}:{last}{HEADER_ROW + 1}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    table._initialise_columns()  # type: ignore[attr-defined]
    for entry, header in zip(table.tableColumns, headers, strict=True):
        assert isinstance(entry, TableColumn)
        entry.name = header
    page.add_table(table)
    page.freeze_panes = f"A{HEADER_ROW + 1}"
    print_table(page, title, HEADER_ROW, HEADER_ROW + max(sheet.count, 1), widths)
    return chain(first, iterator), widths


def _addresses(sheet: Sheet, name: str) -> Addresses:
    columns = {
        column(entry).name: letters(index).upper()
        for index, entry in enumerate(sheet.table.columns)
    }
    return Addresses(name, columns, HEADER_ROW + 1, HEADER_ROW + max(sheet.count, 1))


def _write_top(page: Any, title: str, note: str) -> None:
    from openpyxl.styles import Font

    _set_text(page["A1"], title)
    page["A1"].font = Font(name="Arial", size=16, bold=True, color="14566B")
    _set_text(
        page["A2"], note or "One row for each entry; every column can be sorted and filtered."
    )
    page["A2"].font = Font(name="Arial", size=11, color="4C5456")


def _set_text(cell: Any, text: str) -> None:
    """A string, whatever it begins with: openpyxl would make a formula of one that begins `=`."""
    cell.value = xml_text(text)[:32767]
    cell.data_type = "s"


def _width(header: str, values: list[Cell], most: float) -> float:
    """Wide enough for the heading's longest word and for most values; what is longer wraps."""
    word = max(map(len, header.split()), default=0) + 3
    return float(max(min(max(map(_length, values), default=0), most, _WIDEST), word, _NARROWEST))


def _length(value: Cell) -> int:
    pence = 5 if isinstance(value, Money) else 3  # Excel shows the pence of every amount
    return len(cell_text(value, "")) + pence


def _add_contents(book: Any, workbook: Workbook, names: list[str]) -> None:
    """The first sheet: what the workbook holds, with links."""
    from openpyxl.styles import Font

    page = book.create_sheet("Contents")
    _write_top(page, workbook.title, workbook.subject or "What this workbook holds.")
    page.column_dimensions["A"].width = 34
    page.column_dimensions["B"].width = 80
    for index, heading in enumerate(("Sheet", "What it holds"), 1):
        _set_text(page.cell(HEADER_ROW, index), heading)
        page.cell(HEADER_ROW, index).font = Font(name="Arial", size=11, bold=True)
    for row, (sheet, name) in enumerate(zip(workbook.sheets, names, strict=True), HEADER_ROW + 1):
        cell = page.cell(row, 1)
        _set_text(cell, name)
        cell.hyperlink = f"#'{name.replace(chr(39), chr(39) * 2)}'!A1"
        cell.font = Font(name="Arial", size=11, color="14566B", underline="single")
        _set_text(page.cell(row, 2), sheet.note or sheet.title or sheet.name)
        page.cell(row, 2).font = Font(name="Arial", size=11)
    below = HEADER_ROW + len(names) + 2
    for row, note in enumerate(workbook.notes, below):
        _set_text(page.cell(row, 1), note)
        page.cell(row, 1).font = Font(name="Arial", size=11, color="4C5456")
    set_up_printing(page)


def _styles(book: Any) -> dict[str, int]:
    """The number of each cell style: a kind of value, or a tone."""
    from openpyxl.styles import Alignment, Font, PatternFill

    scratch = book.active
    scratch.parent._fonts[0].name = "Arial"
    numbers: dict[str, int] = {}
    for index, (kind, shown) in enumerate(_FORMATS.items(), 1):
        cell = scratch.cell(1, index)
        cell.font = Font(name="Arial", size=11)
        cell.number_format = shown
        side = "left" if kind in _LEFT else None  # else a date touches the text beside it
        cell.alignment = Alignment(horizontal=side, wrap_text=kind == "text", vertical="top")
        numbers[kind] = cell.style_id
    for index, (tone, (fill, ink)) in enumerate(_TONES.items(), 1):
        cell = scratch.cell(2, index)
        cell.font = Font(name="Arial", size=11, bold=True, color=ink)
        cell.fill = PatternFill("solid", fgColor=fill)
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        numbers[tone.value] = cell.style_id
    return numbers


def _set_properties(book: Any, workbook: Workbook) -> None:
    properties = book.properties
    properties.title = xml_text(workbook.title)[:255]
    properties.subject = xml_text(workbook.subject)[:255]
    properties.creator = properties.lastModifiedBy = xml_text(workbook.author)[:255]
    properties.keywords = xml_text("; ".join(workbook.keywords))[:255]
    properties.language = "en-GB"


def _made_ours(package: bytes, workbook: Workbook) -> bytes:
    """openpyxl writes the moment of saving and Excel's name; the document has its own."""
    import zipfile

    moment = datetime.combine(workbook.dated or _DAY_OF_NO_DATE, time(), UTC)
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, data)
            target.writestr(name, _APP if name == "docProps/app.xml" else data)
    return written.getvalue()
