"""The minute editor: a text whose lines are a register's blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from egovdesk.records.entries import SIGNS
from egovdesk.records.phrases import first_gap, typed_shortcut
from ui.widgets.block_editor import clipboard, edits, rows
from ui.widgets.block_editor.clippings import Clippings
from ui.widgets.block_editor.edits import words_length
from ui.widgets.block_editor.formats import sure_shape
from ui.widgets.block_editor.keys import Meaning, meaning
from ui.widgets.block_editor.prose import BOLD, LINE_BREAK, NORMAL, around, char_format, width
from ui.widgets.block_editor.shapes import BlockText

_ENTRIES = {f"/{letter}": kind.value for letter, kind in SIGNS.items()}
_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor


class BlockEditor(Clippings):
    """Edits the minute of one agenda item; it knows blocks, and no register."""

    def __init__(self, parent: QWidget | None = None, *, side_margin: int = 28) -> None:
        super().__init__(parent, side_margin=side_margin)
        #: The phrase of a shortcut, or None; the screen says where they come from.
        self.phrase_of: Callable[[str], str | None] = lambda _shortcut: None
        self.set_blocks(())

    # --- what goes in and out ----------------------------------------------------------------

    @property
    def typing_run(self) -> int:
        """The number of this run of typing: writes of one run are one undo step."""
        return self._run.number

    def set_blocks(self, blocks: Sequence[BlockText]) -> None:
        """Show another item's minute. What was typed into the former one is written down first."""
        self._run.end()
        with self._quietly():
            self._content.show(blocks)
        self._place_caret(0)
        self.verticalScrollBar().setValue(0)

    def blocks(self) -> tuple[BlockText, ...]:
        """What is in the editor now; an editor with nothing in it has none."""
        self._content.read(self.textCursor().block())
        return self._content.blocks()

    def reload(self, blocks: Sequence[BlockText]) -> None:
        """Follow the register: only what differs is touched, the caret stays where it is.

        Words typed since the last `edited` are kept; before an undo, call `flush`.
        """
        caret, anchor = (
            self._spot(self.textCursor().position()),
            self._spot(self.textCursor().anchor()),
        )
        with self._quietly():
            moved = self._content.follow(blocks, keep=self._run.pending)
        if moved:
            self._restore(anchor, caret)
        self.viewport().update()

    def unwritten(self) -> frozenset[str]:
        """The blocks typed into since the last `edited`."""
        return self._content.fresh_blocks() if self._run.pending else frozenset()

    def flush(self) -> None:
        """Have what was typed written down now."""
        self._run.flush()

    def not_written(self) -> None:
        """Note that the register did not take the words: they are kept, and go out again."""
        self._content.keep_all()
        self._run.typed()

    def end_run(self) -> None:
        """Write down what was typed; what comes next is undone apart from it."""
        self._run.end()

    def current_id(self) -> str:
        """The id of the block that the caret is in."""
        return sure_shape(self.textCursor().block()).id

    def focus_block(self, block_id: str, *, at_end: bool = True) -> bool:
        """Put the caret into a block; False where there is none of that id."""
        block = self._content.block(block_id)
        if block is None:
            return False
        self._place_caret(block.position() + (words_length(block) if at_end else 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- formats -----------------------------------------------------------------------------

    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or not."""
        made = char_format()
        made.setFontWeight(NORMAL if self.currentCharFormat().fontWeight() >= BOLD else BOLD)
        self._merge_format(made)

    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic or not."""
        made = char_format()
        made.setFontItalic(not self.currentCharFormat().fontItalic())
        self._merge_format(made)

    def _merge_format(self, made: QTextCharFormat) -> None:
        if not self._may_edit() or sure_shape(self.textCursor().block()).is_plain:
            return
        if self.textCursor().hasSelection():
            self._run.end()
            with self._structural():
                self.mergeCurrentCharFormat(made)
                self._content.forget()
            self._run.end()
        else:
            self.mergeCurrentCharFormat(made)

    # --- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim only the keys of editing, so that all others reach the window's commands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(meaning(event) is not Meaning.WINDOW)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means here; leave the window its own."""
        what = meaning(event)
        if what is Meaning.WINDOW:
            event.ignore()
        elif what in (Meaning.MOVE, Meaning.COPY, Meaning.SELECT_ALL):
            super().keyPressEvent(event)
        elif self._may_edit():
            event.accept()
            self._edit(what, event)
        else:
            self.refused.emit()

    def _edit(self, what: Meaning, event: QKeyEvent) -> None:
        match what:
            case Meaning.TYPE:
                self._type(event)
            case Meaning.ENTER:
                self._press_enter()
            case Meaning.LINE_BREAK:
                self._break_line()
            case Meaning.CUT:
                self.cut()
            case Meaning.PASTE:
                self.paste()
            case Meaning.PASTE_PLAIN:
                self._insert(
                    clipboard.lines_of_mime(QApplication.clipboard().mimeData(), plain=True)
                )
            case Meaning.BOLD:
                self.toggle_bold()
            case Meaning.ITALIC:
                self.toggle_italic()
            case _:
                self._erase(what, held_down=event.isAutoRepeat())

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Let Tab go through the cells of a table, expand a shortcut, or go to the next gap; else leave."""
        if self._may_edit() and self._to_cell(1 if next_ else -1):
            return True
        if next_ and self._may_edit() and (self._expand() or self._to_gap()):
            return True
        return super().focusNextPrevChild(next_)

    def insert_phrase(self, text: str) -> None:
        """Put a phrase in at the caret, its first gap selected to be typed over: one undo step."""
        if not self._may_edit():
            return
        self._remove_selected_lines()
        at = self.textCursor().selectionStart()
        self._put_phrase(at, self.textCursor().selectionEnd(), text)

    def _expand(self) -> bool:
        """Put the phrase in the place of the shortcut before the caret, where there is one."""
        cursor = self.textCursor()
        typed = typed_shortcut(around(cursor.block().text(), cursor.positionInBlock())[0])
        if typed is None or cursor.hasSelection():
            return False
        text = self.phrase_of(typed[1])
        if text is None:
            return False
        self._put_phrase(cursor.position() - typed[0], cursor.position(), text)
        return True

    def _put_phrase(self, start: int, end: int, text: str) -> None:
        self._run.end()
        with self._structural():
            edits.put_words(self.document(), start, end, text)
        self._run.end()
        self._select(*_gap_in(text, start) or (start + width(text), start + width(text)))

    def _to_cell(self, step: int) -> bool:
        """Select the next cell of the table that the caret is in; after the last, add a row."""
        cursor = self.textCursor()
        block = cursor.block()
        if not sure_shape(block).table:
            return False
        start, end, here = (
            block.position(),
            block.position() + words_length(block),
            cursor.position(),
        )
        spans = [(start + one, start + other) for one, other in rows.spans(block.text())]
        at = max(n for n, span in enumerate(spans) if span[0] <= here) + step
        if 0 <= at < len(spans):
            self._select(*spans[at])
        elif at >= len(spans):
            width = block.text().split(LINE_BREAK)[0].count(rows.CELL)
            cursor.setPosition(end)
            cursor.insertText(LINE_BREAK + rows.CELL * width)
            self._select(end + 1, end + 1)
        return at >= 0

    def _to_gap(self) -> bool:
        """Select the next place to go on typing in this line, where there is one."""
        cursor = self.textCursor()
        after = around(cursor.block().text(), cursor.positionInBlock())[1]
        gap = _gap_in(after, cursor.position())
        if gap is not None:
            self._select(*gap)
        return gap is not None

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        self.setTextCursor(cursor)

    def _type(self, event: QKeyEvent) -> None:
        self._remove_selected_lines()
        cursor = self.textCursor()
        if event.text() == " " and self._expand():
            return
        if event.text() == " " and not cursor.hasSelection() and self._begun(cursor):
            return
        self._leave_link(cursor)
        super().keyPressEvent(event)

    def _leave_link(self, cursor: QTextCursor) -> None:
        """Words typed after a link, or before it, are no part of it."""
        if not self.currentCharFormat().isAnchor():
            return
        ahead = QTextCursor(cursor)
        ahead.setPosition(max(cursor.position(), cursor.anchor()))
        if ahead.atBlockEnd() or not ahead.movePosition(_Move.NextCharacter):
            inside = False
        else:
            inside = ahead.charFormat().anchorHref() == self.currentCharFormat().anchorHref()
        if not inside or cursor.atBlockStart():
            self.setCurrentCharFormat(char_format())

    def _begun(self, cursor: QTextCursor) -> bool:
        """Whether the space ends a sign that begins a bullet or an entry."""
        block = cursor.block()
        if words_length(block) > 2 or not cursor.atBlockEnd():
            return False
        typed, shape = block.text(), sure_shape(block)
        if typed in ("-", "*") and shape.is_paragraph and not (shape.bullet or shape.table):
            with self._structural() as caret:
                edits.begin_bullet(self.document(), caret)
            return True
        return self._asked(cursor)

    def _asked(self, cursor: QTextCursor) -> bool:
        """Whether the sign of an entry stands alone before the caret; it is taken for one."""
        typed = cursor.block().text().lower()
        if typed not in _ENTRIES or not cursor.atBlockEnd():
            return False
        self._request_entry(typed)
        return True

    def _request_entry(self, typed: str) -> None:
        with self._structural() as caret:
            end = edits.take_sign_away(self.document(), caret)
            self._set_position(end)
        self._run.end()
        self.entry_requested.emit(_ENTRIES[typed])

    def write_on(self) -> None:
        """Put the caret in the empty paragraph after the line it is in, where there is one."""
        below = self.textCursor().block().next()
        if below.isValid() and sure_shape(below).is_paragraph and not words_length(below):
            self._place_caret(below.position())

    def _press_enter(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection() and self._asked(cursor):
            return
        self._run.end()
        with self._structural() as caret:
            if self.textCursor().hasSelection():
                caret = edits.remove(self.document(), *self._selected())
            self._set_position(edits.split(self.document(), caret))

    def _break_line(self) -> None:
        self._remove_selected_lines()
        if not sure_shape(self.textCursor().block()).is_plain:
            self.textCursor().insertText(LINE_BREAK)
            self.ensureCursorVisible()

    def _erase(self, what: Meaning, *, held_down: bool) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._remove_selection()
            return
        back = what in (Meaning.BACKSPACE, Meaning.WORD_BACK)
        if cursor.atBlockStart() if back else cursor.atBlockEnd():
            # A key held down stops at the edge of a block of another kind.
            if not held_down or self._joins_neighbour(cursor.block(), back):
                self._run.end()
                with self._structural() as caret:
                    join = edits.join_before if back else edits.join_after
                    self._set_position(join(self.document(), caret))
                self._run.end()
            return
        self._erase_inside(cursor, what)

    def _erase_inside(self, cursor: QTextCursor, what: Meaning) -> None:
        if what is Meaning.BACKSPACE:
            cursor.deletePreviousChar()
        elif what is Meaning.DELETE:
            cursor.deleteChar()
        else:
            block = cursor.block()
            step = _Move.PreviousWord if what is Meaning.WORD_BACK else _Move.NextWord
            cursor.movePosition(step, _KEEP)
            low, high = block.position(), block.position() + words_length(block)
            cursor.setPosition(min(max(cursor.position(), low), high), _KEEP)
            cursor.removeSelectedText()
        self.setTextCursor(cursor)

    def _joins_neighbour(self, block: QTextBlock, back: bool) -> bool:
        other = block.previous() if back else block.next()
        return other.isValid() and sure_shape(block).joins(sure_shape(other))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let composed letters replace a selection as typed ones do."""
        if not self._may_edit():
            event.ignore()
            return
        if event.commitString() or event.preeditString():
            self._remove_selected_lines()
        super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the words."""
        menu = QMenu(self)
        has, writable = self.textCursor().hasSelection(), self._may_edit()
        for text, slot, enabled in (
            ("Cu&t\tCtrl+X", self.cut, has and writable),
            ("&Copy\tCtrl+C", self.copy, has),
            ("&Paste\tCtrl+V", self.paste, writable and self.canPaste()),
            ("&Bold\tCtrl+B", self.toggle_bold, writable),
            ("&Italic\tCtrl+I", self.toggle_italic, writable),
            ("Select &all\tCtrl+A", self.selectAll, True),
        ):
            menu.addAction(text, slot).setEnabled(enabled)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def _gap_in(text: str, start: int) -> tuple[int, int] | None:
    """Where the first gap stands of words that begin at a place of the document."""
    gap = first_gap(text)
    if gap is None:
        return None
    return start + width(text[: gap[0]]), start + width(text[: gap[1]])
