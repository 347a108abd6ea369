"""The parts of a page, with their counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from ui import icons, theme
from ui.item_models.segments import Gap, Line, Text
from ui.widgets import painting

#: The room after a tab, and what is left of it where the page is narrow.
_BETWEEN, _CLOSE = 24, 12
_BUTTONS = 48


class Tabs(QTabBar):
    """A strip of tabs; the line under the current one is petrol.

    Where there is no room for all of them it scrolls; the current one is always in sight.
    """

    tab_changed = Signal(str)

    def __init__(
        self,
        tabs: Sequence[tuple[str, str]] = (),
        *,
        name: str = "Parts of this page",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        for button in self.findChildren(QToolButton):
            button.installEventFilter(self)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self._quiet = False
        self._counts: dict[str, str] = {}
        self._tight = False
        self.set_tabs(tabs)
        self.currentChanged.connect(self._on_changed)
        theme.notices().changed.connect(self._on_theme_changed)

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Offer other tabs, each with its key; the current one stays if it is still there."""
        current = self.current()
        self._quiet = True
        while self.count():
            self.removeTab(0)
        for key, words in tabs:
            self.setTabData(self.addTab(words), key)
        self._quiet = False
        if current:
            self.set_current(current)
        self._measure()

    def show_tab(self, key: str, shown: bool) -> None:
        """Offer a tab, or leave it out."""
        at = self._place(key)
        if at >= 0 and self.isTabVisible(at) != shown:
            self.setTabVisible(at, shown)
            self._measure()

    def set_words(self, key: str, words: str) -> None:
        """Call a tab otherwise."""
        at = self._place(key)
        if at >= 0 and self.tabText(at) != words:
            self.setTabText(at, words)
            self.setAccessibleTabName(at, f"{words} {self._counts.get(key, '')}".strip())
            self._measure()

    def set_count(self, key: str, count: int | str | None) -> None:
        """Show a count after a tab's words; None shows none."""
        self._counts[key] = "" if count is None else str(count)
        at = self._place(key)
        if at >= 0:
            self.setAccessibleTabName(at, f"{self.tabText(at)} {self._counts[key]}".strip())
            self._measure()

    def current(self) -> str:
        """Give the key of the current tab."""
        return str(self.tabData(self.currentIndex()) or "")

    def set_current(self, key: str) -> None:
        """Show a tab, without saying that it was chosen."""
        self._quiet = True
        self.setCurrentIndex(max(0, self._place(key)))
        self._quiet = False

    def turn(self, by: int) -> bool:
        """Choose the tab that follows, or the one before; whether it was not the first or last again."""
        offered = [at for at in range(self.count()) if self.isTabVisible(at)]
        here = offered.index(self.currentIndex()) if self.currentIndex() in offered else 0
        there = here + by
        self.setCurrentIndex(offered[there % len(offered)])
        return 0 <= there < len(offered)

    def _place(self, key: str) -> int:
        places = range(self.count())
        return next((at for at in places if self.tabData(at) == key), -1)

    def _on_changed(self, at: int) -> None:
        if not self._quiet and at >= 0:
            self.tab_changed.emit(str(self.tabData(at)))

    def _line(self, at: int, current: bool) -> Line:
        words = self.tabText(at).replace("&", "")
        parts: Line = (Text(words, "ink" if current else "ink2", "heading" if current else "row"),)
        count = "" if self._tight else self._counts.get(str(self.tabData(at)), "")
        return (*parts, Gap(-3), Text(count, "ink2")) if count else parts

    def tabSizeHint(self, index: int) -> QSize:
        """Measure a tab as if it were current, so that choosing one moves nothing."""
        width = painting.line_width(self._line(index, True)) + self._after(index)
        return QSize(ceil(width), theme.px(36))

    def _after(self, at: int) -> int:
        last = max((each for each in range(self.count()) if self.isTabVisible(each)), default=0)
        return theme.px(_CLOSE if self._tight else _BETWEEN) if at < last else 2

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never cut words: the strip scrolls."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """Fit every tab that is offered, with its count."""
        tight, self._tight = self._tight, False
        whole = self._sum(self.tabSizeHint)
        self._tight = tight
        return whole

    def minimumSizeHint(self) -> QSize:
        """Fit the widest beside the buttons that scroll."""
        wide = [self.tabSizeHint(at).width() for at in range(self.count()) if self.isTabVisible(at)]
        least = max(wide, default=0) + theme.px(_BUTTONS)
        return QSize(min(least, self.sizeHint().width()), theme.px(36))

    def _sum(self, hint: Callable[[int], QSize]) -> QSize:
        shown = [at for at in range(self.count()) if self.isTabVisible(at)]
        return QSize(sum(hint(at).width() for at in shown), theme.px(36))

    def _measure(self) -> None:
        """Stand closer, without counts, where there is no room for all of them."""
        self._tight = self.sizeHint().width() > self.width()
        if self.count():
            # QTabBar measures again only when a text is set.
            self.setTabText(0, self.tabText(0))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again."""
        super().resizeEvent(event)
        self._measure()

    def tabLayoutChange(self) -> None:
        """Give the words of a tab that is cut in its tooltip."""
        for at in range(self.count()):
            cut = self._tight or self.tabRect(at).width() < self.tabSizeHint(at).width()
            self.setTabToolTip(at, self.accessibleTabName(at) or self.tabText(at) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tabs, each flush with the left of its place."""
        painter = QPainter(self)
        for at in range(self.count()):
            self._paint_tab(painter, at)
        painter.end()

    def _paint_tab(self, painter: QPainter, at: int) -> None:
        current = at == self.currentIndex()
        rect = QRectF(self.tabRect(at))
        rect.setWidth(rect.width() - self._after(at))
        line = self._line(at, current)
        painting.paint_line(painter, rect.adjusted(0, 0, 2, -theme.px(4)), line)
        under = QRectF(rect.left(), rect.bottom() - 2, painting.line_width(line), 2)
        if current:
            painter.fillRect(under, theme.color("petrol"))
            if self.hasFocus():
                ring = rect.adjusted(-6, theme.px(3), 6, -theme.px(6))
                ring.setLeft(max(0.0, ring.left()))
                radius = theme.radius("row")
                painting.paint_box(painter, ring, radius, None, theme.color("petrol"), 1.5)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the buttons that scroll as the others are painted."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QToolButton):
            painter = QPainter(watched)
            painter.fillRect(watched.rect(), theme.color("paper"))
            after = watched.arrowType() is Qt.ArrowType.RightArrow
            side, middle = theme.px(theme.ICON), watched.rect().center()
            place = QRectF(middle.x() - side // 2, middle.y() - side // 2, side, side)
            name = "chevron-right" if after else "chevron-left"
            icons.paint(painter, name, place, "ink2" if watched.isEnabled() else "rule")
            painter.end()
            return True
        return super().eventFilter(watched, event)

    def _on_theme_changed(self) -> None:
        self._measure()
        self.update()
