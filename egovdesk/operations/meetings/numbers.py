"""Minute numbers: provisional until minutes bearing them are circulated, never moved afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from egovdesk.lettering import letters
from egovdesk.operations import operation
from egovdesk.records.meetings import Item, ItemState, Meeting
from egovdesk.records.numbers import Line, NumberStyle, Restart, agenda_lines
from egovdesk.register import Register


def agenda_of(register: Register, meeting: Meeting) -> list[Line]:
    """The meeting's items in agenda order with their numbers."""
    group = register.groups.get(meeting.group_id)
    return agenda_lines(register.items.find(meeting_id=meeting.id), parts=group.is_open)


def number_style(register: Register, code: str) -> NumberStyle:
    """The style of a number-style choice; its detail says when the count begins again."""
    for choice in register.choices.find(list="number_styles", code=code):
        return NumberStyle(choice.wording, Restart(choice.detail or "year"))
    return NumberStyle()


@operation("Number minutes")
def number_minutes(register: Register, meeting_id: str) -> None:
    """Give every numbered item of a meeting its minute number, in agenda order.

    Numbers in minutes that have been circulated stay. A number given to an earlier meeting, or by a
    later one, is never given again: an item added late takes the next that is free.
    """
    meeting = register.meetings.get(meeting_id)
    if meeting.state.minutes_final:
        return
    if others_have_seen(register, meeting):
        _number_the_new(register, meeting)
        return
    items = [line.item for line in agenda_of(register, meeting) if _is_minuted(line)]
    style = number_style(register, register.groups.get(meeting.group_id).number_style)
    year = register.authority.municipal_year(meeting.held_on)
    own = {item.minute_sequence for item in items if item.minute_sequence is not None}
    sequences = _free_sequences(register, meeting, style, len(items), own)
    for item, sequence in zip(items, sequences, strict=True):
        _give(register, meeting, item, style, sequence, year)
    _number_below(register, meeting)


def others_have_seen(register: Register, meeting: Meeting) -> bool:
    """Whether minutes bearing the numbers have gone out, whatever stage the meeting is at now."""
    kinds = {one.kind for one in register.issues.find(meeting_id=meeting.id)}
    return bool(kinds & {"minutes", "minutes_approved"})


def expected_numbers(register: Register, meeting: Meeting) -> dict[str, str]:
    """The minute number that each item bears, or would bear if the meeting were held now."""
    lines = [line for line in agenda_of(register, meeting) if _is_minuted(line)]
    group = register.groups.named_on(register.groups.get(meeting.group_id), meeting.held_on)
    style = number_style(register, group.number_style)
    year = register.authority.municipal_year(meeting.held_on)
    following, expected = _next(register, meeting, style), {}
    for line in lines:
        expected[line.item.id] = line.item.minute_number
        if not line.item.minute_number and line.item.state is not ItemState.WITHDRAWN:
            expected[line.item.id] = style.text(group.prefix, following, year)
            following += 1
    return expected


def _number_the_new(register: Register, meeting: Meeting) -> None:
    style = number_style(register, register.groups.get(meeting.group_id).number_style)
    year = register.authority.municipal_year(meeting.held_on)
    for line in agenda_of(register, meeting):
        if _is_minuted(line) and not line.item.minute_number:
            sequence = _next(register, meeting, style)
            _give(register, meeting, line.item, style, sequence, year)
    _number_below(register, meeting)


def _number_below(register: Register, meeting: Meeting) -> None:
    """A sub-item bears its item's minute number with its own place: "CFB 34/03.1"."""
    above, seen = "", others_have_seen(register, meeting)
    for line in agenda_of(register, meeting):
        place = line.number.partition(".")[2]
        if line.top:
            above = line.item.minute_number
        elif line.item.takes_number and above and place:
            text = f"{above}.{place}"
            if line.item.minute_number != text and not (seen and line.item.minute_number):
                register.items.update(line.item.id, minute_number=text)
                number_results(register, line.item.id, text)


def _is_minuted(line: Line) -> bool:
    return line.top and line.item.takes_number


def _free_sequences(
    register: Register, meeting: Meeting, style: NumberStyle, count: int, own: set[int]
) -> list[int]:
    """The meeting's own sequences first, then the next that nobody has."""
    if len(own) >= count:
        return sorted(own)[:count]
    following = _next(register, meeting, style)
    return sorted(own) + list(range(following, following + count - len(own)))


def _next(register: Register, meeting: Meeting, style: NumberStyle) -> int:
    first = register.groups.get(meeting.group_id).first_number
    key = style.year_key(register.authority.municipal_year(meeting.held_on))
    if key is None:
        given = [i.minute_sequence or 0 for i in register.items.find(meeting_id=meeting.id)]
        return max([*given, 0]) + 1
    last = register.items.last_sequence(meeting.group_id, key)
    return first if last is None else last + 1


def _give(
    register: Register,
    meeting: Meeting,
    item: Item,
    style: NumberStyle,
    sequence: int,
    year: int,
) -> None:
    group = register.groups.named_on(register.groups.get(meeting.group_id), meeting.held_on)
    text = style.text(group.prefix, sequence, year)
    register.items.update(
        item.id,
        minute_number=text,
        minute_sequence=sequence,
        minute_year=style.year_key(year),
    )
    number_results(register, item.id, text)


def number_results(register: Register, item_id: str, minute_number: str) -> None:
    """Give the item's decisions and actions their numbers, in the order of the minute's blocks.

    A decision bears its minute's number, with (a), (b) where a minute has several. In minutes that
    others have seen, only what has no number yet is given one, by the next letter that is free.
    """
    blocks = register.blocks.find(item_id=item_id)
    meeting = register.meetings.maybe(register.items.get(item_id).meeting_id)
    seen = meeting is not None and others_have_seen(register, meeting)
    _number_decisions(
        register, [b.decision_id for b in blocks if b.decision_id], minute_number, seen
    )
    _number_actions(register, [b.action_id for b in blocks if b.action_id], minute_number, seen)


def _number_decisions(register: Register, ids: list[str], minute_number: str, seen: bool) -> None:
    found = [register.decisions.get(one) for one in ids]
    kept = [one for one in found if seen and one.number]
    marks = _letters({one.letter or "a" for one in kept})
    for decision in found:
        if decision in kept:
            continue
        mark = next(marks) if len(found) > 1 else ""
        number = f"{minute_number}({mark})" if mark and minute_number else minute_number
        if (decision.number, decision.letter) != (number, mark):
            register.decisions.update(decision.id, number=number, letter=mark)


def _number_actions(register: Register, ids: list[str], minute_number: str, seen: bool) -> None:
    found = [register.actions.get(one) for one in ids]
    kept = [one for one in found if seen and one.number]
    marks = _letters({one.number.rpartition(" ")[2].lower() for one in kept})
    for action in found:
        if action in kept:
            continue
        number = f"{minute_number} {next(marks).upper()}" if minute_number else ""
        if action.number != number:
            register.actions.update(action.id, number=number)


def _letters(taken: set[str]) -> Iterator[str]:
    """a, b, c and so on, leaving out those that are taken."""
    return (mark for mark in map(letters, count()) if mark not in taken)
