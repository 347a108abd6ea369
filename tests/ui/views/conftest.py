"""A board on a day, and a bare window for the meeting workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from egovdesk.operations.authority import change_authority
from tests.scenes import TODAY, Board, a_board, a_council
from tests.ui.views.desk import Desk


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    """The Customer First Board as on 9 October 2003."""
    register = a_council(tmp_path / "northbridge.egovdesk")
    change_authority(register, today=TODAY)
    yield a_board(register)
    register.close()


@pytest.fixture
def bare_desk(qtbot: QtBot, board: Board) -> Desk:
    """A window that shows no meeting yet."""
    return Desk(qtbot, board.register)
