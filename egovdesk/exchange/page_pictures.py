"""Pages of a PDF as pictures to look at: one at a time, for a preview."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2

from egovdesk.errors import EgovDeskError


def page_png(path: Path, page: int, width: int) -> bytes:
    """A page of a PDF, counted from 1, as a PNG so many pixels wide.

    Raises EgovDeskError where the file or the page cannot be drawn. One page is drawn at a time: PDFium
    is not to be used by two threads at once.
    """
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            drawn = pdf[page - 1]
            image = drawn.render(scale=width / max(1.0, drawn.get_width())).to_pil()
            drawn.close()
    except (pypdfium2.PdfiumError, OSError, IndexError) as error:
        raise EgovDeskError(
            f"Page {page} cannot be shown.", "The pack itself is as it was made.",
            "Open the file in a program for PDF.",
        ) from error  # fmt: skip
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=1)
    return written.getvalue()
