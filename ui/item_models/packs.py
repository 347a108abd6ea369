"""A pack's contents as rows: what is in it, on which pages, and what is not and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from egovdesk.documents.packs import Entry
from egovdesk.packing.manifest import Pages
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Check, Gap, Icon, Segment, Text

_GONE = {"to follow": "amber", "left out": "exempt"}


def spans(manifest: Iterable[Pages]) -> dict[str, str]:
    """The pages of each line of the contents by its key: "7–22"; an item's from its first paper on."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for one in manifest:
        for key in filter(None, (_line(one.key), f"cover:{one.item_id}" if one.item_id else "")):
            first[key] = min(first.get(key, one.first), one.first)
            last[key] = max(last.get(key, one.last), one.last)
    return {key: _span(first[key], last[key]) for key in first}


def _line(key: str) -> str:
    """The line that a part is of: a paper of several files has one."""
    return ":".join(key.split(":")[:2])


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def pack_rows(entries: Sequence[Entry], pages: Mapping[str, str], *, public: bool) -> list[Row]:
    """A row for each line, its papers after an item's; what is exempt has no box for the public."""
    return [
        _row(entry, is_ticked(entry, entries), pages.get(entry.key, ""), public)
        for entry in entries
    ]


def papers_of(entry: Entry, entries: Iterable[Entry]) -> list[Entry]:
    """The papers that an item's line heads."""
    return [
        one
        for one in entries
        if one.level > 1 and entry.level == 1 and entry.item and one.item == entry.item
    ]


def is_ticked(entry: Entry, entries: Iterable[Entry]) -> bool:
    """Whether a line is in: an item's is where its cover sheet or any of its papers is."""
    return entry.included or any(one.included for one in papers_of(entry, entries))


def _row(entry: Entry, ticked: bool, pages: str, public: bool) -> Row:
    hidden = public and entry.exempt
    tone = "exempt" if entry.exempt else "ink" if ticked and not entry.gone else "ink2"
    start: list[Segment] = [Gap(24)] if entry.level > 1 else []
    if not hidden:
        start.append(Check(ticked))
    if entry.exempt:
        start.append(Icon("lock", "exempt", "exempt"))
    if entry.number and entry.level == 1:
        start.append(Text(entry.number, tone, "row"))
    face = "row" if entry.level == 1 else "text"
    note = entry.gone if ticked else ""
    right = Text(note or pages, _GONE.get(note, "ink2"), "note", right=True)
    cell = Cell((*start, Text(entry.title, tone, face)), trailing=(right,))
    return Row(entry.key, cell, exempt="Exempt" if entry.exempt else "")
