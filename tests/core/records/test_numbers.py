"""The three numbers of an item: agenda number, minute number, and the time it is due."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.records.meetings import Item, ItemKind, ItemState
from egovdesk.records.numbers import NumberStyle, Restart, agenda_lines, letter, start_times


def item(key: str, position: int, parent: str | None = None, **facts: object) -> Item:
    return Item(key, "board", f"Item {key}", "m", parent, position, **facts)  # type: ignore[arg-type]


def numbers(items: list[Item], *, parts: bool = False) -> list[tuple[str, str]]:
    return [(line.item.id, line.number) for line in agenda_lines(items, parts=parts)]


def test_items_are_numbered_in_order_and_sub_items_below_them() -> None:
    items = [item("c", 3), item("a", 1), item("b2", 9, "b"), item("b1", 4, "b"), item("b", 2)]
    assert numbers(items) == [("a", "1"), ("b", "2"), ("b1", "2.1"), ("b2", "2.2"), ("c", "3")]


def test_headings_and_withdrawn_items_take_no_number() -> None:
    items = [
        item("a", 1, kind=ItemKind.HEADING),
        item("b", 2),
        item("c", 3, state=ItemState.WITHDRAWN),
        item("d", 4),
    ]
    assert numbers(items) == [("a", ""), ("b", "1"), ("c", ""), ("d", "2")]


def test_what_stands_under_a_heading_goes_on_with_the_count() -> None:
    items = [
        item("a", 1),
        item("h", 2, kind=ItemKind.HEADING),
        item("b", 1, "h"),
        item("b1", 1, "b"),
        item("c", 2, "h"),
        item("d", 3),
    ]
    assert numbers(items) == [
        ("a", "1"), ("h", ""), ("b", "2"), ("b1", "2.1"), ("c", "3"), ("d", "4"),
    ]  # fmt: skip
    tops = [line.item.id for line in agenda_lines(items, parts=False) if line.top]
    assert tops == ["a", "h", "b", "c", "d"]


def test_exempt_items_follow_as_part_b() -> None:
    items = [item("a", 1, exempt=True), item("b", 2), item("a1", 1, "a", exempt=True)]
    lines = agenda_lines(items, parts=True)
    assert [(line.item.id, line.number, line.part_b) for line in lines] == [
        ("b", "1", False),
        ("a", "2", True),
        ("a1", "2.1", True),
    ]
    assert numbers(items)[0] == ("a", "1")


def test_issued_numbers_stay_and_late_items_go_round_them() -> None:
    items = [
        item("late", 1),
        item("a", 2, agenda_number="1"),
        item("b", 3, agenda_number="2"),
        item("last", 4),
    ]
    assert numbers(items) == [("late", "3"), ("a", "1"), ("b", "2"), ("last", "4")]


def test_an_item_whose_parent_is_gone_stands_at_the_top() -> None:
    assert numbers([item("a", 1, "gone"), item("b", 2)]) == [("a", "1"), ("b", "2")]


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from(ItemKind), st.sampled_from(ItemState)),
        max_size=12,
    ),
    st.booleans(),
)
def test_every_item_has_one_line_and_no_number_is_given_twice(
    facts: list[tuple[int, ItemKind, ItemState]], parts: bool
) -> None:
    items = [
        item(str(key), place, str(key // 3) if key % 3 else None, kind=kind, state=state,
             exempt=place > 5)
        for key, (place, kind, state) in enumerate(facts)
    ]  # fmt: skip
    lines = agenda_lines(items, parts=parts)
    assert len(lines) == len({line.item.id for line in lines}) <= len(items)
    given_out = [line.number for line in lines if line.number]
    assert len(given_out) == len(set(given_out))


def test_start_times_add_up_the_minutes_allowed() -> None:
    items = [item("a", 1, minutes_allowed=5), item("b", 2, minutes_allowed=70), item("c", 3)]
    lines = agenda_lines(items, parts=False)
    assert start_times(lines, "14:00") == {"a": "14:00", "b": "14:05", "c": "15:15"}
    assert start_times(lines, "23:55") == {"a": "23:55", "b": "00:00", "c": "01:10"}
    assert start_times(lines, "") == {}


@pytest.mark.parametrize(
    ("pattern", "prefix", "text"),
    [
        ("{prefix} {number:02d}/{yy}", "CFB", "CFB 07/03"),
        ("{prefix} {number:02d}/{yy}", "", "07/03"),
        ("{number}", "CFB", "7"),
        ("{prefix}/{number}/{year}", "CFB", "CFB/7/2003"),
    ],
)
def test_a_style_makes_literal_text(pattern: str, prefix: str, text: str) -> None:
    assert NumberStyle(pattern).text(prefix, 7, 2003) == text


def test_styles_restart_by_year_by_meeting_or_never() -> None:
    keys = [NumberStyle(restart=restart).year_key(2003) for restart in Restart]
    assert keys == [None, 2003, 0]


def test_letters_go_on_after_z() -> None:
    assert [letter(index) for index in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa",
    ]  # fmt: skip
