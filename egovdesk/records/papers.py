"""Papers wanted or received for items, their clearances, and the reminders written for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, name_problems


class PaperState(StrEnum):
    """The cycle of a paper (product.md section 3)."""

    EXPECTED = "expected"
    DRAFT = "draft"
    IN_CLEARANCE = "in_clearance"
    FINAL = "final"
    ISSUED = "issued"
    LATE = "late"
    TO_FOLLOW = "to_follow"
    TABLED = "tabled"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody still owes it."""
        return self in _WANTED

    @property
    def is_in(self) -> bool:
        """Whether the paper that will be considered has come."""
        return self in (PaperState.FINAL, PaperState.LATE, PaperState.ISSUED)


_WANTED = (
    PaperState.EXPECTED,
    PaperState.DRAFT,
    PaperState.IN_CLEARANCE,
    PaperState.TO_FOLLOW,
)


@dataclass(frozen=True)
class Paper:
    """A document wanted or received for an item. Its files are kept by the packs.

    `wanted_on` is a day of its own; where there is none, the group's offsets say when it is due.
    `late_reason` and `urgency` are recorded where it comes late (reference.md 3.3). `note` is what is
    wanted of it, as its author is told: "with the cost table for section 7". `background` lists the
    background papers, a line each.
    """

    id: str
    group_id: str
    title: str
    item_id: str | None = None
    author_id: str | None = None
    author: str = ""
    position: int = 0
    state: PaperState = PaperState.EXPECTED
    wanted_on: date | None = None
    received_on: date | None = None
    version: int = 0
    pages: int | None = None
    reference: str = ""
    exempt: bool = False
    ground: str = ""
    late_reason: str = ""
    urgency: str = ""
    note: str = ""
    background: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The paper's title")
        if self.pages is not None and not 0 <= self.pages <= 100_000:
            found.append(Problem("pages", "Type how many pages it has, such as 14."))
        return tuple(found)

    def days_late(self, due_on: date | None, today: date) -> int:
        """Days past due while somebody still owes it, else 0."""
        if due_on is None or not self.state.is_wanted:
            return 0
        return max(0, (today - due_on).days)


@dataclass(frozen=True)
class Clearance:
    """An implication (legal, finance …) that somebody must clear; silence never does.

    `cleared_on` is None while it is pending. `text` is what the paper says of it, in Markdown.
    """

    id: str
    paper_id: str
    kind: str
    person_id: str | None = None
    cleared_on: date | None = None
    note: str = ""
    position: int = 0
    text: str = ""


@dataclass(frozen=True)
class Reminder:
    """What was written to somebody about a paper, an action or minutes, and on which day."""

    id: str
    written_on: date
    text: str
    person_id: str | None = None
    paper_id: str | None = None
    action_id: str | None = None
    meeting_id: str | None = None
