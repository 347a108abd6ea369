"""The panes of a screen: beside one another, the details in a drawer, or one at a time under tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from ui import theme
from ui.room import Room, Standing
from ui.settings import Settings
from ui.widgets.stacked import stacked
from ui.widgets.tabs import Tabs

DETAILS = "details"
_SHADOW = 14
#: Qt's word for a width without bound.
_ENDLESS = 16_777_215


@dataclass(frozen=True)
class Pane:
    """A part of a screen: its key, the words of its tab, and its width with text at 100%.

    `fixed` keeps that width beside others; `tabs_only` shows it only where tabs are.
    """

    key: str
    words: str
    widget: QWidget
    width: int
    least: int = 0
    fixed: bool = False
    tabs_only: bool = False


class Drawer(QWidget):
    """What lies over the right of a screen, with a shadow at its edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self.hide()

    def hold(self, widget: QWidget) -> None:
        """Take a pane in."""
        self._row.addWidget(widget)

    def place(self, width: int) -> None:
        """Lie along the right of the screen, as wide as a pane."""
        shadow, parent = theme.px(_SHADOW), self.parentWidget()
        assert parent is not None
        self._row.setContentsMargins(shadow, 0, 0, 0)
        wide = min(width + shadow, parent.width())
        self.setGeometry(parent.width() - wide, 0, wide, parent.height())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shadow and the edge."""
        painter = QPainter(self)
        wide = theme.px(_SHADOW)
        shade = QLinearGradient(0, 0, wide, 0)
        shade.setColorAt(0, QColor(0, 0, 0, 0))
        shade.setColorAt(1, QColor(0, 0, 0, 70 if theme.is_dark() else 34))
        painter.fillRect(QRectF(0, 0, wide, self.height()), shade)
        painter.fillRect(QRectF(wide - 1, 0, 1, self.height()), theme.color("rule"))
        painter.end()


class Panes(QWidget):
    """The panes of a screen. `main` is the one that work is done in.

    A part of a page that has tabs already is not `tabbed`: its details keep to the drawer.
    """

    #: What is shown is another pane, or another number of them.
    arranged = Signal()

    def __init__(
        self,
        panes: Sequence[Pane],
        *,
        main: str,
        tabbed: bool = True,
        margin: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tabbed, self._margin = tabbed, margin
        self._panes = {pane.key: pane for pane in panes}
        self._main = main
        self._standing = Standing.BESIDE
        self._wished, self._open = True, False
        self._lacking: set[str] = set()
        self._settings: Settings | None = None
        self._name = ""
        self._chosen: dict[str, int] = {}
        self._seat_later = QTimer(self, singleShot=True, interval=0)
        self._seat_later.timeout.connect(self._take_chosen)
        self.tabs = Tabs([(pane.key, pane.words) for pane in panes], name="Parts of this screen")
        self.tabs.set_current(main)
        self.tabs.tab_changed.connect(lambda _key: self._show())
        self._strip = QWidget(self)
        self._beside = QHBoxLayout(self._strip)
        self._beside.addWidget(self.tabs)
        self._beside.addStretch(1)
        self._strip.hide()
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        for at, pane in enumerate(panes):
            self.split.addWidget(pane.widget)
            self.split.setStretchFactor(at, int(pane.key == main))
            pane.widget.setVisible(not pane.tabs_only)
        self.split.splitterMoved.connect(lambda *_: self._keep_chosen())
        self.drawer = Drawer(self)
        stacked(self, self._strip, self.split, fills=self.split)
        self._size()
        theme.notices().changed.connect(self._size)

    def _size(self) -> None:
        px = theme.px
        self._beside.setContentsMargins(px(self._margin), 0, px(14), 0)
        self._fit()
        self.split.setSizes([px(pane.width) for pane in self._panes.values()])
        self._seat_later.start()

    def _fit(self) -> None:
        """Let panes keep their widths beside one another, and fill the screen alone."""
        alone = self._standing is Standing.TABS
        for pane in self._panes.values():
            least = 0 if alone else theme.px(pane.width if pane.fixed else pane.least)
            pane.widget.setMinimumWidth(least)
            pane.widget.setMaximumWidth(least if pane.fixed and not alone else _ENDLESS)

    def add_beside_tabs(self, widget: QWidget) -> None:
        """Put something at the right of the tabs."""
        self._beside.addWidget(widget)

    # -- how they stand ------------------------------------------------------------------------

    @property
    def standing(self) -> Standing:
        """How the panes stand now."""
        return self._standing

    @property
    def under_tabs(self) -> bool:
        """Whether one pane is shown at a time."""
        return self._standing is Standing.TABS

    def arrange(self, room: Room, details: bool) -> None:
        """Stand as there is room; `details` is whether they are wanted where they fit beside."""
        self._wished = details
        standing = room.standing
        if standing is Standing.TABS and not self._tabbed:
            standing = Standing.DRAWER
        if standing is not self._standing:
            self._standing = standing
            self._open = False
            self._seat_details()
            self._fit()
            self._seat_later.start()
        self._show()

    # -- widths that the clerk chose -----------------------------------------------------------

    def remember(self, settings: Settings, screen: str) -> None:
        """Keep the widths that panes are drawn to, and take those that were kept for the screen."""
        if self._settings is None:
            self._settings, self._name = settings, f"panes/{screen} {' '.join(self._panes)}"
            for part in bytes(settings.state(self._name).data()).decode("ascii", "ignore").split():
                key, _, width = part.partition("=")
                if key in self._panes and width.isdigit():
                    self._chosen[key] = int(width)
            self._seat_later.start()

    def _keep_chosen(self) -> None:
        """Keep the widths of those beside the main one, as they would be with text at 100%."""
        if self._settings is None or self._standing is Standing.TABS:
            return
        for pane, width in zip(self._seated(), self.split.sizes(), strict=True):
            if width and not pane.fixed and pane.key != self._main:
                self._chosen[pane.key] = round(width * 100 / theme.text_size())
        words = " ".join(f"{key}={width}" for key, width in self._chosen.items())
        self._settings.keep_state(self._name, QByteArray(words.encode("ascii")))

    def _take_chosen(self) -> None:
        """Give panes the widths that were chosen; the main one has what is left."""
        if not self._chosen or self.under_tabs:
            return
        seated, sizes = self._seated(), self.split.sizes()
        for at, pane in enumerate(seated):
            if sizes[at] and pane.key in self._chosen:
                sizes[at] = theme.px(self._chosen[pane.key])
        rest = sum(size for pane, size in zip(seated, sizes, strict=True) if pane.key != self._main)
        least = self._panes[self._main].widget.minimumSizeHint().width()
        for at, pane in enumerate(seated):
            if pane.key == self._main:
                sizes[at] = max(self.split.width() - rest, least)
        self.split.setSizes(sizes)

    def _seated(self) -> list[Pane]:
        """The panes of the splitter, from the left; in a drawer, details are not."""
        by_widget = {pane.widget: pane for pane in self._panes.values()}
        widgets = (self.split.widget(at) for at in range(self.split.count()))
        return [by_widget[widget] for widget in widgets if widget in by_widget]

    def _seat_details(self) -> None:
        details = self._panes.get(DETAILS)
        if details is None:
            return
        if self._standing is Standing.DRAWER:
            self.drawer.hold(details.widget)
        else:
            self.split.insertWidget(list(self._panes).index(DETAILS), details.widget)

    def want(self, key: str, wanted: bool) -> None:
        """Say whether a pane has anything to show."""
        if wanted == (key in self._lacking):
            (self._lacking.discard if wanted else self._lacking.add)(key)
            self._show()

    def show_pane(self, key: str) -> None:
        """Turn to a pane, where only one is shown."""
        if self.under_tabs and self.tabs.current() != key:
            self.tabs.set_current(key)
            self._show()

    def turn_details(self) -> bool:
        """Open or close the drawer, or turn to the details' tab and back; tell whether it could."""
        if self._standing is Standing.BESIDE or DETAILS in self._lacking:
            return self._standing is not Standing.BESIDE
        if self._standing is Standing.DRAWER:
            self._open = not self._open
            self._show()
        else:
            self.show_pane(self._main if self.tabs.current() == DETAILS else DETAILS)
        return True

    @property
    def order(self) -> tuple[str, ...]:
        """The keys of the panes, from the left."""
        return tuple(self._panes)

    def shows(self, key: str) -> bool:
        """Whether a pane is to be seen."""
        if key in self._lacking:
            return False
        if self.under_tabs:
            return self.tabs.current() == key
        if key != DETAILS:
            return not self._panes[key].tabs_only
        return self._open if self._standing is Standing.DRAWER else self._wished

    def _show(self) -> None:
        for key in self._panes:
            self.tabs.show_tab(key, key not in self._lacking)
        focused = self._focused()
        self._strip.setVisible(self.under_tabs)
        for key, pane in self._panes.items():
            pane.widget.setVisible(self.shows(key))
        drawn = self._standing is Standing.DRAWER and self.shows(DETAILS)
        self.drawer.setVisible(drawn)
        self._place_drawer()
        if focused and not self.shows(focused) and not self.under_tabs:
            self._panes[self._main].widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arranged.emit()

    def _focused(self) -> str:
        focus = self.window().focusWidget()
        for key, pane in self._panes.items():
            if focus is not None and (pane.widget is focus or pane.widget.isAncestorOf(focus)):
                return key
        return ""

    def _place_drawer(self) -> None:
        if not self.drawer.isHidden():
            self.drawer.place(theme.px(self._panes[DETAILS].width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer along the right."""
        super().resizeEvent(event)
        self._place_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the drawer on Esc."""
        if event.key() == Qt.Key.Key_Escape and not self.drawer.isHidden():
            self.turn_details()
            return
        super().keyPressEvent(event)
