"""The named styles of a template, looked up once."""

from __future__ import annotations

from collections.abc import Iterable

from egovdesk.documents.model import ParagraphStyle
from egovdesk.errors import EgovDeskError

OF_PARAGRAPH = {
    ParagraphStyle.BODY: "Body Text",
    ParagraphStyle.SUBTITLE: "Subtitle",
    ParagraphStyle.LEAD: "Lead",
    ParagraphStyle.DETAIL: "Detail",
    ParagraphStyle.INDENTED: "Minute text",
    ParagraphStyle.QUOTE: "Quote",
    ParagraphStyle.NOTE: "Note",
}

# What a council's own template has to define; the writer uses these and no other.
NAMES = (
    "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Organisation",
    *OF_PARAGRAPH.values(),
    "Minute heading", "Minute number", "Decision", "Decision part", "Decision detail", "Action",
    "Exempt", "Facts", "List Bullet", "List Number", "Caption", "Table heading", "Table text",
    "After table", "Register table", "Signature", "Contents heading", "TOC 1", "TOC 2", "TOC 3",
    "TOC 4", "Header", "Footer", "Hyperlink", "Instruction",
)  # fmt: skip


class Styles:
    """Style ids by name; a name that the template lacks is refused with a sentence."""

    def __init__(self, named: Iterable[tuple[str, str]], template: str) -> None:
        self._template = template
        self._ids = {name.casefold(): style_id for name, style_id in named}

    def id(self, name: str) -> str:
        """The id of a style, for Word cares about the case of no name."""
        try:
            return self._ids[name.casefold()]
        except KeyError:
            raise EgovDeskError(
                f"The template {self._template} has no style “{name}”.",
                "No document was written.",
                "Add the style to the template, or choose EgovDesk’s own template in the settings.",
            ) from None
