"""Records: what is wrong with them is said in a sentence, beside the field that it concerns."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from enum import StrEnum

import pytest

import egovdesk.records
from egovdesk.records.actions import Action, ActionState
from egovdesk.records.authority import Authority
from egovdesk.records.decisions import Decision
from egovdesk.records.groups import Access, Constitution, Group, Membership, holds_on
from egovdesk.records.meetings import Attendance, AttendanceState, Item, Meeting, MeetingState
from egovdesk.records.people import Holding, Person, Post, sort_name_of
from egovdesk.records.problems import Problem
from egovdesk.records.text import clean_line, clean_text

EARLY, LATE = date(2003, 1, 1), date(2003, 6, 1)
LONG = "x" * 10_000


def fields(record: object) -> list[str]:
    found: tuple[Problem, ...] = record.problems()  # type: ignore[attr-defined]
    assert all(problem.sentence.endswith(".") for problem in found)
    return [problem.field for problem in found]


@pytest.mark.parametrize(
    ("record", "wrong"),
    [
        (Person("1", "Jane Tate"), []),
        (Person("1", " "), ["name"]),
        (Person("1", LONG), ["name"]),
        (Post("1", ""), ["title"]),
        (Post("1", "Clerk", from_on=LATE, until_on=EARLY), ["until_on"]),
        (Holding("1", "2", "3", LATE, EARLY), ["until_on"]),
        (Holding("1", "2", "3", EARLY, EARLY), []),
        (Authority("1", ""), ["name"]),
        (Group("1", "Board", quorum="5"), []),
        (Group("1", "Board", quorum="1/4"), []),
        (Group("1", "Board", quorum="most"), ["quorum"]),
        (Group("1", "Board", quorum="5/4"), ["quorum"]),
        (Group("1", "Board", quorum="0"), ["quorum"]),
        (Group("1", "Board", parent_id="1"), ["parent_id"]),
        (Group("1", "", first_number=0), ["name", "first_number"]),
        (Membership("1", "2"), ["person_id"]),
        (Membership("1", "2", person_id="3", post_id="4"), ["person_id"]),
        (Membership("1", "2", person_id="3", from_on=LATE, until_on=EARLY), ["until_on"]),
        (Meeting("1", "2", EARLY), []),
        (Meeting("1", "2", EARLY, starts_at="2pm"), ["starts_at"]),
        (Meeting("1", "2", EARLY, length=0), ["length"]),
        (Meeting("1", "2", EARLY, started_at="14:00", ended_at="13:00"), ["ended_at"]),
        (Meeting("1", "2", EARLY, ended_at="24:00"), ["ended_at"]),
        (Item("1", "2", ""), ["title"]),
        (Item("1", "2", "CRM", minutes_allowed=-5), ["minutes_allowed"]),
        (Item("1", "2", "CRM", parent_id="1"), ["parent_id"]),
        (Attendance("1", "2", "3", AttendanceState.PRESENT, left_at="late"), ["left_at"]),
        (Decision("1", "2", "CRM", EARLY, amount=-1), ["amount"]),
        (Decision("1", "2", "\n", EARLY), ["title"]),
        (Action("1", "2", "Write", LATE, due_on=EARLY), ["due_on"]),
        (Action("1", "2", LONG, LATE), ["title"]),
    ],
)
def test_problems_name_their_field(record: object, wrong: list[str]) -> None:
    assert fields(record) == wrong


def test_a_name_too_long_is_told_its_length() -> None:
    (problem,) = Person("1", LONG).problems()
    assert problem.sentence == "The name has 10,000 characters. Keep it to 500."


def test_every_choice_has_a_label_for_people() -> None:
    found = 0
    for module in pkgutil.iter_modules(egovdesk.records.__path__):
        for kind in vars(importlib.import_module(f"egovdesk.records.{module.name}")).values():
            if isinstance(kind, type) and issubclass(kind, StrEnum) and hasattr(kind, "label"):
                for choice in kind:
                    found += 1
                    assert getattr(choice, "label").strip()  # noqa: B009 - not of StrEnum itself
                    assert "_" not in getattr(choice, "label")  # noqa: B009
    assert found > 60


# What records know of themselves


@pytest.mark.parametrize(
    ("quorum", "members", "needed"),
    [("5", 9, 5), ("1/4", 9, 3), ("1/4", 8, 2), ("1/3", 1, 1), ("", 9, None), ("2/1", 9, None)],
)
def test_a_quorum_is_a_number_or_a_share(quorum: str, members: int, needed: int | None) -> None:
    assert Group("1", "Board", quorum=quorum).quorum_of(members) == needed


def test_access_follows_the_constitution_unless_it_is_chosen() -> None:
    committee = Constitution.MEMBER_COMMITTEE
    assert Group("1", "Scrutiny", constitution=committee).is_open
    assert not Group("1", "Scrutiny", constitution=committee, access=Access.PRIVATE).is_open
    assert not Group("1", "Board").is_open
    assert Group("1", "Board", access=Access.OPEN).is_open


def test_a_period_includes_both_its_ends() -> None:
    assert holds_on(EARLY, EARLY, LATE) and holds_on(LATE, EARLY, LATE)
    assert holds_on(EARLY, None, None)
    assert not holds_on(date(2003, 6, 2), EARLY, LATE)
    assert not holds_on(date(2002, 12, 31), EARLY, None)


def test_the_municipal_year_begins_in_may() -> None:
    council = Authority("1", "Northbridge")
    assert council.municipal_year(date(2003, 5, 14)) == 2002
    assert council.municipal_year(date(2003, 5, 15)) == 2003
    assert council.municipal_year(date(2004, 1, 1)) == 2003


@pytest.mark.parametrize(
    ("name", "sorted_as", "family", "initialled"),
    [
        ("Priya Raman", "Raman, Priya", "Raman", "P. Raman"),
        ("Jane van der Berg", "Berg, Jane van der", "Berg", "J. Berg"),
        ("Cher", "Cher", "Cher", "Cher"),
    ],
)
def test_names_are_sorted_and_initialled(
    name: str, sorted_as: str, family: str, initialled: str
) -> None:
    assert sort_name_of(name) == sorted_as
    person = Person("1", name, sort_name=sorted_as)
    assert (person.family_name, person.initialled) == (family, initialled)
    assert Person("1", name, councillor=True).initialled == f"Councillor {name}"


def test_an_action_is_late_only_while_it_is_open() -> None:
    action = Action("1", "2", "Write", EARLY, due_on=date(2003, 6, 1))
    assert action.days_late(date(2003, 6, 1)) == 0
    assert action.days_late(date(2003, 6, 11)) == 10
    closed = Action("1", "2", "Write", EARLY, due_on=EARLY, state=ActionState.DONE)
    assert closed.days_late(LATE) == 0
    assert Action("1", "2", "Write", EARLY).days_late(LATE) == 0


def test_the_cycle_of_a_meeting() -> None:
    assert MeetingState.ISSUED.is_frozen and not MeetingState.AGENDA_AGREED.is_frozen
    assert not MeetingState.CANCELLED.is_frozen
    assert [state for state in MeetingState if state.minutes_final] == [
        MeetingState.APPROVED,
        MeetingState.SIGNED,
    ]


def test_the_public_reads_no_exempt_title() -> None:
    assert Item("1", "2", "Tender", exempt=True).public_title == "Exempt item"
    assert Item("1", "2", "Tender", exempt=True, open_title="A contract").public_title == (
        "A contract"
    )
    assert Item("1", "2", "Website", open_title="A site").public_title == "Website"


def test_who_has_left_the_room() -> None:
    def there(**times: str) -> bool:
        return Attendance("1", "2", "3", AttendanceState.PRESENT, **times).in_room_now

    assert there()
    assert not there(left_at="14:30")
    assert there(left_at="14:30", returned_at="14:45")
    assert not Attendance("1", "2", "3", AttendanceState.APOLOGIES).in_room_now


# Text


@pytest.mark.parametrize(
    ("typed", "text", "line"),
    [
        ("a\r\nb\rc", "a\nb\nc", "a b c"),
        (" a\tb ", " a\tb ", "a b"),
        ("a\x00\x07\x0b\x1b\x7fb", "ab", "ab"),
        ("a\u2028b\u0085c", "a\u2028b\u0085c", "a b c"),
        ("\ud800a\uffff", "a", "a"),
        ("😀 שלום", "😀 שלום", "😀 שלום"),
    ],
)
def test_text_holds_no_control_characters(typed: str, text: str, line: str) -> None:
    assert clean_text(typed) == text
    assert clean_line(typed) == line
