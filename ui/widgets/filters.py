"""Filters: quiet while they let everything through, tinted with their value when set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui import theme
from ui.item_models.segments import Icon, Line, Text
from ui.widgets import painting

_INSET = 10


class FilterChip(QAbstractButton):
    """A filter with a menu of values; Del or its cross takes the value away."""

    #: The key of the value, or None for all.
    value_changed = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        every: str = "All",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._every = name, every
        self._options: dict[str, str] = dict(options)
        self._value: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open_menu)
        self._speak()
        theme.notices().changed.connect(self.updateGeometry)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other values."""
        self._options = dict(options)
        self.updateGeometry()

    def value(self) -> str | None:
        """Give the key of the value, or None."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Set or clear the filter, and say so if that changes it."""
        if value == self._value:
            return
        self._value = value
        self._speak()
        self.updateGeometry()
        self.update()
        self.value_changed.emit(value)

    def open_menu(self) -> None:
        """Offer the values."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices: list[tuple[str | None, str]] = [(None, self._every), *self._options.items()]
        for key, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key == self._value)
            action.triggered.connect(lambda _checked=False, value=key: self.set_value(value))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _speak(self) -> None:
        shown = self._options.get(self._value or "", self._every)
        self.setText(self._name)
        self.setAccessibleName(f"{self._name}: {shown}")

    def _line(self) -> Line:
        if self._value is None:
            return (Text(self._name, "ink2", "row"), Icon("chevron-down", "ink2", size=12))
        words = self._options.get(self._value, self._value)
        return (
            Text(self._name, "ink2"),
            Text(words, "petrol", "heading"),
            Icon("x", "petrol", size=14),
        )

    def sizeHint(self) -> QSize:
        """Fit the words."""
        width = painting.line_width(self._line()) + theme.px(2 * _INSET)
        return QSize(round(width), theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, Down or Space; clear with Del."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_value(None)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Clear where the cross is."""
        at = event.position().toPoint()
        on_cross = at.x() > self.width() - theme.px(26) and self.rect().contains(at)
        if self._value is not None and on_cross:
            self.setDown(False)
            self.set_value(None)
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        set_now = self._value is not None
        ground = "tint" if set_now else ("sunk" if self.underMouse() else "paper")
        edge = theme.color("petrol" if set_now or self.hasFocus() else "rule")
        box = QRectF(self.rect())
        width = 2 if self.hasFocus() else 1
        painting.paint_box(painter, box, theme.radius("button"), theme.color(ground), edge, width)
        inset = theme.px(_INSET)
        painting.paint_line(painter, box.adjusted(inset, 0, -inset + 2, 0), self._line())
        painter.end()
