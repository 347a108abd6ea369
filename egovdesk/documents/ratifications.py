"""Ratification in words: what a decision waits for, what was answered where, and the whole trail."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.documents.wording import long_date
from egovdesk.records.decisions import Decision
from egovdesk.records.numbers import agenda_lines
from egovdesk.records.ratifications import Ratification, RatificationState
from egovdesk.register import Register


def answer_in_words(register: Register, asked: Ratification) -> str:
    """How a question stands: "Ratified by the Customer First Board, 21 October 2003 (CFB 37/03)"."""
    day = asked.answered_on or asked.asked_on
    group = register.groups.named_on(register.groups.get(asked.group_id), day).name
    if asked.state is RatificationState.WAITING:
        return f"Awaiting ratification by the {group}"
    answer = register.decisions.maybe(asked.answer_id)
    minute = f" ({answer.number})" if answer is not None and answer.number else ""
    return f"{asked.state.label} by the {group}, {long_date(day)}{minute}"


def where_it_stands(register: Register, asked: Ratification) -> str:
    """How a question stands, without its group: "Ratified, minute CFB 37/03", "To ratify, item 7"."""
    if asked.state is not RatificationState.WAITING:
        answer = register.decisions.maybe(asked.answer_id)
        minute = f", minute {answer.number}" if answer is not None and answer.number else ""
        return f"{asked.state.label}{minute}"
    return f"To ratify, {on_agenda(register, asked) or 'on no agenda yet'}"


def on_agenda(register: Register, asked: Ratification) -> str:
    """On which agenda a question stands: "item 7 on 21 October 2003"; empty where on none."""
    item = register.items.maybe(asked.item_id)
    if item is None:
        return ""
    meeting = register.meetings.maybe(item.meeting_id)
    if meeting is None:
        return "put off to a later meeting"
    parts = register.groups.get(meeting.group_id).is_open
    lines = agenda_lines(register.items.find(meeting_id=meeting.id), parts=parts)
    number = next((one.number for one in lines if one.item.id == item.id), "")
    return f"item {number} on {long_date(meeting.held_on)}".replace("item  ", "")


def trail_in_words(
    register: Register, decision: Decision, *, public: bool = False
) -> Iterator[str]:
    """Every step of a decision's way, the oldest first, with variations and reasons.

    The public is not told the words of an exempt answer.
    """
    for asked in register.ratifications.find(decision_id=decision.id):
        said = answer_in_words(register, asked)
        for label, words in answer_words(register, asked, public=public):
            said = f"{said}. {label}: {words}"
        yield said


def answer_words(
    register: Register, asked: Ratification, *, public: bool = False
) -> Iterator[tuple[str, str]]:
    """How the decision reads as varied, and why it was answered so; of an exempt answer the public
    is told neither."""
    answer = register.decisions.maybe(asked.answer_id)
    if public and answer is not None and answer.exempt:
        return
    for label, words in (("As varied", asked.text), ("Reason", asked.reason)):
        if words:
            yield label, words
