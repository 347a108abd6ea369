"""Buttons: one primary on a screen, the others outlined, quiet or text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from ui import icons, theme
from ui.widgets import painting

_FACES = {
    "primary": "heading",
    "outlined": "row",
    "quiet": "row",
    "text": "row",
    "danger": "row",
    "toast": "heading",
}
_ICON_TONES = {"primary": "on_petrol", "text": "petrol", "danger": "red"}

#: What Qt leaves between icon and words is too little.
_ICON_ROOM = 3


class Button(QPushButton):
    """A button; `kind` is `outlined`, `primary`, `quiet`, `text` or `danger`."""

    def __init__(
        self,
        text: str,
        kind: str = "outlined",
        *,
        icon: str = "",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._icon = icon
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoDefault(False)
        if shortcut:
            # The key itself belongs to the command; here it is only shown.
            self.setToolTip(f"{text.replace('&', '')} ({shortcut})")
        self._dress()
        theme.notices().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(theme.font(_FACES[self._kind]))
        if self._icon:
            side, room = theme.px(theme.ICON), theme.px(_ICON_ROOM)
            self.setIconSize(QSize(side + room, side))
            self.setIcon(icons.icon(self._icon, _ICON_TONES.get(self._kind, "ink2"), room))

    def set_kind(self, kind: str) -> None:
        """Make it another kind of button."""
        self._kind = kind
        theme.set_property(self, "kind", kind)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the focus of a filled button inside it, where petrol on petrol would not show."""
        super().paintEvent(event)
        if self._kind == "primary" and self.hasFocus():
            painter = QPainter(self)
            inner = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
            radius = theme.radius("button") - 2
            painting.paint_box(painter, inner, radius, None, theme.color("on_petrol"), 1.5)
            painter.end()


class IconButton(QToolButton):
    """An icon alone, with its name in the tooltip and for the screen reader."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        shortcut: str = "",
        tone: str = "ink2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._dress()
        theme.notices().changed.connect(self._dress)

    def set_icon(self, icon: str, tone: str = "ink2") -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self._dress()

    def _dress(self) -> None:
        side = theme.px(28)
        self.setFixedSize(side, side)
        self.setIconSize(QSize(theme.px(theme.ICON), theme.px(theme.ICON)))
        self.setIcon(icons.icon(self._icon, self._tone))
