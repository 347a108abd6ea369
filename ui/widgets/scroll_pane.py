"""A pane whose content scrolls up and down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme


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
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        content.installEventFilter(self)
        self._space()
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._space())
        theme.notices().changed.connect(self._space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how wide the pane is."""
        super().resizeEvent(event)
        self.resized.emit(self.width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again how high the content is, once it has settled."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._later.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Let the content be as high as its words are when they wrap: Qt asks for one line of each."""
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is not None and layout is not None and layout.hasHeightForWidth():
            needed = layout.totalHeightForWidth(self.viewport().width())
            if needed != content.minimumHeight():
                content.setMinimumHeight(needed)

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
