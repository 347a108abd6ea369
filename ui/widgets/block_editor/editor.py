"""The minute editor: a text whose lines are a register's blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit, QWidget

from ui import theme
from ui.widgets.block_editor import clipboard, edits, formats, painting
from ui.widgets.block_editor.content import Content
from ui.widgets.block_editor.edits import Pasted, words_length
from ui.widgets.block_editor.formats import sure_shape
from ui.widgets.block_editor.keys import Meaning, meaning
from ui.widgets.block_editor.painting import Seen
from ui.widgets.block_editor.prose import BOLD, LINE_BREAK, NORMAL, char_format
from ui.widgets.block_editor.shapes import BlockText
from ui.widgets.block_editor.typing_run import TypingRun

_ENTRIES = {"/a": "action", "/d": "decision", "/x": "exempt", "/v": "vote", "/i": "declaration"}
_WIDEST = 760
_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor


class BlockEditor(QTextEdit):
    """Edits the minute of one agenda item; it knows blocks, and no register."""

    #: The words moved: ask for `blocks()` and write them down.
    edited = Signal()
    #: A run of typing has ended; `typing_run` is another number now.
    paused = Signal()
    #: "/a" and its like were typed at the start of a line: action, decision, exempt and so on.
    entry_requested = Signal(str)
    #: The caret came into another block: its id.
    block_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, side_margin: int = 28) -> None:
        super().__init__(parent)
        self._side_margin = side_margin
        self.setProperty("kind", "bare")
        self.setAccessibleName("Minute")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = Content(self.document())
        self._run = TypingRun(self)
        self._run.due.connect(self.edited)
        self._run.ended.connect(self.paused)
        self._busy = 0
        self._last = QTextCursor(self.document())
        self._here = ("", "")
        self._dress()
        self.set_blocks(())
        self.document().contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        theme.notices().changed.connect(self._on_theme_changed)

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
        if self.isReadOnly() or sure_shape(self.textCursor().block()).is_plain:
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
        elif not self.isReadOnly():
            event.accept()
            self._edit(what, event)

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

    def _type(self, event: QKeyEvent) -> None:
        self._remove_selected_lines()
        cursor = self.textCursor()
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
        if typed in ("-", "*") and shape.is_paragraph and not shape.bullet:
            with self._structural() as caret:
                edits.begin_bullet(self.document(), caret)
            return True
        if typed.lower() in _ENTRIES:
            self._request_entry(typed.lower())
            return True
        return False

    def _request_entry(self, typed: str) -> None:
        with self._structural() as caret:
            end = edits.take_sign_away(self.document(), caret)
            self._set_position(end)
        self._run.end()
        self.entry_requested.emit(_ENTRIES[typed])

    def _press_enter(self) -> None:
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
        if not self.isReadOnly() and (event.commitString() or event.preeditString()):
            self._remove_selected_lines()
        super().inputMethodEvent(event)

    # --- selections, clipboard, drags --------------------------------------------------------

    def _selected(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _remove_selected_lines(self) -> None:
        """Before something is typed: take out a selection of several lines as it should be."""
        start, end = self._selected()
        if self.document().findBlock(start) != self.document().findBlock(end):
            self._run.end()
            with self._structural():
                self._set_position(edits.remove(self.document(), start, end, replacing=True))

    def _remove_selection(self) -> None:
        self._run.end()
        with self._structural():
            self._set_position(edits.remove(self.document(), *self._selected()))
        self._run.end()

    def cut(self) -> None:
        """Cut the selection."""
        if self.textCursor().hasSelection() and not self.isReadOnly():
            self.copy()
            self._remove_selection()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selection so that exempt words stay exempt where they are pasted."""
        return clipboard.mime_of(self._content.slice(*self._selected()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words; pictures and files are not for here."""
        return source.hasFormat(clipboard.OWN_TYPE) or source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste."""
        self._insert(clipboard.lines_of_mime(source))

    def _insert(self, lines: list[Pasted]) -> None:
        if self.isReadOnly() or not lines:
            return
        self._run.end()
        with self._structural():
            caret = edits.remove(self.document(), *self._selected(), replacing=True)
            self._set_position(edits.paste(self.document(), caret, lines))
        self._run.end()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put dragged words down; those of this minute are moved as a cut and a paste."""
        source = event.mimeData()
        if self.isReadOnly() or not self.canInsertFromMimeData(source):
            event.ignore()
            return
        target = self.cursorForPosition(event.position().toPoint())
        start, end = self._selected()
        own = event.source() in (self, self.viewport())
        if own and start <= target.position() <= end:
            event.ignore()
            return
        lines = clipboard.lines_of_mime(source)
        if own and event.dropAction() == Qt.DropAction.MoveAction:
            self._remove_selection()
        # Qt takes dragged words out of their source itself when told that they were moved.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setTextCursor(target)
        self._insert(lines)
        # Qt draws where the words would fall until the drag has left.
        super().dragLeaveEvent(QDragLeaveEvent())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the words."""
        menu = QMenu(self)
        has, writable = self.textCursor().hasSelection(), not self.isReadOnly()
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

    # --- following what moves ----------------------------------------------------------------

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Change the document without noticing it as typing."""
        self._busy += 1
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()
            self._busy -= 1

    @contextmanager
    def _structural(self) -> Iterator[int]:
        """Change lines, then make them whole and have them written down at once."""
        with self._quietly():
            yield self.textCursor().position()
            self._content.mend()
        self._on_caret_moved()
        self._run.typed()
        self._run.flush()
        self.ensureCursorVisible()

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._busy:
            return
        if not self._content.touched(position, added):
            # Qt moved lines by a way of its own.
            with self._quietly():
                self._content.mend()
        self._run.typed()

    def _on_caret_moved(self) -> None:
        if self._busy:
            return
        here = sure_shape(self.textCursor().block()).key
        if here == self._here:
            self._last.setPosition(self.textCursor().position())
            return
        before, self._here = self._here, here
        left = self._last.block()
        if sure_shape(left).key == before:
            self._leave(left)
        self._last = QTextCursor(self.textCursor())
        if here[0] != before[0]:
            self.block_entered.emit(here[0])
        if self.hasFocus():
            self._speak()

    def _leave(self, block: QTextBlock) -> None:
        """End the run on leaving a line; space at its end is not kept in the register."""
        if block.text().endswith(" ") and self._content.leave(block):
            self._run.typed()
        self._run.end()

    def _speak(self) -> None:
        block = self.textCursor().block()
        shape = sure_shape(block)
        words = painting.spoken(shape, self._content.heading(shape.id), painting.letter_of(block))
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write down what was typed when the keyboard goes elsewhere."""
        self._run.end()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Write down what was typed when the minute goes from sight."""
        self._run.end()
        super().hideEvent(event)

    # --- the caret ---------------------------------------------------------------------------

    def _set_position(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)

    def _place_caret(self, position: int) -> None:
        self._set_position(position)
        self._on_caret_moved()
        self.ensureCursorVisible()

    def _spot(self, position: int) -> tuple[tuple[str, str], int, int]:
        block = self.document().findBlock(position)
        return sure_shape(block).key, position - block.position(), block.blockNumber()

    def _restore(
        self, anchor: tuple[tuple[str, str], int, int], caret: tuple[tuple[str, str], int, int]
    ) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._content.position_of(*anchor))
        cursor.setPosition(self._content.position_of(*caret), _KEEP)
        if (cursor.anchor(), cursor.position()) != (
            self.textCursor().anchor(),
            self.textCursor().position(),
        ):
            self.setTextCursor(cursor)
        self._on_caret_moved()

    # --- looks -------------------------------------------------------------------------------

    def _dress(self) -> None:
        self.document().setDefaultFont(theme.font("prose16"))
        self.document().setDocumentMargin(0)
        self._fit()

    def _fit(self) -> None:
        """Keep lines from growing longer than is good to read."""
        frame = self.document().rootFrame().frameFormat()
        side = theme.px(self._side_margin)
        spare = self.viewport().width() - 2 * side - theme.px(_WIDEST)
        wanted = (side, side + max(0, spare), theme.px(4), theme.px(28))
        if wanted != (
            frame.leftMargin(),
            frame.rightMargin(),
            frame.topMargin(),
            frame.bottomMargin(),
        ):
            frame.setLeftMargin(wanted[0])
            frame.setRightMargin(wanted[1])
            frame.setTopMargin(wanted[2])
            frame.setBottomMargin(wanted[3])
            with self._quietly():
                self.document().rootFrame().setFrameFormat(frame)

    def _on_theme_changed(self) -> None:
        self._dress()
        spot = self._spot(self.textCursor().position())
        with self._quietly():
            self._content.redress()
        self._set_position(self._content.position_of(*spot))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines to the width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds and bars, the words, and what stands round them."""
        seen = list(self._seen())
        frame = self.document().rootFrame().frameFormat()
        left = frame.leftMargin()
        right = self.viewport().width() - frame.rightMargin()
        painter = QPainter(self.viewport())
        for line in seen:
            painting.paint_ground(painter, line, left, right)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in seen:
            painting.paint_words(painter, line, left, right)
        painter.end()

    def _seen(self) -> Iterator[Seen]:
        """The lines on screen, and one above and below for what they paint."""
        layout, scroll = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            words = layout.blockBoundingRect(block).translated(0, -scroll)
            if words.top() - block.blockFormat().topMargin() > self.viewport().height():
                return
            shape = sure_shape(block)
            before, after = formats.shape_of(block.previous()), formats.shape_of(block.next())
            letter = painting.letter_of(block)
            yield Seen(shape, before, after, words, self._content.heading(shape.id), letter)
            block = block.next()

    def ensureCursorVisible(self) -> None:
        """Show the caret, and the heading above it where it is on the first line of a block."""
        super().ensureCursorVisible()
        block = self.textCursor().block()
        top = self.cursorRect().top() - round(block.blockFormat().topMargin())
        if top < 0 and self.textCursor().positionInBlock() == 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top)
