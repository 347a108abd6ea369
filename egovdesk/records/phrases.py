"""The phrase bank: sentences typed by a shortcut, such as ";noted" and a space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egovdesk.records.problems import Problem, name_problems

SIGN = ";"
GAP = "…"
"""Where the clerk goes on typing within a phrase."""

_SHORTCUT = re.compile(r"[a-z0-9-]{1,40}")
_TYPED = re.compile(rf"(?:^|\s|[(“‘])({SIGN}([a-z0-9-]{{1,40}}))$", re.IGNORECASE)


@dataclass(frozen=True)
class Phrase:
    """A sentence that a clerk keeps, typed by its shortcut; without a group, for every group.

    "{body}" in it is what the group calls itself in a sentence, and "…" where typing goes on.
    """

    id: str
    shortcut: str
    text: str
    group_id: str | None = None
    position: int = 0

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("text", self.text, label="The phrase", limit=4000)
        if not _SHORTCUT.fullmatch(self.shortcut):
            sentence = "A shortcut is one word of small letters and figures, such as “noted”."
            found.insert(0, Problem("shortcut", sentence))
        return tuple(found)

    def said_by(self, body: str) -> str:
        """The sentence as a group says it: "The Board noted the report."."""
        return self.text.replace("{body}", body)


def phrases_for(group_id: str, every: Iterable[Phrase]) -> list[Phrase]:
    """A group's phrases: its own, and everybody's that it has no own one for, in their order."""
    found: dict[str, Phrase] = {}
    for phrase in every:
        if phrase.group_id in (None, group_id):
            known = found.get(phrase.shortcut)
            if known is None or phrase.group_id is not None:
                found[phrase.shortcut] = phrase
    return sorted(found.values(), key=lambda one: (one.position, one.shortcut))


def typed_shortcut(before: str) -> tuple[int, str] | None:
    """The shortcut that stands before the caret: how long it is with its sign, and the word."""
    found = _TYPED.search(before)
    return (len(found[1]), found[2].lower()) if found else None


def first_gap(text: str) -> tuple[int, int] | None:
    """Where the first place to go on typing stands in a phrase."""
    at = text.find(GAP)
    return (at, at + len(GAP)) if at >= 0 else None


def matching(shortcut: str, phrases: Sequence[Phrase]) -> Phrase | None:
    """The phrase of a shortcut: of the whole word, or of the one that begins so and no other."""
    whole = [one for one in phrases if one.shortcut == shortcut]
    begun = [one for one in phrases if one.shortcut.startswith(shortcut)]
    return whole[0] if whole else begun[0] if len(begun) == 1 else None
