"""The head of a workspace: title and facts, the modes, and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.item_models.segments import Gap, Line, Segment, Text
from ui.room import Room
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Elided, SegmentLabel
from ui.widgets.mode_switch import ModeSwitch


class _Exit(Button):
    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._dress()


class WorkspaceHeader(QWidget):
    """Title and facts on the left; modes and the exit on the right."""

    mode_changed = Signal(str)
    menu_clicked = Signal()

    def __init__(self, modes: Sequence[tuple[str, str]], *, name: str, more: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.title = Elided("", "title22")
        self.facts = SegmentLabel()
        self.modes = ModeSwitch(modes, name=name)
        self.exit = _Exit("", "outlined", icon="files")
        self.more = IconButton("ellipsis", more)
        self._low = self._narrow = self._on_one_line = False
        self._words = QVBoxLayout()
        self._words.addWidget(self.title)
        self._words.addWidget(self.facts)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        for part in (self.modes, self.exit, self.more):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        self.modes.mode_changed.connect(self.mode_changed)
        self.more.clicked.connect(self.menu_clicked)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        low = self._on_one_line = self._fits_one_line()
        if low:
            self._row.setContentsMargins(px(18), px(8), px(12), px(8))
            self.setFixedHeight(px(48))
        else:
            self._row.setContentsMargins(px(20), px(11), px(20), px(10))
            self.setFixedHeight(px(75))
        self._row.setSpacing(px(8))
        self._words.setSpacing(px(12) if low else 0)
        direction = QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        self._words.setDirection(direction)
        self._words.setStretch(1, 1 if low else 0)
        self.title.setMinimumWidth(0)
        self.setMinimumWidth(px(300))

    def set_room(self, room: Room) -> None:
        """Stand on one line where the window is low or narrow; then the menu has the way out."""
        self._low, self._narrow = room.low or room.narrow, room.narrow
        self.exit.setVisible(bool(self.exit.text()) and not self._narrow)
        self._fit()

    def _fits_one_line(self) -> bool:
        """Whether one line is wanted; a narrow window may have no room on it for the facts."""
        if not self._narrow:
            return self._low
        parts = (self.title, self.facts, self.modes, self.more)
        return sum(one.sizeHint().width() for one in parts) + theme.px(58) <= self.width()

    def _fit(self) -> None:
        if self._fits_one_line() != self._on_one_line:
            self._space()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand on as many lines as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def set_facts(self, facts: Sequence[Line]) -> None:
        """Show what there is to know, with room between."""
        line: list[Segment] = []
        for at, each in enumerate(facts):
            line += [*([Gap(4)] if at else []), *each]
        self.facts.set_line(tuple(line))
        self._fit()

    def set_exit(self, words: str, icon: str) -> None:
        """Show the way out of this mode; none hides it."""
        self.exit.setVisible(bool(words) and not self._narrow)
        self.exit.setText(words)
        self.exit.set_icon(icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule below."""
        super().paintEvent(event)
        painter = QPainter(self)
        rule = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(rule, theme.color("rule"))
        painter.end()


def fact(text: str, tone: str = "ink2") -> Line:
    """One fact in plain words."""
    return (Text(text, tone),)
