"""Where the files that ship with EgovDesk lie."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _root() -> Path:
    beside = Path(__file__).parent.parent
    # A wheel installs the folder under a name of its own, which no other project's is.
    installed = beside / "egovdesk_resources"
    return installed if installed.is_dir() else beside / "resources"


def resource(*parts: str) -> Path:
    """Give the path of a file in the resources folder."""
    return _root().joinpath(*parts)
