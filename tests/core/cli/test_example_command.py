"""`egovdesk example` and what a script does with it, in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def egovdesk(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `egovdesk` as a script does."""
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *words],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
        env={"PATH": "/usr/bin", "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("script") / "northbridge.egovdesk"
    made = egovdesk("example", path)
    assert (made.returncode, made.stdout.strip(), made.stderr) == (0, str(path), "")
    return path


def test_a_second_example_of_that_name_is_refused(example: Path) -> None:
    before = example.read_bytes()
    again = egovdesk("example", example)
    assert again.returncode == 1 and "is there already" in again.stderr
    assert example.read_bytes() == before


def test_an_unknown_council_is_a_mistake_of_usage(tmp_path: Path) -> None:
    found = egovdesk("example", tmp_path / "a.egovdesk", "--council", "camelot")
    assert found.returncode == 2 and "wexcombe" in found.stderr


def test_wexcombe_is_made_by_name(tmp_path: Path) -> None:
    path = tmp_path / "wexcombe.egovdesk"
    assert egovdesk("example", path, "--council", "wexcombe").returncode == 0
    found = egovdesk("search", path, "Pococke", "--json")
    assert [one["title"] for one in json.loads(found.stdout)] == ["Neil Pococke"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("agenda", "--group", "CFB", "--meeting", "2003-10-21"), "CFB_2003-10-21_agenda"),
        (("minutes", "--group", "CFB", "--meeting", "16 September 2003"), "CFB_2003-09-16_minutes"),
        (("minutes", "--group", "CFB", "--meeting", "2003-05-20"), "EC_2003-05-20_minutes_FINAL"),
        (("agenda", "--group", "SMT", "--meeting", "2003-10-14"), "SMT_2003-10-14_agenda"),
        (("decisions",), "Northbridge_2003-10-09_decision-register"),
        (("decisions", "--group", "HSG"), "HSG_2003-10-09_decision-register"),
        (("actions",), "Northbridge_2003-10-09_action-log"),
        (("attendance", "--group", "MSG"), "MSG_2003-10-09_attendance"),
        (("members", "--on", "2003-05-20"), "Northbridge_2003-05-20_members"),
        (("programme",), "Northbridge_2003-05-15_programme-of-meetings.xlsx"),
        (("programme", "--year", "2002", "--group", "CFB", "--word"), "CFB_2002-05-15_programme"),
    ],
)
def test_every_kind_of_document_is_exported(
    example: Path, tmp_path: Path, words: tuple[str, ...], name: str
) -> None:
    kind, *rest = words
    made = egovdesk("export", kind, example, *rest, "--to", tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    (written,) = tmp_path.iterdir()
    assert made.stdout.strip() == str(written)
    assert written.name.startswith(name) and written.stat().st_size > 2000


def test_history_of_an_action_shows_its_former_due_date(example: Path) -> None:
    found = json.loads(egovdesk("history", example, "CFB 13/03 A", "--json").stdout)
    put_off = next(
        one for one in found if one["fields"] and one["label"].startswith("Put off action")
    )
    assert put_off["fields"][0]["before"] == "12 September 2003"
    assert put_off["before"] == {"due_on": "2003-09-12"}
    assert put_off["made_at"].startswith("2003-09-05")


def test_history_tells_how_a_record_stood(example: Path) -> None:
    found = egovdesk("history", example, "CFB 13/03 A", "--on", "2003-09-01", "--json")
    assert json.loads(found.stdout)["due_on"] == "2003-09-12"


def test_check_finds_it_sound(example: Path) -> None:
    found = egovdesk("check", example, "--json")
    assert found.returncode == 0 and json.loads(found.stdout)["sound"] is True


def test_nothing_of_it_changed(example: Path) -> None:
    assert [one.name for one in example.parent.iterdir()] == [example.name]
