"""What a matrix shows: lines under headings, columns of groups and posts, and a word in each cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from egovdesk.records.groups import Tier
from egovdesk.records.matrix import Holder
from ui.item_models.roles import Role

Index = QModelIndex | QPersistentModelIndex
UNDER = {
    Tier.SMT: "SMT",
    Tier.E_GOVERNANCE: "e-governance",
    Tier.INFRASTRUCTURE: "infrastructure",
    Tier.SUPPORTING: "supporting",
    Tier.SERVICE: "service",
}
"""A tier as it stands under the name of a column."""


class Look(StrEnum):
    """How a cell is painted."""

    FULL = "full"
    OUTLINED = "outlined"
    TINTED = "tinted"
    DASHED = "dashed"
    WORD = "word"
    NONE = "none"


@dataclass(frozen=True)
class MatrixLine:
    """A row of the matrix, or the heading over several (`row` is then empty)."""

    code: str
    label: str
    row: str = ""
    tip: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is painted as firmly as a heading."""
        return len(self.code) == 1

    @property
    def wanting(self) -> str:
        """What is amiss with the row; empty where nothing is."""
        return ""


@dataclass(frozen=True)
class Head:
    """A column as shown: one holder, or several together."""

    key: str
    title: str
    under: str
    holders: tuple[Holder, ...]
    tip: str = ""


@dataclass(frozen=True)
class MatrixCell:
    """What a cell says."""

    @property
    def words(self) -> str:
        """The word in the cell."""
        return ""

    @property
    def look(self) -> Look:
        """How it is painted."""
        return Look.NONE


L = TypeVar("L", bound=MatrixLine)
C = TypeVar("C", bound=MatrixCell)


class MatrixModel(QAbstractTableModel, Generic[L, C]):
    """Cells, known by a line's row and a column's key. Subclasses load them and speak them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[L, ...] = ()
        self.heads: tuple[Head, ...] = ()
        self.cells: dict[tuple[str, str], C] = {}

    def spoken(self, line: L, head: Head, said: C) -> str:
        """The whole of a cell, for the screen reader and the tooltip."""
        return f"{line.code} {line.label}, {head.title}, {said.words}"

    def said(self, index: Index) -> C | None:
        """What a cell says; None beside a heading."""
        return self.cells.get((self.lines[index.row()].row, self.heads[index.column()].key))

    def place(self, category: str, key: str) -> QModelIndex:
        """The cell of a row and a column; none where there is no such."""
        row = next((at for at, one in enumerate(self.lines) if one.row == category), -1)
        return self.index(row, max(0, self.column_of(key))) if row >= 0 else QModelIndex()

    def column_of(self, key: str) -> int:
        """Where a column stands; -1 where it does not."""
        return next((at for at, one in enumerate(self.heads) if one.key == key), -1)

    # -- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows and headings."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Groups and posts."""
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        if not index.isValid() or not self.lines[index.row()].row:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The word of a cell, and the whole of it for the screen reader and the tooltip."""
        if not index.isValid():
            return None
        line, said = self.lines[index.row()], self.said(index)
        if role == Role.RECORD:
            return said
        if role == Qt.ItemDataRole.DisplayRole:
            return said.words if said else ""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and said:
            return self.spoken(line, self.heads[index.column()], said)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of rows and columns."""
        across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < len(self.heads if across else self.lines):
            return None
        if across:
            head = self.heads[section]
            shown, tip, said = head.title, head.tip, f"{head.title}, {head.under}"
        else:
            line = self.lines[section]
            shown, tip, said = f"{line.code} {line.label}", line.tip, f"{line.code} {line.label}"
        return {
            Qt.ItemDataRole.DisplayRole: shown,
            Qt.ItemDataRole.ToolTipRole: tip,
            Qt.ItemDataRole.AccessibleTextRole: said,
        }.get(Qt.ItemDataRole(role))
