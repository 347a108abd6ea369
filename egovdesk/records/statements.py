"""IEG statements: sections with text and tables, evidence, kept drafts, and the way to approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from egovdesk.records.problems import Problem, name_problems


@dataclass(frozen=True)
class Statement:
    """A council's statement for a round, or one of its own where `round` is empty.

    `contact`, `email` and `phone` are its header; `delegated_to` may make minor changes on
    `delegated_terms` by the decision `delegation_id`. `submitted_id` is the draft that went in.
    """

    id: str
    title: str
    round: str = ""
    group_id: str | None = None
    owner_id: str | None = None
    contact: str = ""
    email: str = ""
    phone: str = ""
    due_on: date | None = None
    recipient: str = ""
    delegated_to: str = ""
    delegated_terms: str = ""
    delegation_id: str | None = None
    submitted_on: date | None = None
    method: str = ""
    reference: str = ""
    submitted_id: str | None = None
    carried_from_id: str | None = None
    exempt: bool = False
    ground: str = ""
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("title", self.title, label="The statement's title"))


class SectionKind(StrEnum):
    """What a section holds: text, a prescribed table, or what the register fills in by itself."""

    TEXT = "text"
    SELF_ASSESSMENT = "self_assessment"
    BVPI157 = "bvpi157"
    TAKE_UP = "take_up"
    OUTCOMES = "outcomes"
    SPEND = "spend"
    GOVERNANCE = "governance"
    PROGRAMME = "programme"
    APPROVAL = "approval"

    @property
    def label(self) -> str:
        return {
            "text": "Text alone",
            "self_assessment": "Text and a self-assessment by building block",
            "bvpi157": "Text and the table of BVPI 157",
            "take_up": "Text and the take-up of channels by year",
            "outcomes": "Text and priority outcomes with their lights",
            "spend": "Text and expenditure by year",
            "governance": "Text, and governance arrangements from the register",
            "programme": "Text, and the investment programme from the register",
            "approval": "Text, and the approval record from the register",
        }[self.value]

    @property
    def has_rows(self) -> bool:
        """Whether it has a table of rows that are typed."""
        return self in (
            SectionKind.SELF_ASSESSMENT,
            SectionKind.BVPI157,
            SectionKind.TAKE_UP,
            SectionKind.OUTCOMES,
            SectionKind.SPEND,
        )

    @property
    def is_filled(self) -> bool:
        """Whether the register fills it in; text may stand before it all the same."""
        return self in (SectionKind.GOVERNANCE, SectionKind.PROGRAMME, SectionKind.APPROVAL)


class Readiness(StrEnum):
    """How far a section has come (picture 07)."""

    TO_WRITE = "to_write"
    IN_DRAFT = "in_draft"
    READY = "ready"
    QUERY = "query"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Section:
    """A heading of a statement with its text as Markdown, its owner and how far it has come.

    A link in the text to `evidence:<id>` is the chip of that evidence. `word_limit` counts the text
    of the section with those below it; `code` names a prescribed part. `columns` are the keys of its
    table's columns with commas between them, `unit` is what sums of money in it are typed in.
    """

    id: str
    statement_id: str
    title: str
    kind: SectionKind = SectionKind.TEXT
    parent_id: str | None = None
    position: int = 0
    code: str = ""
    text: str = ""
    readiness: Readiness = Readiness.TO_WRITE
    owner_id: str | None = None
    word_limit: int | None = None
    required: bool = False
    guidance: str = ""
    due_on: date | None = None
    exempt: bool = False
    ground: str = ""
    note: str = ""
    columns: str = ""
    unit: str = ""

    @property
    def column_keys(self) -> tuple[str, ...]:
        """The keys of its table's columns."""
        return tuple(self.columns.split(",")) if self.columns else ()

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The section's title")
        if self.word_limit is not None and not 1 <= self.word_limit <= 1_000_000:
            found.append(Problem("word_limit", "Type how many words it may have, such as 1,000."))
        return tuple(found)


class Light(StrEnum):
    """The traffic lights of a return (reference.md 2.5, from memory): always beside their word."""

    UNSAID = ""
    BLACK = "black"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"

    @property
    def label(self) -> str:
        return {
            "": "Not said",
            "black": "Not started or not applicable",
            "red": "Planning",
            "amber": "Being implemented",
            "green": "Fully implemented",
        }[self.value]


@dataclass(frozen=True)
class SectionRow:
    """A row of a section's table: a building block, an interaction type, a channel, an outcome, a
    source of money. `kind` is what the round makes of it (required, good, excellent; income, need,
    savings). It is due, will by now be done (`projected_on`), or was done."""

    id: str
    section_id: str
    title: str
    code: str = ""
    kind: str = ""
    light: Light = Light.UNSAID
    status: str = ""
    due_on: date | None = None
    projected_on: date | None = None
    done_on: date | None = None
    comment: str = ""
    position: int = 0

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("title", self.title, label="The row"))


@dataclass(frozen=True)
class SectionFigure:
    """A number in a row: `column` is a financial year ("2003/04") or "total"; money is whole pence.

    `typed` is what stands there in words instead: "n/a", or what is to be mended, as it was typed, also
    in the column of a light or a date.
    """

    id: str
    row_id: str
    column: str
    value: int | None = None
    forecast: bool = False
    typed: str = ""


@dataclass(frozen=True)
class Evidence:
    """What a passage of a section rests on: one decision, action or project."""

    id: str
    section_id: str
    decision_id: str | None = None
    action_id: str | None = None
    project_id: str | None = None
    note: str = ""
    position: int = 0

    def problems(self) -> tuple[Problem, ...]:
        targets = (self.decision_id, self.action_id, self.project_id)
        if sum(one is not None for one in targets) != 1:
            return (Problem("decision_id", "Choose one decision, action or project."),)
        return ()


class DraftState(StrEnum):
    """The cycle of a kept draft (product.md section 3); one that is worked on is not kept yet."""

    KEPT = "kept"
    SEEN = "seen"
    AGREED = "agreed"
    SUBMITTED = "submitted"

    @property
    def label(self) -> str:
        return {"seen": "Seen by a group"}.get(self.value, self.value.capitalize())


@dataclass(frozen=True)
class Draft:
    """A statement as it was kept, which never changes: `content` is JSON and `sha256` its hash."""

    id: str
    statement_id: str
    number: int
    kept_at: datetime
    sha256: str
    content: str
    state: DraftState = DraftState.KEPT
    title: str = ""
    kept_by: str = ""
    words: int = 0
    item_id: str | None = None
    note: str = ""

    @property
    def label(self) -> str:
        """Its number, with the name it was given."""
        return f"Draft {self.number}, {self.title}" if self.title else f"Draft {self.number}"


class StageKind(StrEnum):
    """What happens at a stage of the way to approval (reference.md 2.7)."""

    CONSIDER = "consider"
    AGREE = "agree"
    ADOPT = "adopt"
    SUBMIT = "submit"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class ApprovalStage:
    """A stage of a statement's way: a group or a person, by when, and the decision that settled it."""

    id: str
    statement_id: str
    title: str
    kind: StageKind = StageKind.AGREE
    position: int = 0
    group_id: str | None = None
    person_id: str | None = None
    due_on: date | None = None
    done_on: date | None = None
    item_id: str | None = None
    decision_id: str | None = None
    draft_id: str | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("title", self.title, label="The stage"))


@dataclass(frozen=True)
class Amendment:
    """A change made under a delegation after approval: what, why, by whom and when.

    `before` and `after` are the section's text; `draft_id` is the draft that had been agreed.
    """

    id: str
    statement_id: str
    made_on: date
    text: str
    reason: str = ""
    section_id: str | None = None
    draft_id: str | None = None
    by_id: str | None = None
    before: str = ""
    after: str = ""
