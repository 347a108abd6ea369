"""A message in the place it belongs to: an icon, one sentence, up to three actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

_ICONS = {
    "amber": ("triangle-alert", "amber"),
    "red": ("circle-alert", "red"),
    "green": ("circle-check", "green"),
    "tint": ("info", "petrol"),
}
_RING = 4
_SPOKEN = {"amber": "Look at this", "red": "Stops you", "green": "In order", "tint": "For you"}


class Note(QWidget):
    """Amber says look, red that something blocks, green reassures, tint informs."""

    #: The key of the action that was chosen.
    acted = Signal(str)

    def __init__(
        self,
        kind: str,
        sentence: str,
        actions: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._words = Label(sentence, wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._column.addLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_actions(actions)
        self._name()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        # Buttons stand out by their focus ring on all sides; the words stay in line all the same.
        self._words.setContentsMargins(px(_RING), 0, 0, 0)
        bottom = px(8 - _RING) if self._row.count() else px(8)
        self._column.setContentsMargins(px(35 - _RING), px(8), px(10), bottom)
        self._column.setSpacing(px(1))
        self._row.setSpacing(px(10))

    def set_sentence(self, sentence: str, kind: str | None = None) -> None:
        """Say something else."""
        self._words.setText(sentence)
        self._kind = kind or self._kind
        self._name()
        self.update()

    def sentence(self) -> str:
        """Give the sentence."""
        return self._words.text()

    def kind(self) -> str:
        """Give its kind."""
        return self._kind

    def set_actions(self, actions: Sequence[tuple[str, str]]) -> None:
        """Offer other actions, each with its key."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for key, words in actions:
            button = Button(words, "text")
            button.clicked.connect(lambda _checked=False, chosen=key: self.acted.emit(chosen))
            self._row.addWidget(button)
        if actions:
            self._row.addStretch(1)
        self._space()

    def buttons(self) -> list[Button]:
        """Give the buttons of its actions, from left to right."""
        items = [self._row.itemAt(at) for at in range(self._row.count())]
        found = [item.widget() for item in items if item is not None]
        return [one for one in found if isinstance(one, Button)]

    def _name(self) -> None:
        self.setAccessibleName(f"{_SPOKEN[self._kind]}: {self._words.text()}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its icon."""
        painter = QPainter(self)
        _tone, ground, edge = painting.GROUNDS[self._kind]
        box = QRectF(self.rect())
        radius = theme.radius("note")
        painting.paint_box(painter, box, radius, theme.color(ground), theme.color(edge))
        name, tone = _ICONS[self._kind]
        size = theme.px(theme.ICON)
        icons.paint(painter, name, QRectF(theme.px(10), theme.px(9), size, size), tone)
        painter.end()
