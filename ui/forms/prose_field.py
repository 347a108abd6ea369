"""Prose under its heading: what an item asks for, or the note on the agenda."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import Label


class _Prose(QPlainTextEdit):
    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def markdown(self) -> str:
        return self.toPlainText()

    def set_markdown(self, text: str) -> None:
        self.setPlainText(text)

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
        self.edit = _Prose(name, self)
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

    def show(self, markdown: str | None = None, another: bool = True) -> None:  # type: ignore[override]
        """Show a text; the same text as is shown is left alone, with its cursor."""
        if markdown is None:
            super().show()
            return
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

    def resizeEvent(self, event: object) -> None:
        """Wrap again."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()
