"""Bringing rows of other people's lists in: exactly what the plan says, in one step."""

from __future__ import annotations

from collections.abc import Generator
from itertools import islice
from typing import Any

from egovdesk.errors import Refused
from egovdesk.operations import OPERATIONS, require
from egovdesk.records.imports import Act, Plan, Write
from egovdesk.register import Register
from egovdesk.store.repository import Repository

_LABEL = "Import"
_AT_A_TIME = 50
OPERATIONS[f"{__name__}.import_rows"] = _LABEL


def import_rows(register: Register, plan: Plan) -> int:
    """Carry a plan out as one step, and return how many rows the register is another for.

    Raises Refused where the register is no longer the one that the plan was made for.
    """
    return max(importing(register, plan), default=0)


def importing(register: Register, plan: Plan) -> Generator[int, None, None]:
    """The same step a few rows at a time, for a window that is painted meanwhile: how many are done.

    Closing the iterator before its end leaves the register as it was.
    """
    if register.mark != plan.mark:
        raise Refused(
            "The register has changed since this was shown.", "Nothing has been imported.",
            "Look at it again, then import.",
        )  # fmt: skip
    wanted, done = iter(plan.in_turn()), 0
    with register.step(_LABEL):
        while batch := list(islice(wanted, _AT_A_TIME)):
            for row in batch:
                for write in row.writes:
                    _carry_out(getattr(register, write.table), write)
            done += len(batch)
            yield done


def _carry_out(repository: Repository[Any], write: Write) -> None:
    match write.act:
        case Act.ADD:
            record = repository.made_of(write.id, write.columns)
            require(record.problems() if hasattr(record, "problems") else ())
            repository.add(record)
        case Act.CHANGE:
            repository.update(write.id, **write.columns)
        case Act.REMOVE:
            repository.remove(write.id)
