"""Files of papers, the packs made of them, what was declared public or withheld, and templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LARGEST_FILE = 500 * 1024 * 1024
"""In bytes: a larger file is refused."""


@dataclass(frozen=True)
class PaperFile:
    """A file of a paper, kept in the register by the SHA-256 of its contents, which never change.

    `size` is in bytes; `replaces_id` is the version before it.
    """

    id: str
    paper_id: str
    name: str
    sha256: str
    size: int
    received_on: date
    version: int = 1
    replaces_id: str | None = None
    sender: str = ""
    pages: int | None = None
    position: int = 0
    withdrawn_on: date | None = None
    note: str = ""


def in_force(files: Sequence[PaperFile]) -> list[PaperFile]:
    """Of every file of a paper the latest of each, those withdrawn left out; in the same order."""
    replaced = {one.replaces_id for one in files}
    return [one for one in files if one.id not in replaced and one.withdrawn_on is None]


class Audience(StrEnum):
    """Whom a pack is for: the public's leaves out whatever is exempt."""

    PUBLIC = "public"
    MEMBERS = "members"

    @property
    def label(self) -> str:
        return {"public": "The public", "members": "Members"}[self.value]


class PackKind(StrEnum):
    """A whole pack, a supplement that continues it, or the pack of the senior management team."""

    PACK = "pack"
    SUPPLEMENT = "supplement"
    SMT = "smt"

    @property
    def label(self) -> str:
        return {"pack": "Pack", "supplement": "Supplement", "smt": "SMT pack"}[self.value]


@dataclass(frozen=True)
class Pack:
    """The documents of one meeting for one audience as they were made, numbered through.

    `manifest` is JSON: for each page the item, paper, version and hash; `first_page` is where its
    numbers begin, after those of `follows_id` where it is a supplement. It is one pack in whatever forms
    it came out, and its pages are those of its PDF; `pages` is 0 where it has none.
    """

    id: str
    meeting_id: str
    audience: Audience
    kind: PackKind
    number: int
    made_at: datetime
    manifest: str
    made_by: str = ""
    pages: int = 0
    first_page: int = 1
    follows_id: str | None = None
    issue_id: str | None = None
    reason: str = ""
    agreed_by: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""
    note: str = ""


PDF, ACCESSIBLE, WORD, FOLDER, CERTIFICATE = "pdf", "accessible", "docx", "folder", "certificate"
"""The kinds of a pack's files: its PDF, the accessible one with authors' files attached, its Word file, one
within its folder, and what says what a public pack was searched for."""


@dataclass(frozen=True)
class PackFile:
    """A file that a pack came out as: its PDF, its Word file, one within its folder, its certificate.

    One within a folder is named by its path, the folder's own name first: "CFB pack/exempt/costs.pdf".
    """

    id: str
    pack_id: str
    kind: str
    name: str
    sha256: str
    size: int


class PackPart(StrEnum):
    """What a pack can hold."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    ACTIONS = "actions"
    COVER = "cover"
    PAPER = "paper"
    DECISIONS = "decisions"
    MEMBERSHIP = "membership"
    DOCUMENT = "document"

    @property
    def label(self) -> str:
        return {
            "agenda": "Agenda",
            "minutes": "Minutes to approve",
            "actions": "Action list",
            "cover": "Cover sheet for each item",
            "paper": "Papers",
            "decisions": "Decision register",
            "membership": "Membership",
            "document": "Another document",
        }[self.value]


@dataclass(frozen=True)
class PackLine:
    """A line of a meeting's pack where the clerk has put it in, left it out (`included`, None where it is
    as usual) or moved it (`position` from 1, 0 where it was not)."""

    id: str
    meeting_id: str
    part: PackPart
    item_id: str | None = None
    paper_id: str | None = None
    included: bool | None = None
    position: int = 0
    detail: str = ""


@dataclass(frozen=True)
class PackSetting:
    """Whether and how a group's packs have a part; None where that is as usual."""

    id: str
    group_id: str
    part: PackPart
    included: bool | None = None
    detail: str = ""


@dataclass(frozen=True)
class Disclosure:
    """Words of an exempt record that a clerk declared public, with the reason."""

    id: str
    meeting_id: str
    words: str
    reason: str
    declared_on: date
    declared_by: str = ""
    item_id: str | None = None
    paper_id: str | None = None
    place: str = ""
    pack_id: str | None = None


@dataclass(frozen=True)
class Withholding:
    """A page of a file that goes out withheld: whole, or with a passage painted out.

    `sha256` is the file whose page it is; `page` counts from 1.
    """

    id: str
    meeting_id: str
    page: int
    withheld_on: date
    paper_id: str | None = None
    sha256: str = ""
    whole: bool = False
    words: str = ""
    reason: str = ""
    withheld_by: str = ""


class TemplateKind(StrEnum):
    """The documents that a template of the council's own can be for."""

    EVERY = "every"
    AGENDA = "agenda"
    MINUTES = "minutes"
    PAPER = "paper"
    STATEMENT = "statement"
    PACK = "pack"
    REPORT = "report"

    @property
    def label(self) -> str:
        return {
            "every": "Every document",
            "agenda": "Agendas and supplements",
            "minutes": "Minutes and decision sheets",
            "paper": "Papers for authors",
            "statement": "IEG statements",
            "pack": "Packs in Word",
            "report": "Lists and reports",
        }[self.value]


@dataclass(frozen=True)
class WordTemplate:
    """The council's own Word template for a kind of document, of one group or of all."""

    id: str
    kind: TemplateKind
    name: str
    sha256: str
    size: int
    chosen_on: date
    group_id: str | None = None
    withdrawn_on: date | None = None
    note: str = ""
