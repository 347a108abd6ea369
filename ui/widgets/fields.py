"""Fields: a label above, an edge that can be seen, and the sentence below when it is wrong."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui import icons, theme
from ui.item_models.segments import MarkKind
from ui.widgets.labels import Label
from ui.widgets.marks import paint_mark

Validate = Callable[[str], str | None]


class _Wrong(Label):
    """The sentence below a field, on as many lines as it needs, after its mark."""

    def __init__(self) -> None:
        super().__init__("", "note500", "red", wrap=True)
        self._inset()
        theme.notices().changed.connect(self._inset)

    def _inset(self) -> None:
        self.setContentsMargins(theme.px(20), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_mark(painter, QPointF(theme.px(7), theme.px(8)), MarkKind.LATE)
        painter.end()


class Labelled(QWidget):
    """A control under its label, with room for the sentence that says what is wrong."""

    def __init__(self, label: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Label(label, "note500", "ink2")
        self.label.setBuddy(control)
        self._wrong = _Wrong()
        self._wrong.hide()
        control.setAccessibleName(label.replace("&", ""))
        self.setFocusProxy(control)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self._column.addWidget(control)
        self._column.addWidget(self._wrong)
        self.label.setVisible(bool(label))
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        self._column.setSpacing(theme.px(4))

    def set_error(self, sentence: str | None) -> None:
        """Say under the control what is wrong; None takes it back."""
        theme.set_property(self.control, "state", "wrong" if sentence else "")
        self.control.setAccessibleDescription(sentence or "")
        self._wrong.setVisible(bool(sentence))
        if sentence:
            self._wrong.setText(sentence)

    def error(self) -> str:
        """Give the sentence shown below, or nothing."""
        return self.control.accessibleDescription()


class _Line(QLineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Field(Labelled):
    """One line of text, looked at when the clerk leaves it."""

    edited = Signal(str)
    committed = Signal(str)

    def __init__(
        self,
        label: str,
        text: str = "",
        *,
        validate: Validate | None = None,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.edit = _Line(text)
        super().__init__(label, self.edit, parent)
        self._validate = validate
        self._committed = text
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.returnPressed.connect(self.commit)
        self.edit.left.connect(self.commit)

    def text(self) -> str:
        """Give what is typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Show another text, as already committed."""
        self._committed = text
        self.edit.setText(text)
        self.set_error(None)

    def check(self) -> bool:
        """Look at what is typed; tell whether it will do."""
        sentence = self._validate(self.text()) if self._validate is not None else None
        self.set_error(sentence)
        return sentence is None

    def commit(self) -> None:
        """Take what is typed, if it will do and is new."""
        if self.check() and self.text() != self._committed:
            self._committed = self.text()
            self.committed.emit(self._committed)

    def _on_edited(self, text: str) -> None:
        if self.error():
            self.set_error(None)
        self.edited.emit(text)


class DateField(Field):
    """A date typed as one says it: `parse` understands it, `show` writes it out.

    `parse` raises ValueError with the sentence to show.
    """

    date_changed = Signal(object)

    def __init__(
        self,
        label: str,
        parse: Callable[[str], datetime.date],
        show: Callable[[datetime.date], str],
        *,
        needed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, validate=self._look, parent=parent)
        self._parse, self._show = parse, show
        self._needed = needed
        self._date: datetime.date | None = None
        self.committed.connect(self._on_committed)

    def date(self) -> datetime.date | None:
        """Give the date, or None when none is set."""
        return self._date

    def set_date(self, day: datetime.date | None) -> None:
        """Show a date."""
        self._date = day
        self.set_text("" if day is None else self._show(day))

    def _look(self, text: str) -> str | None:
        if not text.strip():
            return self._needed or None
        try:
            self._parse(text)
        except ValueError as error:
            return str(error)
        return None

    def _on_committed(self, text: str) -> None:
        day = self._parse(text) if text.strip() else None
        changed = day != self._date
        self.set_date(day)
        if changed:
            self.date_changed.emit(day)


class _Combo(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a page must not change what a field under the pointer says.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.px(14)
        left = self.width() - size - theme.px(7)
        box = QRectF(left, round((self.height() - size) / 2), size, size)
        icons.paint(painter, "chevron-down", box, "ink2" if self.isEnabled() else "ink3")
        painter.end()


class Select(Labelled):
    """One of several, each with a key that the caller knows."""

    chosen = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        key: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.combo = _Combo()
        super().__init__(label, self.combo, parent)
        self.set_options(options)
        if key is not None:
            self.set_key(key)
        self.combo.activated.connect(lambda at: self.chosen.emit(str(self.combo.itemData(at))))

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options; the one shown stays if it is still there."""
        key = self.key()
        self.combo.clear()
        for each, words in options:
            self.combo.addItem(words, each)
        if key is not None:
            self.set_key(key)

    def key(self) -> str | None:
        """Give the key of what is shown."""
        data = self.combo.currentData()
        return None if data is None else str(data)

    def set_key(self, key: str | None) -> None:
        """Show the option of a key; none, or an unknown one, shows nothing."""
        self.combo.setCurrentIndex(-1 if key is None else self.combo.findData(key))


class _Prose(QPlainTextEdit):
    left = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TextField(Labelled):
    """Several lines of plain text."""

    edited = Signal()
    committed = Signal(str)

    def __init__(
        self, label: str, text: str = "", *, lines: int = 3, parent: QWidget | None = None
    ) -> None:
        self.edit = _Prose(text)
        super().__init__(label, self.edit, parent)
        self._lines = lines
        self._committed = text
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self.edited)
        self.edit.left.connect(self.commit)
        self._size()
        theme.notices().changed.connect(self._size)

    def grow(self) -> None:
        """Be as high as the text, whatever its width and face, so that all of it is seen."""
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.resized.connect(self._fit)
        self.edit.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        # The document's height is in lines, as they are broken at this width.
        lines = max(1, int(self.edit.document().size().height()))
        step = QFontMetricsF(self.edit.document().defaultFont()).lineSpacing()
        self.edit.setFixedHeight(math.ceil(lines * step) + theme.px(26))

    def _size(self) -> None:
        self.edit.setFixedHeight(round(self._lines * self.edit.fontMetrics().lineSpacing()) + 22)

    def text(self) -> str:
        """Give what is typed."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text, as already committed."""
        self._committed = text
        self.edit.setPlainText(text)

    def commit(self) -> None:
        """Take what is typed, if it is new."""
        if self.text() != self._committed:
            self._committed = self.text()
            self.committed.emit(self._committed)


class SearchField(QLineEdit):
    """A line to search with: Down goes to what was found, Esc empties it."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(
        self, placeholder: str = "Search", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.textChanged.connect(self.searched)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        self.setTextMargins(theme.px(25), 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Down and Esc."""
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass before the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.px(theme.ICON)
        top = round((self.height() - size) / 2)
        icons.paint(painter, "search", QRectF(theme.px(8), top, size, size))
        painter.end()
