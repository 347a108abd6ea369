"""What a record says of itself: what is wrong with it, and what follows from its facts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from egovdesk.records.actions import Action, ActionState
from egovdesk.records.authority import Arrangement, Authority, AuthorityType, Nation
from egovdesk.records.decisions import Decision, DecisionState
from egovdesk.records.groups import (
    Access,
    Constitution,
    Group,
    GroupName,
    LinkKind,
    MemberRole,
    Membership,
    Tier,
    holds_on,
)
from egovdesk.records.meetings import (
    AttendanceState,
    Item,
    ItemKind,
    ItemState,
    Meeting,
    MeetingState,
)
from egovdesk.records.people import Holding, Person, Post, sort_name_of
from egovdesk.records.problems import NAME_LIMIT
from egovdesk.records.room import Movement, MovementKind, Vote

DAY, BEFORE = date(2003, 10, 9), date(2003, 10, 8)


def group(**changes: Any) -> Group:
    return Group(**{"id": "g", "name": "Customer First Board", **changes})


def meeting(**changes: Any) -> Meeting:
    return Meeting(**{"id": "m", "group_id": "g", "held_on": DAY, **changes})


def item(**changes: Any) -> Item:
    return Item(**{"id": "i", "group_id": "g", "title": "Corporate CRM", **changes})


def action(**changes: Any) -> Action:
    return Action(**{"id": "a", "group_id": "g", "title": "Circulate", "given_on": DAY, **changes})


def decision(**changes: Any) -> Decision:
    return Decision(**{"id": "d", "group_id": "g", "title": "CRM", "decided_on": DAY, **changes})


SOUND = (
    group(), meeting(), item(), Vote("v", "i"), action(), decision(), Authority("a", "Northbridge"),
    Person("p", "Priya Raman"), Post("p", "Head of ICT"), Holding("h", "p", "q", BEFORE, DAY),
    Membership("m", "g", person_id="p", from_on=DAY, until_on=DAY), GroupName("n", "g", "E-Council"),
)  # fmt: skip


@pytest.mark.parametrize("record", SOUND, ids=lambda record: type(record).__name__)
def test_dull_records_have_no_problems(record: Any) -> None:
    assert record.problems() == ()


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (group(name=" \t"), "name", "is empty"),
        (group(name="x" * (NAME_LIMIT + 1)), "name", "has 501 characters. Keep it to 500."),
        (group(name="😀" * 10_000), "name", "has 10,000 characters"),
        (group(name=" \u200f\u200b"), "name", "is empty"),
        (group(from_on=DAY, until_on=BEFORE), "until_on", "ends before it begins"),
        (group(quorum="most"), "quorum", "a number, such as 5, or a share"),
        (group(quorum="5/4"), "quorum", "a number, such as 5, or a share"),
        (group(parent_id="g"), "parent_id", "its own parent"),
        (group(first_number=0), "first_number", "from 1 upwards"),
        (GroupName("n", "g", "E-Council", from_on=DAY, until_on=BEFORE), "until_on", "before it"),
        (Membership("m", "g"), "person_id", "Choose a person, or a post"),
        (Membership("m", "g", "p", "q"), "person_id", "Choose a person, or a post"),
        (Membership("m", "g", "p", from_on=DAY, until_on=BEFORE), "until_on", "before it begins"),
        (meeting(starts_at="2.00pm"), "starts_at", "a time of day"),
        (meeting(starts_at="24:00"), "starts_at", "a time of day"),
        (meeting(length=0), "length", "from 1 minute to 24 hours"),
        (meeting(started_at="14:00", ended_at="13:59"), "ended_at", "ends before it begins"),
        (item(title=""), "title", "is empty"),
        (item(minutes_allowed=-1), "minutes_allowed", "from 0 to 1,440"),
        (item(parent_id="i"), "parent_id", "under itself"),
        (Movement("v", "m", "p", MovementKind.LEFT, at="late"), "at", "a time of day"),
        (Vote("v", "i", in_favour=-1), "in_favour", "from 0 to 999"),
        (action(title=""), "title", "What is to be done is empty"),
        (action(due_on=BEFORE), "due_on", "due before it was given"),
        (action(closed_on=BEFORE), "closed_on", "ends before it begins"),
        (decision(amount=-1), "amount", "not less than nothing"),
        (Authority("a", ""), "name", "The council's name is empty"),
        (Person("p", ""), "name", "The name is empty"),
        (Post("p", "Head", from_on=DAY, until_on=BEFORE), "until_on", "ends before it begins"),
        (Holding("h", "p", "q", DAY, BEFORE), "until_on", "ends before it begins"),
    ],
)
def test_a_problem_names_its_field_and_what_to_do(record: Any, field: str, words: str) -> None:
    (problem,) = record.problems()
    assert problem.field == field
    assert words in problem.sentence
    assert problem.sentence.endswith(".")


@pytest.mark.parametrize(
    "kind",
    [
        ActionState, Arrangement, AuthorityType, Nation, DecisionState, Access, Constitution,
        LinkKind, MemberRole, Tier, AttendanceState, ItemKind, ItemState, MeetingState,
    ],
)  # fmt: skip
def test_every_choice_has_a_label_of_its_own(kind: type[StrEnum]) -> None:
    labels = [one.label for one in kind]  # type: ignore[attr-defined]
    assert all(labels)
    assert len(set(labels)) == len(labels)


# Groups and people


@pytest.mark.parametrize(
    ("quorum", "members", "needed"),
    [("", 8, None), ("5", 8, 5), ("0", 8, None), ("1/4", 9, 3), ("1/3", 9, 3), ("1/4", 0, 1)],
)
def test_a_quorum_is_a_number_or_a_share_rounded_up(
    quorum: str, members: int, needed: int | None
) -> None:
    assert group(quorum=quorum).quorum_of(members) == needed


@pytest.mark.parametrize(
    ("constitution", "access", "is_open"),
    [
        (Constitution.OFFICER_BOARD, Access.BY_CONSTITUTION, False),
        (Constitution.OFFICER_BOARD, Access.OPEN, True),
        (Constitution.MEMBER_COMMITTEE, Access.BY_CONSTITUTION, True),
        (Constitution.EXECUTIVE, Access.BY_CONSTITUTION, True),
        (Constitution.EXECUTIVE, Access.PRIVATE, False),
        (Constitution.JOINT, Access.BY_CONSTITUTION, False),
    ],
)
def test_access_follows_the_constitution_or_the_groups_own_choice(
    constitution: Constitution, access: Access, is_open: bool
) -> None:
    assert group(constitution=constitution, access=access).is_open is is_open


def test_a_group_is_known_in_short_by_its_prefix_or_else_by_its_name() -> None:
    assert group(prefix="CFB", short_name="Customers").code == "CFB"
    assert group(short_name="Customers").code == "Customer First Board"


def test_the_last_day_of_a_period_is_part_of_it() -> None:
    assert holds_on(DAY, DAY, DAY)
    assert holds_on(DAY, None, None)
    assert not holds_on(BEFORE, DAY, None)
    assert not holds_on(DAY, None, BEFORE)


def test_those_in_attendance_do_not_count() -> None:
    assert [role for role in MemberRole if role.counts] == [
        MemberRole.CHAIR, MemberRole.DEPUTY_CHAIR, MemberRole.MEMBER,
    ]  # fmt: skip


def test_names_are_sorted_and_shortened() -> None:
    assert sort_name_of("Priya Raman") == "Raman, Priya"
    assert sort_name_of("Cher") == "Cher"
    assert Person("p", "Priya Raman", "Raman, Priya").initialled == "P. Raman"
    assert Person("p", "Cher").initialled == "Cher"
    assert Person("p", "Ann Lee", councillor=True).initialled == "Councillor Ann Lee"


def test_the_municipal_year_begins_in_may() -> None:
    council = Authority("a", "Northbridge")
    assert council.municipal_year(date(2003, 5, 14)) == 2002
    assert council.municipal_year(date(2003, 5, 15)) == 2003
    assert council.municipal_year(date(2004, 1, 1)) == 2003
    assert council.year_begins(2003) == date(2003, 5, 15)


def test_a_council_may_begin_its_year_on_a_day_of_its_own() -> None:
    council = Authority("a", "Northbridge", year_starts="04-01")
    assert council.municipal_year(date(2003, 3, 31)) == 2002
    assert council.municipal_year(date(2003, 4, 1)) == 2003
    assert council.problems() == ()


@pytest.mark.parametrize("starts", ["", "May", "5-15", "13-01", "02-29", "04-31x"])
def test_a_municipal_year_begins_on_a_day_that_every_year_has(starts: str) -> None:
    (problem,) = Authority("a", "Northbridge", year_starts=starts).problems()
    assert problem.field == "year_starts"


# Meetings, decisions and actions


def test_the_cycle_of_a_meeting_only_goes_on() -> None:
    steps = [state.step for state in MeetingState]
    assert steps == [*range(11), -1, -1]
    assert not MeetingState.AGENDA_AGREED.is_frozen
    assert MeetingState.ISSUED.is_frozen
    assert not MeetingState.CANCELLED.is_frozen
    assert [state for state in MeetingState if state.minutes_final] == [
        MeetingState.APPROVED, MeetingState.SIGNED,
    ]  # fmt: skip


def test_an_exempt_item_shows_the_public_its_open_title_only() -> None:
    assert item().public_title == "Corporate CRM"
    assert item(exempt=True).public_title == "Exempt item"
    assert item(exempt=True, open_title="A tender").public_title == "A tender"


def test_headings_take_no_number() -> None:
    assert not item(kind=ItemKind.HEADING).takes_number
    assert item(kind=ItemKind.STANDING).takes_number


def test_only_an_open_action_can_be_late() -> None:
    assert action(due_on=DAY).days_late(date(2003, 10, 12)) == 3
    assert action(due_on=DAY).days_late(DAY) == 0
    assert action().days_late(date(2004, 1, 1)) == 0
    assert action(due_on=DAY, state=ActionState.DONE).days_late(date(2004, 1, 1)) == 0
