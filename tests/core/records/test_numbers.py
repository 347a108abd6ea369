"""Agenda numbers: worked out in order until they are issued, and never moved afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.records.meetings import Item, ItemKind, ItemState
from egovdesk.records.numbers import (
    NumberStyle,
    Restart,
    agenda_lines,
    start_times,
)


def item(name: str, position: int, **facts: Any) -> Item:
    return Item(**{"id": name, "group_id": "g", "title": name, "position": position, **facts})


def numbers(items: list[Item], *, parts: bool = False) -> list[tuple[str, str]]:
    return [(line.item.id, line.number) for line in agenda_lines(items, parts=parts)]


def test_items_are_numbered_in_order_with_their_sub_items() -> None:
    items = [
        item("c", 30), item("a", 10), item("b2", 2, parent_id="b"), item("b", 20),
        item("b1", 1, parent_id="b"),
    ]  # fmt: skip
    assert numbers(items) == [("a", "1"), ("b", "2"), ("b1", "2.1"), ("b2", "2.2"), ("c", "3")]


def test_headings_and_withdrawn_items_consume_no_number() -> None:
    items = [
        item("a", 1), item("h", 2, kind=ItemKind.HEADING),
        item("w", 3, state=ItemState.WITHDRAWN), item("b", 4),
    ]  # fmt: skip
    assert numbers(items) == [("a", "1"), ("h", ""), ("w", ""), ("b", "2")]


def test_exempt_items_follow_as_part_b() -> None:
    items = [item("x", 1, exempt=True), item("a", 2), item("x1", 1, parent_id="x", exempt=True)]
    lines = agenda_lines(items, parts=True)
    assert [(line.item.id, line.number, line.part_b) for line in lines] == [
        ("a", "1", False), ("x", "2", True), ("x1", "2.1", True),
    ]  # fmt: skip
    assert [line.part_b for line in agenda_lines(items, parts=False)] == [False] * 3


def test_an_issued_number_stays_and_new_ones_go_round_it() -> None:
    items = [
        item("new", 1), item("a", 2, agenda_number="1"), item("b", 3, agenda_number="2"),
        item("late", 4),
    ]  # fmt: skip
    assert numbers(items) == [("new", "3"), ("a", "1"), ("b", "2"), ("late", "4")]


def test_a_sub_item_of_an_item_elsewhere_stands_at_the_top() -> None:
    assert numbers([item("a", 1, parent_id="gone")]) == [("a", "1")]


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.booleans(), st.booleans(), st.sampled_from(ItemState)),
        max_size=12,
    ),
    st.integers(0, 12),
)
def test_no_number_is_given_twice_and_none_that_was_issued_moves(
    facts: list[tuple[int, bool, bool, ItemState]], first: int
) -> None:
    items = [
        item(str(at), position, exempt=exempt, state=state,
             kind=ItemKind.HEADING if heading else ItemKind.BUSINESS)
        for at, (position, exempt, heading, state) in enumerate(facts)
    ]  # fmt: skip
    before = {line.item.id: line.number for line in agenda_lines(items[:first], parts=True)}
    issued = [replace(one, agenda_number=before.get(one.id, "")) for one in items]
    lines = agenda_lines(issued, parts=True)
    given_out = [line.number for line in lines if line.number]
    assert len(set(given_out)) == len(given_out)
    assert {line.item.id for line in lines} == {one.id for one in items}
    for line in lines:
        assert not before.get(line.item.id) or line.number == before[line.item.id]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{prefix} {number:02d}/{yy}", "CFB 07/03"),
        ("{number}", "7"),
        ("{prefix}/{year}/{number}", "CFB/2003/7"),
    ],
)
def test_a_style_makes_the_number_of_a_minute(pattern: str, text: str) -> None:
    assert NumberStyle(pattern).text("CFB", 7, 2003) == text


def test_a_group_without_a_prefix_has_no_gap_before_its_number() -> None:
    assert NumberStyle().text("", 7, 2003) == "07/03"


def test_a_count_begins_again_by_its_style() -> None:
    assert NumberStyle(restart=Restart.YEAR).year_key(2003) == 2003
    assert NumberStyle(restart=Restart.NEVER).year_key(2003) == 0
    assert NumberStyle(restart=Restart.MEETING).year_key(2003) is None


def test_items_begin_when_those_before_them_end() -> None:
    lines = agenda_lines(
        [item("a", 1, minutes_allowed=15), item("b", 2, minutes_allowed=50), item("c", 3)],
        parts=False,
    )
    assert start_times(lines, "23:30") == {"a": "23:30", "b": "23:45", "c": "00:35"}
    assert start_times(lines, "") == {}


@pytest.mark.parametrize(
    ("pattern", "text", "count"),
    [
        ("{prefix} {number:02d}/{yy}", "CFB 34/03", 34),
        ("{prefix} {number:02d}/{yy}", "CFB 34/03(a)", 34),
        ("{prefix} {number:02d}/{yy}", "CFB2 07/03.1", 7),
        ("{prefix} {number:02d}/{yy}", "Former 134/03 A", 134),
        ("{prefix} {number:02d}/{yy}", "34/03", 34),
        ("{prefix} {number:02d}/{yy}", "CFB 34/04", None),
        ("{prefix} {number:02d}/{yy}", "Minute 34", None),
        ("{prefix}/{year}/{number:03d}", "EG/2003/014", 14),
        ("{prefix}/{year}/{number:03d}", "EG/2004/014", None),
        ("{number}", "62(b)", 62),
        ("{number}/{yy}", "62/03", 62),
        ("{prefix {number}", "62", 62),
        ("{prefix} alone", "62", 62),
    ],
)
def test_a_number_is_read_back_as_its_count(pattern: str, text: str, count: int | None) -> None:
    assert NumberStyle(pattern).sequence_of(text, 2003) == count


@given(
    st.sampled_from(
        ["{prefix} {number:02d}/{yy}", "{prefix}/{year}/{number:03d}", "{number}/{yy}"]
    ),
    st.sampled_from(["", "CFB", "E2", "a b"]),
    st.integers(1, 4000),
    st.integers(1990, 2060),
)
def test_whatever_a_style_writes_it_reads(pattern: str, prefix: str, count: int, year: int) -> None:
    style = NumberStyle(pattern)
    assert style.sequence_of(style.text(prefix, count, year), year) == count
    assert style.tells_apart(style.text(prefix, count, year))


def test_numbers_that_begin_again_unsaid_do_not_tell_themselves_apart() -> None:
    assert not NumberStyle("{number}", Restart.YEAR).tells_apart("62")
    assert NumberStyle("{number}", Restart.NEVER).tells_apart("62")
