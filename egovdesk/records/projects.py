"""ICT projects: what they cost and bring, their risks, business case, links and highlight reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, date_problems, name_problems

MOST_MONEY = 10**14
"""In whole pence: more than any council spends."""


def money_problems(field: str, pence: int | None) -> list[Problem]:
    """A sum must not be less than nothing, nor more than any council spends."""
    if pence is None or 0 <= pence <= MOST_MONEY:
        return []
    if pence < 0:
        return [Problem(field, "A sum is not less than nothing. Type it in pounds.")]
    return [Problem(field, "That is more than any council spends. Type a smaller sum.")]


def year_problems(year: int) -> list[Problem]:
    """A financial year is one of this register's time."""
    if 1990 <= year <= 2100:
        return []
    sentence = "Type the year in which the financial year begins, such as 2004."
    return [Problem("year", sentence)]


class ProjectStage(StrEnum):
    """From idea to closed."""

    IDEA = "idea"
    PROPOSED = "proposed"
    APPROVED = "approved"
    DELIVERY = "delivery"
    CLOSED = "closed"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        return {"delivery": "In delivery"}.get(self.value, self.value.capitalize())

    @property
    def is_running(self) -> bool:
        """Whether it goes on, or may begin."""
        return self not in (ProjectStage.CLOSED, ProjectStage.STOPPED)


class CaseState(StrEnum):
    """How far a business case has come."""

    NONE = "none"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        return {"none": "No business case", "submitted": "On an agenda"}.get(
            self.value, self.value.capitalize()
        )


CASE_HEADINGS = (
    "Strategic fit", "Current position", "Options", "Costs", "Benefits", "Risks",
    "Affordability and funding", "Timescale", "Procurement", "Recommendation",
)  # fmt: skip
"""The headings of a business case (reference.md 5.3)."""


@dataclass(frozen=True)
class Project:
    """An ICT project: who sponsors it (a service), who leads it in ICT, and the group that owns it.

    `service` is a department's name; `category` a row of the rights, `responsibility` one of Chart 3's
    codes. `case_decision_id` is the decision that approved or rejected its business case.
    """

    id: str
    title: str
    code: str = ""
    summary: str = ""
    stage: ProjectStage = ProjectStage.PROPOSED
    service: str = ""
    sponsor_id: str | None = None
    ict_lead_id: str | None = None
    group_id: str | None = None
    category: str = ""
    responsibility: str = ""
    from_on: date | None = None
    until_on: date | None = None
    finished_on: date | None = None
    case_state: CaseState = CaseState.NONE
    case_on: date | None = None
    case_decision_id: str | None = None
    case_item_id: str | None = None
    exempt: bool = False
    ground: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """The title after its code, where it has one."""
        return f"{self.code} {self.title}" if self.code else self.title

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The project's title")
        found += date_problems("until_on", self.from_on, self.until_on)
        return tuple(found + date_problems("finished_on", self.from_on, self.finished_on))


class CostKind(StrEnum):
    """Where a project's money goes, or comes from."""

    CAPITAL = "capital"
    REVENUE = "revenue"
    GRANT = "grant"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def is_spent(self) -> bool:
        """Whether it is spent; a grant is money that comes in."""
        return self is not CostKind.GRANT


@dataclass(frozen=True)
class ProjectCost:
    """What a project is planned to cost in a financial year, of one kind, and what it did; in pence."""

    id: str
    project_id: str
    year: int
    kind: CostKind
    planned: int | None = None
    actual: int | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = year_problems(self.year) + money_problems("planned", self.planned)
        return tuple(found + money_problems("actual", self.actual))


@dataclass(frozen=True)
class Milestone:
    """A day by which something is to be done: as planned, as now forecast, and as it was."""

    id: str
    project_id: str
    title: str
    due_on: date | None = None
    forecast_on: date | None = None
    done_on: date | None = None
    position: int = 0
    note: str = ""

    @property
    def expected_on(self) -> date | None:
        """The day on which it was done, is forecast, or is planned."""
        return self.done_on or self.forecast_on or self.due_on

    def is_late(self, day: date) -> bool:
        """Whether it slips: done or forecast after the day that was planned, or due and not done."""
        if self.due_on is None:
            return False
        if self.done_on is None and self.due_on < day:
            return True
        return (self.expected_on or self.due_on) > self.due_on

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("title", self.title, label="The milestone"))


@dataclass(frozen=True)
class Benefit:
    """What a project is to bring, who answers for it and how it is measured.

    Its figures are whole pence where it is cashable, else counts of what `measure` says.
    """

    id: str
    project_id: str
    title: str
    cashable: bool = False
    owner_id: str | None = None
    measure: str = ""
    position: int = 0
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("title", self.title, label="The benefit"))


@dataclass(frozen=True)
class BenefitFigure:
    """What a benefit is planned to bring in a financial year, and what it did."""

    id: str
    benefit_id: str
    year: int
    planned: int | None = None
    actual: int | None = None

    def problems(self) -> tuple[Problem, ...]:
        found = year_problems(self.year)
        for field in ("planned", "actual"):
            figure = getattr(self, field)
            if figure is not None and not 0 <= figure <= MOST_MONEY:
                found.append(Problem(field, "Type a figure that is not less than nothing."))
        return tuple(found)


@dataclass(frozen=True)
class Risk:
    """A risk of one project, or of the whole programme: likelihood and impact from 1 to 5."""

    id: str
    title: str
    project_id: str | None = None
    programme_id: str | None = None
    likelihood: int = 3
    impact: int = 3
    owner_id: str | None = None
    response: str = ""
    raised_on: date | None = None
    closed_on: date | None = None
    position: int = 0
    note: str = ""

    @property
    def weight(self) -> int:
        """Likelihood times impact, from 1 to 25."""
        return self.likelihood * self.impact

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The risk")
        for field in ("likelihood", "impact"):
            if not 1 <= getattr(self, field) <= 5:
                found.append(Problem(field, "Choose a whole number from 1 to 5."))
        if (self.project_id is None) == (self.programme_id is None):
            found.append(Problem("project_id", "Choose one project, or the programme."))
        return tuple(found + date_problems("closed_on", self.raised_on, self.closed_on))


@dataclass(frozen=True)
class CaseSection:
    """A heading of a business case with its text as Markdown (reference.md 5.3)."""

    id: str
    project_id: str
    heading: str
    text: str = ""
    position: int = 0

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("heading", self.heading, label="The heading", limit=200))


@dataclass(frozen=True)
class ProjectLink:
    """What a project is linked to: one item, decision, action, corporate strategy or category."""

    id: str
    project_id: str
    item_id: str | None = None
    decision_id: str | None = None
    action_id: str | None = None
    strategy_id: str | None = None
    category: str = ""
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        targets = (self.item_id, self.decision_id, self.action_id, self.strategy_id)
        if sum(one is not None for one in targets) + bool(self.category) != 1:
            return (Problem("item_id", "Choose one thing to link the project to."),)
        return ()


class Rag(StrEnum):
    """Red, amber, green: off track and needs the board; at risk; on track (reference.md 5.4)."""

    UNSAID = ""
    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def label(self) -> str:
        return self.value.capitalize() if self.value else "Not said"

    @property
    def meaning(self) -> str:
        """What the word says to a board."""
        return {
            "": "not said", "green": "on track", "amber": "at risk", "red": "needs a decision",
        }[self.value]  # fmt: skip


ASPECTS = ("overall", "time", "cost", "scope", "benefit", "risk")
"""What a highlight report gives a light and words for."""

REPORT_TEXTS = ("summary", "done", "next", "changes", "lessons", "decisions_needed")
"""What a highlight report says in words of its own, as Markdown."""


@dataclass(frozen=True)
class HighlightReport:
    """A project's report for a period: lights with words, what was done, what comes next, what is
    needed of the board (PRINCE2's headings; reference.md 5.5).

    Once it is issued it is final: `content` is the document as JSON, with its SHA-256. One that
    should not have been issued is withdrawn with a reason, and stays.
    """

    id: str
    project_id: str
    until_on: date
    from_on: date | None = None
    author_id: str | None = None
    summary: str = ""
    overall: Rag = Rag.UNSAID
    overall_words: str = ""
    time: Rag = Rag.UNSAID
    time_words: str = ""
    cost: Rag = Rag.UNSAID
    cost_words: str = ""
    scope: Rag = Rag.UNSAID
    scope_words: str = ""
    benefit: Rag = Rag.UNSAID
    benefit_words: str = ""
    risk: Rag = Rag.UNSAID
    risk_words: str = ""
    done: str = ""
    next: str = ""
    changes: str = ""
    lessons: str = ""
    decisions_needed: str = ""
    issued_on: date | None = None
    item_id: str | None = None
    note: str = ""
    sha256: str = ""
    content: str = ""
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether it has been issued, and not withdrawn since."""
        return self.issued_on is not None and self.withdrawn_on is None

    def light(self, aspect: str) -> Rag:
        """The light of one of ASPECTS."""
        found: Rag = getattr(self, aspect)
        return found

    def words(self, aspect: str) -> str:
        """The words beside a light."""
        found: str = getattr(self, f"{aspect}_words")
        return found

    def problems(self) -> tuple[Problem, ...]:
        return tuple(date_problems("until_on", self.from_on, self.until_on))
