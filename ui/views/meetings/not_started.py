"""What Minute shows before the meeting has been started."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState


class NotStarted(QWidget):
    """Why there is nothing to minute yet, and the button that begins."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        told = EmptyState(
            "This meeting has not been started",
            "Starting lists the members of that day as present and gives the items their minute "
            "numbers. You can undo it.",
        )
        self.start = Button("Start the meeting", "primary", shortcut="Ctrl Enter")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.start)
        line.addStretch(1)
        told.add(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(28), 0, theme.px(28), 0)
        column.addWidget(told)
        column.addStretch(1)
