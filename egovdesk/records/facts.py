"""The authority's own facts: departments, e-champions, emerging roles, consultation, self-assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, date_problems, name_problems


@dataclass(frozen=True)
class Department:
    """A department of the council; posts name it. Directors of the major ones sit on tier 1."""

    id: str
    name: str
    major: bool = True
    position: int = 0
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("name", self.name, label="The department's name")
        return tuple(found + date_problems("until_on", self.from_on, self.until_on))


class ChampionKind(StrEnum):
    """Officer e-champions lead; member e-champions speak for e-government among councillors."""

    OFFICER = "officer"
    MEMBER = "member"

    @property
    def label(self) -> str:
        return {"officer": "Officer e-champion", "member": "Member e-champion"}[self.value]


class Seniority(StrEnum):
    """How senior an e-champion is (paper, section 3.2)."""

    UNSAID = ""
    CHIEF = "chief"
    DIRECTOR = "director"
    SENIOR = "senior"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "": "Not said",
            "chief": "Chief executive or deputy",
            "director": "Director",
            "senior": "Senior manager",
            "other": "Other",
        }[self.value]

    @property
    def is_senior(self) -> bool:
        return self in (Seniority.CHIEF, Seniority.DIRECTOR, Seniority.SENIOR)


class Support(StrEnum):
    """Who takes on part of an e-champion's work (paper, section 3.2)."""

    NONE = ""
    PROGRAMME_MANAGER = "programme_manager"
    OFFICER = "officer"
    HEAD_ICT = "head_ict"

    @property
    def label(self) -> str:
        return {
            "": "None",
            "programme_manager": "E-programme manager",
            "officer": "E-government officer",
            "head_ict": "The head of ICT",
        }[self.value]


@dataclass(frozen=True)
class Champion:
    """An e-champion from one date to another: how senior, how active, with whose support."""

    id: str
    person_id: str
    kind: ChampionKind = ChampionKind.OFFICER
    seniority: Seniority = Seniority.UNSAID
    active: bool = True
    time: str = ""
    support: Support = Support.NONE
    supporter_id: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        return tuple(date_problems("until_on", self.from_on, self.until_on))


class EmergingRole(StrEnum):
    """The new areas of work that somebody must hold (paper, section 2.2)."""

    WEBSITE = "website"
    INFORMATION = "information"
    AUTHENTICATION = "authentication"
    LEGAL = "legal"

    @property
    def label(self) -> str:
        return {
            "website": "Website management",
            "information": "Information management",
            "authentication": "Authentication",
            "legal": "ICT legal advice",
        }[self.value]


@dataclass(frozen=True)
class Allocation:
    """Who holds an emerging role, as a person or by a post, from one date to another."""

    id: str
    role: EmergingRole
    person_id: str | None = None
    post_id: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = date_problems("until_on", self.from_on, self.until_on)
        if (self.person_id is None) == (self.post_id is None):
            found.append(Problem("person_id", "Choose a person, or a post, for this role."))
        return tuple(found)


class ConsultationAudience(StrEnum):
    """Whom the council consults on e-government (paper, section 1)."""

    PUBLIC = "public"
    BUSINESS = "business"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Consultation:
    """One consultation of the public or of business, and what came of it."""

    id: str
    audience: ConsultationAudience
    title: str
    from_on: date | None = None
    until_on: date | None = None
    outcome: str = ""
    decision_id: str | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The consultation's title")
        return tuple(found + date_problems("until_on", self.from_on, self.until_on))


class AnswerState(StrEnum):
    """How far the answer to a question of the self-assessment has come."""

    OPEN = "open"
    DRAFT = "draft"
    FINAL = "final"

    @property
    def label(self) -> str:
        return {"open": "Not answered", "draft": "Draft", "final": "Final"}[self.value]


@dataclass(frozen=True)
class Answer:
    """The council's own answer to one of the paper's questions (Q1 to Q5, K1 to K4); Markdown."""

    id: str
    question: str
    text: str = ""
    state: AnswerState = AnswerState.OPEN
    answered_on: date | None = None
