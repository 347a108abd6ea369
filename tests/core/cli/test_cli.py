"""The command line: each command, its refusals and its exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook

from egovdesk import __version__
from egovdesk.cli import main
from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.files import add_file
from egovdesk.operations.meetings import set_item_exempt
from egovdesk.operations.papers import add_paper
from egovdesk.register import Register
from tests.scenes import Board, a_council

ROOT = Path(__file__).parents[3]
YEAR = ("--from", "2003-05-15", "--until", "2004-05-14")


@pytest.fixture
def minuted_path(minuted: Board) -> Path:
    """A closed register with a decision, an exempt one, and an action."""
    register = minuted.register
    add_decision(register, minuted.items[1], ["the outline case be agreed"])
    add_decision(register, minuted.items[4], ["Acme be appointed"])
    add_action(register, minuted.items[1], "Circulate costs", due_on=date(2003, 10, 31))
    register.close()
    return register.path


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert __version__ in printed(capsys)


@pytest.mark.parametrize(
    "command",
    ["new", "example", "export", "search", "check", "check-public", "history", "backup", "restore"],
)
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert "Usage: egovdesk" in printed(capsys)


def test_a_new_register_opens_and_is_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.egovdesk"
    assert main(["new", str(path), "--name", "Our Borough Council", "--nation", "wales"]) == 0
    with Register(path) as register:
        assert register.authority.name == "Our Borough Council"
        assert register.authority.nation == "wales"
    assert main(["check", str(path)]) == 0
    assert "sound" in printed(capsys)


def test_a_register_is_never_replaced_by_a_new_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.egovdesk"
    a_council(path).close()
    before = path.read_bytes()
    assert main(["new", str(path), "--name", "Other"]) == 1
    assert "there already" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("agenda", "Corporate CRM"),
        ("minutes", "AGREED that"),
        ("decision-sheet", "the outline case be agreed"),
        ("action-sheet", "Circulate costs"),
    ],
)
def test_documents_of_a_meeting_are_word_files(
    kind: str, sentence: str, minuted_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", kind, str(minuted_path), "--group", "cfb", "--meeting", "21 October 2003"]
    assert main([*command, "--to", str(tmp_path / "out")]) == 0
    path = Path(printed(capsys).strip())
    assert path.name.startswith("CFB_2003-10-21_")
    said = "\n".join(paragraph.text for paragraph in WordFile(str(path)).paragraphs)
    assert sentence in said


def test_the_public_minutes_hold_nothing_exempt(
    minuted_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "public.docx"
    command = ["export", "minutes", str(minuted_path), "--meeting", "2003-10-21", "--public"]
    assert main([*command, "--to", str(target)]) == 0
    said = "\n".join(paragraph.text for paragraph in WordFile(str(target)).paragraphs)
    assert "Acme" not in said
    assert "tender evaluation" not in said
    assert printed(capsys).strip() == str(target)


@pytest.mark.parametrize(
    ("options", "name", "cell"),
    [
        (["decisions"], "decision-register", "Corporate CRM"),
        (["actions", "--open"], "action-log", "Circulate costs"),
        (["attendance", "--group", "CFB", *YEAR], "attendance", "Priya Raman"),
        (["members", "--on", "2003-10-21"], "members", "Head of ICT"),
        (["programme", "--year", "2003"], "programme-of-meetings", datetime(2003, 10, 13)),
    ],
)
def test_registers_are_excel_files(
    options: list[str], name: str, cell: object, minuted_path: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    kind, *rest = options
    assert main(["export", kind, str(minuted_path), *rest, "--to", str(tmp_path / "out")]) == 0
    path = Path(printed(capsys).strip())
    assert name in path.name
    book = load_workbook(path)
    values = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    assert cell in values


def test_a_period_that_ends_before_it_begins_is_refused(
    minuted_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "decisions", str(minuted_path), "--to", str(tmp_path / "out")]
    assert main([*command, "--from", "2003-12-01", "--until", "2003-01-01"]) == 1
    assert "ends before it begins" in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.xlsx"))


def test_an_unknown_group_is_refused_with_the_known_ones(
    minuted_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "decisions", str(minuted_path), "--group", "nobody"]) == 1
    assert "The groups are: CFB" in capsys.readouterr().err


def test_an_unknown_meeting_is_refused(
    minuted_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "agenda", str(minuted_path), "--meeting", "2003-10-22"]) == 1
    assert "no meeting on 22 October 2003" in capsys.readouterr().err


def test_words_that_are_not_understood_exit_with_2(minuted_path: Path) -> None:
    assert main(["export", "agenda", str(minuted_path), "--meeting", "soon"]) == 2
    assert main(["bogus"]) == 2


def test_search_finds_wording_and_prints_json(
    minuted_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", str(minuted_path), "outline", "case", "--json"]) == 0
    found = json.loads(printed(capsys))
    assert found[0]["kind"] == "decision"
    assert found[0]["title"] == "Corporate CRM"


def test_a_public_search_leaves_out_what_is_exempt(
    minuted_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["search", str(minuted_path), "Acme", "--json"])
    assert len(json.loads(printed(capsys))) == 1
    main(["search", str(minuted_path), "Acme", "--public", "--json"])
    assert json.loads(printed(capsys)) == []


def test_history_is_found_by_number_and_by_day(
    minuted_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", str(minuted_path), "CFB 03/03", "--json"]) == 0
    entries = json.loads(printed(capsys))
    assert entries[0]["label"] == "Add decision: item 2"
    subjects = {one["subject"].split(" ")[0] for one in entries}
    assert {"Decision", "Wording", "Item"} <= subjects
    assert main(["history", str(minuted_path), "Priya Raman", "--on", "2003-01-01"]) == 1
    assert "not in the register on that day" in capsys.readouterr().err


def test_history_is_told_in_words(minuted_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(minuted_path), "CFB 03/03"]) == 0
    told = printed(capsys)
    assert "Minute number: nothing became “CFB 03/03”" in told
    assert "minute_number" not in told
    assert main(["history", str(minuted_path), "Customer First"]) == 0
    assert printed(capsys).startswith("Group Customer First Board\n")
    assert main(["history", str(minuted_path), "CFB 03/03", "--on", "2099-01-01"]) == 0
    stood = printed(capsys)
    assert "Number: CFB 03/03" in stood and "Outcome: Agreed" in stood


def test_backup_and_restore_bring_yesterday_back(
    minuted: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    path = minuted.register.path
    assert main(["backup", str(path), "--json"]) == 0
    assert Path(json.loads(printed(capsys))[0]["path"]).is_file()
    set_item_exempt(minuted.register, minuted.items[1], True, "A9")
    assert main(["restore", str(path)]) == 1
    assert "open already" in capsys.readouterr().err
    minuted.register.close()
    assert main(["restore", str(path)]) == 0
    assert "kept as" in printed(capsys)
    with Register(path) as register:
        assert not register.items.get(minuted.items[1]).exempt


def test_restore_says_what_the_backup_did_not_have(
    minuted: Board, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register, case = minuted.register, tmp_path / "case.pdf"
    case.write_bytes(b"%PDF-1.4")
    paper = add_paper(register, minuted.items[1], "Outline business case")
    add_file(register, paper, register.contents.keep(case), case.name)
    register.close()
    assert main(["backup", str(register.path)]) == 0
    (kept,) = Path(printed(capsys).strip()).parent.glob("* files/*/*")
    kept.write_bytes(b"%PDF-1.5")
    assert main(["restore", str(register.path)]) == 0
    assert "did not have the contents of case.pdf" in printed(capsys)


def test_check_tells_of_damage(minuted_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(minuted_path.read_bytes())
    minuted_path.write_bytes(data[: len(data) // 2])
    assert main(["check", str(minuted_path)]) == 1
    assert "damaged" in capsys.readouterr().err


def test_main_runs_a_command_without_qt(tmp_path: Path) -> None:
    path = tmp_path / "ours.egovdesk"
    command = [sys.executable, "-X", "importtime", str(ROOT / "main.py")]
    done = subprocess.run(
        [*command, "new", str(path), "--name", "Ours"], capture_output=True, text=True, check=True
    )
    assert path.exists()
    assert "PySide6" not in done.stderr


def test_attendance_refuses_a_period_that_ends_before_it_begins(
    minuted_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "attendance", str(minuted_path), "--group", "CFB"]
    assert main([*command, "--from", "2003-12-01", "--until", "2003-01-01"]) == 1
    assert "ends before it begins" in capsys.readouterr().err


def test_a_workbook_is_not_written_under_another_kinds_name(
    minuted_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "members.csv"
    assert main(["export", "members", str(minuted_path), "--to", str(target)]) == 1
    assert ".xlsx" in capsys.readouterr().err
    assert not target.exists()


def test_check_advises_and_exits_with_nought(
    minuted_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(minuted_path), "--rule", "r31", "--rule", "R01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["findings"]
    assert {one["rule"] for one in told} == {"R01", "R31"}
    assert all(one["remedy"].startswith("The framework suggests") for one in told)
    assert main(["check", str(minuted_path), "--rule", "R31"]) == 0
    assert "No officer e-champion is recorded." in capsys.readouterr().out


def test_check_tells_of_a_day_and_knows_its_rules(
    minuted_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(minuted_path), "--on", "2001-01-01", "--rule", "R08"]) == 0
    assert "nothing further" in capsys.readouterr().out
    assert main(["check", str(minuted_path), "--rule", "R99"]) == 2


@pytest.mark.parametrize("kind", ["findings", "seats"])
def test_findings_and_seats_are_written_in_excel_and_word(
    minuted_path: Path, tmp_path: Path, kind: str
) -> None:
    assert main(["export", kind, str(minuted_path), "--to", str(tmp_path / "a.xlsx")]) == 0
    assert load_workbook(tmp_path / "a.xlsx").sheetnames == [kind.capitalize()]
    word = ["export", kind, str(minuted_path), "--word", "--to", str(tmp_path / "a.docx")]
    assert main([*word, "--on", "2003-10-09"]) == 0
    texts = [one.text for one in WordFile(str(tmp_path / "a.docx")).paragraphs]
    assert "As on 9 October 2003" in texts or "As on Thursday 9 October 2003" in texts


def test_check_without_looking_at_the_file_says_only_findings(
    minuted_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(minuted_path), "--findings", "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == ["findings"]
