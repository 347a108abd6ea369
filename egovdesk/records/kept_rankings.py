"""A ranking as a board saw it, or agreed it: weights, scores, places, reasons and sums as they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from egovdesk.records.kept_text import as_text, from_text
from egovdesk.records.projects import Rag

FORMAT = 1


@dataclass(frozen=True)
class KeptCriterion:
    """What projects were scored by, and its weight then."""

    id: str
    title: str
    weight: int
    detail: str = ""


@dataclass(frozen=True)
class KeptScore:
    """Who gave a project what for a criterion, when."""

    criterion_id: str
    scorer: str
    value: int
    scored_on: date
    note: str = ""


@dataclass(frozen=True)
class KeptPlace:
    """A project where it stood.

    `place` is the rank that was shown, `earned` the one by score alone; `means` and `parts` are in the
    order of the criteria. `cost_before` and `cost` are what it asked of the budget in the year before
    and in the programme's year, in pence. A move by hand has its place, reason, who and when;
    where the board changed the order, `changed_from` is the place it had, with the board's reason.
    """

    project_id: str
    title: str
    at: int
    place: int
    earned: int
    total: float
    running: int
    code: str = ""
    service: str = ""
    sponsor: str = ""
    tied: bool = False
    funded: bool = True
    cost_before: int | None = None
    cost: int | None = None
    means: tuple[float | None, ...] = ()
    parts: tuple[float, ...] = ()
    scores: tuple[KeptScore, ...] = ()
    light: Rag = Rag.UNSAID
    light_words: str = ""
    reported_on: date | None = None
    moved_to: int | None = None
    moved_reason: str = ""
    moved_by: str = ""
    moved_on: date | None = None
    changed_from: int | None = None
    changed_reason: str = ""
    exempt: bool = False
    ground: str = ""


@dataclass(frozen=True)
class KeptRanking:
    """A whole ranked list: its programme and year, the weights, and the projects from the top.

    A `partial` one is the public's: exempt projects are left out, and with them the running totals.
    One that a board agreed has the day, the number and the wording of its decision.
    """

    title: str
    year: int
    authority: str
    group: str
    as_of: date
    budget: int | None = None
    criteria: tuple[KeptCriterion, ...] = ()
    places: tuple[KeptPlace, ...] = ()
    partial: bool = False
    decided_on: date | None = None
    decision: str = ""
    wording: tuple[str, ...] = ()

    @property
    def funded(self) -> int:
        """How many projects stood above the funding line."""
        return sum(one.funded for one in self.places)

    @property
    def is_exempt(self) -> bool:
        """Whether some project of it was exempt."""
        return any(one.exempt for one in self.places)

    def place_of(self, project_id: str) -> KeptPlace | None:
        """A project's place in it."""
        return next((one for one in self.places if one.project_id == project_id), None)

    def as_json(self) -> str:
        """The ranking as text: the same ranking gives the same text."""
        return as_text("ranking", self, FORMAT)

    @classmethod
    def from_json(cls, text: str) -> KeptRanking:
        """The ranking that a text keeps; raises ValueError where it is none, or of another format."""
        return from_text("ranking", cls, text, FORMAT)
