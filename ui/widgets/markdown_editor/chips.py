"""Evidence chips in a text: links shown as [SDG 18/03], which are whole or not there at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, groupby
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFormat, QTextFragment

from egovdesk.documents.model import Run
from egovdesk.evidence import EVIDENCE, leads_to_evidence
from ui import theme
from ui.widgets.block_editor.prose import BOLD

_LABEL = QTextFormat.Property.UserProperty.value + 3
_WHICH = _LABEL + 1  # tells a chip from one beside it that leads to the same
_NUMBERS = count(1)
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
    return made.isAnchor() and leads_to_evidence(made.anchorHref())


def which_chip(made: QTextCharFormat) -> int:
    """The number of the chip that words of a format are in; 0 where they are in none."""
    return int(made.property(_WHICH) or 0) if is_chip(made) else 0


def evidence_of(made: QTextCharFormat) -> str:
    """The evidence that a chip leads to."""
    return made.anchorHref().removeprefix(EVIDENCE)


def shown(run: Run, *, gone: bool) -> tuple[str, QTextCharFormat]:
    """How the run of a chip is shown: in brackets, in petrol; in amber where its evidence is gone."""
    label = _label(run.text)
    made = QTextCharFormat()
    made.setAnchor(True)
    made.setAnchorHref(run.link or "")
    made.setProperty(_LABEL, label)
    made.setProperty(_WHICH, next(_NUMBERS))
    made.setForeground(theme.color("amber" if gone else "petrol"))
    if run.bold:
        made.setFontWeight(BOLD)
    if run.italic:
        made.setFontItalic(True)
    words = f"[{label}: {_GONE}]" if gone else f"[{label}]"
    return words.replace(" ", _UNBROKEN), made


def kept(made: QTextCharFormat, run: Run) -> Run:
    """The run of a chip as the text keeps it, whatever it is shown as."""
    label = str(made.property(_LABEL) or _label(run.text))
    return Run(label, run.bold, run.italic, run.link)


def _label(text: str) -> str:
    """What a chip says, from that or from how it is shown."""
    return text.replace(_UNBROKEN, " ").strip("[]").removesuffix(f": {_GONE}")


def says_gone(text: str) -> bool:
    """Whether a chip that is shown says that its evidence is gone."""
    return text.replace(_UNBROKEN, " ").endswith(f"{_GONE}]")


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """The pieces of a line that have one format, in order."""
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def chips_of(block: QTextBlock) -> Iterator[Chip]:
    """The chips of a line, in order."""
    for which, pieces in groupby(fragments(block), lambda one: which_chip(one.charFormat())):
        if which:
            first, *others = pieces
            last = others[-1] if others else first
            end = last.position() + last.length()
            yield Chip(first.position(), end, evidence_of(first.charFormat()))


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
