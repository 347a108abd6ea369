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
def council_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with an authority and its lists, and nothing else."""
    path = tmp_path_factory.mktemp("council") / "northbridge.egovdesk"
    a_council(path).close()
    return path


@pytest.fixture(scope="session")
def board_file(council_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A board with an agenda in preparation, its register closed."""
    path = tmp_path_factory.mktemp("board") / council_file.name
    shutil.copyfile(council_file, path)
    board = a_board(Register(path))
    board.register.close()
    return board


@pytest.fixture
def council(council_file: Path, tmp_path: Path) -> Iterator[Register]:
    """The council's register, to change."""
    with Register(shutil.copyfile(council_file, tmp_path / council_file.name)) as register:
        yield register


@pytest.fixture
def board(board_file: Board, tmp_path: Path) -> Iterator[Board]:
    """The board, to change."""
    path = board_file.register.path
    with Register(shutil.copyfile(path, tmp_path / path.name)) as register:
        yield replace(board_file, register=register, items=list(board_file.items))


@pytest.fixture
def minuted(board: Board) -> Board:
    """The board, whose meetings have begun."""
    return held(board)
