"""The framework: who may decide what, who answers for what, and who is to sit where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, date_problems


class RightKind(StrEnum):
    """What a group or a post may do for a category of decision (product.md section 1)."""

    DECIDES = "decides"
    RATIFIES = "ratifies"
    PROPOSES = "proposes"
    CONSULTED = "consulted"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Right:
    """What one group, or whoever holds one post, may do for a category, from one date to another.

    `category` is the code of a row of the matrix: A1 to A6, B, C1 to C8, D1, D2, E (paper, 2.2).
    """

    id: str
    category: str
    group_id: str | None = None
    post_id: str | None = None
    kind: RightKind = RightKind.DECIDES
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = date_problems("until_on", self.from_on, self.until_on)
        if (self.group_id is None) == (self.post_id is None):
            found.append(Problem("group_id", "Choose a group, or a post, for this right."))
        return tuple(found)


@dataclass(frozen=True)
class RightLimit:
    """The amount, in whole pence, over which a decision in a category must be ratified.

    Without a group it holds for whichever group decides.
    """

    id: str
    category: str
    amount: int
    group_id: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = date_problems("until_on", self.from_on, self.until_on)
        if self.amount < 0:
            found.append(
                Problem("amount", "An amount is not less than nothing. Type it in pounds.")
            )
        return tuple(found)


class AdoptionSubject(StrEnum):
    """What a group may adopt in versions."""

    RIGHTS = "rights"
    TERMS = "terms"

    @property
    def label(self) -> str:
        return {"rights": "Decision rights", "terms": "Terms of reference"}[self.value]


class AdoptionState(StrEnum):
    """Drafted, sent to the group that adopts, adopted, or not taken further."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Adoption:
    """A kept version of the rights, or of a group's terms of reference, and the decision adopting it.

    `text` is exactly what was sent: terms as Markdown, rights as canonical JSON of the matrix. Of
    the terms of reference `group_id` is the group; the rights have none. `review_on` is when it is
    to be looked at again, a year after adoption unless the clerk says otherwise.
    """

    id: str
    subject: AdoptionSubject
    version: int
    drafted_on: date
    group_id: str | None = None
    state: AdoptionState = AdoptionState.DRAFT
    text: str = ""
    adopted_on: date | None = None
    review_on: date | None = None
    item_id: str | None = None
    decision_id: str | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        return tuple(date_problems("review_on", self.adopted_on, self.review_on))


@dataclass(frozen=True)
class Responsibility:
    """One of the twelve responsibilities of Chart 3, given to a group from one date to another.

    `formalised` says that it stands in the group's terms of reference (paper, section 3.4).
    """

    id: str
    code: str
    group_id: str
    formalised: bool = False
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        return tuple(date_problems("until_on", self.from_on, self.until_on))


class SeatPlace(StrEnum):
    """The place that a seat of the model asks for."""

    CHAIR = "chair"
    MEMBER = "member"
    IN_ATTENDANCE = "in_attendance"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


class SeatCondition(StrEnum):
    """When a seat need not be filled without being a gap (paper, Chart 3)."""

    ALWAYS = ""
    IN_POST = "in_post"
    APPROPRIATE = "appropriate"

    @property
    def label(self) -> str:
        return {"": "", "in_post": "when in post", "appropriate": "when appropriate"}[self.value]


@dataclass(frozen=True)
class GroupSeat:
    """A seat that a group is to have, by role code; several codes joined by "|" are alternatives.

    `number` is how many are wanted; with `per_department` it is one for each major department.
    """

    id: str
    group_id: str
    role_code: str
    place: SeatPlace = SeatPlace.MEMBER
    number: int = 1
    per_department: bool = False
    condition: SeatCondition = SeatCondition.ALWAYS
    position: int = 0
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""

    @property
    def roles(self) -> tuple[str, ...]:
        """The role codes that fill the seat."""
        return tuple(self.role_code.split("|"))

    def problems(self) -> tuple[Problem, ...]:
        found = date_problems("until_on", self.from_on, self.until_on)
        if not 1 <= self.number <= 50:
            found.append(Problem("number", "Type how many seats, from 1 to 50."))
        return tuple(found)
