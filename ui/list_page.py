"""The shape that list pages share: filters, a table, and details of its current record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from egovdesk.documents.wording import counted, number
from ui import theme
from ui.commands import Hint
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.listed import ListFilter
from ui.item_models.record_table import RecordTableModel
from ui.item_models.roles import Role
from ui.page import Page, hairline
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip, FilterBar
from ui.widgets.labels import Elided, Label
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from egovdesk.register import Changes

R = TypeVar("R")

_FIELD_KEYS: tuple[Hint, ...] = (("↓", "to the list"), ("Esc", "clear"), ("F6", "next pane"))


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


class Kept(Protocol[R]):
    """What a list page asks of the repository of its records."""

    def maybe(self, record_id: str | None) -> R | None:
        """The record, or None."""

    def many(self, ids: Iterable[str]) -> dict[str, R]:
        """The records of these ids that are there, by id."""

    def count(self) -> int:
        """How many there are."""


class ListPage(Page, Generic[R]):
    """A list of one kind of record: search and filters, the table, and details of the current one.

    A page of its own says what it lists, and what can be done with it:

        class StandardsView(ListPage[Standard]):
            NAME, TITLE, SEARCH = "standards", "Standards", "Search standards"
            NOUN = ("standard", "standards")
            EMPTY = "No standards yet. Ctrl N adds one."
            TABLES = frozenset({"standards", "groups"})
            CHIPS = (Chip("group_id", "Group"), Chip("state", "State", STATES, "adopted"))
            KEYS = (("↑↓", "move"), ("Enter", "edit", "standards.change"), ("F", "filter"))
            COMMANDS = (…)

            def __init__(self, context: Context, parent: QWidget | None = None) -> None:
                register = context.register
                super().__init__(context, make_model(register), register.standards, parent)
                self.add_button("standards.add", Button("New standard…", icon="plus"))

            def fill_details(self, record_id: str) -> Sequence[QWidget | int]: …

    `make_model` gives a `RecordTableModel` whose source takes a `ListFilter`: `listed.Listed` makes
    one of a repository's `ids`. `equals` says what a chip's value asks of it, `options` what its
    chips offer, `found`, `total` and `remark` what the header says. Commands of the menu Register
    stand in the table's own menu too; `current` and `selected` are the records they act on.
    """

    TITLE: ClassVar[str]
    SEARCH: ClassVar[str] = "Search"
    #: One, and several: `("action", "actions")`.
    NOUN: ClassVar[tuple[str, str]]
    #: What the table says where it lists nothing.
    EMPTY: ClassVar[str] = "Nothing here yet."
    #: What the list is made of: a step that touches one of these tables shows here.
    TABLES: ClassVar[frozenset[str]] = frozenset()
    CHIPS: ClassVar[Sequence[Chip]] = ()
    #: The keys of the list, for the status line.
    KEYS: ClassVar[tuple[Hint, ...]] = ()
    #: How long to wait for a third letter, in milliseconds.
    PATIENCE: ClassVar[int] = 40
    LETTERS: ClassVar[dict[str, str]] = {"/": "search", "F": "filter"}

    def __init__(
        self,
        context: Context,
        model: RecordTableModel[Any],
        repository: Kept[R],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, self.TITLE, parent)
        self.repository = repository
        self.table = table = RecordTable(model, name=self.TITLE, empty=self.EMPTY)
        model.setParent(table)
        table.set_menu(self._fill_menu)
        self.count = Label("", "row")
        self.count_note = Elided("", "text", "ink2")
        self.header.under.addWidget(self.count)
        self.header.under.addWidget(self.count_note, 1)
        self._loaded = False
        self.filters = FilterBar(self.SEARCH, self.CHIPS, patience=self.PATIENCE)
        self.filters.changed.connect(self._apply)
        self.field, self.chips = self.filters.field, self.filters.chips
        self.field.left_down.connect(lambda: table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.outer.addWidget(self.filters)
        self._make_panes()
        self._details_later = QTimer(self, singleShot=True, interval=0)
        self._details_later.timeout.connect(self._show_details)
        self._split.arranged.connect(self._details_later.start)
        table.current_changed.connect(lambda _: self._details_later.start())
        table.selection_changed.connect(self.state_changed)
        table.opened.connect(lambda _id: self.open_selected())
        table.installEventFilter(self)
        public_screen.notices().changed.connect(self._details_later.start)
        theme.notices().changed.connect(self._details_later.start)
        self._details_later.start()

    def _make_panes(self) -> None:
        self.details = DetailsPane("Details")
        self._split = Panes(
            (
                Pane("list", self.TITLE, ListPane(self.table), 760),
                Pane(DETAILS, "Details", self.details, 400, least=280),
            ),
            main="list",
            margin=theme.PAGE_MARGIN,
        )
        self.outer.addWidget(hairline())
        self.outer.addWidget(self._split, 1)

    def add_button(self, command: str, button: Button) -> None:
        """Put a button for a command in the header."""
        self.context.menus.follow(self.header.add_button(button), command)

    def _fill_menu(self, menu: QMenu) -> None:
        for command in self.COMMANDS:
            if command.menu == "Register":
                menu.addAction(self.context.menus.actions[command.id])

    # -- what a page of its own says -----------------------------------------------------------

    def options(self) -> dict[str, Sequence[tuple[str, str]]]:
        """What chips offer of what the register holds, by column."""
        return {"group_id": self.groups()} if "group_id" in self.chips else {}

    def groups(self) -> Sequence[tuple[str, str]]:
        """The groups, for a chip."""
        return [(one.id, one.label) for one in self.register.groups.all()]

    def equals(self, column: str, value: str) -> Sequence[tuple[str, Any]]:
        """What a chip's value asks of the source."""
        return ((column, value),)

    def found(self, shown: ListFilter) -> int:
        """How many the filters let through."""
        return len(self.table.records.ids())

    def total(self) -> int:
        """How many there are."""
        return self.repository.count()

    def remark(self, shown: ListFilter) -> tuple[str, str]:
        """What the header says besides how many there are, and its tone."""
        return "", "ink2"

    def open_selected(self) -> None:
        """Open the current record: Enter."""

    def fill_details(self, record_id: str) -> Sequence[QWidget | int]:
        """What the pane shows of a record."""
        return ()

    def copy_words(self) -> str:
        """What Ctrl+C copies of the selection."""
        return ""

    # -- the records -----------------------------------------------------------------------------

    def current(self) -> R | None:
        """The current record."""
        return self.repository.maybe(self.table.current_id())

    def selected(self) -> list[R]:
        """The selected records, from the top."""
        found = self.repository.many(chosen := self.table.selected_ids())
        return [found[one] for one in chosen if one in found]

    def record_id(self) -> str:
        """The id of the current record."""
        return self.table.current_id() or ""

    def group_id(self) -> str:
        """The group of the current record."""
        return str(getattr(self.current(), "group_id", None) or "")

    def below(self) -> QPoint:
        """The place under the current row, for a menu."""
        rect = self.table.visualRect(self.table.currentIndex())
        return self.table.viewport().mapToGlobal(rect.bottomLeft())

    # -- filters -------------------------------------------------------------------------------

    def search(self) -> None:
        """Type to search."""
        self.filters.search()

    def filter(self) -> None:
        """Open the first filter."""
        self.filters.filter()

    def clear_filters(self) -> None:
        """Show everything."""
        self.filters.clear()

    def turn_order(self, grouped: str, plain: str) -> None:
        """Order by one column, or again by another; both by their titles."""
        titles = [one.title for one in self.table.records.columns]
        column = titles.index(grouped)
        if self.table.records.sort_key == self.table.records.columns[column].sort:
            column = titles.index(plain)
        self.table.sort_by(column, descending=False)

    def _apply(self) -> None:
        shown = self.filters.shown(self.equals)
        self.table.set_filter(shown, tuple(shown.words.split()))
        self.table.select_near()
        self._say_count(shown)

    def _say_count(self, shown: ListFilter) -> None:
        total = self.total()
        said = counted(total, *self.NOUN)
        narrowed = total and (shown.words or shown.equals)
        self.count.setText(f"{number(self.found(shown))} of {said}" if narrowed else said)
        words, tone = self.remark(shown)
        self.count_note.setText(words)
        self.count_note.set_tone(tone)

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the list, a group's part of it, or one record."""
        self.filters.offer(self.options())
        group, select = self.chips.get("group_id"), place.select
        if group is None:
            select = select or place.id
        elif place.id and place.id != group.value():
            self._loaded = False
            self.filters.set_quietly("group_id", place.id)
        if not self._loaded:
            self._loaded = True
            self.filters.changed.emit()
        if select and not self.table.select_id(select):
            self.clear_filters()
            self.table.select_id(select)
        self.table.select_near()
        if place.scroll:
            self.table.verticalScrollBar().setValue(place.scroll)
        self._details_later.start()

    def place(self) -> Place:
        """Where this is, with its selection and scroll."""
        scroll = self.table.verticalScrollBar().value()
        return Place(self.NAME, select=self.table.current_id() or "", scroll=scroll)

    def title(self) -> str:
        """The window's title."""
        return self.TITLE

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the field, or of the list."""
        return _FIELD_KEYS if self.field.hasFocus() else self.KEYS

    def refresh(self, changes: Changes) -> None:
        """Follow the register; the neighbour of what has left the list takes its place."""
        if changes.tables & self.TABLES:
            self.clear_note()
            row = self.table.records.row_of(self.table.current_id() or "")
            self.table.reload()
            self.table.select_near(row)
            self._say_count(self.filters.shown(self.equals))
            self._details_later.start()

    # -- panes and keys ------------------------------------------------------------------------

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
