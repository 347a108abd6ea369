"""What a weight sways, and how the effort is shared among Musts, Shoulds and Coulds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from egovdesk.ranking.engine import Entry
from egovdesk.ranking.moscow import split
from egovdesk.ranking.sensitivity import moved, swings
from egovdesk.records.programmes import Moscow, ProgrammeProject


def test_a_weight_is_moved_by_five_and_ten_points_each_way() -> None:
    found = swings([Entry("A", "A", (5, 1))], (60, 40))
    assert [(one.criterion, one.points, one.weight) for one in found] == [
        (0, -10, 50), (0, -5, 55), (0, 5, 65), (0, 10, 70),
        (1, -10, 30), (1, -5, 35), (1, 5, 45), (1, 10, 50),
    ]  # fmt: skip


def test_the_others_change_in_proportion() -> None:
    assert moved((50, 30, 20), 0, 60) == [60, 24, 16]
    assert moved((100, 0, 0), 0, 90) == [90, 5, 5]


def test_a_weight_of_nought_is_not_made_less_nor_all_of_it_more() -> None:
    found = swings([Entry("A", "A", (5, 1))], (100, 0))
    assert [(one.criterion, one.points) for one in found] == [(0, -10), (0, -5), (1, 5), (1, 10)]


def test_it_says_which_places_change_and_who_crosses_the_line() -> None:
    # By 60 and 40 they have 68 and 64; five points less of the first and they have 66 and 66.
    net, card = Entry("Net", "Net", (5, 1), cost=80), Entry("Card", "Card", (2, 5), cost=80)
    quiet, loud = (
        next(one for one in swings([net, card], (60, 40), budget=100)
             if (one.criterion, one.points) == which)
        for which in ((0, 5), (0, -10))
    )  # fmt: skip
    assert quiet.shifts == ()
    assert [(one.id, one.before, one.after) for one in loud.crossing] == [
        ("Card", 2, 1), ("Net", 1, 2),
    ]  # fmt: skip


@given(some.lists(some.integers(0, 100), min_size=2, max_size=8), some.data())
def test_moved_weights_always_total_100(weights: list[int], data: some.DataObject) -> None:
    at = data.draw(some.integers(0, len(weights) - 1))
    assert sum(moved(weights, at, 30)) == pytest.approx(100)


def entry(name: str, kind: Moscow, effort: int | None) -> ProgrammeProject:
    return ProgrammeProject(name, "p", name, kind, effort=effort)


def test_musts_above_60_per_cent_of_the_effort_endanger_delivery() -> None:
    found = split([
        entry("Net", Moscow.MUST, 70), entry("CRM", Moscow.SHOULD, 10),
        entry("Card", Moscow.COULD, 20), entry("TV", Moscow.WONT, 500),
    ])  # fmt: skip
    assert found.part(Moscow.MUST).share == 70 and found.part(Moscow.WONT).share is None
    assert found.effort == 100
    assert [one[:25] for one in found.advice()] == ["Musts are 70% of the effo"]


def test_too_few_coulds_leave_nothing_to_leave_out() -> None:
    found = split([entry("Net", Moscow.MUST, 55), entry("CRM", Moscow.SHOULD, 45)])
    assert found.advice() == [
        "Coulds are 0% of the effort. About 20% is usual, as what can be left out first."
    ]


def test_effort_that_nobody_has_said_is_named_and_counts_nothing() -> None:
    found = split([entry("Net", Moscow.MUST, None), entry("CRM", Moscow.UNSAID, None)])
    assert found.unmeasured == ("Net",) and found.advice() == []
