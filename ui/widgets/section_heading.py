"""The heading of a part of a page: words over a rule, with something at its right end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label


class SectionHeading(QWidget):
    """A heading in semibold, a quiet note after it, and a note or a command at the right."""

    link_clicked = Signal()

    def __init__(
        self,
        title: str,
        note: str = "",
        right: str = "",
        *,
        link: str = "",
        rule: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rule = rule
        self._title = Label(title, "heading")
        self._note = Label(note, "note", "ink2")
        self._right = Label(right, "note", "ink2")
        self.link = Button(link, "text")
        self.link.clicked.connect(self.link_clicked)
        self._row = QHBoxLayout(self)
        for part in (self._title, self._note):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(self._right)
        self._row.addWidget(self.link)
        self.link.setVisible(bool(link))  # with its parent, or it would be a window of its own
        self._size()
        theme.notices().changed.connect(self._size)

    def _size(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 1)
        self._row.setSpacing(theme.px(8))
        self.setFixedHeight(theme.px(25))

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)

    def set_note(self, note: str, tone: str = "ink2") -> None:
        """Change the note after the heading, such as a count."""
        self._note.setText(note)
        self._note.set_tone(tone)

    def set_right(self, text: str, tone: str = "ink2") -> None:
        """Change the note at the right."""
        self._right.setText(text)
        self._right.set_tone(tone)
        self._right.set_face("note600" if tone in ("amber", "red") else "note")

    def set_link(self, link: str) -> None:
        """Change the command at the right; none hides it."""
        self.link.setText(link)
        self.link.setVisible(bool(link))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule."""
        if self._rule:
            painter = QPainter(self)
            rule = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(rule, theme.color("rule"))
            painter.end()
