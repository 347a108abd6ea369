"""The text of minutes, papers and statements: CommonMark with tables, and nothing else.

Markdown becomes document blocks, and blocks become Markdown again. What is outside the subset
(pictures, code, HTML, rules) comes out as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from egovdesk.documents.inline import (
    markdown_from_runs,
    normalise,
    parser,
    runs_from_markdown,
    runs_from_tokens,
    xml_text,
)
from egovdesk.documents.model import (
    Block,
    Column,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    column,
    plain,
)

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

__all__ = [
    "blocks_from_markdown",
    "markdown_from_blocks",
    "markdown_from_plain",
    "markdown_from_runs",
    "normalise",
    "plain_text",
    "runs_from_markdown",
    "xml_text",
]


def blocks_from_markdown(markdown: str, *, top_level: int = 2) -> tuple[Block, ...]:
    """The Markdown as document blocks; its highest heading gets `top_level`, none is skipped."""
    from markdown_it.tree import SyntaxTreeNode

    tokens = parser().parse(xml_text(markdown))
    blocks: list[Block] = []
    for node in SyntaxTreeNode(tokens).children:
        blocks.extend(_blocks(node))
    return _levelled(blocks, top_level)


def plain_text(markdown: str) -> str:
    """What the Markdown says, without marks: a line for each paragraph, item and row."""
    return "\n".join(_lines(blocks_from_markdown(markdown)))


def _lines(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        match block:
            case Heading():
                yield block.text
            case Paragraph():
                yield plain(block.runs)
            case ListBlock():
                for item in block.items:
                    yield plain(item.runs)
                    yield from _lines(item.children)
            case Table():
                yield " | ".join(column(entry).name for entry in block.columns)
                for row in block.rows:
                    yield " | ".join(plain(cell) for cell in row if isinstance(cell, tuple))
            case _:
                pass


# --- reading ---------------------------------------------------------------------------------


def _blocks(node: SyntaxTreeNode, style: ParagraphStyle = ParagraphStyle.BODY) -> list[Block]:
    match node.type:
        case "paragraph":
            runs = _runs(node)
            return [Paragraph(runs, style)] if runs else []
        case "heading":
            text = plain(_runs(node)).replace("\n", " ").strip()
            return [Heading(text, int(node.tag[1]))] if text else []
        case "bullet_list" | "ordered_list":
            return [_list(node)]
        case "table":
            return [_table(node)]
        case "blockquote":
            quoted = [_blocks(child, ParagraphStyle.QUOTE) for child in node.children]
            return [block for blocks in quoted for block in blocks]
        case "code_block" | "fence":
            text = node.content.rstrip("\n")
            return [Paragraph((Run(text),), style)] if text else []
        case _:  # a rule across the page says nothing
            return []


def _runs(node: SyntaxTreeNode) -> Inline:
    runs: Inline = ()
    for child in node.children:
        if child.type == "inline" and child.token is not None:
            runs += runs_from_tokens(child.token.children or [])
    return runs


def _list(node: SyntaxTreeNode) -> ListBlock:
    ordered = node.type == "ordered_list"
    start = int(node.attrs.get("start", 1)) if ordered else 1
    return ListBlock(tuple(_item(child) for child in node.children), ordered, start)


def _item(node: SyntaxTreeNode) -> ListItem:
    """An item; a second paragraph of it becomes a new line of the first."""
    runs: list[Run] = []
    children: list[ListBlock] = []
    for child in node.children:
        for block in _blocks(child):
            if isinstance(block, ListBlock):
                children.append(block)
            else:
                runs += ([Run("\n")] if runs else []) + list(_flat(block))
    return ListItem(normalise(runs), tuple(children))


def _flat(block: Block) -> Inline:
    return block.runs if isinstance(block, Paragraph) else (Run("\n".join(_lines((block,)))),)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [
        tuple(_runs(cell) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    names = _column_names([plain(cell).replace("\n", " ").strip() for cell in rows[0]])
    return Table(tuple(Column(name) for name in names), tuple(rows[1:]))


def _column_names(names: Sequence[str]) -> list[str]:
    """Names for every column: a header cell is never empty."""
    return [name or f"Column {number}" for number, name in enumerate(names, 1)]


def _levelled(blocks: list[Block], top_level: int) -> tuple[Block, ...]:
    """Headings moved so that the first is at `top_level`, and no level is skipped."""
    levelled: list[Block] = []
    open_levels: list[int] = []  # levels as typed of the headings above
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            level = min(top_level + len(open_levels) - 1, 4)
            block = Heading(block.text, level)
        levelled.append(block)
    return tuple(levelled)


# --- writing ---------------------------------------------------------------------------------


def markdown_from_plain(text: str) -> str:
    """Plain text as Markdown that says the same: a paragraph for each line, no mark taken for one."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n\n".join(markdown_from_runs((Run(line),)) for line in lines if line)


def markdown_from_blocks(blocks: Iterable[Block], *, top_level: int = 2) -> str:
    """The blocks as Markdown: paragraphs, headings, lists, tables and quotations.

    `blocks_from_markdown` gives the same blocks again.
    """
    written: list[str] = []
    bullets = 0
    for block in blocks:
        # Two lists in a row would run together; CommonMark parts them by another mark.
        bullets = bullets + 1 if isinstance(block, ListBlock) else 0
        written.append(_written(block, top_level, bullets % 2 == 0))
    return "\n\n".join(text for text in written if text)


def _written(block: Block, top_level: int, other_mark: bool) -> str:
    match block:
        case Heading():
            text = markdown_from_runs((Run(block.text),))
            return "#" * (block.level - top_level + 1) + " " + text.replace("#", "\\#")
        case Paragraph():
            quote = "> " if block.style is ParagraphStyle.QUOTE else ""
            return quote + markdown_from_runs(block.runs)
        case ListBlock():
            return "\n".join(_written_list(block, other_mark))
        case Table():
            return "\n".join(_written_table(block))
        case PageBreak():
            return ""
        case _:
            raise TypeError(f"{type(block).__name__} has no Markdown")


def _written_list(block: ListBlock, other_mark: bool = False) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start):
        counted, bullet = (f"{number}) ", "* ") if other_mark else (f"{number}. ", "- ")
        mark = counted if block.ordered else bullet
        lines.append(mark + markdown_from_runs(item.runs))
        for place, child in enumerate(item.children):
            lines += [" " * len(mark) + line for line in _written_list(child, place % 2 == 1)]
    return lines


def _written_table(block: Table) -> list[str]:
    names = [markdown_from_runs((Run(column(entry).name),)) for entry in block.columns]
    cells = [
        [markdown_from_runs(cell if isinstance(cell, tuple) else (Run(str(cell or "")),))
         for cell in row]
        for row in block.rows
    ]  # fmt: skip
    rows = [names, ["---"] * len(names), *cells]
    return ["| " + " | ".join(row) + " |" for row in rows]
