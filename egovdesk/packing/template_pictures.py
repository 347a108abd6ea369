"""The first page of a document in a council's own template, as a picture to look at before it is used."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from egovdesk.documents.frames import council_document
from egovdesk.documents.meetings import agenda
from egovdesk.documents.model import (
    ActionBlock,
    DecisionBlock,
    DecisionPart,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
    text_runs,
)
from egovdesk.documents.writers.docx import write_docx
from egovdesk.documents.writers.files import replacing
from egovdesk.exchange.page_pictures import page_png
from egovdesk.exchange.printing import Wanted, find_program, print_files
from egovdesk.records.packs import Audience
from egovdesk.register import Register

_WIDTH = 900


def specimen(register: Register, meeting_id: str | None, as_of: date) -> Document:
    """The agenda of a meeting as the public reads it; without one, a page with something of each kind."""
    if meeting_id is not None:
        return agenda(register, meeting_id, as_of=as_of, audience=Audience.PUBLIC)
    return council_document(
        register,
        "A page in this template",
        (
            Heading("A numbered heading", number="1"),
            Paragraph(text_runs("A paragraph of text, as it stands in minutes and reports.")),
            ListBlock(tuple(ListItem(text_runs(words)) for words in ("One point", "Another"))),
            DecisionBlock("AGREED that", (DecisionPart("", text_runs("it be so.")),)),
            ActionBlock("See to it", "The clerk", as_of),
            Table(("Item", "Amount"), (("A line of a table", 412),)),
        ),
        subject="",
        footer="A page to look at",
        as_of=as_of,
    )


def draw_template(
    document: Document, template: Path, values: Mapping[str, str], target: Path
) -> str:
    """Draw the first page into a PNG; return why there is none where nothing can lay the page out."""
    with tempfile.TemporaryDirectory(prefix="egovdesk-template-") as name:
        word = Path(name) / "page.docx"
        write_docx(document, word, template, values)
        (printed,) = print_files([Wanted(word, word.with_suffix(".pdf"))], find_program())
        if printed.pdf is None:
            return printed.problem
        with replacing(target) as beside:
            beside.write_bytes(page_png(printed.pdf, 1, _WIDTH))
    return ""
