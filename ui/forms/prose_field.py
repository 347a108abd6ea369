"""Prose under its heading: what an item asks for, or the note on the agenda."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from egovdesk.records.numbers import letter
from ui import theme
from ui.widgets.labels import Label

_NUMBERED = re.compile(r"^\d+[.)]\s+")
_LETTERED = re.compile(r"^\([a-z]{1,2}\)\s+")


def lettered(markdown: str) -> str:
    """A numbered list as the clerk reads it: (a), (b), (c)."""
    lines, count = [], 0
    for line in markdown.split("\n"):
        if _NUMBERED.match(line):
            line = f"({letter(count)})  {_NUMBERED.sub('', line)}"
            count += 1
        lines.append(line)
    return "\n".join(lines)


def numbered(text: str) -> str:
    """Lettered parts as the Markdown list that is kept."""
    lines, count = [], 0
    for line in text.split("\n"):
        if _LETTERED.match(line):
            count += 1
            line = f"{count}. {_LETTERED.sub('', line)}"
        lines.append(line)
    return "\n".join(lines)


class _Prose(QPlainTextEdit):
    left = Signal()

    def __init__(self, name: str, parent: QWidget, parts: bool) -> None:
        super().__init__(parent)
        self._parts = parts
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def markdown(self) -> str:
        return numbered(self.toPlainText()) if self._parts else self.toPlainText()

    def set_markdown(self, text: str) -> None:
        self.setPlainText(lettered(text) if self._parts else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._parts and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin_part()
            return
        super().keyPressEvent(event)

    def _begin_part(self) -> None:
        """Letter the next part; the first Enter letters the one before too."""
        cursor = self.textCursor()
        words = self.toPlainText()
        if words.strip() and not _LETTERED.match(words):
            start = self.textCursor()
            start.setPosition(0)
            start.insertText("(a)  ")
        cursor.insertText("\n(b)  " if not cursor.atStart() else "(a)  ")
        self._letter_again()

    def _letter_again(self) -> None:
        """Letter the parts in order, without moving the cursor from its words."""
        place = self.textCursor().position()
        again = self.markdown()
        shown = lettered(again)
        if shown != self.toPlainText():
            self.setPlainText(shown)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(shown)))
            self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ProseField(QWidget):
    """A Markdown editor in the serif that grows with its text."""

    edited = Signal()
    left = Signal()

    def __init__(
        self, name: str, heading: Label, note: str = "", *, lettered: bool = False
    ) -> None:
        super().__init__()
        self.lettered = lettered
        self.edit = _Prose(name, self, lettered)
        self._quiet = False
        self.setFocusProxy(self.edit)
        heading.setBuddy(self.edit)
        self._row = QHBoxLayout()
        self._row.addWidget(heading)
        self._row.addWidget(Label(note, "note", "ink2"))
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.edit)
        self.edit.textChanged.connect(self._on_changed)
        self.edit.left.connect(self.left)
        self._dress()
        theme.notices().changed.connect(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme.px(8))
        self._row.setSpacing(theme.px(8))
        self.edit.setFont(theme.font("prose15"))
        QTimer.singleShot(0, self, self._fit)

    def markdown(self) -> str:
        """Give what is typed."""
        return self.edit.markdown()

    def show_text(self, markdown: str) -> None:
        """Show a text; the same text as is shown is left alone, with its cursor."""
        if markdown != self.markdown():
            self._quiet = True
            self.edit.set_markdown(markdown)
            self._quiet = False
        self._fit()

    def _on_changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.edited.emit()

    def _fit(self) -> None:
        lines = max(2, round(self.edit.document().size().height()))
        self.edit.setFixedHeight(lines * self.edit.fontMetrics().lineSpacing() + theme.px(22))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again."""
        super().resizeEvent(event)
        self._fit()
