"""The rows of a file with their fates, filtered by fate and by words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.records.imports import Fate, Plan, RowFate
from ui import theme
from ui.item_models.imports import PlannedRows, RowFilter, make_rows
from ui.widgets.fields import SearchField
from ui.widgets.filters import FilterChip
from ui.widgets.note import Note
from ui.widgets.record_table import RecordTable

_PAUSE = 40


class RowsPane(QWidget):
    """The pane at the left, with a note where the file lacks what its kind needs."""

    #: The row selected is another, or says something else.
    row_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = PlannedRows()
        self.table = RecordTable(
            make_rows(self._rows), name="Rows of the file", empty="There is no such row."
        )
        self.table.records.setParent(self.table)
        self.field = SearchField("Search rows")
        self.field.setMaximumWidth(300)
        self.fate = FilterChip("Fate", [(one.value, one.label) for one in Fate])
        self.lacks = Note("amber", "")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._filter)
        self.field.searched.connect(lambda _: self._pause.start())
        self.field.left_down.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.fate.value_changed.connect(lambda _: self._filter())
        self.table.current_changed.connect(lambda _: self.row_changed.emit())
        self._build()

    def _build(self) -> None:
        px = theme.px
        filters = QHBoxLayout()
        filters.setContentsMargins(px(theme.OVERHANG), 0, 0, 0)
        filters.setSpacing(px(8))
        filters.addWidget(self.field, 2)
        filters.addWidget(self.fate)
        filters.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(theme.PAGE_MARGIN - theme.OVERHANG), px(10), px(12), 0)
        column.setSpacing(px(8))
        column.addWidget(self.lacks)
        column.addLayout(filters)
        column.addWidget(self.table, 1)

    def show_plan(self, plan: Plan | None) -> None:
        """Show the rows of a plan, or none, under the same filter."""
        self._rows.show(plan)
        lacks = plan.lacks if plan else ()
        self.lacks.setVisible(bool(lacks))
        self.lacks.set_sentence(f"No column says {', and '.join(lacks)}. Match one by hand: F2.")
        later = "Its rows are shown once the columns are matched."
        self.table.empty_text = later if lacks else "There is no such row."
        self._filter()

    def clear_filters(self) -> None:
        """Show every row."""
        self.field.clear()
        self.fate.set_value(None)

    def _filter(self) -> None:
        value = self.fate.value()
        self.table.set_filter(RowFilter(Fate(value) if value else None, self.field.text()))
        if self.table.current_id() is None and self.table.records.rowCount():
            self.table.select_id(self.table.records.id_at(0) or "")
        self.row_changed.emit()

    def row(self) -> RowFate | None:
        """The row selected."""
        return self._rows.row(self.table.current_id() or "")

    def search(self) -> None:
        """Type to search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def next_refused(self) -> None:
        """Select the next row that is refused, after the current one, and from the top again."""
        ids, current = list(self.table.records.ids()), self.table.current_id()
        at = ids.index(current) + 1 if current in ids else 0
        for number in (*ids[at:], *ids[:at]):
            row = self._rows.row(number)
            if row is not None and row.fate is Fate.REFUSED:
                self.table.select_id(number)
                return
