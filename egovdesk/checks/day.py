"""The facts as they hold on one day: who sits where, under which role, and which tiers there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from egovdesk.records.checked import (
    DecisionRow,
    DepartmentRow,
    Facts,
    GroupRow,
    PlaceRow,
    PostRow,
    SeatRow,
)

TIERS = ("1", "2", "2a", "3")
TIER_NAMES = {
    "1": "e-governance",
    "2": "ICT infrastructure",
    "2a": "technical standards",
    "3": "service development",
}


class Dated(Protocol):
    """A row that holds from one day to another, each as ISO text."""

    @property
    def from_on(self) -> str | None: ...

    @property
    def until_on(self) -> str | None: ...


D = TypeVar("D", bound=Dated)


def holding(rows: Iterable[D], on: str) -> list[D]:
    """The rows that hold on a day; the last day is part of the time."""
    return [
        row
        for row in rows
        if (row.from_on is None or row.from_on <= on)
        and (row.until_on is None or on <= row.until_on)
    ]


@dataclass(frozen=True)
class Sitter:
    """A place on a group on the day: who sits there, and under which role codes.

    Without a `person_id` it is held by a post that is vacant. `departments` are those it speaks for.
    """

    place: PlaceRow
    person_id: str | None
    name: str
    roles: frozenset[str]
    departments: frozenset[str]
    title: str = ""

    @property
    def is_chair(self) -> bool:
        return self.place.role == "chair"

    @property
    def sits(self) -> bool:
        """Whether it is a member's place, and not that of somebody who attends or takes minutes."""
        return self.place.role in ("chair", "deputy_chair", "member", "partner")

    @property
    def titled(self) -> str:
        """The name with the post held."""
        return f"{self.name}, {self.title}" if self.title and not self.vacant else self.name

    @property
    def vacant(self) -> bool:
        return self.person_id is None


@dataclass
class Day:
    """The facts on a day (ISO text)."""

    facts: Facts
    on: str

    def setting(self, name: str) -> int:
        """A threshold, as this council has it."""
        return self.facts.settings[name]

    @cached_property
    def groups(self) -> dict[str, GroupRow]:
        """The groups that there are, by id."""
        return {one.id: one for one in holding(self.facts.groups, self.on) if one.kept}

    @cached_property
    def tiers(self) -> dict[str, frozenset[str]]:
        """The tiers that each group covers."""
        found: dict[str, set[str]] = {}
        for one in holding(self.facts.tiers, self.on):
            found.setdefault(one.group_id, set()).add(one.tier)
        return {group: frozenset(tiers) for group, tiers in found.items()}

    def tier(self, tier: str) -> list[GroupRow]:
        """The groups that cover a tier."""
        return [one for one in self.groups.values() if tier in self.tiers.get(one.id, ())]

    def led_by(self, tier: str) -> list[GroupRow]:
        """The groups whose highest tier this is: one that covers several sits as the highest does."""
        return [one for one in self.tier(tier) if self.highest(one.id) == tier]

    def highest(self, group_id: str) -> str:
        """The highest of Chart 3's tiers that a group covers; empty where it covers none."""
        covered = self.tiers.get(group_id, frozenset())
        return next((tier for tier in TIERS if tier in covered), "")

    @cached_property
    def decisions(self) -> list[DecisionRow]:
        """The decisions up to the day, in a category, of groups that are or were in a tier."""
        covered = {one.group_id for one in self.facts.tiers if one.tier != "none"}
        return [
            one
            for one in self.facts.decisions
            if one.category
            and one.decided_on <= self.on
            and one.state != "draft"
            and one.group_id in covered
        ]

    @cached_property
    def people(self) -> dict[str, str]:
        return {one.id: one.name for one in self.facts.people}

    @cached_property
    def posts(self) -> dict[str, PostRow]:
        return {one.id: one for one in self.facts.posts}

    @cached_property
    def holders(self) -> dict[str, list[str]]:
        """Who holds each post."""
        found: dict[str, list[str]] = {}
        for one in holding(self.facts.holdings, self.on):
            found.setdefault(one.post_id, []).append(one.person_id)
        return found

    @cached_property
    def posts_of(self) -> dict[str, list[PostRow]]:
        """The posts that each person holds."""
        found: dict[str, list[PostRow]] = {}
        for one in holding(self.facts.holdings, self.on):
            if one.post_id in self.posts:
                found.setdefault(one.person_id, []).append(self.posts[one.post_id])
        return found

    @cached_property
    def departments(self) -> list[DepartmentRow]:
        return holding(self.facts.departments, self.on)

    @cached_property
    def sitters(self) -> dict[str, list[Sitter]]:
        """Who sits on each group, in the order of its list; substitutes are left out."""
        found: dict[str, list[Sitter]] = {}
        for place in holding(self.facts.places, self.on):
            if place.substitute_for_id is None:
                found.setdefault(place.group_id, []).append(self._sitter(place))
        return found

    @cached_property
    def substitutes(self) -> dict[str, list[Sitter]]:
        """Who may stand in for each membership."""
        found: dict[str, list[Sitter]] = {}
        for place in holding(self.facts.places, self.on):
            if place.substitute_for_id is not None:
                found.setdefault(place.substitute_for_id, []).append(self._sitter(place))
        return found

    @cached_property
    def seats(self) -> dict[str, list[SeatRow]]:
        """The seats that each group is to have, in order."""
        found: dict[str, list[SeatRow]] = {}
        for one in sorted(holding(self.facts.seats, self.on), key=lambda one: one.position):
            found.setdefault(one.group_id, []).append(one)
        return found

    def on_group(self, group_id: str) -> list[Sitter]:
        """Who sits on a group."""
        return self.sitters.get(group_id, [])

    def holding_role(self, code: str) -> list[tuple[str, PostRow]]:
        """The people who hold a post of a role code, each with the post."""
        return [
            (person, post)
            for person, posts in self.posts_of.items()
            for post in posts
            if post.role_code == code
        ]

    def name(self, person_id: str | None) -> str:
        return self.people.get(person_id or "", "")

    def group_name(self, group_id: str | None) -> str:
        return next((one.label for one in self.facts.groups if one.id == group_id), "")

    def _sitter(self, place: PlaceRow) -> Sitter:
        post = self.posts.get(place.post_id or "")
        person = place.person_id
        if post is not None:
            person = next(iter(self.holders.get(post.id, ())), None)
        held = [post] if post is not None else self.posts_of.get(person or "", [])
        roles = [place.seat] if place.seat else [one.role_code for one in held]
        speaks = [place.represents] if place.represents else [one.department for one in held]
        name = self.name(person) or (post.title if post is not None else "")
        title = held[0].title if held else ""
        departments = frozenset(filter(None, speaks))
        return Sitter(place, person, name, frozenset(roles), departments, title)
