"""A version of the decision rights as it was sent and adopted, and how another day differs from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from egovdesk.records.framework import RightKind
from egovdesk.records.matrix import ROWS
from egovdesk.records.money import pounds

LIMITS = "limits"
ARCHITECTURE = "architecture"


@dataclass(frozen=True)
class KeptRight:
    """Who held which right in a row, by the name of the day."""

    holder: str
    name: str
    kind: RightKind


@dataclass(frozen=True)
class KeptLimit:
    """Over which amount a row's decisions are ratified; of one group, or of whichever decides."""

    category: str
    amount: int
    holder: str = ""
    name: str = ""


@dataclass(frozen=True)
class KeptRights:
    """The whole matrix on a day, with its limits and the choice about the architecture."""

    day: date
    rows: Mapping[str, tuple[KeptRight, ...]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    limits: tuple[KeptLimit, ...] = ()
    architecture: str = ""
    reason: str = ""

    def as_json(self) -> str:
        """The version as text: the same version gives the same text."""
        rows = {
            code: [[one.holder, one.name, one.kind.value] for one in self.rows.get(code, ())]
            for code in ROWS
        }
        limits = [[one.category, one.amount, one.holder, one.name] for one in self.limits]
        facts = {
            "day": self.day.isoformat(), "rows": rows, "labels": dict(self.labels),
            "limits": limits, "architecture": self.architecture, "reason": self.reason,
        }  # fmt: skip
        return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> KeptRights:
        """The version that a text keeps."""
        facts = json.loads(text)
        rows = {
            code: tuple(KeptRight(holder, name, RightKind(kind)) for holder, name, kind in held)
            for code, held in facts["rows"].items()
        }
        return cls(
            date.fromisoformat(facts["day"]), rows, facts["labels"],
            tuple(KeptLimit(*one) for one in facts["limits"]),
            facts["architecture"], facts["reason"],
        )  # fmt: skip


@dataclass(frozen=True)
class RowChange:
    """What has changed in a row (or in the limits, or the architecture), a sentence each."""

    category: str
    label: str
    sentences: tuple[str, ...]


def changes_between(old: KeptRights, new: KeptRights) -> tuple[RowChange, ...]:
    """How the new rights differ from the old, row by row."""
    found = [
        RowChange(code, new.labels.get(code, code), sentences)
        for code in ROWS
        if (sentences := tuple(_row_changes(old.rows.get(code, ()), new.rows.get(code, ()))))
    ]
    if limits := tuple(_limit_changes(old, new)):
        found.append(RowChange(LIMITS, "Limits by amount", limits))
    if (old.architecture, old.reason) != (new.architecture, new.reason):
        said = new.architecture or "not chosen"
        found.append(RowChange(ARCHITECTURE, "Who decides the architecture", (f"Now: {said}.",)))
    return tuple(found)


def _row_changes(old: tuple[KeptRight, ...], new: tuple[KeptRight, ...]) -> list[str]:
    before, after = ({one.holder: one for one in held} for held in (old, new))
    found = []
    for holder, one in after.items():
        was = before.get(holder)
        if was is None:
            found.append(f"{one.name} {_does(one.kind)}; it had no right.")
        elif was.kind is not one.kind:
            found.append(f"{one.name} {_does(one.kind)}; before, it {_does(was.kind, past=True)}.")
    for holder, one in before.items():
        if holder not in after:
            found.append(f"{one.name} no longer {_does(one.kind)}.")
    return found


def _does(kind: RightKind, *, past: bool = False) -> str:
    if kind is RightKind.CONSULTED:
        return "was consulted" if past else "is consulted"
    word = kind.value
    return (
        {"decides": "decided", "ratifies": "ratified", "proposes": "proposed"}[word]
        if past
        else word
    )


def _limit_changes(old: KeptRights, new: KeptRights) -> list[str]:
    before, after = (
        {(one.category, one.holder): one for one in kept.limits} for kept in (old, new)
    )
    found = []
    for key, one in after.items():
        was = before.get(key)
        if was is None or was.amount != one.amount:
            earlier = f", before {pounds(was.amount)}" if was else ""
            found.append(f"{_whose(one, new)}: ratified over {pounds(one.amount)}{earlier}.")
    found += [
        f"{_whose(one, old)}: no limit any more." for key, one in before.items() if key not in after
    ]
    return found


def _whose(one: KeptLimit, kept: KeptRights) -> str:
    label = kept.labels.get(one.category, one.category)
    return f"{one.category} {label}, {one.name or 'whoever decides'}"
