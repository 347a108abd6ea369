"""Runs of typing: when words are written down, and which of them one undo takes back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal


class TypingRun(QObject):
    """Counts runs of typing, and says when there is something to write down."""

    due = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.number = 0
        self._pending = False
        self._moved = False
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(400)
        self._save.timeout.connect(self.flush)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(2000)
        self._pause.timeout.connect(self.end)

    @property
    def pending(self) -> bool:
        """Whether something typed has not been given to be written down."""
        return self._pending

    def typed(self) -> None:
        """Note a keystroke: written down soon, and one undo step with those around it."""
        self._pending = self._moved = True
        if not self._save.isActive():
            self._save.start()
        self._pause.start()

    def flush(self) -> None:
        """Have what was typed written down now."""
        self._save.stop()
        if self._pending:
            self._pending = False
            self.due.emit()

    def end(self) -> None:
        """Begin another run: what comes next is undone apart from what was."""
        self.flush()
        self._pause.stop()
        if self._moved:
            self._moved = False
            self.number += 1
            self.ended.emit()
