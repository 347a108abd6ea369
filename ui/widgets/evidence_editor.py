"""The field in which a section is written: formatted text with chips of evidence among the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from egovdesk.documents.model import Inline, Run
from egovdesk.evidence import EVIDENCE, leads_to_evidence
from ui import theme
from ui.widgets.block_editor.keys import Meaning, meaning
from ui.widgets.block_editor.left_out import left_out
from ui.widgets.block_editor.prose import LINE_BREAK, around, char_format, insert_runs, width
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.markdown_editor import chips as chips_in
from ui.widgets.markdown_editor.chips import (
    Chip,
    chips_of,
    end_of_sentence,
    fragments,
    grown,
    is_chip,
    which_chip,
)

_BACK = (Meaning.BACKSPACE, Meaning.WORD_BACK)
_AHEAD = (Meaning.DELETE, Meaning.WORD_AHEAD)
_CHANGES = (
    Meaning.TYPE, Meaning.ENTER, Meaning.LINE_BREAK, Meaning.CUT, Meaning.COPY, Meaning.PASTE,
    Meaning.PASTE_PLAIN, Meaning.BOLD, Meaning.ITALIC, *_BACK, *_AHEAD,
)  # fmt: skip


class EvidenceEditor(MarkdownEditor):
    """A chip is crossed, cut, copied and deleted as a whole; `known` tells whether its evidence is there."""

    HOLDS_CHIPS: ClassVar[bool] = True

    #: A chip was clicked: the id of its evidence.
    chip_chosen = Signal(str)
    #: A chip was clicked with Ctrl.
    chip_opened = Signal(str)
    #: What was pasted had something that the text does not keep: a sentence.
    pasted_without = Signal(str)

    def __init__(
        self, name: str, known: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        self._known = known
        super().__init__(name, parent, grows=False, face="prose16")
        self.setProperty("kind", "bare")

    # -- chips in and out ----------------------------------------------------------------------

    def put_runs(self, cursor: QTextCursor, runs: Inline) -> None:
        """Put words in, chips as chips."""
        for run in runs:
            if run.link is not None and leads_to_evidence(run.link):
                gone = not self._known(run.link.removeprefix(EVIDENCE))
                cursor.insertText(*chips_in.shown(run, gone=gone))
            else:
                insert_runs(cursor, (run,))

    def runs_of(self, block: QTextBlock) -> Inline:
        """The words of a line as they are kept: of a chip, what stands in its brackets."""
        runs: list[Run] = []
        last = 0
        for fragment in fragments(block):
            made, text = fragment.charFormat(), fragment.text().replace(LINE_BREAK, "\n")
            run = Run(text, made.fontWeight() >= 600, made.fontItalic(),
                      made.anchorHref() or None if made.isAnchor() else None)  # fmt: skip
            which = which_chip(made)
            if not which:
                runs.append(run)
            elif which != last:  # a chip in two formats is one all the same
                runs.append(chips_in.kept(made, run))
            last = which
        return tuple(runs)

    def chips(self) -> Iterator[Chip]:
        """Every chip of the text, in order."""
        for block in self._blocks():
            yield from chips_of(block)

    def look_at_chips(self) -> None:
        """Say of each chip whether its evidence is there, where that has changed."""
        for chip in reversed(tuple(self.chips())):
            cursor = self._over(chip)
            gone = not self._known(chip.evidence_id)
            if chips_in.says_gone(cursor.selectedText()) != gone:
                made = cursor.charFormat()
                run = Run(cursor.selectedText(), link=made.anchorHref())
                with self._quietly():
                    cursor.insertText(*chips_in.shown(chips_in.kept(made, run), gone=gone))

    def _on_theme_changed(self) -> None:
        """Give chips the new colours too."""
        super()._on_theme_changed()
        with self._quietly():
            for chip in tuple(self.chips()):
                cursor = self._over(chip)
                made = QTextCharFormat()
                gone = not self._known(chip.evidence_id)
                made.setForeground(theme.color("amber" if gone else "petrol"))
                cursor.mergeCharFormat(made)

    def _over(self, chip: Chip) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(chip.start)
        cursor.setPosition(chip.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def sentence(self) -> str:
        """The words selected, or the sentence that the caret is in."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return cursor.selectedText().replace("\u2029", " ")
        text, at = self._text_before_caret(cursor)
        end = end_of_sentence(text, at - 1)
        starts = [0]
        while (after := end_of_sentence(text, starts[-1] + 1)) < end:
            starts.append(after)
        return text[starts[-1] : end].strip()

    @staticmethod
    def _text_before_caret(cursor: QTextCursor) -> tuple[str, int]:
        block = cursor.document().findBlock(cursor.selectionEnd())
        text = block.text()
        return text, len(around(text, cursor.selectionEnd() - block.position())[0])

    def link(self, evidence_id: str, label: str) -> None:
        """Put a chip in after the selection's or the caret's sentence, and after the chips there."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionEnd())
        text, at = self._text_before_caret(cursor)
        at = end_of_sentence(text, at - 1)
        place = block.position() + width(text[:at])
        for chip in chips_of(block):
            if chip.start in (place, place + 1):
                place = chip.end
        cursor.setPosition(place)
        before = self.document().characterAt(place - 1) if place > block.position() else " "
        run = Run(label, link=f"{EVIDENCE}{evidence_id}")
        cursor.beginEditBlock()
        if not before.isspace():
            cursor.insertText(" ", char_format())
        self.put_runs(cursor, (run,))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self._type_plain()

    def select_words(self, words: str) -> bool:
        """Select a passage by its words, and bring it into sight; tell whether it is here."""
        found = self.document().find(words)
        if found.isNull():
            return False
        self.setTextCursor(found)
        self.ensureCursorVisible()
        return True

    # -- keys and pointer ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let keys that change the text take chips as a whole, and the caret never stand in one."""
        what = meaning(event)
        if what in _CHANGES and not self.isReadOnly():
            self._keep_whole(what)
        super().keyPressEvent(event)
        if what is Meaning.MOVE:
            self._step_over(event)
        if what is not Meaning.WINDOW:
            self._type_plain()

    def _keep_whole(self, what: Meaning) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.setTextCursor(grown(cursor))
            return
        at = cursor.position()
        for chip in chips_of(cursor.block()):
            within = chip.start < at < chip.end
            erased = (what in _BACK and chip.start < at <= chip.end) or (
                what in _AHEAD and chip.start <= at < chip.end
            )
            if erased:
                cursor.setPosition(chip.start)
                cursor.setPosition(chip.end, QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
            elif within:
                cursor.setPosition(chip.end)
                self.setTextCursor(cursor)
        self._type_plain()

    def _step_over(self, event: QKeyEvent) -> None:
        """Go on to the other end of a chip that the caret was moved into."""
        cursor = self.textCursor()
        back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Home)
        held = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        mode = QTextCursor.MoveMode.KeepAnchor if held else QTextCursor.MoveMode.MoveAnchor
        for chip in chips_of(cursor.block()):
            if chip.start < cursor.position() < chip.end:
                cursor.setPosition(chip.start if back else chip.end, mode)
                self.setTextCursor(cursor)

    def _type_plain(self) -> None:
        """Let what is typed after a chip be no part of it."""
        if not self.textCursor().hasSelection() and is_chip(self.currentCharFormat()):
            self.setCurrentCharFormat(char_format())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which chip was clicked."""
        super().mouseReleaseEvent(event)
        cursor = self.textCursor()
        if cursor.hasSelection():
            return
        for chip in chips_of(cursor.block()):
            if chip.start < cursor.position() < chip.end:
                cursor.setPosition(chip.end)
                self.setTextCursor(cursor)
                held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                (self.chip_opened if held else self.chip_chosen).emit(chip.evidence_id)
        self._type_plain()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words; a picture too, to say that it is not kept."""
        return super().canInsertFromMimeData(source) or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, and say what was left out."""
        super().insertFromMimeData(source)
        sentence = left_out(source)
        if sentence:
            self.pasted_without.emit(sentence)
        self._type_plain()
