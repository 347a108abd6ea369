"""Typing in the minutes of a large register: what a keystroke takes of the GUI thread, file included.

Each key is pressed and the events that are due are run; the pause to the next key is slept through,
so that the autosave's work falls into the key after it.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, milliseconds, percentile

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QWidget

KEYS = 400
PAUSE = 0.03
TEXT = "The Head of ICT presented the outline business case, and members asked for costs. "


def figures(path: Path) -> list[Figure]:
    """The 95th percentile of a keystroke, and of opening the meeting and switching items."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.desk import Desk
    from ui.places import Place
    from ui.settings import Settings

    app = QApplication.instance() or QApplication([__name__, *theme.STYLE])
    settings = Settings(QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat))
    desk = Desk(app, settings)  # type: ignore[arg-type]
    desk.dress()
    window = desk.open(path)
    assert window is not None
    _settle(app, 2.0)
    meeting = next(m for m in window.register.meetings.find(state="minutes_drafted"))

    def open_meeting() -> None:
        window.go(Place("meeting", meeting.id, "minute"))
        app.processEvents()

    opening = milliseconds(open_meeting)
    _settle(app, 0.5)
    typed = _type(app, window)
    window.close()
    return [
        Figure("opening a meeting to minute it", opening, 150.0, "under 150"),
        Figure("a keystroke in the minutes, to file, p50", percentile(typed, 0.5), None, ""),
        Figure("a keystroke in the minutes, to file, p95", percentile(typed, 0.95), 10.0, "10"),
        Figure("a keystroke in the minutes, longest", max(typed), None, ""),
    ]


def _type(app: QCoreApplication, window: QWidget) -> list[float]:
    from PySide6.QtTest import QTest

    from ui.widgets.block_editor import BlockEditor

    editor = window.findChild(BlockEditor)
    assert editor is not None
    editor.setFocus()
    times = []
    for index in range(KEYS):
        start = time.perf_counter()
        QTest.keyClicks(editor, TEXT[index % len(TEXT)])
        app.processEvents()
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(PAUSE)
    return times


def _settle(app: QCoreApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)
