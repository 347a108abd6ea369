"""What was just done, with Undo, for ten seconds at the bottom of the pane it was done in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

_SECONDS = 10


class Toast(QWidget):
    """A dark note that floats over the bottom left of its parent and goes by itself."""

    undone = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget, *, seconds: int = _SECONDS, margin: int = 16) -> None:
        super().__init__(parent)
        self._pane = parent
        self._margin = margin
        self._words = Label("", "row", "on_toast")
        self.undo = Button("Undo", "toast")
        self._key = Label("", "note", "toast_note")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        self._row.addSpacing(theme.px(4))
        self._row.addWidget(self.undo)
        self._row.addWidget(self._key)
        self.undo.clicked.connect(self._on_undo)
        self._timer = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._timer.timeout.connect(self.dismiss)
        self.undo.installEventFilter(self)
        parent.installEventFilter(self)
        self._dress()
        theme.notices().changed.connect(self._dress)
        self.hide()

    def _dress(self) -> None:
        px = theme.px
        self._row.setContentsMargins(px(14), 0, px(26), 0)
        self._row.setSpacing(px(6))
        self.setFixedHeight(px(36))
        self._place()

    def show_message(self, text: str, *, undo: bool = True, key: str = "Ctrl Z") -> None:
        """Say what was done."""
        self._words.setText(text)
        self._key.setText(key)
        self.undo.setVisible(undo)
        self._key.setVisible(undo and bool(key))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def dismiss(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.dismissed.emit()

    def is_counting(self) -> bool:
        """Tell whether the ten seconds are running."""
        return self._timer.isActive()

    def _on_undo(self) -> None:
        self.dismiss()
        self.undone.emit()

    def _place(self) -> None:
        parent = self._pane
        self.adjustSize()
        margin = theme.px(self._margin)
        width = min(self.sizeHint().width(), parent.width() - 2 * margin)
        self.setGeometry(margin, parent.height() - self.height() - margin, width, self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size, and wait while Undo has the focus."""
        if watched is self._pane and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.undo and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self.undo and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count again."""
        if not self.undo.hasFocus():
            self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark box."""
        painter = QPainter(self)
        edge = theme.color("rule") if theme.is_dark() else None
        radius = theme.radius("button")
        painting.paint_box(painter, QRectF(self.rect()), radius, theme.color("toast"), edge)
        painter.end()
