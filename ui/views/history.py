"""History: every change of a record, oldest first, and how it stood on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.documents.wording import long_date
from egovdesk.register import HistoryEntry
from ui import theme
from ui.context import Context
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Text
from ui.widgets.buttons import Button
from ui.widgets.fields import DateField
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList

_KINDS = {"insert": "added", "update": "changed", "delete": "removed"}
_HIDDEN = {"id", "position"}
_MOST = 200


def told_value(context: Context, column: str, value: object) -> str:
    """A kept value in words: names for ids, dates as they are said."""
    if value in (None, ""):
        return "nothing"
    if column.endswith("_id"):
        return _named(context, str(value))
    if column.endswith("_on"):
        return long_date(date.fromisoformat(str(value)))
    text = " ".join(str(value).split())
    return f"“{text[:90]}…”" if len(text) > 90 else f"“{text}”"


def _named(context: Context, record_id: str) -> str:
    register = context.register
    for repository in (register.people, register.groups, register.posts):
        found = repository.maybe(record_id)
        if found is not None:
            return str(getattr(found, "name", "") or getattr(found, "title", ""))
    return "another record"


def told_change(context: Context, entry: HistoryEntry) -> str:
    """What a change did, in a line."""
    if entry.kind != "update":
        return ""
    parts = [
        f"{column.removesuffix('_id').removesuffix('_on').replace('_', ' ')}: "
        f"{told_value(context, column, entry.before.get(column))} became "
        f"{told_value(context, column, after)}"
        for column, after in entry.after.items()
        if column not in _HIDDEN
    ]
    return "; ".join(parts)


class HistoryDialog(QDialog):
    """The changes of one record, or the newest of the register where none is selected."""

    def __init__(self, context: Context, parent: QWidget, record_id: str) -> None:
        super().__init__(parent)
        self._context, self._record_id = context, record_id
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
        title = "History of this record" if record_id else "The newest changes of the register"
        column.addWidget(Label(title, "title20"))
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
        register = self._context.register
        found = (
            register.history(self._record_id) if self._record_id else register.recent_changes(_MOST)
        )
        self.list.set_rows([self._row(at, one) for at, one in enumerate(found[-_MOST:])])

    def _row(self, at: int, entry: HistoryEntry) -> Row:
        made = entry.made_at.astimezone()
        when = f"{made.day} {made:%b %Y}, {made:%H.%M}"
        back = {"undo": "undone: ", "redo": "done again: "}.get(entry.step_kind, "")
        line = (
            Text(f"{back}{entry.label}", "ink", "row"),
            Text(f"{entry.table.replace('_', ' ')} {_KINDS.get(entry.kind, '')}", "ink2", "note"),
        )
        change = told_change(self._context, entry)
        second = (Text(change, "ink2", "note", context=True),)
        who = (Text(f"{entry.made_by}, {when}", "ink2", "note"),)
        height = "row2" if change else "row"
        cell = Cell(line, second if change else (), trailing=who)
        return Row(str(at), cell, height=height, tip=change)

    def _show_stood(self, day: date | None) -> None:
        if day is None:
            self.stood.setText("")
            return
        moment = datetime.combine(day, time(23, 59, 59)).astimezone().astimezone(UTC)
        columns = self._context.register.as_it_stood(self._record_id, moment)
        if columns is None:
            self.stood.setText(f"There was no such record on {long_date(day)}.")
            return
        shown = [
            f"{name.removesuffix('_id').replace('_', ' ')} {told_value(self._context, name, value)}"
            for name, value in columns.items()
            if name not in _HIDDEN and value not in (None, "", 0)
        ]
        self.stood.setText("; ".join(shown))
