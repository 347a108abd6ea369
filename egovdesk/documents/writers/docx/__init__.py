"""A Document as a Word file, in the named styles of a template.

`write_docx` is all that others need. python-docx opens the template and saves; the blocks are
built as lxml elements, because looking a style up for every paragraph costs twenty times more.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from egovdesk.documents.model import Document
from egovdesk.documents.writers.docx.blocks import BlockWriter
from egovdesk.documents.writers.docx.fields import (
    FoundField,
    fill_fields,
    found_fields,
    place_of_document,
)
from egovdesk.documents.writers.docx.package import (
    open_template,
    save,
    set_properties,
    style_names,
    unusable_template,
)
from egovdesk.documents.writers.docx.pages import (
    has_text,
    leave_place_out,
    leave_text_out,
    section_of,
    set_page,
    width_of,
)
from egovdesk.documents.writers.docx.styles import NAMES, Styles
from egovdesk.documents.writers.docx.supplied import missing_styles, supply_styles
from egovdesk.documents.writers.docx.trial import TRIAL
from egovdesk.documents.writers.docx.xml import mark_of
from egovdesk.documents.writers.files import refuse_if_open, replacing
from egovdesk.resources import resource

STYLE_NAMES = NAMES

_DAMAGE = (ValueError, KeyError, AttributeError, TypeError, IndexError, etree.LxmlError)
"""What python-docx and we come upon in a template whose parts are not what they should be."""

__all__ = ["STYLE_NAMES", "default_template", "examine_template", "mark_of", "write_docx"]


def default_template() -> Path:
    """EgovDesk's own template."""
    return resource("templates", "egovdesk.docx")


def write_docx(
    document: Document,
    path: Path,
    template: Path | None = None,
    values: Mapping[str, str] | None = None,
    *,
    of_all: bool = True,
    of_pack: bool = False,
) -> tuple[str, ...]:
    """Write the document to `path`, in EgovDesk's template or in the council's own.

    The fields of the template get their `values`; the document goes where it says {{ document }}, and
    takes the place of all its text where it does not. Return the styles that the template lacks: those
    are EgovDesk's own.

    Its pages are "Page 3 of 12", or "Page 3" without `of_all`, where others come before them. A first
    page that the template sets apart has no number, unless it is one `of_pack`, whose numbers run
    through. The file at `path` is replaced only when the new one is whole.
    """
    path = Path(path)
    refuse_if_open(path)  # before the work, not after it
    source = template or default_template()
    word = open_template(source)
    supplied = supply_styles(word) if template else ()
    styles = Styles(style_names(word), source.name)
    set_properties(word, document)
    if template:
        fill_fields(word, {**(values or {}), "title": document.title})
    place = place_of_document(word) if template else None
    if place is None:
        leave_text_out(word)
        place = word.element.body[-1]  # what is left of the template: its section
    section = section_of(word, place)
    set_page(word, document, section, of_all=of_all, first=of_pack)
    writer = BlockWriter(word, styles, document, width_of(section))
    writer.write_title()
    for block in document.blocks:
        writer.write(block)
    writer.end()
    for element in list(writer.body):
        place.addprevious(element)
    leave_place_out(word, place)
    with replacing(path) as beside:
        save(word, beside)
    return supplied


def examine_template(path: Path) -> tuple[list[FoundField], tuple[str, ...], bool]:
    """The fields of a template, the styles that it lacks, and whether text of its own is left out.

    A document is written in it, too: raises EgovDeskError where it is none, or that cannot be done.
    """
    from docx.exceptions import PythonDocxError
    from docx.oxml.exceptions import XmlchemyError

    try:
        word = open_template(path)
        loses_text = has_text(word) and place_of_document(word) is None
        found = found_fields(word), missing_styles(word), loses_text
        with TemporaryDirectory(prefix="egovdesk-template-") as name:
            write_docx(
                TRIAL, Path(name) / "trial.docx", path, {one.name: one.name for one in found[0]}
            )
    except (*_DAMAGE, PythonDocxError, XmlchemyError) as error:
        raise unusable_template(path) from error
    return found
