"""What of a clipboard a text does not keep, in a sentence: pictures, deletions and comments of Word."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData

from egovdesk.documents.wording import counted, listing

_PICTURES = re.compile(r"<(?:img|v:imagedata)\b", re.IGNORECASE)
_DELETIONS = re.compile(r"<del\b", re.IGNORECASE)
_INSERTIONS = re.compile(r"<ins\b", re.IGNORECASE)
_COMMENTS = re.compile(r"class=[\"']?MsoCommentReference", re.IGNORECASE)


def left_out(source: QMimeData) -> str:
    """The sentence; empty where everything was kept."""
    html = source.html() if source.hasHtml() else ""
    if not html and source.hasImage() and not source.hasText():
        return "A picture is not kept in the text. Nothing was pasted."
    gone = [
        counted(len(found.findall(html)), *names)
        for found, names in (
            (_PICTURES, ("picture",)),
            (_DELETIONS, ("deletion marked as a change", "deletions marked as changes")),
            (_COMMENTS, ("comment",)),
        )
        if found.search(html)
    ]
    kept = " Marked insertions are kept as plain text." if _INSERTIONS.search(html) else ""
    return f"Pasted without {listing(gone)}.{kept}" if gone else kept.strip()
