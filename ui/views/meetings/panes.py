"""The parts that the three modes share: panes with their heads, and the list of the agenda."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.item_models.segments import Key
from ui.views.meetings.agenda_list import AgendaList
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided, Label, SegmentLabel


class PaneHead(QWidget):
    """The words at the head of a list, with a command at the right."""

    def __init__(
        self, title: str, command: str = "", key: str = "", icon: str = "plus", *, margin: int = 16
    ) -> None:
        super().__init__()
        self._margin = margin
        self._title = Label(title, "heading")
        self._note = Elided("", "note", "ink2")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(self._note, 1)
        self.button = Button(command, "text", icon=icon) if command else None
        if self.button is not None:
            self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._key = SegmentLabel((Key(key),))
            self._row.addWidget(self.button)
            self._row.addWidget(self._key)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        self.setFixedHeight(theme.px(39))
        self._row.setContentsMargins(
            theme.px(self._margin), 0, theme.px(max(0, self._margin - 1)), 0
        )
        self._row.setSpacing(theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key to the tooltip where there is no room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show the key where the whole note fits beside it."""
        if self.button is None:
            return
        px = theme.px
        parts = (self._title, self.button, self._key)
        taken = sum(one.sizeHint().width() + px(8) for one in parts) + px(31)
        note = painting.text_width(self._note.text(), "note")
        self._key.setVisible(self.width() >= max(px(330), taken + note))

    def set_note(self, note: str, tone: str = "ink2") -> None:
        """Change the note after the title."""
        self._note.setText(note)
        self._note.set_tone(tone)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule below."""
        painter = QPainter(self)
        rule = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(rule, theme.color("rule"))
        painter.end()


class AgendaPane(QWidget):
    """The agenda as a list under its head."""

    def __init__(self, *, movable: bool) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        command, key = ("Item", "Ctrl Shift I") if movable else ("", "")
        self.head = PaneHead("Agenda", command, key)
        self.list = AgendaList("Agenda", movable=movable)
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(theme.px(240))
        self._column = column

    def put_under_head(self, part: QWidget) -> None:
        """Put something between the head and the list."""
        self._column.insertWidget(1, part)


class ScrollPane(QScrollArea):
    """A pane whose content scrolls and never goes wider than the pane."""

    resized = Signal(int)

    def __init__(self, content: QWidget, ground: str, margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        self._margins = margins
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content.setProperty("ground", ground)
        self.setProperty("ground", ground)
        self.setWidget(content)
        self._space()
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._space())
        theme.notices().changed.connect(self._space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how wide the pane is."""
        super().resizeEvent(event)
        self.resized.emit(self.width())

    def _space(self) -> None:
        left, top, right, bottom = (theme.px(each) for each in self._margins)
        bar = self.verticalScrollBar()
        if bar.maximum() > bar.minimum():  # the bar stands in the margin, where it takes no room
            right = max(theme.px(6), right - bar.sizeHint().width())
        content = self.widget()
        layout = content.layout() if content is not None else None
        if layout is not None:
            layout.setContentsMargins(left, top, right, bottom)


def focus_is_in(widget: QWidget) -> bool:
    """Tell whether the focus is in a widget or on it."""
    focused = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
