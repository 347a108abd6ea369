"""Documents as typst source: calls of the template's functions, to which all text goes as strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from egovdesk.documents import model
from egovdesk.documents.model import Block, Change, plain
from egovdesk.documents.wording import long_date
from egovdesk.documents.writers.layout import (
    LEAST_HANGING,
    contents_depth,
    hanging,
    headings_of,
    value_runs,
)
from egovdesk.documents.writers.pdf.drawings import drawing, picture
from egovdesk.documents.writers.pdf.revising import LaidOver, Recorded
from egovdesk.documents.writers.pdf.tables import table_source
from egovdesk.documents.writers.pdf.text import (
    Spot,
    Words,
    array,
    call,
    is_seen,
    points,
    quoted,
    title_of,
    truth,
)
from egovdesk.documents.writers.pdf.volume import Part, Sizes, Volume
from egovdesk.resources import resource

_UPRIGHT, _WIDE = 9638, 14570
"""The width of A4 between margins of 20 mm, in twentieths of a point."""
_DECISION = 425
_DEEPEST_LIST = 3
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([A-Z]{2}))?")
LINK_TO_PART = "egovdesk-part:"
"""What a line of the contents leads to where typst knows no place: the number of a part follows."""
_STAMP_CHARACTER = 4.4
"""Points that a character of a stamp needs where few are narrow."""
_SHORT = 1000
"""Characters of a paragraph that surely fits a page, and need not go over two."""


def source_of(volume: Volume, inserted: Mapping[int, Sizes] | None = None) -> str:
    """All that typst needs: the template, the volume's properties, its parts one after another.

    For the parts that are other files' pages, by their place in the volume, the sizes of those
    pages are given: after our own pages comes one for each of them, with its number and its names.
    """
    template = resource("templates", "egovdesk.typ").read_text(encoding="utf-8")
    return "".join([template, _properties(volume), *_parts(volume, inserted or {})])


def _properties(volume: Volume) -> str:
    language = _LANGUAGE.fullmatch(volume.language) or _LANGUAGE.fullmatch("en-GB")
    assert language is not None
    of_text = [f"lang: {quoted(language[1])}"]
    if language[2]:
        of_text.append(f"region: {quoted(language[2])}")
    day = volume.dated
    of_file = {
        "title": quoted(title_of(volume.title)),
        "author": quoted(volume.author),
        "description": quoted(volume.subject),
        "keywords": array(map(quoted, volume.keywords)),
        "date": f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"
        if day
        else "none",
    }
    named = ", ".join(f"{name}: {value}" for name, value in of_file.items())
    return f"\n#set document({named})\n#set text({', '.join(of_text)})\n"


@dataclass(frozen=True)
class _Span:
    """Where a part begins: so many pages after the start of what typst has at a place."""

    place: str
    """The start of the part itself, or the end of ours that stands before others' pages."""
    more: int

    def number(self) -> str:
        """The number of its first page."""
        return call("number-of", self.place, str(self.more))


def _parts(volume: Volume, inserted: Mapping[int, Sizes]) -> list[str]:
    before, last = volume.first_page - 1, "none"
    others = before + sum(map(len, inserted.values()))
    spans: list[_Span] = []
    for at in range(len(volume.parts)):
        if at in inserted:
            spans.append(_Span(last, before + 1))
            before += len(inserted[at])
        else:
            spans.append(_Span(f"<begins-{at}>", before))
            last = f"<ends-{at}>"
    spots = _spots(volume, spans)
    written = [
        _PartSource(volume, at, part, spans[at].more, others, spots).written()
        for at, part in enumerate(volume.parts)
        if isinstance(part, Part)
    ]
    stamps = [
        _stamps(volume.parts[at].header, spans[at], others, sizes) for at, sizes in inserted.items()
    ]
    return [*written, *stamps]


def _spots(volume: Volume, spans: list[_Span]) -> dict[str, Spot]:
    """Where each part begins, by its key."""
    found = {}
    for at, (part, span) in enumerate(zip(volume.parts, spans, strict=True)):
        target = span.place if isinstance(part, Part) else quoted(f"{LINK_TO_PART}{at}")
        if part.key:
            found[part.key] = Spot(target, span.number())
    return found


def _stamps(header: str, span: _Span, others: int, sizes: Sizes) -> str:
    """A page for each of another file's, with what is to be laid over it."""
    pages = []
    for width, height in sizes:
        fits = max(int((width - 40) / _STAMP_CHARACTER), 1)
        words = header if len(header) <= fits else f"{header[: fits - 1].rstrip()}…"
        pages.append(f"({width:g}pt, {height:g}pt, {quoted(words)})")
    return f"#{call('stamps', span.place, str(span.more), str(others), array(pages))}\n"


class _PartSource:
    """Writes the blocks of one part; between two drafts it marks all that it writes."""

    def __init__(
        self,
        volume: Volume,
        at: int,
        part: Part,
        before: int,
        others: int,
        spots: Mapping[str, Spot],
    ) -> None:
        self._volume, self._at, self._part = volume, at, part
        self._before, self._others = before, others
        self._document = part.document
        self._depth = contents_depth(part.document)
        self._hang = hanging(part.document.blocks)
        self._spots = spots
        self._words = Words(spots)
        self._lines: list[str] = []

    @property
    def room(self) -> int:
        """The width of the text, in twentieths of a point."""
        return _WIDE if self._document.landscape else _UPRIGHT

    def written(self) -> str:
        """The part as one run of pages."""
        document = self._document
        if document.organisation:
            self._add("organisation", quoted(document.organisation))
        self._add("title", quoted(title_of(document.title)))
        self._lines.append(f"#metadata(none) <begins-{self._at}>\n")
        blocks = document.blocks
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(following, model.SignatureBlock):  # one alone on a page signs nothing
                self._lines.append("#stays[\n")
                self.write(block)
                self._lines.append("]\n")
            else:
                self.write(block)
        self._lines.append(f"#metadata(none) <ends-{self._at}>\n")
        if not any(isinstance(part, Part) for part in self._volume.parts[self._at + 1 :]):
            self._lines.append("#metadata(none) <the-end>\n")
        header = "none"
        if document.header or self._part.header:
            header = call("head", quoted(document.header), quoted(self._part.header))
        body, wide = "".join(self._lines), truth(document.landscape)
        return f"#sheet(wide: {wide}, header: {header}, footer: {self._footer()})[\n{body}]\n"

    def _footer(self) -> str:
        document = self._document
        if document.folio is not None:
            return call("leaf", quoted(document.footer), str(document.folio))
        return call("foot", quoted(document.footer), str(self._before), str(self._others))

    def write(self, block: Block) -> None:
        """Write one block; a kind that is not known is our own mistake."""
        try:
            method = _METHODS[type(block)]
        except KeyError:
            raise TypeError(f"no way to write {type(block).__name__} in PDF") from None
        method(self, block)

    # --- text ------------------------------------------------------------------------------

    def _add(self, function: str, *arguments: str) -> None:
        self._lines.append(f"#{call(function, *arguments)}\n")

    def write_heading(self, block: model.Heading) -> None:
        if not is_seen(f"{block.number}{block.text}{block.note}"):
            return  # typst fails on it, for PDF/UA-1 has no empty headings
        number = f"{block.number}  " if block.number else ""
        # A heading that went has no place in the contents.
        entry = quoted("" if self._words.change is Change.DELETED else f"{number}{block.text}")
        words = self._words.text(block.text)
        if block.note:
            words += " + " + call("aside", self._words.text(block.note))
        if block.number:
            width = points(self._hang)
            self._add(
                "numbered-section",
                str(block.level),
                entry,
                width,
                self._words.text(block.number),
                words,
            )
        else:
            self._add("section", str(block.level), entry, words)

    def write_paragraph(self, block: model.Paragraph) -> None:
        function, hangs = _PARAGRAPHS[block.style]
        self._add(function, *([points(self._hang)] if hangs else []), self._words.runs(block.runs))

    def write_list(self, block: model.ListBlock) -> None:
        self._lines.append(f"#{self._list(block, 0)}\n")

    def _list(self, block: model.ListBlock, depth: int) -> str:
        level = min(depth, _DEEPEST_LIST)
        items = []
        for item in block.items:
            children = "".join(f" + {self._list(child, depth + 1)}" for child in item.children)
            items.append(f"{{{self._words.runs(item.runs)}{children}}}")
        if block.ordered:
            return call("numbers", str(level), str(block.start), *items)
        return call("bullets", str(level), *items)

    def write_numbered(self, block: model.Numbered) -> None:
        number = block.number
        for inner in block.blocks:
            if not isinstance(inner, model.Paragraph):
                self.write(inner)
            elif number:
                width = points(self._hang)
                self._add("numbered", width, self._words.text(number), self._words.runs(inner.runs))
                number = ""
            else:
                self._add("indented", points(self._hang), self._words.runs(inner.runs))

    # --- minutes ---------------------------------------------------------------------------

    def write_facts(self, block: model.Facts) -> None:
        for label, value in block.pairs:
            self._add("fact", self._words.text(f"{label}:"), self._words.runs(value_runs(value)))

    def write_instruction(self, block: model.Instruction) -> None:
        self._add("note", self._words.text(block.text))

    def write_decision(self, block: model.DecisionBlock) -> None:
        left = points(self._text_indent if block.indented else _DECISION)
        number = f"{block.number}  " if block.number else ""
        words, parts = self._words.bold(f"{number}{block.lead_in}"), block.parts
        short = True
        if len(parts) == 1 and not parts[0].label:
            words += f" + {quoted(' ')} + {self._words.runs(parts[0].runs)}"
            short, parts = _is_short(parts[0]), ()
        self._add("decision", left, words, truth(short), truth(bool(parts)))
        for part in parts:
            label, words = self._words.text(part.label), self._words.runs(part.runs)
            self._add("part", left, label, words, truth(_is_short(part)))
        status = (("Status", block.status),) if block.status else ()
        for label, text in block.details + status:
            self._add(
                "decision-detail", left, self._words.text(f"{label}:"), self._words.text(text)
            )

    @property
    def _text_indent(self) -> int:
        """Where the text of a numbered heading begins."""
        return max(self._hang, LEAST_HANGING)

    def write_action(self, block: model.ActionBlock) -> None:
        number = f" {block.number}" if block.number else ""
        words = [self._words.bold(f"Action{number}: "), self._words.text(block.text)]
        due = f", by {long_date(block.due)}" if block.due else ""
        if block.owner or due:
            stop = "" if block.text.rstrip().endswith((".", "!", "?")) else "."
            words += [
                self._words.text(f"{stop} "),
                self._words.bold(f"{block.owner or 'Owner to be named'}{due}"),
            ]
        self._add("action", " + ".join(words))

    def write_exempt_note(self, block: model.ExemptNote) -> None:
        left = points(self._text_indent if block.indented else 0)
        self._add("exempt", left, self._words.text(block.text))

    def write_signature(self, block: model.SignatureBlock) -> None:
        signed = long_date(block.signed_on) if block.signed_on else ""
        under = f"{block.name}, {block.role}" if block.name else ""
        self._add("signature", *map(self._words.text, (block.role, signed, under)))

    # --- tables, pictures, pages -----------------------------------------------------------

    def write_table(self, block: model.Table) -> None:
        if block.caption:
            self._add("caption", self._words.text(block.caption))
        source = table_source(block, self._words, self.room)
        self._lines.append(f"#{source or call('body', self._words.text('None.'))}\n")

    def write_picture(self, block: model.Picture) -> None:
        self._lines.append(f"#{picture(block, self.room)}\n")

    def write_figure(self, block: model.Figure) -> None:
        self._lines.append(f"#{drawing(block, self.room)}\n")

    def write_contents(self, block: model.Contents) -> None:
        self._add("contents-title", self._words.text(block.title))
        if headings_of(self._document.blocks):
            ends = (f"<begins-{self._at}>", f"<ends-{self._at}>")
            self._add("contents", str(self._depth), str(self._before), *ends)

    def write_page_break(self, _block: model.PageBreak) -> None:
        self._lines.append("#pagebreak()\n")

    def write_revised(self, block: model.Revised) -> None:
        """Write a block with its changes word by word; what is not alike as gone, and then as come."""
        if block.old is not None and type(block.old) is type(block.new) and self._laid_over(block):
            return
        for change, draft in ((Change.DELETED, block.old), (Change.INSERTED, block.new)):
            if draft is not None:
                self._words.change = change
                self.write(draft)
                self._words.change = None

    def _laid_over(self, block: model.Revised) -> bool:
        """Write the newer draft over the older where both have the same shape; whether they had."""
        assert block.old is not None and block.new is not None
        words, begun = self._words, len(self._lines)
        self._words = older = Recorded()
        self.write(block.old)
        del self._lines[begun:]
        self._words = newer = LaidOver(older.passages, self._spots)
        self.write(block.new)
        self._words = words
        if not newer.fits:
            del self._lines[begun:]
        return newer.fits


def _is_short(part: model.DecisionPart) -> bool:
    return len(plain(part.runs)) < _SHORT


_PARAGRAPHS = {
    model.ParagraphStyle.BODY: ("body", False),
    model.ParagraphStyle.SUBTITLE: ("subtitle", False),
    model.ParagraphStyle.LEAD: ("lead", False),
    model.ParagraphStyle.DETAIL: ("detail", True),
    model.ParagraphStyle.INDENTED: ("indented", True),
    model.ParagraphStyle.QUOTE: ("quoted", False),
    model.ParagraphStyle.NOTE: ("note", False),
}
_METHODS: dict[type, Callable[[_PartSource, Any], None]] = {
    model.Heading: _PartSource.write_heading,
    model.Paragraph: _PartSource.write_paragraph,
    model.ListBlock: _PartSource.write_list,
    model.Table: _PartSource.write_table,
    model.Numbered: _PartSource.write_numbered,
    model.Facts: _PartSource.write_facts,
    model.Instruction: _PartSource.write_instruction,
    model.DecisionBlock: _PartSource.write_decision,
    model.ActionBlock: _PartSource.write_action,
    model.ExemptNote: _PartSource.write_exempt_note,
    model.SignatureBlock: _PartSource.write_signature,
    model.Picture: _PartSource.write_picture,
    model.Figure: _PartSource.write_figure,
    model.Contents: _PartSource.write_contents,
    model.PageBreak: _PartSource.write_page_break,
    model.Revised: _PartSource.write_revised,
}
