"""History: every change of a record, oldest first, and how it stood on a day."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.history import Historian, Told
from egovdesk.documents.wording import clock_time, long_date, short_date
from ui import theme
from ui.context import Context
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Text
from ui.widgets.buttons import Button
from ui.widgets.fields import DateField
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList

_MOST = 200


class HistoryDialog(QDialog):
    """The changes of one record, or the newest of the register where none is selected."""

    def __init__(self, context: Context, parent: QWidget, record_id: str) -> None:
        super().__init__(parent)
        self._context, self._record_id = context, record_id
        self._historian = Historian(context.register)
        self._name = self._historian.named(record_id) if record_id else ""
        self.setWindowTitle("History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.resize(theme.px(860), theme.px(560))
        self.list = RowList(name="Changes", empty="Nothing has changed yet", margin=8)
        self.stood = Label("", "text", "ink2", wrap=True)
        column = QVBoxLayout(self)
        margin = theme.px(24)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(12))
        self.heading = Label(
            self._name or "The newest changes of the register", "title20", wrap=True
        )
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        if record_id:
            column.addLayout(self._stood_row())
            column.addWidget(self.stood)
        close = Button("Close", "primary")
        close.clicked.connect(lambda _checked=False: self.accept())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self._load()

    def _stood_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.day = DateField("As it stood on", self._context.parse_date, long_date)
        self.day.setMaximumWidth(theme.px(260))
        self.day.date_changed.connect(self._show_stood)
        row.addWidget(self.day)
        row.addStretch(1)
        return row

    def _load(self) -> None:
        historian = self._historian
        found = (
            historian.history(self._record_id)[-_MOST:]
            if self._record_id
            else historian.recent(_MOST)
        )
        self.list.set_rows([self._row(at, one) for at, one in enumerate(found)])

    def _row(self, at: int, told: Told) -> Row:
        made = told.entry.made_at.astimezone()
        when = f"{short_date(made.date())}, {clock_time(made.time())}"
        did = told.did if told.subject == self._name else f"{told.subject} {told.did}"
        line = (Text(told.step, "ink", "row"), Text(did, "ink2", "note"))
        change = told.sentence
        second = (Text(change, "ink2", "note", context=True),) if change else ()
        who = (Text(f"{told.entry.made_by}, {when}", "ink2", "note"),)
        cell = Cell(line, second, trailing=who)
        return Row(str(at), cell, height="row2" if change else "row", tip=change)

    def _show_stood(self, day: date | None) -> None:
        if day is None:
            self.stood.setText("")
            return
        end_of_day = datetime.combine(day, time.max).astimezone()
        fields = self._historian.stood(self._record_id, end_of_day)
        if fields is None:
            self.stood.setText(f"There was no such record on {long_date(day)}.")
            return
        self.stood.setText("\n".join(f"{label}: {value}" for label, value in fields))
