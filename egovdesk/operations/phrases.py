"""The phrase bank: add, change and remove phrases, for one group or for every one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.phrases import SIGN, Phrase
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@operation("Add phrase")
def add_phrase(register: Register, shortcut: str, text: str, *, group_id: str | None = None) -> str:
    """Keep a phrase under a shortcut, for one group or for all; return its id."""
    every = register.phrases.all()
    position = max((one.position for one in every), default=0) + 1
    phrase = _cleaned(Phrase(new_id(), shortcut, text, group_id, position))
    _refuse_taken(register, phrase)
    register.phrases.add(phrase)
    return phrase.id


@operation("Change phrase")
def change_phrase(register: Register, phrase_id: str, **changes: Any) -> None:
    """Change a phrase's shortcut, its words, or the group that it is for."""
    phrase = _cleaned(replace(register.phrases.get(phrase_id), **changes))
    _refuse_taken(register, phrase)
    register.phrases.update(
        phrase_id, shortcut=phrase.shortcut, text=phrase.text, group_id=phrase.group_id
    )


@operation("Remove phrase")
def remove_phrase(register: Register, phrase_id: str) -> None:
    """Take a phrase out of the bank; what was typed with it stays as it is."""
    register.phrases.remove(phrase_id)


def _cleaned(phrase: Phrase) -> Phrase:
    shortcut = clean_line(phrase.shortcut).removeprefix(SIGN).lower()
    phrase = replace(phrase, shortcut=shortcut, text=clean_line(phrase.text))
    require(phrase.problems())
    return phrase


def _refuse_taken(register: Register, phrase: Phrase) -> None:
    others = register.phrases.find(shortcut=phrase.shortcut, group_id=phrase.group_id)
    if any(one.id != phrase.id for one in others):
        raise Refused(
            f"There is a phrase “{phrase.shortcut}” already.",
            "Nothing has changed.",
            "Give this one another shortcut, or change that one.",
        )
