"""The lines of a text document as they now are, each read again only where it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextDocument

from egovdesk.documents.model import plain
from ui.widgets.markdown_editor.lines import Style, TextLine, markdown_from_lines


class _Read(NamedTuple):
    """A line, and its Markdown where that is the same whatever stands before and after it."""

    line: TextLine
    alone: str | None


class DocumentLines(QObject):
    """Follows a document, so that a long text that changed in one line is Markdown in no time."""

    def __init__(self, document: QTextDocument, read: Callable[[QTextBlock], TextLine]) -> None:
        super().__init__(document)
        self._document, self._read = document, read
        self._lines: list[_Read | None] = [None] * document.blockCount()
        document.contentsChange.connect(self._on_changed)

    def _on_changed(self, position: int, _removed: int, added: int) -> None:
        """Forget the lines that changed; those before and after stay as they were read."""
        count = self._document.blockCount()
        first = self._document.findBlock(position).blockNumber()
        end = self._document.findBlock(position + added)
        last = end.blockNumber() if end.isValid() else count - 1
        before = last + 1 - (count - len(self._lines))
        if first < 0 or before < first:
            self._lines = [None] * count
        else:
            self._lines[first:before] = [None] * (last + 1 - first)

    def _all(self) -> Iterator[_Read]:
        if len(self._lines) != self._document.blockCount():
            self._lines = [None] * self._document.blockCount()
        for at, known in enumerate(self._lines):
            if known is None:
                known = self._lines[at] = _read(self._read(self._document.findBlockByNumber(at)))
            yield known

    def lines(self) -> list[TextLine]:
        """Every line."""
        return [one.line for one in self._all()]

    def markdown(self) -> str:
        """The text as Markdown: each line that stands alone as it was, lists and tables anew."""
        texts: list[str] = []
        held: list[TextLine] = []
        for one in self._all():
            if one.alone is None:
                held.append(one.line)
                continue
            if held:
                texts.append(_together(tuple(held)))
                held = []
            texts.append(one.alone)
        if held:
            texts.append(_together(tuple(held)))
        return "\n\n".join(filter(None, texts))


def _read(line: TextLine) -> _Read:
    style = line.style.style
    goes_on = style.is_list or style is Style.ROW or not plain(line.runs).strip()
    return _Read(line, None if goes_on else markdown_from_lines([line]))


@lru_cache(maxsize=256)
def _together(lines: tuple[TextLine, ...]) -> str:
    return markdown_from_lines(lines)
