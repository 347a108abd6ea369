"""Weights and scores to places, running totals and the funding line: pure, and fast enough to drag."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from egovdesk.records.programmes import MOST_SCORE, TOTAL_WEIGHT, Score

_PLACES = 6
"""Totals that differ only after so many places are the same."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A project as it is ranked: its mean score for each criterion (None where nobody scored it), what
    it asks of the year's budget in pence, and the place it was moved to by hand."""

    id: str
    title: str
    means: tuple[float | None, ...]
    cost: int = 0
    moved_to: int | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A project in its place.

    `at` counts the rows from 1; `place` is the rank that is shown, which ties share; `earned` the rank
    by score alone. `parts` add up to `total`, of 100. `running` is the sum of all costs down to here.
    """

    id: str
    at: int
    place: int
    earned: int
    tied: bool
    moved: bool
    total: float
    parts: tuple[float, ...]
    running: int
    funded: bool


def latest_scores(scores: Iterable[Score]) -> dict[tuple[str, str, str], Score]:
    """The score that stands of each scorer, by project, criterion and scorer; of scores in order of date."""
    return {(one.project_id, one.criterion_id, one.scorer_id): one for one in scores}


def rank(
    entries: Sequence[Entry], weights: Sequence[float], budget: int | None = None
) -> list[Ranked]:
    """The projects from the top: by weighted total, then as they were moved by hand.

    Weights that do not total 100 count in proportion. Without a budget everything is above the line.
    """
    scale = TOTAL_WEIGHT / (sum(weights) or 1) / MOST_SCORE
    worth = [weight * scale for weight in weights]
    parts = {one.id: _parts(one.means, worth) for one in entries}
    totals = {key: round(sum(found), _PLACES) for key, found in parts.items()}
    by_score = sorted(entries, key=lambda one: (-totals[one.id], one.title.casefold(), one.id))
    earned = _earned(by_score, totals)
    return _placed(_by_hand(by_score), parts, totals, earned, budget)


def _parts(means: Sequence[float | None], worth: Sequence[float]) -> tuple[float, ...]:
    return tuple([(mean or 0.0) * each for mean, each in zip(means, worth, strict=True)])


def _earned(by_score: Sequence[Entry], totals: Mapping[str, float]) -> dict[str, int]:
    earned: dict[str, int] = {}
    first: dict[float, int] = {}
    for at, one in enumerate(by_score, 1):
        earned[one.id] = first.setdefault(totals[one.id], at)
    return earned


def _by_hand(by_score: Sequence[Entry]) -> list[Entry]:
    """The order by score, with what was moved by hand at the places it was moved to."""
    order = [one for one in by_score if one.moved_to is None]
    moved = sorted(
        (one for one in by_score if one.moved_to is not None), key=lambda one: one.moved_to or 0
    )
    for one in moved:
        order.insert(max(0, (one.moved_to or 1) - 1), one)
    return order


def _placed(
    order: Sequence[Entry],
    parts: Mapping[str, tuple[float, ...]],
    totals: Mapping[str, float],
    earned: Mapping[str, int],
    budget: int | None,
) -> list[Ranked]:
    shared: dict[float, int] = {}
    for one in order:
        shared[totals[one.id]] = shared.get(totals[one.id], 0) + 1
    ranked: list[Ranked] = []
    running, funded = 0, True
    for at, one in enumerate(order, 1):
        running += one.cost
        # The line is drawn once: what comes after it is below, however little it costs.
        funded = funded and (budget is None or running <= budget)
        total, moved = totals[one.id], one.moved_to is not None
        tied = shared[total] > 1 and not moved
        above = ranked[-1] if ranked else None
        same = tied and above is not None and above.total == total and not above.moved
        place = above.place if same and above is not None else at
        ranked.append(
            Ranked(
                one.id, at, place, earned[one.id], tied, moved, total, parts[one.id], running,
                funded,
            )
        )  # fmt: skip
    return ranked


def funded_count(ranked: Sequence[Ranked]) -> int:
    """How many projects stand above the funding line."""
    return sum(one.funded for one in ranked)


def unspent(ranked: Sequence[Ranked], budget: int) -> int:
    """What is left of the budget at the funding line, in pence."""
    above = [one.running for one in ranked if one.funded]
    return budget - (above[-1] if above else 0)


def share_out(weights: Sequence[int], keep: int) -> list[int]:
    """Whole weights that total 100: the one at `keep` as it is, the others in proportion."""
    kept = min(max(weights[keep], 0), TOTAL_WEIGHT)
    others = [at for at in range(len(weights)) if at != keep]
    if not others:
        return [TOTAL_WEIGHT]
    now = sum(weights[at] for at in others)
    rest = TOTAL_WEIGHT - kept
    exact = {at: rest * weights[at] / now if now else rest / len(others) for at in others}
    shared = [int(exact.get(at, kept)) for at in range(len(weights))]
    short = TOTAL_WEIGHT - sum(shared)
    for at in sorted(others, key=lambda one: shared[one] - exact[one])[:short]:
        shared[at] += 1
    return shared
