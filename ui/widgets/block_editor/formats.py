"""How lines carry their shapes in the format of a text block, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)

from egovdesk.records.minutes import BlockKind
from ui import theme
from ui.widgets.block_editor import rows
from ui.widgets.block_editor.prose import LINE_BREAK
from ui.widgets.block_editor.shapes import Shape
from ui.widgets.painting import text_width

_SHAPE = QTextFormat.Property.UserProperty.value + 1
_BETWEEN = "\x1f"

# Lengths at 100%, from the picture of the minute.
BAR = 3
INDENT = 18
PART_INDENT = 48
BULLET_INDENT = 20
_AFTER_TEXT, _AFTER_BAR, _BETWEEN_PARAGRAPHS = 4, 12, 8
_BETWEEN_PARTS, _BETWEEN_EXEMPT = 2, 4
_LOOSE, _TIGHT = 129.0, 118.0
HEADING, EXEMPT_HEADING, LEAD_IN = 26, 29, 27
_NARROWEST, _WIDEST, _GUTTER = 30, 260, 22  # of a table's columns, and between them
_FOOT, _EXEMPT_FOOT = 5, 8
_LOOSE_SPARE, _TIGHT_SPARE = 6, 4  # below the letters of a line, as its height has it


def encode(shape: Shape) -> str:
    """A shape as one property."""
    flags = f"{int(shape.exempt)}{int(shape.bullet)}{int(shape.table)}"
    return _BETWEEN.join((shape.id, shape.part, shape.kind.value, flags, shape.ground))


@lru_cache(maxsize=4096)
def _decode(text: str) -> Shape:
    identity, part, kind, flags, ground = text.split(_BETWEEN, 4)
    exempt, bullet, table = (flag == "1" for flag in flags)
    return Shape(identity, part, BlockKind(kind), exempt, ground, bullet, table)


def shape_of(block: QTextBlock) -> Shape | None:
    """The shape of a line; None where Qt has made a line of its own."""
    text = block.blockFormat().stringProperty(_SHAPE)
    return _decode(text) if text else None


def sure_shape(block: QTextBlock) -> Shape:
    """The shape of a line that has one."""
    shape = shape_of(block)
    return Shape("") if shape is None else shape


def shaped(shape: Shape) -> QTextBlockFormat:
    """A block format that carries a shape and no more; `dress` gives it its place."""
    made = QTextBlockFormat()
    made.setProperty(_SHAPE, encode(shape))
    return made


def set_shape(block: QTextBlock, shape: Shape) -> None:
    """Make a line be of a shape."""
    QTextCursor(block).setBlockFormat(shaped(shape))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands among its neighbours."""

    above: int  # room from the line before to the ground or bar of this one
    heading: int  # room for what is painted above its words
    left: int
    right: int
    line_height: float

    @property
    def top(self) -> int:
        """All the room above the words."""
        return self.above + self.heading


def heading_room(shape: Shape, before: Shape | None, has_lead_in: bool) -> int:
    """The room for a line's heading, and the lead-in of a decision's first part."""
    if not shape.is_barred or shape.follows(before):
        return 0
    if shape.is_paragraph:
        return EXEMPT_HEADING
    return HEADING + (LEAD_IN if shape.is_part and has_lead_in else 0)


def foot(shape: Shape) -> int:
    """The room between the last line of a barred block and the end of its bar."""
    if not shape.is_barred:
        return 0
    return _EXEMPT_FOOT if shape.exempt else _FOOT


def spare(shape: Shape) -> int:
    """The room that a line's height leaves below its letters."""
    return _LOOSE_SPARE if shape.is_paragraph else _TIGHT_SPARE


def _above(shape: Shape, before: Shape | None) -> int:
    if before is None:
        return 0
    if shape.follows(before):
        return _BETWEEN_PARTS if shape.is_part else _BETWEEN_EXEMPT
    if before.is_barred:
        return foot(before) + _AFTER_BAR
    if shape.is_barred:
        return _AFTER_TEXT
    return _BETWEEN_PARTS if shape.bullet and before.bullet else _BETWEEN_PARAGRAPHS


def place(shape: Shape, before: Shape | None, *, lettered: bool, has_lead_in: bool) -> Place:
    """Where a line stands, at 100%."""
    left = INDENT if shape.is_barred else 0
    if shape.is_part and lettered:
        left = PART_INDENT
    elif shape.bullet:
        left += BULLET_INDENT
    heading = heading_room(shape, before, has_lead_in)
    height = _LOOSE if shape.is_paragraph else _TIGHT
    return Place(_above(shape, before), heading, left, INDENT if left else 0, height)


def fit_columns(block: QTextBlock) -> None:
    """Give the columns of a table the width that their words take now."""
    made = block.blockFormat()
    made.setTabPositions(_tabs(block.text()))
    if made != block.blockFormat():
        QTextCursor(block).setBlockFormat(made)


def _tabs(text: str) -> list[QTextOption.Tab]:
    """Where the columns of a table begin after the first."""
    widths: dict[int, float] = {}
    for row in text.split(LINE_BREAK):
        for at, cell in enumerate(row.split(rows.CELL)):
            widths[at] = max(widths.get(at, 0), text_width(cell, "prose16"))
    tabs: list[QTextOption.Tab] = []
    left = 0.0
    for at in range(len(widths) - 1):
        left += min(max(widths[at], theme.px(_NARROWEST)), theme.px(_WIDEST)) + theme.px(_GUTTER)
        tabs.append(QTextOption.Tab(round(left), QTextOption.TabType.LeftTab))
    return tabs


def dress(block: QTextBlock, shape: Shape, where: Place) -> bool:
    """Give a line its shape and place; tell whether that changed anything."""
    old = block.blockFormat()
    made = shaped(shape)
    made.setTopMargin(theme.px(where.top) if where.top else 0)
    made.setLeftMargin(theme.px(where.left))
    made.setRightMargin(theme.px(where.right))
    made.setLineHeight(where.line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if shape.table:
        made.setTabPositions(_tabs(block.text()))
    if old == made:
        return False
    QTextCursor(block).setBlockFormat(made)
    return True
