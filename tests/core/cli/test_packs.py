"""Packs from the command line: one command makes one, and the public's is proved."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from egovdesk.cli import main
from egovdesk.operations.packs.public import declare_public
from egovdesk.operations.papers import add_paper
from egovdesk.register import Register
from tests.core.packing.scenes import a_pdf, keep_file

MEETING = ("--group", "CFB", "--meeting", "2003-10-21")


@pytest.fixture
def northbridge(northbridge_path: Path, tmp_path: Path) -> str:
    """A copy of the example council's register."""
    return str(shutil.copy(northbridge_path, tmp_path / "northbridge.egovdesk"))


def test_the_smt_pack_is_one_command(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["pack", northbridge, *MEETING, "--kind", "smt", "--to", str(out)]) == 0
    assert (out / "CFB_2003-10-21_smt-pack.pdf").is_file()
    capsys.readouterr()
    assert main(["packs", northbridge, *MEETING, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["label"] == "SMT pack 1 for members"
    assert row["files"] == ["CFB_2003-10-21_smt-pack.pdf"]


def test_the_publics_pack_is_made_once_what_was_found_is_settled(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    words = [northbridge, *MEETING, "--for", "public", "--to", str(out), "--json"]
    assert main(["pack", *words]) == 1
    told = capsys.readouterr()
    assert "£412,000" in told.out
    assert "settled before this pack may go to the public" in told.err
    assert list(out.iterdir()) == []
    with Register(Path(northbridge)) as register:
        (meeting,) = register.meetings.find(held_on=date(2003, 10, 21))
        declare_public(register, meeting.id, "£412,000", "The budget book has it")
    assert main(["pack", *words, "--no-keep"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["searched"]["clean"]
    assert found["searched"]["pages"] == found["pages"]
    with Register(Path(northbridge), read_only=True) as register:
        assert not register.packs.all()


def test_a_preview_keeps_nothing_and_tells_the_pages(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [northbridge, *MEETING, "--for", "public", "--to", str(tmp_path), "--json"]
    assert main(["preview-pack", *words]) == 0
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert found["made"]["pages"] == sum(one["pages"] for one in found["made"]["manifest"])
    assert found["searched"]["pages"] == found["made"]["pages"]
    assert "progress 1.000" in captured.err
    with Register(Path(northbridge), read_only=True) as register:
        assert not register.packs.all()


def test_a_folder_is_made_of_the_same_documents(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", northbridge, *MEETING, "--folder", "--to", str(tmp_path)]) == 0
    folder = Path(capsys.readouterr().out.strip())
    assert (folder / "contents.csv").is_file()
    assert main(["pack", northbridge, *MEETING, "--folder", "--to", str(tmp_path)]) == 1
    assert "already" in capsys.readouterr().err
    lying = {one.relative_to(folder.parent) for one in folder.rglob("*") if one.is_file()}
    assert main(["packs", northbridge, *MEETING]) == 0
    told = capsys.readouterr().out
    assert f"Pack 1 for members, a folder of {len(lying)} files" in told
    assert main(["packs", northbridge, *MEETING, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert {Path(one) for one in row["files"]} == lying


def test_the_publics_folder_is_proved_certified_and_kept(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    words = [northbridge, *MEETING, "--folder", "--for", "public", "--to", str(out)]
    assert main(["pack", *words, "--json"]) == 1
    blocked = json.loads(capsys.readouterr().out)["blocked"]
    assert "£412,000" in {one["words"] for one in blocked["searched"]["leaks"]}
    assert main(["pack", *words]) == 1
    assert "[£412,000]" in capsys.readouterr().out
    assert list(out.iterdir()) == []
    with Register(Path(northbridge)) as register:
        (meeting,) = register.meetings.find(held_on=date(2003, 10, 21))
        declare_public(register, meeting.id, "£412,000", "The budget book has it")
    assert main(["pack", *words]) == 0
    told = capsys.readouterr().out
    assert "beside it: " in told and "Nothing of it was found." in told
    assert {one.name for one in out.iterdir()} == {
        "CFB_2003-10-21_pack_PUBLIC", "CFB_2003-10-21_pack_PUBLIC_folder_certificate.pdf",
    }  # fmt: skip
    with Register(Path(northbridge), read_only=True) as register:
        (pack,) = register.packs.all()
        kinds = {one.kind for one in register.pack_files.find(pack_id=pack.id)}
    assert kinds == {"folder", "certificate"}


def test_an_accessible_pack_is_a_form_that_is_kept(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", northbridge, *MEETING, "--accessible", "--to", str(tmp_path)]) == 0
    assert Path(capsys.readouterr().out.strip()).name == "CFB_2003-10-21_pack-accessible.pdf"
    assert main(["packs", northbridge, *MEETING]) == 0
    assert "Pack 1 for members, as an accessible PDF" in capsys.readouterr().out
    words = ["pack", northbridge, *MEETING, "--accessible", "--word", "--to", str(tmp_path)]
    assert main(words) == 2
    assert "One form at a time" in capsys.readouterr().err


def test_a_folder_need_not_be_kept(northbridge: str, tmp_path: Path) -> None:
    words = [northbridge, *MEETING, "--folder", "--no-keep", "--to", str(tmp_path)]
    assert main(["pack", *words]) == 0
    with Register(Path(northbridge), read_only=True) as register:
        assert not register.packs.all()


def test_a_supplement_before_any_pack_is_refused(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        northbridge,
        *MEETING,
        "--kind",
        "supplement",
        "--reason",
        "Late",
        "--to",
        str(tmp_path),
    ]
    assert main(["pack", *words]) == 1
    assert "No pack has been made" in capsys.readouterr().err


def test_a_pack_in_word_is_kept_like_any_other(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["pack", northbridge, *MEETING, "--word", "--to", str(out)]) == 0
    assert (out / "CFB_2003-10-21_pack.docx").is_file()
    capsys.readouterr()
    assert main(["packs", northbridge, *MEETING]) == 0
    assert "Pack 1 for members, in Word" in capsys.readouterr().out
    assert main(["pack", northbridge, *MEETING, "--word", "--folder", "--to", str(out)]) == 2


def test_a_supplement_in_word_is_listed_with_its_pdf(
    northbridge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [northbridge, *MEETING, "--to", str(tmp_path)]
    late = [*words, "--kind", "supplement", "--reason", "It came late"]
    assert main(["pack", *words]) == 0
    with Register(Path(northbridge)) as register:
        (meeting,) = register.meetings.find(held_on=date(2003, 10, 21))
        item = register.items.find(meeting_id=meeting.id)[1]
        paper = add_paper(register, item.id, "Late figures")
        keep_file(register, paper, a_pdf(tmp_path / "late.pdf", 1))
    assert main(["pack", *late, "--word"]) == 1
    assert "Make the supplement as PDF first" in capsys.readouterr().err
    assert main(["pack", *late]) == main(["pack", *late, "--word"]) == 0
    capsys.readouterr()
    assert main(["packs", northbridge, *MEETING]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2 and "Supplement 1 for members, pages " in told[1]
    assert told[1].endswith(", in Word")
