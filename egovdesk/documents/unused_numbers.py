"""Minute numbers that were not used, said where a reader would miss them (product.md 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.documents.wording import municipal_year
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Meeting
from egovdesk.records.numbers import gaps
from egovdesk.register import Register


def unused_before(register: Register, meeting: Meeting) -> Iterator[str]:
    """A sentence for each run of numbers missing before one that this meeting's minutes bear."""
    items = register.items.find(meeting_id=meeting.id)
    keys = {one.minute_year for one in items if one.minute_sequence is not None}
    group = register.groups.named_on(register.groups.get(meeting.group_id), meeting.held_on)
    year = register.authority.municipal_year(meeting.held_on)
    for key in sorted(one for one in keys if one is not None):
        own = {one.minute_sequence for one in items if one.minute_year == key}
        for first, last in gaps(register.items.sequences(group.id, key)):
            if last + 1 in own:
                yield _sentence(register, group, first, last, year)


def unused_numbers(register: Register) -> list[str]:
    """The same for the whole register, each with its group and year."""
    found = []
    for group_id, key in register.items.counts():
        group = register.groups.get(group_id)
        for first, last in gaps(register.items.sequences(group_id, key)):
            sentence = _sentence(register, group, first, last, key)
            during = f" in {municipal_year(key)}" if key else ""
            found.append(f"{group.name}{during}: {sentence[:1].lower()}{sentence[1:]}")
    return found


def _sentence(register: Register, group: Group, first: int, last: int, year: int) -> str:
    style = register.choices.number_style(group.number_style)
    texts = [style.text(group.prefix, place, year) for place in (first, last)]
    if first == last:
        return f"Minute number {texts[0]} was not used."
    return f"Minute numbers {texts[0]} to {texts[1]} were not used."
