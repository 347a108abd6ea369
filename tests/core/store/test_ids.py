"""Ids kept as one text behave as a list of them does, and stand in the order that was asked for."""

from __future__ import annotations

import pytest

from egovdesk.identifiers import new_id
from egovdesk.operations.actions import add_action
from egovdesk.operations.groups import add_group
from egovdesk.operations.meetings import add_item, add_meeting
from egovdesk.store.ids import Ids
from tests.scenes import Board


def test_they_are_counted_cut_and_found_as_in_a_list() -> None:
    listed = [new_id() for _ in range(5)]
    ids = Ids("".join(listed))
    assert len(ids) == 5 and list(ids) == listed and ids == listed
    assert (ids[0], ids[-1], ids[1:3], ids[9:]) == (listed[0], listed[-1], listed[1:3], [])
    assert [ids.index(one) for one in listed] == [0, 1, 2, 3, 4]
    assert listed[3] in ids and new_id() not in ids
    with pytest.raises(IndexError):
        ids[5]
    with pytest.raises(ValueError):
        ids.index(new_id())


def test_what_only_begins_within_an_id_is_not_found() -> None:
    first, second = "a" * 36, "b" * 36
    ids = Ids(first + second)
    assert first[1:] + "b" not in ids and "" not in ids and "a" not in ids
    assert ids.index(second) == 1


def test_none_are_an_empty_list() -> None:
    assert list(Ids("")) == [] and len(Ids("")) == 0 and not Ids("")


def test_a_register_gives_them_in_the_order_of_its_columns(board: Board) -> None:
    register = board.register
    group = add_group(register, "Web Group")
    meeting = add_meeting(register, group, register.today)
    item = add_item(register, meeting, "Cards")
    made = {title: add_action(register, item, title) for title in ("b", "c", "a")}
    query = register.actions.register
    assert query.count({}) == 3
    up = [made[title] for title in "abc"]
    assert query.ids({}, sort="title") == up
    assert query.ids({}, sort="title", descending=True) == up[::-1]
    assert query.ids({}, sort="title", limit=2) == up[:2]
    assert query.ids({"state": "done"}, sort="title") == []


def test_a_record_is_found_by_what_is_there_and_by_what_is_not(board: Board) -> None:
    register = board.register
    group = add_group(register, "Web Group")
    child = add_group(register, "Web Content Group", parent_id=group)
    assert [one.id for one in register.groups.find(parent_id=group)] == [child]
    orphans = {one.id for one in register.groups.find(parent_id=None)}
    assert group in orphans and child not in orphans
