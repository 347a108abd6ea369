"""The matrix of decision rights as an item model: rows of categories, columns of groups and posts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egovdesk.records.framework import RightKind
from egovdesk.records.matrix import SECTIONS, Column, Gap, Holder
from egovdesk.rights import Rights
from ui.item_models.matrix import UNDER, Head, Look, MatrixCell, MatrixLine, MatrixModel

SERVICE = "service"
_LEAST_TOGETHER = 2
_LOOKS = {
    RightKind.DECIDES: Look.FULL,
    RightKind.RATIFIES: Look.OUTLINED,
    RightKind.PROPOSES: Look.TINTED,
    RightKind.CONSULTED: Look.WORD,
}


@dataclass(frozen=True)
class Line(MatrixLine):
    """A row of the matrix, or the heading of a category (`row` is then empty)."""

    gap: Gap | None = None

    @property
    def wanting(self) -> str:
        """The gap of the row."""
        return self.gap.title.partition(": ")[2] if self.gap is not None else ""


@dataclass(frozen=True)
class Said(MatrixCell):
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

    @property
    def look(self) -> Look:
        """Decides full, ratifies outlined, proposes tinted, consulted as a word."""
        if self.varies:
            return Look.WORD
        if self.kind is not None:
            return _LOOKS[self.kind]
        return Look.DASHED if self.suggested is not None else Look.NONE


class RightsModel(MatrixModel[Line, Said]):
    """The rights of a day. Cells are known by a row's category and a column's key."""

    def load(self, rights: Rights, *, apart: bool = False, besides: Iterable[Holder] = ()) -> None:
        """Show the rights of a day; `apart` shows each service group, `besides` further columns."""
        self.beginResetModel()
        gaps = {one.category: one for one in rights.open_gaps}
        self.lines = tuple(_lines(rights, gaps))
        self.heads = tuple(_heads(rights, apart, set(besides)))
        self.cells = {
            (line.row, head.key): _said(rights, line, head)
            for line in self.lines
            if line.row
            for head in self.heads
        }
        self.endResetModel()

    def spoken(self, line: Line, head: Head, said: Said) -> str:
        """The row, the column, the right, what the model has, and the gap."""
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
            parts.append(line.wanting)
        return ", ".join(parts)


def _lines(rights: Rights, gaps: dict[str, Gap]) -> Iterable[Line]:
    wordings = {one.code: one.wording for one in rights.register.choices.find(list="categories")}
    for section, codes in SECTIONS.items():
        if codes != (section,):
            yield Line(section, rights.labels.get(section, section), tip=wordings.get(section, ""))
        for code in codes:
            label = rights.labels.get(code, code)
            yield Line(code, label, code, wordings.get(code, ""), gap=gaps.get(code))


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
    return UNDER[column.tiers[0]] if column.tiers else "outside tiers"


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
