"""Preferences of this computer's user."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

from ui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Preferences that nothing was kept in."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def test_a_file_is_chosen_where_the_last_one_was_while_that_folder_is_there(
    settings: Settings, tmp_path: Path
) -> None:
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert settings.folder() == Path(own)
    last = tmp_path / "Board"
    last.mkdir()
    settings.remember_folder(last / "Minutes.docx")
    assert settings.folder() == last
    last.rmdir()
    assert settings.folder() == Path(own)
