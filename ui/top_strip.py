"""The strip along the top: menus, the field that finds everything, back, forward and help."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui import theme
from ui.item_models import public_screen
from ui.item_models.segments import Icon, Key, Tag, Text
from ui.widgets import painting
from ui.widgets.buttons import IconButton
from ui.widgets.labels import SegmentLabel

_FIELD = 340


class FindButton(QPushButton):
    """Looks like the field of the palette that it opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Find or go to")
        self.setToolTip("Find a place, a command or words (Ctrl K)")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        self.setMaximumWidth(theme.px(_FIELD))
        self.setMinimumWidth(theme.px(160))
        self.setFixedHeight(theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a field with its words and its key."""
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = theme.color("petrol" if self.hasFocus() else "rule")
        painting.paint_box(
            painter, box, theme.radius("field"), theme.color("paper"), edge,
            2 if self.hasFocus() else 1,
        )  # fmt: skip
        inner = QRectF(self.rect()).adjusted(theme.px(8), 0, -theme.px(5), 0)
        right = painting.paint_line_right(painter, inner, (Key("Ctrl K"),))
        inner.setRight(right)
        painting.paint_line(painter, inner, (Icon("search"), Text("Find or go to…", "ink2")))
        painter.end()


class _PublicSign(SegmentLabel):
    """The sign that exempt words are hidden: the public may see this screen."""

    def __init__(self) -> None:
        super().__init__((Tag("Public screen", "exempt", "eye-off"),))
        self.setToolTip(f"{public_screen.HIDDEN}: Ctrl Shift H shows them again")
        self.setAccessibleDescription(self.toolTip())
        public_screen.notices().changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setVisible(public_screen.is_on())


class TopStrip(QWidget):
    """The parts that every page shares."""

    find_clicked = Signal()
    back_clicked = Signal()
    forward_clicked = Signal()
    help_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "desk")
        self.bar = QMenuBar(self)
        self.bar.setNativeMenuBar(False)
        self.menu_button = IconButton("menu", "Menu", shortcut="F10", parent=self)
        self.popup = QMenu(self)
        self.finder = FindButton(self)
        self.back = IconButton("arrow-left", "Back", shortcut="Alt ←")
        self.forward = IconButton("arrow-right", "Forward", shortcut="Alt →")
        self.help = IconButton("circle-help", "Help with this page", shortcut="F1")
        self.public = _PublicSign()
        self._set_up_menu_button()
        self._lay_out()
        for button, signal in (
            (self.finder, self.find_clicked), (self.back, self.back_clicked),
            (self.forward, self.forward_clicked), (self.help, self.help_clicked),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, told=signal: told.emit())
        self._space()
        theme.notices().changed.connect(self._space)

    def _set_up_menu_button(self) -> None:
        button = self.menu_button
        button.setMenu(self.popup)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.hide()

    def _lay_out(self) -> None:
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.menu_button)
        left.addWidget(self.bar)
        left.addStretch(1)
        right.addWidget(self.public)
        right.addStretch(1)
        for button in (self.back, self.forward, self.help):
            right.addWidget(button)
        right.setSpacing(4)
        self._row = QHBoxLayout(self)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.finder, 1)
        self._row.addLayout(right, 1)

    def _space(self) -> None:
        self.setFixedHeight(theme.height("strip") + 2)
        self._row.setContentsMargins(theme.px(8), 0, theme.px(10), 0)
        self._row.setSpacing(theme.px(12))
        self.bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Put the menus behind a button where a bar has no room."""
        self.bar.setVisible(not narrow)
        self.menu_button.setVisible(narrow)

    def set_journey(self, back: bool, forward: bool) -> None:
        """Say whether there is a place to go back or forward to."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def sizeHint(self) -> QSize:
        """Take the whole width."""
        return QSize(400, theme.height("strip") + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk and the line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("desk"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("rule"))
        painter.end()
