"""The list of agenda items: keys that move and indent, and dragging by the row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.widgets.drag_rows import DragRows
from ui.widgets.outline_keys import OutlineKeys


class AgendaList(OutlineKeys, DragRows):
    """Items in agenda order; what the keys do to the agenda is the pane's business."""

    #: A row was dropped: its id, the id of the row it goes before ("" for the end), its part.
    dropped = Signal(str, str, str)
    focused = Signal()

    def __init__(self, name: str, *, movable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=name, draggable=movable)
        self.movable = movable
        self.dragged.connect(self._on_dragged)
        self.let_go.connect(self._on_let_go)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.row_margin = 7

    def _open_all_but_closed(self) -> None:
        """Nothing folds: a sub-item is a row of its own, so there is nothing to open."""

    # -- dragging ------------------------------------------------------------------------------

    def _on_dragged(self, _row_id: str, at: QPoint) -> None:
        self.show_gap(self.gap_at(self.viewport().mapFromGlobal(at).y())[1])

    def _on_let_go(self, row_id: str, at: QPoint) -> None:
        self.show_gap(-1)
        y = self.viewport().mapFromGlobal(at).y()
        before = self.gap_at(y)[0]
        if before != row_id:
            self.dropped.emit(row_id, before, self._part_at(y))

    def _part_at(self, y: int) -> str:
        """The heading under which a height is."""
        part = ""
        for row in self.rows.all_rows():
            if row.heading and self.visualRect(self.rows.index_of(row.id)).top() <= y:
                part = row.id
        return part
