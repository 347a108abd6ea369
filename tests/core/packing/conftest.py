"""Papers of the board's meeting, as the tests of packs need them."""

from __future__ import annotations

from pathlib import Path

import pytest

from egovdesk.operations.papers import add_paper
from tests.core.packing.scenes import SECRET, a_pdf, receive
from tests.scenes import Board


@pytest.fixture
def case(board: Board, tmp_path: Path) -> str:
    """The paper of item 2, with three pages."""
    paper = add_paper(board.register, board.items[1], "Outline business case")
    receive(board, paper, a_pdf(tmp_path / "case.pdf", 3))
    return paper


@pytest.fixture
def tender(board: Board, tmp_path: Path) -> str:
    """The exempt paper of the exempt item, with two pages."""
    paper = add_paper(board.register, board.items[4], "Tender report")
    receive(board, paper, a_pdf(tmp_path / "tender.pdf", 2, SECRET))
    return paper


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder to make packs in."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
