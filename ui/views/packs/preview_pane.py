"""The pages of a pack: a strip of small ones beside one in full, and the way through them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from egovdesk.packing.making import Made
from egovdesk.packing.manifest import of_page
from ui import theme
from ui.context import Context
from ui.page import hairline
from ui.views.packs.pictures import Pictures
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label
from ui.widgets.page_view import PageStrip, PageView


class PreviewPane(QWidget):
    """The pane in the middle."""

    #: Another page is shown: its number as it is printed.
    page_changed = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = Pictures(context, self)
        self.strip = PageStrip(self.pictures.page)
        self.page = PageView(self.pictures.page)
        self.setFocusProxy(self.strip)
        self._made: Made | None = None
        self._place = 0
        self._where = Label("", "row")
        self._back = IconButton("chevron-left", "Previous page")
        self._on = IconButton("chevron-right", "Next page")
        self._less = IconButton("zoom-out", "Smaller")
        self._more = IconButton("zoom-in", "Larger")
        self._join()
        self._build()

    def _join(self) -> None:
        self.pictures.drawn.connect(lambda *_: self._redraw())
        self.strip.chosen.connect(self._show_place)
        self._back.clicked.connect(lambda _checked=False: self.step(-1))
        self._on.clicked.connect(lambda _checked=False: self.step(1))
        self._less.clicked.connect(lambda _checked=False: self.page.zoom(1 / 1.25))
        self._more.clicked.connect(lambda _checked=False: self.page.zoom(1.25))

    def _build(self) -> None:
        bar = QWidget()
        self._bar = QHBoxLayout(bar)
        self._bar.addStretch(1)
        for part in (self._back, self._where, self._on):
            self._bar.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._bar.addStretch(1)
        for part in (self._less, self._more):
            self._bar.addWidget(part)
        pages = QHBoxLayout()
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(0)
        pages.addWidget(self.strip)
        pages.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(pages, 1)
        column.addWidget(hairline())
        column.addWidget(bar)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        self.strip.setFixedWidth(px(92))
        self._bar.setContentsMargins(px(12), px(4), px(12), px(4))
        self._bar.setSpacing(px(8))

    def _redraw(self) -> None:
        self.strip.viewport().update()
        self.page.viewport().update()

    def set_busy(self, busy: bool) -> None:
        """Say that the pages are being made."""
        self.page.say("The pages are being made…" if busy else "")

    def show_pack(self, made: Made | None, marked: Collection[int]) -> None:
        """Show the pages of another pack, at the same place; `marked` are numbers to look at."""
        self._made = made
        self.pictures.show(made.path if made else None)
        first = self._first
        self.strip.set_pages(made.pages if made else 0, first, {one - first + 1 for one in marked})
        last = made.pages if made else 0
        self._show_place(min(max(self._place, 1), last))

    @property
    def _first(self) -> int:
        return self._made.manifest[0].first if self._made and self._made.manifest else 1

    def number(self) -> int:
        """The number of the page that is shown, as it is printed; 0 without one."""
        return self._first + self._place - 1 if self._place else 0

    def go_to(self, number: int) -> None:
        """Show a page by its number."""
        self._show_place(number - self._first + 1)

    def step(self, by: int) -> None:
        """Go some pages on, or back."""
        self._show_place(self._place + by)

    def _show_place(self, place: int) -> None:
        pages = self._made.pages if self._made else 0
        self._place = min(max(place, 1), pages) if pages else 0
        number, last = self.number(), self._first + pages - 1
        found = of_page(self._made.manifest, number) if self._made and pages else None
        words = f"Page {number} of {last}" if pages else ""
        self._where.setText(words)
        self.strip.set_current(self._place)
        self.page.set_page(self._place, f"{words}: {found.title}" if found else words)
        self._back.setEnabled(self._place > 1)
        self._on.setEnabled(0 < self._place < pages)
        if self._place:
            self.page_changed.emit(number)
