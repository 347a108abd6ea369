"""Who is meant by a name: by e-mail, by the name itself, and by initials where only one fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from egovdesk.records.names import PersonName, folded, read_name
from egovdesk.records.people import Person


class How(Enum):
    """What somebody was found by."""

    EMAIL = "e-mail"
    NAME = "name"
    INITIALS = "initials"


@dataclass(frozen=True)
class Found:
    """Those who may be meant, best first, and what they were found by."""

    people: tuple[Person, ...] = ()
    how: How = How.NAME

    @property
    def only(self) -> Person | None:
        """The one person there is, if there is just one."""
        return self.people[0] if len(self.people) == 1 else None


class PeopleFound:
    """An index of people, kept up as rows put in more."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people: dict[str, Person] = {}
        self._names: dict[str, PersonName] = {}
        self._by_key: dict[str, set[str]] = {}
        self._by_email: dict[str, set[str]] = {}
        self._by_family: dict[str, set[str]] = {}
        for person in people:
            self.put(person)

    def put(self, person: Person) -> None:
        """Take in somebody new, or as they are now."""
        self._forget(person.id)
        name = name_of(person)
        self._people[person.id], self._names[person.id] = person, name
        for index, key in self._places(person, name):
            index.setdefault(key, set()).add(person.id)

    def get(self, person_id: str | None) -> Person | None:
        """The person of an id."""
        return self._people.get(person_id or "")

    def find(self, name: PersonName, email: str = "") -> Found:
        """Who may be meant. An e-mail address tells only among those whose name has a word in common."""
        mailed = self._of(self._by_email.get(email.casefold(), set()) if email else set())
        mailed = [one for one in mailed if self._names[one.id].shares_a_word(name)]
        exact = self._of(self._by_key.get(name.key, set()))
        if mailed:
            both = [one for one in mailed if one in exact]
            return Found(tuple(both or mailed), How.EMAIL)
        if exact:
            return Found(tuple(exact), How.NAME)
        family = self._of(self._by_family.get(folded(name.family), set()))
        alike = [one for one in family if self._names[one.id].may_be(name)]
        return Found(tuple(alike), How.INITIALS)

    def _of(self, ids: set[str]) -> list[Person]:
        return [self._people[one] for one in sorted(ids)]

    def _places(
        self, person: Person, name: PersonName
    ) -> Iterable[tuple[dict[str, set[str]], str]]:
        yield self._by_key, name.key
        yield self._by_family, folded(name.family)
        if person.email:
            yield self._by_email, person.email.casefold()

    def _forget(self, person_id: str) -> None:
        old = self._people.get(person_id)
        if old is not None:
            for index, key in self._places(old, self._names[person_id]):
                index[key].discard(person_id)


def name_of(person: Person) -> PersonName:
    """The parts of a person's name, by the way it is sorted where that says more."""
    name = read_name(person.name)
    if "," in person.sort_name:
        sorted_by = read_name(person.sort_name)
        if sorted_by.key == name.key:
            return sorted_by
    return name
