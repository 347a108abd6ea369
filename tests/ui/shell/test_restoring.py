"""A damaged register offers its own newest backup, and keeps what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egovdesk.register import back_up
from tests.ui.shell.windows import Asked, a_desk, a_register
from ui import messages


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
    assert list(tmp_path.glob("ours before restoring*"))
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
