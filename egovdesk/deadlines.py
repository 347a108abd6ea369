"""The deadlines of meetings: when each step of the cycle falls, and why, from the open register.

Lists, bank holidays and the groups' own settings are read once, so that one `Deadlines` serves a
whole screen or document; make another after they have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from egovdesk.records.authority import Nation
from egovdesk.records.choices import Choice, ChoiceList
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Meeting
from egovdesk.records.notice import NoticeDay, Step, WorkingDays, clear_days
from egovdesk.register import Register

TABLES = frozenset({"holidays", "groups", "group_offsets", "choices", "authority"})
"""The tables whose changes move deadlines, besides the meetings' own."""


@dataclass(frozen=True)
class Deadline:
    """The day by which a step of a meeting's cycle is due, and how that day was found."""

    step: str
    label: str
    on: date
    why: str


class Deadlines:
    """When each step falls, for any meeting of a register.

    A joint meeting keeps the earliest day that any of its groups asks for.
    """

    def __init__(self, register: Register) -> None:
        self._register = register

    # -- what is asked -------------------------------------------------------------------------

    def of(self, meeting: Meeting) -> dict[str, Deadline]:
        """Every step's day by its code, in the order of the cycle; none of a meeting called off."""
        if meeting.state.step < 0:
            return {}
        return self._earliest(self._groups_of(meeting), meeting.held_on)

    def of_groups(self, group_ids: Iterable[str], held_on: date) -> dict[str, Deadline]:
        """Every step's day if these groups met on a day."""
        return self._earliest((self._groups[one] for one in group_ids), held_on)

    def on(self, meeting: Meeting, step: Step) -> date | None:
        """The day of one step; None where it has none."""
        found = self.of(meeting).get(step)
        return found.on if found else None

    def issue_by(self, meeting: Meeting) -> date | None:
        """The last day on which the agenda can be issued; None of a meeting called off."""
        return self.on(meeting, Step.ISSUE)

    def papers_due(self, meeting_ids: Iterable[str]) -> dict[str, date]:
        """By which day each of these meetings wants its papers."""
        found = self._register.meetings.many(meeting_ids)
        days = {key: self.on(one, Step.PAPERS_DUE) for key, one in found.items()}
        return {key: day for key, day in days.items() if day is not None}

    def notice_needed(self, group: Group, held_on: date) -> int | None:
        """The clear days that a group's meeting needs; None where it needs no notice."""
        if group.notice_days is not None:
            return group.notice_days
        return clear_days(self._nation, held_on) if group.is_open else None

    def notice(self, meeting: Meeting, issued_on: date | None = None) -> tuple[NoticeDay, ...]:
        """The notice day by day, from the day of issue, or else from the last day for it."""
        issued_on = issued_on or self.issue_by(meeting)
        if issued_on is None or issued_on >= meeting.held_on:
            return ()
        return self.working_days(self._strictest(meeting)).notice(issued_on, meeting.held_on)

    def working_days(self, group: Group | None = None) -> WorkingDays:
        """The days that count for a group, or for the authority."""
        return WorkingDays(self.holidays, bool(group and group.saturdays_count))

    def days_left(self, day: date, meeting: Meeting) -> int:
        """Working days from today to a deadline of a meeting; negative when it is past."""
        return self.working_days(self._strictest(meeting)).between(self._register.today, day)

    @cached_property
    def holidays(self) -> dict[date, str]:
        """The bank holidays of the authority's nation, by day."""
        return {one.on: one.name for one in self._register.holidays.find(nation=self._nation)}

    # -- how a day is found --------------------------------------------------------------------

    def _earliest(self, groups: Iterable[Group], held_on: date) -> dict[str, Deadline]:
        found: dict[str, Deadline] = {}
        for group in groups:
            for one in self._of_group(group, held_on):
                if one.step not in found or one.on < found[one.step].on:
                    found[one.step] = one
        return found

    def _of_group(self, group: Group, held_on: date) -> list[Deadline]:
        days = self.working_days(group)
        found = []
        for step in self._steps.values():
            needed = self.notice_needed(group, held_on) if step.code == Step.ISSUE else None
            offset = self.offset(group, step.code)
            if needed is not None:
                why = f"{_counted(needed, 'clear working day')} before the meeting"
                found.append(Deadline(step.code, step.label, days.issue_by(held_on, needed), why))
            elif offset is not None:
                day = days.offset(held_on, offset)
                found.append(Deadline(step.code, step.label, day, _why(offset)))
        return found

    def offset(self, group: Group, step: str) -> int | None:
        """A step's working days before or after a group's meetings: its own, or its kind's."""
        own = self._own.get((group.id, step))
        return self.usual_offset(group, step) if own is None else own

    def usual_offset(self, group: Group, step: str) -> int | None:
        """What the list says for this kind of group; None where it says nothing.

        What it leaves to the law for a committee is, in private, as for an officer board.
        """
        choice = self._steps.get(step)
        if choice is None:
            return None
        text = choice.wording if group.constitution.is_member_body else ""
        text = text or choice.detail
        return int(text) if text.lstrip("-").isdecimal() else None

    def _strictest(self, meeting: Meeting) -> Group:
        """The group whose last day for issue is the meeting's."""

        def last_day(group: Group) -> date:
            found = [
                one.on for one in self._of_group(group, meeting.held_on) if one.step == Step.ISSUE
            ]
            return found[0] if found else date.max

        return min(self._groups_of(meeting), key=last_day)

    def _groups_of(self, meeting: Meeting) -> list[Group]:
        joint = self._register.meeting_groups.find(meeting_id=meeting.id)
        others = (self._groups[one.group_id] for one in joint)
        meet = [one for one in others if one.exists_on(meeting.held_on)]
        return [self._groups[meeting.group_id], *meet]

    # -- what is read once ---------------------------------------------------------------------

    @cached_property
    def _nation(self) -> Nation:
        return self._register.authority.nation

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {one.id: one for one in self._register.groups.all()}

    @cached_property
    def _steps(self) -> dict[str, Choice]:
        return self._register.choices.of(ChoiceList.OFFSETS)

    @cached_property
    def _own(self) -> dict[tuple[str, str], int]:
        found = self._register.group_offsets.all()
        return {(one.group_id, one.step): one.days for one in found}


def _why(offset: int) -> str:
    if offset == 0:
        return "the day of the meeting"
    when = "after" if offset > 0 else "before"
    return f"{_counted(abs(offset), 'working day')} {when} the meeting"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
