"""The dialog over the window while many rows are written: how far it is, and Stop."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import theme
from ui.tasks import Work
from ui.widgets.progress import ProgressStrip


class WritingDialog(QDialog):
    """Nothing else may be written meanwhile; Stop and Esc leave the register as it was."""

    def __init__(self, parent: QWidget, title: str, work: Work) -> None:
        super().__init__(parent)
        self.setWindowTitle("Importing")
        self.setModal(True)
        self._work = work
        self._title = title
        self.strip = ProgressStrip(title)
        self.strip.set_progress(title, "one step, which one undo takes back", 0)
        self.strip.stopped.connect(self.reject)
        column = QVBoxLayout(self)
        margin = theme.px(20)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.strip)
        self.setFixedWidth(theme.px(600))
        self.setAccessibleName(title)
        work.progressed.connect(self._on_progressed)
        work.done.connect(self.accept)

    def _on_progressed(self, words: str, part: float) -> None:
        self.strip.set_progress(self._title, words, part)

    def reject(self) -> None:
        """Stop the work, which ends the dialog."""
        self._work.stop()
        super().reject()
