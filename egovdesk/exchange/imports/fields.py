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
    beside: dict[str, frozenset[str]]

    def worked_out_in(self, keys: frozenset[str]) -> frozenset[str]:
        """The headings that say nothing new in a sheet with these: some do so only beside others."""
        return self.worked_out | {one for one, others in self.beside.items() if others <= keys}

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
    beside = {
        heading_key(one): frozenset(map(heading_key, others))
        for one, others in facts.get("worked_out_beside", {}).items()
    }
    fields = {name: _field(name, one) for name, one in facts.items() if "label" in one}
    return KindFields(fields, worked_out, beside)


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
