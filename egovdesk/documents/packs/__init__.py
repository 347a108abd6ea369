"""What a pack says: its contents in order, and the documents of our own that stand between the papers."""

from egovdesk.documents.packs.certificate import Proved, certificate
from egovdesk.documents.packs.contents import Entry, liked_parts, pack_contents
from egovdesk.documents.packs.others import OTHERS
from egovdesk.documents.packs.parts import contents_page, document_of

__all__ = [
    "OTHERS",
    "Entry",
    "Proved",
    "certificate",
    "contents_page",
    "document_of",
    "liked_parts",
    "pack_contents",
]
