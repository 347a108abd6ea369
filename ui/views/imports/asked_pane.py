"""What the clerk may say of a file: what it holds, which sheet, whose rows, and which column is what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from egovdesk.exchange.imports import fields_of
from egovdesk.records.imports import ImportKind, Plan
from ui import theme
from ui.item_models.imports import NOT_IMPORTED, PlannedColumns, make_columns
from ui.list_page import DetailsPane
from ui.page import hairline
from ui.widgets.fields import Select
from ui.widgets.labels import Label
from ui.widgets.record_table import RecordTable
from ui.widgets.section_heading import SectionHeading

_UNGROUPED = (ImportKind.PEOPLE, ImportKind.POSTS)


class AskedPane(QWidget):
    """The pane at the right; what is chosen there is asked of the file anew."""

    kind_chosen = Signal(str)
    sheet_chosen = Signal(str)
    group_chosen = Signal(str)
    #: (heading, field): the field that a column fills, or "" for none.
    column_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "pane")
        self._kind = ImportKind.PEOPLE
        self.kind = Select("What it holds", [(one.value, one.label) for one in ImportKind])
        self.sheet = Select("Sheet")
        self.group = Select("Group of rows that name none")
        for select, signal in (
            (self.kind, self.kind_chosen),
            (self.sheet, self.sheet_chosen),
            (self.group, self.group_chosen),
        ):
            select.chosen.connect(signal)
        self.columns = PlannedColumns()
        self.table = RecordTable(
            make_columns(self.columns), name="Columns of the file", empty="No file is chosen."
        )
        self.table.records.setParent(self.table)
        self.table.opened.connect(lambda _heading: self.match())
        self.table.peeked.connect(lambda _heading: self.match())
        self.table.current_changed.connect(lambda _heading: self._explain())
        self.heading = SectionHeading("Columns", "Enter matches one by hand")
        self._why = Label("", "note", "ink2", wrap=True)
        self._notes = Label("", "note", "ink2", wrap=True)
        self.row = DetailsPane("The row selected")
        self._above = QVBoxLayout()
        for widget in (self.kind, self.sheet, self.group, self.heading):
            self._above.addWidget(widget)
        self._within = QVBoxLayout()
        self._within.addWidget(self.table)
        self._below = QVBoxLayout()
        self._below.addWidget(self._why)
        self._below.addWidget(self._notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addLayout(self._within, 3)
        column.addLayout(self._below)
        column.addWidget(hairline())
        column.addWidget(self.row, 4)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px, side = theme.px, theme.px(theme.PANE_MARGIN)
        over = side - px(theme.OVERHANG)
        self._above.setContentsMargins(side, px(14), side, px(2))
        self._above.setSpacing(px(8))
        self._within.setContentsMargins(over, 0, over, 0)
        self._below.setContentsMargins(side, px(6), side, px(10))
        self._below.setSpacing(px(4))

    def show_plan(self, plan: Plan, groups: Sequence[tuple[str, str]], group: str) -> None:
        """Show what a plan understood of the file."""
        self._kind = plan.kind
        self.kind.set_key(plan.kind.value)
        self.sheet.set_options([(name, name) for name in plan.sheets])
        self.sheet.set_key(plan.sheet)
        self.sheet.setVisible(len(plan.sheets) > 1)
        self.group.set_options([("", "None: such rows are refused"), *groups])
        self.group.set_key(group)
        self.group.setVisible(plan.kind not in _UNGROUPED)
        self._notes.setText(" ".join(plan.notes))
        self._notes.setVisible(bool(plan.notes))
        self.columns.show(plan)
        self.table.reload()
        if self.table.current_id() is None and plan.columns:
            self.table.select_id(plan.columns[0].heading)
        self._explain()

    def _explain(self) -> None:
        column = self.columns.column(self.table.current_id() or "")
        sample = f"It begins with “{column.sample}”." if column and column.sample else ""
        self._why.setText(f"{sample} {column.note}".strip() if column else "")

    def match(self) -> None:
        """Offer the fields that the current column may fill."""
        column = self.columns.column(self.table.current_id() or "")
        if column is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fields = fields_of(self._kind).fields.values()
        choices = [("", NOT_IMPORTED.capitalize()), *((one.name, one.label) for one in fields)]
        for name, label in choices:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(name == column.field)
            action.triggered.connect(
                lambda _checked=False, field=name: self.column_chosen.emit(column.heading, field)
            )
        below = self.table.visualRect(self.table.currentIndex()).bottomLeft()
        menu.popup(self.table.viewport().mapToGlobal(QPoint(theme.px(8), below.y() + 1)))
