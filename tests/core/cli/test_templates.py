"""Templates from the command line: looked through, chosen, and then used by exports by themselves."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from docx import Document as Word

from egovdesk.cli import main
from egovdesk.documents.writers.docx import default_template

MEETING = ("--group", "CFB", "--meeting", "2003-10-21")


@pytest.fixture
def northbridge(northbridge_path: Path, tmp_path: Path) -> str:
    """A copy of the example council's register."""
    return str(shutil.copy(northbridge_path, tmp_path / "northbridge.egovdesk"))


@pytest.fixture
def template(tmp_path: Path) -> str:
    """A council's template with two fields, one of them unknown, and a style too few."""
    word = Word(str(default_template()))
    word.sections[0].header.paragraphs[0].text = "{{group}}, {{ place }}, {{ crest }}"
    word.styles["Exempt"].delete()
    word.save(str(tmp_path / "council.docx"))
    return str(tmp_path / "council.docx")


def test_what_is_amiss_is_told_before_the_night(
    northbridge: str, template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-template", northbridge, template, *MEETING]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "group: Customer First Board" in told
    assert "crest: nobody knows this field: {{group}}, {{ place }}, {{ crest }}" in told
    assert "It has no style “Exempt”: EgovDesk’s own stands in." in told
    picture = tmp_path / "page.png"
    words = ["check-template", northbridge, template, *MEETING, "--picture", str(picture), "--json"]
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["missing"] == ["Exempt"] and found["no_picture"] == ""
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_exports_use_the_chosen_template_by_themselves(
    northbridge: str, template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["choose-template", northbridge, template, "--kind", "agenda", "--group", "CFB"]
    assert main(words) == 0
    assert "Agendas and supplements: council.docx" in capsys.readouterr().out
    out = tmp_path / "agenda.docx"
    assert main(["export", "agenda", northbridge, *MEETING, "--to", str(out)]) == 0
    assert "The template council.docx lacks Exempt" in capsys.readouterr().err
    header = Word(str(out)).sections[0].header.paragraphs[0].text
    assert header.startswith("Customer First Board, ") and "{{ crest }}" in header
    minutes = tmp_path / "minutes.docx"
    words = ["--group", "CFB", "--meeting", "2003-09-16", "--to", str(minutes)]
    assert main(["export", "minutes", northbridge, *words]) == 0
    assert "crest" not in Word(str(minutes)).sections[0].header.paragraphs[0].text


def test_what_is_no_template_is_not_chosen(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.docx").write_text("Dear all")
    assert main(["choose-template", northbridge, str(tmp_path / "notes.docx")]) == 1
    assert "notes.docx" in capsys.readouterr().err
