"""A register with a board, for the tests of the core."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from egovdesk.example import make_example
from egovdesk.register import Register
from tests.scenes import Board, a_board, a_council, held


@pytest.fixture(scope="session")
def northbridge_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example council's register, closed."""
    path = tmp_path_factory.mktemp("example") / "northbridge.egovdesk"
    make_example(path)
    return path


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
