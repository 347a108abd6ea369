"""Verbs: what a user can do. One function, one transaction, one undo step, one notice of change.

An operation takes the register and plain values or a record, checks what must always hold, and
writes through the repositories. An operation called by another joins its step. What others have
seen (issue, circulate, approve, sign) is marked `undoable=False`: withdrawn or corrected, not undone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from inspect import signature
from typing import Any, TypeVar, cast

from egovdesk.errors import Refused
from egovdesk.records.problems import Problem
from egovdesk.register import Register

F = TypeVar("F", bound=Callable[..., Any])

OPERATIONS: dict[str, str] = {}
"""The label of every operation by its module and name, for menus and for the tests that walk them."""


def operation(
    label: str, *, undoable: bool = True, of: Callable[..., str] | None = None
) -> Callable[[F], F]:
    """Make a function one step of the register, named `label` in Edit › Undo.

    `of` says what it is done to, from the arguments that it names ("Change attendance: Priya Raman");
    a label never tells what may be exempt. Callers may name a run of typing with `join`, so that what
    is saved as typed is undone at once.
    """

    def decorate(func: F) -> F:
        OPERATIONS[f"{func.__module__}.{func.__name__}"] = label

        @wraps(func)
        def run(register: Register, *args: Any, join: str | None = None, **kwargs: Any) -> Any:
            naming = (
                label if of is None else partial(_named, label, func, of, register, *args, **kwargs)
            )
            with register.step(naming, join=join, undoable=undoable):
                return func(register, *args, **kwargs)

        return cast(F, run)

    return decorate


def _named(
    label: str, func: Callable[..., Any], of: Callable[..., str], *args: Any, **kwargs: Any
) -> str:
    """A label with what it is done to, by the arguments of the operation that `of` names."""
    bound = signature(func).bind(*args, **kwargs)
    bound.apply_defaults()
    name = of(*(bound.arguments[one] for one in signature(of).parameters))
    return f"{label}: {name}" if name else label


def require(problems: tuple[Problem, ...]) -> None:
    """Refuse a record that has problems, with the first one's sentence."""
    if problems:
        raise Refused(problems[0].sentence, "Nothing has changed.")
