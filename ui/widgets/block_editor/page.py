"""The page that the minute is typed on: its looks, its caret, and what follows from typing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ui import theme
from ui.item_models import public_screen
from ui.widgets.block_editor import formats, painting
from ui.widgets.block_editor.content import Content
from ui.widgets.block_editor.formats import sure_shape
from ui.widgets.block_editor.painting import Seen
from ui.widgets.block_editor.shapes import BlockText
from ui.widgets.block_editor.typing_run import TypingRun

_WIDEST = 760
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Page(QTextEdit):
    """A text whose lines have shapes; it notices typing and paints what stands round the words."""

    #: The words moved: ask for `blocks()` and write them down.
    edited = Signal()
    #: A run of typing has ended; `typing_run` is another number now.
    paused = Signal()
    #: "/a" and its like were typed at the start of a line: action, decision, exempt and so on.
    entry_requested = Signal(str)
    #: Something was to be typed, and nothing may be changed.
    refused = Signal()
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
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        theme.notices().changed.connect(self._on_theme_changed)
        public_screen.notices().changed.connect(self._on_screen_changed)
        self._content.hides = public_screen.is_on()

    def set_closed(self, ground: str | None) -> None:
        """Say on which ground the whole item is exempt; None where it is open."""
        self._content.closed = ground

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
        else:
            with self._quietly():
                self._content.fit_columns(position)
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
        """Keep lines from growing longer than is good to read, and room for the first line's heading.

        Qt leaves the room above a line out where that line is the document's first.
        """
        first = self.document().firstBlock().blockFormat().topMargin()
        frame = self.document().rootFrame().frameFormat()
        side = theme.px(self._side_margin)
        spare = self.viewport().width() - 2 * side - theme.px(_WIDEST)
        wanted = (side, side + max(0, spare), theme.px(4) + first, theme.px(28))
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

    def _on_screen_changed(self) -> None:
        """Hide exempt words, or show them again; what is typed is written down first."""
        self._run.end()
        self._content.read(self.textCursor().block())
        blocks = self._content.blocks()
        self._content.hides = public_screen.is_on()
        self._show_again(blocks)

    def _show_again(self, blocks: tuple[BlockText, ...]) -> None:
        spot = self._spot(self.textCursor().position())
        with self._quietly():
            self._content.show(blocks)
        self._set_position(self._content.position_of(*spot))
        self._on_caret_moved()

    def _may_edit(self) -> bool:
        """Whether what is selected may be changed: words that are hidden may not."""
        cursor = self.textCursor()
        hidden = self._content.is_hidden(cursor.selectionStart(), cursor.selectionEnd())
        return not self.isReadOnly() and not hidden

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
            heading = self._content.heading(shape.id)
            ends = painting.row_ends(block) if shape.table else ()
            yield Seen(shape, before, after, words, heading, letter, ends)
            block = block.next()

    def ensureCursorVisible(self) -> None:
        """Show the caret, and the heading above it where it is on the first line of a block."""
        super().ensureCursorVisible()
        block = self.textCursor().block()
        top = self.cursorRect().top() - round(block.blockFormat().topMargin())
        if top < 0 and self.textCursor().positionInBlock() == 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top)
