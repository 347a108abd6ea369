"""The shape that list pages share: filters, a table, and details of its current record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.roles import Role
from ui.page import Page, hairline
from ui.widgets.labels import Elided, Label
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.record_table import RecordTable


class DetailsPane(QScrollArea):
    """The pane at the right: a column of widgets that is filled anew for each record."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ground", "pane")
        self._fresh()
        self.setWidget(self._inside)

    def _fresh(self) -> None:
        self._inside = QWidget()
        self._inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inside.setProperty("ground", "pane")
        self.column = QVBoxLayout(self._inside)
        margin = theme.px(theme.PANE_MARGIN)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(theme.px(8))

    def fill(self, widgets: Sequence[QWidget | int]) -> None:
        """Show other widgets; a number is room between two."""
        self._fresh()
        for widget in widgets:
            if isinstance(widget, int):
                self.column.addSpacing(theme.px(widget))
            else:
                self.column.addWidget(widget)
        self.column.addStretch(1)
        # Put in when it is full: what is filled afterwards is first laid out in too little room.
        self.setWidget(self._inside)


class ListPage(Page):
    """A page around a table, with details of the current record at the right."""

    def __init__(
        self, context: Context, title: str, table: RecordTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, title, parent)
        self.table = table
        self.count = Label("", "row")
        self.count_note = Elided("", "text", "ink2")
        self.header.under.addWidget(self.count)
        self.header.under.addWidget(self.count_note, 1)
        self.filters = QHBoxLayout()
        self.outer.addLayout(self.filters)
        self.details = DetailsPane("Details")
        self._split = Panes(
            (
                Pane("list", title, self._holder(table), 760),
                Pane(DETAILS, "Details", self.details, 400, least=280),
            ),
            main="list",
            margin=theme.PAGE_MARGIN,
        )
        self.outer.addWidget(hairline())
        self.outer.addWidget(self._split, 1)
        self._details_later = QTimer(self, singleShot=True, interval=0)
        self._details_later.timeout.connect(self._show_details)
        self._split.arranged.connect(self._details_later.start)
        table.current_changed.connect(lambda _: self._details_later.start())
        table.selection_changed.connect(self.state_changed)
        table.opened.connect(lambda _id: self.open_selected())
        table.installEventFilter(self)
        public_screen.notices().changed.connect(self._details_later.start)
        self._space_list()
        theme.notices().changed.connect(self._space_list)

    def _holder(self, table: RecordTable) -> QWidget:
        holder = QWidget()
        self._inside = QVBoxLayout(holder)
        self._inside.addWidget(table)
        return holder

    def _space_list(self) -> None:
        px = theme.px
        beside = px(theme.PAGE_MARGIN - theme.OVERHANG)
        self._inside.setContentsMargins(beside, 0, px(12), 0)
        self.filters.setContentsMargins(px(28), 0, px(28), px(10))
        self.filters.setSpacing(px(8))
        self._details_later.start()

    def open_selected(self) -> None:
        """Open the current record: Enter."""

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """What the pane shows of a record."""
        return ()

    def record_id(self) -> str:
        """The current record."""
        return self.table.current_id() or ""

    def _show_details(self) -> None:
        record_id = self.table.current_id()
        if not self._split.shows(DETAILS):
            return
        if record_id and public_screen.is_on() and self._is_exempt():
            self.details.fill([Label(public_screen.HIDDEN, "text", "exempt", wrap=True)])
            return
        words = Label("Nothing is selected.", "text", "ink3")
        self.details.fill(self.fill_details(record_id) if record_id else [words])

    def _is_exempt(self) -> bool:
        """Whether the current record is exempt, as its row says."""
        return bool(self.table.currentIndex().data(Role.EXEMPT))

    def work(self) -> Panes:
        """The table and the details."""
        return self._split

    def panes(self) -> tuple[QWidget, ...]:
        """The table, then the details, then the tabs where only one of them is shown."""
        tabs = (self._split.tabs,) if self._split.under_tabs else ()
        return (self.table, self.details, *tabs)

    def copy_words(self) -> str:
        """What Ctrl+C copies of the selection."""
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters and Ctrl+C in the table."""
        if (
            watched is self.table
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._take_key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        copy = event.key() == Qt.Key.Key_C
        if copy and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            words = self.copy_words()
            if words:
                QGuiApplication.clipboard().setText(words)
            return bool(words)
        return self.take_letter(event)
