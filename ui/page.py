"""The shape that pages share: a header in the serif, room for a note under it, and a body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.room import Room
from ui.view import View
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.hairline import hairline
from ui.widgets.labels import Elided
from ui.widgets.stacked import stacked

__all__ = ["Page", "PageHeader", "hairline"]

if TYPE_CHECKING:
    from ui.widgets.note import Note


_LEAST_FACTS = 120


class PageHeader(QWidget):
    """The page's title in the serif, a line under it, and its buttons at the right.

    Where there is no room for the title beside them, the buttons stand below.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above = QWidget()
        self.crumbs = QHBoxLayout(self._above)
        self._low = self._folded = False
        self.title = Elided(title, "title24")
        self._facts = QWidget()
        self.under = QHBoxLayout(self._facts)
        self.under.setContentsMargins(0, 0, 0, 0)
        self._acts = QWidget()
        self.buttons = Flow(self._acts)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self._left = QVBoxLayout()
        self._left.addWidget(self._above)
        self._left.addWidget(self.title)
        self._left.addWidget(self._facts)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignBottom)
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
        self.under.setSpacing(px(8))
        self._fit()

    def _fit(self) -> None:
        """Put the buttons below, and on one line leave the facts out, before the title is cut."""
        acts, directions = self.buttons.sizeHint().width(), QBoxLayout.Direction
        room = self.width() - self.title.sizeHint().width() - theme.px(28 + 28)
        self._folded = acts > 0 and room < acts + theme.px(8)
        self._row.setDirection(directions.TopToBottom if self._folded else directions.LeftToRight)
        self._acts.setMinimumWidth(0 if self._folded else acts)
        room -= theme.px(16) if self._folded else acts + theme.px(16 + 8)
        self._facts.setVisible(not self._low or room >= theme.px(_LEAST_FACTS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what stands beside the title."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit it as well where the title or a button is another one."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

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
        self.outer = stacked(self, self.header)
        self.outer.addLayout(self._notes)

    def add_tabs(self, tabs: QWidget) -> QStackedWidget:
        """Put tabs under the header, over a rule; return where what they show goes."""
        strip = QHBoxLayout()
        strip.setContentsMargins(theme.px(28), 0, theme.px(28), 0)
        strip.addWidget(tabs)
        strip.addStretch(1)
        self.outer.addLayout(strip)
        self.outer.addWidget(hairline())
        stack = QStackedWidget()
        self.outer.addWidget(stack, 1)
        return stack

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
