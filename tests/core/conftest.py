"""A register with a board, for the tests of the core."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from egovdesk.register import Register
from tests.scenes import Board, a_board, a_council, held


@pytest.fixture
def council(tmp_path: Path) -> Iterator[Register]:
    """A register with an authority and its lists."""
    register = a_council(tmp_path / "northbridge.egovdesk")
    yield register
    register.close()


@pytest.fixture
def board(council: Register) -> Board:
    """A board with an agenda in preparation."""
    return a_board(council)


@pytest.fixture
def minuted(board: Board) -> Board:
    """A board whose meetings have begun."""
    return held(board)
