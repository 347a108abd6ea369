"""What an entry of the minutes may hold, and what must be known to understand one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.room import MovementKind, VoiceKind

Span = tuple[int, int]
"""Where a part stands in the text: from, until."""


class EntryKind(StrEnum):
    """What an entry makes."""

    ACTION = "action"
    DECISION = "decision"
    EXEMPT = "exempt"
    VOTE = "vote"
    DECLARATION = "declaration"
    MOVEMENT = "movement"

    @property
    def label(self) -> str:
        return "Interest" if self is EntryKind.DECLARATION else self.value.capitalize()

    @property
    def has_person(self) -> bool:
        """Whether it begins with a name."""
        return self in (EntryKind.ACTION, EntryKind.DECLARATION, EntryKind.MOVEMENT)


@dataclass(frozen=True)
class Someone:
    """A person, or a post, that an entry may name."""

    id: str
    name: str


@dataclass(frozen=True)
class Line:
    """An item that an entry may name by its agenda number; its minute's number is another."""

    id: str
    number: str
    title: str
    minute: str = ""


@dataclass(frozen=True)
class Known:
    """What an entry is read against: the people nearest first, the agenda, dates and lists.

    `tiers` are people in groups: who is in the room, who is listed, everybody. `kinds` are codes of
    interests with their labels, `meetings` the days of the group's later meetings, `now` and `began`
    times of day as they are kept, and `present` how many are there who may vote.
    """

    today: date
    tiers: tuple[Sequence[Someone], ...] = ()
    lines: Sequence[Line] = ()
    here: Line | None = None
    kinds: Sequence[tuple[str, str]] = ()
    meetings: Sequence[date] = ()
    now: str = ""
    began: str = ""
    present: int | None = None


@dataclass(frozen=True)
class Votes:
    """A vote as it was counted, or as each voted; `strangers` are words that name nobody known."""

    votes_for: int | None = None
    against: int | None = None
    abstained: int | None = None
    voices: tuple[tuple[Someone, VoiceKind], ...] = ()
    strangers: tuple[str, ...] = ()
    casting: bool = False

    @property
    def total(self) -> int:
        """How many voted or abstained."""
        return (self.votes_for or 0) + (self.against or 0) + (self.abstained or 0)


@dataclass(frozen=True)
class Entry:
    """What an entry says, and where in the text each part of it stands.

    `who_words` are the typed words where nobody known is meant; `choices` are the people they may
    mean where there are several. `problem` is why it cannot be added yet, in a sentence, and `advice`
    what to look at although it can be.
    """

    kind: EntryKind
    what: str = ""
    who: Someone | None = None
    who_words: str = ""
    choices: tuple[Someone, ...] = ()
    due: date | None = None
    due_problem: str = ""
    ground: str = ""
    votes: Votes | None = None
    item: Line | None = None
    item_words: str = ""
    interest: str = ""
    withdrew: bool = False
    moved: MovementKind | None = None
    at: str = ""
    who_span: Span | None = None
    what_span: Span = (0, 0)
    due_span: Span | None = None
    item_span: Span | None = None
    problem: str = ""
    advice: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether there is something to add, and nothing in the way."""
        if self.problem or self.due_problem:
            return False
        match self.kind:
            case EntryKind.VOTE:
                return self.votes is not None
            case EntryKind.DECLARATION:
                return self.who is not None and self.item is not None
            case EntryKind.MOVEMENT:
                return self.who is not None and self.moved is not None
            case _:
                return bool(self.what)

    @property
    def spans(self) -> list[Span]:
        """Where its parts stand, in their order."""
        found = (self.who_span, self.item_span, self.what_span, self.due_span)
        return sorted(span for span in found if span)
