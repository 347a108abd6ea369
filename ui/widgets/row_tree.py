"""Trees and lists of painted rows that speak of ids.

One view for both: a list is a tree without children. It keeps what was selected, opened and
scrolled to when its rows are replaced, and draws the single focus ring.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui import icons, theme
from ui.item_models import public_screen
from ui.item_models.roles import Role
from ui.item_models.rows import Row, RowsModel, check_of
from ui.item_models.segments import Text
from ui.widgets import folding, painting
from ui.widgets.rows import (
    RowDelegate,
    RowState,
    paint_ground,
    paint_hairline,
    paint_heading,
    paint_ring,
)

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowTree(QTreeView):
    """Rows with rows under them."""

    current_changed = Signal(str)
    selection_changed = Signal()
    opened = Signal(str)
    peeked = Signal(str)
    #: Space, or a click on the box, where the row has a tick box.
    ticked = Signal(str)
    #: Alt+Up and Alt+Down: the id and how many places.
    moved = Signal(str, int)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str,
        empty: str = "",
        margin: int = 0,
        indent: int = 24,
        lines: bool = True,
    ) -> None:
        super().__init__(parent)
        self.empty_text = empty
        self.row_margin = margin
        #: Whether rows stand on two lines for want of room.
        self.folded = False
        self.lines = lines
        self._indent = indent
        self._hovered = QPersistentModelIndex()
        self._closed: set[str] = set()
        self._restoring = False
        self._fill_menu: Callable[[QMenu], None] | None = None
        self.setAccessibleName(name)
        self._set_up()
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme.notices().changed.connect(self._on_theme_changed)
        public_screen.notices().changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setItemDelegate(RowDelegate(self))
        self.setHeaderHidden(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)

    # -- rows ----------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what is still there stays selected, opened and in sight."""
        current, chosen = self.current_id(), self.selected_ids()
        offset = self.verticalScrollBar().value()
        self._restoring = True
        self.rows.set_rows(rows)
        self._open_all_but_closed()
        if current is not None:
            self.select_id(current, scroll=False)
        for each in chosen:
            flag = self.selectionModel().SelectionFlag.Select
            self.selectionModel().select(self.rows.index_of(each), flag)
        self._restoring = False
        self.verticalScrollBar().setValue(offset)
        if current != self.current_id():
            self.current_changed.emit(self.current_id() or "")

    def _open_all_but_closed(self) -> None:
        self.expandAll()
        for row in self.rows.all_rows():
            if row.id in self._closed:
                self.collapse(self.rows.index_of(row.id))

    def current_id(self) -> str | None:
        """Give the id of the current row."""
        return self.rows.id_at(self.currentIndex())

    def selected_ids(self) -> list[str]:
        """Give the ids of the selected rows."""
        found = (self.rows.id_at(index) for index in self.selectedIndexes())
        return [each for each in found if each is not None]

    def select_id(self, row_id: str, *, scroll: bool = True) -> bool:
        """Make a row current; tell whether it is here."""
        index = self.rows.index_of(row_id)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        if scroll:
            self.scrollTo(index)
        return True

    def set_menu(self, fill: Callable[[QMenu], None]) -> None:
        """Have a callable fill the context menu before it opens."""
        self._fill_menu = fill

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the selection."""
        if self._fill_menu is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu)
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if not menu.isEmpty():
            menu.popup(at)

    # -- keys and pointer ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks or peeks, Alt with an arrow moves; the rest is Qt's."""
        row = self.rows.row_at(self.currentIndex())
        if row is not None and self._take_key(event, row):
            return
        super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent, row: Row) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self.moved.emit(row.id, _MOVES[key])
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row.id)
        elif key == Qt.Key.Key_Space:
            (self.peeked if check_of(row) is None else self.ticked).emit(row.id)
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        """Ignore letters: they are commands of the list."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick, open or close where the pointer is on the box or the arrow."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.rows.row_at(index)
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            if row.children and self._on_arrow(index, at):
                self.setExpanded(index, not self.isExpanded(index))
                return
            if check_of(row) is not None and self._on_box(index, at):
                super().mousePressEvent(event)
                self.ticked.emit(row.id)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row under the pointer."""
        row = self.rows.row_at(self.indexAt(event.position().toPoint()))
        if row is not None and not row.heading:
            self.opened.emit(row.id)

    def _on_arrow(self, index: QModelIndex, at: QPoint) -> bool:
        left = self.text_left(index)
        return self.decorated() and left - theme.px(20) <= at.x() < left

    def _on_box(self, index: QModelIndex, at: QPoint) -> bool:
        left = self.text_left(index)
        return left - theme.px(4) <= at.x() < left + theme.px(24)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep up which row is under the pointer."""
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the pointer."""
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        if self._hovered != index:
            self._hovered = QPersistentModelIndex(index)
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first row current, so that there is one to put the ring on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = next((row for row in self.rows.all_rows() if self._can_choose(row)), None)
            if first is not None:
                self.select_id(first.id)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    @staticmethod
    def _can_choose(row: Row) -> bool:
        return row.enabled and not row.heading

    # -- painting ------------------------------------------------------------------------------

    def decorated(self) -> bool:
        """Tell whether rows with others under them show an arrow."""
        return self._indent > 0 and self.lines

    def level_of(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Count the rows above a row in the tree."""
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return depth

    def text_left(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Tell where a row's text begins."""
        return theme.px(self.row_margin + theme.OVERHANG + self._indent * self.level_of(index))

    def text_right(self) -> int:
        """Tell how far a row's text stays from the right edge."""
        return theme.px(self.row_margin + theme.OVERHANG)

    def drawRow(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, row, line and ring."""
        rect = QRectF(options.rect)
        heading = index.data(Role.HEADING)
        if heading:
            paint_heading(painter, rect, heading, bool(index.data(Role.EXEMPT)), self.row_margin)
            super().drawRow(painter, options, index)
            return
        state = self._state(index)
        margin = theme.px(self.row_margin)
        ring = rect.adjusted(margin, 0, -margin, 0)
        paint_ground(painter, rect if state.exempt and not state.selected else ring, state)
        self.paint_branch(painter, rect, index)
        super().drawRow(painter, options, index)
        if self.lines and not state.selected:
            paint_hairline(painter, rect if state.exempt else ring, whole=state.exempt)
        if state.focused and index == self.currentIndex():
            paint_ring(painter, ring)

    def paint_branch(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the arrow of a row with others under it."""
        if self.decorated() and self.rows.rowCount(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            size = theme.px(14)
            left = self.text_left(index) - theme.px(18)
            icons.paint(painter, name, QRectF(left, rect.center().y() - size / 2, size, size))

    def _state(self, index: QModelIndex | QPersistentModelIndex) -> RowState:
        return RowState(
            selected=self.selectionModel().isSelected(index),
            focused=self.hasFocus(),
            hovered=self._hovered == index and bool(index.flags()),
            exempt=bool(index.data(Role.EXEMPT)),
        )

    def drawBranches(
        self, painter: QPainter, rect: object, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave Qt's own branches out."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or why there are none."""
        super().paintEvent(event)
        if self.empty_text and not self.rows.rowCount():
            painter = QPainter(self.viewport())
            left = theme.px(self.row_margin + theme.OVERHANG)
            width = self.viewport().width() - 2 * left
            rect = QRectF(left, 0, width, theme.height("row"))
            painting.paint_text(painter, rect, Text(self.empty_text, "ink3"))
            painter.end()

    def _on_collapsed(self, index: QModelIndex) -> None:
        if not self._restoring:
            self._closed.add(self.rows.id_at(index) or "")

    def _on_expanded(self, index: QModelIndex) -> None:
        if not self._restoring:
            self._closed.discard(self.rows.id_at(index) or "")

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._restoring:
            self.current_changed.emit(self.rows.id_at(current) or "")

    def _on_selection_changed(self) -> None:
        if not self._restoring:
            self.selection_changed.emit()


class RowList(RowTree):
    """Rows in one column, without others under them; if it `folds`, on two lines where it is narrow."""

    #: Rows stand on one line now, or on two.
    refolded = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str,
        empty: str = "",
        margin: int = 0,
        folds: bool = False,
    ) -> None:
        self._folds = folds
        super().__init__(parent, name=name, empty=empty, margin=margin, indent=0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, folded or not."""
        super().set_rows(rows)
        self._refold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rows, or unfold them."""
        super().resizeEvent(event)
        self._refold()

    def wants_fold(self) -> bool:
        """Whether the rows are cut on one line."""
        return self._folds and folding.wants_two_lines(self.rows.all_rows(), self.width())

    def _refold(self) -> None:
        folded = self.wants_fold()
        if folded != self.folded:
            self.folded = folded
            self.scheduleDelayedItemsLayout()
            self.refolded.emit()

    def tall(self) -> int:
        """The height that all rows take."""
        places = range(self.rows.rowCount())
        return sum(self.sizeHintForIndex(self.rows.index(at, 0)).height() for at in places)
