"""What a killed window left in the folder for passing files goes after a week, and nothing else does."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from ui.leavings import sweep

DAY = 24 * 3600


def test_what_was_left_a_week_ago_goes_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ages = {"egovdesk-preview-a": 8, "egovdesk-pack-b": 6, "EgovDesk-c": 30, "somebody else's": 30}
    for name, days in ages.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "exempt.pdf").write_bytes(b"%PDF")
        os.utime(tmp_path / name, (time.time() - days * DAY,) * 2)
    (tmp_path / "egovdesk-notes.txt").write_text("a file of the clerk's own")
    os.utime(tmp_path / "egovdesk-notes.txt", (time.time() - 30 * DAY,) * 2)
    sweep()
    assert {one.name for one in tmp_path.iterdir()} == {
        "egovdesk-pack-b", "EgovDesk-c", "somebody else's", "egovdesk-notes.txt",
    }  # fmt: skip
