"""The field: a text edit whose lines are paragraphs, headings, items of lists and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from egovdesk.documents.model import Inline, Run, plain
from ui import theme
from ui.widgets.block_editor import clipboard
from ui.widgets.block_editor.edits import Pasted
from ui.widgets.block_editor.keys import Meaning, meaning
from ui.widgets.block_editor.prose import (
    BOLD,
    LINE_BREAK,
    NORMAL,
    char_format,
    insert_runs,
    runs_of,
    trimmed,
)
from ui.widgets.markdown_editor.lines import (
    PLAIN,
    LineStyle,
    Style,
    TextLine,
    lines_from_markdown,
    rows_apart,
    style_pasted,
)
from ui.widgets.markdown_editor.looks import (
    LINE_HEIGHT,
    PROSE_HEIGHT,
    formatted,
    labels_of,
    onwards,
    paint_labels,
    style_of,
)
from ui.widgets.markdown_editor.reading import DocumentLines
from ui.widgets.painting import metrics

_LEAST_LINES = 2
_SIGNS = {
    "-": Style.BULLET,
    "*": Style.BULLET,
    "1.": Style.NUMBER,
    "1)": Style.NUMBER,
    "(a)": Style.NUMBER,
    "#": Style.HEADING,
}


class MarkdownEditor(QTextEdit):
    """Formatted text in the serif, kept as Markdown; it grows with its words."""

    #: Whether a chip of evidence that is pasted stays one.
    HOLDS_CHIPS: ClassVar[bool] = False

    #: The text is another one.
    edited = Signal()
    #: The keyboard went elsewhere.
    left = Signal()

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        lettered: bool = False,
        grows: bool = True,
        face: str = "prose15",
    ) -> None:
        super().__init__(parent)
        self._lettered, self._grows, self._face = lettered, grows, face
        self._height = LINE_HEIGHT if face == "prose15" else PROSE_HEIGHT
        self._busy = False
        self._shown: tuple[str, str] | None = None  # as it is written, and as it was given
        self.setAccessibleName(name)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dress()
        self._lines = DocumentLines(self.document(), self._line)
        self.set_markdown("")
        self.textChanged.connect(self._on_changed)
        theme.notices().changed.connect(self._on_theme_changed)

    # --- what goes in and out ----------------------------------------------------------------

    def markdown(self) -> str:
        """The text; as it was given, if nothing was changed."""
        now = self._written()
        return self._shown[1] if self._shown and now == self._shown[0] else now

    def _written(self) -> str:
        return self._lines.markdown()

    def _line(self, block: QTextBlock) -> TextLine:
        style, runs = style_of(block), trimmed(self.runs_of(block))
        if style.style is Style.HEADING:
            runs = (Run(plain(runs)),)
        return TextLine(style, runs)

    def runs_of(self, block: QTextBlock) -> Inline:
        """The words of a line, as they are kept."""
        return runs_of(block)

    def put_runs(self, cursor: QTextCursor, runs: Inline) -> None:
        """Put words in at a cursor, as they are shown."""
        insert_runs(cursor, runs)

    def set_markdown(self, text: str) -> None:
        """Show a text; the one that is shown already is left alone, with its caret."""
        if self._shown is not None and text == self.markdown():
            return
        caret = self.textCursor().position()
        with self._quietly():
            self._show(lines_from_markdown(text) or [TextLine(PLAIN)])
        self._shown = (self._written(), text)
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._fit()

    def _show(self, lines: Iterable[TextLine]) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for index, line in enumerate(lines):
            if index:
                cursor.insertBlock(self.formatted(line.style), char_format())
            else:
                cursor.setBlockFormat(self.formatted(line.style))
                cursor.setBlockCharFormat(char_format())
            self._insert_words(cursor, line)

    def _insert_words(self, cursor: QTextCursor, line: TextLine) -> None:
        heads = line.style.style is Style.HEADING
        self.put_runs(cursor, (Run(plain(line.runs), bold=True),) if heads else line.runs)

    def formatted(self, style: LineStyle) -> QTextBlockFormat:
        """How a line of a style stands here."""
        return formatted(style, self._height)

    def _blocks(self) -> Iterator[QTextBlock]:
        return onwards(self.document().firstBlock())

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._busy = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()
            self._busy = False

    def _on_changed(self) -> None:
        self._fit()
        if not self._busy:
            self.edited.emit()

    # --- formats -----------------------------------------------------------------------------

    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or not."""
        made = QTextCharFormat()
        made.setFontWeight(NORMAL if self.currentCharFormat().fontWeight() >= BOLD else BOLD)
        self.mergeCurrentCharFormat(made)

    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic or not."""
        made = QTextCharFormat()
        made.setFontItalic(not self.currentCharFormat().fontItalic())
        self.mergeCurrentCharFormat(made)

    def toggle_numbers(self) -> None:
        """Make the selected lines parts of a numbered list, or paragraphs again."""
        self._toggle_style(Style.NUMBER)

    def toggle_bullets(self) -> None:
        """Make the selected lines bullets, or paragraphs again."""
        self._toggle_style(Style.BULLET)

    def clear_format(self) -> None:
        """Take bold, italic and links out of the selection."""
        self.setCurrentCharFormat(char_format())
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setCharFormat(char_format())

    def _toggle_style(self, style: Style) -> None:
        chosen = self._selected_blocks()
        on = all(style_of(block).style is style for block in chosen)
        for block in chosen:
            self._set_style(block, PLAIN if on else LineStyle(style))

    def _selected_blocks(self) -> list[QTextBlock]:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        chosen = []
        while block.isValid() and block.position() <= cursor.selectionEnd():
            chosen.append(block)
            block = block.next()
        return chosen

    def _set_style(self, block: QTextBlock, style: LineStyle) -> None:
        QTextCursor(block).setBlockFormat(self.formatted(style))
        self.viewport().update()

    # --- keys and paste ----------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim only the keys of editing, so that all others reach the window's commands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(meaning(event) is not Meaning.WINDOW)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means in a text with lists; leave the window its own."""
        what = meaning(event)
        done: dict[Meaning, Callable[[], bool]] = {
            Meaning.WINDOW: lambda: False,
            Meaning.ENTER: self._press_enter,
            Meaning.BACKSPACE: self._press_backspace,
            Meaning.LINE_BREAK: self._break_line,
            Meaning.TYPE: lambda: event.text() == " " and self._begin_list(),
        }
        if what in (Meaning.BOLD, Meaning.ITALIC) and not self.isReadOnly():
            self.toggle_bold() if what is Meaning.BOLD else self.toggle_italic()
        elif what is Meaning.PASTE_PLAIN and not self.isReadOnly():
            self._insert(QApplication.clipboard().mimeData(), plain_text=True)
        elif what is Meaning.WINDOW and event.key() != Qt.Key.Key_Tab:
            event.ignore()
        elif self.isReadOnly() or what not in done or not done[what]():
            super().keyPressEvent(event)

    def _press_enter(self) -> bool:
        cursor = self.textCursor()
        style = style_of(cursor.block())
        if not cursor.block().text() and style != PLAIN:
            self._set_style(cursor.block(), PLAIN)
            return True
        if self._lettered and style == PLAIN and self.document().blockCount() == 1:
            # What a board is asked to do is a list as soon as it is more than one thing.
            cursor.setBlockFormat(self.formatted(LineStyle(Style.NUMBER)))
        cursor.insertBlock()
        after_heading = style.style is Style.HEADING and not cursor.block().text()
        if after_heading:
            cursor.setBlockFormat(self.formatted(PLAIN))
        self.setTextCursor(cursor)
        if after_heading:
            self.setCurrentCharFormat(char_format())
        return True

    def _press_backspace(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if style_of(cursor.block()) == PLAIN:
            return False
        self._set_style(cursor.block(), PLAIN)
        return True

    def _break_line(self) -> bool:
        self.textCursor().insertText(LINE_BREAK)
        return True

    def _begin_list(self) -> bool:
        """Whether the space ends a sign that begins a list or a heading."""
        cursor = self.textCursor()
        block = cursor.block()
        style = _SIGNS.get(block.text())
        if style is None or not cursor.atBlockEnd() or style_of(block) != PLAIN:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        level = 2 if style is Style.HEADING else 0
        self._set_style(block, LineStyle(style, level))
        if style is Style.HEADING:
            self.setCurrentCharFormat(char_format(Run("", bold=True)))
        return True

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words with their few formats."""
        cursor = self.textCursor()
        lines = []
        for block in self._selected_blocks():
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            runs = clipboard.part_of(block, start, end)
            lines.append(Pasted(runs, style_of(block).style is Style.BULLET))
        return clipboard.with_lines(super().createMimeDataFromSelection(), lines)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words; pictures and files are not for here."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste."""
        self._insert(source)

    def _insert(self, source: QMimeData, *, plain_text: bool = False) -> None:
        found = clipboard.lines_of_mime(source, plain=plain_text, chips=self.HOLDS_CHIPS)
        lines = rows_apart(found)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for index, line in enumerate(lines):
            style = style_pasted(line, style_of(cursor.block()), first=not index)
            if index or (line.table and cursor.block().text()):
                cursor.insertBlock(self.formatted(style), char_format())
            elif not cursor.block().text():
                cursor.setBlockFormat(self.formatted(style))
            self.put_runs(cursor, line.runs)
        if lines and lines[-1].table:  # there is always somewhere to write on after a table
            cursor.insertBlock(self.formatted(PLAIN), char_format())
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    # --- looks -------------------------------------------------------------------------------

    def _dress(self) -> None:
        self.document().setDefaultFont(theme.font(self._face))

    def _on_theme_changed(self) -> None:
        self._dress()
        with self._quietly():
            for block in self._blocks():
                QTextCursor(block).setBlockFormat(self.formatted(style_of(block)))
        QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words."""
        if not self._grows:
            return
        least = _LEAST_LINES * round(metrics(self._face).height() * self._height / 100)
        words = max(least, round(self.document().size().height()))
        around = self.height() - self.viewport().height()
        self.setFixedHeight(words + max(around, theme.px(14)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and the bullets, numbers and letters beside them."""
        super().paintEvent(event)
        paint_labels(self, self._face, lettered=self._lettered)

    def labels(self) -> list[str]:
        """What stands beside each line: a bullet, a number, a letter, or nothing."""
        return list(labels_of(self._blocks(), lettered=self._lettered))
