"""What a planner asks of the register: its groups, its people and posts, its words, and its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from egovdesk.exchange.imports.fields import Field, Holds, KindFields
from egovdesk.exchange.imports.groups_found import GroupsFound
from egovdesk.exchange.imports.people_found import PeopleFound
from egovdesk.exchange.imports.rows import Draft, Fact, Ledger, Row, RowRefused
from egovdesk.exchange.imports.texts import Prose
from egovdesk.exchange.imports.vocabularies import vocabularies
from egovdesk.records.days import spoken_date
from egovdesk.records.groups import Group
from egovdesk.records.money import pounds
from egovdesk.records.people import Person
from egovdesk.register import Register

Learn = Callable[[Any, Any], None]


class Present:
    """The register as it is, read as it is asked for, and the ledger of what rows would change in it."""

    def __init__(
        self, register: Register, kind: KindFields, prose: Prose, default_group: str = ""
    ) -> None:
        self.register = register
        self.fields = kind.fields
        self.prose = prose
        self.ledger = Ledger()
        self.today = register.today
        self.words = vocabularies(register)
        self._default_group = default_group
        self._learn: list[tuple[type, Learn]] = []

    @cached_property
    def groups(self) -> GroupsFound:
        """The groups by name."""
        return GroupsFound(self.register)

    @cached_property
    def people(self) -> PeopleFound:
        """The people by name, and those whom rows put in."""
        found = PeopleFound(self.register.people.all())
        self.watch(Person, lambda _before, after: found.put(after))
        return found

    def watch(self, kind: type, learn: Learn) -> None:
        """Have an index told of records of a kind, as they were and as rows leave them."""
        self._learn.append((kind, learn))

    def accept(self, draft: Draft) -> None:
        """Let a row count for those after it."""
        self.ledger.accept(draft)
        for before, after in draft.records.values():
            for kind, learn in self._learn:
                if isinstance(after or before, kind):
                    learn(before, after)

    def group(self, row: Row, day: date | None = None) -> Group:
        """The group that a row names, or the one given for all; raises RowRefused."""
        return self.groups.find(self._named_group(row), day)

    def joint_groups(self, row: Row, day: date) -> list[Group]:
        """The groups that a row names as meeting jointly, the first of which leads."""
        return self.groups.find_all(self._named_group(row), day)

    def _named_group(self, row: Row) -> str:
        named = row.text("group") or self._default_group
        if not named:
            raise RowRefused(
                "The row names no group; merged cells name theirs in the first row only"
            )
        return named

    def facts(self, row: Row, *names: str) -> list[Fact]:
        """What a row says of the columns that are called as its fields are."""
        return [self.fact(name, row.values[name]) for name in names if name in row.values]

    def fact(
        self, name: str, value: Any, column: str = "", show: Callable[[Any], str] | None = None
    ) -> Fact:
        """What a field says of a column; `show` tells a value that is no word of the file."""
        field = self.fields[name]
        told = show or (lambda one: self.shown(field, one))
        return Fact(column or name, value, field.label, told)

    def shown(self, field: Field, value: Any) -> str:
        """A value as the preview tells it."""
        match value:
            case None | "":
                return ""
            case date():
                return spoken_date(value)
            case _ if field.holds is Holds.WORD:
                return self.words[field.words].label(value)
            case int() if field.holds is Holds.MONEY:
                return pounds(value)
            case _:
                return str(value)
