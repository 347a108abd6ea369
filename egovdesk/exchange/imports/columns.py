"""Which column is which field: by its heading and its cells, or as the clerk says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from egovdesk.errors import Refused
from egovdesk.exchange.imports.cells import read_cell
from egovdesk.exchange.imports.dates import DAY_FIRST, DateOrder, Ordered, Unread, order_of
from egovdesk.exchange.imports.fields import Field, Holds, KindFields
from egovdesk.exchange.imports.vocabularies import Vocabulary
from egovdesk.exchange.sheets import Cell, Sheet, heading_key
from egovdesk.exchange.sheets.model import KEPT
from egovdesk.records.imports import ColumnMatch

_JUDGED_CELLS = 200
_SAMPLE = 60
_TOLD = {
    Holds.DAY: "are not dates",
    Holds.TIME: "are not times",
    Holds.MONEY: "are not sums of money",
    Holds.MINUTES: "are not lengths of time",
    Holds.WORD: "are other words than it has",
}


@dataclass(frozen=True)
class Column:
    """A column of the file, and the field that it fills, if any."""

    place: int
    heading: str
    field: Field | None = None
    dates: Ordered = DAY_FIRST
    note: str = ""

    @property
    def order(self) -> DateOrder:
        """How its dates are read."""
        return self.dates.order


def match_columns(
    sheet: Sheet,
    kind: KindFields,
    words: Mapping[str, Vocabulary],
    by_hand: Mapping[str, str] | None = None,
) -> tuple[Column, ...]:
    """The columns of a sheet; `by_hand` names the field of a heading, or "" where it is left out.

    Raises Refused where a name by hand is no heading or no field.
    """
    chosen = _chosen(sheet, kind, by_hand or {})
    known = frozenset(heading_key(one) for one in sheet.headings)
    kind = replace(kind, worked_out=kind.worked_out_in(known))
    columns = [
        _column(sheet, place, chosen[place], "") if place in chosen else None
        for place in range(len(sheet.headings))
    ]
    taken = {field.name for field in chosen.values() if field is not None}
    for exactly in (True, False):
        for place in range(len(columns)):
            if columns[place] is None:
                field = _guess(sheet, place, kind, words, taken, exactly)
                if field is not None:
                    taken.add(field.name)
                    columns[place] = _column(sheet, place, field, "")
    return tuple(
        one or Column(place, sheet.headings[place], None, note=_why(sheet, place, kind, taken))
        for place, one in enumerate(columns)
    )


def as_matches(sheet: Sheet, columns: Sequence[Column]) -> tuple[ColumnMatch, ...]:
    """The columns as the preview shows them."""
    return tuple(
        ColumnMatch(
            one.heading,
            one.field.name if one.field else "",
            one.field.label if one.field else "",
            next((str(cell)[:_SAMPLE] for cell in sheet.column(one.place)), ""),
            one.note,
        )
        for one in columns
    )


def _chosen(sheet: Sheet, kind: KindFields, by_hand: Mapping[str, str]) -> dict[int, Field | None]:
    """What was said by hand, by place of the column."""
    places = {heading_key(heading): place for place, heading in enumerate(sheet.headings)}
    places |= {heading.casefold(): place for place, heading in enumerate(sheet.headings)}
    names = {heading_key(one.label): one for one in kind.fields.values()}
    names |= {heading_key(one.name): one for one in kind.fields.values()}
    found: dict[int, Field | None] = {}
    for heading, name in by_hand.items():
        place = places.get(heading.casefold(), places.get(heading_key(heading)))
        if place is None:
            listed = ", ".join(sheet.headings)
            raise Refused(f"There is no column “{heading}”.", KEPT, f"The columns are: {listed}.")
        field = names.get(heading_key(name))
        if field is None and name.strip():
            listed = ", ".join(kind.fields)
            raise Refused(f"There is no field “{name}”.", KEPT, f"The fields are: {listed}.")
        found[place] = field
    return found


def _guess(
    sheet: Sheet,
    place: int,
    kind: KindFields,
    words: Mapping[str, Vocabulary],
    taken: set[str],
    exactly: bool,
) -> Field | None:
    """The first field that is known by the heading, is not taken, and has the column's words."""
    key = heading_key(sheet.headings[place].removesuffix(" (2)"))
    for field in kind.fields.values():
        known = key == heading_key(field.label) if exactly else key in field.keys
        free = known and field.name not in taken and key not in kind.worked_out
        if free and _fits(sheet, place, field, words):
            return field
    return None


def _fits(sheet: Sheet, place: int, field: Field, words: Mapping[str, Vocabulary]) -> bool:
    """Whether at least half of the cells can be read as the field."""
    if field.holds not in _TOLD:
        return True
    cells = list(islice(sheet.column(place), _JUDGED_CELLS))
    order = order_of(cells).order
    return sum(_reads(field, cell, words, order) for cell in cells) * 2 >= len(cells)


def _reads(field: Field, cell: Cell, words: Mapping[str, Vocabulary], order: DateOrder) -> bool:
    try:
        read_cell(field, cell, words, order)
    except Unread:
        return False
    return True


def _column(sheet: Sheet, place: int, field: Field | None, note: str) -> Column:
    heading = sheet.headings[place]
    if field is None:
        return Column(place, heading, None, note="Left out by hand.")
    if field.holds is not Holds.DAY:
        return Column(place, heading, field, note=note)
    dates = order_of(sheet.column(place))
    if dates.proof:
        note = f"Read month first, as {dates.proof} shows."
    return Column(place, heading, field, dates, note)


def _why(sheet: Sheet, place: int, kind: KindFields, taken: set[str]) -> str:
    """Why a column fills nothing."""
    key = heading_key(sheet.headings[place])
    if next(sheet.column(place), None) is None:
        return "It is empty."
    if key in kind.worked_out:
        return "EgovDesk works it out from the others."
    known = [one for one in kind.fields.values() if key in one.keys]
    unfit = [one for one in known if one.name not in taken]
    if unfit:
        return f"Not imported: most of its cells {_TOLD[unfit[0].holds]} ({unfit[0].label})."
    if known:
        return f"Not imported: another column is the {known[0].label}."
    return "Not imported: its heading is not known."
