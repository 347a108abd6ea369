"""What the cells of a table hold besides plain values: sums, marked words, formulas."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Tone(StrEnum):
    """A colour that goes with a word, and never stands without it."""

    NONE = "none"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole pence."""

    pence: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A word in a cell with the colour that goes with it: a state, a RAG mark."""

    text: str
    tone: Tone = Tone.NONE


@dataclass(frozen=True, slots=True)
class Ref:
    """What a formula refers to: a column of its own row, by name, or of another sheet.

    `row` is one row of it, counted from 1; `whole` is all of its rows.
    """

    column: str
    sheet: str = ""
    row: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """A value that Excel works out again: its parts in order, in Excel's English, and what it gives now.

    Where there is no sheet to work it out in, the value stands alone. A text never becomes a formula.
    """

    parts: tuple[str | Ref, ...]
    value: int | Decimal | Money
