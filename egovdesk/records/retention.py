"""Retention: how long a group keeps each kind of record, and the log of what was disposed of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from egovdesk.records.problems import Problem


@dataclass(frozen=True)
class RetentionRule:
    """How long a group keeps a kind of record, in years from the meeting; None is for ever.

    `kind` is the code of a retention choice; a group without a rule keeps by that choice.
    """

    id: str
    group_id: str
    kind: str
    years: int | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        if self.years is not None and not 0 <= self.years <= 200:
            return (Problem("years", "Type a number of years from 0 to 200, or leave it empty."),)
        return ()


@dataclass(frozen=True)
class Disposal:
    """What was disposed of, when, by whom and why. It outlives the records, and names no more of
    them than that they were there."""

    id: str
    group_id: str
    kind: str
    subject: str
    disposed_at: datetime
    disposed_by: str
    reason: str
    meeting_id: str | None = None
    records: int = 0
