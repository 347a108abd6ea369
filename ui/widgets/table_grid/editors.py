"""The field over a cell while it is typed in."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.item_models.section_table import SectionTableModel
from ui.widgets.table_grid.cells import takes_words
from ui.widgets.table_grid.sizes import ABOVE

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1)}


class CellField(QPlainTextEdit):
    """What is typed, as high as its words; a number stands at the right as it will in its cell."""

    def __init__(self, parent: QWidget, *, name: str, right: bool) -> None:
        super().__init__(parent)
        self._least = QRect()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "cell")
        self.setUndoRedoEnabled(False)
        self.setFont(theme.font("text"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        if right:
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.document().setDefaultTextOption(option)
        self.textChanged.connect(self._fit)

    def stand_on(self, rect: QRect) -> None:
        """Stand over a cell, and lower than it where the words need the room."""
        self._least = QRect(rect)  # Qt's own is gone after the call
        self._fit()

    def _fit(self) -> None:
        if self._least.isNull():
            return
        lines = max(1, int(self.document().size().height()))
        words = lines * self.fontMetrics().lineSpacing() + theme.px(2 * ABOVE)
        self.setGeometry(
            self._least.left(),
            self._least.top(),
            self._least.width(),
            max(self._least.height(), words),
        )

    def end(self) -> None:
        """Put the caret after the words."""
        self.moveCursor(QTextCursor.MoveOperation.End)


class CellDelegate(QStyledItemDelegate):
    """Makes the field, gives it the words once, and says what is typed and how it ended."""

    #: What the field says now.
    typed = Signal(str)
    #: Enter or Tab: rows down and columns along.
    ended = Signal(int, int)
    #: Esc.
    given_up = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.first: str | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field over the cell."""
        model = index.model()
        assert isinstance(model, SectionTableModel)
        name = f"{model.line(index.row()).label}, {model.column(index.column()).title}"
        holds = model.column(index.column()).holds
        field = CellField(parent, name=name, right=holds.is_number)
        field.setProperty("lines", takes_words(holds))
        field.setPlainText(model.edited(index) if self.first is None else self.first)
        field.end()
        field.textChanged.connect(lambda: self.typed.emit(field.toPlainText()))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The field has its words since it was made: what is saved meanwhile does not change them."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What is typed was said at every key."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Stand over the cell."""
        if isinstance(editor, CellField):
            editor.stand_on(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes down, Tab along, Esc gives up; Alt+Enter begins a line where there may be several."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            own = event.key() in (*_ENTER, *_MOVES, Qt.Key.Key_Escape)
            event.setAccepted(own)
            return own
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _ENTER:
            if held & Qt.KeyboardModifier.AltModifier and isinstance(watched, CellField):
                if watched.property("lines"):
                    watched.insertPlainText("\n")
                return True
            self.ended.emit(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1, 0)
            return True
        if key in _MOVES:
            self.ended.emit(*_MOVES[key])
            return True
        if key == Qt.Key.Key_Escape:
            self.given_up.emit()
            return True
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The grid paints its own cells."""
