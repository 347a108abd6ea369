"""A tab around one table and the details of its current row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from ui import theme
from ui.commands import Hint
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.held import Held
from ui.item_models.record_table import Column
from ui.item_models.roles import Role
from ui.list_page import DetailsPane
from ui.tabbed import PageTab
from ui.widgets.labels import Label
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.record_table import RecordTable
from ui.widgets.stacked import stacked

if TYPE_CHECKING:
    from egovdesk.register import Changes

R = TypeVar("R")


class TableTab(PageTab, Generic[R]):
    """Rows and a pane. A tab of its own says what it reads, in which columns, and what the pane shows."""

    #: What the table is called, and what it says where it is empty.
    LIST: ClassVar[str] = ""
    EMPTY: ClassVar[str] = "Nothing here yet."
    #: The tables of the register that it shows.
    TABLES: ClassVar[frozenset[str]] = frozenset()
    KEYS: ClassVar[tuple[Hint, ...]] = ()
    #: The widths of the table and of the pane.
    WIDTHS: ClassVar[tuple[int, int]] = (740, 440)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.held = self.make_rows()
        model = self.held.model(self.columns(), exempt=self.exempt)
        self.table = RecordTable(model, name=self.LIST, empty=self.EMPTY)
        model.setParent(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.set_menu(self._fill_menu)
        self.table.installEventFilter(self)
        self.details = DetailsPane("Details")
        wide, beside = self.WIDTHS
        self._split = Panes(
            (
                Pane("list", self.LIST, ListPane(self.table), wide),
                Pane(DETAILS, "Details", self.details, beside, least=280),
            ),
            main="list", tabbed=False, margin=theme.PAGE_MARGIN,
        )  # fmt: skip
        stacked(self, self._split)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_details)
        self._split.arranged.connect(self._later.start)
        self.table.current_changed.connect(lambda _id: self._on_current())
        self.table.opened.connect(lambda _id: self.open_selected())
        public_screen.notices().changed.connect(self._on_public)
        self.setFocusProxy(self.table)

    def _on_public(self) -> None:
        if self.isVisible():
            self.load()

    def _on_current(self) -> None:
        self._later.start()
        self.state_changed.emit()

    def _fill_menu(self, menu: QMenu) -> None:
        for command in self.COMMANDS:
            if command.menu.startswith("Register"):
                menu.addAction(self.context.menus.actions[command.id])

    # -- what a tab of its own says --------------------------------------------------------------

    def make_rows(self) -> Held[R]:
        """The rows, with what they are called by and sorted by."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column[R]]:
        """The columns."""
        raise NotImplementedError

    def read(self) -> Sequence[R]:
        """The rows as the register has them."""
        raise NotImplementedError

    def fill(self, row: R) -> Sequence[QWidget | int]:
        """What the pane shows of a row."""
        return ()

    def exempt(self, row: R) -> str:
        """Why a row is exempt, or empty."""
        return ""

    def open_selected(self) -> None:
        """Open the current row: Enter."""

    # -- rows ------------------------------------------------------------------------------------

    def current(self) -> R | None:
        """The current row."""
        return self.held.row(self.table.current_id())

    def load(self) -> None:
        """Read everything again, and stay near the row."""
        here = max(self.table.currentIndex().row(), 0)
        self.held.show(self.read())
        self.table.reload()
        self.table.select_near(here)
        self._later.start()
        self.subtitle_changed.emit(self.subtitle())
        self.state_changed.emit()

    def selected(self) -> str:
        """The current row."""
        return self.table.current_id() or ""

    def record_id(self) -> str:
        """The record that the current row is of."""
        return self.selected()

    def refresh(self, changes: Changes) -> None:
        """Follow the register; while another tab is shown, this one is read when it is turned to."""
        if changes.tables & self.TABLES and self.isVisible():
            self.load()

    def _show_details(self) -> None:
        row = self.current()
        if not self._split.shows(DETAILS):
            return
        if row is not None and public_screen.is_on() and self.is_exempt():
            self.details.fill([Label(public_screen.HIDDEN, "text", "exempt", wrap=True)])
            return
        self.details.fill(self.fill(row) if row is not None else self.fill_empty())

    def fill_empty(self) -> Sequence[QWidget | int]:
        """What the pane shows where there is no row."""
        return [Label("Nothing is selected.", "text", "ink3")]

    def is_exempt(self) -> bool:
        """Whether the current row is exempt, as it says."""
        return bool(self.table.currentIndex().data(Role.EXEMPT))

    # -- panes and keys --------------------------------------------------------------------------

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return self.KEYS

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then the details."""
        return (self.table, self.details)

    def work(self) -> Panes:
        """The list and the details."""
        return self._split

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters in the list."""
        pressed = watched is self.table and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._take(event):
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        copies = event.key() == Qt.Key.Key_C
        if copies and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return self.copy()
        return self.take_letter(event)

    def copy(self) -> bool:
        """Ctrl+C: whether anything was copied."""
        from PySide6.QtGui import QGuiApplication

        row: Any = self.current()
        words = self.copy_words(row) if row is not None else ""
        if words:
            QGuiApplication.clipboard().setText(words)
        return bool(words)

    def copy_words(self, row: R) -> str:
        """What Ctrl+C copies of a row."""
        return ""
