"""Decisions: numbered results with their parts, outcome, and how they were formed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, name_problems


class DecisionState(StrEnum):
    """The cycle of a decision (product.md section 3)."""

    DRAFT = "draft"
    MADE = "made"
    AWAITING = "awaiting"
    RATIFIED = "ratified"
    VARIED = "varied"
    REFERRED_BACK = "referred_back"
    LAPSED = "lapsed"
    IMPLEMENTED = "implemented"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        return _STATE_LABELS[self]


_STATE_LABELS = {
    DecisionState.DRAFT: "Draft",
    DecisionState.MADE: "Final",
    DecisionState.AWAITING: "Waiting",
    DecisionState.RATIFIED: "Ratified",
    DecisionState.VARIED: "Varied",
    DecisionState.REFERRED_BACK: "Referred back",
    DecisionState.LAPSED: "Lapsed",
    DecisionState.IMPLEMENTED: "Implemented",
    DecisionState.SUPERSEDED: "Superseded",
}


class DecisionLevel(StrEnum):
    """Whether a decision sets a course or carries one out (paper, section 3.3)."""

    UNSAID = ""
    STRATEGIC = "strategic"
    OPERATIONAL = "operational"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Decision:
    """A numbered result. It bears its minute's number, with a letter where a minute has several.

    `outcome` and `formed` are codes of choices; `amount` is in whole pence; `changed` says what was
    changed from the recommendation. `lead_in` replaces the outcome's own words where the clerk wants.
    `second_category` is a further code, `level` strategic or operational (paper, section 3.3),
    `benefit` how the whole organisation gains and `tension` how cost was set against flexibility
    (section 1); one that `affects_service` wants an owner in the service and one in ICT.
    """

    id: str
    group_id: str
    title: str
    decided_on: date
    meeting_id: str | None = None
    item_id: str | None = None
    number: str = ""
    letter: str = ""
    outcome: str = "agreed"
    lead_in: str = ""
    state: DecisionState = DecisionState.DRAFT
    category: str = ""
    formed: str = ""
    decided_by: str = ""
    input_from: str = ""
    reason: str = ""
    options: str = ""
    changed: str = ""
    amount: int | None = None
    service_owner_id: str | None = None
    ict_owner_id: str | None = None
    accountable_id: str | None = None
    exempt: bool = False
    ground: str = ""
    second_category: str = ""
    level: str = ""
    affects_service: bool = False
    benefit: str = ""
    tension: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The title")
        if self.amount is not None and self.amount < 0:
            found.append(
                Problem("amount", "An amount is not less than nothing. Type it in pounds.")
            )
        return tuple(found)


@dataclass(frozen=True)
class DecisionPart:
    """One part of a decision's wording, (a), (b), (c) by position; Markdown."""

    id: str
    decision_id: str
    position: int
    text: str = ""
