"""Ratifications: a parent group's answers to the decisions of its supporting groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, date_problems


class RatificationState(StrEnum):
    """Waiting, or the answer (product.md section 1)."""

    WAITING = "waiting"
    RATIFIED = "ratified"
    VARIED = "varied"
    REFERRED_BACK = "referred_back"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Ratification:
    """One question put to one group about one decision, and its answer (paper, Chart 3: EG6).

    `why` says what asks for it (the rights, a limit by amount, the clerk). `item_id` is the item of
    the agenda on which it stands, `answer_id` the ratifying group's own decision, `text` how the
    decision reads as varied. Referred back, `again_id` is the item by which the decision's own group
    takes it up again.
    """

    id: str
    decision_id: str
    group_id: str
    asked_on: date
    state: RatificationState = RatificationState.WAITING
    why: str = ""
    item_id: str | None = None
    answered_on: date | None = None
    answer_id: str | None = None
    text: str = ""
    reason: str = ""
    again_id: str | None = None

    def problems(self) -> tuple[Problem, ...]:
        return tuple(date_problems("answered_on", self.asked_on, self.answered_on))
