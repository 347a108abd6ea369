"""The painted matrix: names at the left stay, columns scroll, and letters set cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QItemSelectionModel,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import icons, theme
from ui.item_models.matrix import Look, MatrixCell, MatrixLine, MatrixModel
from ui.item_models.roles import Role
from ui.item_models.segments import Text
from ui.widgets import painting

_ROW, _HEADING, _LEAST, _MOST, _NAMES, _HEAD_LINES = 26, 30, 89, 116, 248, 3
_NAMES_SHARE = 0.46
_LONG_CODE = 3
_DASHES = (3.0, 2.0)


M = TypeVar("M", bound=MatrixModel[Any, Any])


class Matrix(QTableView, Generic[M]):
    """The cells; `lettered` is said for a letter typed in them."""

    lettered = Signal(object)
    current_changed = Signal()

    def __init__(self, cells: M, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = cells
        cells.setParent(self)
        self.setModel(cells)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Cells(self))
        self._names = _Names(self)
        self.setVerticalHeader(self._names)
        self._heads = _Heads(self)
        self.setHorizontalHeader(self._heads)
        self.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        self.cells.modelReset.connect(self.fit)
        theme.notices().changed.connect(self.fit)

    # -- where one is --------------------------------------------------------------------------

    def current(self) -> tuple[str, str]:
        """The row and the column of the current cell."""
        index = self.currentIndex()
        if not index.isValid() or not self.cells.lines[index.row()].row:
            return "", ""
        return self.cells.lines[index.row()].row, self.cells.heads[index.column()].key

    def go_to(self, category: str, key: str = "") -> None:
        """Make a cell the current one."""
        index = self.cells.place(category, key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def chosen(self) -> list[tuple[str, str]]:
        """The rows and columns of the selected cells."""
        found = [
            (self.cells.lines[one.row()].row, self.cells.heads[one.column()].key)
            for one in self.selectedIndexes()
        ]
        return [one for one in found if one[0]]

    def choose(self, cells: Sequence[tuple[str, str]]) -> None:
        """Select several cells; the first is the current one."""
        places = [self.cells.place(*one) for one in cells]
        places = [one for one in places if one.isValid()]
        if not places:
            return
        self.setCurrentIndex(places[0])
        for one in places:
            self.selectionModel().select(one, QItemSelectionModel.SelectionFlag.Select)
        self.scrollTo(places[0])

    def _on_current(self) -> None:
        self.viewport().update()
        self._names.viewport().update()
        self._heads.viewport().update()
        self.current_changed.emit()

    # -- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand letters over; everything else moves."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not modifiers and event.text().isprintable() and event.text().strip():
            event.ignore()
            self.lettered.emit(event)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.lines:
            first = next((one.row for one in self.cells.lines if one.row), "")
            self.go_to(first, self.cells.heads[0].key if self.cells.heads else "")

    # -- sizes ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give names, rows and columns their sizes."""
        names = min(theme.px(_NAMES), round(self.width() * _NAMES_SHARE))
        self._names.setFixedWidth(names)
        count = max(1, len(self.cells.heads))
        room = self.width() - names - theme.px(2) - self._bar_width()
        each = max(theme.px(_LEAST), min(theme.px(_MOST), room // count))
        for at in range(len(self.cells.heads)):
            self._heads.resizeSection(at, each)
        for at, line in enumerate(self.cells.lines):
            self._names.resizeSection(at, theme.px(_ROW if line.row else _HEADING))
        self._heads.fit(each)
        self.updateGeometries()

    def _bar_width(self) -> int:
        """The room that the scroll bar at the right takes, where the rows need one."""
        rows = sum(theme.px(_ROW if line.row else _HEADING) for line in self.cells.lines)
        needed = rows + self._heads.height() > self.height()
        return self.verticalScrollBar().sizeHint().width() if needed else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies under the cells, then the cells."""
        painter = QPainter(self.viewport())
        right = self.columnViewportPosition(len(self.cells.heads) - 1) if self.cells.heads else 0
        right += self.columnWidth(len(self.cells.heads) - 1) if self.cells.heads else 0
        for at, line in enumerate(self.cells.lines):
            top = self.rowViewportPosition(at)
            if -self.rowHeight(at) <= top <= self.viewport().height():
                paint_under(painter, QRectF(0, top, right, self.rowHeight(at)), line)
        painter.end()
        super().paintEvent(event)


def paint_under(painter: QPainter, rect: QRectF, line: MatrixLine) -> None:
    """Paint the amber ground of a row with a gap, and the line under it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if line.wanting:
        painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("amber_ground"))
    strong = not line.row or line.is_whole
    tone = "rule" if strong else "amber_edge" if line.wanting else "line"
    painter.setPen(QPen(theme.color(tone), 1))
    y = rect.bottom() - 1
    painter.drawLine(QLineF(rect.left(), y, rect.right(), y))


class _Cells(QStyledItemDelegate):
    """Paints a cell as it is to look, with its word."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell and, where it is the current one, the ring round it."""
        said = index.data(Role.RECORD)
        view = self.parent()
        if not isinstance(said, MatrixCell) or not isinstance(view, Matrix):
            return
        painter.save()
        box = QRectF(option.rect).adjusted(theme.px(4), theme.px(3), -theme.px(4), -theme.px(4))
        current = view.currentIndex() == index
        several = len(view.selectedIndexes()) > 1
        if several and view.selectionModel().isSelected(index):
            painting.paint_box(painter, QRectF(option.rect), 0, theme.color("tint"))
        _paint_said(painter, box, said)
        if current:
            ring = box.adjusted(-2.5, -2.5, 2.5, 2.5)
            tone = "petrol" if view.hasFocus() else "rule"
            painting.paint_box(painter, ring, theme.radius("row") + 2, None, theme.color(tone), 2)
        painter.restore()


def _paint_said(painter: QPainter, box: QRectF, said: MatrixCell) -> None:
    radius = theme.radius("row")
    tone, face = "ink2", "note"
    if said.look is Look.FULL:
        painting.paint_box(painter, box, radius, theme.color("petrol"))
        tone, face = "on_petrol", "note600"
    elif said.look is Look.OUTLINED:
        painting.paint_box(painter, box, radius, theme.color("paper"), theme.color("petrol"), 1.5)
        tone, face = "petrol", "note600"
    elif said.look is Look.TINTED:
        painting.paint_box(painter, box, radius, theme.color("tint"))
        tone, face = "ink", "note500"
    elif said.look is Look.DASHED:
        _paint_dashed(painter, box, radius)
        tone, face = "amber", "note600"
    elif said.look is Look.NONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink3"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(box.center(), 1.2, 1.2)
        return
    _paint_middle(painter, box, said.words, tone, face)


def _paint_dashed(painter: QPainter, box: QRectF, radius: float) -> None:
    pen = QPen(theme.color("amber_mark"), 1.3)
    pen.setDashPattern(list(_DASHES))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(theme.color("paper"))
    painter.drawRoundedRect(box, radius, radius)


def _paint_middle(painter: QPainter, box: QRectF, words: str, tone: str, face: str) -> None:
    width = min(box.width(), painting.text_width(words, face))
    place = QRectF(box.center().x() - width / 2, box.top(), width + 1, box.height())
    painting.paint_text(painter, place, Text(words, tone, face))


class _Names(QHeaderView):
    """The names of the rows at the left, which stay while the columns scroll."""

    def __init__(self, matrix: Matrix[Any]) -> None:
        super().__init__(Qt.Orientation.Vertical, matrix)
        self._matrix = matrix
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        """As wide as it is."""
        return QSize(self.width(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint the code and the name of a row, and the sign of a gap."""
        if not 0 <= at < len(self._matrix.cells.lines):
            return
        painter.save()
        line, area = self._matrix.cells.lines[at], QRectF(rect)
        paint_under(painter, area, line)
        firm = not line.row or line.is_whole
        inset = theme.px(theme.OVERHANG) + (0 if firm else theme.px(14))
        place = area.adjusted(inset, 0, -theme.px(6), -1)
        tone = "amber" if line.wanting else "ink"
        face = "heading" if firm else "row" if line.wanting else "text"
        code = Text(line.code, "ink" if firm else "ink2", "heading" if firm else "note")
        name = Text(line.label, tone, face)
        wide = theme.px(18 if firm else 24 if len(line.code) < _LONG_CODE else 34)
        painting.paint_text(painter, QRectF(place.left(), place.top(), wide, place.height()), code)
        place.setLeft(place.left() + wide)
        if line.wanting:
            place.setRight(place.right() - theme.px(22))
        painting.paint_text(painter, place, name)
        if line.wanting:
            _paint_sign(painter, place, painting.text_width(line.label, face))
        painter.restore()


def _paint_sign(painter: QPainter, place: QRectF, width: float) -> None:
    side = theme.px(14)
    left = place.left() + min(width, place.width()) + theme.px(8)
    sign = QRectF(left, place.center().y() - side / 2, side, side)
    icons.paint(painter, "triangle-alert", sign, "amber_mark")


class _Heads(QHeaderView):
    """The names of groups and posts over the columns, on up to three lines, each with its tier."""

    def __init__(self, matrix: Matrix[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal, matrix)
        self._matrix = matrix
        self._lines = 1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def fit(self, width: int) -> None:
        """Be as high as the longest name needs."""
        needed = (len(_broken(one.title, width - 2)) for one in self._matrix.cells.heads)
        self._lines = max(needed, default=1)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """The lines of the names, the tier, and the rule."""
        return QSize(theme.px(200), theme.px(self._lines * 16 + 14 + 22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule under all of it, then the columns."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.fillRect(QRectF(0, self.height() - 1, self.length(), 1), theme.color("rule"))
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint a name against the bottom, and the tier under it."""
        if not 0 <= at < len(self._matrix.cells.heads):
            return
        painter.save()
        head = self._matrix.cells.heads[at]
        area = QRectF(rect).adjusted(1, 0, -1, 0)
        step = theme.px(16)
        lines = _broken(head.title, area.width())
        top = area.bottom() - theme.px(32) - step * len(lines)
        here = self._matrix.currentIndex().column() == at and self._matrix.hasFocus()
        for number, words in enumerate(lines):
            box = QRectF(area.left(), top + number * step, area.width(), step)
            _paint_middle(painter, box, words, "petrol" if here else "ink", "note600")
        area = QRectF(rect)
        under = QRectF(area.left(), area.bottom() - theme.px(28), area.width(), step)
        _paint_middle(painter, under, head.under, "ink2", "note")
        painter.restore()


def _broken(words: str, width: float) -> list[str]:
    """A name broken into lines; the last of three takes all that is left."""
    layout = QTextLayout(words, theme.font("note600"))
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    found: list[str] = []
    while len(found) < _HEAD_LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, 0))
        end = line.textStart() + line.textLength()
        last = len(found) == _HEAD_LINES - 1
        found.append(words[line.textStart() :] if last else words[line.textStart() : end])
    layout.endLayout()
    return [one.strip() for one in found] or [words]
