"""What is found in a file that an author sent: each finding, where, and who can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from egovdesk.records.findings import Severity


class Mending(StrEnum):
    """Who puts a finding right: EgovDesk by itself, EgovDesk where it is asked to, or the author."""

    ITSELF = "itself"
    ASKED = "asked"
    AUTHOR = "author"


class Wish(StrEnum):
    """What is mended only where it is asked for, because words of somebody go."""

    CHANGES = "changes"
    COMMENTS = "comments"
    HIDDEN = "hidden"

    @property
    def label(self) -> str:
        return _WISHES[self]


_WISHES = {
    Wish.CHANGES: "Accept the tracked changes",
    Wish.COMMENTS: "Remove the comments",
    Wish.HIDDEN: "Remove the hidden text",
}


@dataclass(frozen=True)
class FileFinding:
    """One kind of thing that is amiss in a file.

    `sentence` says what, `places` say where, in the words of the paragraphs. `todo` is what the
    author is asked to do, and `mended` what EgovDesk does where it can. `wish` is what has to be
    asked for first.
    """

    rule: str
    sentence: str
    mending: Mending
    todo: str = ""
    mended: str = ""
    places: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    wish: Wish | None = None


@dataclass(frozen=True)
class FileReport:
    """What a check found in one file. `kind` is what it is, in words: "a Word document".

    `pages` is how many it has, as far as it says.
    """

    file: str
    kind: str
    title: str = ""
    findings: tuple[FileFinding, ...] = field(default=())
    pages: int | None = None

    @property
    def mendable(self) -> tuple[FileFinding, ...]:
        """What EgovDesk can put right, asked or not."""
        return tuple(one for one in self.findings if one.mending is not Mending.AUTHOR)

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """What may be asked for."""
        return tuple(one.wish for one in self.findings if one.wish is not None)

    def left_to_author(self, wishes: Iterable[Wish] = ()) -> tuple[FileFinding, ...]:
        """What the author has to put right, given what was asked for."""
        asked = set(wishes)
        return tuple(
            one
            for one in self.findings
            if one.mending is Mending.AUTHOR or (one.wish is not None and one.wish not in asked)
        )

    def put_right(self, wishes: Iterable[Wish] = ()) -> tuple[FileFinding, ...]:
        """What EgovDesk puts right, given what was asked for."""
        left = set(self.left_to_author(wishes))
        return tuple(one for one in self.findings if one not in left)
