"""What the matrix of decision rights says in Word and in Excel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.documents.framework.rights import rights_matrix, rights_workbook
from egovdesk.documents.model import Heading, Paragraph, Table, plain
from egovdesk.operations.framework.adoption import record_adoption
from egovdesk.operations.framework.gaps import accept_gap
from egovdesk.operations.framework.rights import (
    choose_architecture,
    set_limit,
    set_rights,
    use_model,
)
from egovdesk.records.authority import Architecture
from egovdesk.records.matrix import ROWS
from egovdesk.register import Register
from tests.core.councils import BEFORE, DAY, Council, a_framework


@pytest.fixture
def framework(council: Register) -> Council:
    made = a_framework(council)
    use_model(council, ROWS, BEFORE)
    set_rights(council, [("C8", made.of("SDG"))], None, DAY)
    return made


def paragraphs(framework: Council, on: date) -> list[str]:
    document = rights_matrix(framework.register, on=on)
    return [plain(one.runs) for one in document.blocks if isinstance(one, Paragraph)]


def test_the_document_has_a_table_for_each_category_and_names_in_words(framework: Council) -> None:
    document = rights_matrix(framework.register, on=DAY)
    heads = [one.text for one in document.blocks if isinstance(one, Heading)]
    assert heads == [
        "A Strategic", "B Priorities and investment", "C Infrastructure", "D Architecture",
        "E Applications", "Gaps",
    ]  # fmt: skip
    tables = [one for one in document.blocks if isinstance(one, Table)]
    rows = [row for table in tables for row in table.rows]
    assert len(rows) == 18
    assert rows[7][:4] == (
        "C1 Personnel", "Service Delivery Group", "Customer First Board",
        "Technical Infrastructure Group, Information Management Group",
    )  # fmt: skip
    assert rows[7][4] == "each service development group"
    assert rows[14][1] == "", "nobody decides on legal matters"


def test_gaps_limits_adoption_and_the_architecture_are_told(framework: Council) -> None:
    register = framework.register
    assert "Not adopted by a decision yet." in paragraphs(framework, DAY)
    record_adoption(register, BEFORE, "On paper")
    set_limit(register, ["B"], 250_000_00, BEFORE, framework.groups["CFB"])
    choose_architecture(register, Architecture.FEDERAL, "Departments have the skills.")
    told = paragraphs(framework, DAY)
    assert told[1] == (
        "Version 1, adopted on 11 March 2003. To be looked at again by 11 March 2004."
    )
    assert "A federal group of heads of ICT. Departments have the skills." in told
    assert told[-1].startswith("C8 Legal: nobody decides.")
    accept_gap(register, "C8", "Until the lawyer is appointed.")
    assert told[-1] != paragraphs(framework, DAY)[-1]
    assert paragraphs(framework, DAY)[-1].endswith("Accepted: Until the lawyer is appointed.")
    tables = [one for one in rights_matrix(register, on=DAY).blocks if isinstance(one, Table)]
    assert list(tables[-1].rows) == [
        ("B Priorities and investment", "Customer First Board", "£250,000")
    ]


def test_the_workbook_is_the_matrix_as_on_a_day(framework: Council) -> None:
    (sheet,) = rights_workbook(framework.register, on=DAY).sheets
    names = [getattr(one, "name", one) for one in sheet.table.columns]
    assert names[:5] == [
        "Code", "Decision", "Senior Management Team", "Customer First Board",
        "Service Delivery Group",
    ]  # fmt: skip
    rows = {row[0]: row for row in sheet.table.rows}
    assert len(rows) == 18 and sheet.note == "18 rows on 9 October 2003; 1 gap."
    assert rows["C7"][2:6] == (None, "Ratifies", "Decides", "Proposes")
    (earlier,) = rights_workbook(framework.register, on=BEFORE).sheets
    assert earlier.note == "18 rows on 11 March 2003; no gap."


def test_the_command_line_writes_both(
    framework: Council, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = framework.register.path
    assert main(["export", "rights", str(path), "--to", str(tmp_path / "r.xlsx")]) == 0
    word = ["export", "rights", str(path), "--word", "--on", "2003-05-01"]
    assert main([*word, "--to", str(tmp_path / "r.docx")]) == 0
    assert (tmp_path / "r.xlsx").stat().st_size > 5000
    assert (tmp_path / "r.docx").stat().st_size > 5000
    assert "r.docx" in capsys.readouterr().out
