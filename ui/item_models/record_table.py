"""The one table model: ids in order, records read a page at a time as they come into view.

Sorting, filtering and counting belong to whatever gives the ids (one query), so a table of
200,000 records opens like a table of twenty: no record is read before it is painted.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from ui.item_models import public_screen
from ui.item_models.roles import Role
from ui.item_models.segments import Cell, Gap, Icon, Line, Mark, Text, spans_of

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_PAGE = 64
_PAGES_KEPT = 24
_FIRST = 64
#: A second line that says nothing keeps the first beside that of the title.
_BLANK: Line = (Gap(0),)
#: A made-up parent is the same for every call.
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: what it shows of a record, and the key that its source sorts by."""

    title: str
    value: Callable[[R], str | Cell]
    sort: str | None = None
    right: bool = False
    width: int = 96
    stretch: int = 0
    mark: Callable[[R], Mark | None] | None = None
    tone: Callable[[R], str] | str = "ink2"
    note: Callable[[R], str] | None = None
    #: Where titles have little room: 1 goes first, then 2; 0 stays.
    gives_way: int = 0


@dataclass(frozen=True)
class RecordSource(Generic[R]):
    """Where a table's ids and records come from.

    `ids(filter, sort, descending)` gives every id in order; `first(filter, sort, descending, n)`
    only the first few, for painting before the rest is read; `read(ids)` the records, in any
    order; `snippets(ids, filter)` where the words searched for were found: (place, passage).
    """

    ids: Callable[[Any, str | None, bool], Sequence[str]]
    read: Callable[[Sequence[str]], Sequence[R]]
    first: Callable[[Any, str | None, bool, int], Sequence[str]] | None = None
    snippets: Callable[[Sequence[str], Any], Mapping[str, tuple[str, str]]] | None = None
    id_of: Callable[[R], str] = attrgetter("id")


@dataclass(frozen=True, slots=True)
class _Row(Generic[R]):
    record: R
    snippet: tuple[str, str] | None


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Records of one kind as a table."""

    def __init__(
        self,
        source: RecordSource[R],
        columns: Sequence[Column[R]],
        parent: QObject | None = None,
        *,
        exempt: Callable[[R], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.filter: Any = None
        self.sort_key: str | None = None
        self.descending = False
        self.words: tuple[str, ...] = ()
        self._source = source
        self._exempt = exempt
        self._ids: Sequence[str] = ()
        self._complete = True
        self._pages: OrderedDict[int, dict[str, _Row[R]]] = OrderedDict()
        self._title = max(range(len(self.columns)), key=lambda at: self.columns[at].stretch)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self.complete)

    # -- what is shown -------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask the source again; the first screenful at once, the rest when Qt is idle."""
        self.beginResetModel()
        self._pages.clear()
        first = self._source.first
        if first is None:
            self._ids = self._all_ids()
        else:
            self._ids = first(self.filter, self.sort_key, self.descending, _FIRST)
        self._complete = first is None or len(self._ids) < _FIRST
        self.endResetModel()
        if not self._complete:
            self._rest.start()

    def complete(self) -> None:
        """Read the ids that the first screenful left out."""
        if self._complete:
            return
        self._rest.stop()
        ids = self._all_ids()
        shown = len(self._ids)
        self._complete = True
        if len(ids) >= shown and list(ids[:shown]) == list(self._ids):
            if len(ids) > shown:
                self.beginInsertRows(_ROOT, shown, len(ids) - 1)
                self._ids = ids
                self.endInsertRows()
            return
        self.beginResetModel()
        self._pages.clear()
        self._ids = ids
        self.endResetModel()

    def set_filter(self, value: Any, words: Sequence[str] = ()) -> None:
        """Show what passes a filter; `words` are lit up where they were found."""
        self.filter = value
        self.words = tuple(words)
        self.reload()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, if its source can."""
        if not 0 <= column < len(self.columns) or self.columns[column].sort is None:
            return
        self.sort_key = self.columns[column].sort
        self.descending = order == Qt.SortOrder.DescendingOrder
        self.reload()

    @property
    def searching(self) -> bool:
        """Tell whether rows have a second line saying where the words were found."""
        return bool(self.words) and self._source.snippets is not None

    def ids(self) -> Sequence[str]:
        """Give every id in order."""
        self.complete()
        return self._ids

    def id_at(self, row: int) -> str | None:
        """Give the id of a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record_id: str) -> int:
        """Find the row of an id, or -1."""
        for attempt in (self._ids, None):
            if attempt is None:
                if self._complete:
                    return -1
                self.complete()
            try:
                return self._ids.index(record_id)
            except ValueError:
                continue
        return -1

    def record(self, row: int) -> R | None:
        """Give the record of a row, or None if it has gone meanwhile."""
        found = self._row(row)
        return None if found is None else found.record

    def forget(self, record_ids: Sequence[str] | None = None) -> None:
        """Read changed records again; the order stays as it is."""
        self._pages.clear()
        if self._ids:
            rows = range(len(self._ids)) if record_ids is None else map(self.row_of, record_ids)
            touched = [row for row in rows if row >= 0] if record_ids else [0, len(self._ids) - 1]
            if touched:
                last = len(self.columns) - 1
                top, bottom = self.index(min(touched), 0), self.index(max(touched), last)
                self.dataChanged.emit(top, bottom)

    # -- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the records."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give a column's title."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self.columns[section].right
                else (Qt.AlignmentFlag.AlignLeft)
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one cell."""
        if not index.isValid():
            return None
        answer = self._ANSWERS.get(role)
        if answer is None:
            return None
        return answer(self, index.row(), index.column())

    # -- answers -------------------------------------------------------------------------------

    def _all_ids(self) -> Sequence[str]:
        return self._source.ids(self.filter, self.sort_key, self.descending)

    def _row(self, row: int) -> _Row[R] | None:
        number = row // _PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._read_page(number)
        else:
            self._pages.move_to_end(number)
        record_id = self.id_at(row)
        return None if record_id is None else page.get(record_id)

    def _read_page(self, number: int) -> dict[str, _Row[R]]:
        ids = self._ids[number * _PAGE : (number + 1) * _PAGE]
        snippets: Mapping[str, tuple[str, str]] = {}
        if self.words and self._source.snippets is not None:
            snippets = self._source.snippets(ids, self.filter)
        page: dict[str, _Row[R]] = {}
        for record in self._source.read(ids):
            record_id = self._source.id_of(record)
            page[record_id] = _Row(record, snippets.get(record_id))
        self._pages[number] = page
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def _exempt_word(self, row: int, column: int = 0) -> str:
        found = self._row(row)
        return "" if found is None or self._exempt is None else self._exempt(found.record)

    def _cell(self, row: int, column: int) -> Cell:
        if public_screen.is_on() and (word := self._exempt_word(row)):
            return public_screen.hidden_cell(self._open_cell(row, column), word)
        return self._open_cell(row, column)

    def _open_cell(self, row: int, column: int) -> Cell:
        found = self._row(row)
        if found is None:
            return Cell()
        shown = self.columns[column]
        value = shown.value(found.record)
        if isinstance(value, Cell):
            return value
        line = self._line(value, shown, found.record, column)
        second: Line = ()
        if column == self._title:
            line = self._exempt_line(line, row)
            second = self._second(found)
        elif self.searching:
            second = _BLANK
        return Cell(line, second, right=shown.right)

    def _line(self, value: str, shown: Column[R], record: R, column: int) -> Line:
        title = column == self._title
        tone = shown.tone if isinstance(shown.tone, str) else shown.tone(record)
        if title and tone == "ink2":
            tone = "ink"
        found = spans_of(value, self.words) if self.words else ()
        face = "row" if title and self.searching else "text"
        parts: list[Any] = []
        if shown.mark is not None and (mark := shown.mark(record)) is not None:
            parts.append(mark)
        parts.append(Text(value, tone, face, found, right=shown.right))
        if shown.note is not None and (note := shown.note(record)):
            parts.append(Text(note, "ink3", "note", context=True))
        return tuple(parts)

    def _exempt_line(self, line: Line, row: int) -> Line:
        word = self._exempt_word(row)
        if not word:
            return line
        # Colour is never alone: the lock and the word come with the pink, whatever the column says.
        return (Icon("lock", "exempt", size=14), *line, Text(word, "exempt", "note", context=True))

    def _second(self, found: _Row[R]) -> Line:
        if not self.searching:
            return ()
        place, passage = found.snippet or ("", "")
        lit = spans_of(passage, self.words)
        return (Text(place, "ink2", "note500"), Text(passage, "ink2", "note", lit, context=True))

    def _spoken(self, row: int, column: int) -> str:
        return self._cell(row, column).spoken

    def _spoken_row(self, row: int, column: int) -> str:
        cells = ((shown.title, self._spoken(row, at)) for at, shown in enumerate(self.columns))
        return ", ".join(f"{title} {text}".strip() for title, text in cells if text)

    def _plain(self, row: int, column: int) -> str:
        return self._cell(row, column).plain

    def _alignment(self, row: int, column: int) -> int:
        side = (
            Qt.AlignmentFlag.AlignRight
            if self.columns[column].right
            else (Qt.AlignmentFlag.AlignLeft)
        )
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def _id(self, row: int, column: int) -> str | None:
        return self.id_at(row)

    def _record(self, row: int, column: int) -> R | None:
        return self.record(row)

    _ANSWERS: ClassVar[dict[int, Callable[[Any, int, int], Any]]] = {
        Qt.ItemDataRole.DisplayRole: _plain,
        Qt.ItemDataRole.ToolTipRole: _spoken,
        Qt.ItemDataRole.AccessibleTextRole: _spoken_row,
        Qt.ItemDataRole.AccessibleDescriptionRole: _spoken,
        Qt.ItemDataRole.TextAlignmentRole: _alignment,
        Role.ID: _id,
        Role.CELL: _cell,
        Role.EXEMPT: _exempt_word,
        Role.RECORD: _record,
    }
