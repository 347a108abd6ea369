"""The chair's brief: what is to be decided, who comes, what may be asked, on one page."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.documents.meetings import chairs_brief
from egovdesk.documents.model import Paragraph, ParagraphStyle, plain
from egovdesk.example import make_example
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import (
    add_attender,
    add_item,
    add_meeting,
    change_item,
    issue_agenda,
    remove_item,
)
from egovdesk.records.meetings import AttendanceState
from tests.core.documents.reading import facts, words
from tests.scenes import TODAY, Board


def told(board: Board) -> list[str]:
    """What the brief says of each item."""
    document = chairs_brief(board.register, board.meeting, as_of=TODAY)
    return [
        plain(one.runs)
        for one in document.blocks
        if isinstance(one, Paragraph) and one.style is ParagraphStyle.NOTE
    ]


def test_each_item_says_what_is_sought_who_decides_and_what_may_be_asked(board: Board) -> None:
    change_item(
        board.register, board.items[1], purpose="decide", category="B", minutes_allowed=20,
        recommendation="1. agree the outline case; and\n2. place it second.",
        challenge="Why not the county’s?",
    )  # fmt: skip
    crm, tender = told(board)
    assert crm.startswith(
        "2 Corporate CRM  2.10pm, 20 minutes, for decision\nDecision sought: agree"
    )
    assert "agree the outline case (and 1 more)  Who decides: Customer First, " in crm
    assert crm.endswith("\nLikely challenge: Why not the county’s?")
    assert "Exempt: paragraph 8" in tender and tender.endswith("Likely challenge: none noted")


def test_who_is_expected_who_sent_apologies_and_the_quorum(board: Board) -> None:
    add_attender(board.register, board.meeting, board.sykes, AttendanceState.APOLOGIES)
    said = facts(chairs_brief(board.register, board.meeting, as_of=TODAY))
    assert said["Expected"] == "David Ashworth; Priya Raman"
    assert said["Apologies"] == "Graham Sykes. Quorum: 2 of 3 places"
    assert str(said["Formal business"]).startswith("1 Apologies for absence; 2 Corporate CRM")


def test_late_and_urgent_items_without_the_chairs_reason_are_named(board: Board) -> None:
    late = add_item(board.register, board.meeting, "Network failure", late=True)
    said = facts(chairs_brief(board.register, board.meeting, as_of=TODAY))
    assert said["Needs your reason"] == "5 Network failure"
    change_item(board.register, late, urgent=True, urgent_reason="It cannot wait")
    said = facts(chairs_brief(board.register, board.meeting, as_of=TODAY))
    assert "Needs your reason" not in said


def test_a_withdrawn_item_and_an_empty_group_are_no_trouble(board: Board) -> None:
    issue_agenda(board.register, board.meeting, "{}")
    remove_item(board.register, board.items[1])
    assert "Corporate CRM" not in words(chairs_brief(board.register, board.meeting, as_of=TODAY))
    group = add_group(board.register, "Web Group")
    empty = add_meeting(board.register, group, date(2003, 12, 16), standing_items=False)
    said = facts(chairs_brief(board.register, empty, as_of=TODAY))
    assert said["Expected"] == "nobody sits on this group" and "Quorum" not in str(said)


def test_northbridges_brief_of_21_october_fits_one_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "northbridge.egovdesk"
    make_example(register)
    command = ["export", "brief", str(register), "--group", "CFB", "--meeting", "2003-10-21"]
    assert main([*command, "--to", str(tmp_path)]) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written.name == "CFB_2003-10-21_brief.docx"
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed to count pages"
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    subprocess.run(
        [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(written)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pdf = written.with_suffix(".pdf").read_bytes()
    assert pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page>") + pdf.count(b"/Type/Page\n") == 1
