"""The ICT investment programme of a year: criteria, scores, places moved by hand, kept rankings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from egovdesk.records.problems import Problem, name_problems
from egovdesk.records.projects import money_problems

TOTAL_WEIGHT = 100
MOST_SCORE = 5


def financial_year(year: int) -> str:
    """The financial year that begins in April of `year`: 2003/04."""
    return f"{year}/{(year + 1) % 100:02d}"


def financial_year_of(day: date) -> int:
    """The year in which the financial year of a day begins; it runs from 1 April."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


@dataclass(frozen=True)
class Programme:
    """The projects that compete for one financial year's money, and the board that ranks them.

    `year` is the year in which that financial year begins; `budget` is in whole pence, None where it
    is not set yet (paper, Chart 3: EG4).
    """

    id: str
    title: str
    year: int
    group_id: str | None = None
    budget: int | None = None
    note: str = ""

    @property
    def label(self) -> str:
        """The title with its financial year."""
        return f"{self.title} {financial_year(self.year)}"

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The programme's title")
        if not 1990 <= self.year <= 2100:
            found.append(
                Problem("year", "Type the year in which its financial year begins, such as 2004.")
            )
        return tuple(found + money_problems("budget", self.budget))


class Moscow(StrEnum):
    """Must, Should, Could, Won't this time (DSDM; reference.md 5.4): a second view, never a score."""

    UNSAID = ""
    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WONT = "wont"

    @property
    def label(self) -> str:
        return {"": "Not said", "wont": "Won’t this time"}.get(self.value, self.value.capitalize())


@dataclass(frozen=True)
class ProgrammeProject:
    """A project in a programme. `moved_to` is the place to which it was moved by hand, with the reason,
    who moved it and when; `effort` is in days, for the share of Musts."""

    id: str
    programme_id: str
    project_id: str
    moscow: Moscow = Moscow.UNSAID
    moved_to: int | None = None
    moved_reason: str = ""
    moved_by: str = ""
    moved_on: date | None = None
    effort: int | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = []
        if self.moved_to is not None and not self.moved_reason.strip():
            found.append(Problem("moved_reason", "Say why it is moved: the Board will ask."))
        if self.effort is not None and not 0 <= self.effort <= 1_000_000:
            found.append(Problem("effort", "Type how many days of work it needs, such as 120."))
        return tuple(found)


@dataclass(frozen=True)
class Criterion:
    """What projects are scored by; the weights of a programme's criteria total 100."""

    id: str
    programme_id: str
    title: str
    weight: int = 0
    detail: str = ""
    position: int = 0

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The criterion's title", limit=200)
        if not 0 <= self.weight <= TOTAL_WEIGHT:
            found.append(Problem("weight", "A weight is a whole number from 0 to 100."))
        return tuple(found)


@dataclass(frozen=True)
class Score:
    """What one person gave a project for a criterion on a day, from 0 to 5 (reference.md 5.4)."""

    id: str
    criterion_id: str
    project_id: str
    scorer_id: str
    value: int
    scored_on: date
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        if 0 <= self.value <= MOST_SCORE:
            return ()
        return (Problem("value", "A score is a whole number from 0 to 5."),)


class RankingState(StrEnum):
    """A ranking as it was taken to the board, and as the board then agreed it."""

    TAKEN = "taken"
    AGREED = "agreed"

    @property
    def label(self) -> str:
        return {"taken": "Taken to the board", "agreed": "Agreed by the board"}[self.value]


@dataclass(frozen=True)
class Ranking:
    """A ranked list as it was frozen: what the board saw, or what it agreed, which never changes.

    `content` is JSON: weights, scores, places, reasons and sums as they were; `sha256` is its hash.
    `follows_id` is the ranking that the board changed; `decision_id` the decision that agreed it.
    """

    id: str
    programme_id: str
    state: RankingState
    kept_at: datetime
    sha256: str
    content: str
    kept_by: str = ""
    item_id: str | None = None
    decision_id: str | None = None
    follows_id: str | None = None
    exempt: bool = False
    note: str = ""


@dataclass(frozen=True)
class ProgrammeReport:
    """The programme report as a board got it, which never changes: one row a project, then exceptions.

    `content` is the document as JSON; `public_content` the public's copy where that differs.
    """

    id: str
    programme_id: str
    until_on: date
    kept_at: datetime
    sha256: str
    content: str
    kept_by: str = ""
    item_id: str | None = None
    public_content: str = ""
    note: str = ""


class Process(StrEnum):
    """The management processes of a project or programme (paper, section 1)."""

    COST_BENEFIT = "cost_benefit"
    RISK = "risk"
    EVALUATION = "evaluation"

    @property
    def label(self) -> str:
        return {
            "cost_benefit": "Cost-benefit analysis",
            "risk": "Risk management",
            "evaluation": "Evaluation",
        }[self.value]


class Formality(StrEnum):
    """How a management process is done (paper, section 1: many were informal)."""

    NONE = "none"
    INFORMAL = "informal"
    FORMAL = "formal"

    @property
    def label(self) -> str:
        return "Not done" if self is Formality.NONE else self.value.capitalize()


@dataclass(frozen=True)
class Assessment:
    """A cost-benefit analysis, risk review or evaluation of one project, or of the whole programme."""

    id: str
    process: Process
    formality: Formality
    made_on: date
    project_id: str | None = None
    programme_id: str | None = None
    by_id: str | None = None
    decision_id: str | None = None
    text: str = ""

    def problems(self) -> tuple[Problem, ...]:
        if (self.project_id is None) == (self.programme_id is None):
            return (Problem("project_id", "Choose one project, or the programme."),)
        return ()
