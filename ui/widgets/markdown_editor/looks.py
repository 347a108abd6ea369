"""How the lines of the field look: their formats, and the bullets, numbers and letters beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter, QTextBlock, QTextBlockFormat, QTextFormat
from PySide6.QtWidgets import QTextEdit

from egovdesk.documents.wording import letter_label
from ui import theme
from ui.widgets.markdown_editor.lines import LineStyle, Style, decode
from ui.widgets.painting import metrics

LINE_HEIGHT, PROSE_HEIGHT = 124.0, 134.0
"""In per cent: of a field, and of a page of prose."""
_STYLE = QTextFormat.Property.UserProperty.value + 2
_INDENT = 29


def style_of(block: QTextBlock) -> LineStyle:
    """The style of a line."""
    return decode(block.blockFormat().stringProperty(_STYLE))


def formatted(style: LineStyle, height: float = LINE_HEIGHT) -> QTextBlockFormat:
    """The format of a line of a style; prose has more room between its lines."""
    made = QTextBlockFormat()
    made.setProperty(_STYLE, style.encode())
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    depth = style.level + 1 if style.style.is_list else int(style.style is Style.QUOTE)
    made.setLeftMargin(theme.px(_INDENT) * depth)
    if not style.style.is_list and style.style is not Style.ROW:
        made.setBottomMargin(theme.px(4 if height == LINE_HEIGHT else 8))
    return made


def onwards(block: QTextBlock) -> Iterator[QTextBlock]:
    """A line and those after it."""
    while block.isValid():
        yield block
        block = block.next()


def labels_of(blocks: Iterable[QTextBlock], *, lettered: bool) -> Iterator[str]:
    """What stands beside each line: a bullet, a number, a letter, or nothing."""
    counts: dict[int, int] = {}
    for block in blocks:
        yield _label(style_of(block), counts, lettered)


def _label(style: LineStyle, counts: dict[int, int], lettered: bool) -> str:
    """The bullet or number of a line, counting on from the items before it."""
    if not style.style.is_list:
        counts.clear()
        return ""
    for depth in [depth for depth in counts if depth > style.level]:
        del counts[depth]
    if style.style is Style.BULLET:
        counts.pop(style.level, None)
        return "•"
    number = counts[style.level] = counts.get(style.level, style.start - 1) + 1
    return letter_label(number - 1) if lettered and not style.level else f"{number}."


def paint_labels(edit: QTextEdit, face: str, *, lettered: bool) -> None:
    """Paint what stands beside the lines that are in sight."""
    painter = QPainter(edit.viewport())
    painter.setPen(theme.color("ink"))
    painter.setFont(theme.font(face))
    layout, scroll = edit.document().documentLayout(), edit.verticalScrollBar().value()
    lowest = scroll + edit.viewport().height()
    first = _start_of_list(edit.cursorForPosition(QPoint(0, 0)).block())
    for block, label in zip(
        onwards(first), labels_of(onwards(first), lettered=lettered), strict=False
    ):
        words = layout.blockBoundingRect(block)
        if words.top() > lowest:
            break
        if label:
            left = theme.px(_INDENT) * style_of(block).level
            painter.drawText(QPointF(left, words.top() - scroll + metrics(face).ascent()), label)
    painter.end()


def _start_of_list(block: QTextBlock) -> QTextBlock:
    """The first line of the list that a line is in: what is counted is counted from there."""
    while style_of(block).style.is_list and block.previous().isValid():
        block = block.previous()
    return block
