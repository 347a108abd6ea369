"""Green, amber or red: three marks with their words, of which one is chosen by its letter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.item_models.segments import MarkKind, Text
from ui.widgets import painting
from ui.widgets.marks import MARK, paint_mark

_LIGHTS = (("green", MarkKind.GREEN), ("amber", MarkKind.AMBER), ("red", MarkKind.RED))
_KEYS = {Qt.Key.Key_G: "green", Qt.Key.Key_A: "amber", Qt.Key.Key_R: "red"}
_PART, _HEIGHT, _PAD = 78, 28, 8


class LightChoice(QWidget):
    """A light of something: G, A and R choose, arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._light, self._locked = name, "", False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip("G green, A amber, R red")
        self._say()
        theme.notices().changed.connect(self.updateGeometry)

    def light(self) -> str:
        """What is chosen, or empty."""
        return self._light

    def set_light(self, light: str) -> None:
        """Show a light, without saying that it was chosen."""
        self._light = light
        self._say()
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Let it be read and not changed."""
        self._locked = locked
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._light or 'not said'}")

    def _choose(self, light: str) -> None:
        if light != self._light and not self._locked:
            self.set_light(light)
            self.chosen.emit(light)

    def sizeHint(self) -> QSize:
        """Three marks with their words."""
        return QSize(theme.px(_PART) * len(_LIGHTS), theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a light's letter, or the arrows."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if key in _KEYS and not event.modifiers():
            self._choose(_KEYS[key])
        elif step is not None:
            names = [name for name, _ in _LIGHTS]
            at = names.index(self._light) + step if self._light else (0 if step > 0 else -1)
            self._choose(names[max(0, min(at, len(names) - 1)) if self._light else at])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the light that is pressed."""
        at = int(event.position().x() // theme.px(_PART))
        if 0 <= at < len(_LIGHTS):
            self._choose(_LIGHTS[at][0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each light, the chosen one in a box."""
        painter = QPainter(self)
        width = theme.px(_PART)
        for at, (name, kind) in enumerate(_LIGHTS):
            box = QRectF(at * width, 0, width, self.height()).adjusted(1, 1, -1, -1)
            on = name == self._light
            if on:
                ring = theme.color("petrol" if self.hasFocus() else "rule")
                painting.paint_box(painter, box, theme.radius("row"), theme.color("tint"), ring,
                                   1.5 if self.hasFocus() else 1)  # fmt: skip
            elif self.hasFocus() and not self._light and at == 0:
                painting.paint_box(painter, box, theme.radius("row"), None,
                                   theme.color("petrol"), 1.5)  # fmt: skip
            middle = QPointF(box.left() + theme.px(_PAD + MARK // 2), box.center().y())
            paint_mark(painter, middle, kind, "" if on else "ink3")
            words = box.adjusted(theme.px(_PAD + MARK + 6), 0, 0, 0)
            tone, face = ("ink", "row") if on else ("ink2", "text")
            painting.paint_text(painter, words, Text(name.capitalize(), tone, face))
        painter.end()
