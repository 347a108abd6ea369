"""Tables in Word: one repeated header row, no row split, nothing merged, no cell empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egovdesk.documents.inline import xml_text
from egovdesk.documents.model import Cell, Column, Marked, Table, Tone, column
from egovdesk.documents.wording import cell_text
from egovdesk.documents.writers.docx.xml import Element, add, add_paragraph, add_run
from egovdesk.documents.writers.layout import column_weights, is_numeric

if TYPE_CHECKING:
    from egovdesk.documents.writers.docx.blocks import BlockWriter

# Text on fill at 4.5:1 or better; the word is always there too.
_FILLS = {
    Tone.GREEN: ("E5F2EA", "1F6641"),
    Tone.AMBER: ("FCF1DE", "845000"),
    Tone.RED: ("FBEBE9", "A1271F"),
    Tone.GREY: ("F2EFE9", "4C5456"),
}


def write_table(writer: BlockWriter, table: Table, into: Element, text_width: int) -> None:
    """Write a table with its caption; a table without rows says so in a sentence."""
    columns = [column(entry) for entry in table.columns]
    rows = [tuple(row) for row in table.rows]
    if table.caption:
        add_run(add_paragraph(into, writer.styles.id("Caption")), table.caption)
    if not rows:
        add_run(add_paragraph(into, writer.styles.id("Body Text")), "None.")
        return
    element = add(into, "tbl")
    widths = _widths(columns, rows, text_width)
    _properties(writer, element, table, widths)
    numeric = [is_numeric(entry, rows, index) for index, entry in enumerate(columns)]
    _header(writer, element, columns, widths, numeric)
    style_id = writer.styles.id("Table text")
    for values in rows:
        row = add(element, "tr")
        add(add(row, "trPr"), "cantSplit")
        for index, entry in enumerate(columns):
            value = values[index] if index < len(values) else None
            cell = _cell(row, widths[index], value)
            _fill(writer, cell, style_id, value, entry.empty, numeric[index])
    # Two tables in a row would run together, and a table may not end a document.
    add_paragraph(into, writer.styles.id("After table"))


def _properties(writer: BlockWriter, element: Element, table: Table, widths: list[int]) -> None:
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=writer.styles.id("Register table"))
    add(properties, "tblW", w=sum(widths), type="dxa")
    add(properties, "tblLayout", type="fixed")
    first = int(table.first_column_heads)
    add(
        properties, "tblLook", val="00A0" if first else "0020", firstRow=1, lastRow=0,
        firstColumn=first, lastColumn=0, noHBand=1, noVBand=1,
    )  # fmt: skip
    if table.caption or table.name:
        add(properties, "tblCaption", val=xml_text(table.caption or table.name))
    grid = add(element, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)


def _header(
    writer: BlockWriter,
    element: Element,
    columns: list[Column],
    widths: list[int],
    numeric: list[bool],
) -> None:
    row = add(element, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    add(properties, "tblHeader")
    style_id = writer.styles.id("Table heading")
    for entry, width, right in zip(columns, widths, numeric, strict=True):
        cell = _cell(row, width, None)
        paragraph = add_paragraph(cell, style_id)
        if right:
            add(paragraph[0], "jc", val="right")
        add_run(paragraph, entry.name)


def _cell(row: Element, width: int, value: Cell) -> Element:
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=width, type="dxa")
    if isinstance(value, Marked) and value.tone in _FILLS and value.text:
        add(properties, "shd", val="clear", color="auto", fill=_FILLS[value.tone][0])
    return cell


def _fill(
    writer: BlockWriter, cell: Element, style_id: str, value: Cell, empty: str, right: bool
) -> None:
    paragraph = add_paragraph(cell, style_id)
    if right:
        add(paragraph[0], "jc", val="right")
    if isinstance(value, tuple) and value:
        writer.runs(paragraph, value)
        return
    text = cell_text(value, empty)
    add_run(paragraph, text, bold=isinstance(value, Marked) and value.tone is not Tone.NONE)
    if isinstance(value, Marked) and value.tone in _FILLS:
        add(paragraph[-1][0], "color", val=_FILLS[value.tone][1])


def _widths(columns: list[Column], rows: list[tuple[Cell, ...]], text_width: int) -> list[int]:
    """Share the width of the text among the columns."""
    weights = column_weights(columns, rows)
    total = sum(weights)
    widths = [int(text_width * weight / total) for weight in weights]
    widths[-1] += text_width - sum(widths)
    return widths
