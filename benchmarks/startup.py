"""Start to first painted window: EgovDesk on a one-year register beside a bare QMainWindow."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import Figure

_ROOT = Path(__file__).parent.parent

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        QTimer.singleShot(0, application.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
sys.exit(application.exec())
"""
OURS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.application import run
from ui.main_window import MainWindow
painted = MainWindow.paintEvent
def paint(window, event):
    painted(window, event)
    print(time.time(), flush=True)
    QTimer.singleShot(0, QApplication.quit)
MainWindow.paintEvent = paint
sys.exit(run(sys.argv[1]))
"""


def figures(register: Path, runs: int = 7) -> list[Figure]:
    """Whole-process times of both, interleaved."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # warm means compiled
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
    """Milliseconds from starting the process to its first painted window."""
    start = time.time()
    done = subprocess.run(
        command, env=environment, check=True, cwd=_ROOT, stdout=subprocess.PIPE, text=True
    )
    return (float(done.stdout.split()[0]) - start) * 1000
