"""Repositories: what goes in comes out the same, whatever it is written in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.errors import NotFound, Refused
from egovdesk.identifiers import new_id
from egovdesk.operations.groups import add_group, add_membership, change_group, rename_group
from egovdesk.operations.meetings import add_item, add_meeting, change_item
from egovdesk.operations.minutes import add_block
from egovdesk.operations.people import add_person, add_post, appoint, change_person
from egovdesk.records.groups import Access, Constitution, MemberRole
from egovdesk.records.people import Holding, Person
from egovdesk.register import Register
from egovdesk.store.repository import Repository
from egovdesk.store.triggers import tracked_tables
from tests.scenes import Board

ODD = [
    "😀👩🏽‍💻 and 🇬🇧",
    "مجلس المدينة",
    "\u202bright to left\u202c",
    "e\u0301te\u0301",
    "Robert'); DROP TABLE people;--",
    'a "quoted" \\ name',
    "{} {0} %s",
    "\u200bzero\u200bwidth",
]


def repositories(register: Register) -> list[Repository[Any]]:
    return register.repositories()


def test_every_repository_reads_what_a_scene_holds(minuted: Board) -> None:
    kinds = repositories(minuted.register)
    tables = {repository.table for repository in kinds}
    assert tables == set(tracked_tables(minuted.register._connection))
    for repository in kinds:
        found = repository.all()
        assert len(found) == repository.count()
        by_id = repository.many([one.id for one in found])
        assert [by_id[one.id] for one in found] == found
        for one in found:
            assert repository.get(one.id) == one
            assert repository.find(**vars(one)) == [one]


@pytest.mark.parametrize("name", ODD)
def test_odd_text_comes_back_as_it_went_in(minuted: Board, name: str) -> None:
    register = minuted.register
    person = add_person(register, name)
    group = add_group(register, name, prefix="OD")
    item = add_item(register, minuted.meeting, name)
    block = add_block(register, minuted.items[1], name)
    assert register.people.get(person).name == name
    assert register.groups.get(group).name == name
    assert register.items.get(item).title == name
    assert register.blocks.get(block).text == name
    assert register.people.find(name=name)[0].id == person


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\ud800", "\ufffe"])
def test_control_characters_do_not_go_in(minuted: Board, character: str) -> None:
    """Word's XML refuses them; so does SQLite's text, some of them."""
    register, name = minuted.register, f"Jane{character} Tate"
    person = add_person(register, name)
    item = add_item(register, minuted.meeting, name)
    block = add_block(register, minuted.items[1], f"{character}{name}\nagain")
    change_item(register, minuted.items[2], title=f"{name}{character}")
    assert register.people.get(person).name == "Jane Tate"
    assert register.items.get(item).title == "Jane Tate"
    assert register.items.get(minuted.items[2]).title == "Jane Tate"
    assert register.blocks.get(block).text == "Jane Tate\nagain"


def test_a_name_of_ten_thousand_characters_is_refused_with_its_length(board: Board) -> None:
    register, name = board.register, "Jane " * 2000 + "Tate"
    tries = (
        lambda: add_person(register, name),
        lambda: add_group(register, name),
        lambda: add_post(register, name),
        lambda: add_item(register, board.meeting, name),
        lambda: change_person(register, board.chair, name=name),
        lambda: change_item(register, board.items[0], title=name),
    )
    for act in tries:
        with pytest.raises(Refused) as caught:
            act()
        assert "has 10,004 characters. Keep it to 500." in caught.value.what
        assert caught.value.kept == "Nothing has changed."
    assert register.people.count() == 3


def test_a_minute_of_a_million_characters_is_kept(minuted: Board) -> None:
    text = "The Board considered it at length. " * 30_000
    block = add_block(minuted.register, minuted.items[1], text)
    assert minuted.register.blocks.get(block).text == text
    minuted.register.undo()
    minuted.register.redo()
    assert minuted.register.blocks.get(block).text == text


def test_dates_that_end_before_they_begin_are_refused(board: Board) -> None:
    register = board.register
    early, late = date(2003, 1, 1), date(2003, 6, 1)
    tries = (
        lambda: add_group(register, "Backwards", from_on=late, until_on=early),
        lambda: change_group(register, board.group_id, until_on=date(2001, 1, 1)),
        lambda: add_post(register, "Backwards", from_on=late, until_on=early),
        lambda: add_membership(
            register, board.group_id, person_id=board.chair, from_on=late, until_on=early
        ),
    )
    for act in tries:
        with pytest.raises(Refused, match="This ends before it begins"):
            act()


def test_columns_that_are_not_there_are_our_mistake(council: Register) -> None:
    with pytest.raises(AttributeError):
        council.people.find(nmae="Jane")
    with pytest.raises(AttributeError), council.step("Change"):
        council.people.update("x", nmae="Jane")


def test_many_pages_through_more_than_sqlite_takes_at_once(council: Register) -> None:
    people = [Person(new_id(), f"Person {number}") for number in range(1200)]
    with council.step("Add"):
        council.people.add_all(people)
    assert len(council.people.many([one.id for one in people])) == 1200
    assert council.people.many(["nobody"]) == {}


def test_maybe_and_get(council: Register) -> None:
    assert council.people.maybe(None) is None
    assert council.people.maybe("nobody") is None
    with pytest.raises(NotFound) as caught:
        council.people.get("nobody")
    assert "Undo may bring it back" in caught.value.todo


def test_choices_dates_and_booleans_are_read_as_what_they_are(board: Board) -> None:
    group = board.register.groups.get(board.group_id)
    assert group.constitution is Constitution.OFFICER_BOARD
    assert group.access is Access.OPEN
    assert group.from_on == date(2002, 5, 1)
    assert board.register.items.get(board.items[4]).exempt is True
    assert group.parent_id is None


# Questions that only the store answers


def test_a_groups_meetings_include_joint_ones(board: Board) -> None:
    register = board.register
    other = add_group(register, "Service Delivery Group")
    joint = add_meeting(register, other, date(2003, 11, 4), joint_with=[board.group_id])
    ids = [meeting.id for meeting in register.meetings.of_group(board.group_id)]
    assert ids == [board.earlier, board.meeting, joint]
    following = register.meetings.next_of_group(board.group_id, date(2003, 10, 22))
    assert following is not None and following.id == joint
    assert register.meetings.next_of_group(board.group_id, date(2004, 1, 1)) is None
    assert register.meetings.next_dates(date(2003, 10, 22)) == {
        board.group_id: date(2003, 11, 4),
        other: date(2003, 11, 4),
    }
    before = register.meetings.before(board.group_id, date(2003, 10, 21))
    assert [meeting.id for meeting in before] == [board.earlier]


def test_members_on_a_day_with_a_post_that_changes_hands(board: Board) -> None:
    register = board.register
    post = add_post(register, "Head of Revenues")
    appoint(register, post, board.raman, date(2003, 1, 1))
    appoint(register, post, board.sykes, date(2003, 7, 1))
    add_membership(register, board.group_id, post_id=post, role=MemberRole.MEMBER)

    def holder(day: date) -> str | None:
        places = register.memberships.on(board.group_id, day)
        (place,) = [one for one in places if one.membership.post_id == post]
        assert place.capacity == "Head of Revenues"
        return place.person.id if place.person else None

    assert holder(date(2003, 6, 30)) == board.raman
    assert holder(date(2003, 7, 1)) == board.sykes
    assert holder(date(2002, 12, 31)) is None


def test_who_is_in_old_minutes_is_counted(board: Board) -> None:
    register = board.register
    assert register.people.references(board.chair) == {"holdings": 1, "memberships": 1}
    stranger = add_person(register, "Jane Tate")
    assert register.people.references(stranger) == {}
    with register.step("Hold"):
        post = register.posts.all()[0].id
        register.holdings.add(Holding(new_id(), post, stranger))
    assert register.people.references(stranger) == {"holdings": 1}


def test_a_group_is_known_by_the_name_of_the_day(board: Board) -> None:
    register = board.register
    rename_group(register, board.group_id, "Customer Services Board", date(2003, 6, 1))
    group = register.groups.get(board.group_id)
    assert register.groups.named_on(group, date(2003, 5, 31)).name == "Customer First Board"
    assert register.groups.named_on(group, date(2003, 6, 1)).name == "Customer Services Board"
