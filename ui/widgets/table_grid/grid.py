"""The grid: cells to go to, type in, copy, paste and clear; rows to move; lights by their letter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QMenu,
    QWidget,
)

from egovdesk.records.statements import Light
from egovdesk.records.tables.blocks import Block, block_text, read_block
from egovdesk.records.tables.columns import Holds
from ui.item_models.section_table import Place
from ui.widgets.table_grid.editors import CellDelegate, CellField
from ui.widgets.table_grid.view import GridView

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LETTERS = {"b": Light.BLACK, "r": Light.RED, "a": Light.AMBER, "g": Light.GREEN}
_OWN_CTRL = (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_A)
_OWN_PLAIN = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space)
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableGrid(GridView):
    """Shows a table; what is typed is said, and shown when it is kept."""

    #: A cell is being typed in: its place, and what it says now.
    typing = Signal(object, str)
    #: A cell was typed: its place and its words.
    committed = Signal(object, str)
    #: Typing was given up: its place and what stood there.
    given_up = Signal(object, str)
    #: Cells are to be cleared: their places.
    cleared = Signal(object)
    #: A block is to be pasted: the rows' ids, the columns' keys, the block.
    pasted = Signal(object, object, object)
    #: Alt+Up and Alt+Down: the row's id, and -1 or 1.
    moved = Signal(str, int)
    #: Where the menu of the cells is wanted.
    menu_wanted = Signal(QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        #: The cell typed in: its place, what stood there, what stands there.
        self._pen: tuple[Place, str, str] | None = None
        #: What the register has in that cell, as far as the one who types knows.
        self._kept = ""
        self._delegate = CellDelegate(self)
        self._delegate.typed.connect(self._on_typed)
        self._delegate.ended.connect(self._on_ended)
        self._delegate.given_up.connect(self._on_given_up)
        self.setItemDelegate(self._delegate)

    def pen(self) -> Place:
        """The cell that is being typed in; empty where there is none."""
        return self._pen[0] if self._pen is not None else ("", "")

    # -- typing ----------------------------------------------------------------------------------

    def begin(self, first: str | None = None) -> None:
        """Type in the current cell: over what stands there, or on from it. A light is chosen."""
        index = self.currentIndex()
        if self._pen is not None or not index.isValid():
            return
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        if self.cells.column(index.column()).holds is Holds.LIGHT:
            self.choose_light()
            return
        stood = self.cells.edited(index)
        self._pen, self._kept = (self.cells.place(index), stood, stood), stood
        self._delegate.first = first
        self.edit(index)
        if first is not None:
            self._on_typed(first)

    def is_typing(self) -> bool:
        """Whether a cell is being typed in."""
        return self._pen is not None

    def keep(self, words: str) -> None:
        """Know that what is typed was saved, and stands so in the register."""
        self._kept = words

    def give_way(self) -> None:
        """Close the field where the cell has become another by an undo: that is what is shown."""
        if self._pen is None:
            return
        index = self.cells.index_of(self._pen[0])
        if not index.isValid() or self.cells.edited(index) != self._kept:
            self._pen = None
            self._shut()

    def end_typing(self) -> None:
        """Keep what is being typed, and close the field."""
        if self._pen is not None:
            self._on_ended(0, 0)

    def _on_typed(self, words: str) -> None:
        if self._pen is not None:
            self._pen = (self._pen[0], self._pen[1], words)
            self.typing.emit(self._pen[0], words)

    def _on_ended(self, down: int, along: int) -> None:
        self._close()
        if down:
            self._step_down(down)
        elif along:
            self._step_along(along)

    def _on_given_up(self) -> None:
        if self._pen is not None:
            place, stood, words = self._pen
            self._pen = None
            self._shut()
            if words != stood:
                self.given_up.emit(place, stood)

    def _close(self) -> None:
        if self._pen is None:
            return
        place, stood, words = self._pen
        self._pen = None
        self._shut()
        if words != stood:
            self.committed.emit(place, words)

    def _shut(self) -> None:
        field = self.viewport().findChild(CellField)
        if field is not None:
            super().closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)
        self.setFocus()
        self.fit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """The focus went elsewhere: what was typed is kept."""
        if self._pen is not None:
            place, stood, words = self._pen
            self._pen = None
            if words != stood:
                self.committed.emit(place, words)
        super().closeEditor(editor, hint)
        self.fit()

    def choose_light(self) -> None:
        """Offer the lights of the current cell."""
        menu = self.light_menu()
        menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))

    def light_menu(self) -> QMenu:
        """The lights, each with its letter."""
        place = self.place()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for letter, light in _LETTERS.items():
            action = menu.addAction(
                f"&{light.value.capitalize()}: {light.label.lower()}\t{letter.upper()}"
            )
            action.triggered.connect(
                lambda _on=False, one=light: self.committed.emit(place, one.value)
            )
        action = menu.addAction("&Not said\tDel")
        action.triggered.connect(lambda _on=False: self.cleared.emit([place]))
        return menu

    # -- keys and pointer ------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the grid's own keys before the window's commands take them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_own(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, move, copy, paste, clear; what means nothing here is the window's."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held in (Qt.KeyboardModifier.NoModifier, _SHIFT)
        if held == _CTRL and key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V):
            self._clip(key)
        elif held == _ALT and key in _UP_DOWN:
            self._move_row(_UP_DOWN[key])
        elif plain and key in _ENTER:
            self._step_down(-1 if held else 1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step_along(-1 if key == Qt.Key.Key_Backtab else 1)
        elif plain and self._type_key(key, event.text()):
            pass
        else:
            super().keyPressEvent(event)

    def _type_key(self, key: Qt.Key, text: str) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return False
        light = self.cells.column(index.column()).holds is Holds.LIGHT
        if key == Qt.Key.Key_F2 or (light and key == Qt.Key.Key_Space):
            self.begin()
        elif key == Qt.Key.Key_Delete:
            self._clear()
        elif key == Qt.Key.Key_Backspace:
            self._clear() if light else self.begin("")
        elif not (text.isprintable() and text.strip()):
            return False
        elif light:
            self._set_light(text.lower())
        else:
            self.begin(text)
        return True

    def _set_light(self, letter: str) -> None:
        index = self.currentIndex()
        if letter in _LETTERS and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.committed.emit(self.cells.place(index), _LETTERS[letter].value)

    def _clear(self) -> None:
        found = [one for one in self.chosen() if one[1] != "title"]
        if found and not self.cells.read_only:
            self.cleared.emit(found)

    def _move_row(self, by: int) -> None:
        index = self.currentIndex()
        if (
            index.isValid()
            and not self.cells.line(index.row()).computed
            and not self.cells.read_only
        ):
            self.moved.emit(self.cells.line(index.row()).id, by)

    def _step_down(self, by: int) -> None:
        index = self.currentIndex()
        there = self.cells.index(index.row() + by, index.column())
        if there.isValid():
            self.setCurrentIndex(there)

    def _step_along(self, by: int) -> None:
        """Go to the next cell that is typed, row after row; beyond the last, leave the table."""
        index, wide = self.currentIndex(), self.cells.columnCount()
        at = index.row() * wide + index.column() if index.isValid() else -1
        while 0 <= (at := at + by) < wide * self.cells.rowCount():
            there = self.cells.index(at // wide, at % wide)
            if self.cells.is_typed(there):
                self.setCurrentIndex(there)
                return
        self.focusNextPrevChild(by > 0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type in the cell under the pointer."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.begin()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cells."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(at)

    # -- blocks ----------------------------------------------------------------------------------

    def _clip(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_V:
            self.paste()
            return
        self.copy()
        if key == Qt.Key.Key_X:
            self._clear()

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as a spreadsheet takes them."""
        QApplication.clipboard().setText(block_text(self.cells.block(self._selected())))

    def paste(self) -> None:
        """Say which block is to be put where; one cell alone fills all that are selected."""
        chosen = self._selected()
        if not chosen or self.cells.read_only:
            return
        block = read_block(QApplication.clipboard().text())
        top, left = min(one.row() for one in chosen), min(one.column() for one in chosen)
        bottom, right = max(one.row() for one in chosen), max(one.column() for one in chosen)
        if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
            block = _filled(block[0][0], bottom - top + 1, right - left + 1)
        rows = [self._row_id(row) for row in range(top, self.cells.rowCount())]
        columns = [self._key(at) for at in range(left, self.cells.columnCount())]
        self.pasted.emit(rows, columns, block)

    def _row_id(self, row: int) -> str:
        line = self.cells.line(row)
        return "" if line.computed else line.id

    def _key(self, at: int) -> str:
        column = self.cells.column(at)
        return "" if column.computed else column.key


def _is_own(event: QKeyEvent) -> bool:
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == _CTRL:
        return key in _OWN_CTRL
    if held == _ALT:
        return key in _UP_DOWN
    if held not in (Qt.KeyboardModifier.NoModifier, _SHIFT):
        return False
    return key in _OWN_PLAIN or bool(event.text().strip() and event.text().isprintable())


def _filled(words: str, rows: int, columns: int) -> Block:
    return tuple((words,) * columns for _row in range(rows))
