"""Where commands put files: folders, mistyped folders, JSON for scripts; and registers by meeting."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from egovdesk.cli import main
from egovdesk.documents.writers.docx import default_template
from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_meeting
from tests.core.documents.writers.pdf_accessibility import faults, page_texts
from tests.scenes import Board

REGISTERS = ("decisions", "actions", "attendance", "members")


@pytest.fixture
def path(minuted: Board) -> Path:
    """A closed register whose two meetings each have a decision and an action."""
    register = minuted.register
    earlier = register.items.find(meeting_id=minuted.earlier)[0].id
    for item, words in ((earlier, "the first"), (minuted.items[1], "the second")):
        add_decision(register, item, [f"{words} case be agreed"])
        add_action(register, item, f"Circulate {words}", due_on=date(2003, 10, 31))
    register.close()
    return register.path


def cells(path: str) -> list[str]:
    page = load_workbook(path).worksheets[0]
    return [str(cell.value) for row in page.iter_rows(min_row=5) for cell in row if cell.value]


def exported(path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["export", words[0], str(path), *words[1:]]) == 0
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize("what", ["agenda", "minutes", "decision-sheet", "action-sheet"])
def test_a_script_is_told_the_file_as_json(
    what: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = json.loads(
        exported(path, capsys, what, "--meeting", "2003-10-21", "--to", str(tmp_path), "--json")
    )
    assert Path(told["path"]).is_file() and Path(told["path"]).is_absolute()
    assert told["title"].endswith("Customer First Board")


@pytest.mark.parametrize("what", REGISTERS)
def test_registers_are_told_as_json_too(
    what: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (what, "--group", "CFB", "--to", str(tmp_path), "--json")
    assert Path(json.loads(exported(path, capsys, *words))["path"]).is_file()


@pytest.mark.parametrize(
    ("what", "seen"), [("decisions", "case be agreed"), ("actions", "Circulate")]
)
def test_a_register_of_one_meeting_holds_that_meeting_only(
    what: str, seen: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = exported(path, capsys, what, "--meeting", "2003-10-21", "--to", str(tmp_path))
    assert Path(book).name.startswith("CFB_2003-10-21_")
    said = [one for one in cells(book) if seen in one]
    assert said and all("second" in one for one in said)


def test_attendance_and_members_of_one_meeting(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = exported(path, capsys, "attendance", "--meeting", "2003-10-21", "--to", str(tmp_path))
    page = load_workbook(book).worksheets[0]
    assert page["A2"].value.startswith("1 meeting, 21 October 2003")
    book = exported(path, capsys, "members", "--meeting", "2003-10-21", "--to", str(tmp_path))
    assert "David Ashworth" in cells(book)
    assert Path(book).name == "CFB_2003-10-21_members.xlsx"


def test_two_meetings_of_one_day_are_told_apart_by_their_group(
    minuted: Board, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = minuted.register
    other = add_group(register, "Service Delivery Group", prefix="SDG")
    add_meeting(register, other, date(2003, 10, 21))
    register.close()
    words = [
        "export",
        "members",
        str(register.path),
        "--meeting",
        "2003-10-21",
        "--to",
        str(tmp_path),
    ]
    assert main(words) == 1
    assert "2 meetings on 21 October 2003" in capsys.readouterr().err
    assert main([*words, "--group", "SDG"]) == 0


def test_a_groups_name_is_its_own_also_where_another_has_it_for_a_prefix(
    minuted: Board, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = minuted.register
    add_meeting(register, add_group(register, "CFB"), date(2003, 10, 22))
    register.close()
    told = ("--group", "cfb", "--meeting", "2003-10-22", "--to", str(tmp_path))
    assert main(["export", "members", str(register.path), *told]) == 0


@pytest.mark.parametrize(
    "words",
    [
        ("decisions", "--meeting", "2003-10-21", "--from", "2003-01-01"),
        ("actions", "--meeting", "2003-10-21", "--until", "2003-12-01"),
        ("members", "--meeting", "2003-10-21", "--on", "2003-10-21"),
        ("attendance",),
    ],
)
def test_days_are_named_once(
    words: tuple[str, ...], path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", words[0], str(path), *words[1:]]) == 2
    assert "--meeting" in capsys.readouterr().err


def test_a_folder_that_is_made_is_told_of(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pack"
    assert main(["export", "members", str(path), "--to", str(folder)]) == 0
    told = capsys.readouterr()
    assert told.err == f"Made the folder {folder}\n"
    assert Path(told.out.strip()).parent == folder
    assert main(["export", "members", str(path), "--to", str(folder)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("ending", ["", "members.xlsx"])
def test_a_mistyped_folder_is_refused(
    ending: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "documnets" / "2003" / ending
    assert main(["export", "members", str(path), "--to", str(target)]) == 1
    assert f"There is no folder {tmp_path / 'documnets'}" in capsys.readouterr().err
    assert not (tmp_path / "documnets").exists()


@pytest.mark.parametrize("ending", ["", ".xlsx"])
def test_a_name_too_long_for_the_disk_is_refused(
    ending: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / ("n" * 300 + ending)
    assert main(["export", "members", str(path), "--group", "CFB", "--to", str(target)]) == 1
    said = capsys.readouterr().err
    assert "could not be" in said and "Traceback" not in said


@pytest.mark.parametrize(
    ("words", "public"),
    [
        (("decisions",), "decision-register_PUBLIC.xlsx"),
        (("actions",), "action-log_PUBLIC.xlsx"),
        (("papers",), "paper-tracker_PUBLIC.xlsx"),
        (("papers", "--word"), "papers-owed_PUBLIC.docx"),
        (("plan",), "forward-plan_PUBLIC.xlsx"),
        (("plan", "--word"), "forward-plan_PUBLIC.docx"),
    ],
)
def test_the_publics_copy_never_lands_on_the_members(
    words: tuple[str, ...], public: str, path: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    options = (*words[1:], "--group", "CFB", "--to", str(tmp_path))
    members = Path(exported(path, capsys, words[0], *options))
    named = Path(exported(path, capsys, words[0], *options, "--public")).name
    assert named.endswith(public)
    assert members.name == named.replace("_PUBLIC", "") and members.is_file()


def test_a_file_is_no_folder(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes").write_text("mine")
    assert main(["export", "members", str(path), "--to", str(tmp_path / "notes")]) == 1
    assert "is a file, and no folder" in capsys.readouterr().err
    assert (tmp_path / "notes").read_text() == "mine"


@pytest.mark.parametrize("command", ["new", "example"])
def test_a_register_is_not_made_in_a_mistyped_folder(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "registres" / "ours" / "ours.egovdesk"
    options = ["--name", "Ours"] if command == "new" else []
    assert main([command, str(target), *options]) == 1
    assert "There is no folder" in capsys.readouterr().err
    assert not (tmp_path / "registres").exists()


def test_new_and_restore_answer_a_script(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.egovdesk"
    assert main(["new", str(path), "--name", "Ours", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["path"] == str(path)
    assert main(["backup", str(path), "--to", str(tmp_path / "kept" / "here")]) == 1
    assert "There is no folder" in capsys.readouterr().err
    assert main(["backup", str(path), "--json"]) == 0
    capsys.readouterr()
    assert main(["restore", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == str(path) and Path(told["kept"]).is_file()


@pytest.mark.parametrize("what", ["agenda", "minutes", "decision-sheet"])
def test_what_is_read_is_a_pdf_where_one_is_asked_for(
    what: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting = (what, "--meeting", "2003-10-21")
    by_flag = exported(path, capsys, *meeting, "--pdf", "--to", str(tmp_path))
    assert Path(by_flag).suffix == ".pdf" and faults(Path(by_flag)) == []
    by_name = exported(path, capsys, *meeting, "--to", str(tmp_path / "out.PDF"))
    assert Path(by_name).read_bytes() == Path(by_flag).read_bytes()


def test_a_list_as_pdf_is_the_one_to_read(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = exported(path, capsys, "members", "--pdf", "--to", str(tmp_path))
    assert "David Ashworth" in " ".join(page_texts(Path(made)))
    made = exported(path, capsys, "structure", "--to", str(tmp_path / "structure.pdf"))
    assert "Customer First: E-governance group" in " ".join(page_texts(Path(made)))


def test_a_list_to_sort_is_no_pdf(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "decisions", str(path), "--to", str(tmp_path / "out.pdf")]) == 1
    assert "a list to sort" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()


def test_a_word_template_has_no_part_in_a_pdf(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = str(default_template())
    words = ["agenda", str(path), "--meeting", "2003-10-21", "--pdf", "--to", str(tmp_path)]
    assert main(["export", *words, "--template", template]) == 2
    assert "--template is for Word" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.pdf"))
