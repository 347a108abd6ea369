"""One of several, each on a row of its own with the key that chooses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.item_models.segments import Key, Line, Text
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


class _Card(_Choice):
    """A choice in a box, with what it means in a line below."""

    def __init__(self, words: str, key_cap: str, meaning: Line, parent: QWidget) -> None:
        super().__init__(words, key_cap, parent)
        self._meaning = meaning
        self.setAccessibleDescription(" ".join(one.spoken for one in meaning if one.spoken))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, on, rect = theme.px, self.isChecked(), QRectF(self.rect()).adjusted(0, 0, -1, -1)
        ground = theme.color("tint" if on else "paper")
        edge = theme.color("petrol" if on or self.hasFocus() else "rule")
        width = 1.5 if self.hasFocus() else 1
        painting.paint_box(painter, rect, theme.radius("row"), ground, edge, width)
        painting.paint_radio(painter, QPointF(px(18), px(18)), on)
        inner = rect.adjusted(px(36), px(7), -px(10), 0)
        upper = QRectF(inner.left(), inner.top(), inner.width(), px(22))
        if self._key_cap:
            upper.setRight(painting.paint_line_right(painter, upper, (Key(self._key_cap),)) - px(6))
        painting.paint_text(painter, upper, Text(self.text(), "ink", "row"))
        lower = QRectF(inner.left(), upper.bottom() - px(1), inner.width(), px(20))
        painting.paint_line(painter, lower, self._meaning)
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
            button = self._made(key, words, key_cap)
            button.clicked.connect(lambda _checked=False, each=key: self.chosen.emit(each))
            self._group.addButton(button)
            self._buttons[key] = button
            self._column.addWidget(button)

    def _made(self, _key: str, words: str, key_cap: str) -> _Choice:
        return _Choice(words, key_cap, self)

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


class Cards(Choices):
    """Choices that say what they mean: `meanings` by key."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str, str]],
        meanings: Mapping[str, Line],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._meanings = meanings
        super().__init__(choices, name=name, parent=parent)
        self._on_theme_changed()

    def _made(self, key: str, words: str, key_cap: str) -> _Choice:
        return _Card(words, key_cap, self._meanings[key], self)

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(theme.px(8))
        super()._on_theme_changed()
