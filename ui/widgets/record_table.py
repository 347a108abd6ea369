"""A table that speaks of records by id, never by row.

It shows any `RecordTableModel`, keeps selection and scroll over a reload, and draws the single
focus ring over the width of the current row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui import theme
from ui.item_models import public_screen
from ui.item_models.record_table import RecordTableModel
from ui.item_models.roles import Role
from ui.item_models.segments import Text
from ui.widgets import painting
from ui.widgets.rows import RowState, SegmentDelegate, paint_ground, paint_hairline, paint_ring
from ui.widgets.table_header import TableHeader

_SELECT_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)


#: The room that titles keep.
_TITLE = 220


class RecordTable(QTableView):
    """Records as rows.

    The text stands in from both edges by the overhang of the ring: place the table that much
    nearer the edge than the text should be.
    """

    current_changed = Signal(str)
    selection_changed = Signal()
    #: Enter or a double click.
    opened = Signal(str)
    #: Space.
    peeked = Signal(str)

    def __init__(
        self,
        model: RecordTableModel[Any],
        parent: QWidget | None = None,
        *,
        name: str = "Records",
        empty: str = "Nothing here yet",
    ) -> None:
        super().__init__(parent)
        self.empty_text = empty
        self._records = model
        self._hovered = -1
        self._restoring = False
        self._fill_menu: Callable[[QMenu], object] | None = None
        self.setAccessibleName(name)
        self._set_up_look()
        self._set_up_header()
        self.setModel(model)
        self._size_rows()
        self._size_columns()
        model.modelReset.connect(self._size_rows)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(self._on_current_changed)
        selection.selectionChanged.connect(self._on_selection_changed)
        theme.notices().changed.connect(self._on_theme_changed)
        public_screen.notices().changed.connect(self.viewport().update)

    def _set_up_look(self) -> None:
        self.setItemDelegate(SegmentDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_header(self) -> None:
        header = TableHeader(self)
        self.setHorizontalHeader(header)
        header.sectionClicked.connect(self.sort_by)

    # -- records -------------------------------------------------------------------------------

    @property
    def records(self) -> RecordTableModel[Any]:
        """The model, for its records and columns."""
        return self._records

    def current_id(self) -> str | None:
        """Give the id of the current row."""
        return self._records.id_at(self.currentIndex().row())

    def selected_ids(self) -> list[str]:
        """Give the ids of the selected rows, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [found for row in rows if (found := self._records.id_at(row)) is not None]

    def select_id(self, record_id: str, *, scroll: bool = True) -> bool:
        """Make a record current; tell whether the table has it."""
        row = self._records.row_of(record_id)
        if row < 0:
            return False
        index = self._records.index(row, 0)
        self.selectionModel().setCurrentIndex(index, _SELECT_ROW)
        if scroll:
            self.scrollTo(index)
        return True

    def select_near(self, row: int = 0) -> None:
        """Select a row where none is: what was selected has left the list, or nothing was."""
        last = self._records.rowCount() - 1
        if self.current_id() is None and last >= 0:
            self.select_id(self._records.id_at(min(max(row, 0), last)) or "")

    def select_ids(self, record_ids: Sequence[str]) -> None:
        """Select several records; the first becomes current."""
        last = self._records.columnCount() - 1
        chosen = QItemSelection()
        rows = [row for each in record_ids if (row := self._records.row_of(each)) >= 0]
        for row in rows:
            chosen.select(self._records.index(row, 0), self._records.index(row, last))
        if rows:
            self.select_id(record_ids[0], scroll=False)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def reload(self) -> None:
        """Ask the source again; selection, current record and scroll stay where they were."""
        self._keeping(self._records.reload)

    def set_filter(self, value: Any, words: Sequence[str] = ()) -> None:
        """Show what passes a filter; `words` are lit up and turn the rows two-line."""
        self._keeping(lambda: self._records.set_filter(value, words))

    def sort_by(self, column: int, descending: bool | None = None) -> None:
        """Order by a column; again, the other way round."""
        shown = self._records.columns[column]
        if shown.sort is None:
            return
        if descending is None:
            descending = self._records.sort_key == shown.sort and not self._records.descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._keeping(lambda: self._records.sort(column, order), scroll=False)
        self.horizontalHeader().setSortIndicator(column, order)

    def _keeping(self, change: Callable[[], None], *, scroll: bool = True) -> None:
        current, chosen = self.current_id(), self.selected_ids()
        offset = self.verticalScrollBar().value()
        self._restoring = True
        change()
        if current is not None and self._records.row_of(current) >= 0:
            self.select_id(current, scroll=False)
        if len(chosen) > 1:
            self.select_ids([each for each in (current, *chosen) if each is not None])
        self._restoring = False
        self.verticalScrollBar().setValue(offset if scroll else 0)
        if not scroll and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        if current != self.current_id():
            self.current_changed.emit(self.current_id() or "")
        if chosen != self.selected_ids():
            self.selection_changed.emit()

    # -- menu ----------------------------------------------------------------------------------

    def set_menu(self, fill: Callable[[QMenu], object]) -> None:
        """Have a callable fill the context menu before it opens."""
        self._fill_menu = fill

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the selection, with sorting for those who use no mouse."""
        menu = self.make_menu()
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if not menu.isEmpty():
            menu.popup(at)

    def make_menu(self) -> QMenu:
        """Build the context menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._fill_menu is not None:
            self._fill_menu(menu)
        sortable = [at for at, shown in enumerate(self._records.columns) if shown.sort]
        if sortable:
            menu.addSeparator()
            orders = menu.addMenu("&Sort by")
            for at in sortable:
                action = orders.addAction(self._records.columns[at].title or "Mark")
                action.triggered.connect(lambda _checked=False, column=at: self.sort_by(column))
        return menu

    # -- keys and pointer ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space peeks; the rest is Qt's."""
        current = self.current_id()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if current is not None and plain:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit(current)
                return
            if event.key() == Qt.Key.Key_Space:
                self.peeked.emit(current)
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Ignore letters: they are commands of the list, or belong to the filter."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the record under the pointer."""
        record_id = self._records.id_at(self.indexAt(event.position().toPoint()).row())
        if record_id is not None:
            self.opened.emit(record_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep up which row is under the pointer."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first record current, so that there is a row to put the ring on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._records.rowCount():
            index = self._records.index(0, 0)
            self.selectionModel().setCurrentIndex(index, _SELECT_ROW)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds, then cells, then hairlines and the ring."""
        rows = self._visible_rows()
        current = self.currentIndex().row()
        chosen = self.selectionModel()
        painter = QPainter(self.viewport())
        for row, rect in rows:
            paint_ground(painter, rect, self._state(row, chosen))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for row, rect in rows:
            self._paint_over(painter, row, rect, chosen)
            if row == current and self.hasFocus() and chosen.isRowSelected(row):
                paint_ring(painter, rect)
        if not rows and not self._records.rowCount():
            self._paint_empty(painter)
        painter.end()

    def _paint_over(
        self, painter: QPainter, row: int, rect: QRectF, chosen: QItemSelectionModel
    ) -> None:
        exempt = bool(self._records.index(row, 0).data(Role.EXEMPT))
        if not chosen.isRowSelected(row):
            paint_hairline(painter, rect, whole=exempt)

    def _state(self, row: int, chosen: QItemSelectionModel) -> RowState:
        return RowState(
            selected=chosen.isRowSelected(row),
            focused=self.hasFocus(),
            hovered=row == self._hovered,
            exempt=bool(self._records.index(row, 0).data(Role.EXEMPT)),
        )

    def _visible_rows(self) -> list[tuple[int, QRectF]]:
        first, height = self.rowAt(0), self.rowHeight(0)
        if first < 0 or height <= 0:
            return []
        top = self.rowViewportPosition(first)
        last = min(self._records.rowCount(), first + self.viewport().height() // height + 2)
        wide = self.viewport().width()
        return [
            (row, QRectF(QRect(0, top + (row - first) * height, wide, height)))
            for row in range(first, last)
        ]

    def _paint_empty(self, painter: QPainter) -> None:
        inset = theme.px(theme.OVERHANG)
        rect = QRectF(inset, theme.px(4), self.viewport().width() - 2 * inset, theme.height("row"))
        painting.paint_text(painter, rect, Text(self.empty_text, "ink3"))

    # -- sizes ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns."""
        super().resizeEvent(event)
        self._size_columns()

    def _size_rows(self) -> None:
        name = "row2" if self._records.searching else "row"
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.height(name))
        self.verticalScrollBar().setSingleStep(theme.height(name))

    def _size_columns(self) -> None:
        columns = self._records.columns
        inset = theme.px(theme.OVERHANG)
        shown = self._columns_with_room(self.viewport().width() - 2 * inset)
        fixed = {at: 0 if columns[at].stretch else theme.px(columns[at].width) for at in shown}
        parts = sum(columns[at].stretch for at in shown)
        spare = max(0, self.viewport().width() - sum(fixed.values()) - 2 * inset)
        for at, column in enumerate(columns):
            self.setColumnHidden(at, at not in shown)
            if at in shown:
                width = max(theme.px(80), spare * column.stretch // parts) if column.stretch else 0
                width += inset * ((at == shown[0]) + (at == shown[-1]))
                self.setColumnWidth(at, width + fixed[at])

    def _columns_with_room(self, room: int) -> list[int]:
        """The columns that leave titles enough room; the others give way in their order."""
        columns = self._records.columns
        shown = list(range(len(columns)))
        for at in sorted(shown, key=lambda each: columns[each].gives_way):
            taken = sum(0 if columns[each].stretch else columns[each].width for each in shown)
            if columns[at].gives_way and theme.px(taken + _TITLE) > room:
                shown.remove(at)
        return shown

    def _on_theme_changed(self) -> None:
        self._size_rows()
        self._size_columns()
        self.viewport().update()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._restoring:
            self.current_changed.emit(self._records.id_at(current.row()) or "")

    def _on_selection_changed(self) -> None:
        self.viewport().update()
        if not self._restoring:
            self.selection_changed.emit()
