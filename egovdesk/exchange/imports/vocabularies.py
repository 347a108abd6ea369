"""The words that fields of few values are written in: a register's own lists, and what others write."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from egovdesk.exchange.imports.dates import Unread
from egovdesk.records.actions import ActionState
from egovdesk.records.choices import ChoiceList
from egovdesk.records.decisions import DecisionLevel, DecisionState
from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import MeetingState
from egovdesk.records.names import folded, is_title
from egovdesk.register import Register
from egovdesk.resources import resource

_MOST_NAMED = 8
Word = str | bool


@dataclass(frozen=True)
class Vocabulary:
    """What words mean: `words` by their folded form, `labels` by what they mean, as lists show them."""

    words: Mapping[str, Word]
    labels: Mapping[Word, str]
    accepts: Callable[[str], bool] | None = None

    def knows(self, text: str) -> bool:
        """Whether the word means something."""
        return folded(text) in self.words or (self.accepts is not None and self.accepts(text))

    def read(self, text: str) -> Word:
        """What the word means; raises Unread, naming the words there are."""
        if self.accepts is not None and self.accepts(text):
            return text
        try:
            return self.words[folded(text)]
        except KeyError:
            names = list(self.labels.values())
            more = " …" if len(names) > _MOST_NAMED else ""
            named = ", ".join(names[:_MOST_NAMED])
            raise Unread(f"“{text[:60]}” is none of: {named}{more}") from None

    def label(self, value: Word) -> str:
        """How a value is shown."""
        return self.labels.get(value, str(value))


def vocabularies(register: Register) -> dict[str, Vocabulary]:
    """Every vocabulary, with the register's own lists."""
    others = _others()
    lists = {
        "roles": ChoiceList.ROLES,
        "outcomes": ChoiceList.OUTCOMES,
        "categories": ChoiceList.CATEGORIES,
        "formations": ChoiceList.FORMATIONS,
        "grounds": ChoiceList.GROUNDS,
    }
    kinds: dict[str, type[StrEnum]] = {
        "member_roles": MemberRole,
        "meeting_states": MeetingState,
        "decision_states": DecisionState,
        "levels": DecisionLevel,
        "action_states": ActionState,
    }
    return {
        "titles": Vocabulary({}, {one: one for one in ("Mr", "Mrs", "Ms", "Dr", "Cllr")}, is_title),
        "yes": _both(others["yes"], "Yes", "No"),
        "exempt": _both(others["exempt"], "Exempt", "Open"),
        **{name: _enumerated(members, others[name]) for name, members in kinds.items()},
        **{name: _listed(register, kind) for name, kind in lists.items()},
    }


@lru_cache(maxsize=1)
def _others() -> dict[str, dict[str, list[str]]]:
    """What other people write: `resources/imports/words.toml`."""
    return tomllib.loads(resource("imports", "words.toml").read_text(encoding="utf-8"))


def _both(words: Mapping[str, Sequence[str]], yes: str, no: str) -> Vocabulary:
    meant: dict[str, Word] = {folded(word): False for word in (no, *words["false"])}
    meant.update({folded(word): True for word in (yes, *words["true"])})
    return Vocabulary(meant, {True: yes, False: no})


def _enumerated(members: type[StrEnum], words: Mapping[str, Sequence[str]]) -> Vocabulary:
    meant: dict[str, Word] = {}
    for value, others in words.items():
        meant.update({folded(word): members(value) for word in others})
    labels: dict[Word, str] = {}
    for member in members:
        labels[member] = str(member.label)  # type: ignore[attr-defined]
        meant.update({folded(labels[member]): member, folded(member.value): member})
    return Vocabulary(meant, labels)


def _listed(register: Register, kind: ChoiceList) -> Vocabulary:
    meant: dict[str, Word] = {}
    labels: dict[Word, str] = {}
    for code, choice in register.choices.of(kind, register.authority.nation.value).items():
        labels[code] = choice.label
        for said in (f"{code} {choice.label}", choice.label, code):
            meant[folded(said)] = code
    return Vocabulary(meant, labels)
