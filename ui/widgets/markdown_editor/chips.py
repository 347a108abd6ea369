"""Evidence chips in a text: links shown as [SDG 18/03], which are whole or not there at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFormat

from egovdesk.documents.model import Run
from egovdesk.records.passages import EVIDENCE
from ui import theme

_LABEL = QTextFormat.Property.UserProperty.value + 3
_GONE = "link gone"
_UNBROKEN = "\u00a0"  # a chip is not broken over two lines
_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)|\t")


class Chip(NamedTuple):
    """A chip where it stands in the document: from, to, and the evidence that it leads to."""

    start: int
    end: int
    evidence_id: str


def is_chip(made: QTextCharFormat) -> bool:
    """Whether words of a format are a chip."""
    return made.isAnchor() and made.anchorHref().startswith(EVIDENCE)


def evidence_of(made: QTextCharFormat) -> str:
    """The evidence that a chip leads to."""
    return made.anchorHref().removeprefix(EVIDENCE)


def shown(run: Run, *, gone: bool) -> tuple[str, QTextCharFormat]:
    """How the run of a chip is shown: in brackets, in petrol; in amber where its evidence is gone."""
    label = run.text.replace(_UNBROKEN, " ").strip("[]")
    made = QTextCharFormat()
    made.setAnchor(True)
    made.setAnchorHref(run.link or "")
    made.setProperty(_LABEL, label)
    made.setForeground(theme.color("amber" if gone else "petrol"))
    if run.bold:
        made.setFontWeight(theme.font("row").weight())
    if run.italic:
        made.setFontItalic(True)
    words = f"[{label}: {_GONE}]" if gone else f"[{label}]"
    return words.replace(" ", _UNBROKEN), made


def kept(made: QTextCharFormat, run: Run) -> Run:
    """The run of a chip as the text keeps it, whatever it is shown as."""
    shown_as = run.text.replace(_UNBROKEN, " ").strip("[]").removesuffix(f": {_GONE}")
    label = str(made.property(_LABEL) or shown_as)
    return Run(label, run.bold, run.italic, run.link)


def says_gone(text: str) -> bool:
    """Whether a chip that is shown says that its evidence is gone."""
    return text.replace(_UNBROKEN, " ").endswith(f"{_GONE}]")


def chips_of(block: QTextBlock) -> Iterator[Chip]:
    """The chips of a line, in order."""
    found: Chip | None = None
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        made = fragment.charFormat()
        start, end = fragment.position(), fragment.position() + fragment.length()
        if is_chip(made):
            linked = evidence_of(made)
            if found is not None and found.evidence_id == linked and found.end == start:
                found = found._replace(end=end)
            else:
                if found is not None:
                    yield found
                found = Chip(start, end, linked)
        elif found is not None:
            yield found
            found = None
        at += 1
    if found is not None:
        yield found


def grown(cursor: QTextCursor) -> QTextCursor:
    """A selection that has each chip which it touches as a whole."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    for block in (document.findBlock(start), document.findBlock(end)):
        for chip in chips_of(block):
            if chip.start < start < chip.end:
                start = chip.start
            if chip.start < end < chip.end:
                end = chip.end
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def end_of_sentence(text: str, at: int) -> int:
    """Where the sentence ends that a place of a line is in; a cell of a table is a sentence."""
    found = _SENTENCE_ENDS.search(text, max(0, at))
    if found is None:
        return len(text.rstrip())
    return found.start() if found[0] == "\t" else found.end()
