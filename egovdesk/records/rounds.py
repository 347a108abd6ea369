"""Rounds of IEG statements as they ship: dates, prescribed parts and the rows of their tables.

No copy of the pro formas was found: much is from memory (reference.md 2 and 8), and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from egovdesk.records.statements import SectionKind

CAUTION = "Check against your authority’s copy."
"""What stands beside everything that a round prescribes."""


@dataclass(frozen=True)
class RoundRow:
    """A row of a prescribed table; `kind` is what the round makes of it, as in `SectionRow`."""

    code: str
    title: str
    kind: str = ""


@dataclass(frozen=True)
class Grant:
    """IEG capital grant to each council for one or more years, as it was announced: "was announced"."""

    years: tuple[str, ...]
    pence: int
    words: str
    source: str


@dataclass(frozen=True)
class RoundPart:
    """A prescribed part. `columns` are those of its table's figures: financial years, or "total".

    `unit` is what its sums are typed in: £000.
    """

    code: str
    title: str
    kind: SectionKind = SectionKind.TEXT
    guidance: str = ""
    source: str = ""
    required: bool = False
    word_limit: int | None = None
    columns: tuple[str, ...] = ()
    unit: str = ""
    rows: tuple[RoundRow, ...] = ()
    parts: tuple[RoundPart, ...] = ()

    @property
    def advice(self) -> str:
        """What it asks for; where it is prescribed, with the caution, and whether it is from memory."""
        if not self.source:
            return self.guidance
        caution = f"From memory: {CAUTION[0].lower()}{CAUTION[1:]}" if self.remembered else CAUTION
        return f"{self.guidance} {caution}".strip()

    @property
    def remembered(self) -> bool:
        """Whether some of it is from memory, and from no source."""
        return "from memory" in self.source.lower()


@dataclass(frozen=True)
class Round:
    """A round: when its guidance came, when statements were due and to whom, and its parts."""

    code: str
    title: str
    due_on: date
    recipient: str
    guidance: str
    source: str
    guidance_on: date | None = None
    money: str = ""
    note: str = ""
    parts: tuple[RoundPart, ...] = ()
    grants: tuple[Grant, ...] = ()

    def part(self, code: str) -> RoundPart | None:
        """The part with a code, at whatever depth."""
        waiting = list(self.parts)
        while waiting:
            one = waiting.pop(0)
            if one.code == code:
                return one
            waiting += one.parts
        return None
