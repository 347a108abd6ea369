"""What a killed window left in the folder for passing files goes after a week, and nothing else does."""

from __future__ import annotations

import os
import stat
import tempfile
import time
from pathlib import Path
from typing import Any

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


def test_what_is_only_to_be_read_goes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows takes away no file that is only to be read."""
    unlink = os.unlink

    def as_on_windows(path: Any, **where: Any) -> None:
        if not os.stat(path, follow_symlinks=False, **where).st_mode & stat.S_IWRITE:
            raise PermissionError(path)
        unlink(path, **where)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "egovdesk-copies-a"
    (left / "1").mkdir(parents=True)
    (left / "1" / "exempt.pdf").write_bytes(b"%PDF")
    (left / "1" / "exempt.pdf").chmod(stat.S_IREAD)
    os.utime(left, (time.time() - 8 * DAY,) * 2)
    monkeypatch.setattr(os, "unlink", as_on_windows)
    sweep()
    assert not left.exists()
