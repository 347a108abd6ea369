"""Rows for lists and trees that are short enough to hold: agendas, sidebars, sections, packs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.item_models import public_screen
from ui.item_models.roles import Role
from ui.item_models.segments import Cell, Check

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with the rows under it.

    `heading` is "" for a row that can be chosen, or how it heads others: `band` (a strip, as
    Part A of an agenda), `section` (words over a rule) or `plain` (words alone).
    """

    id: str
    cell: Cell
    children: tuple[Row, ...] = ()
    exempt: str = ""
    heading: str = ""
    height: str = "row"
    enabled: bool = True
    tip: str = ""


@dataclass(slots=True)
class _Node:
    row: Row
    parent: int
    place: int
    children: list[int]


class RowsModel(QAbstractItemModel):
    """Rows as an item model; `set_rows` replaces them all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._top: list[int] = []
        self._by_id: dict[str, int] = {}

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._nodes = []
        self._top = [self._take(row, -1, place) for place, row in enumerate(rows)]
        self._by_id = {node.row.id: at for at, node in enumerate(self._nodes)}
        self.endResetModel()

    def _take(self, row: Row, parent: int, place: int) -> int:
        at = len(self._nodes)
        node = _Node(row, parent, place, [])
        self._nodes.append(node)
        node.children = [self._take(each, at, under) for under, each in enumerate(row.children)]
        return at

    def row_at(self, index: Index) -> Row | None:
        """Give the row of an index."""
        return self._nodes[index.internalId()].row if index.isValid() else None

    def id_at(self, index: Index) -> str | None:
        """Give the id of an index."""
        row = self.row_at(index)
        return None if row is None else row.id

    def index_of(self, row_id: str) -> QModelIndex:
        """Find the index of an id; not valid if it is not here."""
        at = self._by_id.get(row_id)
        return _ROOT if at is None else self._index(at)

    def all_rows(self) -> Iterator[Row]:
        """Go through the rows from the top, children after their parents."""
        return (node.row for node in self._nodes)

    def _index(self, at: int) -> QModelIndex:
        return self.createIndex(self._nodes[at].place, 0, at)

    # -- Qt's questions ------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Give the index of a place under a parent."""
        under = self._under(parent)
        if column != 0 or not 0 <= row < len(under):
            return QModelIndex()
        return self._index(under[row])

    def parent(self, index: Index = _ROOT) -> Any:
        """Give the index of the parent."""
        if not index.isValid():
            return QModelIndex()
        above = self._nodes[index.internalId()].parent
        return QModelIndex() if above < 0 else self._index(above)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows under a parent."""
        return len(self._under(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns: a row is one cell."""
        return 1

    def _under(self, parent: Index) -> list[int]:
        if not parent.isValid():
            return self._top
        return self._nodes[parent.internalId()].children if parent.column() == 0 else []

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a row: nothing with a heading."""
        row = self.row_at(index)
        if row is None or row.heading or not row.enabled:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one row."""
        row = self.row_at(index)
        answer = _ANSWERS.get(role)
        return None if row is None or answer is None else answer(_shown(row))


def _shown(row: Row) -> Row:
    """The row as it may be seen: an exempt one hides its words on the public screen."""
    if not row.exempt or row.heading or not public_screen.is_on():
        return row
    cell = public_screen.hidden_cell(row.cell, row.exempt)
    return replace(row, cell=cell, tip=public_screen.HIDDEN)


def _spoken(row: Row) -> str:
    return ", ".join(part for part in (row.cell.spoken, row.exempt) if part)


def _ticked(row: Row) -> Qt.CheckState | None:
    check = check_of(row)
    if check is None:
        return None
    return Qt.CheckState.Checked if check.on else Qt.CheckState.Unchecked


def check_of(row: Row) -> Check | None:
    """Find the tick box of a row."""
    parts = row.cell.lead + row.cell.line
    return next((part for part in parts if isinstance(part, Check)), None)


_ANSWERS: dict[int, Callable[[Row], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.cell.plain,
    Qt.ItemDataRole.ToolTipRole: lambda row: row.tip or None,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.CheckStateRole: _ticked,
    Role.ID: lambda row: row.id,
    Role.CELL: lambda row: row.cell,
    Role.EXEMPT: lambda row: row.exempt,
    Role.HEADING: lambda row: row.heading,
    Role.HEIGHT: lambda row: row.height,
}
