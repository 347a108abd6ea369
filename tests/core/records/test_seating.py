"""Who sits where when a structure begins."""

from __future__ import annotations

from egovdesk.records.framework import SeatPlace
from egovdesk.records.groups import MemberRole
from egovdesk.records.seating import (
    Newcomer,
    for_departments,
    roles_wanted,
    vacancies,
    who_sits,
)
from egovdesk.shipped.structures import structure_model

LEEDS = structure_model("leeds")
PEOPLE = [
    Newcomer("Margaret Holroyd", "CHIEF_EXEC"),
    Newcomer("David Ashworth", "DEPUTY_CHIEF_EXEC"),
    Newcomer("Susan Whitfield", "SERVICE_DIRECTOR", department="Housing"),
    Newcomer("Ian Pemberton", "SERVICE_DIRECTOR", department="Education"),
    Newcomer("Priya Raman", "HEAD_ICT"),
]


def on(group: str, people: list[Newcomer] = PEOPLE) -> list[tuple[str, MemberRole]]:
    return [
        (people[one.who].name, one.role) for one in who_sits(LEEDS, people) if one.group == group
    ]


def test_people_take_the_seats_of_their_roles() -> None:
    assert on("egovernance") == [
        ("David Ashworth", MemberRole.CHAIR),
        ("Margaret Holroyd", MemberRole.IN_ATTENDANCE),
        ("Susan Whitfield", MemberRole.MEMBER),
        ("Ian Pemberton", MemberRole.MEMBER),
        ("Priya Raman", MemberRole.MEMBER),
    ]


def test_a_chair_with_alternatives_goes_to_one_alone() -> None:
    found = on("infrastructure")
    assert found == [("Susan Whitfield", MemberRole.CHAIR), ("Priya Raman", MemberRole.MEMBER)]


def test_nobody_sits_twice_on_a_group_under_two_roles() -> None:
    both = [Newcomer("Ann Holt", "DEPUTY_CHIEF_EXEC"), Newcomer("ann holt", "HEAD_ICT")]
    assert on("egovernance", both) == [("Ann Holt", MemberRole.CHAIR)]


def test_the_partner_sits_as_a_partner() -> None:
    partner = [Newcomer("Jo Lane", "PARTNER_REP")]
    assert on("infrastructure", partner) == [("Jo Lane", MemberRole.PARTNER)]


def test_seats_without_anybody_are_named_unless_they_may_be_empty() -> None:
    found = [(one.group, one.seat.role_code) for one in vacancies(LEEDS, PEOPLE)]
    assert ("egovernance", "FINANCE_DIRECTOR") in found
    assert ("egovernance", "HEAD_IM") not in found and (
        "infrastructure",
        "PARTNER_REP",
    ) not in found
    nobody = [one for one in vacancies(LEEDS, []) if one.seat.place is SeatPlace.CHAIR]
    assert len(nobody) == 5


def test_the_roles_asked_for_begin_with_the_chairs() -> None:
    found = roles_wanted(LEEDS)
    assert found[:2] == ["CHIEF_EXEC", "DEPUTY_CHIEF_EXEC"] and len(found) == len(set(found))
    assert for_departments(LEEDS) == {"SERVICE_DIRECTOR", "DEPT_SMT_ICT_LEAD", "DEPT_HEAD_ICT"}
