"""What one will get: the chart of a structure, and what it brings and lacks in lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.framework.structure import structure_of_model
from egovdesk.documents.wording import counted
from egovdesk.records.matrix import ROWS
from egovdesk.records.structures import StructureModel
from egovdesk.shipped.structures import rows_decided
from ui import theme
from ui.forms.begin.draft import role_labels
from ui.forms.begin.step import emptied, told_line
from ui.widgets.chart_view import ChartView
from ui.widgets.hairline import hairline
from ui.widgets.labels import Label

_TALLEST = 460


class Preview(QWidget):
    """The chart and the lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "pane")
        self.chart = ChartView(name="Chart of what you will get", labels=False)
        self.chart.movable = False
        self.chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._roles = role_labels()
        self._lines = QVBoxLayout()
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(28), px(20), px(28), px(20))
        column.setSpacing(px(10))
        column.addWidget(Label("What you will get", "heading"))
        column.addWidget(self.chart)
        column.addWidget(hairline())
        column.addLayout(self._lines)
        column.addStretch(1)
        self._lines.setSpacing(px(8))

    def show_structure(self, structure: StructureModel) -> None:
        """Show a structure."""
        groups, links = structure_of_model(structure, self._roles)
        self.chart.setVisible(bool(groups))
        self.chart.set_groups(groups, links)
        self._fit()
        emptied(self._lines)
        for words in brings(structure):
            self._lines.addWidget(told_line(words))
        for words in structure.lacks():
            self._lines.addWidget(told_line(words, amber=True))

    def _fit(self) -> None:
        """Draw the chart as large as there is room for, and no larger than the words of the window."""
        self.chart.set_zoom(1.0)
        wide = self.chart.sizeHint().width() or 1
        high = self.chart.sizeHint().height() or 1
        room = max(1, self.width() - theme.px(60))
        self.chart.set_zoom(min(1.0, room / wide, theme.px(_TALLEST) / high))
        self.chart.setFixedHeight(self.chart.sizeHint().height() + theme.px(12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the chart to the room."""
        super().resizeEvent(event)
        self._fit()


def brings(structure: StructureModel) -> list[str]:
    """What a structure brings, in lines."""
    if not structure.groups:
        return ["Lists of roles, purposes, outcomes and categories that you can change"]
    kept = [one for one in structure.groups if one.kept]
    seats = sum(bool(one.seats) for one in kept)
    rows = rows_decided(structure)
    all_rows = rows == len(ROWS)
    return [
        f"{counted(len(structure.groups), 'group')}, with terms of reference you can edit",
        f"Seats for {counted(seats, 'group')}, taken from chart 3 of the paper",
        "Decision rights filled in for "
        + (f"all {rows} kinds of decision" if all_rows else f"{rows} of {len(ROWS)} kinds of decision"),
    ]  # fmt: skip
