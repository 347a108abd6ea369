"""The register of 200,000 decisions: shown, sorted, filtered, and searched as one types."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import Figure, milliseconds, percentile
from benchmarks.register import opening
from egovdesk.register import Register


def figures(path: Path) -> list[Figure]:
    """What SQL and the repositories take, without painting."""
    opened = opening(path, "opening the large register, beside an empty one")
    with Register(path, read_only=True) as register:
        return [opened, *_tables(register), *_search(register)]


def _tables(register: Register) -> list[Figure]:
    query, count = register.decisions.register, register.decisions.count()
    ids = query.ids({}, sort="decided_on", descending=True)
    generator = random.Random(7)

    def jump() -> None:
        start = generator.randrange(max(1, len(ids) - 100))
        register.decisions.rows(ids[start : start + 100])

    return [
        Figure(f"all {count:,} ids, newest first",
               _median(lambda: query.ids({}, sort="decided_on", descending=True)), 115, "115"),
        Figure("the first page before the ids are all read",
               _median(lambda: query.ids({}, sort="decided_on", limit=100)), None, "at once"),
        Figure("sorted by title", _median(lambda: query.ids({}, sort="title")), 260, "260"),
        Figure("filtered by words",
               _median(lambda: query.ids({}, sort="decided_on", words="authenticat")), 78, "78"),
        Figure("a jump, median of 200", percentile([milliseconds(jump) for _ in range(200)], 0.5),
               12, "12"),
    ]  # fmt: skip


def _median(work: Callable[[], object]) -> float:
    """Warm: the median of three, after one."""
    work()
    return percentile([milliseconds(work) for _ in range(3)], 0.5)


def _search(register: Register) -> list[Figure]:
    words = [
        "authentication", "business case", "housing repairs", "smartcard", "minutes of",
        "network partner", "priya raman", "data sharing protocol", "revenues", "security policy",
    ]  # fmt: skip
    typed = [word[:length] for word in words for length in range(1, len(word) + 1)]
    first = [milliseconds(lambda text=text: register.search.as_typed(text)) for text in typed]
    ranked = [milliseconds(lambda text=text: register.search.ranked(text)) for text in words]
    return [
        Figure("search as typed, p50", percentile(first, 0.5), 2.0, "2.0"),
        Figure("search as typed, p95", percentile(first, 0.95), 16.0, "under 16"),
        Figure("search as typed, longest", max(first), None, ""),
        Figure("ranked after a pause, p95", percentile(ranked, 0.95), 100.0, "within 100"),
    ]
