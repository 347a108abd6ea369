"""How robust a ranking is: what would change if a weight were 5 or 10 points more, or less
(reference.md 5.4: does rank change if a weight moves?)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egovdesk.ranking.engine import Entry, Ranked, rank
from egovdesk.records.programmes import TOTAL_WEIGHT

STEPS = (-10, -5, 5, 10)


@dataclass(frozen=True, slots=True)
class Shift:
    """A project whose row would be another one; and whether the funding line would be crossed."""

    id: str
    before: int
    after: int
    funded_before: bool
    funded_after: bool

    @property
    def crosses(self) -> bool:
        """Whether it would be funded, or would be no longer."""
        return self.funded_before != self.funded_after


@dataclass(frozen=True, slots=True)
class Swing:
    """What a change of one weight by some points would do; the others change in proportion."""

    criterion: int
    points: int
    weight: float
    shifts: tuple[Shift, ...]

    @property
    def crossing(self) -> tuple[Shift, ...]:
        """The projects that would cross the funding line."""
        return tuple(one for one in self.shifts if one.crosses)


def swings(
    entries: Sequence[Entry], weights: Sequence[float], budget: int | None = None
) -> list[Swing]:
    """Each criterion's weight 10 and 5 points less, 5 and 10 more, as far as it can go.

    A weight of nought is not made less, nor one of 100 more.
    """
    now = {one.id: one for one in rank(entries, weights, budget)}
    found = []
    for at, weight in enumerate(weights):
        for points in STEPS:
            changed = min(max(weight + points, 0), TOTAL_WEIGHT)
            if changed != weight:
                ranked = rank(entries, moved(weights, at, changed), budget)
                found.append(Swing(at, points, changed, _shifts(now, ranked)))
    return found


def moved(weights: Sequence[float], at: int, weight: float) -> list[float]:
    """The weights with one at another value, and the others in proportion so that all total 100."""
    others = sum(weights) - weights[at]
    rest = TOTAL_WEIGHT - weight
    share = len(weights) - 1
    return [
        weight if i == at else one * rest / others if others else rest / share
        for i, one in enumerate(weights)
    ]


def _shifts(now: dict[str, Ranked], ranked: Sequence[Ranked]) -> tuple[Shift, ...]:
    return tuple(
        Shift(one.id, now[one.id].at, one.at, now[one.id].funded, one.funded)
        for one in ranked
        if one.at != now[one.id].at or one.funded != now[one.id].funded
    )
