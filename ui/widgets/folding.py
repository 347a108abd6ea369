"""Rows that go on below where a list is narrow: what stood at their right stands under their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ui import theme
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Gap, Icon, Text
from ui.widgets.painting import GAP, least_width

#: Lists as wide as this, with text at 100%, keep their rows on one line.
_WIDE = 640


def wants_two_lines(rows: Iterable[Row], width: int) -> bool:
    """Whether a list is narrow, and on one line the words of some row would be cut."""
    if width >= theme.px(_WIDE):
        return False
    room = width - theme.px(2 * theme.OVERHANG + GAP)
    return any(
        least_width(row.cell.line) + least_width(row.cell.trailing) > room
        for row in rows
        if can_fold(row.cell, row.heading)
    )


def can_fold(cell: Cell, heading: str) -> bool:
    """Whether a row has a line free for what stands at its right."""
    return bool(cell.trailing) and not cell.second and heading != "section"


def folded(cell: Cell) -> Cell:
    """The row on two lines, the second flush with the words of the first."""
    first = cell.line[0] if cell.line else None
    inset = 0
    if isinstance(first, Icon):
        inset = first.size + 6
    elif isinstance(first, Text) and first.width:
        inset = first.width + GAP
    return replace(cell, second=(Gap(inset), *cell.trailing), trailing=())
