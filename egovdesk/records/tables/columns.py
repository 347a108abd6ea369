"""The columns of a section's table: what each holds, and which of them are worked out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from egovdesk.records.statements import SectionKind

YEAR = re.compile(r"(\d{4})/\d{2}")
TOTAL = "total"
THOUSANDS = "£000"
"""The unit of a table whose sums are typed in thousands of pounds."""


class Holds(StrEnum):
    """What a column holds."""

    NAME = "name"
    LIGHT = "light"
    WORDS = "words"
    DAY = "day"
    COUNT = "count"
    SUM = "sum"

    @property
    def is_number(self) -> bool:
        """Whether it is set to the right and added up."""
        return self in (Holds.COUNT, Holds.SUM)


@dataclass(frozen=True)
class TableColumn:
    """A column by the key that its figures bear, or by the name of a row's own field."""

    key: str
    title: str
    holds: Holds
    computed: bool = False

    @property
    def is_year(self) -> bool:
        """Whether it is a financial year."""
        return YEAR.fullmatch(self.key) is not None


_YEARS = ("2001/02", "2002/03", "2003/04", "2004/05", "2005/06")
_USUAL: dict[SectionKind, tuple[str, ...]] = {
    SectionKind.SELF_ASSESSMENT: ("light", "status", "due_on", "comment"),
    SectionKind.BVPI157: (TOTAL, *_YEARS),
    SectionKind.TAKE_UP: _YEARS,
    SectionKind.OUTCOMES: ("light", "due_on", "projected_on", "done_on", "comment"),
    SectionKind.SPEND: _YEARS,
}
_NAMES = {
    SectionKind.SELF_ASSESSMENT: "Building block",
    SectionKind.BVPI157: "Type of interaction",
    SectionKind.TAKE_UP: "Channel",
    SectionKind.OUTCOMES: "Outcome",
    SectionKind.SPEND: "Source",
}
_OWN = {
    "light": TableColumn("light", "Progress", Holds.LIGHT),
    "status": TableColumn("status", "Status", Holds.WORDS),
    "due_on": TableColumn("due_on", "Target", Holds.DAY),
    "projected_on": TableColumn("projected_on", "Expected", Holds.DAY),
    "done_on": TableColumn("done_on", "Done", Holds.DAY),
    "comment": TableColumn("comment", "Comment", Holds.WORDS),
}
"""The columns that are fields of the row itself, in the order in which they stand."""

OWN_FIELDS = tuple(_OWN)


def usual_columns(kind: SectionKind) -> tuple[str, ...]:
    """The keys of a table's columns where nothing else is said."""
    return _USUAL.get(kind, ())


def columns_of(
    kind: SectionKind, keys: Sequence[str], used: Iterable[str] = ()
) -> tuple[TableColumn, ...]:
    """The columns of a table: the row's name, its own fields, then figures, then what is worked out.

    `used` are keys that hold something, which is shown whether or not the table has the column.
    """
    known = list(keys or usual_columns(kind))
    known += sorted({one for one in used if one not in known})
    own = [_field(kind, key) for key in OWN_FIELDS if key in known and key != "comment"]
    figures = [_figure(kind, key) for key in known if key not in _OWN]
    figures.sort(key=lambda one: (one.key != TOTAL, one.key))
    comment = [_OWN["comment"]] if "comment" in known else []
    computed = [TableColumn(TOTAL, "Total", Holds.SUM, computed=True)]
    name = TableColumn("title", _NAMES.get(kind, "Row"), Holds.NAME)
    return (name, *own, *figures, *(computed if kind is SectionKind.SPEND else ()), *comment)


def _field(kind: SectionKind, key: str) -> TableColumn:
    # Only the third round has such a table, and asks how things stood that month (reference.md 2.8).
    if key == "status" and kind is SectionKind.SELF_ASSESSMENT:
        return TableColumn(key, "Status in April 2003", Holds.WORDS)
    return _OWN[key]


def _figure(kind: SectionKind, key: str) -> TableColumn:
    holds = Holds.SUM if kind is SectionKind.SPEND else Holds.COUNT
    return TableColumn(key, "Total" if key == TOTAL else key, holds)
