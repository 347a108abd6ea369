"""Word and Excel: our writers beside bare lxml and XlsxWriter with the same content."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.measure import Figure, milliseconds, paired
from egovdesk.documents.model import (
    ActionBlock,
    Block,
    DecisionBlock,
    DecisionPart,
    Document,
    Heading,
    Paragraph,
    Sheet,
    Table,
    Workbook,
    text_runs,
)
from egovdesk.documents.writers.docx import default_template, write_docx
from egovdesk.documents.writers.xlsx import write_xlsx

TEXT = "The Board received a report setting out the consultation draft and its deadline. " * 3
PART = "that the draft return be prepared in three stages, to the August meeting;"
DUE = date(2003, 7, 15)
COLUMNS = ("Number", "Date", "Group", "Tier", "Title", "Verb", "Text", "Category", "Decided by",
           "Owner", "Due", "State")  # fmt: skip
MANY = 200_000


def figures(_: Path) -> Iterator[Figure]:
    """Minutes of 30 and 300 items; registers of 2,000 and 200,000 decisions."""
    with tempfile.TemporaryDirectory() as folder:
        out, peer = Path(folder) / "ours", Path(folder) / "peer"
        for items in (30, 300):
            document = minutes(items)
            ours, other = paired(
                lambda document=document: write_docx(document, out.with_suffix(".docx")),
                lambda items=items: _bare_lxml(items, peer.with_suffix(".docx")),
            )
            yield Figure(f"Word, minutes of {items} items; bare lxml", ours, other, "1.5")
        small = milliseconds(lambda: write_xlsx(_register(2_000), out.with_suffix(".xlsx")))
        yield Figure("Excel, 2,000 rows", small, None, "under 300")
        large = milliseconds(lambda: write_xlsx(_register(MANY), out.with_suffix(".xlsx")))
        yield Figure(
            f"Excel, {MANY:,} rows of 12; XlsxWriter", large,
            _xlsxwriter(peer.with_suffix(".xlsx")), "0.5",
        )  # fmt: skip


def minutes(items: int) -> Document:
    """Minutes of so many items, each with a decision of two parts and an action."""
    blocks: list[Block] = []
    for number in range(items):
        blocks += [
            Heading("IEG3: consultation draft", 2, f"EG/2003/{number:03d}"),
            Paragraph(text_runs(TEXT)),
            Paragraph(text_runs(TEXT)),
            DecisionBlock(
                "AGREED:",
                (DecisionPart("(1)", text_runs(PART)), DecisionPart("(2)", text_runs(PART))),
            ),
            ActionBlock("Obtain channel figures", "Head of ICT", DUE),
        ]
    return Document("Minutes", tuple(blocks), header="DRAFT", footer="E-Council", dated=DUE)


def _bare_lxml(items: int, path: Path) -> None:
    """The same paragraphs by hand: no model, no checks, style ids written out."""
    import docx
    from lxml import etree

    word = docx.Document(str(default_template()))
    body = word.element.body
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

    def paragraph(style: str, *runs: tuple[str, bool]) -> None:
        element = etree.Element(f"{space}p")
        properties = etree.SubElement(element, f"{space}pPr")
        etree.SubElement(properties, f"{space}pStyle").set(f"{space}val", style)
        for text, bold in runs:
            run = etree.SubElement(element, f"{space}r")
            if bold:
                etree.SubElement(etree.SubElement(run, f"{space}rPr"), f"{space}b")
            etree.SubElement(run, f"{space}t").text = text
        body.insert(len(body) - 1, element)

    for number in range(items):
        paragraph("MinuteHeading", (f"EG/2003/{number:03d}", False), ("IEG3", False))
        paragraph("BodyText", (TEXT, False))
        paragraph("BodyText", (TEXT, False))
        paragraph("Decision", ("AGREED:", True))
        paragraph("DecisionPart", ("(1)", False), (PART, False))
        paragraph("DecisionPart", ("(2)", False), (PART, False))
        paragraph("Action", ("Action: ", True), ("Obtain figures", False), ("Head of ICT", True))
    word.save(str(path))


def _rows(count: int) -> Iterator[tuple[Any, ...]]:
    for number in range(count):
        yield (f"EG/2003/{number:06d}", DUE, "E-Council", "1", "IEG3: consultation draft",
               "AGREED", TEXT, "A1", "E-Council", "Head of ICT", DUE, "Ratified")  # fmt: skip


def _register(count: int) -> Workbook:
    table = Table(COLUMNS, _rows(count), name="decisions")
    return Workbook("Decision register", (Sheet("Decisions", table, count=count),))


def _xlsxwriter(path: Path) -> float | None:
    """XlsxWriter in constant memory, where it is installed."""
    try:
        import xlsxwriter
    except ImportError:
        return None

    def write() -> None:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        page = book.add_worksheet("Decisions")
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for index, name in enumerate(COLUMNS):
            page.write_string(0, index, name, bold)
        for row, values in enumerate(_rows(MANY), 1):
            for index, value in enumerate(values):
                if isinstance(value, str):
                    page.write_string(row, index, value)
                else:
                    page.write_datetime(row, index, value, day)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, MANY, len(COLUMNS) - 1)
        book.close()

    return milliseconds(write)
