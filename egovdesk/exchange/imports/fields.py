"""What a file may tell of each kind of record: `resources/imports/fields.toml`, as it is used here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from egovdesk.exchange.sheets import heading_key
from egovdesk.records.imports import ImportKind
from egovdesk.resources import resource


class Holds(StrEnum):
    """What the cells of a field hold."""

    LINE = "line"
    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    MONEY = "money"
    MINUTES = "minutes"
    WORD = "word"


@dataclass(frozen=True)
class Field:
    """One fact: its name and label, what its cells hold, and the keys of the headings that mean it.

    `words` names the vocabulary of a WORD. A file is not of the kind without a `needed` field; of
    those that share a word there, one will do.
    """

    name: str
    label: str
    holds: Holds
    keys: frozenset[str]
    words: str = ""
    needed: str = ""


@dataclass(frozen=True)
class KindFields:
    """The fields of one kind, in order, and the headings of columns that are worked out from others."""

    fields: dict[str, Field]
    worked_out: frozenset[str]

    def knows(self, key: str) -> bool:
        """Whether a heading of this key means something."""
        return key in self.worked_out or any(key in one.keys for one in self.fields.values())

    def lacks(self, found: Iterable[str]) -> tuple[str, ...]:
        """The labels of what is needed and not among the fields found, such as "Name or Post"."""
        groups: dict[str, list[Field]] = {}
        for one in self.fields.values():
            if one.needed:
                groups.setdefault(one.needed, []).append(one)
        has = set(found)
        return tuple(
            " or ".join(one.label for one in group)
            for group in groups.values()
            if not has & {one.name for one in group}
        )


@lru_cache(maxsize=1)
def all_fields() -> dict[ImportKind, KindFields]:
    """The fields of every kind."""
    text = resource("imports", "fields.toml").read_text(encoding="utf-8")
    return {ImportKind(kind): _kind(facts) for kind, facts in tomllib.loads(text).items()}


def fields_of(kind: ImportKind) -> KindFields:
    """The fields of a kind."""
    return all_fields()[kind]


def _kind(facts: dict[str, Any]) -> KindFields:
    worked_out = frozenset(map(heading_key, facts.get("worked_out", ())))
    fields = {name: _field(name, one) for name, one in facts.items() if isinstance(one, dict)}
    return KindFields(fields, worked_out)


def _field(name: str, facts: dict[str, Any]) -> Field:
    headings = (facts["label"], *facts["headings"])
    return Field(
        name,
        facts["label"],
        Holds(facts["holds"]),
        frozenset(map(heading_key, headings)),
        facts.get("words", ""),
        facts.get("needed", ""),
    )
