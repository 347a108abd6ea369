"""The ranked programme from the command line: as it stands, as the board saw it, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook

from egovdesk.cli import main
from egovdesk.operations.programmes.criteria import set_weights
from egovdesk.operations.programmes.scores import score_project
from egovdesk.operations.projects.facts import set_project_exempt
from egovdesk.register import Register
from tests.core.programme import Competition, a_programme, agreed
from tests.scenes import Board


@pytest.fixture
def made(board: Board) -> Competition:
    """A programme whose board has agreed it, and whose scores have changed since."""
    found = a_programme(board)
    agreed(found)
    score_project(found.register, found.id, found.projects[2], board.sykes,
                  dict.fromkeys(found.criteria, 5))  # fmt: skip
    return found


def run(made: Competition, kind: str, target: Path, *arguments: str) -> int:
    made.register.close()
    return main(["export", kind, str(made.register.path), "--to", str(target), *arguments])


def words(path: Path) -> str:
    document = WordFile(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_the_ranking_as_it_stands_goes_to_excel(made: Competition, tmp_path: Path) -> None:
    target = tmp_path / "ranking.xlsx"
    assert run(made, "ranking", target) == 0
    page = load_workbook(target, data_only=True)["Ranking"]
    assert [page.cell(row, 3).value for row in (5, 6, 7)] == [
        "Network replacement", "Corporate CRM", "Smartcard pilot",
    ]  # fmt: skip
    assert load_workbook(target)["Ranking"]["H7"].value.startswith("=ROUND((F7*'Weights'!$B$5+")


def test_the_ranking_as_the_board_saw_it_stays_as_it_was(made: Competition, tmp_path: Path) -> None:
    target = tmp_path / "seen.docx"
    assert run(made, "ranking", target, "--kept", "seen", "--word") == 0
    said = words(target)
    assert "Taken to Customer First Board, 21 October 2003" in said
    assert "Smartcard pilot\n–\n48" in said


def test_the_file_is_named_by_what_it_is(
    made: Competition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(made, "ranking", tmp_path, "--kept", "agreed", "--word", "--public") == 0
    assert "ranking-2004-05_AGREED-PUBLIC.docx" in capsys.readouterr().out


def test_why_is_told_for_a_project_by_its_title(made: Competition, tmp_path: Path) -> None:
    target = tmp_path / "why.docx"
    assert run(made, "why", target, "--project", "smartcard pilot", "--kept", "agreed") == 0
    assert "It scored 48 of 100, which by score alone put it 3rd of 3." in words(target)


@pytest.mark.parametrize("which", [(), ("--kept", "agreed")])
def test_the_publics_copy_leaves_exempt_projects_out(
    made: Competition, tmp_path: Path, which: tuple[str, ...]
) -> None:
    set_project_exempt(made.register, made.projects[1], True, "A8")
    target = tmp_path / "public.xlsx"
    assert run(made, "ranking", target, "--public", *which) == 0
    book = load_workbook(target)
    found = [str(cell.value) for page in book for row in page.iter_rows() for cell in row]
    assert not any("CRM" in one for one in found)


def test_weights_that_do_not_total_100_are_no_ranking_to_export(
    made: Competition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_weights(made.register, made.id, {made.criteria[0]: 50})
    assert run(made, "ranking", tmp_path / "a.xlsx") == 1
    assert "The weights total 90, and not 100" in capsys.readouterr().err
    assert not (tmp_path / "a.xlsx").exists()


def test_what_is_not_there_is_said(
    board: Board, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = a_programme(board)
    assert run(made, "ranking", tmp_path, "--kept", "agreed") == 1
    assert "has agreed no ranking" in capsys.readouterr().err
    assert run(made, "ranking", tmp_path, "--year", "1999") == 1


def test_a_ranking_that_was_tampered_with_is_found(
    made: Competition, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made.register.path
    made.register.close()
    with Register(path) as register, register.step("Tamper"):
        kept = register.rankings.all()[0]
        register.rankings.update(kept.id, content=kept.content.replace("Smart", "Post"))
    with pytest.raises(SystemExit, match="1"):
        main(["check", str(path)])
    assert "is not as it was kept" in capsys.readouterr().out
