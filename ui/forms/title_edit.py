"""A title in the serif that is edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from ui import theme


class TitleEdit(QPlainTextEdit):
    """One paragraph that wraps and grows; Enter and Esc leave it."""

    typed = Signal(str)
    #: Enter (True) or Esc (False).
    finished = Signal(bool)
    left = Signal()

    def __init__(self, name: str, face: str = "title20", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._quiet = False
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)
        self.textChanged.connect(self._on_changed)
        self._dress()
        theme.notices().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(theme.font(self._face))
        self._fit()

    def text(self) -> str:
        """Give the title."""
        return self.toPlainText().replace("\n", " ")

    def set_text(self, text: str) -> None:
        """Show another title, leaving the cursor where it is while the same is shown."""
        if text == self.text():
            return
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        self._fit()

    def _on_changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.typed.emit(self.text())

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc leave the title."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.finished.emit(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the title was left; only a window that comes back finds what was selected."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        self.left.emit()
