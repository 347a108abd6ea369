"""Structure models: arrangements of groups that a register may begin with, or change to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from egovdesk.records.authority import Arrangement
from egovdesk.records.framework import SeatCondition, SeatPlace
from egovdesk.records.groups import Constitution, LinkKind, Tier
from egovdesk.records.problems import Problem, name_problems
from egovdesk.records.text import clean_line

TIERS = (Tier.E_GOVERNANCE, Tier.INFRASTRUCTURE, Tier.SERVICE)
"""The tiers that a framework is to cover; supporting groups are often there, and may not be."""


@dataclass(frozen=True)
class StructureSeat:
    """A seat that a group of the structure is to have; roles as in `GroupSeat`."""

    role_code: str
    place: SeatPlace = SeatPlace.MEMBER
    number: int = 1
    per_department: bool = False
    condition: SeatCondition = SeatCondition.ALWAYS

    @property
    def roles(self) -> tuple[str, ...]:
        """The role codes that fill the seat."""
        return tuple(self.role_code.split("|"))


@dataclass(frozen=True)
class StructureAgenda:
    """A template of an agenda that a group of the structure begins with."""

    name: str
    lines: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class StructureGroup:
    """A group of a structure, known to the others by its `key`.

    `names` are what it may be called instead, and `line` says in a few words what it is for.
    """

    key: str
    name: str
    short_name: str = ""
    prefix: str = ""
    name_style: str = ""
    names: tuple[str, ...] = ()
    tiers: tuple[Tier, ...] = (Tier.NONE,)
    parent: str = ""
    constitution: Constitution = Constitution.OFFICER_BOARD
    cadence: str = ""
    line: str = ""
    note: str = ""
    kept: bool = True
    represents_all: bool = False
    responsibilities: tuple[str, ...] = ()
    seats: tuple[StructureSeat, ...] = ()
    consulted: tuple[str, ...] = ()
    agendas: tuple[StructureAgenda, ...] = ()

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    @property
    def chair(self) -> StructureSeat | None:
        """The seat of the chair."""
        return next((one for one in self.seats if one.place is SeatPlace.CHAIR), None)

    def called(self, name: str, *, style: str | None = None) -> StructureGroup:
        """The same under another name, with letters for its minutes that fit it."""
        name = clean_line(name)
        if name == self.name:
            return self
        return replace(
            self, name=name, short_name=_short(name), prefix=_letters(name),
            name_style=self.name_style if style is None else style,
            names=(self.name, *(one for one in self.names if one != name)),
        )  # fmt: skip


@dataclass(frozen=True)
class StructureLink:
    """A link of two groups of the structure besides the parent."""

    group: str
    other: str
    kind: LinkKind


@dataclass(frozen=True)
class StructureModel:
    """An arrangement of groups: who reports to whom, who is to sit, and who answers for what.

    `said_lacks` is what the paper leaves open or advises against, in sentences; `lacks` adds what the
    groups themselves show, so it stays true when groups come or go.
    """

    code: str
    name: str
    summary: str = ""
    arrangement: Arrangement = Arrangement.DEDICATED
    groups: tuple[StructureGroup, ...] = ()
    links: tuple[StructureLink, ...] = ()
    said_lacks: tuple[str, ...] = ()
    ict_reports_to: str = ""
    note: str = ""
    source: str = ""
    service: StructureGroup | None = field(default=None, compare=False)

    def group(self, key: str) -> StructureGroup:
        """The group of a key."""
        return next(one for one in self.groups if one.key == key)

    @property
    def covered(self) -> set[Tier]:
        """The tiers that its groups cover."""
        return {tier for one in self.groups for tier in one.tiers}

    # -- changed by the clerk before it is made ---------------------------------------------------

    def named(
        self, names: Mapping[str, str], styles: Mapping[str, str] | None = None
    ) -> StructureModel:
        """The same with other names for groups, by key."""
        wanted = dict(styles or {})
        return replace(
            self,
            groups=tuple(
                one.called(names.get(one.key, one.name), style=wanted.get(one.key))
                for one in self.groups
            ),
        )

    def with_service_group(self, name: str = "") -> StructureModel:
        """The same with one more service development group, for another business unit."""
        if self.service is None:
            return self
        taken = {one.key for one in self.groups}
        key = next(f"service{n}" for n in range(1, 1000) if f"service{n}" not in taken)
        others = sum(Tier.SERVICE in one.tiers for one in self.groups)
        usual = f"{self.service.name} {others + 1}" if others else self.service.name
        parent = self._first(Tier.E_GOVERNANCE) or self._first(Tier.SMT)
        made = replace(self.service, key=key, parent=parent.key if parent else "")
        return replace(self, groups=(*self.groups, made.called(name or usual)))

    def without(self, key: str) -> StructureModel:
        """The same without a group; those below it report to the group above."""
        gone = self.group(key)
        kept = tuple(
            replace(one, parent=gone.parent) if one.parent == key else one
            for one in self.groups
            if one.key != key
        )
        links = tuple(one for one in self.links if key not in (one.group, one.other))
        return replace(self, groups=kept, links=links)

    def _first(self, tier: Tier) -> StructureGroup | None:
        return next((one for one in self.groups if tier in one.tiers), None)

    # -- what is wrong with it, and what it leaves out --------------------------------------------

    def problems(self) -> tuple[Problem, ...]:
        """Why it cannot be made: a name that is missing or twice, a parent that is none."""
        found: list[Problem] = []
        seen: dict[str, str] = {}
        for one in self.groups:
            found += name_problems(one.key, one.name, label="The group's name")
            folded = one.name.casefold()
            if folded in seen:
                words = f"Two groups would be called {one.name}. Give one of them another name."
                found.append(Problem(one.key, words))
            seen[folded] = one.key
        return tuple(found + self._misplaced())

    def _misplaced(self) -> list[Problem]:
        parents = {one.key: one.parent for one in self.groups}
        found = []
        for one in self.groups:
            if one.parent and one.parent not in parents:
                found.append(Problem(one.key, f"{one.name} reports to a group that is not there."))
            if _in_circle(one.key, parents):
                found.append(
                    Problem(one.key, f"{one.name} would report to itself, by way of others.")
                )
            if sum(seat.place is SeatPlace.CHAIR for seat in one.seats) > 1:
                found.append(Problem(one.key, f"{one.name} would have two chairs. Keep one."))
        return found

    def lacks(self, codes: Iterable[str] = ()) -> tuple[str, ...]:
        """What it leaves out, in sentences; `codes` are the responsibilities there are."""
        if not self.groups:
            return ("No groups yet.",)
        missing = [tier for tier in TIERS if tier not in self.covered]
        found = [_MISSING[tier] for tier in missing]
        assigned = {code for one in self.groups for code in one.responsibilities}
        left = [code for code in codes if code not in assigned and not _of_tiers(code, missing)]
        if left:
            found.append(f"Nobody answers for {', '.join(left)}.")
        return (*found, *self.said_lacks)


_MISSING = {
    Tier.E_GOVERNANCE: "No e-governance group.",
    Tier.INFRASTRUCTURE: "No ICT infrastructure group, so nobody decides the infrastructure yet.",
    Tier.SERVICE: "No service development groups.",
}
_CODES = {Tier.E_GOVERNANCE: "EG", Tier.INFRASTRUCTURE: "II", Tier.SERVICE: "SD"}


def _of_tiers(code: str, tiers: Iterable[Tier]) -> bool:
    return any(code.startswith(_CODES[tier]) for tier in tiers)


def _in_circle(key: str, parents: Mapping[str, str]) -> bool:
    above, steps = parents.get(key, ""), 0
    while above and above != key and steps <= len(parents):
        above, steps = parents.get(above, ""), steps + 1
    return above == key


_SMALL = {"and", "of", "for", "the", "to"}


def _letters(name: str) -> str:
    """Letters before minute numbers: "Customer First Board" gives CFB."""
    words = [one for one in name.replace("-", " ").split() if one.casefold() not in _SMALL]
    return "".join(one[0] for one in words if one[0].isalnum()).upper()[:5]


def _short(name: str) -> str:
    """A name for the sidebar: the whole where it is short, else without its last word."""
    words = name.split()
    return name if len(name) <= 24 or len(words) < 3 else " ".join(words[:-1])


def terms_text(group: StructureGroup, labels: Mapping[str, str], parent: str = "") -> str:
    """The first terms of reference of a group, as Markdown: what it answers for, and to whom."""
    lines = [f"The {group.name} is responsible for:", ""]
    lines += [f"- {labels.get(code, code)}" for code in group.responsibilities]
    if parent:
        lines += ["", f"It reports to the {parent}."]
    return "\n".join(lines)
