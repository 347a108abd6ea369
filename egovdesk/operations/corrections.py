"""Corrections of accuracy: asked for of a minute, and made in it when its meeting's are approved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.lettering import letters, roman
from egovdesk.operations import operation
from egovdesk.operations.meetings.issued import refuse_final, refuse_final_of
from egovdesk.records.meetings import Item, Meeting, MeetingState
from egovdesk.records.minutes import Correction
from egovdesk.records.text import clean_text
from egovdesk.register import Register

_ALIKE = ("'’‘", '"“”')
_MARKS = re.compile(r"([\\`*_\[\]<>&|])")


@dataclass(frozen=True)
class Passage:
    """Words of a minute, and where the register keeps them; `part` is a decision's "(b)"."""

    repository: Any
    record_id: str
    field: str
    text: str
    part: str = ""


@operation("Add correction")
def add_correction(
    register: Register,
    meeting_id: str,
    item_id: str | None,
    old_text: str,
    new_text: str,
) -> str:
    """Note a correction to a meeting's minutes: in which minute, what to delete, what to insert.

    The words to delete must stand in that minute, once. Without an item it is of something else
    (the list of those present), which the clerk changes by hand.
    """
    meeting = register.meetings.get(meeting_id)
    refuse_final(meeting)
    if meeting.state is not MeetingState.CIRCULATED:
        raise Refused(
            "These minutes have not been circulated yet.",
            "Nothing has changed.",
            "Change the minute itself.",
        )
    old_text, new_text = clean_text(old_text).strip(), clean_text(new_text).strip()
    if not old_text:
        raise Refused(
            "There are no words to correct.", "Nothing has changed.", "Type what the minute says."
        )
    if item_id is not None:
        item = register.items.get(item_id)
        if item.meeting_id != meeting_id:
            raise Refused("That is a minute of another meeting.", "Nothing has changed.")
        _the_passage(register, item, old_text)
    noted = register.corrections.find(meeting_id=meeting_id)
    position = max((one.position for one in noted), default=0) + 1
    correction = Correction(
        new_id(), meeting_id, item_id, old_text=old_text, new_text=new_text, position=position
    )
    register.corrections.add(correction)
    return correction.id


@operation("Remove correction")
def remove_correction(register: Register, correction_id: str) -> None:
    """Take back a correction that has not been made."""
    correction = register.corrections.get(correction_id)
    if correction.made:
        raise Refused(
            "This correction has been made, and others have seen it.", "Nothing has changed."
        )
    refuse_final_of(register, correction.meeting_id)
    register.corrections.remove(correction_id)


def make_corrections(register: Register, meeting: Meeting, at_item: Item | None) -> None:
    """Let the minutes say what the corrections want, and note where they were moved."""
    for one in register.corrections.find(meeting_id=meeting.id):
        if one.made:
            continue
        if one.item_id is not None:
            _make(register, register.items.get(one.item_id), one)
        register.corrections.update(
            one.id, made=True, at_item_id=at_item.id if at_item is not None else None
        )


def _make(register: Register, item: Item, one: Correction) -> None:
    unmade = _times(register, item, one.old_text)
    if not unmade and one.new_text and _times(register, item, one.new_text):
        return  # the clerk has made it by hand
    passage = _the_passage(register, item, one.old_text)
    pattern = _pattern(one.old_text)
    if not one.new_text:  # what is taken out takes the space before it along
        pattern = re.compile(" ?" + pattern.pattern)
    said = pattern.sub(lambda _: _MARKS.sub(r"\\\1", one.new_text), passage.text)
    passage.repository.update(passage.record_id, **{passage.field: said.strip()})


def where_it_stands(register: Register, item: Item, words: str) -> str:
    """The minute as a resolution cites it: its number, and the part of its decision ("(b)")."""
    found = [one for one in _passages(register, item) if _pattern(words).search(one.text)]
    return f"{item.minute_number}{found[0].part if found else ''}"


def _the_passage(register: Register, item: Item, words: str) -> Passage:
    pattern = _pattern(words)
    found = [one for one in _passages(register, item) if pattern.search(one.text)]
    times = _times(register, item, words)
    if times == 1:
        return found[0]
    name = f"minute {item.minute_number}" if item.minute_number else f"“{item.title}”"
    if not times:
        raise Refused(
            f"“{words}” does not stand in {name}.",
            "Nothing has changed.",
            "Type the words exactly as the minute has them.",
        )
    raise Refused(
        f"“{words}” stands in {name} {times} times.",
        "Nothing has changed.",
        "Type more of the sentence, so that it is plain which is meant.",
    )


def _times(register: Register, item: Item, words: str) -> int:
    pattern = _pattern(words)
    return sum(len(pattern.findall(one.text)) for one in _passages(register, item))


def _passages(register: Register, item: Item) -> Iterator[Passage]:
    """Everything that the minute of an item says, in its order."""
    for block in register.blocks.find(item_id=item.id):
        if block.decision_id:
            yield from _wording(register, block.decision_id)
        elif block.action_id:
            action = register.actions.get(block.action_id)
            yield Passage(register.actions, action.id, "title", action.title)
        else:
            yield Passage(register.blocks, block.id, "text", block.text)


def _wording(register: Register, decision_id: str) -> Iterator[Passage]:
    decision = register.decisions.get(decision_id)
    parts = register.decision_parts.find(decision_id=decision_id)
    which, lettered = (f"({decision.letter})", roman) if decision.letter else ("", letters)
    for index, part in enumerate(parts):
        label = which + (f"({lettered(index)})" if len(parts) > 1 else "")
        yield Passage(register.decision_parts, part.id, "text", part.text, label)
    for field in ("reason", "options", "changed"):
        yield Passage(register.decisions, decision_id, field, getattr(decision, field), which)


def _pattern(words: str) -> re.Pattern[str]:
    """The words as the minute's Markdown may have them: escaped, with either apostrophe."""
    found = r"\s+".join("".join(map(_letter, word)) for word in words.split())
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(before + found + after)


def _letter(char: str) -> str:
    if char.isalnum():
        return char
    alike = next((one for one in _ALIKE if char in one), "")
    return rf"\\?[{alike}]" if alike else rf"\\?{re.escape(char)}"
