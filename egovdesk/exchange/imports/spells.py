"""Which of several dated spells (memberships, appointments) a row speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from egovdesk.exchange.imports.rows import Fact


class Spell(Protocol):
    """Something that holds from one day until another."""

    @property
    def from_on(self) -> date | None: ...

    @property
    def until_on(self) -> date | None: ...


S = TypeVar("S", bound=Spell)
T = TypeVar("T")


def by_id(records: Iterable[T]) -> list[T]:
    """Records in the order in which they were made, so that a choice among them is always the same."""
    return sorted(records, key=lambda one: one.id)  # type: ignore[attr-defined]


def unchanged(records: Iterable[T], facts: Sequence[Fact]) -> T | None:
    """The first record that says all of it already: importing a file again must find it."""
    return next((one for one in records if all(fact.holds(one) for fact in facts)), None)


def pick_spell(
    spells: Sequence[S],
    facts: Sequence[Fact],
    from_on: date | None,
    until_on: date | None,
    is_taken: Callable[[S], bool],
) -> S | None:
    """The spell that needs no change, or that began on the day, or that overlaps and no row has taken."""
    found = unchanged(spells, facts)
    if found is not None:
        return found
    began = [one for one in spells if from_on is not None and one.from_on == from_on]
    during = [one for one in spells if _overlap(one, from_on, until_on)]
    for one in (*began, *during):
        if not is_taken(one):
            return one
    return began[0] if began else during[0] if during else None


def _overlap(spell: Spell, from_on: date | None, until_on: date | None) -> bool:
    starts_after = spell.from_on and until_on and spell.from_on > until_on
    ends_before = spell.until_on and from_on and spell.until_on < from_on
    return not (starts_after or ends_before)
