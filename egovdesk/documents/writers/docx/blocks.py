"""Blocks as WordprocessingML: one method for each kind of block."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

from egovdesk.documents import model
from egovdesk.documents.model import Block, Document, Inline
from egovdesk.documents.wording import long_date
from egovdesk.documents.writers.docx.figures import draw_figure
from egovdesk.documents.writers.docx.numbering import DEEPEST, Numbering
from egovdesk.documents.writers.docx.package import update_fields_on_opening
from egovdesk.documents.writers.docx.pages import style_tabs
from egovdesk.documents.writers.docx.revisions import laid_over
from egovdesk.documents.writers.docx.styles import OF_PARAGRAPH, Styles
from egovdesk.documents.writers.docx.tables import write_table
from egovdesk.documents.writers.docx.xml import (
    R_NAMESPACE,
    Element,
    add,
    add_copy,
    add_field,
    add_light_run,
    add_paragraph,
    add_run,
    add_tab,
    keep_with_next,
    mark_of,
    new_body,
    set_hanging,
    set_indent,
    set_part,
    set_right_tab,
)
from egovdesk.documents.writers.layout import (
    LEAST_HANGING,
    contents_depth,
    hanging,
    headings_of,
    value_runs,
)

_PART_TAB, _PART_HANGING = 992, 567  # of "Decision part"
_MM = 36000
_FIRST_FIGURE, _FIRST_KEY = 900, 100_000
KEY_PREFIX = "egd_"
"""What the bookmarks begin with by which a file that comes back is read."""


class BlockWriter:
    """Writes blocks into a body; knows the styles, the links and the numbers in use."""

    def __init__(self, word: Any, styles: Styles, document: Document, width: int) -> None:
        self.body = new_body()
        self.styles = styles
        self._word = word
        self._document, self._width = document, width
        self._numbering = Numbering(word)
        self._links: dict[str, str] = {}
        self._changes = 0
        self._headings = 0
        self._keys = 0
        self._minute_headings: dict[int, Element] = {}
        self._figures = 0
        self._in_contents = contents_depth(document)
        self._hanging = hanging(document.blocks)
        moment = datetime.combine(document.dated or datetime(1980, 1, 1).date(), time(), UTC)
        self._moment = moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def write(self, block: Block, into: Element | None = None) -> None:
        """Write one block; a kind that is not known is our own mistake."""
        try:
            method = _METHODS[type(block)]
        except KeyError:
            raise TypeError(f"no way to write {type(block).__name__} in Word") from None
        method(self, block, self.body if into is None else into)

    # --- front matter ----------------------------------------------------------------------

    def write_title(self) -> None:
        """The council's name and the title of the document."""
        if self._document.organisation:
            self._paragraph(self.body, "Organisation", self._document.organisation)
        title = self._paragraph(self.body, "Title", self._document.title)
        add(title[0], "outlineLvl", val=0)

    def _paragraph(self, into: Element, style: str, text: str = "") -> Element:
        paragraph = add_paragraph(into, self.styles.id(style))
        if text:
            add_run(paragraph, text)
        return paragraph

    # --- text ------------------------------------------------------------------------------

    def runs(self, paragraph: Element, runs: Inline) -> None:
        """Write formatted text into a paragraph."""
        for run in runs:
            if run.page_of:
                add_field(paragraph, f"PAGEREF {mark_of(run.page_of)} \\h")
                continue
            place, style_id = paragraph, ""
            if run.link:
                place = self._link(place, run.link)
                style_id = self.styles.id("Hyperlink")
            if run.change is not None:  # Word reads a change in a link, not a link in a change
                place = self.change(place, run.change)
            add_run(
                place, run.text, bold=run.bold, italic=run.italic, style_id=style_id,
                deleted=run.change is model.Change.DELETED,
            )  # fmt: skip
        self._mark_paragraph_changed(paragraph, runs)

    def change(self, parent: Element, change: model.Change) -> Element:
        """Open an insertion or a deletion: whose, by name alone, and of which day."""
        self._changes += 1
        name = "ins" if change is model.Change.INSERTED else "del"
        author = self._document.author.partition(",")[0].strip() or "EgovDesk"
        return add(parent, name, id=self._changes, author=author, date=self._moment)

    def _mark_paragraph_changed(self, paragraph: Element, runs: Inline) -> None:
        """A paragraph that is all new or all gone is new or gone with its end."""
        changes = {run.change for run in runs}
        if len(changes) == 1 and (change := changes.pop()) is not None:
            self.change(add(paragraph[0], "rPr"), change)

    def _link(self, paragraph: Element, target: str) -> Element:
        if target.startswith("#"):
            return add(paragraph, "hyperlink", anchor=target[1:])
        if target not in self._links:
            from docx.opc.constants import RELATIONSHIP_TYPE

            self._links[target] = self._word.part.relate_to(
                target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        link = add(paragraph, "hyperlink")
        link.set(f"{{{R_NAMESPACE}}}id", self._links[target])
        return link

    def write_heading(self, block: model.Heading, into: Element) -> None:
        if not block.number:
            paragraph = self._paragraph(into, f"Heading {block.level}")
        else:
            paragraph = add_copy(into, self._minute_heading(block.level))
        marked = self._begin_bookmark(paragraph, block.level)
        self._key(paragraph, block.key)
        if block.number:
            add_run(paragraph, block.number)
            add_tab(paragraph)
        add_run(paragraph, block.text)
        if block.note:
            add_light_run(paragraph, f"  {block.note}")
        if marked:
            add(paragraph, "bookmarkEnd", id=self._headings)

    def _minute_heading(self, level: int) -> Element:
        """An empty numbered heading: all of a level stand alike."""
        if level not in self._minute_headings:
            paragraph = self._paragraph(new_body(), "Minute heading")
            self._hang(paragraph)
            add(paragraph[0], "outlineLvl", val=level - 1)
            self._minute_headings[level] = paragraph
        return self._minute_headings[level]

    def _hang(self, paragraph: Element) -> None:
        if self._hanging > LEAST_HANGING:
            set_hanging(paragraph, self._hanging, LEAST_HANGING)

    def _key(self, paragraph: Element, key: str) -> None:
        """Mark a paragraph, so that it is found again however its words are changed."""
        if key:
            self._keys += 1
            at = _FIRST_KEY + self._keys
            add(paragraph, "bookmarkStart", id=at, name=f"{KEY_PREFIX}{key}")
            add(paragraph, "bookmarkEnd", id=at)

    def _begin_bookmark(self, paragraph: Element, level: int) -> bool:
        if level > self._in_contents:
            return False
        self._headings += 1
        add(paragraph, "bookmarkStart", id=self._headings, name=f"_Toc{self._headings:06d}")
        return True

    def write_paragraph(self, block: model.Paragraph, into: Element) -> None:
        paragraph = add_paragraph(into, self.styles.id(OF_PARAGRAPH[block.style]))
        if block.style in (model.ParagraphStyle.DETAIL, model.ParagraphStyle.INDENTED):
            self._indent(paragraph)
        self.runs(paragraph, block.runs)

    def _indent(self, paragraph: Element) -> None:
        if self._hanging > LEAST_HANGING:
            set_indent(paragraph, self._hanging)

    def write_list(self, block: model.ListBlock, into: Element, depth: int = 0) -> None:
        style_id = self.styles.id("List Number" if block.ordered else "List Bullet")
        depth = min(depth, DEEPEST)
        number = self._numbering.ordered(block.start, depth) if block.ordered else ""
        for item in block.items:
            paragraph = add_paragraph(into, style_id)
            if number or depth:
                numbering = add(paragraph[0], "numPr")
                add(numbering, "ilvl", val=depth)
                if number:
                    add(numbering, "numId", val=number)
            self.runs(paragraph, item.runs)
            for child in item.children:
                self.write_list(child, into, depth + 1)

    def write_numbered(self, block: model.Numbered, into: Element) -> None:
        number = block.number
        for inner in block.blocks:
            if not isinstance(inner, model.Paragraph):
                self.write(inner, into)
            elif number:
                paragraph = self._paragraph(into, "Minute number", number)
                self._hang(paragraph)
                add_tab(paragraph)
                self.runs(paragraph, inner.runs)
                number = ""
            else:
                paragraph = self._paragraph(into, "Minute text")
                self._indent(paragraph)
                self.runs(paragraph, inner.runs)

    # --- minutes ---------------------------------------------------------------------------

    def write_facts(self, block: model.Facts, into: Element) -> None:
        for at, (label, value) in enumerate(block.pairs):
            paragraph = self._paragraph(into, "Facts")
            self._key(paragraph, "" if at else block.key)
            add_run(paragraph, f"{label}:", bold=True)
            add_tab(paragraph)
            self.runs(paragraph, value_runs(value))

    def write_instruction(self, block: model.Instruction, into: Element) -> None:
        paragraph = self._paragraph(into, "Body Text")
        add_run(paragraph, block.text, style_id=self.styles.id("Instruction"))

    def write_decision(self, block: model.DecisionBlock, into: Element) -> None:
        paragraph = self._paragraph(into, "Decision")
        if len(block.parts) > 1:
            keep_with_next(paragraph)
        self._set_in(paragraph, block)
        if block.number:
            add_run(paragraph, f"{block.number}  ", bold=True)
        add_run(paragraph, block.lead_in, bold=True)
        parts = block.parts
        if len(parts) == 1 and not parts[0].label:
            add_run(paragraph, " ")
            self.runs(paragraph, parts[0].runs)
            parts = ()
        for part in parts:
            line = self._paragraph(into, "Decision part")
            if block.indented:
                set_part(line, self._text_indent, _PART_HANGING, _PART_TAB)
            if part.label:
                add_run(line, part.label)
            add_tab(line)
            self.runs(line, part.runs)
        self._decision_details(block, into)

    def _decision_details(self, block: model.DecisionBlock, into: Element) -> None:
        status = (("Status", block.status),) if block.status else ()
        for label, text in block.details + status:
            line = self._paragraph(into, "Decision detail")
            self._set_in(line, block)
            add_run(line, f"{label}: ", bold=True)
            add_run(line, text)

    def _set_in(self, paragraph: Element, block: model.DecisionBlock | model.ExemptNote) -> None:
        if block.indented:
            set_indent(paragraph, self._text_indent)

    @property
    def _text_indent(self) -> int:
        """Where the text of a numbered heading begins."""
        return max(self._hanging, LEAST_HANGING)

    def write_action(self, block: model.ActionBlock, into: Element) -> None:
        paragraph = self._paragraph(into, "Action")
        number = f" {block.number}" if block.number else ""
        add_run(paragraph, f"Action{number}: ", bold=True)
        add_run(paragraph, block.text)
        due = f", by {long_date(block.due)}" if block.due else ""
        if block.owner or due:
            stop = "" if block.text.rstrip().endswith((".", "!", "?")) else "."
            add_run(paragraph, f"{stop} ")
            add_run(paragraph, f"{block.owner or 'Owner to be named'}{due}", bold=True)

    def write_exempt_note(self, block: model.ExemptNote, into: Element) -> None:
        self._set_in(self._paragraph(into, "Exempt", block.text), block)

    def write_signature(self, block: model.SignatureBlock, into: Element) -> None:
        if len(into):  # a signature alone on a page signs nothing
            keep_with_next(into[-1])
        signed = long_date(block.signed_on) if block.signed_on else ""
        line = self._paragraph(into, "Signature", f"Signed by the {block.role} ")
        if block.name:
            keep_with_next(line)
        add_tab(line)
        add_tab(line)
        add_run(line, f"Date {signed}")
        if not signed:
            add_tab(line)
        if block.name:
            self._paragraph(into, "Note", f"{block.name}, {block.role}")

    # --- tables, pictures, pages -----------------------------------------------------------

    def write_table(self, block: model.Table, into: Element) -> None:
        write_table(self, block, into, self._width)

    def write_picture(self, block: model.Picture, into: Element) -> None:
        paragraph = self._paragraph(into, "Body Text")
        width = min(block.width_mm * _MM, self._width * 635)
        inline = self._word.part.new_pic_inline(io.BytesIO(block.png), width, None)
        inline.docPr.set("descr", block.alt)
        inline.docPr.set("name", f"Picture {inline.docPr.get('id')}")
        add(add(paragraph, "r"), "drawing").append(inline)

    def write_figure(self, block: model.Figure, into: Element) -> None:
        self._figures += 1
        paragraph = self._paragraph(into, "Body Text")
        draw_figure(paragraph, block, _FIRST_FIGURE + self._figures, self._width)

    def write_contents(self, block: model.Contents, into: Element) -> None:
        self._paragraph(into, "Contents heading", block.title)
        update_fields_on_opening(self._word)
        entries = [
            heading
            for heading in headings_of(self._document.blocks)
            if heading.level <= self._in_contents
        ]
        for index, heading in enumerate(entries, 1):
            line = self._paragraph(into, f"TOC {heading.level}")
            set_right_tab(line, self._width, style_tabs(self._word, line), "dot")
            if index == 1:
                _begin_contents(line, block.depth)
            link = add(line, "hyperlink", anchor=f"_Toc{index:06d}")
            number = f"{heading.number}  " if heading.number else ""
            add_run(link, f"{number}{heading.text}")
            add_tab(link)
            add_field(link, f"PAGEREF _Toc{index:06d} \\h", " ")
            if index == len(entries):
                add(add(line, "r"), "fldChar", fldCharType="end")

    def write_revised(self, block: model.Revised, into: Element) -> None:
        """Write both drafts of a block over one another, the changes marked."""
        old, new = new_body(), new_body()
        if block.old is not None:
            self.write(block.old, old)
        if block.new is not None:
            self.write(block.new, new)
        same = getattr(block.old, "start", 1) == getattr(block.new, "start", 1)
        for before, after in ((old, new),) if same else ((old, ()), ((), new)):
            into.extend(laid_over(list(before), list(after), self.change))

    def end(self) -> None:
        """End after a change: Word can neither insert nor delete the last end of a paragraph."""
        blocks = self._document.blocks
        if blocks and isinstance(blocks[-1], model.Revised):
            self._paragraph(self.body, "After table")

    def write_page_break(self, block: model.PageBreak, into: Element) -> None:
        # A paragraph that says "begin a page" rather than a break that leaves an empty line.
        paragraph = add_paragraph(into, self.styles.id("After table"))
        add(add(paragraph, "r"), "br", type="page")


def _begin_contents(line: Element, depth: int) -> None:
    add(add(line, "r"), "fldChar", fldCharType="begin")
    add(add(line, "r"), "instrText").text = f'TOC \\o "2-{depth}" \\h \\z \\u'
    add(add(line, "r"), "fldChar", fldCharType="separate")


_Method = Callable[[BlockWriter, Any, Element], None]
_METHODS: dict[type, _Method] = {
    model.Heading: BlockWriter.write_heading,
    model.Paragraph: BlockWriter.write_paragraph,
    model.ListBlock: BlockWriter.write_list,
    model.Table: BlockWriter.write_table,
    model.Numbered: BlockWriter.write_numbered,
    model.Facts: BlockWriter.write_facts,
    model.Instruction: BlockWriter.write_instruction,
    model.DecisionBlock: BlockWriter.write_decision,
    model.ActionBlock: BlockWriter.write_action,
    model.ExemptNote: BlockWriter.write_exempt_note,
    model.SignatureBlock: BlockWriter.write_signature,
    model.Picture: BlockWriter.write_picture,
    model.Figure: BlockWriter.write_figure,
    model.Contents: BlockWriter.write_contents,
    model.PageBreak: BlockWriter.write_page_break,
    model.Revised: BlockWriter.write_revised,
}
