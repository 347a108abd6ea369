"""Ratification in words: what a decision waits for, what was answered where, and the whole trail."""

from __future__ import annotations

from collections.abc import Iterator

from egovdesk.documents.wording import long_date
from egovdesk.records.decisions import Decision
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


def trail_in_words(register: Register, decision: Decision) -> Iterator[str]:
    """Every step of a decision's way, the oldest first, with variations and reasons."""
    for asked in register.ratifications.find(decision_id=decision.id):
        said = answer_in_words(register, asked)
        for label, words in (("As varied", asked.text), ("Reason", asked.reason)):
            if words:
                said = f"{said}. {label}: {words}"
        yield said
