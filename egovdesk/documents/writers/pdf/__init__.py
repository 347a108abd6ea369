"""A Document as PDF: tagged as PDF/UA-1, so that everybody can read it, and looking as it does in Word.

`write_pdf` is all that others need for one document. typst sets it, in a process of its own.
"""

from __future__ import annotations

from pathlib import Path

from egovdesk.documents.model import Document
from egovdesk.documents.writers.files import refuse_if_open, replacing
from egovdesk.documents.writers.pdf.setting import set_pdf
from egovdesk.documents.writers.pdf.source import source_of
from egovdesk.documents.writers.pdf.volume import Volume

__all__ = ["write_pdf"]


def write_pdf(document: Document, path: Path) -> None:
    """Write the document to `path`. The file there is replaced only when the new one is whole."""
    refuse_if_open(path)  # before the work, not after it
    made = set_pdf(source_of(Volume.of(document)))
    with replacing(path) as beside:
        beside.write_bytes(made)
