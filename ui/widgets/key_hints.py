"""The bottom line: the keys of the pane in focus, and whether everything is safe."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.item_models.segments import Gap, Icon, Key, Line, Text
from ui.widgets import painting

_INSET = 12


class KeyHints(QWidget):
    """Keys on the left, dropped from the right when room is short; state on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[tuple[str, str], ...] = ()
        self._saved, self._backed_up, self._failed = "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Keys and state")
        self._speak()
        theme.notices().changed.connect(self.updateGeometry)

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Teach other keys: each with what it does."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self._speak()
            self.update()

    def set_state(self, saved: str, backed_up: str = "", *, failed: bool = False) -> None:
        """Say how saving and backup stand."""
        self._saved, self._backed_up, self._failed = saved, backed_up, failed
        self._speak()
        self.update()

    def _speak(self) -> None:
        said = [f"{key}: {words}" for key, words in self._keys]
        self.setAccessibleDescription(", ".join([self._saved, self._backed_up, *said]).strip(", "))

    def sizeHint(self) -> QSize:
        """Give the height of the status line."""
        return QSize(theme.px(320), theme.height("status"))

    def _state_line(self) -> Line:
        if not self._saved:
            return ()
        tone = "red" if self._failed else "green_mark"
        icon = Icon("triangle-alert" if self._failed else "check", tone, size=14)
        saved = Text(self._saved, "red" if self._failed else "ink2", "note500")
        rest: Line = (Gap(4), Text(self._backed_up, "ink2", "note")) if self._backed_up else ()
        return (icon, saved, *rest)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what there is room for."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("desk"))
        painter.setPen(QPen(theme.color("rule"), 1))
        painter.drawLine(QLineF(0, 0, self.width(), 0))
        inset = theme.px(_INSET)
        rect = QRectF(inset, 1, self.width() - 2 * inset - theme.px(6), self.height() - 1)
        right = painting.paint_line_right(painter, rect, self._state_line())
        left = rect.left()
        for key, words in self._keys:
            hint: Line = (Key(key), Text(words, "ink2", "note"))
            width = painting.line_width(hint)
            if left + width > right - theme.px(16):
                break
            painting.paint_line(painter, QRectF(left, rect.top(), width + 1, rect.height()), hint)
            left += width + theme.px(16)
        painter.end()
