"""Fixtures of the shell's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from egovdesk.example import make_example
from tests.ui.shell.windows import Asked, a_desk, a_register
from ui import messages
from ui.desk import Desk
from ui.main_window import MainWindow


@pytest.fixture(scope="session")
def northbridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example council's register."""
    path = tmp_path_factory.mktemp("example") / "Northbridge.egovdesk"
    make_example(path)
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Dialogs as a list of what they asked."""
    found = Asked()
    monkeypatch.setattr(messages, "ask", found)
    return found


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, asked: Asked) -> Iterator[Desk]:
    """A desk without windows; those that a test opens are closed after it."""
    made = a_desk(qapp, tmp_path)
    yield made
    for window in list(made.windows):
        window.close()
    if made.welcome_view is not None:
        made.welcome_view.close()


@pytest.fixture
def window(desk: Desk, tmp_path: Path) -> MainWindow:
    """A window on the small register."""
    opened = desk.open(a_register(tmp_path / "northbridge.egovdesk"))
    assert opened is not None
    opened.resize(1440, 900)
    return opened
