"""How much of the tests that could go on for ever is taken, and from which seed.

`packaging/test` takes a taste, `.ci/run` a slice, `.ci/run --long` the whole. A failure is run
again with the seed that it prints: `EGOVDESK_SEED=… packaging/test -k …`.
"""

from __future__ import annotations

import os


def seed() -> int:
    """Where the random numbers begin."""
    return int(os.environ.get("EGOVDESK_SEED", "2003"))


def kills() -> int:
    """How often the scripted clerk is killed."""
    return _amount("EGOVDESK_KILLS", 5)


def damages() -> int:
    """How many registers are cut or flipped."""
    return _amount("EGOVDESK_DAMAGES", 50)


def random_seconds() -> int:
    """For how long the random user is at the window."""
    return _amount("EGOVDESK_RANDOM_SECONDS", 5)


def _amount(name: str, taste: int) -> int:
    return int(os.environ.get(name, str(taste)))
