"""Painting the cells of a grid: words, numbers with their share, lights with their mark."""

from __future__ import annotations

from PySide6.QtCore import (
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from egovdesk.records.statements import Light
from egovdesk.records.tables.columns import Holds
from ui import theme
from ui.item_models.section_table import LIGHTS, SectionTableModel
from ui.item_models.segments import MarkKind, Text
from ui.widgets import painting
from ui.widgets.marks import paint_mark
from ui.widgets.table_grid.sizes import ABOVE, MARK_ROOM, PAD, cell_face, cell_text, words_height

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def paint_cell(painter: QPainter, box: QRectF, model: SectionTableModel, index: Index) -> None:
    """Paint what stands in a cell."""
    cell, column = model.cell(index), model.column(index.column())
    inner = box.adjusted(theme.px(PAD), theme.px(ABOVE), -theme.px(PAD), -theme.px(ABOVE))
    face, tone = cell_face(model, index.row()), "ink"
    if any(mend for _sentence, mend in model.said(index)):
        tone = "red"
    elif cell.typed:
        tone = "ink2"
    words = cell_text(model, index.row(), index.column())
    if column.holds.is_number:
        _paint_number(painter, inner, words, model.under(index), face, tone, slanted=cell.forecast)
        return
    if isinstance(cell.value, Light) and cell.value in LIGHTS:
        kind, own = LIGHTS[cell.value]
        half = painting.metrics(face).height() / 2
        paint_mark(painter, QPointF(inner.left() + theme.px(7), inner.top() + half), kind, own)
        inner.setLeft(inner.left() + theme.px(MARK_ROOM))
    paint_words(painter, inner, words, face, tone)


def paint_words(painter: QPainter, box: QRectF, words: str, face: str, tone: str) -> None:
    """Paint words on as many lines as they take."""
    painter.setFont(theme.font(face))
    painter.setPen(theme.color(tone))
    painter.drawText(box, int(_LEFT), words)


def _paint_number(
    painter: QPainter, box: QRectF, words: str, under: str, face: str, tone: str, *, slanted: bool
) -> None:
    font = theme.font(face)
    if slanted:
        font = type(font)(font)
        font.setItalic(True)
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    painter.drawText(box, int(flags), words)
    if under:
        high = painting.metrics(face).height()
        line = QRectF(box.left(), box.top() + high, box.width(), painting.metrics("note").height())
        painting.paint_text(painter, line, Text(under, "ink3", "note", right=True))


def paint_said(painter: QPainter, box: QRectF, said: list[tuple[int, str, bool]]) -> None:
    """Paint what checks say of a row under it, each with its mark."""
    top = box.top()
    room = max(theme.px(80), round(box.width()) - theme.px(2 * PAD + MARK_ROOM))
    for _at, sentence, mend in said:
        high = words_height(sentence, "note500", room)
        kind, tone = (MarkKind.LATE, "red") if mend else (MarkKind.LOOK, "amber")
        half = painting.metrics("note500").height() / 2
        paint_mark(painter, QPointF(box.left() + theme.px(PAD + 7), top + half), kind)
        place = QRectF(box.left() + theme.px(PAD + MARK_ROOM), top, room, high)
        paint_words(painter, place, sentence, "note500", tone)
        top += high + theme.px(4)


class Heads(QHeaderView):
    """The names of the columns, and under a year whether its numbers are forecasts."""

    def __init__(self, grid: QTableView, model: SectionTableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid, self._cells = grid, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def fit(self) -> None:
        """Be as high as the longest name needs."""
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """The lines of the names, and the word under a year."""
        high = theme.px(16)
        for at in range(self.count()):
            room = max(theme.px(24), self.sectionSize(at) - theme.px(2 * PAD))
            under = round(painting.metrics("note").height()) if self._cells.head_under(at) else 0
            high = max(high, words_height(self._cells.column(at).title, "note600", room) + under)
        return QSize(theme.px(200), high + theme.px(12))

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint a name against the bottom: left over words, right over numbers."""
        if not 0 <= at < len(self._cells.table.columns):
            return
        painter.save()
        column = self._cells.column(at)
        here = self._grid.currentIndex().column() == at and self._grid.hasFocus()
        box = QRectF(rect).adjusted(theme.px(PAD), theme.px(4), -theme.px(PAD), -theme.px(6))
        under = self._cells.head_under(at)
        if under:
            high = painting.metrics("note").height()
            line = QRectF(box.left(), box.bottom() - high, box.width(), high)
            painting.paint_text(painter, line, Text(under, "ink3", "note", right=True))
            box.setBottom(line.top())
        painter.setFont(theme.font("note600"))
        painter.setPen(theme.color("petrol" if here else "ink2"))
        side = Qt.AlignmentFlag.AlignRight if column.holds.is_number else Qt.AlignmentFlag.AlignLeft
        flags = Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, int(flags), column.title)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.color("rule"), 1))
        painter.drawLine(QLineF(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom()))
        painter.restore()


def takes_words(holds: Holds) -> bool:
    """Whether a cell may have several lines."""
    return holds in (Holds.WORDS, Holds.NAME)
