"""The tree of groups as the map of the window, with the places above and below it."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip, QWidget

from ui import theme
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Gap, Icon, Line, Text
from ui.widgets.row_tree import RowTree
from ui.widgets.rows import RowDelegate

_INDENT = 13
_RAIL_INSET = 18
#: The least height of an icon's row where the window is low.
_LEAST_ROW = 24


def sidebar_row(
    row_id: str,
    label: str,
    *,
    icon: str = "",
    note: str = "",
    note_tone: str = "ink2",
    children: tuple[Row, ...] = (),
) -> Row:
    """Make a place in the sidebar: an icon or a branch, a name, and a date or a count."""
    name = Text(label, face="place")
    line: Line = (Icon(icon), Gap(3), name) if icon else (name,)
    face = "note600" if note_tone == "red" else "note"
    trailing = (Text(note, note_tone, face),) if note else ()
    return Row(row_id, Cell(line, trailing=trailing), children, height="sidebar", tip=label)


def sidebar_heading(row_id: str, label: str) -> Row:
    """Make the heading of a part of the sidebar."""
    return Row(
        row_id, Cell((Text(label, "ink2", "note500"),)), heading="plain", height="sidebar_head"
    )


class _PlaceDelegate(RowDelegate):
    """Paints places; icons stand closer where the window is too low for all of them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint, view = super().sizeHint(option, index), self.parent()
        assert isinstance(view, Sidebar)
        return QSize(hint.width(), view.icon_row()) if view.rail else hint


class Sidebar(RowTree):
    """Places in the register; one is where the window is."""

    #: A place was chosen, with Enter, a click or an arrow key.
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, name: str = "Sidebar") -> None:
        self.rail = False
        super().__init__(parent, name=name, margin=8, indent=_INDENT, lines=False)
        self.setItemDelegate(_PlaceDelegate(self))
        self.setProperty("ground", "desk")
        self.setStyleSheet("QTreeView { background: transparent; }")
        self.clicked.connect(self._on_clicked)
        self.opened.connect(self.chosen)

    def set_current(self, row_id: str) -> None:
        """Show where the window is, without saying that it was chosen."""
        if row_id == self.current_id() and row_id in self.selected_ids():
            return
        self._restoring = True
        if not self.select_id(row_id):
            self.clearSelection()
        self._restoring = False
        self.viewport().update()

    def set_rail(self, rail: bool) -> None:
        """Show icons alone, or everything."""
        self.rail = rail
        for place in range(self.rows.rowCount()):
            index = self.rows.index(place, 0)
            row = self.rows.row_at(index)
            hidden = rail and (row is None or _icon_of(row) is None)
            self.setRowHidden(place, QModelIndex(), hidden)
        self.viewport().update()

    def icon_row(self) -> int:
        """The height of an icon's row: less where that keeps all of them in sight."""
        hidden = (self.isRowHidden(at, QModelIndex()) for at in range(self.rows.rowCount()))
        each = self.viewport().height() // max(1, sum(not one for one in hidden))
        return max(theme.px(_LEAST_ROW), min(theme.height("sidebar"), each))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let icons stand closer, or further apart."""
        super().resizeEvent(event)
        if self.rail:
            self.scheduleDelayedItemsLayout()

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None and not row.heading:
            self.chosen.emit(row.id)

    def text_left(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Tell where a name begins: names are one pixel further in than rows."""
        if self.rail:
            return theme.px(_RAIL_INSET)
        return super().text_left(index) + theme.px(2)

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the icon under the pointer when there is room for icons only."""
        if self.rail and event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.rows.row_at(self.indexAt(event.pos()))
            QToolTip.showText(event.globalPos(), row.tip if row else "", self)
            return True
        return super().viewportEvent(event)

    def paint_branch(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the hairlines that lead from the group above to this one."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.color("field"), 1))
        middle = int(rect.center().y())
        child, above = index, index.parent()
        first = True
        while above.isValid():
            x = self.text_left(above) + theme.px(4)
            last = child.row() == self.rows.rowCount(above) - 1
            if first or not last:
                bottom = middle if last else rect.bottom()
                painter.drawLine(QLineF(x, rect.top(), x, bottom))
            if first:
                painter.drawLine(QLineF(x, middle, x + theme.px(6), middle))
            first, child, above = False, above, above.parent()


def _icon_of(row: Row) -> Icon | None:
    return next((part for part in row.cell.line if isinstance(part, Icon)), None)
