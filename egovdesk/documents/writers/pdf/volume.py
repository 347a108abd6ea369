"""Several documents as one file, with other people's pages between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from egovdesk.documents.model import Document


@dataclass(frozen=True, slots=True)
class Part:
    """A document of ours among others: it begins a page of its own, and a bookmark.

    `header` names the item and the paper on each of its pages.
    """

    title: str
    document: Document
    level: int = 1
    header: str = ""


@dataclass(frozen=True, slots=True)
class Inserted:
    """So many pages of another file, which take their place in the numbering."""

    title: str
    pages: int
    level: int = 1
    header: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """What becomes one file: its properties, and its parts in order.

    The pages are numbered through all of them from `first_page`, which a supplement sets.
    """

    title: str
    parts: tuple[Part | Inserted, ...]
    subject: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-GB"
    dated: date | None = None
    first_page: int = 1

    @staticmethod
    def of(document: Document) -> Volume:
        """One document alone."""
        return Volume(
            document.title,
            (Part(document.title, document),),
            document.subject,
            document.author,
            document.keywords,
            document.language,
            document.dated,
        )
