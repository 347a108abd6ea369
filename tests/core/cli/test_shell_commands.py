"""`egovdesk paper-shell` and `take-back`: a paper out to its author and back, without a screen."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from egovdesk.cli import main
from egovdesk.exchange.authors.told import plan_from
from egovdesk.operations.authority import change_authority
from egovdesk.operations.meetings import change_item
from egovdesk.operations.papers import add_paper
from egovdesk.register import Register
from tests.scenes import TODAY, Board

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def register(board: Board) -> Path:
    """A register with a paper for item 3, closed."""
    change_authority(board.register, today=TODAY)
    change_item(board.register, board.items[2], recommendation="agree the draft")
    add_paper(board.register, board.items[2], "IEG3: first draft", author_id=board.raman)
    board.register.close()
    return board.register.path


@pytest.fixture
def shell(register: Path, tmp_path: Path) -> Path:
    asked = ["--meeting", "2003-10-21", "--item", "3", "--to", str(tmp_path)]
    assert main(["paper-shell", str(register), *asked]) == 0
    return tmp_path / "CFB_2003-10-21_ieg3-first-draft_SHELL.docx"


def edit(shell: Path) -> None:
    word = docx.Document(str(shell))
    next(one for one in word.paragraphs if one.text == "agree the draft").runs[0].text = "note it"
    word.save(str(shell))


def recommended(register: Path) -> list[str]:
    with Register(register, read_only=True) as opened:
        return [one.recommendation for one in opened.items.all() if one.recommendation]


def test_a_shell_is_taken_back_by_what_it_says_of_itself(
    register: Path, shell: Path, capsys: Capture
) -> None:
    edit(shell)
    assert main(["take-back", str(register), str(shell), "--preview"]) == 0
    said = capsys.readouterr().out
    assert "Recommendations:\n  - agree the draft\n  + note it\n" in said
    assert "Nothing is written under “Purpose”." in said
    assert "No options have advantages and disadvantages; three or more are wanted." in said
    assert said.endswith("Would be back: 1 change.\n")
    assert recommended(register) == ["agree the draft"]
    assert main(["take-back", str(register), str(shell)]) == 0
    assert capsys.readouterr().out.endswith("Taken back: 1 change.\n")
    assert recommended(register) == ["note it"]


def test_a_script_gets_the_plan(register: Path, shell: Path, capsys: Capture) -> None:
    edit(shell)
    capsys.readouterr()
    assert main(["take-back", str(register), str(shell), "--preview", "--json"]) == 0
    plan = plan_from(json.loads(capsys.readouterr().out))
    assert plan.recommendation == "note it" and plan.clearances == ()


def test_a_file_that_does_not_say_whose_it_is_has_to_be_told(
    register: Path, tmp_path: Path, capsys: Capture
) -> None:
    word = docx.Document()
    word.add_heading("Recommendations", 1)
    word.add_paragraph("note it")
    word.save(str(tmp_path / "own.docx"))
    assert main(["take-back", str(register), str(tmp_path / "own.docx")]) == 1
    assert "does not tell whose paper it is" in capsys.readouterr().err
    asked = ["--meeting", "2003-10-21", "--item", "3"]
    assert main(["take-back", str(register), str(tmp_path / "own.docx"), *asked]) == 0
    assert recommended(register) == ["note it"]


def test_an_item_without_a_paper_is_told_which_there_are(register: Path, capsys: Capture) -> None:
    assert main(["paper-shell", str(register), "--meeting", "2003-10-21", "--item", "2"]) == 1
    said = capsys.readouterr().err
    assert "No papers are meant by that." in said and "“IEG3: first draft”" in said
