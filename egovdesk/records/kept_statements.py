"""A statement as a draft keeps it: its header, sections, tables and evidence, as they were that day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from egovdesk.records.kept_text import as_text, from_text
from egovdesk.records.statements import Light, Readiness, SectionKind

FORMAT = 1


@dataclass(frozen=True)
class KeptFigure:
    """A number of a row, or what was typed in its place; money is whole pence."""

    column: str
    value: int | None = None
    forecast: bool = False
    typed: str = ""


@dataclass(frozen=True)
class KeptRow:
    """A row of a section's table with its numbers."""

    id: str
    title: str
    code: str = ""
    kind: str = ""
    light: Light = Light.UNSAID
    status: str = ""
    due_on: date | None = None
    done_on: date | None = None
    comment: str = ""
    figures: tuple[KeptFigure, ...] = ()
    projected_on: date | None = None


@dataclass(frozen=True)
class KeptEvidence:
    """What a passage rested on, as it stood: a decision's number and wording, whether it was ratified.

    `kind` is decision, action or project, `standing` how it stood in words, `group` who decided it
    by the name of the day, `on` the day. Where a group above has answered, `answered_by` is its name
    and `answer` the number of its own decision.
    """

    id: str
    kind: str
    target_id: str
    number: str
    title: str
    wording: str = ""
    standing: str = ""
    group: str = ""
    on: date | None = None
    exempt: bool = False
    note: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True)
class KeptSection:
    """A heading with all that stood under it; `number` is its place ("4.1"), `level` 1 at the top.

    `filled` is what the register filled in, as the JSON of a document.
    """

    id: str
    title: str
    number: str = ""
    level: int = 1
    parent_id: str | None = None
    kind: SectionKind = SectionKind.TEXT
    code: str = ""
    text: str = ""
    filled: str = ""
    readiness: Readiness = Readiness.TO_WRITE
    owner: str = ""
    word_limit: int | None = None
    required: bool = False
    exempt: bool = False
    ground: str = ""
    rows: tuple[KeptRow, ...] = ()
    evidence: tuple[KeptEvidence, ...] = ()
    columns: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class KeptStatement:
    """A whole statement: its header, then its sections in order."""

    title: str
    authority: str = ""
    round: str = ""
    group: str = ""
    owner: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    due_on: date | None = None
    recipient: str = ""
    exempt: bool = False
    ground: str = ""
    sections: tuple[KeptSection, ...] = ()

    def as_json(self) -> str:
        """The statement as text: the same statement gives the same text."""
        return as_text("statement", self, FORMAT)

    @classmethod
    def from_json(cls, text: str) -> KeptStatement:
        """The statement that a text keeps; raises ValueError where it is none, or of another format."""
        return from_text("statement", cls, text, FORMAT)

    @property
    def evidence(self) -> Iterator[tuple[KeptSection, KeptEvidence]]:
        """Everything that sections rest on, in order."""
        return ((section, one) for section in self.sections for one in section.evidence)
