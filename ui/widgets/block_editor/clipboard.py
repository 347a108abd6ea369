"""What is pasted: from Word, Outlook or a web page the words with their few formats, no more.

Fonts, colours, pictures, hidden text, comments, and what Word has marked as deleted are dropped. A table of
facts stays one; of one that only puts things in their places, the rows become lines.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock

from egovdesk.documents.model import Inline, Run, plain
from egovdesk.documents.text import normalise
from egovdesk.evidence import leads_to_evidence
from ui.widgets.block_editor import grids, rows
from ui.widgets.block_editor.edits import Pasted
from ui.widgets.block_editor.grids import Grid
from ui.widgets.block_editor.prose import between, clean, runs_of

#: Lines of a minute as this editor copies them, which remember that they are exempt.
OWN_TYPE = "application/x-egovdesk-minute"

_SECTIONS = ("blockquote", "section", "article", "header", "footer", "dl", "dt", "dd", "body")
_BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr",
     "address", *_SECTIONS)
)  # fmt: skip
_SILENT = frozenset(
    ("head", "style", "script", "title", "template", "noscript", "object", "svg", "del")
)
_VOID = frozenset(
    ("br", "img", "hr", "meta", "link", "input", "col", "wbr", "area", "base", "source")
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|mso-element\s*:\s*comment"
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)")
_SLANT = re.compile(r"font-style\s*:\s*(\w+)")
_TYPED_BULLET = re.compile(r"^\s*[-*•·‣◦▪]\s+")
_MOST_SPANNED = 200
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_GOOD_LINK = re.compile(r"^(?:https?|mailto):", re.IGNORECASE)


class _Format:
    """What an open tag makes of the words in it."""

    __slots__ = ("bold", "hidden", "italic", "link", "tag")

    def __init__(self, tag: str, outer: _Format | None) -> None:
        self.tag = tag
        self.bold: bool = outer.bold if outer else False
        self.italic: bool = outer.italic if outer else False
        self.link: str | None = outer.link if outer else None
        self.hidden: bool = outer.hidden if outer else False

    def read(self, found: dict[str, str]) -> None:
        style = found.get("style", "").lower()
        if self.tag in ("b", "strong"):
            self.bold = True
        if self.tag in ("i", "em", "cite"):
            self.italic = True
        if weight := _WEIGHT.search(style):
            word = weight[1]
            self.bold = word.startswith("bold") or (word.isdigit() and int(word) >= 600)
        if slant := _SLANT.search(style):
            self.italic = slant[1] in ("italic", "oblique")
        if self.tag == "a" and _GOOD_LINK.match(found.get("href", "")):
            self.link = found["href"]
        # What Word puts before an item of a list is no text of it.
        ignored = "mso-list:ignore" in style.replace(" ", "")
        commented = found.get("class", "").lower() == "msocommentreference"
        silent = self.tag in _SILENT or ignored or commented
        if silent or "hidden" in found or _HIDDEN.search(style):
            self.hidden = True


class _Reader(HTMLParser):
    """Reads a page of HTML as lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Pasted] = []
        self._runs: list[Run] = []
        self._open = [_Format("", None)]
        self._lists: list[int | None] = []  # the next number of each open list, None with bullets
        self._bullet = False
        self._grids: list[Grid] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
        if tag in _BLOCKS:
            self._end_line()
        self._begin_item(tag, dict(attrs))
        self._begin_cell(tag, dict(attrs))
        if tag not in _VOID:
            opened = _Format(tag, self._open[-1])
            opened.read({name: value or "" for name, value in attrs})
            self._open.append(opened)

    def _begin_item(self, tag: str, found: dict[str, str | None]) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            number = self._lists[-1] if self._lists else None
            self._bullet = number is None
            if number is not None:
                self._lists[-1] = number + 1
                self._add(f"{number}. ")
        elif tag == "p" and "mso-list" in (found.get("style") or ""):
            self._bullet = True

    def _begin_cell(self, tag: str, found: dict[str, str | None]) -> None:
        if tag == "table":
            for outer in self._grids:
                outer.is_layout = True
            self._grids.append(Grid(len(self.lines)))
        elif tag == "tr" and self._grids:
            self._grids[-1].begin_row()
        elif tag in ("td", "th"):
            if self._runs:
                self._runs.append(Run(" | "))
            if self._grids:
                across, down = (_span(found.get(name)) for name in ("colspan", "rowspan"))
                self._grids[-1].begin_cell(across, down)

    def _end_table(self) -> None:
        """Put a table in the place of its lines, where it is one of facts."""
        grid = self._grids.pop()
        over, table = grid.found()
        if table:
            self.lines[grid.first :] = [*map(Pasted, over), Pasted(table, table=True)]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _BLOCKS:
            self._end_line()
        if tag == "table" and self._grids:
            self._end_table()
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                break

    def handle_data(self, data: str) -> None:
        if not self._open[-1].hidden:
            self._add(_SPACES.sub(" ", clean(data)))

    def _add(self, text: str) -> None:
        now = self._open[-1]
        if not now.hidden and text:
            self._runs.append(Run(text, now.bold, now.italic, now.link))
            if self._grids:
                self._grids[-1].add(self._runs[-1])

    def _end_line(self) -> None:
        if self._runs and self._grids:
            self._grids[-1].add(Run(" "))
        runs = _tidy(self._runs)
        if runs:
            self.lines.append(Pasted(runs, self._bullet))
        self._runs, self._bullet = [], False

    def close(self) -> None:
        super().close()
        self._end_line()


def _span(count: str | None) -> int:
    """How many columns or rows a cell takes."""
    return min(int(count), _MOST_SPANNED) if count and count.isdecimal() and int(count) else 1


def _tidy(runs: list[Run]) -> tuple[Run, ...]:
    """Runs with single spaces, and none at either end."""
    kept: list[Run] = []
    for run in normalise(runs):
        text = re.sub(" +", " ", run.text)
        if not kept or kept[-1].text[-1] in " \n":
            text = text.lstrip(" \n" if not kept else " ")
        text = text.replace(" \n", "\n").replace("\n ", "\n")
        if text:
            kept.append(Run(text, run.bold, run.italic, run.link))
    while kept and not kept[-1].text.rstrip(" \n"):
        kept.pop()
    if kept:
        last = kept[-1]
        kept[-1] = Run(last.text.rstrip(" \n"), last.bold, last.italic, last.link)
    return tuple(kept)


def lines_of_html(html: str) -> list[Pasted]:
    """The lines of a page of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.lines


def lines_of_text(text: str, *, tables: bool = False) -> list[Pasted]:
    """The lines of plain text; a line begun with a bullet is one, empty lines go.

    A single line keeps its spaces: it is a word or two taken from somewhere. Lines of cells parted by
    tabs are a table, where that is asked for.
    """
    text = clean(text)
    if tables and (table := grids.of_text(text)):
        return [Pasted(table, table=True)]
    if "\n" not in text:
        return [Pasted((Run(text),))] if text else []
    lines = []
    for each in text.split("\n"):
        bullet = _TYPED_BULLET.match(each)
        words = (each[bullet.end() :] if bullet else each).strip()
        if words:
            lines.append(Pasted((Run(words),), bullet is not None))
    return lines


def lines_of_mime(source: QMimeData, *, plain: bool = False, chips: bool = False) -> list[Pasted]:
    """The lines that a clipboard or a drag holds; `chips` of evidence stay such in a statement alone."""
    if source.hasFormat(OWN_TYPE) and not plain:
        own = _from_own(bytes(source.data(OWN_TYPE).data()))
        return own if chips else [replace(one, runs=_without_chips(one.runs)) for one in own]
    if source.hasHtml() and not plain:
        found = lines_of_html(source.html())
        if found:
            return found
    return lines_of_text(source.text(), tables=not plain) if source.hasText() else []


def _without_chips(runs: Inline) -> Inline:
    return normalise(
        replace(run, link=None, text=run.text.replace("\u00a0", " "))
        if leads_to_evidence(run.link)
        else run
        for run in runs
    )


def part_of(block: QTextBlock, start: int, end: int) -> Inline:
    """The words of a line that lie between two positions of its document."""
    at = block.position()
    return between(runs_of(block), max(0, start - at), max(0, end - at))


def with_lines(made: QMimeData, lines: list[Pasted]) -> QMimeData:
    """Lines for the clipboard: for Word, for a plain field, and for a minute.

    They go into the text editor's own data. One made here would be Python's, which the clipboard
    outlives when the program ends, and that ends it with a fault.
    """
    made.html()  # the editor's data fills itself when first asked, and not again
    made.clear()
    made.setText("\n".join(("- " if line.bullet else "") + plain(line.runs) for line in lines))
    made.setHtml("".join(map(_html, lines)))
    made.setData(OWN_TYPE, _to_own(lines))
    return made


def _html(line: Pasted) -> str:
    if line.table:
        cells = [rows.cells_of(row) for row in rows.rows_of(line.runs)]
        return f"<table>{''.join(map(_html_row, cells))}</table>"
    words = "".join(map(_html_run, line.runs))
    return f"<ul><li>{words}</li></ul>" if line.bullet else f"<p>{words}</p>"


def _html_row(cells: list[Inline]) -> str:
    words = ("".join(map(_html_run, cell)) for cell in cells)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in words)}</tr>"


def _html_run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    if run.bold:
        words = f"<b>{words}</b>"
    if run.italic:
        words = f"<i>{words}</i>"
    # The evidence that a chip of a statement leads to is nothing outside the register.
    outside = run.link and not leads_to_evidence(run.link)
    return f'<a href="{escape(run.link or "")}">{words}</a>' if outside else words


def _to_own(lines: list[Pasted]) -> bytes:
    return json.dumps(
        [
            {
                "runs": [[run.text, run.bold, run.italic, run.link] for run in line.runs],
                "bullet": line.bullet,
                "exempt": line.exempt,
                "ground": line.ground,
                "table": line.table,
            }
            for line in lines
        ]
    ).encode()


def _from_own(data: bytes) -> list[Pasted]:
    return [
        Pasted(
            tuple(Run(text, bold, italic, link) for text, bold, italic, link in line["runs"]),
            line["bullet"],
            line["exempt"],
            line["ground"],
            line.get("table", False),
        )
        for line in json.loads(data)
    ]
