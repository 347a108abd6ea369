"""How operations are done, undone and made again: what a scenario is, and all that there are."""

from __future__ import annotations

from collections.abc import Callable

from egovdesk.register import Register
from tests.scenes import Board

Act = Callable[[Register], object]
Scenario = Callable[[Board], Act]
"""What prepares the board for an operation, and returns the operation itself."""

SCENARIOS: dict[str, Scenario] = {}


def scenario(func: Callable[..., object]) -> Callable[[Scenario], Scenario]:
    """Name the operation that a scenario does."""

    def keep(made: Scenario) -> Scenario:
        SCENARIOS[f"{func.__module__}.{func.__name__}"] = made
        return made

    return keep


def simply(func: Callable[..., object], *args: object, **facts: object) -> None:
    """A scenario that needs nothing prepared; strings name fields of the board."""

    def prepare(board: Board) -> Act:
        given = [getattr(board, one[1:]) if is_field(one) else one for one in args]
        return lambda register: func(register, *given, **facts)

    scenario(func)(prepare)


def is_field(value: object) -> bool:
    """Whether a value names a field of the board."""
    return isinstance(value, str) and value.startswith("@")
