"""One of several, each on a row of its own with the key that chooses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.item_models.segments import Key, Text
from ui.widgets import painting


class _Choice(QRadioButton):
    def __init__(self, words: str, key_cap: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._key_cap = key_cap
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(24))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._key_cap:
            painting.paint_line_right(painter, rect, (Key(self._key_cap),))
        if self.hasFocus():
            ring, radius = rect.adjusted(0, 1, 0, -1), theme.radius("row")
            if self.isChecked():
                painting.paint_box(painter, ring, radius, None, theme.color("petrol"), 1.5)
        painting.paint_radio(painter, QPointF(theme.px(9), rect.center().y()), self.isChecked())
        face = "row" if self.isChecked() else "text"
        tone = "ink" if self.isEnabled() else "ink3"
        left = theme.px(25)
        room = QRectF(left, 0, rect.width() - left - theme.px(48), rect.height())
        painting.paint_text(painter, room, Text(self.text(), tone, face))
        painter.end()


class Choices(QWidget):
    """Radio rows; the keys shown belong to the screen's commands."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str, str]],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Choice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._offered: Sequence[tuple[str, str, str]] = ()
        self.set_choices(choices)
        theme.notices().changed.connect(self._on_theme_changed)

    def set_choices(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Offer other choices."""
        if choices == self._offered:
            return
        self._offered = choices
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for key, words, key_cap in choices:
            button = _Choice(words, key_cap, self)
            button.clicked.connect(lambda _checked=False, each=key: self.chosen.emit(each))
            self._group.addButton(button)
            self._buttons[key] = button
            self._column.addWidget(button)

    def choice(self) -> str | None:
        """Give the key of what is chosen."""
        return next((key for key, each in self._buttons.items() if each.isChecked()), None)

    def set_choice(self, key: str | None) -> None:
        """Show a choice, or none, without saying that it was made."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._group.setExclusive(True)

    def _on_theme_changed(self) -> None:
        for button in self._buttons.values():
            button.updateGeometry()
