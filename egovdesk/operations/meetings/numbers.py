"""Minute numbers: provisional until minutes bearing them are circulated, never moved afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count, islice

from egovdesk.operations import operation
from egovdesk.operations.meetings.results import number_results, others_have_seen
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Item, ItemState, Meeting, MeetingState
from egovdesk.records.numbers import Line, NumberStyle, Restart, agenda_lines
from egovdesk.register import Register


def agenda_of(register: Register, meeting: Meeting) -> list[Line]:
    """The meeting's items in agenda order with their numbers."""
    group = register.groups.get(meeting.group_id)
    return agenda_lines(register.items.find(meeting_id=meeting.id), parts=group.is_open)


@operation("Number minutes")
def number_minutes(register: Register, meeting_id: str) -> None:
    """Give every numbered item of a meeting its minute number, in agenda order.

    Numbers in minutes that have been circulated stay. A number given to an earlier meeting, or by a
    later one, is never given again: an item added late takes the next that is free.
    """
    meeting = register.meetings.get(meeting_id)
    if meeting.state.minutes_final:
        return
    lines = agenda_of(register, meeting)
    if others_have_seen(register, meeting):
        lines = [line for line in lines if not line.item.minute_number]
    else:
        _release_others(register, lines)
    items = [line.item for line in lines if _is_minuted(line)]
    numbering = _Numbering(register, meeting)
    for item, sequence in zip(items, numbering.following(items), strict=False):
        numbering.give(item, sequence)
    _number_below(register, meeting)


def _release_others(register: Register, lines: list[Line]) -> None:
    """Take back what an item was given before it became a heading or went under another."""
    for line in lines:
        if not line.item.takes_number and line.item.minute_number:
            register.items.update(line.item.id, minute_number="")
            number_results(register, line.item.id, "")
        if not _is_minuted(line) and line.item.minute_sequence is not None:
            register.items.update(
                line.item.id, minute_number="", minute_sequence=None, minute_year=None
            )


def renumber_group(register: Register, group_id: str) -> None:
    """Number anew, in the order of their days, the meetings of a group whose numbers nobody has seen."""
    unseen = [
        one
        for one in register.meetings.of_group(group_id)
        if one.group_id == group_id
        and MeetingState.HELD.step <= one.state.step < MeetingState.CIRCULATED.step
        and not others_have_seen(register, one)
    ]
    for meeting in unseen:
        for item in register.items.find(meeting_id=meeting.id):
            if item.minute_sequence is not None:
                register.items.update(item.id, minute_sequence=None, minute_year=None)
    for meeting in sorted(unseen, key=lambda one: (one.held_on, one.starts_at, one.id)):
        number_minutes(register, meeting.id)


def expected_numbers(register: Register, meeting: Meeting) -> dict[str, str]:
    """The minute number that each item bears, or would bear if the meeting were held now."""
    numbering = _Numbering(register, meeting)
    items = [line.item for line in agenda_of(register, meeting) if _is_minuted(line)]
    expected = {item.id: item.minute_number for item in items}
    wanting = [one for one in items if not (one.minute_number or one.state is ItemState.WITHDRAWN)]
    for item, sequence in zip(wanting, numbering.following(wanting), strict=False):
        expected[item.id] = numbering.text(sequence)
    return expected


@dataclass(frozen=True)
class _Numbering:
    """The count that a meeting's minute numbers belong to, and what others have taken of it."""

    register: Register
    meeting: Meeting

    @cached_property
    def group(self) -> Group:
        """The group with the prefix of the meeting's day."""
        group = self.register.groups.get(self.meeting.group_id)
        return self.register.groups.named_on(group, self.meeting.held_on)

    @cached_property
    def style(self) -> NumberStyle:
        return self.register.choices.number_style(self.group.number_style)

    @cached_property
    def year(self) -> int:
        return self.register.authority.municipal_year(self.meeting.held_on)

    @cached_property
    def key(self) -> int | None:
        return self.style.year_key(self.year)

    @cached_property
    def first(self) -> int:
        meeting = self.style.restart is Restart.MEETING
        return 1 if meeting else self.group.first_number_in(self.year)

    def text(self, sequence: int) -> str:
        """The number at a place of the count."""
        return self.style.text(self.group.prefix, sequence, self.year)

    def give(self, item: Item, sequence: int) -> None:
        """Let an item bear the number at a place of the count; its results take theirs from it."""
        text, key = self.text(sequence), self.key
        if (item.minute_number, item.minute_sequence, item.minute_year) == (text, sequence, key):
            return
        self.register.items.update(
            item.id, minute_number=text, minute_sequence=sequence, minute_year=key
        )
        number_results(self.register, item.id, text)

    def following(self, items: list[Item]) -> Iterator[int]:
        """As many free places as there are items: from where these stand now, or after the last."""
        ids = {item.id for item in items}
        kept = [
            one for one in self.register.items.find(meeting_id=self.meeting.id) if one.id not in ids
        ]
        taken = self._sequences | {
            one.minute_sequence for one in kept if one.minute_sequence is not None
        }
        texts = self._texts | {one.minute_number for one in kept}
        own = [
            one.minute_sequence
            for one in items
            if one.minute_sequence is not None and one.minute_year == self.key
        ]
        free = (
            place
            for place in count(self._start(min(own, default=None), taken))
            if self.text(place) not in texts
        )
        return islice(free, len(items))

    def _start(self, lowest: int | None, taken: set[int]) -> int:
        """Where to look for free places: no gap is left before a meeting that can still move."""
        before = [place for place in taken if lowest is None or place < lowest]
        return max(self.first, max(before, default=0) + 1)

    @cached_property
    def _sequences(self) -> set[int]:
        """The places that other meetings have taken in this count, and minutes kept elsewhere."""
        if self.key is None:
            return set()
        taken = self.register.items.sequences(self.group.id, self.key, besides=self.meeting.id)
        found = (self.style.sequence_of(number, self.year) for number in self._brought_in)
        return taken | {place for place in found if place is not None}

    @cached_property
    def _brought_in(self) -> list[str]:
        """The numbers of decisions and actions that were imported, without their minutes."""
        return [
            *self.register.decisions.numbers_without_minute(self.group.id, *self._days),
            *self.register.actions.numbers_without_minute(self.group.id, *self._days),
        ]

    @cached_property
    def _texts(self) -> set[str]:
        """The numbers that others bear, also from before the group changed its style."""
        if self.key is None:
            return set()
        first, last = self._days
        return self.register.items.minute_numbers(self.group.id, first, last, self.meeting.id)

    @property
    def _days(self) -> tuple[date, date]:
        """The first and the last day of the count."""
        if self.style.restart is Restart.YEAR:
            return self.register.authority.days_of_year(self.year)
        return date.min, date.max


def _is_minuted(line: Line) -> bool:
    return line.top and line.item.takes_number


def _number_below(register: Register, meeting: Meeting) -> None:
    """A sub-item bears its item's minute number with its own place: "CFB 34/03.1"."""
    lines, seen = agenda_of(register, meeting), others_have_seen(register, meeting)
    above, taken = "", {line.item.minute_number for line in lines if seen}
    for line in lines:
        item, place = line.item, line.number.partition(".")[2]
        if line.top:
            above = item.minute_number
            taken |= {one.number for one in register.blocks.find(item_id=item.id)}
        elif item.takes_number and above and place and not (seen and item.minute_number):
            text = _free_below(above, place, taken)
            taken.add(text)
            if item.minute_number != text:
                register.items.update(item.id, minute_number=text)
                number_results(register, item.id, text)


def _free_below(above: str, place: str, taken: set[str]) -> str:
    """The place under a minute, or the next that no other sub-item or paragraph has."""
    stem, _, last = f"{above}.{place}".rpartition(".")
    return next(text for text in (f"{stem}.{n}" for n in count(int(last))) if text not in taken)
