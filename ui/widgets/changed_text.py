"""A passage of two drafts as one: what came is underlined, what went struck out, with bars in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from egovdesk.documents.model import Block, Document
from egovdesk.documents.writers.html import html_of
from ui import theme

_MARGIN, _BAR, _BAR_NOW = 30, 3, 5
_STYLE = """
p, h2, h3, h4, li, td, th {{ white-space: pre-wrap; line-height: 132%; }}
p {{ margin-top: 0px; margin-bottom: {gap}px; }}
li {{ margin-bottom: {small}px; }}
h2, h3, h4 {{ font-size: {text}px; font-weight: 600; margin-top: {gap}px; margin-bottom: {small}px; }}
p.quote {{ margin-left: {wide}px; }}
p.caption, th {{ font-weight: 600; }}
td, th {{ border-bottom: 1px solid {rule}; font-size: {cells}px; }}
thead th {{ font-size: {heads}px; }}
a {{ color: {petrol}; text-decoration: none; }}
p.exempt {{ color: {exempt}; background-color: {pink}; }}
ins {{ color: {inserted}; background-color: {inserted_ground}; text-decoration: underline; }}
del {{ color: {deleted}; background-color: {deleted_ground}; text-decoration: line-through; }}
.green {{ color: {green}; }} .amber {{ color: {amber}; }} .red {{ color: {red}; }}
.grey {{ color: {ink2}; }}
"""
_COLOURS = (
    "rule", "petrol", "exempt", "pink", "inserted", "inserted_ground", "deleted", "deleted_ground",
    "green", "amber", "red", "ink2",
)  # fmt: skip


class Passage(NamedTuple):
    """Where a change stands in the text, from its first character to after its last."""

    start: int
    end: int


class ChangedText(QTextBrowser):
    """Shows the blocks of a passage with its changes, and goes from one to the next."""

    #: A link was chosen: where it leads.
    followed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: Sequence[Block] = ()
        self._now = -1
        self.changes: list[Passage] = []
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "bare")
        self.anchorClicked.connect(lambda link: self.followed.emit(_target(link)))
        theme.notices().changed.connect(self._show)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show another passage from its beginning; the same one stays where it is."""
        if blocks == self._blocks and self.document().characterCount() > 1:
            return
        self._blocks, self._now = blocks, -1
        self._show()

    def _show(self) -> None:
        self.document().setDefaultFont(theme.font("prose16"))
        colours = {name: theme.color(name).name() for name in _COLOURS}
        px = theme.px
        style = _STYLE.format(
            **colours,
            gap=px(11),
            small=px(4),
            wide=px(28),
            text=px(16),
            cells=px(13),
            heads=px(12),
        )
        self.setHtml(html_of(Document("", tuple(self._blocks)), style))
        self._set_margins()
        self.changes = list(self._passages())

    def _set_margins(self) -> None:
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setMargin(theme.px(_MARGIN))
        form.setTopMargin(theme.px(12))
        frame.setFrameFormat(form)

    # -- changes -----------------------------------------------------------------------------------

    def _grounds(self) -> tuple[str, str]:
        return theme.color("inserted_ground").name(), theme.color("deleted_ground").name()

    def _passages(self) -> Iterator[Passage]:
        """The changes in their order; what stands in one place is one change."""
        start = end = -1
        for first, last in self._runs():
            if start < 0:
                start, end = first, last
            elif first - end <= 1:  # the end of a paragraph may stand between
                end = last
            else:
                yield Passage(start, end)
                start, end = first, last
        if start >= 0:
            yield Passage(start, end)

    def _runs(self) -> Iterator[tuple[int, int]]:
        block = self.document().begin()
        while block.isValid():
            yield from self._runs_of(block)
            block = block.next()

    def _runs_of(self, block: QTextBlock) -> Iterator[tuple[int, int]]:
        """Where a paragraph's text came or went."""
        grounds = self._grounds()
        parts = block.begin()
        while not parts.atEnd():
            piece = parts.fragment()
            brush = piece.charFormat().background()
            if brush.style() is not Qt.BrushStyle.NoBrush and brush.color().name() in grounds:
                yield piece.position(), piece.position() + piece.length()
            parts += 1  # Qt's iterator goes on so

    def now(self) -> int:
        """Which change one is at; -1 before the first."""
        return self._now

    def go_to_change(self, at: int) -> bool:
        """Go to a change by its place among them; whether there is one."""
        if not 0 <= at < len(self.changes):
            return False
        self._now = at
        cursor = self.textCursor()
        cursor.setPosition(self.changes[at].start)
        self.setTextCursor(cursor)
        self._bring_into_view(cursor)
        self.setAccessibleDescription(self._spoken(self.changes[at]))
        self.viewport().update()
        return True

    def _bring_into_view(self, cursor: QTextCursor) -> None:
        """Leave what stands before a change to be seen above it."""
        rect = self.cursorRect(cursor)
        third = self.viewport().height() // 3
        if not third // 2 <= rect.top() <= 2 * third:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - third)

    def _spoken(self, passage: Passage) -> str:
        """What a change says, for who hears it."""
        inserted, deleted = self._grounds()
        words = {inserted: "", deleted: ""}
        block = self.document().findBlock(passage.start)
        while block.isValid() and block.position() < passage.end:
            parts = block.begin()
            while not parts.atEnd():
                piece = parts.fragment()
                ground = piece.charFormat().background().color().name()
                if passage.start <= piece.position() < passage.end and ground in words:
                    words[ground] += piece.text()
                parts += 1
            block = block.next()
        said = [f"{verb}: {words[ground].strip()}"
                for ground, verb in ((deleted, "Taken out"), (inserted, "Put in"))
                if words[ground].strip()]  # fmt: skip
        return ". ".join(said)

    # -- the margin --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and bars beside the lines that changed."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        now = self.changes[self._now] if 0 <= self._now < len(self.changes) else None
        left = theme.px(_MARGIN) - theme.px(16)
        for first, last, line in self._changed_lines(QRectF(event.rect())):
            here = now is not None and first < now.end and last > now.start
            wide = theme.px(_BAR_NOW if here else _BAR)
            bar = QRectF(left - self.horizontalScrollBar().value(), line.top(), wide, line.height())
            painter.fillRect(bar, theme.color("petrol"))
        painter.end()

    def _changed_lines(self, seen: QRectF) -> Iterator[tuple[int, int, QRectF]]:
        """Each line with a change among those that are seen: its first and last place, and where it is."""
        layout = self.document().documentLayout()
        scrolled = self.verticalScrollBar().value()
        block = self.document().begin()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -scrolled)
            if box.bottom() >= seen.top() and box.top() <= seen.bottom():
                yield from self._lines_of(block, box)
            block = block.next()

    def _lines_of(self, block: QTextBlock, box: QRectF) -> Iterator[tuple[int, int, QRectF]]:
        runs = list(self._runs_of(block))
        if not runs:
            return
        text = block.layout()
        found = []
        for at in range(text.lineCount()):
            line = text.lineAt(at)
            start = block.position() + line.textStart()
            if any(first < start + line.textLength() and last > start for first, last in runs):
                found.append((start, start + line.textLength(), line.rect()))
        tall = {one[2].top(): two[2].top() for one, two in pairwise(found)}
        for start, end, rect in found:
            next_top = tall.get(rect.top(), rect.bottom())
            bottom = next_top if next_top - rect.bottom() < rect.height() / 2 else rect.bottom()
            rect.setBottom(bottom)
            yield start, end, rect.translated(box.left(), box.top())


def _target(link: QUrl) -> str:
    return QUrl.fromPercentEncoding(link.toEncoded())
