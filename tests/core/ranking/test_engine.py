"""Places by weighted score, ties, moves by hand, running totals and the funding line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from egovdesk.ranking.engine import Entry, funded_count, rank, share_out, unspent


def entry(name: str, *means: float | None, cost: int = 0, moved_to: int | None = None) -> Entry:
    return Entry(name, name, means, cost, moved_to)


def order(*entries: Entry, weights: tuple[float, ...] = (60, 40)) -> list[str]:
    return [one.id for one in rank(entries, weights)]


def test_the_weighted_total_is_of_100() -> None:
    (only,) = rank([entry("CRM", 5, 2.5)], (60, 40))
    assert only.total == 80 and only.parts == (60, 20)


def test_the_higher_total_comes_first_whatever_the_order_given() -> None:
    assert order(entry("Card", 2, 3), entry("Net", 5, 4), entry("CRM", 4, 4)) == [
        "Net", "CRM", "Card",
    ]  # fmt: skip


def test_another_weight_changes_places() -> None:
    cards, net = entry("Card", 1, 5), entry("Net", 5, 1)
    assert order(cards, net, weights=(60, 40)) == ["Net", "Card"]
    assert order(cards, net, weights=(40, 60)) == ["Card", "Net"]


def test_weights_that_do_not_total_100_count_in_proportion() -> None:
    (only,) = rank([entry("CRM", 5, 0)], (30, 20))
    assert only.total == 60


def test_equal_totals_share_a_place_and_the_next_one_is_left_out() -> None:
    ranked = rank([entry("B", 3, 3), entry("A", 3, 3), entry("C", 1, 1)], (60, 40))
    assert [(one.id, one.place, one.tied) for one in ranked] == [
        ("A", 1, True), ("B", 1, True), ("C", 3, False),
    ]  # fmt: skip


def test_totals_that_differ_in_the_last_digit_of_a_float_are_equal() -> None:
    first, second = entry("A", 0.1 + 0.2, 1), entry("B", 0.3, 1)
    assert {one.place for one in rank([first, second], (50, 50))} == {1}


def test_what_nobody_scored_counts_nothing() -> None:
    (only,) = rank([entry("New", None, 5)], (60, 40))
    assert only.total == 40


def test_a_move_by_hand_goes_before_the_score_and_says_what_was_earned() -> None:
    ranked = rank(
        [entry("A", 5, 5), entry("B", 4, 4), entry("C", 3, 3), entry("D", 2, 2, moved_to=2)],
        (60, 40),
    )
    assert [one.id for one in ranked] == ["A", "D", "B", "C"]
    assert (ranked[1].place, ranked[1].earned, ranked[1].moved) == (2, 4, True)


def test_a_move_past_the_end_is_to_the_end() -> None:
    assert order(entry("A", 5, 5, moved_to=9), entry("B", 1, 1)) == ["B", "A"]


def test_the_funding_line_falls_where_the_running_total_passes_the_budget() -> None:
    ranked = rank(
        [entry("A", 5, 5, cost=60), entry("B", 4, 4, cost=50), entry("C", 3, 3, cost=40),
         entry("D", 2, 2, cost=1)],
        (60, 40), budget=120,
    )  # fmt: skip
    assert [one.running for one in ranked] == [60, 110, 150, 151]
    # The last costs little, and is below the line all the same: the line is drawn once.
    assert [one.funded for one in ranked] == [True, True, False, False]
    assert funded_count(ranked) == 2 and unspent(ranked, 120) == 10


def test_a_project_that_just_fits_is_above_the_line() -> None:
    (only,) = rank([entry("A", 5, 5, cost=120)], (60, 40), budget=120)
    assert only.funded


def test_without_a_budget_all_is_above_the_line() -> None:
    assert all(one.funded for one in rank([entry("A", 1, 1, cost=10**9)], (60, 40)))


@pytest.mark.parametrize(
    ("weights", "keep", "shared"),
    [
        ([40, 25, 20, 15, 10], 0, [40, 21, 17, 13, 9]),
        ([100, 30, 20], 0, [100, 0, 0]),
        ([50, 0, 0], 0, [50, 25, 25]),
        ([30], 0, [100]),
    ],
)
def test_the_rest_is_shared_out_in_proportion(
    weights: list[int], keep: int, shared: list[int]
) -> None:
    assert share_out(weights, keep) == shared


@given(some.lists(some.integers(0, 100), min_size=2, max_size=9), some.data())
def test_weights_shared_out_always_total_100(weights: list[int], data: some.DataObject) -> None:
    keep = data.draw(some.integers(0, len(weights) - 1))
    shared = share_out(weights, keep)
    assert sum(shared) == 100 and shared[keep] == weights[keep] and min(shared) >= 0
