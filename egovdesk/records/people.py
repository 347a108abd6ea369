"""People, posts, and who held which post from when until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from egovdesk.records.problems import Problem, date_problems, name_problems


@dataclass(frozen=True)
class Person:
    """A human. A person who is in old minutes is never removed, only `left_on` is set."""

    id: str
    name: str
    sort_name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""
    councillor: bool = False
    left_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        return tuple(name_problems("name", self.name, label="The name"))

    @property
    def family_name(self) -> str:
        """The word that the attendance strip and the entry line know the person by."""
        return (self.sort_name.split(",")[0] or self.name.split(" ")[-1]).strip()

    @property
    def initialled(self) -> str:
        """As in minutes: the first letter and the family name ("P. Raman")."""
        first = self.name.split(" ")[0] if " " in self.name else ""
        if self.councillor:
            return f"Councillor {self.name}"
        return f"{first[0]}. {self.family_name}" if first else self.name


def sort_name_of(name: str) -> str:
    """The name as lists sort it: family name first."""
    given, _, family = name.strip().rpartition(" ")
    return f"{family}, {given}" if given else family


@dataclass(frozen=True)
class Post:
    """An office with a role code, which people hold from date to date, or which is vacant."""

    id: str
    title: str
    role_code: str = "OTHER"
    department: str = ""
    from_on: date | None = None
    until_on: date | None = None
    note: str = ""

    def problems(self) -> tuple[Problem, ...]:
        found = name_problems("title", self.title, label="The post's title")
        return tuple(found + date_problems("until_on", self.from_on, self.until_on))


@dataclass(frozen=True)
class Holding:
    """A person in a post from one date to another."""

    id: str
    post_id: str
    person_id: str
    from_on: date | None = None
    until_on: date | None = None

    def problems(self) -> tuple[Problem, ...]:
        return tuple(date_problems("until_on", self.from_on, self.until_on))
