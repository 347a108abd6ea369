"""The dialog over the window while work goes on that nothing else may go on beside: how far, and Stop."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import theme
from ui.tasks import Work
from ui.widgets.progress import ProgressStrip


class WorkDialog(QDialog):
    """Named by what is done; `note` says what stopping it, or Esc, would mean."""

    def __init__(
        self, parent: QWidget, title: str, note: str, work: Work, *, stop: str = "Stop"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._work = work
        self._title = title
        self.strip = ProgressStrip(title)
        self.strip.set_progress(title, note, 0)
        self.strip.stop.setText(stop)
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
