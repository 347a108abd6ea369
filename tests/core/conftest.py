"""The council and the board of the core's tests, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from egovdesk.register import Register
from tests.scenes import Board, a_board, a_council, held


@pytest.fixture(scope="session")
def board_file(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A board with an agenda in preparation, its register closed."""
    board = a_board(a_council(tmp_path_factory.mktemp("board") / "northbridge.egovdesk"))
    board.register.close()
    return board


@pytest.fixture
def council(tmp_path: Path) -> Iterator[Register]:
    """A register with an authority and its lists."""
    with a_council(tmp_path / "northbridge.egovdesk") as register:
        yield register


@pytest.fixture
def board(board_file: Board, tmp_path: Path) -> Iterator[Board]:
    """The board, to change."""
    path = board_file.register.path
    copy = shutil.copyfile(path, tmp_path / path.name)
    with Register(copy, user="jtate") as register:
        yield replace(board_file, register=register, items=list(board_file.items))


@pytest.fixture
def minuted(board: Board) -> Board:
    """The board, whose meetings have begun."""
    return held(board)
