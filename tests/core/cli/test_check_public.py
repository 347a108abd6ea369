"""The command that checks files before the public gets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.operations.minutes import add_block
from tests.core.exchange.leaky import Pages, shown
from tests.scenes import Board

TENDER = "Network partner: tender evaluation"


@pytest.fixture
def register(minuted: Board) -> Path:
    """A closed register with an exempt item that has been minuted."""
    add_block(minuted.register, minuted.items[-1], "Harrow Data Ltd asked for £61,200")
    minuted.register.close()
    return minuted.register.path


def run(register: Path, *files: Path, options: tuple[str, ...] = ()) -> int:
    named = [str(one) for one in files]
    return main(["check-public", str(register), *named, "--meeting", "2003-10-21", *options])


def test_a_file_that_tells_nothing_is_clean(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Pages(shown("Corporate CRM")).save(tmp_path / "pack.pdf")
    assert run(register, path) == 0
    said = capsys.readouterr().out
    assert "Searched 1 file with 1 page for" in said and "Nothing of it was found." in said


def test_what_a_file_tells_is_said_and_refused(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Pages(shown("Agenda"), shown(f"See {TENDER}, part B")).save(tmp_path / "pack.pdf")
    assert run(register, path) == 1
    assert f"pack.pdf, page 2, body: See [{TENDER}] , part B" in capsys.readouterr().out


def test_a_script_gets_it_as_json(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    Pages(shown("Harrow Data: £61.2k")).save(folder / "agenda.pdf")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert run(register, folder, options=("--json",)) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["clean"] is False and (said["files"], said["pages"]) == (2, 1)
    assert [(one["words"], one["kind"], one["page"]) for one in said["found"]] == [
        ("Harrow Data", "name", 1), ("£61.2k", "sum", 1),
    ]  # fmt: skip
    assert [one["file"] for one in said["not_searched"]] == ["old.doc"]


def test_a_file_that_is_not_there_is_refused(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(register, tmp_path / "gone.pdf") == 1
    assert "There is no file" in capsys.readouterr().err
