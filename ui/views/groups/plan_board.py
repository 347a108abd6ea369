"""A group's forward plan as a board: a column for each meeting to come, and one for what waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from egovdesk.operations.meetings import move_item
from egovdesk.records.groups import Group
from ui import theme
from ui.context import Context
from ui.forms.plan_verbs import PlanVerbs
from ui.item_models.plan import PlanColumn, plan_columns
from ui.messages import telling
from ui.views.groups.plan_column import PlanList

_LEAST_WIDTH = 176
_MOST_ROWS = 8


PLAN_KEYS = (
    ("↑↓←→", "move"), ("Enter", "open"), ("A", "add item"), ("Alt ←→", "to another meeting"),
    ("Alt ↑↓", "order"), ("M", "choose meeting"), ("F2", "edit"), ("Del", "take out"),
)  # fmt: skip
"""The keys of a column."""


class PlanBoard(QWidget):
    """Columns side by side; with `whole`, every meeting has one, else as many as there is room for."""

    #: A meeting's heading was clicked.
    meeting_opened = Signal(str)
    #: Another column has the keyboard.
    column_changed = Signal()

    def __init__(self, context: Context, view: QWidget, *, whole: bool = False) -> None:
        super().__init__()
        self._context, self._register, self._view = context, context.register, view
        self._whole = whole
        self.verbs = PlanVerbs(context, view)
        self._group = Group("", "")
        self._found: Sequence[PlanColumn] = ()
        self.columns: list[PlanList] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        theme.notices().changed.connect(self._arrange)

    # -- showing -------------------------------------------------------------------------------

    def load(self, group: Group) -> None:
        """Show what a group plans as of today."""
        self._group = group
        self._found = plan_columns(self._register, group)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many meetings as there is room for."""
        super().resizeEvent(event)
        if not self._whole and self._room() != len(self.columns):
            self._arrange()

    def _room(self) -> int:
        """How many columns fit; the backlog always does."""
        fit = max(1, self.width() // theme.px(_LEAST_WIDTH))
        return min(len(self._found), fit)

    def _arrange(self) -> None:
        if not self._found:
            return
        shown = self._found if self._whole else (*self._found[: self._room() - 1], self._found[-1])
        while len(self.columns) > len(shown):
            gone = self.columns.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.columns) < len(shown):
            self._add_column()
        for column, found in zip(self.columns, shown, strict=True):
            column.show_column(found, writable=not self._register.read_only)
        self._size()

    def _size(self) -> None:
        px = theme.px
        self._row.setSpacing(px(20))
        if self._whole:
            self.setMinimumWidth(len(self.columns) * px(_LEAST_WIDTH + 44))
            return
        rows = max((one.list.rows.rowCount() for one in self.columns), default=1)
        self.setFixedHeight(px(26) + min(rows, _MOST_ROWS) * theme.height("sidebar") + px(4))

    def _add_column(self) -> None:
        column = PlanList(self._context)
        column.meeting_opened.connect(self.meeting_opened)
        column.list.opened.connect(lambda row_id, at=column: self._open(at, row_id))
        column.list.across.connect(lambda row_id, by, at=column: self._across(at, row_id, by))
        column.list.beside.connect(lambda by, at=column: self._go_beside(at, by))
        column.list.moved.connect(self._move_by)
        column.list.letter.connect(lambda letter, at=column: self._on_letter(at, letter))
        column.list.dragged.connect(self._on_dragged)
        column.list.let_go.connect(self._on_let_go)
        column.list.drag_refused.connect(self._context.menus.refuse_writing)
        column.list.entered.connect(self.column_changed)
        self.columns.append(column)
        self._row.addWidget(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines between the columns."""
        super().paintEvent(event)
        painter = QPainter(self)
        for column in self.columns[1:]:
            left = column.x() - theme.px(10)
            painter.fillRect(QRectF(left, 0, 1, self.height()), theme.color("line"))
        painter.end()

    # -- where the keyboard is -----------------------------------------------------------------

    def current(self) -> PlanList | None:
        """The column that has the keyboard, or the first."""
        focused = next((one for one in self.columns if one.list.hasFocus()), None)
        return focused or (self.columns[0] if self.columns else None)

    def has_keyboard(self) -> bool:
        """Tell whether a column has it."""
        return any(one.list.hasFocus() for one in self.columns)

    def _go_beside(self, column: PlanList, by: int) -> None:
        at = self.columns.index(column) + by
        if 0 <= at < len(self.columns):
            self.columns[at].list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- verbs ---------------------------------------------------------------------------------

    def add(self, column: PlanList | None = None) -> None:
        """Plan an item for the column's meeting, or for none yet."""
        column = column or self.current()
        if column is None:
            return
        made = self.verbs.add(self._group.id, column.meeting_id)
        self._choose(made)

    def _open(self, column: PlanList, row_id: str) -> None:
        item = self._register.items.maybe(row_id)
        if item is None:
            self.add(column)
        else:
            self.verbs.open(item)

    def _across(self, column: PlanList, row_id: str, by: int) -> None:
        """Move the item to the meeting before or after: Alt with Left or Right."""
        item, at = self._register.items.maybe(row_id), self.columns.index(column) + by
        if item is not None and 0 <= at < len(self.columns):
            self.verbs.move(item, self.columns[at].meeting_id)
            self._choose(row_id)

    def _move_by(self, row_id: str, by: int) -> None:
        if self._context.menus.refuse_writing():
            return
        if self._register.items.maybe(row_id) is not None:
            with telling(self._view):
                move_item(self._register, row_id, by)
            self._choose(row_id)

    def _on_letter(self, column: PlanList, letter: str) -> None:
        item = self._register.items.maybe(column.list.current_id())
        if letter == "A":
            self.add(column)
        elif item is not None and letter == "M":
            rect = column.list.visualRect(column.list.currentIndex())
            at = column.list.viewport().mapToGlobal(rect.bottomLeft())
            self.verbs.pop_meetings(item, at)
        elif item is not None and letter == "F2":
            self.verbs.change(item)
        elif item is not None and letter == "Del":
            self.verbs.remove(item)

    def focus_first(self) -> None:
        """Put the keyboard in the first column."""
        column = self.current()
        if column is not None:
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, item_id: str) -> None:
        """Put the keyboard on an item, wherever it stands now."""
        for column in self.columns:
            if item_id and column.list.select_id(item_id):
                column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- dragging ------------------------------------------------------------------------------

    def _under(self, at: QPoint) -> PlanList | None:
        place = self.mapFromGlobal(at)
        return next((one for one in self.columns if one.geometry().contains(place)), None)

    def _on_dragged(self, _row_id: str, at: QPoint) -> None:
        target = self._under(at)
        for column in self.columns:
            column.show_gap(at if column is target else None)

    def _on_let_go(self, row_id: str, at: QPoint) -> None:
        target, item = self._under(at), self._register.items.maybe(row_id)
        for column in self.columns:
            column.show_gap(None)
        if target is None or item is None:
            return
        before = target.before(at)
        if before != row_id:
            self.verbs.move(item, target.meeting_id, before or None)
            self._choose(row_id)


class PlanPage(QScrollArea):
    """The whole board, which goes further to the right than the page."""

    def __init__(self, board: PlanBoard) -> None:
        super().__init__()
        self._board = board
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "paper")
        board.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        board.setProperty("ground", "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Forward plan of this group")
        board.column_changed.connect(self._show_current)
        self.setWidget(board)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to a column."""
        super().focusInEvent(event)
        self._board.focus_first()

    def _show_current(self) -> None:
        column = self._board.current()
        if column is not None:
            self.ensureWidgetVisible(column, 0, 0)
