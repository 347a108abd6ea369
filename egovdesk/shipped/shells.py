"""The shell of a report as `resources/data` has it."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from egovdesk.records.shells import Implication, PaperShell, ShellSection
from egovdesk.resources import resource


@lru_cache(maxsize=1)
def paper_shell() -> PaperShell:
    """The headings of a report, and what its author is told."""
    told = tomllib.loads(resource("data", "paper_shell.toml").read_text(encoding="utf-8"))
    return PaperShell(
        tuple(ShellSection(**one) for one in told["sections"]),
        tuple(Implication(**{**one, "also": tuple(one["also"])}) for one in told["implications"]),
        tuple(told["options"]["titles"]),
        tuple(told["options"]["labels"]),
    )
