"""Work in a process of its own: what Stop leaves, and what the window's end does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import tasks
from ui.tasks import Tasks, Work

LISTENS = "import egovdesk.stopping; egovdesk.stopping.listen()\n"
WRITES = """
import sys, time
from pathlib import Path
from egovdesk.documents.writers.files import replacing
with replacing(Path(sys.argv[1])) as beside:
    beside.write_text("half")
    print("progress 0.5 page 1 of 2", file=sys.stderr, flush=True)
    time.sleep(300)
"""


@pytest.fixture
def running(qapp: QObject) -> Iterator[Tasks]:
    parent = QObject()
    yield Tasks(lambda error: pytest.fail(str(error)), parent)
    parent.deleteLater()


def begun(
    running: Tasks, script: str, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Work:
    """A script in a process of its own that has something half-made, and time to put it away."""
    monkeypatch.setattr(tasks, "_KILLED_WITHIN", 60_000)
    monkeypatch.setattr(tasks, "command_line", lambda: (sys.executable, ["-c", script]))
    job = running.child([str(path)], lambda _outcome: pytest.fail("nobody waits for it"))
    with qtbot.waitSignal(job.progressed, timeout=60_000):
        pass
    assert len(list(path.parent.iterdir())) == 1
    return job


def test_stop_leaves_nothing_half_made(
    running: Tasks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = begun(running, LISTENS + WRITES, tmp_path / "pack.pdf", qtbot, monkeypatch)
    with qtbot.waitSignal(job.done, timeout=60_000):
        job.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_does_not_hear_is_ended(
    running: Tasks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = begun(running, WRITES, tmp_path / "pack.pdf", qtbot, monkeypatch)
    monkeypatch.setattr(tasks, "_KILLED_WITHIN", 100)
    with qtbot.waitSignal(job.done, timeout=60_000):
        job.stop()


def test_the_window_ends_when_what_it_began_has_put_its_things_away(
    running: Tasks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(running, LISTENS + WRITES, tmp_path / "pack.pdf", qtbot, monkeypatch)
    running.stop_all()
    assert list(tmp_path.iterdir()) == []
