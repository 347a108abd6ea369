"""What a finished file must not tell, where it was found to tell it, and what could not be searched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class SecretKind(StrEnum):
    """What is looked for; of a text, every phrase of eight words."""

    TITLE = "title"
    NAME = "name"
    SUM = "sum"
    FILE_NAME = "file_name"
    TEXT = "text"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Secret:
    """Something that the exempt record holds: a title, a name, a sum ("£412,000"), a file name, a text.

    `subject` is the kind and id of the record, "items:<id>"; `about` names it to the clerk. A name that
    is told from other words by its capitals alone is sought `as_written`.
    """

    kind: SecretKind
    text: str
    subject: str = ""
    about: str = ""
    as_written: bool = False


class Part(StrEnum):
    """Where in a file words can stand."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    CONTENTS = "contents"
    BOOKMARK = "bookmark"
    COMMENT = "comment"
    TRACKED = "tracked change"
    HIDDEN = "hidden text"
    HIDDEN_SHEET = "hidden sheet"
    SHEET_NAME = "sheet name"
    DEFINED_NAME = "defined name"
    FORMULA = "formula or field code"
    PROPERTY = "document property"
    METADATA = "metadata"
    EMBEDDED = "embedded file"
    ALT_TEXT = "alternative text"
    LINK = "link target"
    ANNOTATION = "annotation"
    FORM_FIELD = "form field"
    LAYER = "layer"
    FILE_NAME = "file name"
    EARLIER = "earlier version inside the file"
    ELSEWHERE = "elsewhere in the file"

    @property
    def label(self) -> str:
        return self.value[0].upper() + self.value[1:]


INSIDE = " › "
"""Between the name of a file and that of one inside it."""


@dataclass(frozen=True)
class Place:
    """A file (one inside another as "pack.pdf › costs.xlsx"), a part of it, and where in that.

    `page` counts the pages of the file from 1, where it has pages.
    """

    file: str
    part: Part = Part.BODY
    where: str = ""
    page: int | None = None

    def __str__(self) -> str:
        return ", ".join(one for one in (self.file, self.where, self.part.value) if one)


@dataclass(frozen=True)
class Leak:
    """Words of a finished file that tell a secret, with some words before and after them."""

    secret: Secret
    place: Place
    words: str
    before: str = ""
    after: str = ""

    @property
    def declared(self) -> str:
        """What is declared public to settle it: a title, name or sum as a whole, of a text what was found."""
        return self.words if self.secret.kind is SecretKind.TEXT else self.secret.text


@dataclass(frozen=True)
class Unsearched:
    """What could not be searched, as a sentence; it blocks until it is settled, unless it is a picture.

    `mark` is of what it is about, so that what has been looked at and changes since is asked anew.
    """

    place: Place
    why: str
    blocks: bool = True
    mark: str = ""

    @property
    def words(self) -> str:
        """What is declared public to settle it."""
        where = ", ".join(one for one in (self.place.file, self.place.where) if one)
        return f"{where}: {self.why}{f' [{self.mark}]' if self.mark else ''}"

    def is_settled_by(self, declared: str) -> bool:
        """Whether a declaration is of the same thing, on whatever page that stands by now."""
        if not self.mark:
            return declared == self.words
        return self.why in declared and declared.endswith(f"[{self.mark}]")


@dataclass(frozen=True)
class Searched:
    """What a search of finished files looked through, and all that it found.

    `sought` counts what was looked for by its kind, `parts` the characters that were searched in each
    part.
    """

    sought: Mapping[SecretKind, int] = field(default_factory=dict)
    files: int = 0
    pages: int = 0
    pictures: int = 0
    parts: Mapping[Part, int] = field(default_factory=dict)
    leaks: tuple[Leak, ...] = ()
    unsearched: tuple[Unsearched, ...] = ()

    @property
    def secrets(self) -> int:
        """How many things were looked for."""
        return sum(self.sought.values())

    @property
    def blocks(self) -> bool:
        """Whether anything must be settled before the files may go to the public."""
        return bool(self.leaks) or any(one.blocks for one in self.unsearched)
