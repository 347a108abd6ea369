"""Projects from the command line: business case, highlight report, programme report, money."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook

from egovdesk.cli import main
from egovdesk.operations.projects.facts import set_project_exempt
from egovdesk.register import Register


@pytest.fixture
def path(northbridge_path: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "Northbridge.egovdesk"
    copy.write_bytes(northbridge_path.read_bytes())
    return copy


def run(path: Path, *arguments: str) -> int:
    kind, *rest = arguments
    return main(["export", kind, str(path), *rest, "--to", str(path.parent)])


def words(path: Path) -> str:
    document = WordFile(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("asked", "name", "sentence"),
    [
        (("business-case", "--project", "P02"),
         "CFB_2003-10-09_business-case-corporate-crm_DRAFT.docx", "one system for all services"),
        (("business-case", "--project", "Members’ remote access"),
         "TIG_2003-10-09_business-case-members-remote-access_APPROVED.docx", "CFB 24/03"),
        (("highlight-report", "--project", "p08"),
         "SDG_2003-09-30_highlight-report-electronic-social-care-record.docx",
         "Decide whether to go on"),
        (("highlight-report", "--project", "P08", "--until", "2003-08-31"),
         "SDG_2003-08-31_highlight-report-electronic-social-care-record.docx", "lacks 14"),
        (("programme-report",), "CFB_2003-10-09_programme-report.docx", "Corporate CRM"),
        (("spend", "--word"), "CFB_2003-10-09_spend-and-benefits.docx", "Corporate CRM"),
    ],
)  # fmt: skip
def test_each_is_written_with_its_name(
    path: Path, asked: tuple[str, ...], name: str, sentence: str
) -> None:
    assert run(path, *asked) == 0
    assert sentence in words(path.parent / name)


def test_a_programme_report_says_what_needs_the_board(path: Path) -> None:
    assert run(path, "programme-report", "--year", "2004") == 0
    found = words(path.parent / "CFB_2003-10-09_programme-report.docx")
    assert "14 projects: 6 green, 5 amber, 3 red." in found
    assert "Single staff directory: £3,000 over in 2003/04." in found
    assert "Formal" in found and "Exceptions" in found


def test_the_spend_list_sums_to_what_the_programme_costs(path: Path) -> None:
    assert run(path, "spend") == 0
    sheet = load_workbook(path.parent / "CFB_2003-10-09_spend-and-benefits.xlsx")["Spend"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[4] == "2004/05"]
    assert sum(row[6] for row in rows) == 1_702_000


def test_the_publics_copies_leave_an_exempt_project_out(path: Path) -> None:
    with Register(path) as register:
        (crm,) = register.projects.find(code="P02")
        set_project_exempt(register, crm.id, True, "A8")
    assert run(path, "programme-report", "--public") == 0
    assert run(path, "spend", "--word", "--public") == 0
    for name in ("programme-report", "spend-and-benefits"):
        found = words(path.parent / f"CFB_2003-10-09_{name}_PUBLIC.docx")
        assert "Corporate CRM" not in found and "Network replacement" in found
    assert run(path, "highlight-report", "--project", "P02", "--public") == 1


def test_what_is_not_there_is_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path, "business-case", "--project", "P99") == 1
    assert "There is no project called 'P99'. The projects are: P01, P02" in capsys.readouterr().err
    assert run(path, "business-case", "--project", "P14") == 1
    assert "no business case" in capsys.readouterr().err
    assert run(path, "programme-report", "--year", "1999") == 1
    assert "There is no programme of 1999." in capsys.readouterr().err
    assert run(path, "highlight-report", "--project", "P01", "--until", "2003-01-31") == 1
    assert "no highlight report of that day" in capsys.readouterr().err


def test_a_script_is_told_where_the_file_is(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path, "spend", "--json") == 0
    assert json.loads(capsys.readouterr().out)["path"].endswith("spend-and-benefits.xlsx")
