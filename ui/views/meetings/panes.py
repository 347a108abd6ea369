"""The agenda as a pane, which Prepare and Minute share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.views.meetings.agenda_list import AgendaList
from ui.widgets.pane_head import PaneHead
from ui.widgets.stacked import stacked


class AgendaPane(QWidget):
    """The agenda as a list under its head."""

    def __init__(self, *, movable: bool) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        command, key = ("Item", "Ctrl Shift I") if movable else ("", "")
        self.head = PaneHead("Agenda", command, key)
        self.list = AgendaList("Agenda", movable=movable)
        self.setFocusProxy(self.list)
        column = stacked(self, self.head, self.list, fills=self.list)
        self.setMinimumWidth(theme.px(240))
        self._column = column

    def put_under_head(self, part: QWidget) -> None:
        """Put something between the head and the list."""
        self._column.insertWidget(1, part)
