"""One paragraph of formatted text as Markdown and back, without loss.

For any text and formats, reading what was written gives the same runs. CommonMark's emphasis
depends on the characters around a delimiter, so a character that would stop a delimiter from
opening or closing is written as a numeric entity. Bold is always `**`, italic always `_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

from egovdesk.documents.model import Inline, Run, plain
from egovdesk.evidence import leads_to_evidence

if TYPE_CHECKING:
    from markdown_it.token import Token

# What XML 1.0 refuses, C1 controls, and code points that are no characters.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
_UNSAFE_LINK = re.compile(r"^\s*(javascript|vbscript|file|data)\s*:", re.IGNORECASE)
_ESCAPED = frozenset("\\`*_[]<>&|")
_OPENS_A_BLOCK = re.compile(r"(?:[#+\-=~>]|\d{1,9}[.)])")
_BOLD, _ITALIC = "**", "_"


def xml_text(text: str) -> str:
    """The text with what XML refuses shown as U+FFFD: the one place where that is decided."""
    if text.isprintable():  # most text by far, and ten times faster than looking for faults
        return text
    return _REFUSED.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def normalise(runs: Iterable[Run]) -> Inline:
    """The same text in the fewest runs: neighbours of one format joined, empty ones dropped.

    A chip of evidence is a run of its own, also beside another that leads to the same.
    Links to scripts and to files of this computer lose their target and keep their text.
    """
    joined: list[Run] = []
    for run in runs:
        text, link = xml_text(run.text), _safe_link(run.link)
        if not text:
            continue
        form = (run.bold, run.italic, link, run.change)
        if joined and _form(joined[-1]) == form and not leads_to_evidence(link):
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        else:
            joined.append(Run(text, run.bold, run.italic, link, run.change))
    return tuple(joined)


def _form(run: Run) -> tuple[object, ...]:
    """Everything about a run but its text."""
    return run.bold, run.italic, run.link, run.change


def _safe_link(link: str | None) -> str | None:
    if link is None:
        return None
    link = xml_text(link).strip()
    return None if not link or _UNSAFE_LINK.match(link) else link


# --- writing ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Piece:
    """A character, a delimiter, or a bracket of a link, in the order written."""

    text: str
    kind: str  # "char", "open", "close", "link"
    as_entity: bool = False

    def written(self) -> str:
        if self.kind != "char":
            return self.text
        if self.as_entity or self.text in "\n\t":
            return f"&#{ord(self.text)};"
        return "\\" + self.text if self.text in _ESCAPED else self.text


def markdown_from_runs(runs: Iterable[Run]) -> str:
    """The runs as one line of Markdown that `runs_from_markdown` reads back exactly.

    Changes between drafts are not formats: only the text and its formats are written.
    """
    pieces = _pieces(normalise(replace(run, change=None) for run in runs))
    if not pieces:
        return ""
    for end in (pieces[0], pieces[-1]):
        end.as_entity = end.kind == "char" and end.text.isspace()
    _make_delimiters_work(pieces)
    return _without_block_prefix("".join(piece.written() for piece in pieces))


def _pieces(runs: Inline) -> list[_Piece]:
    pieces: list[_Piece] = []
    stack: list[str] = []
    link: str | None = None
    for run in runs:
        wanted = {mark for mark, on in ((_BOLD, run.bold), (_ITALIC, run.italic)) if on}
        if run.link != link or leads_to_evidence(link):
            _close(pieces, stack, set())
            _change_link(pieces, link, run.link)
            link = run.link
        _close(pieces, stack, wanted)
        for mark in (_BOLD, _ITALIC):
            if mark in wanted and mark not in stack:
                stack.append(mark)
                pieces.append(_Piece(mark, "open"))
        pieces.extend(_Piece(char, "char") for char in run.text)
    _close(pieces, stack, set())
    _change_link(pieces, link, None)
    return pieces


def _close(pieces: list[_Piece], stack: list[str], wanted: set[str]) -> None:
    """Close from the inside until only wanted formats are open."""
    while not set(stack) <= wanted:
        pieces.append(_Piece(stack.pop(), "close"))


def _change_link(pieces: list[_Piece], old: str | None, new: str | None) -> None:
    if old is not None:
        pieces.append(_Piece(f"](<{_written_target(old)}>)", "link"))
    if new is not None:
        if pieces and pieces[-1].text == "!":  # else Markdown would see a picture
            pieces[-1].as_entity = True
        pieces.append(_Piece("[", "link"))


def _written_target(link: str) -> str:
    return "".join(
        f"&#{ord(char)};" if char in "\\<>&`|" or char.isspace() else char for char in link
    )


def _make_delimiters_work(pieces: list[_Piece]) -> None:
    """Write the neighbours of delimiters as entities until every delimiter does its work."""
    settled = False
    while not settled:
        settled = True
        for index, piece in enumerate(pieces):
            if piece.kind in ("open", "close") and not _works(pieces, index):
                outer, inner = (-1, 1) if piece.kind == "open" else (1, -1)
                neighbour = pieces[index + inner]
                if not (neighbour.kind == "char" and _is_space(neighbour.written()[0])):
                    neighbour = pieces[index + outer]
                neighbour.as_entity = True
                settled = False


def _works(pieces: list[_Piece], index: int) -> bool:
    """Whether CommonMark will see this delimiter open or close as meant."""
    before = pieces[index - 1].written()[-1] if index else " "
    after = pieces[index + 1].written()[0] if index + 1 < len(pieces) else " "
    outer, inner = (before, after) if pieces[index].kind == "open" else (after, before)
    if _is_space(inner):
        return False
    loose = _is_space(outer) or _is_punctuation(outer)
    return loose or (pieces[index].text == _BOLD and not _is_punctuation(inner))


def _is_space(char: str) -> bool:
    return isWhiteSpace(ord(char))


def _is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _without_block_prefix(markdown: str) -> str:
    """The line with a backslash where it would begin a list, a heading or a quotation."""
    found = _OPENS_A_BLOCK.match(markdown)
    return markdown[: found.end() - 1] + "\\" + markdown[found.end() - 1 :] if found else markdown


# --- reading ---------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The Markdown that EgovDesk keeps: CommonMark and tables; HTML is text."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.disable(["html_block", "html_inline", "image"])
    # Targets stay as they were typed; unsafe ones are dropped by normalise.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def runs_from_markdown(markdown: str) -> Inline:
    """The runs of one paragraph of Markdown."""
    if not markdown:
        return ()
    (token,) = parser().parseInline(markdown)
    return runs_from_tokens(token.children or [])


def runs_from_tokens(tokens: Iterable[Token]) -> Inline:
    """The runs of the parser's inline tokens; code and anything else is plain text."""
    runs: list[Run] = []
    bold = italic = 0
    link: str | None = None
    opened = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = str(token.attrs.get("href", ""))
                opened = len(runs)
            case "link_close":
                if leads_to_evidence(link):
                    runs[opened:] = _whole(runs[opened:])
                link = None
            case "softbreak":
                runs.append(Run(" ", bold > 0, italic > 0, link))
            case "hardbreak":
                runs.append(Run("\n", bold > 0, italic > 0, link))
            case _:
                runs.append(Run(token.content, bold > 0, italic > 0, link))
    return normalise(runs)


def _whole(chip: Iterable[Run]) -> Inline:
    """The runs within a chip as one, in the format in which its words begin."""
    runs = normalise(chip)
    return (replace(runs[0], text=plain(runs)),) if runs else ()
