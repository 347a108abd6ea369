"""The forward plan as Word and Excel say it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from egovdesk.cli import commands
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.model import Document, Heading, Table
from egovdesk.documents.plan import plan_document, plan_workbook
from egovdesk.operations.authority import change_authority
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import change_item, plan_item
from egovdesk.register import Register
from tests.core.documents.reading import words
from tests.scenes import TODAY, Board


@pytest.fixture(autouse=True)
def on_9_october(council: Register) -> None:
    change_authority(council, today=TODAY)


def test_the_workbook_has_the_columns_of_a_forward_plan(board: Board) -> None:
    register = board.register
    change_item(
        register, board.items[1], purpose="decide", presenter_id=board.raman, key_decision=True
    )
    plan_item(register, board.group_id, "Web content standards", wanted_on=date(2004, 3, 1))
    table = plan_workbook(register, as_of=TODAY).sheets[0].table
    assert [one.name for one in table.columns if not isinstance(one, str)] == [
        "Item", "Purpose", "Group", "Meeting", "Wanted from", "Lead", "Papers", "Key decision",
        "Exempt",
    ]  # fmt: skip
    rows = list(table.rows)
    assert rows[1] == (
        "Corporate CRM", "for decision", "Customer First Board", date(2003, 10, 21), None,
        "Priya Raman", "", "Yes", "No",
    )  # fmt: skip
    assert rows[-1][3:5] == (None, date(2004, 3, 1))


def test_the_public_reads_open_titles_only(board: Board) -> None:
    register = board.register
    change_item(register, board.items[4], open_title="Network partner", presenter_id=board.raman)
    everything = words(plan_document(register, as_of=TODAY))
    assert "tender evaluation" in everything
    document = plan_document(register, as_of=TODAY, audience=Audience.PUBLIC)
    assert "tender evaluation" not in words(document) and "Network partner" in words(document)
    assert "Raman" not in words(document) and document.header == ""
    book = plan_workbook(register, as_of=TODAY, audience=Audience.PUBLIC)
    said = [cell for row in book.sheets[0].table.rows for cell in row]
    assert "Network partner" in said and not any("tender" in str(cell) for cell in said)


def tables(document: Document) -> list[Table]:
    return [one for one in document.blocks if isinstance(one, Table)]


def test_the_document_has_a_table_for_each_group(board: Board) -> None:
    register = board.register
    smt = add_group(register, "Senior Management Team")
    plan_item(register, smt, "Pay", wanted_on=date(2004, 3, 1))
    plan_item(register, smt, "Parking")
    document = plan_document(register, as_of=TODAY)
    headings = [one.text for one in document.blocks if isinstance(one, Heading)]
    assert headings == ["Customer First Board", "Senior Management Team"]
    whole = [row[:2] for row in tables(document)[1].rows]
    assert whole == [("From 1 Mar 2004", "Pay"), ("No day set", "Parking")]
    alone = plan_document(register, as_of=TODAY, filters={"group_id": smt})
    assert alone.title == "Forward plan: Senior Management Team" and alone.header == ""
    assert len(tables(alone)) == 1


def test_a_plan_of_nothing_says_so(council: Register) -> None:
    assert "Nothing is planned yet." in words(plan_document(council, as_of=TODAY))


def test_the_command_line_writes_it_for_one_group_in_excel_and_word(
    board: Board, tmp_path: Path
) -> None:
    path = board.register.path
    plan_item(board.register, board.group_id, "Budget", key_decision=True)
    board.register.close()
    book = tmp_path / "plan.xlsx"
    runner = CliRunner()
    done = runner.invoke(
        commands, ["export", "plan", str(path), "--group", "CFB", "--key", "--to", str(book)]
    )
    assert done.exit_code == 0, done.output
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert [row for row in sheet.iter_rows(values_only=True) if "Budget" in row]
    assert not [row for row in sheet.iter_rows(values_only=True) if "Corporate CRM" in row]
    document = tmp_path / "plan.docx"
    done = runner.invoke(
        commands, ["export", "plan", str(path), "--word", "--public", "--to", str(document)]
    )
    assert done.exit_code == 0 and document.exists()
