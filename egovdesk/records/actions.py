"""Actions: duties that come of a decision or a minute, with the history of their due dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egovdesk.records.problems import Problem, date_problems, name_problems


class ActionState(StrEnum):
    """The cycle of an action (product.md section 3)."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"
    TRANSFERRED = "transferred"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def is_open(self) -> bool:
        return self in (ActionState.OPEN, ActionState.IN_PROGRESS)


@dataclass(frozen=True)
class Action:
    """A duty: what, whose, by when. `number` is its minute's number and a capital letter.

    One that was transferred stays as it was minuted; another, with the next letter, `follows` it.
    """

    id: str
    group_id: str
    title: str
    given_on: date
    meeting_id: str | None = None
    item_id: str | None = None
    decision_id: str | None = None
    number: str = ""
    owner_id: str | None = None
    owner: str = ""
    due_on: date | None = None
    state: ActionState = ActionState.OPEN
    closed_on: date | None = None
    exempt: bool = False
    ground: str = ""
    follows_id: str | None = None

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="What is to be done", limit=4000)
        if self.due_on is not None and self.due_on < self.given_on:
            found.append(Problem("due_on", "This is due before it was given. Type a later date."))
        found += date_problems("closed_on", self.given_on, self.closed_on)
        return tuple(found)

    def days_late(self, today: date) -> int:
        """Days past due, 0 while there is time or when it is closed."""
        if not self.state.is_open or self.due_on is None:
            return 0
        return max(0, (today - self.due_on).days)


@dataclass(frozen=True)
class ActionDue:
    """A due date that an action had, and why it moved."""

    id: str
    action_id: str
    due_on: date | None
    changed_on: date
    reason: str = ""


@dataclass(frozen=True)
class ActionUpdate:
    """What the owner said of an action on a day."""

    id: str
    action_id: str
    noted_on: date
    text: str
