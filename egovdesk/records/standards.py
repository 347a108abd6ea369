"""Standards and common systems, application selections, and what decisions bear upon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, date_problems, name_problems


class StandardArea(StrEnum):
    """What a standard is about: the four of the ICT infrastructure group (Chart 3), and security."""

    INFRASTRUCTURE = "infrastructure"
    INFORMATION = "information"
    ARCHITECTURE = "architecture"
    SECURITY = "security"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class StandardKind(StrEnum):
    """A policy says what is to be done; a standard says how."""

    POLICY = "policy"
    STANDARD = "standard"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class StandardStage(StrEnum):
    """From asked for to withdrawn; a supporting group works up all before adoption."""

    ASKED_FOR = "asked_for"
    DRAFTING = "drafting"
    CONSULTATION = "consultation"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def is_worked_up(self) -> bool:
        """Whether it is still being worked up (paper, Chart 3: TS1)."""
        return self in WORKED_UP


WORKED_UP = (
    StandardStage.ASKED_FOR,
    StandardStage.DRAFTING,
    StandardStage.CONSULTATION,
    StandardStage.PROPOSED,
)


@dataclass(frozen=True)
class Standard:
    """A policy or standard: its version, owner and review, and the decision that adopted it.

    `group_id` works it up, `asked_by_id` (or `asked_by`, as typed) asked for it; `replaces_id` is
    the version before. `text` is Markdown; `reference` says where the document is.
    """

    id: str
    title: str
    area: StandardArea = StandardArea.INFRASTRUCTURE
    kind: StandardKind = StandardKind.STANDARD
    stage: StandardStage = StandardStage.ASKED_FOR
    version: str = ""
    group_id: str | None = None
    owner_id: str | None = None
    asked_by_id: str | None = None
    asked_by: str = ""
    asked_on: date | None = None
    due_on: date | None = None
    adopted_on: date | None = None
    review_on: date | None = None
    decision_id: str | None = None
    replaces_id: str | None = None
    reference: str = ""
    text: str = ""
    exempt: bool = False
    ground: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """The title with its version."""
        return f"{self.title}, version {self.version}" if self.version else self.title

    def is_due(self, today: date) -> bool:
        """Whether it holds, and the day on which it is to be looked at again has come."""
        due = self.review_on is not None and self.review_on <= today
        return self.stage is StandardStage.ADOPTED and due

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The title")
        found += date_problems("due_on", self.asked_on, self.due_on)
        return tuple(found + date_problems("review_on", self.adopted_on, self.review_on))


class SystemKind(StrEnum):
    """The common systems whose choice is the corporate standard's (paper, sections 2.2 and 3.4)."""

    EMAIL = "email"
    OFFICE = "office"
    PAYROLL = "payroll"
    PERSONNEL = "personnel"
    FINANCE = "finance"
    INTRANET = "intranet"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"email": "E-mail", "office": "Office productivity"}.get(
            self.value, self.value.capitalize()
        )


@dataclass(frozen=True)
class System:
    """A common system: what the whole council uses for one purpose, from one date to another."""

    id: str
    name: str
    kind: SystemKind = SystemKind.OTHER
    version: str = ""
    supplier: str = ""
    owner_id: str | None = None
    standard_id: str | None = None
    decision_id: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    review_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("name", self.name, label="The system's name")
        return tuple(found + date_problems("until_on", self.from_on, self.until_on))


class SelectionStage(StrEnum):
    """How far a service development group has come in choosing an application (Chart 3: SD1)."""

    NEED = "need"
    OPTIONS = "options"
    BUSINESS_CASE = "business_case"
    CHOSEN = "chosen"
    IN_USE = "in_use"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def is_chosen(self) -> bool:
        """Whether an application is chosen, so that it is to conform."""
        return self in (SelectionStage.CHOSEN, SelectionStage.IN_USE)

    @property
    def is_before_choice(self) -> bool:
        """Whether nothing is chosen yet, and it goes on."""
        return self in (SelectionStage.NEED, SelectionStage.OPTIONS, SelectionStage.BUSINESS_CASE)


@dataclass(frozen=True)
class Selection:
    """The selection of an application for a service: its need, options, business case and decision.

    Where it does not conform to a standard, `waiver` says why it need not, who gave that and when.
    """

    id: str
    group_id: str
    title: str
    started_on: date
    need: str = ""
    stage: SelectionStage = SelectionStage.NEED
    due_on: date | None = None
    business_case: str = ""
    owner_id: str | None = None
    decision_id: str | None = None
    waiver: str = ""
    waived_by_id: str | None = None
    waived_on: date | None = None
    waiver_decision_id: str | None = None
    exempt: bool = False
    ground: str = ""
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The title")
        if self.waived_on is not None and not self.waiver.strip():
            found.append(Problem("waiver", "Say why it need not conform to the standards."))
        return tuple(found + date_problems("due_on", self.started_on, self.due_on))


@dataclass(frozen=True)
class SelectionOption:
    """One application that was looked at; `amount` is its cost in whole pence."""

    id: str
    selection_id: str
    name: str
    supplier: str = ""
    amount: int | None = None
    chosen: bool = False
    position: int = 0
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("name", self.name, label="The option's name")
        if self.amount is not None and self.amount < 0:
            found.append(
                Problem("amount", "An amount is not less than nothing. Type it in pounds.")
            )
        return tuple(found)


class Conforms(StrEnum):
    """Whether what was chosen conforms to a standard."""

    UNSAID = ""
    YES = "yes"
    NO = "no"

    @property
    def label(self) -> str:
        return {"": "Not yet confirmed", "yes": "Conforms", "no": "Does not conform"}[self.value]


@dataclass(frozen=True)
class SelectionStandard:
    """A standard that a selection is to conform to, and whether it does (paper, section 3.4)."""

    id: str
    selection_id: str
    standard_id: str
    conforms: Conforms = Conforms.UNSAID
    note: str = ""


class Conformity(StrEnum):
    """What is confirmed of a selection: that it conforms, or who said that it need not."""

    UNNAMED = "unnamed"
    UNSAID = "unsaid"
    CONFORMS = "conforms"
    WAIVED = "waived"
    FAILS = "fails"

    @property
    def label(self) -> str:
        return {
            "unnamed": "No standard named",
            "unsaid": "Not yet confirmed",
            "conforms": "Conforms",
            "waived": "Waived",
            "fails": "Does not conform",
        }[self.value]

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is wanted."""
        return self in (Conformity.CONFORMS, Conformity.WAIVED)


def conformity(selection: Selection, standards: Iterable[SelectionStandard]) -> Conformity:
    """Whether a selection conforms to the standards that it names, all of them, or is waived."""
    said = {one.conforms for one in standards}
    if said == {Conforms.YES}:
        return Conformity.CONFORMS
    if selection.waived_on is not None:
        return Conformity.WAIVED
    if Conforms.NO in said:
        return Conformity.FAILS
    return Conformity.UNSAID if said else Conformity.UNNAMED


class StrategyKind(StrEnum):
    """The corporate strategies that the paper names (section 3.4), and others."""

    BEST_VALUE = "best_value"
    ACCESS = "access"
    COMMUNITY = "community"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "best_value": "Best Value",
            "access": "Access to services",
            "community": "Community development",
            "other": "Other",
        }[self.value]


@dataclass(frozen=True)
class Strategy:
    """A corporate strategy to which decisions and items are linked."""

    id: str
    title: str
    kind: StrategyKind = StrategyKind.OTHER
    owner_id: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The strategy's title")
        return tuple(found + date_problems("until_on", self.from_on, self.until_on))


@dataclass(frozen=True)
class Bearing:
    """What a decision, or an item, bears upon: one strategy, standard or common system."""

    id: str
    decision_id: str | None = None
    item_id: str | None = None
    strategy_id: str | None = None
    standard_id: str | None = None
    system_id: str | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = []
        if (self.decision_id is None) == (self.item_id is None):
            found.append(Problem("decision_id", "Choose a decision, or an item."))
        upon = (self.strategy_id, self.standard_id, self.system_id)
        if sum(one is not None for one in upon) != 1:
            found.append(Problem("strategy_id", "Choose one strategy, standard or system."))
        return tuple(found)
