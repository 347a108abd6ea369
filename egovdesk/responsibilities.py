"""Responsibilities on a day: whose each is, whether it is in terms of reference, when it was dealt with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from egovdesk.findings import thresholds
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.framework import Responsibility
from egovdesk.records.groups import Group, Tier, holds_on
from egovdesk.records.responsibilities import Seen, last_seen, months_before
from egovdesk.register import Register

TABLES = frozenset(
    {"responsibilities", "groups", "group_tiers", "group_names", "items", "meetings",
     "meeting_groups", "ratifications", "choices", "check_settings"}
)  # fmt: skip
"""Whatever these say changes an answer of this module."""

_ALL_MONTHS = 36


@dataclass(frozen=True)
class Duty:
    """A responsibility of a group, as it stands on the day."""

    code: str
    label: str
    group_id: str
    formalised: bool
    seen: Seen | None
    late: bool


class Responsibilities:
    """The twelve against the groups; `group_id` reads those of one group alone, as far back as known."""

    def __init__(self, register: Register, day: date | None = None, group_id: str = "") -> None:
        self.register, self.day = register, day or register.today
        self._group_id = group_id

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """The responsibilities there are, by code."""
        return {
            one.code: one for one in self.register.choices.find(list=ChoiceList.RESPONSIBILITIES)
        }

    @cached_property
    def groups(self) -> list[Group]:
        """The groups of the framework on the day, and whoever else has a responsibility."""
        tiers = self.tiers
        given = {one.group_id for one in self._given}
        found = [
            one
            for one in self.register.groups.all()
            if one.exists_on(self.day) and (tiers.get(one.id) or one.id in given)
        ]
        order = list(Tier)
        return sorted(found, key=lambda one: order.index(tiers.get(one.id, order[-1:])[0]))

    @cached_property
    def tiers(self) -> dict[str, list[Tier]]:
        """The tiers of each group on the day."""
        found = self.register.group_tiers.on(self.day)
        return {key: [one for one in each if one is not Tier.NONE] for key, each in found.items()}

    @cached_property
    def _given(self) -> list[Responsibility]:
        given = self.register.responsibilities
        found = given.find(group_id=self._group_id) if self._group_id else given.all()
        return [one for one in found if holds_on(self.day, one.from_on, one.until_on)]

    @cached_property
    def late_before(self) -> date:
        """The day before which something was on no agenda for too long: a threshold of the checks."""
        return months_before(self.day, thresholds(self.register)["agenda_months"])

    @cached_property
    def seen(self) -> dict[tuple[str, str], Seen]:
        """When each was last on an agenda, by group and code."""
        since = date.min if self._group_id else months_before(self.day, _ALL_MONTHS)
        found = self.register.responsibilities.last_items(since, self.day, self._group_id)
        return last_seen(found, self.choices)

    @cached_property
    def duties(self) -> dict[tuple[str, str], Duty]:
        """What each group answers for, by group and code, in the order of the codes."""
        found = {}
        given = {(one.group_id, one.code): one for one in self._given}
        for code, choice in self.choices.items():
            for (group_id, other), one in given.items():
                if other == code:
                    seen = self.seen.get((group_id, code))
                    late = seen is None or seen.held_on < self.late_before
                    found[group_id, code] = Duty(
                        code, choice.label, group_id, one.formalised, seen, late
                    )
        return found

    def of_code(self, code: str) -> list[Duty]:
        """Who answers for one."""
        return [one for (_group, each), one in self.duties.items() if each == code]

    def of_group(self, group_id: str) -> list[Duty]:
        """What one group answers for."""
        return [one for (each, _code), one in self.duties.items() if each == group_id]

    def gap(self, code: str) -> str:
        """What is amiss with one, in a sentence; empty where nothing is."""
        given = self.of_code(code)
        if not given:
            return "Given to no group."
        if not any(one.formalised for one in given):
            return "In no group’s terms of reference."
        return ""
