"""Opening and refusing registers, first run, backups, stray errors, and long work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from egovdesk import __version__
from egovdesk.errors import DiskFault, EgovDeskError
from egovdesk.register import Register, backups_of
from tests.ui.shell.windows import Asked, a_register, choose
from ui import log
from ui.application import _on_fault
from ui.desk import Desk, file_stem
from ui.main_window import MainWindow
from ui.tasks import Outcome, Tasks


def _saves_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    answer = (str(path), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)


def test_about_names_the_version_that_runs(window: MainWindow, asked: Asked) -> None:
    choose(window, "help.about")
    assert f"Version {__version__}." in asked.texts[-1]


@pytest.mark.parametrize("content", [b"", b"Dear clerk,", b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_file_that_is_no_register_gets_a_sentence_and_stays(
    desk: Desk, tmp_path: Path, asked: Asked, content: bytes
) -> None:
    path = tmp_path / "letter.egovdesk"
    path.write_bytes(content)
    assert desk.open(path) is None
    assert asked.titles == ["This register could not be opened"]
    assert len(asked.texts[0]) > 20
    assert path.read_bytes() == content


def test_a_register_that_is_gone_is_forgotten(desk: Desk, tmp_path: Path, asked: Asked) -> None:
    gone = tmp_path / "gone.egovdesk"
    desk.settings.remember(gone)
    assert desk.open(gone) is None
    assert desk.settings.recent() == []


def test_a_register_open_elsewhere_can_be_left(desk: Desk, tmp_path: Path, asked: Asked) -> None:
    path = a_register(tmp_path / "shared.egovdesk")
    with Register(path, user="M. Holroyd"):
        asked.answer = "leave"
        assert desk.open(path) is None
    assert "M. Holroyd" in asked.texts[0]
    assert "since" in asked.texts[0]


def test_the_same_register_is_not_opened_twice(desk: Desk, window: MainWindow) -> None:
    assert desk.open(window.register.path) is window
    assert len(desk.windows) == 1


def test_the_register_opened_last_opens_again(desk: Desk, tmp_path: Path) -> None:
    path = a_register(tmp_path / "last.egovdesk")
    desk.settings.remember(path)
    desk.start(None)
    assert desk.windows[0].register.path == path


def test_backing_up_now_says_so(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    window.painted.disconnect()
    choose(window, "register.back_up")
    qtbot.waitUntil(lambda: window.toast.isVisible(), timeout=5000)
    assert backups_of(window.register.path)


def test_a_stray_error_is_logged_and_told(
    tmp_path: Path,
    asked: Asked,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(log, "log_folder", lambda: tmp_path)
    monkeypatch.setattr(log.LOGGER, "handlers", [])
    monkeypatch.setattr(log.LOGGER, "propagate", False)
    try:
        raise ZeroDivisionError("a fault of ours")
    except ZeroDivisionError as error:
        _on_fault(type(error), error, error.__traceback__)
    for handler in log.LOGGER.handlers:
        handler.close()
    assert "not saved" in asked.texts[0]
    assert "a fault of ours" in (tmp_path / "egovdesk.log").read_text(encoding="utf-8")
    assert "a fault of ours" in capsys.readouterr().err


def test_work_in_a_thread_comes_back_to_the_window(qtbot: QtBot) -> None:
    found: list[Any] = []
    tasks = Tasks(lambda _error: None, QApplication.instance())
    tasks.run(lambda: 6 * 7, found.append)
    qtbot.waitUntil(lambda: found == [42])
    assert tasks.is_idle()


def test_an_error_of_work_is_told(qtbot: QtBot) -> None:
    told: list[EgovDeskError] = []
    tasks = Tasks(told.append, QApplication.instance())

    def full() -> None:
        raise DiskFault("The disk is full.")

    tasks.run(full, lambda _: None)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "full" in str(told[0])


def test_a_child_process_runs_the_command_line(qtbot: QtBot) -> None:
    found: list[Any] = []
    tasks = Tasks(lambda _error: None, QApplication.instance())
    tasks.child(["--version"], found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=15000)
    outcome: Outcome = found[0]
    assert outcome.status == 0
    assert outcome.output.strip()


def test_stopped_work_tells_nobody(qtbot: QtBot) -> None:
    found: list[Any] = []
    tasks = Tasks(lambda _error: None, QApplication.instance())
    job = tasks.child(["--help"], found.append)
    job.stop()
    qtbot.waitUntil(tasks.is_idle, timeout=60_000)
    assert found == []


def test_a_council_name_makes_a_file_name() -> None:
    assert file_stem("St Helen's / Northbridge: MBC") == "St Helen's Northbridge MBC"
    assert file_stem("???") == "Register"


def test_preferences_survive_nonsense(desk: Desk) -> None:
    desk.settings._store.setValue("text_size", "large")
    assert desk.settings.get("text_size") == 100
    assert sys.excepthook is not None


def test_exports_are_written_beside_the_register(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    saved: list[Any] = []
    monkeypatch.setattr(window, "show_saved", saved.append)
    for kind, name in (("actions", "log.xlsx"), ("decisions", "register.xlsx")):
        _saves_as(monkeypatch, tmp_path / name)
        window.export(kind)
        qtbot.waitUntil(lambda path=tmp_path / name: path in saved, timeout=20000)
        assert (tmp_path / name).stat().st_size > 1000


def test_minutes_with_exempt_matter_ask_who_they_are_for(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Asked, qtbot: QtBot
) -> None:
    saved: list[Any] = []
    monkeypatch.setattr(window, "show_saved", saved.append)
    asked.answer = "public"
    _saves_as(monkeypatch, tmp_path / "minutes.docx")
    meeting = window.register.meetings.all()[-1]
    window.export("minutes", meeting=meeting.id)
    assert asked.titles == ["Who is this for?"]
    qtbot.waitUntil(lambda: bool(saved), timeout=20000)
    assert saved[0].is_file()
