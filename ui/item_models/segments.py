"""What a painted row says: cells made of segments, all plain values.

Item models make them, the shared delegate in `ui.widgets` paints them, and `spoken` is what a
screen reader says. Colours and faces are names from `ui.theme.tokens`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Spans = tuple[tuple[int, int], ...]


class MarkKind(StrEnum):
    """The shapes of a status, each with the word it stands beside when none is given."""

    PROPOSED = "proposed"
    RECOMMENDED = "recommended"
    DECIDED = "decided"
    RATIFIED = "ratified"
    WAITING = "waiting"
    DEFERRED = "deferred"
    NOT_AGREED = "not agreed"
    LOOK = "look at this"
    LATE = "late"
    NOW = "now being discussed"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NOTE = "to note"


@dataclass(frozen=True, slots=True)
class Text:
    """Words. `context` is given up before titles when room is short; `width` makes a column."""

    text: str
    tone: str = "ink"
    face: str = "text"
    found: Spans = ()
    context: bool = False
    width: int = 0
    right: bool = False

    @property
    def spoken(self) -> str:
        """The words."""
        return self.text


@dataclass(frozen=True, slots=True)
class Icon:
    """A Lucide icon; silent unless `says` gives it a word."""

    name: str
    tone: str = "ink2"
    says: str = ""
    size: int = 16

    @property
    def spoken(self) -> str:
        """The word it stands for, if any."""
        return self.says


@dataclass(frozen=True, slots=True)
class Mark:
    """A status mark; silent where a word stands beside it."""

    kind: MarkKind
    says: str = ""
    tone: str = ""

    @property
    def spoken(self) -> str:
        """The word it stands for, if none stands beside it."""
        return self.says


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word in a box: `plain`, `tint`, `exempt`, `amber`, `red` or `green`."""

    text: str
    kind: str = "plain"
    icon: str = ""

    @property
    def spoken(self) -> str:
        """The word."""
        return self.text


@dataclass(frozen=True, slots=True)
class Key:
    """A key cap; with `current` it is taught on the row that it acts on, and on no other."""

    text: str
    current: bool = False

    @property
    def spoken(self) -> str:
        """Nothing: the command speaks its own shortcut."""
        return ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A length between nothing and one."""

    fraction: float
    tone: str = "petrol"
    width: int = 80
    says: str = ""

    @property
    def spoken(self) -> str:
        """What the length means."""
        return self.says


@dataclass(frozen=True, slots=True)
class Shares:
    """Lengths one after the other, each between nothing and one, in paler and paler petrol."""

    parts: tuple[float, ...]
    width: int = 110
    says: str = ""

    @property
    def spoken(self) -> str:
        """What the lengths mean."""
        return self.says


@dataclass(frozen=True, slots=True)
class Hidden:
    """A bar where exempt words are not shown; it holds none of them, only a likely length."""

    width: int

    @property
    def spoken(self) -> str:
        """That there is something."""
        return "exempt words hidden"


@dataclass(frozen=True, slots=True)
class Check:
    """A tick box."""

    on: bool
    enabled: bool = True

    @property
    def spoken(self) -> str:
        """Whether it is ticked."""
        return "ticked" if self.on else "not ticked"


@dataclass(frozen=True, slots=True)
class Gap:
    """Room, in pixels at 100%."""

    width: int

    @property
    def spoken(self) -> str:
        """Nothing."""
        return ""


Segment = Text | Icon | Mark | Tag | Key | Bar | Shares | Hidden | Check | Gap
Line = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One painted cell or row: a line, perhaps a second, each with something at its right end.

    `lead` stands before both lines: its words beside the first, its marks between the two
    (or beside the first with `lead_on_top`).
    """

    line: Line = ()
    second: Line = ()
    trailing: Line = ()
    second_trailing: Line = ()
    lead: Line = ()
    lead_on_top: bool = False
    right: bool = False
    centred: Line = ()

    @property
    def spoken(self) -> str:
        """Everything in the cell as a sentence fragment."""
        order = (self.lead, self.centred, self.line, self.second, self.trailing)
        parts = (part.spoken for line in (*order, self.second_trailing) for part in line)
        return ", ".join(part for part in parts if part)

    @property
    def plain(self) -> str:
        """The words of the first line, for copying and looking up by typing."""
        return " ".join(part.text for part in self.line if isinstance(part, Text | Tag))


def spans_of(text: str, words: tuple[str, ...]) -> Spans:
    """Find where any of the words begins a word of the text."""
    lowered = text.lower()
    spans: list[tuple[int, int]] = []
    for word in filter(None, (each.lower() for each in words)):
        start = lowered.find(word)
        while start >= 0:
            if start == 0 or not lowered[start - 1].isalnum():
                spans.append((start, start + len(word)))
            start = lowered.find(word, start + len(word))
    return _merged(spans)


def _merged(spans: list[tuple[int, int]]) -> Spans:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
