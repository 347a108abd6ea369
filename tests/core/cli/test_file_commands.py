"""`egovdesk add-file` and `save-files`: papers' files in and out of a register, without a screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.operations.authority import change_authority
from egovdesk.operations.papers import add_paper
from egovdesk.records.papers import PaperState
from egovdesk.register import Register
from tests.scenes import TODAY, Board

Capture = pytest.CaptureFixture[str]
ASKED = ["--meeting", "2003-10-21", "--item", "3"]


@pytest.fixture
def register(board: Board) -> Path:
    change_authority(board.register, today=TODAY)
    add_paper(board.register, board.items[2], "IEG3: first draft")
    board.register.close()
    return board.register.path


def a_file(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_a_file_goes_in_and_comes_out_as_it_was(
    register: Path, tmp_path: Path, capsys: Capture
) -> None:
    for data in (b"first", b"second"):
        assert main(["add-file", str(register), a_file(tmp_path, "draft.pdf", data), *ASKED]) == 0
    assert capsys.readouterr().out == (
        "draft.pdf is kept under “IEG3: first draft” as version 1.\n"
        "draft.pdf is kept under “IEG3: first draft” as version 2.\n"
    )
    with Register(register, read_only=True) as opened:
        assert opened.papers.all()[0].state is PaperState.FINAL
    assert main(["save-files", str(register), *ASKED, "--to", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'draft (2).pdf'}\n"
    assert (tmp_path / "draft (2).pdf").read_bytes() == b"second"


def test_a_script_is_told_what_was_kept(register: Path, tmp_path: Path, capsys: Capture) -> None:
    path = a_file(tmp_path, "draft.pdf", b"first")
    assert main(["add-file", str(register), path, *ASKED, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["name"], told["version"], len(told["sha256"])) == ("draft.pdf", 1, 64)


def test_an_empty_file_is_refused_and_nothing_is_kept(
    register: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert main(["add-file", str(register), a_file(tmp_path, "a.pdf", b""), *ASKED]) == 1
    assert "a.pdf is empty: it has 0 bytes." in capsys.readouterr().err
    assert main(["save-files", str(register), *ASKED]) == 1
    assert "“IEG3: first draft” has no file." in capsys.readouterr().err


def test_check_says_which_file_has_lost_its_contents(
    register: Path, tmp_path: Path, capsys: Capture
) -> None:
    main(["add-file", str(register), a_file(tmp_path, "draft.pdf", b"first"), *ASKED])
    assert main(["check", str(register)]) == 0
    with Register(register) as opened, opened.contents._connection() as connection:
        connection.execute("UPDATE contents SET data = CAST('fir5t' AS BLOB)")
    capsys.readouterr()
    with pytest.raises(SystemExit, match="1"):
        main(["check", str(register)])
    said = capsys.readouterr().out
    assert "The contents of draft.pdf are not in the register as they were." in said
