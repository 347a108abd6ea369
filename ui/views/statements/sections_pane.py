"""The sections as a tree under its head, with what the marks mean at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from egovdesk.records.statements import Readiness
from ui import theme
from ui.item_models.rows import Row
from ui.item_models.segments import Gap, Mark, Segment, Text
from ui.item_models.statements import MARKS, OpenStatement, section_rows
from ui.widgets.labels import SegmentLabel
from ui.widgets.outline_keys import OutlineKeys
from ui.widgets.pane_head import PaneHead
from ui.widgets.row_tree import RowTree
from ui.widgets.stacked import stacked

_ARROW = 12


class SectionsTree(OutlineKeys, RowTree):
    """The tree; what its keys do to the statement is the page's business."""

    def __init__(self) -> None:
        super().__init__(name="Sections", empty="No sections yet", margin=6, indent=16, lines=False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def text_left(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Leave room for the arrow before every row."""
        return super().text_left(index) + theme.px(_ARROW)

    def decorated(self) -> bool:
        """A section with others under it has an arrow, though no line parts the rows."""
        return True


class _Foot(QWidget):
    """What the marks mean."""

    def __init__(self) -> None:
        super().__init__()
        line: list[Segment] = []
        for at, state in enumerate(
            (Readiness.READY, Readiness.IN_DRAFT, Readiness.TO_WRITE, Readiness.QUERY)
        ):
            line += [*([Gap(6)] if at else []), Mark(MARKS[state])]
            line.append(Text(state.label.lower(), "ink2", "note"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(SegmentLabel(tuple(line)))
        self._row.addStretch(1)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        self.setFixedHeight(theme.px(32))
        self._row.setContentsMargins(theme.px(18), 0, theme.px(8), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule above."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("line"))
        painter.end()


class SectionsPane(QWidget):
    """The tree under its head."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.head = PaneHead("Sections", "Section")
        self.tree = SectionsTree()
        self.setFocusProxy(self.tree)
        column = stacked(self, self.head)
        column.addSpacing(theme.px(6))
        column.addWidget(self.tree, 1)
        column.addWidget(_Foot())

    def show_statement(self, opened: OpenStatement) -> None:
        """Show a statement's sections; the one chosen stays so."""
        self.show_rows(section_rows(opened))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the one chosen stays so."""
        self.tree.set_rows(rows)

    def order(self) -> Sequence[str]:
        """The ids of the sections from the top."""
        return [row.id for row in self.tree.rows.all_rows()]
