"""The ways of working on one thing, side by side: Prepare, Minute, Finish."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.item_models.segments import Text
from ui.widgets import painting


class _Mode(QAbstractButton):
    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = painting.text_width(self.text(), "heading") + theme.px(26)
        return QSize(round(width), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        radius = theme.radius("button") - 1
        if on:
            painting.paint_box(painter, box, radius, theme.color("petrol"))
        elif self.underMouse():
            painting.paint_box(painter, box, radius, theme.color("desk2"))
        face = "heading" if on else "row"
        width = painting.text_width(self.text(), face)
        words = QRectF(box.center().x() - width / 2, 0, width + 2, box.height())
        tone = "on_petrol" if on else "ink2"
        painting.paint_text(painter, words, Text(self.text(), tone, face))
        if self.hasFocus():
            edge = theme.color("on_petrol" if on else "petrol")
            painting.paint_box(painter, box.adjusted(2, 2, -2, -2), radius - 1, None, edge, 1.5)
        painter.end()


class ModeSwitch(QWidget):
    """One of a few modes; arrows move, as Ctrl+1, 2, 3 do for the screen."""

    mode_changed = Signal(str)

    def __init__(
        self, modes: Sequence[tuple[str, str]], *, name: str = "Mode", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Mode] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for key, words in modes:
            self._add(key, words, row)
        if modes:
            self.set_mode(modes[0][0])
        theme.notices().changed.connect(self._on_theme_changed)

    def _add(self, key: str, words: str, row: QHBoxLayout) -> None:
        button = _Mode(words, self)
        button.clicked.connect(lambda _checked=False, chosen=key: self.mode_changed.emit(chosen))
        self._group.addButton(button)
        self._buttons[key] = button
        row.addWidget(button)

    def mode(self) -> str:
        """Give the key of the mode."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_mode(self, key: str) -> None:
        """Show a mode, without saying that it was chosen."""
        self._buttons[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the mode beside this one."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        key = keys[(keys.index(self.mode()) + step) % len(keys)]
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
        self._buttons[key].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the trough."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = theme.radius("button")
        painting.paint_box(painter, box, radius, theme.color("sunk"), theme.color("rule"))
        painter.end()

    def _on_theme_changed(self) -> None:
        for button in self._buttons.values():
            button.updateGeometry()
        self.updateGeometry()
