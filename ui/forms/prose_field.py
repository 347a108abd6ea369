"""Prose under its heading: what an item asks for, or the note on the agenda."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label
from ui.widgets.markdown_editor import MarkdownEditor


class ProseField(QWidget):
    """A Markdown editor in the serif that grows with its text, and its few formats."""

    edited = Signal()
    left = Signal()

    def __init__(
        self, name: str, heading: Label, note: str = "", *, lettered: bool = False
    ) -> None:
        super().__init__()
        self.edit = MarkdownEditor(name, lettered=lettered)
        self._quiet = False
        self.setFocusProxy(self.edit)
        heading.setBuddy(self.edit)
        self._row = QHBoxLayout()
        self._row.addWidget(heading)
        self._row.addWidget(Label(note, "note", "ink2"))
        self._row.addStretch(1)
        self.tools: list[IconButton] = []
        if lettered:
            self._add_tools()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(4), 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.edit)
        self.edit.edited.connect(self._on_edited)
        self.edit.left.connect(self.left)
        self._space()
        theme.notices().changed.connect(self._space)

    def _add_tools(self) -> None:
        for icon, name, key, slot in (
            ("bold", "Bold", "Ctrl B", self.edit.toggle_bold),
            ("italic", "Italic", "Ctrl I", self.edit.toggle_italic),
            ("list-ordered", "Lettered parts", "", self.edit.toggle_numbers),
            ("remove-formatting", "Plain text", "", self.edit.clear_format),
        ):
            tool = IconButton(icon, name, shortcut=key)
            # The words being formatted keep the focus; the keys are the keyboard's way.
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tool.clicked.connect(slot)
            self.tools.append(tool)
            self._row.addWidget(tool)

    def _space(self) -> None:
        self._column.setSpacing(theme.px(4 if self.tools else 8))
        self._row.setSpacing(theme.px(2 if self.tools else 8))

    def setReadOnly(self, locked: bool) -> None:
        """Let the words be read and not changed."""
        self.edit.setReadOnly(locked)
        for tool in self.tools:
            tool.setEnabled(not locked)

    def markdown(self) -> str:
        """Give what is typed."""
        return self.edit.markdown()

    def show_text(self, markdown: str) -> None:
        """Show a text; the same text as is shown is left alone, with its cursor."""
        self._quiet = True
        self.edit.set_markdown(markdown)
        self._quiet = False

    def _on_edited(self) -> None:
        if not self._quiet:
            self.edited.emit()
