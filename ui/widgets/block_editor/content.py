"""The lines of the document behind the editor: read, shown, followed and mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from egovdesk.documents.model import Inline, Run, plain
from ui.item_models.public_screen import HIDDEN
from ui.widgets.block_editor import formats, rows
from ui.widgets.block_editor.clipboard import part_of
from ui.widgets.block_editor.edits import Pasted, drop, insert_line, words_length
from ui.widgets.block_editor.formats import set_shape, shape_of, sure_shape
from ui.widgets.block_editor.prose import (
    char_format,
    insert_runs,
    markdown_of,
    runs_of,
    shown_runs,
)
from ui.widgets.block_editor.shapes import (
    BlockText,
    Line,
    Shape,
    blocks_of,
    lines_of,
    new_paragraph,
    repaired,
)

Key = tuple[str, str]


class Content:
    """The lines of a minute in a QTextDocument."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._headings: dict[str, BlockText] = {}
        #: Markdown of lines as last read; a line missing here has to be read again.
        self._read: dict[Key, str] = {}
        #: What a line was shown from, beside the Markdown that the editor writes for the same.
        self._stored: dict[Key, tuple[str, str]] = {}
        #: Lines typed into since they were last given out.
        self._fresh: set[Key] = set()
        #: Whether exempt words are hidden, and the lines that show none of their own.
        self.hides = False
        self._masked: set[Key] = set()
        #: The ground of the item, where all of it is exempt: then no line is open.
        self.closed: str | None = None
        self._order: list[Shape] | None = None
        self._count = document.blockCount()

    # --- reading -----------------------------------------------------------------------------

    def _lines(self) -> Iterator[QTextBlock]:
        block = self._document.firstBlock()
        while block.isValid():
            yield block
            block = block.next()

    def heading(self, block_id: str) -> BlockText | None:
        """What is shown above a block."""
        return self._headings.get(block_id)

    def block(self, block_id: str) -> QTextBlock | None:
        """The first line of a block."""
        return next((line for line in self._lines() if sure_shape(line).id == block_id), None)

    def read(self, caret: QTextBlock) -> None:
        """Read again what was typed into; only the line with the caret keeps space at its end."""
        if self._order is not None and self._fresh <= {sure_shape(caret).key}:
            for key in self._fresh:
                self._read[key] = self._markdown(caret, trim=False)
        else:
            self._read_all(caret)
        self._fresh.clear()

    def _read_all(self, caret: QTextBlock) -> None:
        order = []
        for line in self._lines():
            shape = sure_shape(line)
            order.append(shape)
            if shape.key not in self._read or shape.key in self._fresh:
                self._read[shape.key] = self._markdown(line, trim=line != caret)
        self._order = order

    def _markdown(self, line: QTextBlock, *, trim: bool) -> str:
        shape = sure_shape(line)
        text = _markdown_of(line, shape)
        written, stored = self._stored.get(shape.key, (None, ""))
        if text == written or shape.table:
            return stored if text == written else text
        return markdown_of(line, is_plain=shape.is_plain, trim=True) if trim else text

    def blocks(self) -> tuple[BlockText, ...]:
        """The blocks as last read, with their headings."""
        order = self._order or []
        lines = [Line(shape, self._read.get(shape.key, "")) for shape in order]
        if len(lines) == 1 and lines[0].shape.is_paragraph and not lines[0].text:
            return ()
        return tuple(self._headed(block) for block in blocks_of(lines))

    def _headed(self, block: BlockText) -> BlockText:
        known = self._headings.get(block.id)
        if known is None or known.kind is not block.kind:
            return block
        return replace(known, text=block.text, parts=block.parts, exempt=block.exempt,
                       ground=block.ground)  # fmt: skip

    def slice(self, start: int, end: int) -> list[Pasted]:
        """The lines between two positions, to be copied."""
        lines = []
        block = self._document.findBlock(start)
        while block.isValid() and block.position() <= end:
            shape = sure_shape(block)
            words = part_of(block, start, end)
            table = shape.table and rows.ROW in plain(words)
            if shape.table and not table:
                words = rows.in_words(words)[0]
            lines.append(Pasted(words, shape.bullet, shape.exempt, shape.ground, table))
            block = block.next()
        return lines

    def is_hidden(self, start: int, end: int) -> bool:
        """Whether any line between two positions shows none of its own words."""
        block = self._document.findBlock(start)
        while block.isValid() and block.position() <= end:
            if sure_shape(block).key in self._masked:
                return True
            block = block.next()
        return False

    def position_of(self, key: Key, offset: int, number: int) -> int:
        """Where a caret stands that was so far into a line, or near there if that has gone."""
        for line in self._lines():
            if sure_shape(line).key == key:
                return line.position() + min(offset, words_length(line))
        near = self._document.findBlockByNumber(min(number, self._document.blockCount() - 1))
        if number < self._document.blockCount():
            return near.position()
        return near.position() + words_length(near)

    # --- showing -----------------------------------------------------------------------------

    def show(self, blocks: Sequence[BlockText]) -> None:
        """Show blocks in place of all that is there."""
        self._headings = {block.id: block for block in blocks}
        self._stored, self._read, self._fresh, self._masked = {}, {}, set(), set()
        QTextCursor(self._document).setBlockCharFormat(char_format())
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        lines = self._wanted(blocks) or [Line(self._closed(new_paragraph()))]
        for index, line in enumerate(lines):
            if index:
                cursor.insertBlock(formats.shaped(line.shape), char_format())
            else:
                cursor.setBlockFormat(formats.shaped(line.shape))
            insert_runs(cursor, self._runs(line))
            self._note_stored(cursor.block(), line)
        self.mend()

    def _wanted(self, blocks: Sequence[BlockText]) -> list[Line]:
        return [replace(line, shape=self._closed(line.shape)) for line in lines_of(blocks)]

    def _closed(self, shape: Shape) -> Shape:
        """The shape as it has to be under this item: exempt, where the whole item is."""
        if self.closed is None or shape.exempt:
            return shape
        return replace(shape, exempt=True, ground=self.closed)

    def _runs(self, line: Line) -> Inline:
        """What is shown of a line: its words, or what stands for them where they are hidden."""
        if self.hides and line.shape.exempt:
            return (Run(HIDDEN),)  # read aloud; on the screen a bar is painted over it
        if line.shape.table:
            return rows.runs_of_table(line.text)
        return shown_runs(line.text, is_plain=line.shape.is_plain)

    def _note_stored(self, block: QTextBlock, line: Line) -> None:
        key = line.shape.key
        written = _markdown_of(block, line.shape)
        self._stored[key] = (written, line.text)
        self._read[key] = line.text
        if self.hides and line.shape.exempt:
            self._masked.add(key)
        else:
            self._masked.discard(key)

    def follow(self, blocks: Sequence[BlockText], *, keep: bool) -> bool:
        """Become the given blocks, touching only lines that differ; tell whether any line did.

        With `keep`, lines typed into since they were last given out stay as they are.
        """
        moved_headings = self._follow_headings(blocks)
        wanted = self._wanted(blocks)
        if not keep:
            self._fresh.clear()
        if not wanted and not self.blocks():
            return False
        wanted = wanted or [Line(self._closed(new_paragraph()))]
        moved = self._follow_lines(wanted)
        if moved or moved_headings:
            self.mend()
        return moved

    def _follow_headings(self, blocks: Sequence[BlockText]) -> bool:
        headings = {block.id: block for block in blocks}
        old, self._headings = self._headings, headings
        return any(
            bool(block.lead_in) != bool(old[block.id].lead_in)
            for block in blocks
            if block.id in old
        )

    def _follow_lines(self, wanted: list[Line]) -> bool:
        here = [sure_shape(line).key for line in self._lines()]
        there = [line.shape.key for line in wanted]
        moved = False
        matcher = SequenceMatcher(None, here, there, autojunk=False)
        for tag, first, last, start, end in reversed(matcher.get_opcodes()):
            if tag == "equal":
                for number, line in zip(range(first, last), wanted[start:end], strict=True):
                    moved |= self._follow_line(number, line)
                continue
            moved |= self._replace(first, last, wanted[start:end])
        return moved

    def _replace(self, first: int, last: int, wanted: list[Line]) -> bool:
        """Put lines in the place of others, except of those just typed into."""
        kept = [n for n in range(first, last) if self._is_fresh(n)]
        for at, line in enumerate(wanted):
            insert_line(self._document, last + at, line.shape, self._runs(line))
            self._note_stored(self._document.findBlockByNumber(last + at), line)
        for number in range(last - 1, first - 1, -1):
            if number not in kept:
                drop(self._document, number)
        return True

    def _is_fresh(self, number: int) -> bool:
        return sure_shape(self._document.findBlockByNumber(number)).key in self._fresh

    def _follow_line(self, number: int, line: Line) -> bool:
        block = self._document.findBlockByNumber(number)
        moved = False
        if sure_shape(block) != line.shape:
            set_shape(block, line.shape)
            moved = True
        key = line.shape.key
        hidden = self.hides and line.shape.exempt
        as_it_is = hidden == (key in self._masked) and self._now(block) == line.text
        if key in self._fresh or as_it_is:
            return moved
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        insert_runs(cursor, self._runs(line))
        self._note_stored(block, line)
        return True

    def _now(self, block: QTextBlock) -> str:
        key = sure_shape(block).key
        if key not in self._read:
            self._read[key] = self._markdown(block, trim=True)
        return self._read[key]

    # --- mending -----------------------------------------------------------------------------

    def touched(self, position: int, added: int) -> bool:
        """Note that words of one line moved; False when lines did, and `mend` is due."""
        block = self._document.findBlock(position)
        if self._document.blockCount() != self._count or not block.isValid():
            return False
        shape = shape_of(block)
        if shape is None or position + added > block.position() + block.length():
            return False
        self._fresh.add(shape.key)
        return True

    def fit_columns(self, position: int) -> None:
        """Give the columns of the table at a place room for what was typed."""
        block = self._document.findBlock(position)
        if sure_shape(block).table:
            formats.fit_columns(block)

    def leave(self, block: QTextBlock) -> bool:
        """Note that the caret left a line with space at its end; tell if that is to be written."""
        key = sure_shape(block).key
        if self._read.get(key, "").endswith((" ", "&#32;")) or key in self._fresh:
            self._fresh.add(key)
            self._order = None
            return True
        return False

    def fresh_blocks(self) -> frozenset[str]:
        """The blocks with lines typed into since they were last given out."""
        return frozenset(block_id for block_id, _part in self._fresh)

    def keep_all(self) -> None:
        """Note that no line is as the register has it."""
        self._fresh = {sure_shape(line).key for line in self._lines()}

    def forget(self) -> None:
        """Have every line read again."""
        self._read.clear()
        self._order = None

    def mend(self) -> None:
        """After lines moved: every id there and used once, and each line in its place."""
        lines = list(self._lines())
        shapes = [self._closed(one) for one in repaired(shape_of(line) for line in lines)]
        counts: dict[str, int] = {}
        for shape in shapes:
            counts[shape.id] = counts.get(shape.id, 0) + 1
        before: Shape | None = None
        for line, shape in zip(lines, shapes, strict=True):
            known = self._headings.get(shape.id)
            where = formats.place(
                shape,
                before,
                lettered=counts[shape.id] > 1,
                has_lead_in=bool(known and known.lead_in),
            )
            formats.dress(line, shape, where)
            before = shape
        self._count = len(lines)
        self.forget()

    def redress(self) -> None:
        """Make the words and lines anew for another theme or text size."""
        for line in self._lines():
            runs = runs_of(line)
            if any(run.link for run in runs):
                cursor = QTextCursor(line)
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.removeSelectedText()
                insert_runs(cursor, runs)
        self.mend()


def _markdown_of(block: QTextBlock, shape: Shape) -> str:
    """What a line is in the register."""
    if shape.table:
        return rows.markdown_of_table(runs_of(block))
    return markdown_of(block, is_plain=shape.is_plain)
