"""Rows as the views draw them: their ground, their hairline and the one focus ring.

The view paints these over the width of the row and a little beyond; the delegate then paints
only what the row says.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.item_models.roles import Role
from ui.item_models.segments import Cell, Segment, Text
from ui.widgets import folding, painting
from ui.widgets.painting import Manner

RING = 1.5


@dataclass(frozen=True, slots=True)
class RowState:
    """What is true of a row now."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False
    exempt: bool = False


def paint_ground(painter: QPainter, rect: QRectF, state: RowState) -> None:
    """Paint what lies under a row; `rect` reaches over the text by the overhang on both sides."""
    token = _ground(state)
    if token is None:
        return
    radius = theme.radius("row") if state.selected else 0
    painting.paint_box(painter, rect, radius, theme.color(token))


def _ground(state: RowState) -> str | None:
    if state.exempt and not (state.selected and state.focused):
        return "pink"
    if state.selected:
        return "tint" if state.focused else "desk2"
    return "sunk" if state.hovered else None


def paint_hairline(painter: QPainter, rect: QRectF, whole: bool = False) -> None:
    """Paint the line under a row, as wide as its text, or whole as under an exempt row."""
    inset = 0 if whole else theme.px(theme.OVERHANG)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme.color("exempt_edge" if whole else "line"), 1))
    y = int(rect.bottom()) - 1
    painter.drawLine(QLineF(rect.left() + inset, y, rect.right() - inset - 1, y))


def paint_ring(painter: QPainter, rect: QRectF) -> None:
    """Paint the one focus ring on screen."""
    painting.paint_box(painter, rect, theme.radius("row"), None, theme.color("petrol"), RING)


def paint_heading(painter: QPainter, rect: QRectF, kind: str, exempt: bool, margin: int) -> None:
    """Paint what lies behind a heading row: a band, a rule under a section, or nothing."""
    if kind == "band":
        painter.fillRect(rect, theme.color("pink" if exempt else "sunk"))
        edge = theme.color("exempt_edge" if exempt else "rule")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), edge)
    elif kind == "section":
        inset = theme.px(margin + theme.OVERHANG)
        wide = rect.width() - 2 * inset
        painter.fillRect(
            QRectF(rect.left() + inset, rect.bottom() - 1, wide, 1), theme.color("rule")
        )


class SegmentDelegate(QStyledItemDelegate):
    """Paints what rows say. Grounds, lines and the ring are the view's."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell."""
        cell = self.cell_of(index)
        if cell is None:
            return
        painter.save()
        painter.setClipRect(option.rect)
        paint_cell(painter, self.text_rect(option, index), cell, manner_of(option, index))
        painter.restore()

    def cell_of(self, index: QModelIndex | QPersistentModelIndex) -> Cell | None:
        """Give what a cell says."""
        cell = index.data(Role.CELL)
        return cell if isinstance(cell, Cell) else None

    def text_rect(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QRectF:
        """Tell where in a cell its text goes: flush with the heading, overhang at both ends."""
        rect = QRectF(option.rect)
        last = index.model().columnCount() - 1
        # The first column that is shown: where there is little room, some are not.
        left = theme.px(theme.OVERHANG) if rect.left() <= 0 else 0
        right = theme.px(theme.OVERHANG if index.column() == last else 12)
        return rect.adjusted(left, 0, -right, 0)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give the height by name: rows never depend on what they say."""
        name = index.data(Role.HEIGHT)
        return QSize(theme.px(40), theme.height(name if isinstance(name, str) else "row"))


class RowDelegate(SegmentDelegate):
    """Paints the rows of lists and trees, which know themselves how far their text stands in.

    Where a list folds its rows, what is at their right stands on a second line.
    """

    def folds(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row stands on two lines for want of room."""
        cell = index.data(Role.CELL)
        return (
            self.parent().folded  # type: ignore[union-attr]
            and isinstance(cell, Cell)
            and folding.can_fold(cell, index.data(Role.HEADING))
        )

    def cell_of(self, index: QModelIndex | QPersistentModelIndex) -> Cell | None:
        """Give what a row says, on two lines where it is folded."""
        cell = super().cell_of(index)
        return folding.folded(cell) if cell is not None and self.folds(index) else cell

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give the height by name, or that of two lines."""
        hint = super().sizeHint(option, index)
        return hint if not self.folds(index) else QSize(hint.width(), theme.height("row2"))

    def text_rect(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QRectF:
        """Tell where in a row its text goes."""
        view = self.parent()
        rect = QRectF(option.rect)
        left, right = view.text_left(index), view.text_right()  # type: ignore[union-attr]
        return rect.adjusted(left, 0, -right, 0)


def manner_of(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> Manner:
    """Read from the option and the index how to paint."""
    state = option.state
    return Manner(
        selected=bool(state & QStyle.StateFlag.State_Selected),
        exempt=bool(index.data(Role.EXEMPT)),
        disabled=not state & QStyle.StateFlag.State_Enabled and not index.data(Role.HEADING),
    )


def paint_cell(painter: QPainter, rect: QRectF, cell: Cell, manner: Manner) -> None:
    """Paint a cell of one line or two."""
    if cell.centred:
        width = min(rect.width(), painting.line_width(cell.centred, manner))
        left = rect.center().x() - width / 2
        middle = QRectF(left, rect.top(), width, rect.height())
        painting.paint_line(painter, middle, cell.centred, manner)
        return
    two = bool(cell.second or cell.second_trailing)
    # One pixel less, for the hairline: text stands in the middle of what is seen.
    rect = rect.adjusted(0, 0, 0, -1)
    step = theme.px(18)
    upper = QRectF(rect)
    if two:
        upper = QRectF(rect.left(), rect.center().y() - step + 0.5, rect.width(), step)
    left = _paint_lead(painter, rect, upper, cell, manner)
    upper.setLeft(left)
    _paint_ends(painter, upper, cell.line, cell.trailing, cell.right, manner)
    if two:
        lower = upper.translated(0, step)
        _paint_ends(painter, lower, cell.second, cell.second_trailing, cell.right, manner)


def _paint_lead(
    painter: QPainter, rect: QRectF, upper: QRectF, cell: Cell, manner: Manner
) -> float:
    left = rect.left()
    for part in cell.lead:
        width = painting.segment_width(part, manner)
        level = upper if cell.lead_on_top or isinstance(part, Text) else rect
        place = QRectF(left, level.top(), width, level.height())
        painting.paint_segment(painter, place, part, manner)
        left += width + painting.gap_after(part)
    return left


def _paint_ends(
    painter: QPainter,
    rect: QRectF,
    line: tuple[Segment, ...],
    trailing: tuple[Segment, ...],
    against_right: bool,
    manner: Manner,
) -> None:
    if trailing:
        left = painting.paint_line_right(painter, rect, trailing, manner)
        rect = QRectF(rect)
        rect.setRight(left - theme.px(painting.GAP))
    if against_right:
        painting.paint_line_right(painter, rect, line, manner)
    else:
        painting.paint_line(painter, rect, line, manner)
