"""A Document as a Word file, in the named styles of a template.

`write_docx` is all that others need. python-docx opens the template and saves; the blocks are
built as lxml elements, because looking a style up for every paragraph costs twenty times more.
"""

from __future__ import annotations

from pathlib import Path

from egovdesk.documents.model import Document
from egovdesk.documents.writers.docx.blocks import BlockWriter
from egovdesk.documents.writers.docx.package import (
    open_template,
    save,
    set_page,
    set_properties,
    style_names,
)
from egovdesk.documents.writers.docx.styles import NAMES, Styles
from egovdesk.documents.writers.docx.xml import mark_of
from egovdesk.documents.writers.files import refuse_if_open, replacing
from egovdesk.resources import resource

STYLE_NAMES = NAMES

__all__ = ["STYLE_NAMES", "default_template", "mark_of", "write_docx"]


def default_template() -> Path:
    """EgovDesk's own template."""
    return resource("templates", "egovdesk.docx")


def write_docx(
    document: Document, path: Path, template: Path | None = None, *, of_all: bool = True
) -> None:
    """Write the document to `path`, in EgovDesk's template or in the council's own.

    Its pages are "Page 3 of 12", or "Page 3" without `of_all`, where others come before them. The file
    at `path` is replaced only when the new one is whole.
    """
    path = Path(path)
    refuse_if_open(path)  # before the work, not after it
    source = template or default_template()
    word = open_template(source)
    styles = Styles(style_names(word), source.name)
    set_properties(word, document)
    set_page(word, document, of_all=of_all)
    writer = BlockWriter(word, styles, document)
    writer.write_title()
    for block in document.blocks:
        writer.write(block)
    writer.end()
    end = word.element.body[-1]  # what is left of the template: its section
    for element in list(writer.body):
        end.addprevious(element)
    with replacing(path) as beside:
        save(word, beside)
