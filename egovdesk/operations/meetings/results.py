"""The numbers of what a minute holds: its decisions, its actions, and its paragraphs.

They follow the minute's own number until others have seen it, and stay from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from egovdesk.lettering import letters
from egovdesk.records.meetings import Item, Meeting, MeetingState
from egovdesk.records.minutes import Block
from egovdesk.register import Register


def others_have_seen(register: Register, meeting: Meeting) -> bool:
    """Whether minutes bearing the numbers have gone out, whatever stage the meeting is at now."""
    if meeting.state.step >= MeetingState.CIRCULATED.step:
        return True
    return register.issues.has_minutes(meeting.id)


def numbers_paragraphs(register: Register, group_id: str) -> bool:
    """Whether a group's style numbers the paragraphs of a minute."""
    group = register.groups.get(group_id)
    return register.choices.number_style(group.number_style).paragraphs


def number_results(register: Register, item_id: str, minute_number: str) -> None:
    """Give the item's decisions and actions their numbers, in the order of the minute's blocks.

    A decision bears its minute's number, with (a), (b) where a minute has several; or its paragraph's.
    In minutes that others have seen, only what has no number yet is given one, by the next place that
    is free.
    """
    item, blocks = register.items.get(item_id), register.blocks.find(item_id=item_id)
    meeting = register.meetings.maybe(item.meeting_id)
    seen = meeting is not None and others_have_seen(register, meeting)
    gone = set(item.withdrawn_numbers.split("\n")) - {""}
    if numbers_paragraphs(register, item.group_id):
        _number_paragraphs(register, item, blocks, minute_number, seen)
    else:
        _take_paragraph_numbers_off(register, blocks, seen)
        ids = [block.decision_id for block in blocks if block.decision_id]
        _number_decisions(register, ids, minute_number, seen, gone)
    number_actions(register, item_id, minute_number)


def number_actions(register: Register, item_id: str, minute_number: str) -> None:
    """Give the item's actions their letters: those in the minute, then those that took over from one."""
    item = register.items.get(item_id)
    meeting = register.meetings.maybe(item.meeting_id)
    seen = meeting is not None and others_have_seen(register, meeting)
    gone = set(item.withdrawn_numbers.split("\n")) - {""}
    ids = [one.action_id for one in register.blocks.find(item_id=item_id) if one.action_id]
    others = [one for one in register.actions.find(item_id=item_id) if one.id not in ids]
    ids += sorted(one.id for one in others if one.follows_id)
    gone |= {one.number for one in others if one.number and not one.follows_id}
    _number_actions(register, ids, minute_number, seen, gone)


def withdraw_numbers(register: Register, block: Block) -> None:
    """Remember the number of a block that is taken out, where others have seen it.

    It is never given again.
    """
    decision, action = (
        register.decisions.maybe(block.decision_id),
        register.actions.maybe(block.action_id),
    )
    number = block.number or (decision.number if decision else action.number if action else "")
    item = register.items.get(block.item_id)
    meeting = register.meetings.maybe(item.meeting_id)
    if number and meeting is not None and others_have_seen(register, meeting):
        known = f"{item.withdrawn_numbers}\n{number}".strip()
        register.items.update(item.id, withdrawn_numbers=known)


def _number_paragraphs(
    register: Register, item: Item, blocks: list[Block], minute_number: str, seen: bool
) -> None:
    taken: set[str] = set()
    if seen:
        taken = {one.number for one in blocks} | set(item.withdrawn_numbers.split("\n"))
        taken |= {one.minute_number for one in register.items.find(parent_id=item.id)}
    free = (
        text for text in (f"{minute_number}.{n}" for n in count(1)) if text not in taken
    )  # fmt: skip
    for block in blocks:
        number = block.number
        if not (seen and number):
            wanted = minute_number and (block.takes_number or block.decision_id)
            number = next(free) if wanted else ""
        if block.number != number:
            register.blocks.update(block.id, number=number)
        if block.decision_id and not (seen and register.decisions.get(block.decision_id).number):
            _set_number(register, block.decision_id, number, "")


def _take_paragraph_numbers_off(register: Register, blocks: list[Block], seen: bool) -> None:
    """Once a group's style numbers no paragraphs, those that nobody has seen bear none."""
    for block in blocks:
        if block.number and not seen:
            register.blocks.update(block.id, number="")


def _number_decisions(
    register: Register, ids: list[str], minute_number: str, seen: bool, gone: set[str]
) -> None:
    found = [register.decisions.get(one) for one in ids]
    kept = [one for one in found if seen and one.number]
    taken = {one for one in gone if one.partition("(")[0] == minute_number}
    taken |= {one.number for one in kept}
    alone = len(found) == 1 and not taken
    # The first stands for (a), where it was the only one when it went out.
    marks = _marks(
        taken | ({f"{minute_number}(a)"} if minute_number in taken else set()),
        lambda mark: f"{minute_number}({mark})",
    )
    for decision in found:
        if decision in kept:
            continue
        mark = "" if alone else next(marks)
        number = f"{minute_number}({mark})" if mark and minute_number else minute_number
        _set_number(register, decision.id, number, mark)


def _set_number(register: Register, decision_id: str, number: str, letter: str) -> None:
    decision = register.decisions.get(decision_id)
    if (decision.number, decision.letter) != (number, letter):
        register.decisions.update(decision_id, number=number, letter=letter)


def _number_actions(
    register: Register, ids: list[str], minute_number: str, seen: bool, gone: set[str]
) -> None:
    found = [register.actions.get(one) for one in ids]
    kept = [one for one in found if seen and one.number]
    taken = gone | {one.number for one in kept}
    marks = _marks(taken, lambda mark: f"{minute_number} {mark.upper()}")
    for action in found:
        if action in kept:
            continue
        number = f"{minute_number} {next(marks).upper()}" if minute_number else ""
        if action.number != number:
            register.actions.update(action.id, number=number)


def _marks(taken: set[str], text: Callable[[str], str]) -> Iterator[str]:
    """a, b, c and so on, leaving out those whose number is taken."""
    return (mark for mark in map(letters, count()) if text(mark) not in taken)
