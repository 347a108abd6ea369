"""The head of a list that is a pane of a workspace: words, a note, and a command with its key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.item_models.segments import Key
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided, Label, SegmentLabel


class PaneHead(QWidget):
    """The words at the head of a list, with a command at the right."""

    def __init__(
        self, title: str, command: str = "", key: str = "", icon: str = "plus", *, margin: int = 16
    ) -> None:
        super().__init__()
        self._margin = margin
        self._title = Label(title, "heading")
        self._note = Elided("", "note", "ink2")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(self._note, 1)
        self.button = Button(command, "text", icon=icon) if command else None
        if self.button is not None:
            self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._key = SegmentLabel((Key(key),))
            self._row.addWidget(self.button)
            self._row.addWidget(self._key)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        self.setFixedHeight(theme.px(39))
        self._row.setContentsMargins(
            theme.px(self._margin), 0, theme.px(max(0, self._margin - 1)), 0
        )
        self._row.setSpacing(theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key to the tooltip where there is no room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show the key where the whole note fits beside it."""
        if self.button is None:
            return
        px = theme.px
        parts = (self._title, self.button, self._key)
        taken = sum(one.sizeHint().width() + px(8) for one in parts) + px(31)
        note = painting.text_width(self._note.text(), "note")
        self._key.setVisible(self.width() >= max(px(330), taken + note))

    def set_note(self, note: str, tone: str = "ink2") -> None:
        """Change the note after the title."""
        self._note.setText(note)
        self._note.set_tone(tone)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule below."""
        painter = QPainter(self)
        rule = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(rule, theme.color("rule"))
        painter.end()
