"""Who sits where when a structure begins: people by their role code, put on the seats that ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from egovdesk.records.framework import SeatCondition, SeatPlace
from egovdesk.records.groups import MemberRole
from egovdesk.records.structures import StructureGroup, StructureModel, StructureSeat

_ROLES = {
    SeatPlace.CHAIR: MemberRole.CHAIR,
    SeatPlace.MEMBER: MemberRole.MEMBER,
    SeatPlace.IN_ATTENDANCE: MemberRole.IN_ATTENDANCE,
}
_PARTNER = "PARTNER_REP"


@dataclass(frozen=True)
class Newcomer:
    """Somebody with a post, as the clerk types them: name, role code, the post's title, department."""

    name: str
    role_code: str
    title: str = ""
    department: str = ""


@dataclass(frozen=True)
class Placing:
    """A newcomer, by the place in the list, on a group, and under which role code."""

    group: str
    who: int
    role: MemberRole
    seat: str


def who_sits(structure: StructureModel, people: Sequence[Newcomer]) -> list[Placing]:
    """Put people on the seats of their roles: one in each chair, nobody twice on a group."""
    return [
        placing for group in structure.groups if group.kept for placing in _on_group(group, people)
    ]


def _on_group(group: StructureGroup, people: Sequence[Newcomer]) -> Iterator[Placing]:
    there: set[str] = set()
    for seat in sorted(group.seats, key=lambda one: one.place is not SeatPlace.CHAIR):
        for who, role in _candidates(seat, people, there):
            there.add(people[who].name.casefold())
            code = people[who].role_code
            yield Placing(group.key, who, MemberRole.PARTNER if code == _PARTNER else role, code)


def _candidates(
    seat: StructureSeat, people: Sequence[Newcomer], there: set[str]
) -> list[tuple[int, MemberRole]]:
    """Who takes a seat: in the order of its roles, as many as it has, once each."""
    found: dict[str, int] = {}
    for code in seat.roles:
        for at, one in enumerate(people):
            folded = one.name.casefold()
            if one.role_code == code and folded not in there and folded not in found:
                found[folded] = at
    most = len(people) if seat.per_department else seat.number
    return [(at, _ROLES[seat.place]) for at in list(found.values())[:most]]


@dataclass(frozen=True)
class Vacancy:
    """A seat for which there is nobody yet."""

    group: str
    seat: StructureSeat


def vacancies(structure: StructureModel, people: Sequence[Newcomer]) -> list[Vacancy]:
    """The seats that nobody was found for; those that may be empty are left out."""
    placed = who_sits(structure, people)
    found = []
    for group in structure.groups:
        sat = {one.seat for one in placed if one.group == group.key}
        chaired = any(one.role is MemberRole.CHAIR for one in placed if one.group == group.key)
        for seat in group.seats if group.kept else ():
            empty = not chaired if seat.place is SeatPlace.CHAIR else not sat & set(seat.roles)
            if empty and seat.condition is SeatCondition.ALWAYS:
                found.append(Vacancy(group.key, seat))
    return found


def roles_wanted(structure: StructureModel) -> list[str]:
    """The role codes that its seats ask for, the chairs' first, each once."""
    seats = [seat for group in structure.groups if group.kept for seat in group.seats]
    seats.sort(key=lambda one: one.place is not SeatPlace.CHAIR)
    return list(dict.fromkeys(code for seat in seats for code in seat.roles))


def for_departments(structure: StructureModel) -> set[str]:
    """The role codes of which each major department has one."""
    seats = [seat for group in structure.groups for seat in group.seats]
    return {code for seat in seats if seat.per_department for code in seat.roles}
