"""The shape that pages share: a header in the serif, room for a note under it, and a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.view import View
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided

if TYPE_CHECKING:
    from ui.widgets.note import Note


class PageHeader(QWidget):
    """The page's title in the serif, a line under it, and its buttons at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crumbs = QHBoxLayout()
        self.title = Elided(title, "title24")
        self.under = QHBoxLayout()
        self.buttons = QHBoxLayout()
        self._left = QVBoxLayout()
        self._left.addLayout(self.crumbs)
        self._left.addWidget(self.title)
        self._left.addLayout(self.under)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._left, 1)
        self._row.addLayout(self.buttons)
        self._row.setAlignment(self.buttons, Qt.AlignmentFlag.AlignBottom)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        self._row.setContentsMargins(px(28), px(14), px(28), px(8))
        self._left.setSpacing(px(4))
        self.buttons.setSpacing(px(8))
        self.under.setSpacing(px(8))

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


class _Hairline(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("line"))
        painter.end()


def hairline(*, upright: bool = False) -> QWidget:
    """Make the line between two parts of a page."""
    line = _Hairline()
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
