"""The matrix of decision rights as an item model: rows of categories, columns of groups and posts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from egovdesk.records.framework import RightKind
from egovdesk.records.groups import Tier
from egovdesk.records.matrix import SECTIONS, Column, Gap, Holder
from egovdesk.rights import Rights
from ui.item_models.roles import Role

Index = QModelIndex | QPersistentModelIndex
SERVICE = "service"
_UNDER = {
    Tier.SMT: "SMT",
    Tier.E_GOVERNANCE: "e-governance",
    Tier.INFRASTRUCTURE: "infrastructure",
    Tier.SUPPORTING: "supporting",
    Tier.SERVICE: "service",
}
_LEAST_TOGETHER = 2


@dataclass(frozen=True)
class Line:
    """A row of the matrix, or the heading of a category (`row` is then empty)."""

    code: str
    label: str
    row: str = ""
    tip: str = ""
    gap: Gap | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is a category by itself, without sub-entries."""
        return len(self.code) == 1


@dataclass(frozen=True)
class Head:
    """A column as shown: one holder, or the service development groups together."""

    key: str
    title: str
    under: str
    holders: tuple[Holder, ...]
    tip: str = ""


@dataclass(frozen=True)
class Said:
    """What a cell says: the right held, else what the model would have; `varies` in some of it."""

    kind: RightKind | None = None
    suggested: RightKind | None = None
    varies: bool = False
    gap: bool = False

    @property
    def words(self) -> str:
        """The word in the cell."""
        if self.varies:
            return "Varies"
        if self.kind is not None:
            return self.kind.label
        return f"{self.suggested.label}?" if self.suggested else ""


class RightsModel(QAbstractTableModel):
    """The rights of a day. Cells are known by a row's category and a column's key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.heads: tuple[Head, ...] = ()
        self._said: dict[tuple[str, str], Said] = {}

    def load(self, rights: Rights, *, apart: bool = False, besides: Iterable[Holder] = ()) -> None:
        """Show the rights of a day; `apart` shows each service group, `besides` further columns."""
        self.beginResetModel()
        gaps = {one.category: one for one in rights.open_gaps}
        self.lines = tuple(_lines(rights, gaps))
        self.heads = tuple(_heads(rights, apart, set(besides)))
        self._said = {
            (line.row, head.key): _said(rights, line, head)
            for line in self.lines
            if line.row
            for head in self.heads
        }
        self.endResetModel()

    def said(self, index: Index) -> Said | None:
        """What a cell says; None beside a heading."""
        return self._said.get((self.lines[index.row()].row, self.heads[index.column()].key))

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
            return self._spoken(line, self.heads[index.column()], said)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of rows and columns."""
        if orientation is Qt.Orientation.Horizontal:
            if not 0 <= section < len(self.heads):
                return None
            head = self.heads[section]
            return {
                Qt.ItemDataRole.DisplayRole: head.title,
                Qt.ItemDataRole.ToolTipRole: head.tip,
                Qt.ItemDataRole.AccessibleTextRole: f"{head.title}, {head.under}",
            }.get(Qt.ItemDataRole(role))
        if not 0 <= section < len(self.lines):
            return None
        line = self.lines[section]
        return {
            Qt.ItemDataRole.DisplayRole: f"{line.code} {line.label}",
            Qt.ItemDataRole.ToolTipRole: line.tip,
            Qt.ItemDataRole.AccessibleTextRole: f"{line.code} {line.label}",
        }.get(Qt.ItemDataRole(role))

    def _spoken(self, line: Line, head: Head, said: Said) -> str:
        parts = [f"{line.code} {line.label}, {head.title}"]
        if said.varies:
            parts.append("not the same for all of them")
        elif said.kind is not None:
            parts.append(
                said.kind.value if said.kind is not RightKind.CONSULTED else "is consulted"
            )
        else:
            parts.append("no right")
        if said.suggested is not None:
            parts.append(f"the model: {said.suggested.value}")
        if line.gap is not None:
            parts.append(line.gap.title.partition(": ")[2])
        return ", ".join(parts)


def _lines(rights: Rights, gaps: dict[str, Gap]) -> Iterable[Line]:
    wordings = {one.code: one.wording for one in rights.register.choices.find(list="categories")}
    for section, codes in SECTIONS.items():
        if codes != (section,):
            yield Line(section, rights.labels.get(section, section), tip=wordings.get(section, ""))
        for code in codes:
            label = rights.labels.get(code, code)
            yield Line(code, label, code, wordings.get(code, ""), gaps.get(code))


def _heads(rights: Rights, apart: bool, besides: set[Holder]) -> Iterable[Head]:
    wanted = {one.holder for one in rights.shown} | besides
    shown = [one for holder, one in rights.columns.items() if holder in wanted]
    service = [one for one in shown if one.is_service]
    together = not apart and len(service) >= _LEAST_TOGETHER
    told = False
    for one in shown:
        if together and one in service:
            if not told:
                told = True
                yield _service(service)
        else:
            yield Head(one.holder.key, _title(one), _under(one), (one.holder,), _tip(one))


def _service(groups: Sequence[Column]) -> Head:
    names = "\n".join(one.name for one in groups)
    holders = tuple(one.holder for one in groups)
    return Head(SERVICE, "Service development", f"{len(groups)} groups", holders, names)


def _title(column: Column) -> str:
    """The name without its last word where that only says that it is a group."""
    if column.short_name and len(column.short_name) <= 4:
        return column.short_name
    return column.name.removesuffix(" Group")


def _under(column: Column) -> str:
    if not column.is_group:
        return "post"
    if len(column.tiers) > 1:
        return f"tiers {' and '.join(one.value for one in sorted(column.tiers))}"
    return _UNDER[column.tiers[0]] if column.tiers else "outside tiers"


def _tip(column: Column) -> str:
    tiers = ", ".join(one.label for one in column.tiers)
    return f"{column.name}\n{tiers}".strip()


def _said(rights: Rights, line: Line, head: Head) -> Said:
    held = rights.held[line.row]
    kinds = {held.get(one) for one in head.holders}
    gap = line.gap is not None
    if len(kinds) > 1:
        return Said(varies=True, gap=gap)
    wanted = dict(line.gap.suggested) if line.gap is not None else {}
    suggested = next((wanted[one] for one in head.holders if one in wanted), None)
    return Said(kinds.pop(), suggested, gap=gap)
