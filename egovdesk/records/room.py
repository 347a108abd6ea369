"""What happens in the room: who came and went, the interests they declared, and how they voted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from egovdesk.records.meetings import time_problems
from egovdesk.records.problems import Problem


class MovementKind(StrEnum):
    """Coming and going."""

    ARRIVED = "arrived"
    LEFT = "left"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Movement:
    """Somebody came, left or returned, at a time ("14:26") and during an item.

    `position` is the order in which the movements of a meeting were made.
    """

    id: str
    meeting_id: str
    person_id: str
    kind: MovementKind
    item_id: str | None = None
    at: str = ""
    position: int = 0
    reason: str = ""

    def problems(self) -> tuple[Problem, ...]:
        return tuple(time_problems("at", self.at))


@dataclass(frozen=True)
class Interest:
    """An interest declared in an item: by whom, of what kind and nature, and whether they withdrew.

    `kind` is the code of a choice; it names the item itself, never a number.
    """

    id: str
    meeting_id: str
    item_id: str
    person_id: str
    kind: str = ""
    nature: str = ""
    withdrew: bool = False
    position: int = 0


@dataclass(frozen=True)
class Vote:
    """How a vote went; a count is None where nobody counted. `casting` is the chair's second vote."""

    id: str
    item_id: str
    decision_id: str | None = None
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    recorded: bool = False
    casting: bool = False

    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(field, "Type how many, from 0 to 999.")
            for field in ("in_favour", "against", "abstained")
            if (count := getattr(self, field)) is not None and not 0 <= count <= 999
        )


class VoiceKind(StrEnum):
    """How somebody voted in a recorded vote."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Voice:
    """One person's vote where the vote was recorded."""

    id: str
    vote_id: str
    person_id: str
    voice: VoiceKind
