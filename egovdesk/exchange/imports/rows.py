"""A row as it is read, what it would do, and what the rows accepted before it have said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from egovdesk.exchange.imports.cells import Value
from egovdesk.exchange.imports.texts import is_cut, same_text
from egovdesk.records.imports import Act, FieldChange, Write
from egovdesk.store.repository import plain

R = TypeVar("R")


class RowRefused(ValueError):
    """A row that is not imported, with the sentence that says why."""


@dataclass(frozen=True)
class Row:
    """A row by its number: the values of its fields, those alone that it holds, and their words."""

    number: int
    values: Mapping[str, Value]
    words: Mapping[str, str]

    def text(self, name: str) -> str:
        """The text of a field; empty where there is none."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else str(value)

    def get(self, name: str) -> Any:
        """The value of a field, or None."""
        return self.values.get(name)


@dataclass(frozen=True)
class Fact:
    """What a row says of one column of a record, and how it is told.

    What only follows from it (`derived`) lays no claim: another row may say otherwise. Where the row
    does not tell which value is meant, `any_of` are as good, and `unclear` is why none is chosen.
    """

    column: str
    value: Any
    label: str
    show: Callable[[Any], str]
    derived: bool = False
    any_of: frozenset[Any] = frozenset()
    unclear: str = ""

    def holds(self, record: Any) -> bool:
        """Whether the record says so already."""
        return self.agrees(getattr(record, self.column))

    def agrees(self, other: Any) -> bool:
        """Whether another value says the same: case counts, except in an address."""
        if other in self.any_of:
            return True
        if not (isinstance(other, str) and isinstance(self.value, str)):
            return bool(other == self.value)
        if self.column == "email":
            return other.strip().casefold() == self.value.strip().casefold()
        return same_text(other, self.value)


@dataclass
class Draft:
    """What a row would write and say; nothing of it counts until the row is accepted."""

    row: int
    what: str = ""
    records: dict[tuple[str, str], tuple[Any, Any]] = field(default_factory=dict)
    changes: list[FieldChange] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    claims: dict[tuple[str, str, str], Fact] = field(default_factory=dict)

    def note(self, sentence: str) -> None:
        """Say once how the row was understood."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def puts_in(self, table: str) -> bool:
        """Whether the row puts a record in this table."""
        return any(key[0] == table and not before for key, (before, _) in self.records.items())

    def new(self, kind: type[R]) -> list[R]:
        """The records of a kind that the row puts in."""
        return [
            after for before, after in self.records.values()
            if before is None and isinstance(after, kind)
        ]  # fmt: skip

    def writes(self) -> tuple[Write, ...]:
        """What would be written, in the order in which it was thought of."""
        return tuple(
            _write(table, record_id, before, after)
            for (table, record_id), (before, after) in self.records.items()
            if before != after
        )


class Ledger:
    """What the rows accepted so far say of the register's records.

    An accepted row lays a claim to what it says of a record: another row may say more, and is refused
    where it says otherwise. So every accepted row is true of what the import leaves, and importing the
    same file again finds nothing to change.
    """

    def __init__(self) -> None:
        self._claims: dict[tuple[str, str, str], tuple[int, Fact]] = {}
        self._speakers: dict[tuple[str, str], set[int]] = {}

    def accept(self, draft: Draft) -> None:
        """Let a row count."""
        for key, fact in draft.claims.items():
            self._claims.setdefault(key, (draft.row, fact))
            self._speakers.setdefault(key[:2], set()).add(draft.row)

    def is_spoken_of(self, table: str, record_id: str, row: int) -> bool:
        """Whether another row has said anything of the record."""
        return bool(self._speakers.get((table, record_id), set()) - {row})

    def claimed(self, table: str, record_id: str, column: str, row: int) -> Any:
        """What another row has said of this; None where none has."""
        owner, fact = self._claims.get((table, record_id, column), (row, None))
        return None if owner == row or fact is None else fact.value

    def is_claimed(self, table: str, record_id: str, fact: Fact) -> bool:
        """Whether a row has said what this fact speaks of."""
        return (table, record_id, fact.column) in self._claims

    def claim(self, draft: Draft, table: str, record_id: str, facts: Sequence[Fact]) -> None:
        """Let a row say facts of a record; raises RowRefused where another says otherwise."""
        for fact in (one for one in facts if not one.derived):
            key = (table, record_id, fact.column)
            owner, other = self._claims.get(key, (draft.row, fact))
            if not fact.agrees(other.value):
                said = other.show(other.value) or "nothing"
                raise RowRefused(f"Row {owner} says “{said[:60]}” for {fact.label}")
            draft.claims[key] = fact


def add(ledger: Ledger, draft: Draft, table: str, record: R, facts: Sequence[Fact] = ()) -> R:
    """Put a new record in; raises RowRefused where it could not stand."""
    _require_clear(facts)
    _require(record)
    record_id: str = record.id  # type: ignore[attr-defined]
    ledger.claim(draft, table, record_id, facts)
    draft.records[table, record_id] = (None, record)
    draft.changes += [FieldChange(fact.label, "", fact.show(fact.value)) for fact in facts]
    return record


def settle(ledger: Ledger, draft: Draft, table: str, record: R, facts: Sequence[Fact]) -> R:
    """Let a record of the register say what the row says; raises RowRefused where it cannot."""
    record_id: str = record.id  # type: ignore[attr-defined]
    before, now = draft.records.get((table, record_id), (record, record))
    facts = [one for one in facts if not (one.derived and ledger.is_claimed(table, record_id, one))]
    facts = [
        replace(one, value=getattr(now, one.column)) if one.holds(now) else one for one in facts
    ]
    ledger.claim(draft, table, record_id, facts)
    wrong = [fact for fact in facts if not fact.holds(now)]
    _require_clear(wrong)
    after: R = replace(now, **{fact.column: fact.value for fact in wrong})
    if not wrong:
        return after
    _require(after)
    draft.records[table, record_id] = (before, after)
    draft.changes += [
        FieldChange(fact.label, fact.show(getattr(now, fact.column)), fact.show(fact.value))
        for fact in wrong
    ]
    return after


def _require_clear(facts: Sequence[Fact]) -> None:
    for fact in facts:
        if fact.unclear:
            raise RowRefused(fact.unclear)
        if isinstance(fact.value, str) and is_cut(fact.value):
            said = f"{fact.label} was cut when it was exported, so it says less than it did"
            raise RowRefused(said)


def _require(record: Any) -> None:
    found = record.problems() if hasattr(record, "problems") else ()
    if found:
        raise RowRefused(found[0].sentence.rstrip("."))


def _write(table: str, record_id: str, before: Any, after: Any) -> Write:
    if after is None:
        return Write(Act.REMOVE, table, record_id)
    columns = {
        one.name: plain(getattr(after, one.name))
        for one in fields(after)
        if one.name != "id"
        and (before is None or getattr(before, one.name) != getattr(after, one.name))
    }
    return Write(Act.ADD if before is None else Act.CHANGE, table, record_id, columns)
