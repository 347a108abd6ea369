"""What several forms choose from: people, groups, and decisions by their number or title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from egovdesk.documents.wording import short_date
from egovdesk.records.decisions import Decision
from egovdesk.records.problems import Problem
from egovdesk.register import Register
from ui.forms.person_field import PersonField

_MOST = 400
_MEETINGS = 24


def people_options(register: Register, kept: str | None = None) -> list[tuple[str, str]]:
    """Nobody, or one of the people who have not left; the one kept stays on offer."""
    people = [one for one in register.people.all() if one.left_on is None or one.id == kept]
    return [("", "nobody yet"), *((one.id, one.name) for one in people)]


def group_options(
    register: Register, none: str = "", kept: str | None = None
) -> list[tuple[str, str]]:
    """The groups that have not been dissolved; `none` is the word for no group."""
    today = register.today
    found = [
        (one.id, one.name)
        for one in register.groups.all()
        if one.id == kept or one.until_on is None or one.until_on >= today
    ]
    return [("", none), *found] if none else found


def said_of(decision: Decision) -> str:
    """A decision as one line: its number, where it has one, and its title."""
    return f"{decision.number} {decision.title}".strip()


class RecordField(PersonField):
    """A record typed by a word of what it is called; those of `find` are offered, as (id, words)."""

    def __init__(
        self, label: str, find: Callable[[], Sequence[tuple[str, str]]], noun: str = "record"
    ) -> None:
        super().__init__(label, find)
        self._noun = noun
        self._kept = ("", "")

    def chosen(self) -> str | None:
        """The record named; None where none is."""
        if self.text().strip() == self._kept[1]:
            return self._kept[0] or None
        return self.who()[0] or None

    def problems(self, name: str) -> tuple[Problem, ...]:
        """What is typed has to be one of those offered."""
        if not self.text().strip() or self.chosen():
            return ()
        return (Problem(name, self._sentence()),)

    def _sentence(self) -> str:
        return f"No {self._noun} is called that. Choose one from the list, or leave it empty."


class DecisionField(RecordField):
    """A decision typed by its number or a word of its title; the latest are offered."""

    def __init__(self, register: Register, label: str, decision_id: str | None = None) -> None:
        super().__init__(label, lambda: latest_decisions(register))
        self._register = register
        found = register.decisions.maybe(decision_id)
        self._kept = (found.id, said_of(found)) if found else ("", "")
        self.set_text(self._kept[1])

    def decision_id(self) -> str | None:
        """The decision named; None where none is."""
        return self.chosen()

    def _sentence(self) -> str:
        return "No decision of that number or title. Choose one from the list, or leave it empty."

    def decided_on(self) -> date | None:
        """The day of the decision named."""
        found = self._register.decisions.maybe(self.decision_id())
        return found.decided_on if found else None


def latest_decisions(register: Register) -> Sequence[tuple[str, str]]:
    """The latest decisions as (id, number and title), newest first."""
    ids = register.decisions.register.ids({}, sort="decided_on", descending=True, limit=_MOST)
    return [(row.id, f"{row.number} {row.title}".strip()) for row in register.decisions.rows(ids)]


def latest_items(register: Register, group_id: str | None) -> list[tuple[str, str]]:
    """The items of a group's agendas as (id, day and title), the latest first; of every group for None."""
    found = register.meetings.of_group(group_id) if group_id else register.meetings.all()
    by_day = sorted(found, key=lambda one: one.held_on, reverse=True)[:_MEETINGS]
    return [
        (item.id, f"{short_date(meeting.held_on)} {item.title}")
        for meeting in by_day
        for item in register.items.find(meeting_id=meeting.id)
        if item.takes_number
    ]


def open_actions(register: Register) -> list[tuple[str, str]]:
    """The actions that are open as (id, number and what is to be done)."""
    return [
        (one.id, f"{one.number} {one.title}".strip())
        for one in register.actions.all()
        if one.state.is_open
    ][:_MOST]
