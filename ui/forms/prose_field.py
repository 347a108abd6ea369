"""Prose under its heading: what an item asks for, or the note on the agenda."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label
from ui.widgets.markdown_editor import MarkdownEditor


class ProseField(QWidget):
    """A Markdown editor in the serif that grows with its text; parts may be lettered."""

    edited = Signal()
    left = Signal()

    def __init__(
        self, name: str, heading: Label, note: str = "", *, lettered: bool = False
    ) -> None:
        super().__init__()
        self.edit = MarkdownEditor(name, self, lettered=lettered)
        self.setFocusProxy(self.edit)
        heading.setBuddy(self.edit)
        self._row = QHBoxLayout()
        self._row.addWidget(heading)
        self._row.addWidget(Label(note, "note", "ink2"))
        self._row.addStretch(1)
        if lettered:
            self._add_formats()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.edit)
        self.edit.edited.connect(self.edited)
        self.edit.left.connect(self.left)
        self._dress()
        theme.notices().changed.connect(self._dress)

    def _add_formats(self) -> None:
        for icon, name, keys, slot in (
            ("bold", "Bold", "Ctrl+B", self.edit.toggle_bold),
            ("italic", "Italic", "Ctrl+I", self.edit.toggle_italic),
            ("list-ordered", "Lettered parts", "(a) and a space", self.edit.toggle_numbers),
            ("remove-formatting", "Plain words", "", self.edit.clear_format),
        ):
            button = IconButton(icon, name, shortcut=keys)
            # The selection stays in the words that the button is for.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(slot)
            self._row.addWidget(button)

    def _dress(self) -> None:
        self._column.setSpacing(theme.px(8))
        self._row.setSpacing(theme.px(8))

    def markdown(self) -> str:
        """Give what is typed."""
        return self.edit.markdown()

    def show_text(self, markdown: str) -> None:
        """Show a text; the same text as is shown is left alone, with its cursor."""
        self.edit.set_markdown(markdown)
