"""Registers for accidents to happen to."""

from __future__ import annotations

from pathlib import Path

import pytest

from egovdesk.register import Register
from tests.scenes import a_board, a_council, held


@pytest.fixture
def minuted_file(tmp_path: Path) -> Path:
    """A register with a board whose meetings have begun, closed."""
    path = tmp_path / "northbridge.egovdesk"
    register: Register = a_council(path)
    with register:
        held(a_board(register))
    return path
