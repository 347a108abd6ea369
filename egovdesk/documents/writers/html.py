"""A Document as a page of HTML, to be shown and printed; its looks are the style sheet's.

Every passage bears the class of what it is for. A tab parts a hanging number from its text, as in
Word: the page that shows it sets the stop.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from egovdesk.documents import model
from egovdesk.documents.inline import normalise, xml_text
from egovdesk.documents.merged import readable
from egovdesk.documents.model import Block, Cell, Change, Document, Inline, Marked, Tone, column
from egovdesk.documents.wording import cell_text, long_date
from egovdesk.documents.writers.drawing import svg_of
from egovdesk.documents.writers.layout import (
    contents_depth,
    headings_of,
    is_numeric,
    value_runs,
)

_TAB = "\t"
_PIXELS_PER_MM = 96 / 25.4
_LINE = "_" * 28
_TAGS = {Change.INSERTED: "ins", Change.DELETED: "del"}


def html_of(document: Document, style: str = "") -> str:
    """The whole page: the document's title, its blocks in order, and what stands on every leaf."""
    return _Page(document).written(style)


class _Page:
    """Writes blocks one after another; between two drafts it marks all that it writes."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._parts: list[str] = []
        self._change: Change | None = None

    def written(self, style: str) -> str:
        """The page as one text."""
        document = self._document
        self._line("p", "state", document.header)
        self._line("p", "organisation", document.organisation)
        self._line("h1", "", document.title)
        for block in document.blocks:
            self.write(block)
        folio = f"Folio {document.folio}" if document.folio is not None else ""
        self._line("p", "foot", "  ".join(part for part in (document.footer, folio) if part))
        return (
            f'<!DOCTYPE html>\n<html lang="{_safe(document.language)}">\n<head>'
            f'<meta charset="utf-8"><title>{_safe(document.title)}</title>'
            f"<style>{style}</style></head>\n<body>\n{''.join(self._parts)}</body>\n</html>\n"
        )

    def write(self, block: Block) -> None:
        """Write one block; a kind that is not known is our own mistake."""
        try:
            method = _METHODS[type(block)]
        except KeyError:
            raise TypeError(f"no way to write {type(block).__name__} in HTML") from None
        method(self, block)

    # --- text ------------------------------------------------------------------------------

    def _add(self, tag: str, name: str, *inside: str) -> None:
        attribute = f' class="{name}"' if name else ""
        self._parts.append(f"<{tag}{attribute}>{''.join(inside)}</{tag}>\n")

    def _line(self, tag: str, name: str, text: str) -> None:
        if text:
            self._add(tag, name, self._text(text))

    def _text(self, text: str, change: Change | None = None) -> str:
        """Plain text, marked where it came or went between two drafts."""
        safe = _safe(text).replace("\n", "<br>")
        tag = _TAGS.get(self._change or change)  # type: ignore[arg-type]
        return f'<{tag} class="{tag}">{safe}</{tag}>' if tag and text else safe

    def _bold(self, text: str) -> str:
        return f"<b>{self._text(text)}</b>"

    def _runs(self, runs: Inline) -> str:
        written = []
        for run in normalise(runs):
            text = self._text(run.text, run.change)
            text = f"<i>{text}</i>" if run.italic else text
            text = f"<b>{text}</b>" if run.bold else text
            written.append(f'<a href="{_safe(run.link)}">{text}</a>' if run.link else text)
        return "".join(written)

    def write_heading(self, block: model.Heading) -> None:
        number = self._text(block.number) + _TAB if block.number else ""
        note = self._text(f"  {block.note}") if block.note else ""
        note = f'<span class="aside">{note}</span>' if note else ""
        name = "numbered" if block.number else ""
        self._add(f"h{min(block.level, 4)}", name, number, self._text(block.text), note)

    def write_paragraph(self, block: model.Paragraph) -> None:
        self._add("p", block.style.value, self._runs(block.runs))

    def write_list(self, block: model.ListBlock) -> None:
        self._parts.append(self._list(block))

    def _list(self, block: model.ListBlock) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "".join(
            f"<li>{self._runs(item.runs)}{''.join(map(self._list, item.children))}</li>"
            for item in block.items
        )
        return f"<{tag}{start}>{items}</{tag}>"

    def write_numbered(self, block: model.Numbered) -> None:
        number = block.number
        for inner in block.blocks:
            if not isinstance(inner, model.Paragraph):
                self.write(inner)
            elif number:
                self._add("p", "numbered", self._text(number), _TAB, self._runs(inner.runs))
                number = ""
            else:
                self._add("p", "indented", self._runs(inner.runs))

    def write_instruction(self, block: model.Instruction) -> None:
        self._add("p", "note", self._text(block.text))

    # --- minutes ---------------------------------------------------------------------------

    def write_facts(self, block: model.Facts) -> None:
        for label, value in block.pairs:
            runs = value_runs(value)
            between = "<br>" if "\n" in model.plain(runs) else " "
            self._add("p", "facts", self._bold(f"{label}:"), between, self._runs(runs))

    def write_decision(self, block: model.DecisionBlock) -> None:
        set_in = " set-in" if block.indented else ""
        number = self._bold(f"{block.number}  ") if block.number else ""
        parts = block.parts
        single = ""
        if len(parts) == 1 and not parts[0].label:
            single, parts = f" {self._runs(parts[0].runs)}", ()
        self._add("p", f"decision{set_in}", number, self._bold(block.lead_in), single)
        for part in parts:
            label = self._text(part.label)
            self._add("p", f"part{set_in}", label, _TAB, self._runs(part.runs))
        status = (("Status", block.status),) if block.status else ()
        for name, text in block.details + status:
            self._add("p", f"decision-detail{set_in}", self._bold(f"{name}: "), self._text(text))

    def write_action(self, block: model.ActionBlock) -> None:
        number = f" {block.number}" if block.number else ""
        due = f", by {long_date(block.due)}" if block.due else ""
        who = ""
        if block.owner or due:
            stop = "" if block.text.rstrip().endswith((".", "!", "?")) else "."
            owner = block.owner or "Owner to be named"
            who = self._text(f"{stop} ") + self._bold(f"{owner}{due}")
        self._add("p", "action", self._bold(f"Action{number}: "), self._text(block.text), who)

    def write_exempt_note(self, block: model.ExemptNote) -> None:
        self._line("p", "exempt set-in" if block.indented else "exempt", block.text)

    def write_signature(self, block: model.SignatureBlock) -> None:
        signed = long_date(block.signed_on) if block.signed_on else _LINE[:16]
        self._line("p", "signature", f"Signed by the {block.role} {_LINE}  Date {signed}")
        self._line("p", "note", f"{block.name}, {block.role}" if block.name else "")

    # --- tables, pictures, pages -----------------------------------------------------------

    def write_table(self, block: model.Table) -> None:
        self._line("p", "caption", block.caption)
        rows = [tuple(row) for row in block.rows]
        if not rows:
            self._line("p", "body", "None.")
            return
        columns = [column(entry) for entry in block.columns]
        right = [is_numeric(entry, rows, at) for at, entry in enumerate(columns)]
        heads = "".join(
            f"<th{_aligned(figures)}{_width(entry, columns)}>{self._text(entry.name)}</th>"
            for entry, figures in zip(columns, right, strict=True)
        )
        body = "".join(self._row(row, columns, right, block.first_column_heads) for row in rows)
        self._parts.append(
            '<table class="data" width="100%" cellspacing="0" cellpadding="4">'
            f"<thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table>\n"
        )

    def _row(
        self,
        values: tuple[Cell, ...],
        columns: Sequence[model.Column],
        right: Sequence[bool],
        first_heads: bool,
    ) -> str:
        cells = []
        for at, (entry, figures) in enumerate(zip(columns, right, strict=True)):
            value = values[at] if at < len(values) else None
            tag = "th" if first_heads and at == 0 else "td"
            tone = value.tone if isinstance(value, Marked) and value.text else Tone.NONE
            name = f' class="{tone.value}"' if tone is not Tone.NONE else ""
            inside = self._cell(value, entry.empty)
            cells.append(f"<{tag}{name}{_aligned(figures)}>{inside}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>\n"

    def _cell(self, value: Cell, empty: str) -> str:
        if isinstance(value, tuple) and value:
            return self._runs(value)
        text = cell_text(value, empty)
        marked = isinstance(value, Marked) and value.tone is not Tone.NONE
        return self._bold(text) if marked else self._text(text)

    def write_picture(self, block: model.Picture) -> None:
        data = base64.b64encode(block.png).decode("ascii")
        width = round(block.width_mm * _PIXELS_PER_MM)
        source = f'src="data:image/png;base64,{data}"'
        picture = f'<img {source} alt="{_safe(block.alt)}" width="{width}">'
        self._add("p", "picture", picture)

    def write_figure(self, block: model.Figure) -> None:
        data = base64.b64encode(svg_of(block).encode()).decode("ascii")
        source = f'src="data:image/svg+xml;base64,{data}"'
        self._add("p", "figure", f'<img {source} alt="{_safe(block.alt)}">')

    def write_contents(self, block: model.Contents) -> None:
        self._line("p", "contents", block.title)
        depth = contents_depth(self._document)
        for heading in headings_of(self._document.blocks):
            if heading.level <= depth:
                number = f"{heading.number}  " if heading.number else ""
                self._line("p", f"entry level{heading.level}", f"{number}{heading.text}")

    def write_page_break(self, block: model.PageBreak) -> None:
        self._parts.append('<p style="page-break-before: always"></p>\n')

    def write_revised(self, block: model.Revised) -> None:
        """Write a block with its changes in its words, or the older draft as gone, the newer as come."""
        merged = readable(block)
        if not isinstance(merged, model.Revised):
            self.write(merged)
            return
        for change, draft in ((Change.DELETED, block.old), (Change.INSERTED, block.new)):
            if draft is not None:
                self._change = change
                self.write(draft)
                self._change = None


def _safe(text: str) -> str:
    return html.escape(xml_text(text))


def _aligned(figures: bool) -> str:
    return ' align="right"' if figures else ' align="left"'


def _width(entry: model.Column, columns: Iterable[model.Column]) -> str:
    total = sum(each.width for each in columns)
    return f' width="{round(100 * entry.width / total)}%"' if entry.width and total else ""


_METHODS: dict[type, Callable[[_Page, Any], None]] = {
    model.Heading: _Page.write_heading,
    model.Paragraph: _Page.write_paragraph,
    model.ListBlock: _Page.write_list,
    model.Table: _Page.write_table,
    model.Numbered: _Page.write_numbered,
    model.Facts: _Page.write_facts,
    model.Instruction: _Page.write_instruction,
    model.DecisionBlock: _Page.write_decision,
    model.ActionBlock: _Page.write_action,
    model.ExemptNote: _Page.write_exempt_note,
    model.SignatureBlock: _Page.write_signature,
    model.Picture: _Page.write_picture,
    model.Figure: _Page.write_figure,
    model.Contents: _Page.write_contents,
    model.PageBreak: _Page.write_page_break,
    model.Revised: _Page.write_revised,
}
