"""The board of the imports' tests, made once, for those that copy it many times."""

from __future__ import annotations

import pytest

from tests.scenes import Board, a_board, a_council


@pytest.fixture(scope="session")
def board_file(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A board with an agenda in preparation, its register closed."""
    board = a_board(a_council(tmp_path_factory.mktemp("board") / "northbridge.egovdesk"))
    board.register.close()
    return board
