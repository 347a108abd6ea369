"""Markdown as lines, each with a style and formatted words, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from egovdesk.documents.model import (
    Block,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    column,
    plain,
)
from egovdesk.documents.text import blocks_from_markdown, markdown_from_blocks
from ui.widgets.block_editor import rows
from ui.widgets.block_editor.edits import Pasted

_TOP_LEVEL = 2


class Style(StrEnum):
    """What a line is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    ROW = "row"  # of a table: cells parted by tabs

    @property
    def is_list(self) -> bool:
        """Whether the line is an item of a list."""
        return self in (Style.BULLET, Style.NUMBER)


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A line's style: the depth of an item in lists within lists, or the level of a heading."""

    style: Style = Style.PARAGRAPH
    level: int = 0
    start: int = 1

    def encode(self) -> str:
        """The style as one property of a text block."""
        return f"{self.style.value} {self.level} {self.start}"


@lru_cache(maxsize=256)
def decode(text: str) -> LineStyle:
    """Read a style; a line without one is a paragraph."""
    if not text:
        return LineStyle()
    style, level, start = text.split(" ")
    return LineStyle(Style(style), int(level), int(start))


PLAIN = LineStyle()


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line and its words."""

    style: LineStyle
    runs: Inline = ()


def lines_from_markdown(markdown: str) -> list[TextLine]:
    """The lines that show a text."""
    lines: list[TextLine] = []
    for block in blocks_from_markdown(markdown, top_level=_TOP_LEVEL):
        lines += _lines(block)
    return lines


def _lines(block: Block) -> Iterable[TextLine]:
    match block:
        case Heading():
            yield TextLine(LineStyle(Style.HEADING, block.level), (Run(block.text),))
        case Paragraph():
            quoted = block.style is ParagraphStyle.QUOTE
            yield TextLine(LineStyle(Style.QUOTE) if quoted else PLAIN, block.runs)
        case ListBlock():
            yield from _items(block, 0)
        case Table():
            yield TextLine(
                LineStyle(Style.ROW), rows.row_of([column(one).name for one in block.columns])
            )
            for row in block.rows:
                yield TextLine(LineStyle(Style.ROW), rows.row_of(row))
        case _:
            return


def _items(block: ListBlock, depth: int) -> Iterable[TextLine]:
    style = Style.NUMBER if block.ordered else Style.BULLET
    for item in block.items:
        yield TextLine(LineStyle(style, depth, block.start), item.runs)
        for child in item.children:
            yield from _items(child, depth + 1)


def markdown_from_lines(lines: Sequence[TextLine]) -> str:
    """The lines as Markdown."""
    return markdown_from_blocks(_blocks(lines), top_level=_TOP_LEVEL)


def _blocks(lines: Sequence[TextLine]) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        line, style = lines[at], lines[at].style.style
        end = at + 1
        if style.is_list:
            end = _end_of_list(lines, at)
            blocks.append(_list(lines[at:end]))
        elif style is Style.ROW:
            while end < len(lines) and lines[end].style.style is Style.ROW:
                end += 1
            blocks.append(rows.table_of([one.runs for one in lines[at:end]]))
        elif plain(line.runs).strip():
            blocks.append(_single(line))
        at = end
    return blocks


def _single(line: TextLine) -> Block:
    if line.style.style is Style.HEADING:
        return Heading(plain(line.runs).replace("\n", " ").strip(), max(2, line.style.level))
    if line.style.style is Style.QUOTE:
        return Paragraph(line.runs, ParagraphStyle.QUOTE)
    return Paragraph(line.runs)


def _end_of_list(lines: Sequence[TextLine], start: int) -> int:
    """Where the list ends that begins here: at another kind of line, or of item at its depth."""
    first = lines[start].style
    end = start + 1
    while end < len(lines) and lines[end].style.style.is_list:
        style = lines[end].style
        if style.level < first.level:
            break
        if style.level == first.level and style.style is not first.style:
            break
        end += 1
    return end


def _list(lines: Sequence[TextLine]) -> ListBlock:
    first = lines[0].style
    items: list[ListItem] = []
    at = 0
    while at < len(lines):
        below = at + 1
        while below < len(lines) and lines[below].style.level > first.level:
            below += 1
        items.append(ListItem(lines[at].runs, tuple(_lists(lines[at + 1 : below]))))
        at = below
    return ListBlock(tuple(items), first.style is Style.NUMBER, first.start)


def _lists(lines: Sequence[TextLine]) -> Iterable[ListBlock]:
    at = 0
    while at < len(lines):
        end = _end_of_list(lines, at)
        yield _list(lines[at:end])
        at = end


# --- what is pasted --------------------------------------------------------------------------


def rows_apart(pasted: Iterable[Pasted]) -> list[Pasted]:
    """The same, with each row of a table as a line of its own."""
    return [
        replace(line, runs=runs)
        for line in pasted
        for runs in (rows.rows_of(line.runs) if line.table else (line.runs,))
    ]


def style_pasted(line: Pasted, here: LineStyle, *, first: bool) -> LineStyle:
    """The style of a line that is put in where the caret's has this one."""
    if line.table or line.bullet:
        return LineStyle(Style.ROW if line.table else Style.BULLET)
    return here if first or here.style not in (Style.BULLET, Style.ROW) else PLAIN
