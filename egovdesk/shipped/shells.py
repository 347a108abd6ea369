"""The shell of a report as `resources/data` has it."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from egovdesk.records.shells import Implication, PaperShell, ShellSection
from egovdesk.resources import resource


@lru_cache(maxsize=1)
def paper_shell() -> PaperShell:
    """The headings of a report, and what its author is told."""
    told = tomllib.loads(resource("data", "paper_shell.toml").read_text(encoding="utf-8"))
    return PaperShell(
        tuple(ShellSection(**_frozen(one)) for one in told["sections"]),
        tuple(Implication(**_frozen(one)) for one in told["implications"]),
        tuple(told["options"]["titles"]),
    )


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, "also": tuple(entry["also"])}
