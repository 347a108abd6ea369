"""Timing in pairs: each figure of ours beside its limit or peer, interleaved, in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured figure: what, ours, the limit or peer, and what was to be reached."""

    what: str
    ours: float
    other: float | None
    reach: str
    unit: str = "ms"

    def line(self) -> str:
        """One line of the printed table."""
        ratio = f"{self.ours / self.other:6.2f}" if self.other else "      "
        other = f"{self.other:10.2f}" if self.other is not None else " " * 10
        return (
            f"{self.what:54} {self.ours:10.2f} {other} {ratio}  {self.unit:4} reach: {self.reach}"
        )


HEAD = f"{'figure (medians)':54} {'ours':>10} {'beside':>10} {'ratio':>6}"


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def paired(
    ours: Callable[[], object], other: Callable[[], object], runs: int = 5
) -> tuple[float, float]:
    """The medians of two pieces of work, taken in turn after one warm-up of each."""
    ours(), other()
    pairs = [(milliseconds(ours), milliseconds(other)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def percentile(values: list[float], share: float) -> float:
    """The value that a share of them does not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
