"""One column of the forward plan: a meeting's business, or what waits for a meeting."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.item_models.plan import ADD, PlanColumn
from ui.item_models.rows import Row
from ui.widgets.drag_rows import DragRows
from ui.widgets.labels import Elided

_INSET = 3
_ALT = Qt.KeyboardModifier.AltModifier
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OWN_ALT = (*_SIDES, Qt.Key.Key_Up, Qt.Key.Key_Down)
_NAMED = {Qt.Key.Key_F2: "F2", Qt.Key.Key_Delete: "Del"}


class PlanRows(DragRows):
    """The items of a column, and the row that adds one."""

    #: Alt+Left and Alt+Right: the id, and -1 or 1.
    across = Signal(str, int)
    #: Left and Right: to the column beside.
    beside = Signal(int)
    #: A letter that acts, F2 or Del.
    letter = Signal(str)
    entered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(name="Forward plan")
        self._context = context
        self.lines = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setProperty("ground", "paper")
        self.clicked.connect(lambda index: self._on_clicked(self.rows.id_at(index)))

    def _on_clicked(self, row_id: str | None) -> None:
        if row_id == ADD:
            self.opened.emit(ADD)

    def can_drag(self, row_id: str) -> bool:
        """The row that adds one stays."""
        return row_id != ADD and super().can_drag(row_id)

    def text_left(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Stand marks near under the heading: columns are narrow."""
        return theme.px(_INSET)

    def text_right(self) -> int:
        """The same at the right."""
        return theme.px(_INSET)

    def event(self, event: QEvent) -> bool:
        """Keep Alt with an arrow, F2 and Del while a column has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            alt = plain == _ALT and event.key() in _OWN_ALT
            if alt or (not plain and event.key() in _NAMED):
                event.accept()
                return True
        return super().event(event)

    def _take_key(self, event: QKeyEvent, row: Row) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == _ALT and key in _SIDES:
            self.across.emit(row.id, _SIDES[key])
        elif not plain and key in _SIDES:
            self.beside.emit(_SIDES[key])
        elif not plain and key in _NAMED:
            self.letter.emit(_NAMED[key])
        elif not plain and event.text().upper() in ("A", "M") and self._letters():
            self.letter.emit(event.text().upper())
        else:
            return super()._take_key(event, row)
        return True

    def _letters(self) -> bool:
        return bool(self._context.settings.get("letters"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this column has the keyboard."""
        super().focusInEvent(event)
        self.entered.emit()


class _Heading(Elided):
    """The day of a meeting; a click opens it."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__("", "heading")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the meeting."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()


class PlanList(QWidget):
    """A heading that opens its meeting, over the items."""

    meeting_opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.meeting_id: str | None = None
        self.heading = _Heading()
        self.note = Elided("", "note", "ink2")
        self.list = PlanRows(context)
        self.setFocusProxy(self.list)
        self._head = QHBoxLayout()
        self._head.addWidget(self.heading)
        self._head.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.list, 1)
        self.heading.clicked.connect(self._on_heading)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        self._head.setSpacing(theme.px(6))
        self.heading.setFixedHeight(theme.px(26))

    def _on_heading(self) -> None:
        if self.meeting_id is not None:
            self.meeting_opened.emit(self.meeting_id)

    def show_column(self, found: PlanColumn, *, writable: bool) -> None:
        """Show a meeting's business, or what waits."""
        self.meeting_id = found.meeting.id if found.meeting is not None else None
        self.heading.setText(found.title)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.heading.setCursor(hand if found.meeting is not None else arrow)
        self.note.setText(found.note)
        self.list.setAccessibleName(f"Forward plan, {found.title}, {found.note}")
        self.list.draggable = writable
        self.list.set_rows(found.rows(writable=writable))

    def before(self, at: QPoint) -> str:
        """The item before which something dropped at a place on the screen goes; "" is the end."""
        row = self.list.gap_at(self.list.viewport().mapFromGlobal(at).y())[0]
        return "" if row == ADD else row

    def show_gap(self, at: QPoint | None) -> None:
        """Show where something would go."""
        y = -1 if at is None else self.list.gap_at(self.list.viewport().mapFromGlobal(at).y())[1]
        self.list.show_gap(y)
