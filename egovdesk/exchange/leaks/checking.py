"""The leak check of what is made public of a meeting: the exempt record sought in finished files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from egovdesk.exchange.leaks.index import Index
from egovdesk.exchange.leaks.searching import Progress, Stop, search
from egovdesk.exposure import Exposure
from egovdesk.records.leaks import Searched, Unsearched
from egovdesk.register import Register


def check_public(
    register: Register, meeting_id: str, paths: Iterable[Path], progress: Progress | None = None,
    stop: Stop | None = None,
) -> Searched:  # fmt: skip
    """Search files, and folders, for what only the exempt record holds (product.md 2.5).

    What the open record holds does not count, nor what was declared public for this meeting with a
    reason. `progress(pages)` and `stop()` are those of `search`, which says what is raised.
    """
    exposure = Exposure(register, meeting_id)
    index = Index(exposure.secrets(), exposure.open_texts(), exposure.is_open)
    found = search(paths, index, progress, stop)
    declared = {one.words for one in register.disclosures.find(meeting_id=meeting_id)}
    return replace(found, unsearched=tuple(_settled(one, declared) for one in found.unsearched))


def _settled(one: Unsearched, declared: set[str]) -> Unsearched:
    return replace(one, blocks=False) if one.words in declared else one
