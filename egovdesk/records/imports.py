"""What an import will do: each row's fate, named before anything is written, and then done exactly.

A plan is made from a file and the register as it stood at `mark`; carrying it out writes its `writes`
and nothing else, so the preview cannot say one thing and the import do another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Plain = str | int | None


class ImportKind(StrEnum):
    """What the rows of a file are."""

    PEOPLE = "people"
    POSTS = "posts"
    MEMBERSHIPS = "memberships"
    MEETINGS = "meetings"
    DECISIONS = "decisions"
    ACTIONS = "actions"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class Fate(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return "Already the same" if self is Fate.SAME else self.value.capitalize()

    @property
    def writes(self) -> bool:
        """Whether the register will be another for it."""
        return self in (Fate.ADDED, Fate.CHANGED)


@dataclass(frozen=True)
class FieldChange:
    """One fact of a record: what the register says, and what it will say."""

    label: str
    before: str
    after: str


class Act(StrEnum):
    """What is done with a record."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


@dataclass(frozen=True)
class Write:
    """A record to put in (every column), to change (those columns) or to take out, as SQLite keeps it."""

    act: Act
    table: str
    id: str
    columns: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True)
class RowFate:
    """A row, by its number in the file: what it speaks of, what becomes of it, and why.

    `notes` say how it was understood ("“P. Raman” is taken for Priya Raman"). `turn` orders the
    writing: a row may stand on one that comes later in the file.
    """

    number: int
    fate: Fate
    what: str
    changes: tuple[FieldChange, ...] = ()
    why: str = ""
    notes: tuple[str, ...] = ()
    writes: tuple[Write, ...] = ()
    turn: int = 0


@dataclass(frozen=True)
class ColumnMatch:
    """A column of the file: the field that it fills ("" for none), and a word on why or how."""

    heading: str
    field: str
    label: str = ""
    sample: str = ""
    note: str = ""


@dataclass(frozen=True)
class Plan:
    """An import as the preview shows it.

    Where the file `lacks` a column that its kind needs, no row has a fate until one is named.
    """

    kind: ImportKind
    file: str
    sheet: str
    mark: str
    rows: tuple[RowFate, ...]
    columns: tuple[ColumnMatch, ...] = ()
    sheets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    counts: Mapping[Fate, int] = field(init=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        counted = Counter(row.fate for row in self.rows)
        object.__setattr__(self, "counts", {fate: counted[fate] for fate in Fate})

    def in_turn(self) -> list[RowFate]:
        """The rows that write, each after those it stands on."""
        return sorted((row for row in self.rows if row.fate.writes), key=lambda row: row.turn)

    @property
    def to_write(self) -> int:
        """How many rows the register will be another for."""
        return sum(number for fate, number in self.counts.items() if fate.writes)
