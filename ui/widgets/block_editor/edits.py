"""Edits that move the lines of a minute: split, join, remove, put in.

They keep what the register needs: a line's words never slip into another kind of block, a decision
goes only as a whole, and open words never join exempt ones. Each gives the new caret position.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from egovdesk.documents.model import Inline, Run, plain
from ui.widgets.block_editor import rows
from ui.widgets.block_editor.formats import set_shape, shape_of, shaped, sure_shape
from ui.widgets.block_editor.prose import char_format, insert_runs
from ui.widgets.block_editor.shapes import Shape, new_paragraph


@dataclass(frozen=True, slots=True)
class Pasted:
    """A line to put in: its words, and what it was where it came from; a table is one line."""

    runs: Inline
    bullet: bool = False
    exempt: bool = False
    ground: str = ""
    table: bool = False


def words_length(block: QTextBlock) -> int:
    """How many characters a line has."""
    return block.length() - 1


def _cut(document: QTextDocument, start: int, end: int) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


def _end(block: QTextBlock) -> int:
    return block.position() + words_length(block)


def _near(document: QTextDocument, number: int) -> int:
    """Where the caret goes when line `number` has gone."""
    if number > 0:
        return _end(document.findBlockByNumber(min(number, document.blockCount()) - 1))
    return 0


def drop(document: QTextDocument, number: int) -> None:
    """Take a whole line out; the last one left becomes an empty paragraph."""
    block = document.findBlockByNumber(number)
    if document.blockCount() == 1:
        _cut(document, 0, words_length(block))
        set_shape(document.firstBlock(), new_paragraph())
    elif number == 0:
        kept = block.next().blockFormat()
        _cut(document, 0, block.length())
        QTextCursor(document.firstBlock()).setBlockFormat(kept)
    else:
        before = block.previous()
        kept = before.blockFormat()
        _cut(document, _end(before), _end(block))
        # Qt gives an emptied line the format of what was joined to it.
        QTextCursor(document.findBlockByNumber(number - 1)).setBlockFormat(kept)


def _drop_all(document: QTextDocument, first: int, last: int) -> None:
    for number in range(last, first - 1, -1):
        drop(document, number)


def remove(document: QTextDocument, start: int, end: int, *, replacing: bool = False) -> int:
    """Take words and lines out; `replacing` keeps the first line for what comes instead."""
    first, last = document.findBlock(start), document.findBlock(end)
    if first == last:
        _cut(document, start, end)
        return start
    if sure_shape(first).joins(sure_shape(last)):
        return _remove_joining(document, start, end, replacing)
    return _remove_apart(document, start, end, replacing)


def _remove_joining(document: QTextDocument, start: int, end: int, replacing: bool) -> int:
    first, last = document.findBlock(start), document.findBlock(end)
    one, other = first.blockNumber(), last.blockNumber()
    whole = start == first.position() and not replacing
    if whole and end == _end(last) and _is_whole_decision(first, last):
        _drop_all(document, one, other)
        return _near(document, one)
    if whole and end == last.position() and words_length(last):
        _drop_all(document, one, other - 1)
        return start
    kept = first.blockFormat()
    _cut(document, start, end)
    QTextCursor(document.findBlock(start)).setBlockFormat(kept)
    return start


def _is_whole_decision(first: QTextBlock, last: QTextBlock) -> bool:
    shape = sure_shape(first)
    if not shape.is_part:
        return False
    before, after = shape_of(first.previous()), shape_of(last.next())
    return (before is None or before.id != shape.id) and (after is None or after.id != shape.id)


def _remove_apart(document: QTextDocument, start: int, end: int, replacing: bool) -> int:
    first, last = document.findBlock(start), document.findBlock(end)
    one, other = first.blockNumber(), last.blockNumber()
    drops_last = end == _end(last)
    drops_first = start == first.position() and not replacing
    if drops_first and drops_last and sure_shape(first).is_paragraph:
        drops_first = False  # an empty paragraph stays, as where any paragraph is emptied
    if drops_last:
        drop(document, other)
    else:
        _cut(document, last.position(), end)
    _drop_all(document, one + 1, other - 1)
    if not drops_first:
        _cut(document, start, _end(document.findBlockByNumber(one)))
        return start
    drop(document, one)
    return _near(document, one) if drops_last else document.findBlockByNumber(one).position()


# --- Enter -----------------------------------------------------------------------------------


def split(document: QTextDocument, position: int) -> int:
    """What Enter does."""
    block = document.findBlock(position)
    shape = sure_shape(block)
    length, offset = words_length(block), position - block.position()
    if length == 0 and shape.is_paragraph and (shape.bullet or shape.exempt):
        return _leave_paragraph(block, shape)
    if length == 0 and shape.is_part and not _continues(block, shape):
        return _leave_decision(document, block, shape)
    if offset == 0 and length:
        return _open_above(document, block, shape)
    if shape.table:
        return _insert_after(document, block.blockNumber(), shape.next_line())
    if offset == length and not shape.is_paragraph and not shape.is_part:
        return _insert_after(document, block.blockNumber(), new_paragraph())
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.insertBlock(shaped(shape.next_line()), char_format())
    return cursor.position()


def _continues(block: QTextBlock, shape: Shape) -> bool:
    after = shape_of(block.next())
    return after is not None and after.id == shape.id


def _begins(block: QTextBlock, shape: Shape) -> bool:
    before = shape_of(block.previous())
    return before is None or before.id != shape.id


def _leave_paragraph(block: QTextBlock, shape: Shape) -> int:
    """Enter in an empty bullet ends the list; in an empty exempt paragraph, what is exempt."""
    if shape.bullet:
        set_shape(block, replace(shape, bullet=False))
    else:
        set_shape(block, replace(shape, exempt=False, ground=""))
    return block.position()


def _leave_decision(document: QTextDocument, block: QTextBlock, shape: Shape) -> int:
    if _begins(block, shape):
        return _insert_after(document, block.blockNumber(), new_paragraph())
    set_shape(block, new_paragraph())
    return block.position()


def _open_above(document: QTextDocument, block: QTextBlock, shape: Shape) -> int:
    """Enter before the first word makes room above; the words keep their line and its id."""
    if shape.is_paragraph or (shape.is_part and not _begins(block, shape)):
        above = shape.next_line()
    else:
        above = new_paragraph()
    kept, number = block.blockFormat(), block.blockNumber()
    cursor = QTextCursor(block)
    cursor.insertBlock()
    QTextCursor(document.findBlockByNumber(number)).setBlockFormat(shaped(above))
    QTextCursor(document.findBlockByNumber(number + 1)).setBlockFormat(kept)
    return document.findBlockByNumber(number + 1).position()


def _insert_after(document: QTextDocument, number: int, shape: Shape, runs: Inline = ()) -> int:
    cursor = QTextCursor(document)
    cursor.setPosition(_end(document.findBlockByNumber(number)))
    cursor.insertBlock(shaped(shape), char_format())
    insert_runs(cursor, runs)
    return cursor.position()


def insert_line(document: QTextDocument, number: int, shape: Shape, runs: Inline) -> None:
    """Put a new line in as line `number`."""
    if number > 0:
        _insert_after(document, number - 1, shape, runs)
        return
    first = document.firstBlock()
    kept = first.blockFormat()
    QTextCursor(first).insertBlock()
    QTextCursor(document.findBlockByNumber(1)).setBlockFormat(kept)
    cursor = QTextCursor(document.firstBlock())
    cursor.setBlockFormat(shaped(shape))
    insert_runs(cursor, runs)


# --- signs typed at the start of a line -----------------------------------------------------


def begin_bullet(document: QTextDocument, position: int) -> None:
    """Make a line that holds a dash a bullet."""
    block = document.findBlock(position)
    _cut(document, block.position(), _end(block))
    set_shape(block, replace(sure_shape(block), bullet=True))


def take_sign_away(document: QTextDocument, position: int) -> int:
    """Empty a line that holds a sign such as "/a"; a decision's part made for it goes."""
    block = document.findBlock(position)
    _cut(document, block.position(), _end(block))
    shape, number = sure_shape(block), block.blockNumber()
    if shape.is_part and not _begins(block, shape):
        drop(document, number)
        return _near(document, number)
    return block.position()


def put_words(document: QTextDocument, start: int, end: int, text: str) -> None:
    """Put plain words in the place of others of the same line."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text, char_format())


# --- Backspace and Delete --------------------------------------------------------------------


def join_before(document: QTextDocument, position: int) -> int:
    """What Backspace does before the first character of a line."""
    block = document.findBlock(position)
    shape, number = sure_shape(block), block.blockNumber()
    if shape.bullet:
        set_shape(block, replace(shape, bullet=False))
        return position
    before = block.previous()
    if not before.isValid():
        return _remove_if_empty(document, number)
    if shape.joins(sure_shape(before)):
        return remove(document, _end(before), position)
    if words_length(block) == 0 and _may_go(block, shape):
        drop(document, number)
        return _near(document, number)
    if sure_shape(before).is_paragraph and words_length(before) == 0:
        drop(document, number - 1)
        return document.findBlockByNumber(number - 1).position()
    return _end(before)


def _may_go(block: QTextBlock, shape: Shape) -> bool:
    """Whether an empty line goes: a decision's first part does only when it is the only one."""
    return not shape.is_part or not _continues(block, shape)


def _remove_if_empty(document: QTextDocument, number: int) -> int:
    block = document.findBlockByNumber(number)
    if words_length(block) == 0 and _may_go(block, sure_shape(block)):
        drop(document, number)
    return 0


def join_after(document: QTextDocument, position: int) -> int:
    """What Delete does after the last character of a line."""
    block = document.findBlock(position)
    shape, number = sure_shape(block), block.blockNumber()
    after = block.next()
    if not after.isValid():
        return position
    next_shape = sure_shape(after)
    if shape.joins(next_shape):
        return remove(document, position, after.position())
    if words_length(block) == 0 and shape.is_paragraph:
        drop(document, number)
        return document.findBlockByNumber(number).position()
    if words_length(after) == 0 and next_shape.is_paragraph:
        drop(document, number + 1)
        return position
    return after.position()


# --- paste -----------------------------------------------------------------------------------


def paste(document: QTextDocument, position: int, lines: Sequence[Pasted]) -> int:
    """Put lines in at the caret; exempt ones never among open words, but below as they were."""
    shape = sure_shape(document.findBlock(position))
    apart = [line for line in lines if line.exempt and not shape.exempt]
    inline = [line for line in lines if line not in apart]
    if inline:
        position = _paste_inline(document, position, shape, inline)
    for line in apart:
        number = _last_of_block(document.findBlock(position)).blockNumber()
        exempt = replace(new_paragraph(True, line.ground), bullet=line.bullet, table=line.table)
        position = _insert_after(document, number, exempt, line.runs)
    return position


def _last_of_block(block: QTextBlock) -> QTextBlock:
    while _continues(block, sure_shape(block)):
        block = block.next()
    return block


def _paste_inline(
    document: QTextDocument, position: int, shape: Shape, lines: Sequence[Pasted]
) -> int:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    if shape.table or not shape.is_paragraph:
        lines = _in_words(lines)
    if shape.table or not (shape.is_paragraph or shape.is_part):
        insert_runs(cursor, _as_one(shape, lines))
        return cursor.position()
    for index, line in enumerate(lines):
        bullet = line.bullet and shape.is_paragraph
        below = replace(shape.next_line(), bullet=bullet, table=line.table)
        if index or (line.table and words_length(cursor.block())):
            cursor.insertBlock(shaped(below), char_format())
        elif (bullet or line.table) and words_length(cursor.block()) == 0:
            set_shape(cursor.block(), replace(shape, bullet=bullet, table=line.table))
        insert_runs(cursor, line.runs)
    if lines[-1].table:  # there is always somewhere to write on after a table
        cursor.insertBlock(shaped(shape.next_line()), char_format())
    return cursor.position()


def _in_words(lines: Sequence[Pasted]) -> list[Pasted]:
    """The same, with the rows of tables as lines of words."""
    return [
        replace(line, runs=runs, table=False)
        for line in lines
        for runs in (rows.in_words(line.runs) if line.table else (line.runs,))
    ]


def _as_one(shape: Shape, lines: Sequence[Pasted]) -> Inline:
    runs: list[Run] = []
    for line in lines:
        runs += ([Run(" ")] if runs else []) + list(line.runs)
    one_line = shape.is_plain or shape.table
    return (Run(plain(tuple(runs)).replace("\n", " ")),) if one_line else tuple(runs)
