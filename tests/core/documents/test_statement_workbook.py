"""The tables of a statement in Excel: numbers as typed, and formulas for what follows from them."""

from __future__ import annotations

import csv
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Formula, Sheet, Workbook, column
from egovdesk.documents.statements.workbook import tables_workbook
from egovdesk.documents.wording import cell_text
from egovdesk.documents.writers.xlsx import write_xlsx
from egovdesk.errors import Refused
from egovdesk.records.kept_statements import KeptFigure, KeptRow, KeptSection, KeptStatement
from egovdesk.records.statements import Light, SectionKind
from egovdesk.records.tables.columns import THOUSANDS
from egovdesk.register import Register
from tests.core.statements import a_kept_statement, a_section

DAY = date(2003, 10, 9)
K = 100_000  # pence in a thousand pounds


def a_row(title: str, kind: str = "", /, **years: int | str) -> KeptRow:
    """A row; y0304 is 2003/04, words stand where no number does."""
    figures = []
    for key, value in years.items():
        name = f"20{key[1:3]}/{key[3:]}" if key.startswith("y") else key
        figures.append(
            KeptFigure(name, typed=value) if isinstance(value, str) else KeptFigure(name, value)
        )
    return KeptRow(title, title, kind=kind, figures=tuple(figures))


BVPI = a_section(
    "BVPI 157", kind=SectionKind.BVPI157, columns=("total", "2003/04"),
    rows=(a_row("Information", total=41, y0304=31), a_row("Booking", total=11, y0304="n/a"),
          a_row("Revenue", total=2000, y0304=1999)),
)  # fmt: skip
SPEND = a_section(
    "Resources", kind=SectionKind.SPEND, columns=("2003/04", "2004/05"), unit=THOUSANDS,
    rows=(a_row("Need", "need", y0304=500 * K, y0405=90 * K), a_row("Grant", "income", y0304=200 * K),
          a_row("Own", y0304=250 * K + 50_000, y0405=90 * K), a_row("Gains", "savings", y0405=5 * K)),
)  # fmt: skip
TAKE_UP = a_section(
    "Calls", kind=SectionKind.TAKE_UP, columns=("2003/04",),
    rows=(a_row("Web", y0304=160), a_row("Telephone", y0304=640)),
)  # fmt: skip
OUTCOMES = a_section(
    "Outcomes", kind=SectionKind.OUTCOMES, exempt=True, ground="3",
    rows=(KeptRow("a", "School places", "R1", "required", Light.GREEN, done_on=DAY),
          KeptRow("b", "Maps", "G7", "good", Light.RED), KeptRow("c", "Alerts", "G5", "good")),
)  # fmt: skip


def book(
    council: Register, *sections: KeptSection, audience: Audience = Audience.MEMBERS
) -> Workbook:
    return tables_workbook(council, a_kept_statement(*sections), as_of=DAY, audience=audience)


def said(sheet: Sheet) -> list[str]:
    return [" | ".join(cell_text(cell) for cell in row) for row in sheet.table.rows]


def heads(sheet: Sheet) -> list[str]:
    return [column(one).name for one in sheet.table.columns]


def test_each_table_is_a_sheet_with_what_is_worked_out_beside_it(council: Register) -> None:
    made = book(council, BVPI, TAKE_UP, SPEND)
    assert [one.name for one in made.sheets] == ["BVPI 157", "Take-up", "Expenditure"]
    bvpi, calls, spend = made.sheets
    assert heads(bvpi) == ["Type of interaction", "Permissible", "2003/04", "2003/04 %"]
    assert said(bvpi) == [
        "Information | 41 | 31 | 75.6", "Booking | 11 | n/a | –", "Revenue | 2,000 | 1,999 | 99.9",
        "All types of interaction | 2,052 | 2,030 | 98.9",
    ]  # fmt: skip
    assert said(calls) == ["Web | 160 | 20", "Telephone | 640 | 80", "All channels | 800 | –"]
    assert heads(spend) == ["Source", "Kind", "2003/04", "2004/05", "Total"]
    assert said(spend)[2:] == [
        "Total identified | – | 450.5 | 90 | 540.5", "Need | Need | 500 | 90 | 590",
        "Still to be found | – | 49.5 | 0 | 49.5", "Gains | Savings | – | 5 | 5",
    ]  # fmt: skip
    assert spend.note == "In thousands of pounds."


def test_lights_are_counted_on_a_sheet_of_their_own(council: Register) -> None:
    outcomes, lights = book(council, OUTCOMES).sheets
    assert (
        said(outcomes)[0]
        == "R1 | School places | Required | Fully implemented | – | – | 9 Oct 2003 | –"
    )
    assert said(lights) == [
        "Required | 1 | 0 | 0 | 0 | 1",
        "Good | 0 | 0 | 1 | 0 | 2",
        "All | 1 | 0 | 1 | 0 | 3",
    ]


def test_the_public_gets_no_exempt_table_and_nothing_of_an_exempt_statement(
    council: Register,
) -> None:
    public = book(council, TAKE_UP, OUTCOMES, audience=Audience.PUBLIC)
    assert [one.name for one in public.sheets] == ["Take-up"]
    with pytest.raises(Refused, match="no table with rows"):
        book(council, OUTCOMES, audience=Audience.PUBLIC)
    hidden = replace(a_kept_statement(TAKE_UP), exempt=True)
    with pytest.raises(Refused, match="no table with rows"):
        tables_workbook(council, hidden, as_of=DAY, audience=Audience.PUBLIC)


def test_a_year_that_is_partly_forecast_keeps_its_numbers_and_names_the_forecasts(
    council: Register,
) -> None:
    rows = (
        a_row("Web", y0304=160),
        KeptRow("p", "Post", figures=(KeptFigure("2003/04", 12, True),)),
    )
    section = a_section("Calls", kind=SectionKind.TAKE_UP, columns=("2003/04",), rows=rows)
    (sheet,) = book(council, section).sheets
    assert heads(sheet)[-1] == "Forecasts"
    assert said(sheet)[:2] == ["Web | 160 | 93 | –", "Post | 12 | 7 | 2003/04"]


def test_libreoffice_works_out_what_the_register_does(council: Register, tmp_path: Path) -> None:
    made = book(council, BVPI, TAKE_UP, SPEND, OUTCOMES)
    path = tmp_path / "tables.xlsx"
    write_xlsx(made, path)
    pages = openpyxl.load_workbook(path)
    assert pages["BVPI 157"]["D5"].value == "=MIN(IF(C5<B5,99.9,1000),ROUND(100*C5/B5,1))"
    worked = {
        one.name: found
        for one, found in zip(made.sheets, _recalculated(path, tmp_path), strict=True)
    }
    for sheet in made.sheets:
        for row, found in zip(sheet.table.rows, worked[sheet.name], strict=False):
            for cell, words in zip(row, found, strict=False):
                if isinstance(cell, Formula):
                    assert float(words) == float(cell_text(cell).replace(",", ""))


def _recalculated(path: Path, folder: Path) -> Iterator[list[list[str]]]:
    """The rows of each sheet after the contents, worked out anew from a file without its results."""
    bare = folder / "bare.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bare, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
            target.writestr(name, data)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
         "--outdir", str(folder), str(bare)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for name in openpyxl.load_workbook(bare).sheetnames[1:]:
        with (folder / f"bare-{name}.csv").open(encoding="utf-8", newline="") as file:
            yield list(csv.reader(file))[4:]


def test_a_kept_statement_without_a_table_has_no_workbook(council: Register) -> None:
    with pytest.raises(Refused, match="Nothing was written"):
        tables_workbook(council, KeptStatement("IEG3 statement"), as_of=DAY)
