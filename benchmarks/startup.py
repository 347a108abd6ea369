"""Start to first painted window: EgovDesk on a one-year register beside a bare QMainWindow."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import Figure

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, application.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
sys.exit(application.exec())
"""
OURS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import application
application.run(sys.argv[1], painted=lambda: QTimer.singleShot(0, QApplication.quit))
"""


def figures(register: Path, runs: int = 7) -> list[Figure]:
    """Whole-process times of both, interleaved."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "EGOVDESK_BENCHMARK": "1"}
    pairs = []
    for _ in range(runs + 1):
        ours = _process([sys.executable, "-c", OURS, str(register)], environment)
        bare = _process([sys.executable, "-c", BARE], environment)
        pairs.append((ours, bare))
    warm = pairs[1:]
    return [
        Figure(
            "start to first painted window, one-year register",
            statistics.median(a for a, _ in warm),
            statistics.median(b for _, b in warm),
            "2.0 of a bare QMainWindow",
        )
    ]


def _process(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, cwd=Path(__file__).parent.parent)
    return (time.perf_counter() - start) * 1000
