"""Restoring: refused before anything closes, and told of: from when, and where the replaced file is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from egovdesk.documents.wording import clock_time
from egovdesk.operations.authority import new_register
from egovdesk.operations.groups import add_group
from egovdesk.records.authority import AuthorityType, Nation
from egovdesk.register import back_up
from tests.ui.shell.windows import Asked, a_desk, a_register, choose
from ui import messages
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.widgets.labels import Label


def opens(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the dialog that asks for a backup answer with this one."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def note_of(window: QWidget) -> str:
    """What the notes above the page say."""
    said = " ".join(one.text() for one in window.notes.findChildren(Label))  # type: ignore[attr-defined]
    return said.replace("\u200b", "")  # where a long name may be broken


def spoilt(path: Path) -> None:
    """Break the pages of a file, keeping its header."""
    content = bytearray(path.read_bytes())
    for page in range(20 * 4096, len(content), 4096):
        content[page : page + 12] = b"\xff" * 12
    path.write_bytes(content)


def test_a_backup_is_restored_in_place_and_says_from_when_and_what_was_kept(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch, asked: Asked, qtbot: QtBot
) -> None:
    path = window.register.path
    made = back_up(path)
    add_group(window.register, "A group added since")
    opens(monkeypatch, made.path)
    asked.answer = "restore"
    choose(window, "register.restore")
    assert f"at {clock_time(made.made_at.time())}" in asked.texts[-1]
    assert "for Northbridge Borough Council" in asked.texts[-1]
    qtbot.waitUntil(lambda: desk.windows != [window] and bool(desk.windows), timeout=5000)
    again = desk.windows[0]
    assert "A group added since" not in [one.name for one in again.register.groups.all()]
    (kept,) = path.parent.glob("northbridge before restoring*.egovdesk")
    assert f"Restored from the backup of {made.made_at.day} " in note_of(again)
    assert kept.name in note_of(again)


@pytest.mark.parametrize("how", ["a letter", "another program's", "cut short", "spoilt"])
def test_what_cannot_be_restored_is_refused_while_the_window_is_open(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch, asked: Asked, qtbot: QtBot,
    tmp_path: Path, how: str,
) -> None:  # fmt: skip
    chosen = tmp_path / "chosen.egovdesk"
    whole = back_up(window.register.path).path.read_bytes()
    other = whole[:68] + b"\0\0\0\1" + whole[72:]
    chosen.write_bytes(
        {"a letter": b"Dear Sir", "another program's": other, "cut short": whole[:9000]}.get(
            how, whole
        )
    )
    if how == "spoilt":
        spoilt(chosen)
    opens(monkeypatch, chosen)
    asked.answer = "restore"
    choose(window, "register.restore")
    qtbot.waitUntil(window.tasks.is_idle, timeout=5000)
    assert asked.titles[-1] in ("This backup cannot be restored", "The backup was not restored")
    assert desk.windows == [window]
    assert window.register.authority.name == "Northbridge Borough Council"
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob("*before restoring*"))


def test_another_councils_backup_is_pointed_out(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, asked: Asked, tmp_path: Path
) -> None:
    other = tmp_path / "wexcombe.egovdesk"
    new_register(
        other, "Wexcombe District Council", nation=Nation.ENGLAND, type=AuthorityType.DISTRICT
    ).close()
    opens(monkeypatch, other)
    asked.answer = "leave"
    choose(window, "register.restore")
    assert "for Wexcombe District Council" in asked.texts[-1]
    assert "The register is Northbridge Borough Council’s" in asked.texts[-1]
    assert window.register.groups.count()


def test_the_open_register_is_no_backup_of_itself(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, asked: Asked
) -> None:
    opens(monkeypatch, window.register.path)
    choose(window, "register.restore")
    assert "is the register that is open" in asked.texts[-1]
    assert window.register.groups.count()


def test_the_first_run_page_restores_a_backup_to_where_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, asked: Asked, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_register(tmp_path / "ours.egovdesk")
    made = back_up(path)
    path.unlink()
    offered: list[str] = []

    def save(_asker: QWidget, _title: str, suggested: str, *_a: object, **_w: object) -> object:
        offered.append(suggested)
        return suggested, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    opens(monkeypatch, made.path)
    desk.welcome()
    assert desk.welcome_view is not None
    desk.welcome_view.backup.click()
    qtbot.waitUntil(lambda: bool(desk.windows), timeout=5000)
    assert offered == [str(path)]
    assert desk.welcome_view is None
    assert desk.windows[0].register.authority.name == "Northbridge Borough Council"
    assert "Restored from the backup of" in note_of(desk.windows[0])


def test_the_first_run_page_refuses_what_is_no_backup(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, asked: Asked, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.egovdesk"
    letter.write_text("Dear Sir")
    opens(monkeypatch, letter)
    desk.welcome()
    assert desk.welcome_view is not None
    desk.welcome_view.backup.click()
    assert asked.titles == ["This backup cannot be restored"]
    assert desk.welcome_view.isVisible()


def test_a_damaged_register_is_restored_from_its_own_backup(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_register(tmp_path / "ours.egovdesk")
    back_up(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    asked = Asked("restore")
    monkeypatch.setattr(messages, "ask", asked)
    desk = a_desk(qapp, tmp_path)
    window = desk.open(path)
    assert window is not None
    assert window.register.authority.name == "Northbridge Borough Council"
    assert asked.titles == ["This register is damaged"]
    assert "newest backup" in asked.texts[0]
    (kept,) = tmp_path.glob("ours before restoring*.egovdesk")
    assert kept.name in note_of(window)
    window.close()


def test_a_damaged_register_without_a_backup_stays_as_it_is(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_register(tmp_path / "ours.egovdesk")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    told: list[str] = []
    monkeypatch.setattr(
        messages, "show_error", lambda asker, error, title="": told.append(str(error))
    )
    assert a_desk(qapp, tmp_path).open(path) is None
    assert "damaged" in told[0]
    assert path.read_bytes() == whole[: len(whole) // 2]
