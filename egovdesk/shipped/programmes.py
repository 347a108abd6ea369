"""The criteria that a first programme is scored by, of `resources/data/criteria.toml`."""

from __future__ import annotations

import tomllib
from typing import Any

from egovdesk.resources import resource


def default_criteria() -> list[dict[str, Any]]:
    """Title, weight and detail of each criterion; the weights total 100."""
    text = resource("data", "criteria.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["criteria"]
    return found
