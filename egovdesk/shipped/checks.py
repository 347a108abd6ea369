"""The thresholds of the checks as shipped."""

from __future__ import annotations

import tomllib

from egovdesk.records.findings import Threshold
from egovdesk.resources import resource


def shipped_thresholds() -> tuple[Threshold, ...]:
    """The thresholds in `resources/data/check_settings.toml`, in its order."""
    text = resource("data", "check_settings.toml").read_text(encoding="utf-8")
    return tuple(Threshold(**one) for one in tomllib.loads(text)["settings"])
