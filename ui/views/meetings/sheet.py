"""The sheet: the minute of one item as blocks of prose in the serif, each with its own cursor.

A paragraph, a part of a decision and an action are each an editor of one block; Enter begins the
next block and Backspace at the start of one joins it to the block before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from egovdesk.identifiers import new_id
from egovdesk.operations.minutes import BlockText, PartText
from egovdesk.records.minutes import BlockKind
from egovdesk.records.numbers import letter
from ui import theme
from ui.item_models.segments import Icon, Line, Text
from ui.widgets.labels import Label, SegmentLabel


@dataclass(frozen=True)
class SheetBlock:
    """A block as the sheet shows it: its words, and what is said above them."""

    id: str
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    exempt: bool = False
    ground: str = ""
    caption: Line = ()
    lead_in: str = ""
    record_id: str = ""
    inherited: bool = False
    ground_code: str = ""


class Prose(QTextEdit):
    """Words of one block."""

    typed = Signal()
    entered = Signal(str)
    joined = Signal()
    stepped = Signal(int)
    focused = Signal()
    slashed = Signal(str)

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._quiet = False
        self._placeholder = ""
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.set_text(text)
        self.textChanged.connect(self._on_changed)
        self._dress()
        theme.notices().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(theme.font("prose16"))
        self._space_lines()
        self.fit()

    def _space_lines(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        spaced.setLineHeight(theme.PROSE_LINE_HEIGHT * 100, proportional)
        was, self._quiet = self._quiet, True
        cursor.mergeBlockFormat(spaced)
        self._quiet = was

    def text(self) -> str:
        """Give the words."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show other words; the same words keep the cursor."""
        if text == self.text():
            return
        at = self.textCursor().position()
        self._quiet = True
        self.setPlainText(text)
        self._space_lines()
        self._quiet = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)
        self.fit()

    def put_cursor(self, at: int) -> None:
        """Put the focus here, the cursor so many letters in; -1 is the end."""
        cursor = self.textCursor()
        cursor.setPosition(len(self.text()) if at < 0 else min(at, len(self.text())))
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self.fit()
        if not self._quiet:
            words = self.text()
            if len(words) == 3 and words[0] == "/" and words[1] in "adx" and words[2] == " ":
                self.set_text("")
                self.slashed.emit(words[1])
                return
            self.typed.emit()

    def fit(self) -> None:
        """Be as high as the words."""
        self.setFixedHeight(max(theme.px(26), round(self.document().size().height()) + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again."""
        super().resizeEvent(event)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the cursor is here."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Backspace and the arrows go from block to block."""
        cursor = self.textCursor()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            cursor.removeSelectedText()
            at, words = cursor.position(), self.text()
            self.set_text(words[:at].rstrip())
            self.entered.emit(words[at:].lstrip())
            return
        if plain and key == Qt.Key.Key_Backspace and cursor.atStart() and not cursor.hasSelection():
            self.joined.emit()
            return
        if plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            before = cursor.position()
            super().keyPressEvent(event)
            if self.textCursor().position() == before:
                self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)


class BlockFrame(QWidget):
    """A block with its bar at the left, its caption, and its editors."""

    def __init__(self, block: SheetBlock) -> None:
        super().__init__()
        self.block = block
        self.editors: list[Prose] = []
        self.part_ids: list[str] = []
        self.caption = SegmentLabel()
        self.lead = Label("", "prose16_bold")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(3))
        self._column.addWidget(self.caption)
        self._column.addWidget(self.lead)
        self._rows: list[QWidget] = []
        pairs = block.parts if block.kind is BlockKind.DECISION else ((block.id, block.text),)
        for at, (part_id, text) in enumerate(pairs):
            self._add_row(at, part_id, text, lettered=len(pairs) > 1)
        self.dress(block)

    def _add_row(self, at: int, part_id: str, text: str, *, lettered: bool) -> None:
        edit = Prose(text, f"{self.block.kind.label} {letter(at) if lettered else ''}".strip())
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        if lettered:
            mark = Label(f"({letter(at)})", "prose16")
            mark.setFixedWidth(theme.px(31))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(edit, 1)
        self._column.addWidget(row)
        self.editors.append(edit)
        self.part_ids.append(part_id)

    def dress(self, block: SheetBlock) -> None:
        """Show what is said above the words, and on what ground they stand."""
        self.block = block
        caption = block.caption
        if not caption and block.exempt and not block.inherited:
            ground = f"{block.ground}, " if block.ground else "ground not settled, "
            caption = (Icon("lock", "exempt", size=14), Text("Exempt", "exempt", "note600"),
                       Text(f"{ground}left out of the public minutes", "exempt", "note"))  # fmt: skip
        self.caption.set_line(caption)
        self.caption.setVisible(bool(caption))
        self.lead.setText(block.lead_in)
        self.lead.setVisible(bool(block.lead_in))
        barred = block.kind in (BlockKind.DECISION, BlockKind.ACTION) or self._pink
        px = theme.px
        if barred:
            self._column.setContentsMargins(px(18), px(7), px(12), px(9))
        else:
            self._column.setContentsMargins(0, 0, 0, 0)
        self.update()

    @property
    def _pink(self) -> bool:
        return self.block.exempt and not self.block.inherited

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the bar."""
        kind = self.block.kind
        painter = QPainter(self)
        if self._pink:
            painter.fillRect(self.rect(), theme.color("pink"))
        if self._pink or kind in (BlockKind.DECISION, BlockKind.ACTION):
            tone = "petrol" if kind is BlockKind.DECISION else "rule"
            bar = QRectF(0, 0, theme.px(3), self.height())
            painter.fillRect(bar, theme.color("exempt" if self._pink else tone))
        painter.end()

    def as_text(self) -> BlockText:
        """Give the block as it now reads."""
        block = self.block
        if block.kind is BlockKind.DECISION:
            parts = zip(self.part_ids, self.editors, strict=True)
            return BlockText(block.id, block.kind, "", block.exempt, block.ground_code,
                             tuple(PartText(key, edit.text()) for key, edit in parts))  # fmt: skip
        text = self.editors[0].text()
        return BlockText(block.id, block.kind, text, block.exempt, block.ground_code)


class Sheet(QWidget):
    """The blocks of the current item under its number and title."""

    edited = Signal()
    #: A run of typing ended: Enter, or another block.
    paused = Signal()
    block_changed = Signal(str)
    slashed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.number = Label("", "title20", "petrol")
        self.title = Label("", "title20", wrap=True)
        self._frames: list[BlockFrame] = []
        self._item_id = ""
        self._last = ""
        head = QHBoxLayout()
        head.setSpacing(theme.px(15))
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(10))
        self._column.addLayout(head)
        self._column.addStretch(1)

    # -- showing -------------------------------------------------------------------------------

    def show_blocks(self, item_id: str, blocks: Sequence[SheetBlock], read_only: bool) -> None:
        """Show an item's blocks; where only words or captions differ, editors and cursor stay."""
        wanted = list(blocks)
        if not wanted and not read_only:
            wanted = [self._pending_first(item_id)]
        if item_id == self._item_id and self._shape(wanted) == self._shape_now():
            for frame, block in zip(self._frames, wanted, strict=True):
                self._update(frame, block)
        else:
            self._rebuild(item_id, wanted)
        for frame in self._frames:
            for edit in frame.editors:
                edit.setReadOnly(read_only)

    def _pending_first(self, item_id: str) -> SheetBlock:
        same = item_id == self._item_id and len(self._frames) == 1
        if same and self._frames[0].block.kind is BlockKind.PARAGRAPH:
            kept = self._frames[0].block
            return SheetBlock(kept.id)
        return SheetBlock(new_id())

    @staticmethod
    def _shape(blocks: Sequence[SheetBlock]) -> list[tuple[str, int, tuple[str, ...]]]:
        return [
            (b.id, b.kind is BlockKind.DECISION, tuple(key for key, _t in b.parts)) for b in blocks
        ]

    def _shape_now(self) -> list[tuple[str, int, tuple[str, ...]]]:
        return [
            (f.block.id, f.block.kind is BlockKind.DECISION,
             tuple(f.part_ids) if f.block.kind is BlockKind.DECISION else ())
            for f in self._frames
        ]  # fmt: skip

    @staticmethod
    def _update(frame: BlockFrame, block: SheetBlock) -> None:
        texts = [text for _key, text in block.parts] if block.parts else [block.text]
        for edit, text in zip(frame.editors, texts, strict=True):
            edit.set_text(text)
        frame.dress(block)

    def _rebuild(self, item_id: str, blocks: Sequence[SheetBlock]) -> None:
        focused = self.current_block() if item_id == self._item_id else ""
        at = self._cursor_place() if focused else (0, 0)
        had_focus = any(edit.hasFocus() for frame in self._frames for edit in frame.editors)
        for frame in self._frames:
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self._item_id = item_id
        self._frames = []
        for block in blocks:
            self._insert(len(self._frames), block)
        if had_focus:
            frame = next((f for f in self._frames if f.block.id == focused), None)
            if frame is not None:
                frame.editors[min(at[0], len(frame.editors) - 1)].put_cursor(at[1])
            else:
                self.focus_end()

    def _cursor_place(self) -> tuple[int, int]:
        for frame in self._frames:
            for at, edit in enumerate(frame.editors):
                if edit.hasFocus():
                    return at, edit.textCursor().position()
        return 0, 0

    def _insert(self, at: int, block: SheetBlock) -> BlockFrame:
        frame = BlockFrame(block)
        self._frames.insert(at, frame)
        self._column.insertWidget(at + 1, frame)
        for place, edit in enumerate(frame.editors):
            edit.typed.connect(self.edited)
            edit.entered.connect(lambda rest, f=frame, p=place: self._on_entered(f, p, rest))
            edit.joined.connect(lambda f=frame, p=place: self._on_joined(f, p))
            edit.stepped.connect(lambda by, e=edit: self._on_stepped(e, by))
            edit.focused.connect(lambda f=frame: self.block_changed.emit(f.block.id))
            edit.slashed.connect(self.slashed)
        return frame

    # -- what is here --------------------------------------------------------------------------

    def texts(self) -> list[BlockText]:
        """The blocks as they now read; an item with no words at all has none."""
        found = [frame.as_text() for frame in self._frames]
        if len(found) == 1 and found[0].kind is BlockKind.PARAGRAPH and not found[0].text:
            return []
        return found

    def current_block(self) -> str:
        """The block that has the cursor, or had it last."""
        for frame in self._frames:
            if any(edit.hasFocus() for edit in frame.editors):
                self._last = frame.block.id
                return frame.block.id
        known = any(frame.block.id == self._last for frame in self._frames)
        return self._last if known else ""

    def block(self, block_id: str) -> SheetBlock | None:
        """The block of an id."""
        return next((f.block for f in self._frames if f.block.id == block_id), None)

    def focus_block(self, block_id: str, at: int = -1) -> None:
        """Put the cursor in a block."""
        for frame in self._frames:
            if frame.block.id == block_id:
                self._last = block_id
                frame.editors[0].put_cursor(at)

    def target(self) -> QWidget:
        """The editor that has the cursor, or the one to put it in."""
        edits = [edit for frame in self._frames for edit in frame.editors]
        focused = next((edit for edit in edits if edit.hasFocus()), None)
        last = next((f.editors[0] for f in self._frames if f.block.id == self._last), None)
        return focused or last or (edits[-1] if edits else self)

    def focus_end(self) -> None:
        """Put the cursor after the last word."""
        if self._frames:
            self._frames[-1].editors[-1].put_cursor(-1)

    # -- from block to block -------------------------------------------------------------------

    def _on_entered(self, frame: BlockFrame, place: int, rest: str) -> None:
        self.edited.emit()
        self.paused.emit()
        at = self._frames.index(frame)
        words = frame.editors[place].text()
        if frame.block.kind is BlockKind.DECISION and (words or rest):
            self._new_part(frame, place, rest)
            return
        exempt = frame.block.exempt and frame.block.kind is BlockKind.PARAGRAPH
        block = SheetBlock(new_id(), text=rest)
        if exempt:
            block = replace(frame.block, id=block.id, text=rest)
        if frame.block.kind is BlockKind.DECISION and len(frame.editors) > 1:
            self._drop_part(frame, place)
            frame = self._frames[at]
        made = self._insert(at + 1, block)
        made.editors[0].put_cursor(0)
        self.edited.emit()

    def _new_part(self, frame: BlockFrame, place: int, rest: str) -> None:
        parts = [
            (key, edit.text()) for key, edit in zip(frame.part_ids, frame.editors, strict=True)
        ]
        parts.insert(place + 1, (new_id(), rest))
        self._replace_parts(frame, parts, place + 1, 0)

    def _drop_part(self, frame: BlockFrame, place: int) -> None:
        parts = [
            (key, edit.text()) for key, edit in zip(frame.part_ids, frame.editors, strict=True)
        ]
        del parts[place]
        self._replace_parts(frame, parts, max(0, place - 1), -1)

    def _replace_parts(
        self, frame: BlockFrame, parts: list[tuple[str, str]], focus: int, at: int
    ) -> None:
        index = self._frames.index(frame)
        block = replace(frame.block, parts=tuple(parts))
        self._frames.pop(index)
        self._column.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
        self._insert(index, block).editors[focus].put_cursor(at)
        self.edited.emit()

    def _on_joined(self, frame: BlockFrame, place: int) -> None:
        words = frame.editors[place].text()
        if frame.block.kind is BlockKind.DECISION:
            if place or (len(frame.editors) > 1 and not words):
                self._join_part(frame, place, words)
            return
        at = self._frames.index(frame)
        if not at or frame.block.kind is BlockKind.ACTION:
            return
        before = self._frames[at - 1]
        if words and before.block.kind is not BlockKind.PARAGRAPH:
            before.editors[-1].put_cursor(-1)
            return
        edit = before.editors[-1]
        join = len(edit.text())
        if words:
            edit.set_text(edit.text() + words)
        self._frames.pop(at)
        self._column.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
        edit.put_cursor(join)
        self.edited.emit()

    def _join_part(self, frame: BlockFrame, place: int, words: str) -> None:
        parts = [
            (key, edit.text()) for key, edit in zip(frame.part_ids, frame.editors, strict=True)
        ]
        into = max(0, place - 1)
        join = len(parts[into][1]) if place else 0
        if place:
            parts[into] = (parts[into][0], parts[into][1] + words)
        del parts[place]
        self._replace_parts(frame, parts, into, join)

    def _on_stepped(self, edit: Prose, by: int) -> None:
        edits = [each for frame in self._frames for each in frame.editors]
        at = edits.index(edit) + by
        if 0 <= at < len(edits):
            edits[at].put_cursor(-1 if by < 0 else 0)
