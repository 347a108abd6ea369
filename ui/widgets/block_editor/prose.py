"""The words of one line: Markdown in the register, formatted text in the editor."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor

from egovdesk.documents.model import Inline, Run, plain
from egovdesk.documents.text import (
    blocks_from_markdown,
    markdown_from_blocks,
    markdown_from_runs,
    plain_text,
    runs_from_markdown,
    xml_text,
)
from ui import theme

BOLD, NORMAL = QFont.Weight.DemiBold, QFont.Weight.Normal
LINE_BREAK = "\u2028"

# Words that Markdown writes as they are: nothing in them could be a mark, an entity or a prefix.
_PLAIN = re.compile(r"[^\W\d](?:[^\\`*_\[\]<>&|\n\t\ufffd]*[\w.,;:?!)’”'\"])?")
# What Qt's text documents keep for themselves, besides what XML refuses.
_KEPT_BY_QT = re.compile("[\u2029\ufdd0\ufdd1\ufffc\u2028]")


def clean(text: str) -> str:
    """Text that both the editor and the register can hold; every line end is a newline."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _KEPT_BY_QT.sub(lambda found: "" if found[0] == "\ufffc" else "\n", text)
    return xml_text(text).replace("\ufffd", "")


def char_format(run: Run | None = None) -> QTextCharFormat:
    """How a run looks in the editor."""
    made = QTextCharFormat()
    if run is None:
        return made
    if run.bold:
        made.setFontWeight(BOLD)
    if run.italic:
        made.setFontItalic(True)
    if run.link:
        made.setAnchor(True)
        made.setAnchorHref(run.link)
        made.setForeground(theme.color("petrol"))
        made.setFontUnderline(True)
    return made


def insert_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Put formatted words in at the cursor."""
    for run in runs:
        cursor.insertText(run.text.replace("\n", LINE_BREAK), char_format(run))


def runs_of(block: QTextBlock) -> Inline:
    """The formatted words of a line of the editor."""
    runs: list[Run] = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        made = fragment.charFormat()
        text = fragment.text().replace(LINE_BREAK, "\n").replace("\u2029", "\n")
        link = made.anchorHref() if made.isAnchor() else None
        bold = made.fontWeight() >= BOLD
        runs.append(Run(text, bold, made.fontItalic(), link or None))
        at += 1
    return tuple(runs)


def markdown_of(block: QTextBlock, *, is_plain: bool = False, trim: bool = False) -> str:
    """The Markdown of a line, or its bare words; `trim` leaves out space at its end."""
    runs = runs_of(block)
    if trim and runs and runs[-1].text.endswith(" "):
        runs = trimmed(runs)
    if is_plain:
        return plain(runs).replace("\n", " ")
    return markdown(runs)


def markdown(runs: Inline) -> str:
    """The runs as Markdown; words without any mark are not looked at letter by letter."""
    if len(runs) == 1 and runs[0] == Run(runs[0].text) and _PLAIN.fullmatch(runs[0].text):
        return runs[0].text
    return markdown_from_runs(runs)


def trimmed(runs: Inline) -> Inline:
    """The runs without space at their end."""
    kept = list(runs)
    while kept:
        last = kept.pop()
        text = last.text.rstrip(" ")
        if text:
            return (*kept, Run(text, last.bold, last.italic, last.link))
    return ()


def shown_runs(text: str, *, is_plain: bool = False) -> Inline:
    """The runs that show a stored text; several paragraphs become lines of one."""
    if is_plain:
        return (Run(clean(text).replace("\n", " ")),) if text else ()
    if "\n" in text:
        return runs_from_markdown(text) if _is_one(text) else (Run(plain_text(text)),)
    return runs_from_markdown(text)


def _is_one(text: str) -> bool:
    """Whether a text of several lines is one paragraph all the same."""
    blocks = blocks_from_markdown(text)
    return len(blocks) == 1 and markdown_from_blocks(blocks) == markdown(runs_from_markdown(text))


def between(runs: Inline, start: int, end: int) -> Inline:
    """The part of the runs between two positions, counted as Qt counts: in UTF-16."""
    kept: list[Run] = []
    at = 0
    for run in runs:
        wide = run.text.encode("utf-16-le")
        low, high = max(0, start - at), max(0, end - at)
        text = wide[2 * low : 2 * high].decode("utf-16-le", "ignore")
        at += len(wide) // 2
        if text:
            kept.append(Run(text, run.bold, run.italic, run.link))
    return tuple(kept)


def width(text: str) -> int:
    """How long a text is as Qt counts: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def around(text: str, position: int) -> tuple[str, str]:
    """A line's words before and after a place that Qt counts."""
    wide = text.encode("utf-16-le")
    before, after = wide[: 2 * position], wide[2 * position :]
    return before.decode("utf-16-le", "ignore"), after.decode("utf-16-le", "ignore")
