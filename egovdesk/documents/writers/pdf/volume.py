"""Several documents as one file, with the pages of other people's files between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from egovdesk.documents.model import Document

Sizes = Sequence[tuple[float, float]]
"""The width and height of each page of a file as it is seen, in points."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document of ours among others: it begins a page of its own.

    `title` is its bookmark, as deep as `level`; `header` names the item and the paper on each of its
    pages. `above` is another bookmark that begins here, one level higher: the item's, at the first of
    its papers. By its `key` other parts say on which page it begins (`Run.page_of`), and link to it.
    """

    title: str
    document: Document
    level: int = 1
    header: str = ""
    above: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Inserted:
    """The pages of another PDF, with the same about them as a part; `source` is read and left alone."""

    title: str
    source: Path
    level: int = 1
    header: str = ""
    above: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """What becomes one file: its properties, and its parts in order, one of them a document at least.

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


@dataclass(frozen=True, slots=True)
class Placed:
    """On which pages a part stands: the number printed on its first, and how many they are."""

    first: int
    pages: int
