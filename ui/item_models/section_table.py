"""A section's table as a grid of cells: what each says, how it is typed, and what a check says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from egovdesk.documents.wording import short_date
from egovdesk.records.statements import Light, SectionKind
from egovdesk.records.tables.columns import Holds, TableColumn
from egovdesk.records.tables.table import SectionTable, TableCell, TableLine
from egovdesk.records.tables.typed import count_words, edited_words, sum_words
from ui.item_models.roles import Role
from ui.item_models.segments import MarkKind

Index = QModelIndex | QPersistentModelIndex
Place = tuple[str, str]
"""A cell by its row's id and its column's key."""

LIGHTS = {
    Light.BLACK: (MarkKind.DECIDED, "ink"),
    Light.RED: (MarkKind.RED, ""),
    Light.AMBER: (MarkKind.AMBER, ""),
    Light.GREEN: (MarkKind.GREEN, ""),
}
"""The mark of a light and, where that is not its own, its tone."""

_NOTHING = SectionTable(SectionKind.TEXT, ())


class SectionTableModel(QAbstractTableModel):
    """The cells of one table; who changes them is told by `typed`, and shows it anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = _NOTHING
        self._said: dict[Place, list[tuple[str, bool]]] = {}
        self.read_only = False

    def show_table(
        self, table: SectionTable, said: Mapping[Place, Sequence[tuple[str, bool]]]
    ) -> None:
        """Show a table with what checks say of its cells; the same rows and columns are left standing."""
        same = _shape(table) == _shape(self.table)
        if same and table == self.table and dict(said) == self._said:
            return
        if not same:
            self.beginResetModel()
        self.table, self._said = table, {key: list(one) for key, one in said.items()}
        if not same:
            self.endResetModel()
        elif table.lines:
            last = self.index(len(table.lines) - 1, len(table.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # -- cells -----------------------------------------------------------------------------------

    def line(self, row: int) -> TableLine:
        """A row of the table."""
        return self.table.lines[row]

    def column(self, at: int) -> TableColumn:
        """A column of the table."""
        return self.table.columns[at]

    def cell(self, index: Index) -> TableCell:
        """What stands in a cell."""
        return self.table.lines[index.row()].cells[index.column()]

    def place(self, index: Index) -> Place:
        """A cell by its row's id and its column's key."""
        return self.line(index.row()).id, self.column(index.column()).key

    def index_of(self, place: Place) -> QModelIndex:
        """Where a cell stands; no index where it does not."""
        row = next((at for at, one in enumerate(self.table.lines) if one.id == place[0]), -1)
        column = self.table.at(place[1])
        return self.index(row, max(0, column)) if row >= 0 else QModelIndex()

    def is_typed(self, index: Index) -> bool:
        """Whether a cell is typed, and not worked out."""
        return not (self.line(index.row()).computed or self.column(index.column()).computed)

    def words(self, index: Index) -> str:
        """What a cell shows."""
        return cell_words(self.cell(index), self.column(index.column()), self.table.unit)

    def under(self, index: Index) -> str:
        """What is worked out under a number."""
        share = self.cell(index).share
        return f"{share}%" if share is not None else ""

    def edited(self, index: Index) -> str:
        """What a cell shows while it is typed in."""
        return typed_words(self.table, *self.place(index))

    def said(self, index: Index) -> list[tuple[str, bool]]:
        """What checks say of a cell."""
        return self._said.get(self.place(index), [])

    def said_of_row(self, row: int) -> list[tuple[int, str, bool]]:
        """What checks say of the cells of a row: the column, the sentence, whether it is to be mended."""
        return [
            (at, sentence, mend)
            for at in range(len(self.table.columns))
            for sentence, mend in self.said(self.index(row, at))
        ]

    def block(self, indexes: Iterable[Index]) -> list[list[str]]:
        """The words of the cells of a rectangle, as they are copied."""
        chosen = list(indexes)
        rows = sorted({one.row() for one in chosen})
        columns = sorted({one.column() for one in chosen})
        return [[self.words(self.index(row, at)) for at in columns] for row in rows]

    # -- what Qt asks ----------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows, those that are worked out among them."""
        return 0 if parent is not None and parent.isValid() else len(self.table.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns."""
        return 0 if parent is not None and parent.isValid() else len(self.table.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is worked out is read, and not typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_typed(index) and not self.read_only:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; all of it for the screen reader and the tooltip."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index)
        if role == Qt.ItemDataRole.EditRole:
            return self.edited(index)
        if role == Role.RECORD:
            return self.cell(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(one for one, _mend in self.said(index))
        return None

    def spoken(self, index: Index) -> str:
        """Row, column, value, what is worked out from it, and what a check says."""
        line, cell = self.line(index.row()), self.cell(index)
        parts = [self.words(index) or "empty"]
        if cell.share is not None:
            parts.append(f"{cell.share} per cent")
        if cell.forecast and cell.number is not None:
            parts.append("forecast")
        if not self.is_typed(index):
            parts.append("worked out")
        said = "".join(f". {sentence}" for sentence, _mend in self.said(index))
        return f"{line.label}, {self.column(index.column()).title}: {', '.join(parts)}{said}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of columns and rows."""
        across = orientation is Qt.Orientation.Horizontal
        names: Sequence[Any] = self.table.columns if across else self.table.lines
        if not 0 <= section < len(names):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return names[section].title if across else names[section].label
        if role == Qt.ItemDataRole.AccessibleTextRole and across:
            return f"{names[section].title} {self.head_under(section)}".strip()
        return None

    def head_under(self, at: int) -> str:
        """The word under the name of a year: whether its numbers are forecasts."""
        column = self.column(at)
        if not column.is_year:
            return ""
        found = self.table.is_forecast(column.key)
        return "forecast" if found else "part forecast" if found is None else ""


def cell_words(cell: TableCell, column: TableColumn, unit: str) -> str:
    """What stands in a cell, in words."""
    if cell.typed:
        return cell.typed
    if isinstance(cell.value, Light):
        return cell.value.label if cell.value else ""
    if isinstance(cell.value, date):
        return short_date(cell.value)
    if cell.number is not None:
        made = (
            sum_words(cell.number, unit) if column.holds is Holds.SUM else count_words(cell.number)
        )
        return made.replace("-", "−")
    return str(cell.value or "")


def typed_words(table: SectionTable, line_id: str, key: str) -> str:
    """What a cell of a table shows while it is typed in; nothing where there is no such."""
    if table.at(key) < 0:
        return ""
    cell, column = table.cell(line_id, key), table.columns[table.at(key)]
    if cell.number is not None and column.holds.is_number:
        return edited_words(cell.number, column.holds, table.unit)
    return cell_words(cell, column, table.unit)


def _shape(table: SectionTable) -> tuple[object, ...]:
    return tuple(one.id for one in table.lines), table.columns
