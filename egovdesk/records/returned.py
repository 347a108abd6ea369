"""A paper that came back: what its file says under each heading, and what of it is new to the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Piece:
    """Words in one format."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class Passage:
    """A paragraph of a file; in a list where it has a depth, 0 being the outermost."""

    pieces: tuple[Piece, ...]
    depth: int | None = None
    ordered: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(one.text for one in self.pieces)


@dataclass(frozen=True)
class ReturnedSection:
    """What stands under a heading. `key` is that of the shell, empty for a heading of the author's.

    `facts` are its lines of label and value; `beside` says what else stands there, unread: "table",
    "picture", each as often as there is one. `leftover` are parts of the shell's instructions. `again` tells
    that its heading stands in the file for the second time.
    """

    key: str
    heading: str
    passages: tuple[Passage, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()
    leftover: tuple[str, ...] = ()
    again: bool = False

    @property
    def words(self) -> str:
        """All that is said there, as one text."""
        return "\n".join(one.text for one in self.passages if one.text.strip())

    def fact(self, label: str) -> str:
        """The value of a line; "" where there is none."""
        return dict(self.facts).get(label, "")


@dataclass(frozen=True)
class ReturnedPaper:
    """A file read by the headings of the shell. `paper` is the key of whose shell it was, or "".

    `missing` are the shell's headings that were not found, `unknown` those that it does not have, and
    `again` those that were met before.
    """

    file: str
    title: str
    paper: str
    front: tuple[tuple[str, str], ...]
    sections: tuple[ReturnedSection, ...]
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    again: tuple[str, ...] = ()

    def section(self, key: str) -> ReturnedSection | None:
        """What stands under a heading of the shell; None where it is not there."""
        return next((one for one in self.sections if one.key == key), None)


@dataclass(frozen=True)
class BackChange:
    """One thing that taking a paper back changes, as a clerk reads it."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ClearanceBack:
    """A clearance as a file has it; without an id it is one that the register has not got yet."""

    kind: str
    id: str | None
    text: str
    person_id: str | None
    cleared_on: date | None
    note: str = ""


@dataclass(frozen=True)
class BackPlan:
    """What taking a paper back will do: the new values, None where nothing changes, and what to know.

    Recommendation and texts are Markdown. `notes` say what was not understood, and what stays.
    """

    file: str
    paper_id: str
    recommendation: str | None = None
    author: tuple[str | None, str] | None = None
    background: str | None = None
    clearances: tuple[ClearanceBack, ...] = ()
    changes: tuple[BackChange, ...] = ()
    notes: tuple[str, ...] = ()
