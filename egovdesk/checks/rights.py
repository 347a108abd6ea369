"""Who may decide a category on a day: by the authority's own rights, else by the model's (1.4)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from egovdesk.checks.day import TIER_NAMES, Dated, holding
from egovdesk.records.checked import Facts, HoldingRow, PlaceRow, RightRow

MODEL = {"A": "1", "B": "1", "C": "2", "D": "2", "E": "3"}
"""The tier that decides each category in the model (reference.md 1.4)."""
_ICT = frozenset({"HEAD_ICT", "DEPUTY_HEAD_ICT", "HEAD_ICT_REP", "DEPT_HEAD_ICT"})

Epoch = tuple[int, int]


class Epochs:
    """The times between the days on which some rows begin or end; days of one time are alike."""

    def __init__(self, rows: Iterable[Dated]) -> None:
        kept = list(rows)
        self._begun = sorted(one.from_on for one in kept if one.from_on)
        self._ended = sorted(one.until_on for one in kept if one.until_on)

    def of(self, on: str) -> Epoch:
        """The time that a day belongs to."""
        return bisect_right(self._begun, on), bisect_left(self._ended, on)


class Rights:
    """Who may decide what, by day; what was worked out for one day of a time holds for the others."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._allowed: dict[tuple[str, str, Epoch], bool] = {}
        self._only_ict: dict[tuple[str, str], bool] = {}

    def may_decide(self, group_id: str, category: str, on: str) -> bool:
        """Whether a group decides a category, or stands above one that does."""
        key = (group_id, category, self._epochs.of(on))
        found = self._allowed.get(key)
        if found is None:
            deciders = self.deciders(category, on) or self._by_model(category, on)
            found = not deciders or any(
                group_id == one or group_id in self._above(one) for one in deciders
            )
            self._allowed[key] = found
        return found

    def normally(self, category: str, on: str) -> str:
        """Who decides a category, in words."""
        names = {one.id: one.label for one in self._facts.groups}
        names |= {one.id: one.title for one in self._facts.posts}
        deciders = sorted(names.get(one, "") for one in self.deciders(category, on))
        if deciders:
            return " or ".join(deciders)
        return f"the group for {TIER_NAMES[MODEL[category[0]]]}"

    def deciders(self, category: str, on: str) -> frozenset[str]:
        """The groups and posts that decide a row of the matrix, or its whole letter."""
        rows = self._by_category.get(category, [])
        if len(category) > 1:
            rows = rows + self._by_category.get(category[0], [])
        return frozenset(one.group_id or one.post_id or "" for one in holding(rows, on))

    def _by_model(self, category: str, on: str) -> frozenset[str]:
        wanted = MODEL.get(category[0], "")
        return frozenset(
            one.group_id for one in holding(self._facts.tiers, on) if one.tier == wanted
        )

    @cached_property
    def _epochs(self) -> Epochs:
        return Epochs((*self._facts.rights, *self._facts.tiers))

    @cached_property
    def _by_category(self) -> dict[str, list[RightRow]]:
        found: dict[str, list[RightRow]] = {}
        for one in self._facts.rights:
            if one.kind == "decides":
                found.setdefault(one.category, []).append(one)
        return found

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return {one.id: one.parent_id for one in self._facts.groups}

    def _above(self, group_id: str) -> list[str]:
        found: list[str] = []
        parent = self._parents.get(group_id)
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self._parents.get(parent)
        return found

    def only_ict(self, group_id: str, on: str) -> bool:
        """Whether a group is of supporting tier alone, or all who sit on it are ICT managers."""
        key = (group_id, on)
        if key not in self._only_ict:
            tiers = {one.tier for one in holding(self._facts.tiers, on) if one.group_id == group_id}
            sits = [
                self._roles(one, on)
                for one in holding(self._places.get(group_id, ()), on)
                if one.role in ("chair", "deputy_chair", "member")
            ]
            filled = [roles for roles in sits if roles is not None]
            self._only_ict[key] = tiers == {"2a"} or (
                bool(filled) and all(roles & _ICT for roles in filled)
            )
        return self._only_ict[key]

    def is_head(self, name: str, on: str) -> bool:
        """Whether a name is that of the head of ICT on a day, or of the post."""
        posts = {one.id: one.title for one in self._facts.posts if one.role_code == "HEAD_ICT"}
        if name.casefold() in {"head of ict", *(title.casefold() for title in posts.values())}:
            return True
        people = {
            one.person_id for one in holding(self._facts.holdings, on) if one.post_id in posts
        }
        return any(one.name == name for one in self._facts.people if one.id in people)

    def _roles(self, place: PlaceRow, on: str) -> frozenset[str] | None:
        """The role codes of a place on a day; None where it is vacant."""
        held = holding(self._holdings.get(place.post_id or place.person_id or "", ()), on)
        if place.post_id is not None and not held:
            return None
        if place.seat:
            return frozenset({place.seat})
        return frozenset(self._codes.get(one.post_id, "") for one in held)

    @cached_property
    def _places(self) -> dict[str, list[PlaceRow]]:
        found: dict[str, list[PlaceRow]] = {}
        for one in self._facts.places:
            if one.substitute_for_id is None:
                found.setdefault(one.group_id, []).append(one)
        return found

    @cached_property
    def _holdings(self) -> dict[str, list[HoldingRow]]:
        found: dict[str, list[HoldingRow]] = {}
        for one in self._facts.holdings:
            found.setdefault(one.post_id, []).append(one)
            found.setdefault(one.person_id, []).append(one)
        return found

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {one.id: one.role_code for one in self._facts.posts}
