"""How wide the columns of a grid are and how high its rows, by what stands in them."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt

from egovdesk.records.tables.columns import Holds
from ui import theme
from ui.item_models.section_table import SectionTableModel
from ui.widgets.painting import metrics
from ui.widgets.painting import text_width as measured

PAD, ABOVE = 6, 6
"""The room beside and above the words of a cell."""

MARK_ROOM = 18
"""What a mark takes, at 100%."""

LEAST_ROW = 31
_LEAST = {
    Holds.NAME: 108, Holds.WORDS: 92, Holds.LIGHT: 60, Holds.DAY: 62, Holds.COUNT: 44, Holds.SUM: 44,
}  # fmt: skip
_WISH = {
    Holds.NAME: 250, Holds.WORDS: 220, Holds.LIGHT: 150, Holds.DAY: 96, Holds.COUNT: 92, Holds.SUM: 92,
}  # fmt: skip
_LONG_WORDS = 16  # letters: what is to be mended in the place of a number, which wraps
_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def column_widths(model: SectionTableModel, room: int) -> list[int]:
    """The widths of columns: as they would like to be, or less down to their least, within the room."""
    columns = model.table.columns
    least = [_least(model, at) for at in range(len(columns))]
    wish = [max(theme.px(_WISH[one.holds]), low) for one, low in zip(columns, least, strict=True)]
    spare = room - sum(least)
    wanted = sum(wish) - sum(least)
    if spare <= 0:
        return least
    if spare < wanted:
        return [low + (high - low) * spare // wanted for low, high in zip(least, wish, strict=True)]
    over = room - sum(wish)
    stretch = [at for at, one in enumerate(columns) if one.holds in (Holds.NAME, Holds.WORDS)]
    for at in stretch:
        wish[at] += over // len(stretch)
    return wish


def _least(model: SectionTableModel, at: int) -> int:
    """As wide as the longest number and the heading over it; as the longest word beside a light."""
    column = model.column(at)
    low = theme.px(_LEAST[column.holds])
    around = theme.px(2 * PAD)
    words = [model.words(model.index(row, at)) for row in range(model.rowCount())]
    if column.holds.is_number:
        numbers = [text_width(one, "heading") for one in words if len(one) < _LONG_WORDS]
        heads = [
            text_width(column.title, "note600"),
            text_width(model.head_under(at).split(" ")[-1], "note"),
        ]
        return max(low, math.ceil(max([*numbers, *heads])) + around)
    if column.holds is Holds.DAY:
        return max(low, math.ceil(text_width(column.title, "note600")) + around)
    if column.holds is Holds.LIGHT:
        longest = max((text_width(word) for one in words for word in one.split()), default=0)
        return max(low, math.ceil(longest) + around + theme.px(MARK_ROOM) + 1)
    return low


def cells_height(model: SectionTableModel, row: int, widths: list[int]) -> int:
    """The height of the cells of a row without the sentences under them."""
    found = theme.px(LEAST_ROW)
    for at, width in enumerate(widths):
        index = model.index(row, at)
        high = words_height(
            cell_text(model, row, at), cell_face(model, row), text_room(model, at, width)
        )
        if model.under(index):
            high += round(metrics("note").height())
        found = max(found, high + theme.px(2 * ABOVE))
    return found


def cell_text(model: SectionTableModel, row: int, at: int) -> str:
    """The words of a cell; of a row's name with its code."""
    words = model.words(model.index(row, at))
    line = model.line(row)
    return f"{line.code}  {words}" if at == 0 and line.code else words


def cell_face(model: SectionTableModel, row: int) -> str:
    """What is worked out is set more firmly."""
    return "heading" if model.line(row).computed else "text"


def text_room(model: SectionTableModel, at: int, width: int) -> int:
    """How wide the words of a column may be."""
    mark = theme.px(MARK_ROOM) if model.column(at).holds is Holds.LIGHT else 0
    return max(theme.px(24), width - theme.px(2 * PAD) - mark)


def said_height(model: SectionTableModel, row: int, width: int, quiet: int = -1) -> int:
    """The height of the sentences under a row."""
    said = [one for one in model.said_of_row(row) if one[0] != quiet]
    room = max(theme.px(80), width - theme.px(2 * PAD + MARK_ROOM))
    heights = [
        words_height(sentence, "note500", room) + theme.px(4) for _at, sentence, _mend in said
    ]
    return sum(heights) + (theme.px(4) if said else 0)


def words_height(words: str, face: str, width: int) -> int:
    """How high words are when they are wrapped."""
    return _wrapped(words, face, width, theme.text_size())


def text_width(words: str, face: str = "text") -> float:
    """How wide words are on one line."""
    return _wide(words, face, theme.text_size())


@lru_cache(maxsize=1 << 12)
def _wide(words: str, face: str, _size: int) -> float:
    return measured(words, face)


@lru_cache(maxsize=1 << 12)
def _wrapped(words: str, face: str, width: int, _size: int) -> int:
    """Remembered: while a cell is typed in, all others stay as they are."""
    measure = metrics(face)
    if not words:
        return round(measure.height())
    return round(measure.boundingRect(QRectF(0, 0, width, 100_000), int(_WRAPS), words).height())
