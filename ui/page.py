"""The shape that pages share: a header in the serif, room for a note under it, and a body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.room import Room
from ui.view import View
from ui.widgets.buttons import Button
from ui.widgets.hairline import hairline
from ui.widgets.labels import Elided

__all__ = ["Page", "PageHeader", "hairline"]

if TYPE_CHECKING:
    from ui.widgets.note import Note


_LEAST_FACTS = 120


class PageHeader(QWidget):
    """The page's title in the serif, a line under it, and its buttons at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above = QWidget()
        self.crumbs = QHBoxLayout(self._above)
        self._low = False
        self.title = Elided(title, "title24")
        self._facts = QWidget()
        self.under = QHBoxLayout(self._facts)
        self.under.setContentsMargins(0, 0, 0, 0)
        self.buttons = QHBoxLayout()
        self._left = QVBoxLayout()
        self._left.addWidget(self._above)
        self._left.addWidget(self.title)
        self._left.addWidget(self._facts)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._left, 1)
        self._row.addLayout(self.buttons)
        self._row.setAlignment(self.buttons, Qt.AlignmentFlag.AlignBottom)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        low, directions = self._low, QBoxLayout.Direction
        self._row.setContentsMargins(px(28), px(6 if low else 14), px(28), px(6 if low else 8))
        self._row.setSpacing(px(8))
        self._left.setSpacing(px(16 if low else 4))
        self._left.setDirection(directions.LeftToRight if low else directions.TopToBottom)
        self._left.setStretch(2, int(low))
        self._above.setVisible(not low and self.crumbs.count() > 0)
        self.crumbs.setContentsMargins(0, 0, 0, 0)
        self.buttons.setSpacing(px(8))
        self.under.setSpacing(px(8))
        self._fit_facts()

    def _fit_facts(self) -> None:
        """On one line, leave the facts out before the title is cut."""
        taken = self.buttons.sizeHint().width() + self.title.sizeHint().width()
        room = self.width() - taken - theme.px(28 + 28 + 16 + 8)
        self._facts.setVisible(not self._low or room >= theme.px(_LEAST_FACTS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the facts."""
        super().resizeEvent(event)
        self._fit_facts()

    def set_low(self, low: bool) -> None:
        """Stand on one line where the window is low."""
        if low != self._low:
            self._low = low
            self._space()

    def show_crumbs(self, parts: Sequence[QWidget]) -> None:
        """Say above the title where the page belongs, while there is room above it."""
        while (item := self.crumbs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for part in parts:
            self.crumbs.addWidget(part)
        self.crumbs.addStretch(1)
        self._space()

    def add_button(self, button: Button) -> Button:
        """Put a button at the right."""
        self.buttons.addWidget(button)
        return button


class Page(View):
    """A page with a header, room for a note under it, and a body."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("ground", "paper")
        self.header = PageHeader(title)
        self._notes = QVBoxLayout()
        self._note: Note | None = None
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addWidget(self.header)
        self.outer.addLayout(self._notes)

    def set_room(self, room: Room, details: bool) -> None:
        """Stand on fewer lines, and in fewer panes, where there is less room."""
        self.header.set_low(room.low)
        super().set_room(room, details)

    def show_note(self, kind: str, sentence: str) -> None:
        """Say something at the top of the page; the next step takes it away."""
        from ui.widgets.note import Note

        self.clear_note()
        self._note = Note(kind, sentence, [("close", "Close")])
        self._note.acted.connect(lambda _key: self.clear_note())
        margin = theme.px(theme.PAGE_MARGIN)
        self._notes.setContentsMargins(margin, 0, margin, theme.px(8))
        self._notes.addWidget(self._note)

    def clear_note(self) -> None:
        """Take the note away."""
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None
            self._notes.setContentsMargins(0, 0, 0, 0)
