"""Pages to look at: a strip of small ones, and one in full on the desk."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui import theme
from ui.item_models.segments import MarkKind, Text
from ui.widgets import painting
from ui.widgets.marks import paint_mark

Draw = Callable[[int, int], QPixmap | None]
"""Gives a page, by its place from 1, so many pixels wide; None as long as it is not drawn."""
_TALL = 297 / 210


class PageStrip(QAbstractScrollArea):
    """Small pages under one another, each with its number; those to look at bear a mark."""

    chosen = Signal(int)

    def __init__(self, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._count, self._first, self._current = 0, 1, 0
        self._marked: frozenset[int] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Pages")
        self.setProperty("ground", "sunk")
        self.verticalScrollBar().valueChanged.connect(lambda _: self.viewport().update())
        self._size()
        theme.notices().changed.connect(self._size)

    def _size(self) -> None:
        self.setMinimumWidth(theme.px(76))
        self._range()

    @property
    def _wide(self) -> int:
        return theme.px(60)

    @property
    def _step(self) -> int:
        return round(self._wide * _TALL) + theme.px(26)

    def set_pages(self, count: int, first: int, marked: Collection[int] = ()) -> None:
        """Show so many pages, numbered from `first`; `marked` are places that are to be looked at."""
        self._count, self._first, self._marked = count, first, frozenset(marked)
        self._range()
        self.viewport().update()

    def set_current(self, place: int) -> None:
        """Make a page the current one, and bring it into sight."""
        self._current = place
        top = (place - 1) * self._step
        bar, tall = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value():
            bar.setValue(top)
        elif top + self._step > bar.value() + tall:
            bar.setValue(top + self._step - tall)
        self.viewport().update()

    def _range(self) -> None:
        tall = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._count * self._step + theme.px(12) - tall))
        bar.setPageStep(max(1, tall))
        bar.setSingleStep(self._step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bar in step."""
        super().resizeEvent(event)
        self._range()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the page under the pointer."""
        place = (
            int(event.position().y() + self.verticalScrollBar().value() - theme.px(12))
            // self._step
            + 1
        )
        if 1 <= place <= self._count:
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from page to page."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self._count:
            self.chosen.emit(min(max(self._current + steps[Qt.Key(event.key())], 1), self._count))
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("sunk"))
        offset, tall = self.verticalScrollBar().value(), self.viewport().height()
        start = max(0, (offset - theme.px(12)) // self._step)
        for place in range(start + 1, self._count + 1):
            top = theme.px(12) + (place - 1) * self._step - offset
            if top > tall:
                break
            self._paint_page(painter, place, top)
        painter.end()

    def _paint_page(self, painter: QPainter, place: int, top: int) -> None:
        left = (self.viewport().width() - self._wide) / 2
        box = QRectF(left, top, self._wide, round(self._wide * _TALL))
        _paint_paper(painter, box, self._draw(place, self._wide))
        edge = "red_mark" if place in self._marked else "ink" if place == self._current else "rule"
        width = 1.5 if place == self._current or place in self._marked else 1
        painting.paint_box(painter, box, 0, None, theme.color(edge), width)
        if place in self._marked:
            paint_mark(painter, QPointF(box.right(), box.top()), MarkKind.RED)
        number = QRectF(0, box.bottom() + theme.px(2), self.viewport().width(), theme.px(18))
        face = "note600" if place == self._current else "note"
        painter.setFont(theme.font(face))
        painter.setPen(theme.color("ink" if place == self._current else "ink2"))
        painter.drawText(number, Qt.AlignmentFlag.AlignHCenter, str(self._first + place - 1))


def _paint_paper(painter: QPainter, box: QRectF, picture: QPixmap | None) -> None:
    """A page is white in the dark too: it is paper."""
    painter.fillRect(box, QColor("white"))
    if picture is not None:
        size = QSize(picture.width(), picture.height()).scaled(
            box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(box.topLeft(), size.toSizeF()), picture, QRectF(picture.rect()))


class PageView(QAbstractScrollArea):
    """One page in full, as wide as there is room, or nearer."""

    def __init__(self, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._place, self._zoom, self._words = 0, 1.0, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Page")
        theme.notices().changed.connect(self._range)

    def set_page(self, place: int, spoken: str) -> None:
        """Show a page; `spoken` says which it is and what it is of."""
        self._place = place
        self.setAccessibleName(spoken)
        self.verticalScrollBar().setValue(0)
        self._range()

    def say(self, words: str) -> None:
        """Say something in place of a page, where there is none."""
        self._words = words
        self.viewport().update()

    def zoom(self, by: float) -> None:
        """Come nearer, or go further off."""
        self._zoom = min(max(self._zoom * by, 0.5), 3.0)
        self._range()

    @property
    def _wide(self) -> int:
        room = self.viewport().width() - theme.px(40)
        tall = (self.viewport().height() - theme.px(40)) / _TALL
        return max(theme.px(120), round(min(room, max(tall, room * 0.8)) * self._zoom))

    def _range(self) -> None:
        wide, room = self._wide, self.viewport().size()
        tall = round(wide * _TALL)
        margin = theme.px(40)
        self.horizontalScrollBar().setRange(0, max(0, wide + margin - room.width()))
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, tall + margin - room.height()))
        bar.setPageStep(max(1, room.height()))
        bar.setSingleStep(theme.px(40))
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Fit the page to the room."""
        if event.type() == QEvent.Type.Resize:
            self._range()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the room."""
        super().resizeEvent(event)
        self._range()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page on the desk, with a soft edge."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("desk"))
        if self._place:
            wide = self._wide
            left = max(theme.px(20), (self.viewport().width() - wide) / 2)
            left -= self.horizontalScrollBar().value()
            top = theme.px(20) - self.verticalScrollBar().value()
            box = QRectF(left, top, wide, round(wide * _TALL))
            _paint_paper(painter, box, self._draw(self._place, wide))
            painting.paint_box(painter, box, 0, None, theme.color("rule"), 1)
        elif self._words:
            rect = QRectF(self.viewport().rect()).adjusted(theme.px(20), theme.px(20), 0, 0)
            rect.setHeight(theme.px(24))
            painting.paint_text(painter, rect, Text(self._words, "ink2"))
        painter.end()
