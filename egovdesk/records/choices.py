"""Lists that a council may change: role codes, purposes, outcomes, grounds, number styles, holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, name_problems


class ChoiceList(StrEnum):
    """The lists copied from `resources/data` into each register."""

    ROLES = "roles"
    PURPOSES = "purposes"
    OUTCOMES = "outcomes"
    GROUNDS = "grounds"
    NUMBER_STYLES = "number_styles"
    CATEGORIES = "categories"
    FORMATIONS = "formations"
    OFFSETS = "offsets"
    INTERESTS = "interests"
    RETENTION = "retention"
    MEANS = "means"
    EXCLUSIONS = "exclusions"
    RESPONSIBILITIES = "responsibilities"


@dataclass(frozen=True)
class Choice:
    """One entry of a list: the code kept in records, its label, and the wording that documents use.

    `wording` is the list's own: an outcome's lead-in ("AGREED that"), a ground's full text, a number
    style's pattern ("{prefix} {number:02d}/{year}"), an offset's working days for a member committee
    (`detail` has an officer board's), the years that a kind of record is kept ("" for ever). `source`
    says where the entry comes from and how certain that is; `nation` and the dates bound where and
    when it applies.
    """

    id: str
    list: ChoiceList
    code: str
    label: str
    wording: str = ""
    detail: str = ""
    source: str = ""
    nation: str = ""
    position: int = 0
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class Holiday:
    """A bank holiday of one nation; clear working days leave it out."""

    id: str
    nation: str
    on: date
    name: str
    source: str = ""

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("name", self.name, label="The holiday's name"))
