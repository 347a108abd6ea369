"""Where the files that ship with EgovDesk lie."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _root() -> Path:
    checkout = Path(__file__).parent.parent / "resources"
    if checkout.is_dir():
        return checkout
    # In a wheel the same folder is installed as data beside the package.
    for folder in map(Path, sys.path):
        if (folder / "egovdesk_resources").is_dir():
            return folder / "egovdesk_resources"
    return checkout


def resource(*parts: str) -> Path:
    """Give the path of a file in the resources folder."""
    return _root().joinpath(*parts)
