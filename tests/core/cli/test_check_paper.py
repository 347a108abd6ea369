"""`egovdesk check-paper` without a screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.exchange.authors import check_file
from egovdesk.exchange.authors.told import report_from
from tests.core.exchange.authors_files import a_paper, with_run

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    with_run(a_paper(tmp_path / "draft.docx"), "Small", '<w:sz w:val="16"/>')
    return with_run(tmp_path / "draft.docx", "the price", "<w:vanish/>")


def test_findings_are_told_with_who_can_mend_them(paper: Path, capsys: Capture) -> None:
    assert main(["check-paper", str(paper)]) == 0
    said = capsys.readouterr().out
    assert "Text is smaller than 12 points: down to 8. (can be mended)" in said
    assert "(can be mended where asked)\n    Where: “the price”." in said


def test_a_good_file_is_told_so(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check-paper", str(a_paper(tmp_path / "a.docx"))]) == 0
    assert capsys.readouterr().out == "Nothing is amiss.\n"


def test_a_script_gets_the_same_report(paper: Path, capsys: Capture) -> None:
    assert main(["check-paper", str(paper), "--json"]) == 0
    assert report_from(json.loads(capsys.readouterr().out)) == check_file(paper)


def test_the_mended_file_has_what_was_asked(paper: Path, tmp_path: Path, capsys: Capture) -> None:
    before = paper.read_bytes()
    target = tmp_path / "mended.docx"
    assert (
        main(["check-paper", str(paper), "--mend", str(target), "--remove-hidden", "--json"]) == 0
    )
    assert json.loads(capsys.readouterr().out)["mended"] == str(target)
    assert check_file(target).findings == ()
    assert paper.read_bytes() == before


def test_the_authors_own_file_is_never_written(paper: Path, capsys: Capture) -> None:
    before = paper.read_bytes()
    assert main(["check-paper", str(paper), "--mend", str(paper)]) == 1
    assert "stays as it is" in capsys.readouterr().err
    assert paper.read_bytes() == before


def test_the_note_is_ready_to_send(paper: Path, capsys: Capture) -> None:
    assert main(["check-paper", str(paper), "--note", "--remove-hidden"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Dear colleague, Thank you for “Call centre”. I have put this right:")
    assert "• The hidden text is taken out." in said


def test_a_file_that_is_none_is_refused(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    assert main(["check-paper", str(tmp_path / "a.docx"), "--mend", str(tmp_path / "b.docx")]) == 1
    assert "a.docx is empty: it has 0 bytes." in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]
