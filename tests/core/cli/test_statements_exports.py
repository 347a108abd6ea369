"""Statements, their changes and their evidence, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook

from egovdesk.cli import main
from egovdesk.operations.authority import change_authority
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.statements.drafts import keep_draft
from egovdesk.operations.statements.statements import start_statement
from egovdesk.operations.statements.tables import add_row, write_cell
from egovdesk.records.statements import SectionKind
from egovdesk.register import Register
from tests.core.documents.revisions import body_of, settled
from tests.core.statements import a_statement
from tests.scenes import TODAY, Board


@pytest.fixture
def two_drafts(minuted: Board) -> Path:
    """A closed register with a statement of which two drafts were kept."""
    register = minuted.register
    change_authority(register, today=TODAY)
    statement = a_statement(register, group_id=minuted.group_id)
    statement.section("Security", "It was adopted in draft.")
    keep_draft(register, statement.statement_id, "officers")
    statement.write("Security", "It was adopted in September.")
    decision = add_decision(register, minuted.items[1], ["the policy be adopted"])
    statement.evidence("Security", decision_id=decision)
    keep_draft(register, statement.statement_id)
    statement.write("Security", "It was adopted.")
    register.close()
    return register.path


def run(path: Path, *arguments: str) -> int:
    kind, *rest = arguments
    return main(["export", kind, str(path), *rest, "--to", str(path.parent)])


def words(path: Path) -> list[str]:
    return [one.text for one in WordFile(str(path)).paragraphs]


@pytest.mark.parametrize(
    ("arguments", "name", "sentence"),
    [
        ((), "CFB_2003-10-09_ieg3-statement_WORKING.docx", "It was adopted."),
        (("--draft", "1"), "CFB_2003-10-09_ieg3-statement_DRAFT_v0.1.docx",
         "It was adopted in draft."),
        (("--draft", "1", "--public"),
         "CFB_2003-10-09_ieg3-statement_DRAFT-PUBLIC_v0.1.docx",
         "It was adopted in draft."),
    ],
)  # fmt: skip
def test_a_statement_is_written_as_it_stands_or_as_it_was_kept(
    two_drafts: Path, arguments: tuple[str, ...], name: str, sentence: str
) -> None:
    assert run(two_drafts, "statement", *arguments) == 0
    assert sentence in words(two_drafts.parent / name)


def test_changes_are_tracked_in_word(two_drafts: Path) -> None:
    target = two_drafts.parent / "changes.docx"
    status = main(["export", "statement-changes", str(two_drafts), "--since", "1", "--draft", "2",
                   "--to", str(target)])  # fmt: skip
    assert status == 0
    assert ("BodyText", "It was adopted in draft.") in settled(target, accept=False)
    assert any("in September. [" in text for _style, text in settled(target, accept=True))
    assert len([*body_of(target).iter("{*}ins")]) > 1


def test_evidence_comes_in_excel_or_word(
    two_drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "evidence", str(two_drafts), "--draft", "2", "--json",
                 "--to", str(two_drafts.parent)]) == 0  # fmt: skip
    path = Path(json.loads(capsys.readouterr().out)["path"])
    sheet = load_workbook(path)["Evidence"]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "It was adopted in September." in cells
    assert run(two_drafts, "evidence", "--word", "--draft", "2") == 0
    assert (two_drafts.parent / path.name).with_suffix(".docx").exists()


def test_what_is_not_there_is_said(two_drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(two_drafts, "statement", "--draft", "9") == 1
    assert "There is no draft 9" in capsys.readouterr().err
    assert run(two_drafts, "statement", "--statement", "IEG9") == 1
    assert "The statements are: IEG3 statement." in capsys.readouterr().err


def test_one_of_several_has_to_be_named(minuted: Board, capsys: pytest.CaptureFixture[str]) -> None:
    register = minuted.register
    for code in ("IEG2", "IEG3"):
        start_statement(register, round=code)
    register.close()
    assert run(register.path, "statement") == 1
    assert "Name one with --statement" in capsys.readouterr().err
    assert run(register.path, "statement", "--statement", "ieg3") == 0


def test_a_check_finds_a_draft_that_is_not_as_it_was_kept(
    two_drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Register(two_drafts) as register, register.step("Damage"):
        draft = register.drafts.all()[0]
        register.drafts.update(draft.id, content=draft.content.replace("draft.", "drift."))
    with pytest.raises(SystemExit, match="1"):
        main(["check", str(two_drafts)])
    assert "Draft 1 of “IEG3 statement” is not as it was kept" in capsys.readouterr().out
    assert run(two_drafts, "statement", "--draft", "1") == 1
    assert "Restore a backup" in capsys.readouterr().err


def test_tables_are_written_to_excel_as_they_stand_or_as_they_were_kept(
    minuted: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    register = minuted.register
    change_authority(register, today=TODAY)
    statement = a_statement(register, group_id=minuted.group_id)
    statement.section("Calls", kind=SectionKind.TAKE_UP)
    keep_draft(register, statement.statement_id)
    row = add_row(register, statement.sections["Calls"], "Web")
    write_cell(register, row, "2003/04", "160")
    register.close()
    assert run(register.path, "statement-tables") == 0
    book = load_workbook(register.path.parent / "CFB_2003-10-09_ieg3-tables_WORKING.xlsx")
    assert "All channels" in [one.value for one in book["Take-up"]["A"]]
    assert run(register.path, "statement-tables", "--draft", "1") == 1
    assert "no table with rows" in capsys.readouterr().err
