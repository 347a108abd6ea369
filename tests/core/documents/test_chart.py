"""The layout of the chart: bands by tier, no overlap, no line through a box, keys that lead somewhere."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovdesk.documents.framework.chart import (
    BOX_HEIGHT,
    BOX_WIDTH,
    Chart,
    ChartGroup,
    ChartLink,
    LineKind,
)
from egovdesk.documents.framework.layout import crossed, lay_out
from egovdesk.records.groups import Tier

TIERS = list(Tier)


def group(key: str, tier: Tier, parent: str | None = None, **more: object) -> ChartGroup:
    return ChartGroup(key, key.upper(), tiers=(tier,), parent_id=parent, **more)  # type: ignore[arg-type]


NORTHBRIDGE = [
    group("smt", Tier.SMT),
    group("cfb", Tier.E_GOVERNANCE, "smt"),
    group("mod", Tier.NONE, "smt", joint=True),
    group("hr", Tier.NONE, "smt", kept=False),
    group("sdg", Tier.INFRASTRUCTURE, "cfb"),
    group("housing", Tier.SERVICE, "cfb"),
    group("revs", Tier.SERVICE, "cfb"),
    group("planning", Tier.SERVICE, "cfb"),
    group("tech", Tier.SUPPORTING, "sdg"),
    group("info", Tier.SUPPORTING, "sdg"),
]
JOINT = [ChartLink("mod", "cfb", LineKind.JOINT), ChartLink("mod", "hr", LineKind.JOINT)]


def overlapping(chart: Chart) -> list[tuple[str, str]]:
    return [
        (one.group.id, other.group.id)
        for one, other in combinations(chart.boxes, 2)
        if abs(one.left - other.left) < BOX_WIDTH and abs(one.top - other.top) < BOX_HEIGHT
    ]


def titles(chart: Chart) -> list[str]:
    return [one.title for one in chart.bands]


def test_groups_stand_in_the_band_of_their_tier_under_the_group_above() -> None:
    chart = lay_out(NORTHBRIDGE, JOINT)
    assert titles(chart) == [
        "Senior management", "E-governance", "ICT infrastructure and service development",
        "Supporting groups",
    ]  # fmt: skip
    boxes = chart.by_id
    assert boxes["smt"].left == boxes["cfb"].left == boxes["sdg"].left == boxes["tech"].left
    assert boxes["cfb"].top > boxes["smt"].bottom
    rows = {one.group.id: one.row for one in chart.boxes}
    assert rows["sdg"] == rows["housing"] == rows["planning"]
    for band in chart.bands:
        assert all(
            band.top <= one.top and one.bottom <= band.top + band.height
            for one in chart.boxes
            if band.top <= one.top < band.top + band.height
        )


def test_who_meets_jointly_stands_beside_with_a_dashed_line_between() -> None:
    chart = lay_out(NORTHBRIDGE, JOINT)
    boxes = chart.by_id
    assert boxes["cfb"].row == boxes["mod"].row == boxes["hr"].row
    assert boxes["cfb"].left < boxes["mod"].left < boxes["hr"].left
    joint = [one for one in chart.lines if one.kind is LineKind.JOINT]
    assert len(joint) == 2
    for line in joint:
        (left, y), (right, also) = line.points
        assert y == also and right - left > 40


def test_each_group_has_one_line_from_the_group_above() -> None:
    chart = lay_out(NORTHBRIDGE, JOINT)
    lines = {(one.one_id, one.other_id) for one in chart.lines if one.kind is LineKind.PARENT}
    assert lines == {(one.parent_id, one.id) for one in NORTHBRIDGE if one.parent_id}
    assert crossed(chart) == [] and overlapping(chart) == []


def test_lines_of_two_parents_run_in_lanes_of_their_own() -> None:
    groups = [
        group("smt", Tier.SMT), group("one", Tier.INFRASTRUCTURE, "smt"),
        group("two", Tier.INFRASTRUCTURE, "smt"),
        *(group(f"a{n}", Tier.SUPPORTING, "one") for n in range(2)),
        *(group(f"b{n}", Tier.SUPPORTING, "two") for n in range(2)),
    ]  # fmt: skip
    chart = lay_out(groups)
    lanes = {
        line.one_id: line.points[1][1] for line in chart.lines if line.one_id in ("one", "two")
        and len(line.points) == 4
    }  # fmt: skip
    assert len(set(lanes.values())) == 2


def sixty() -> list[ChartGroup]:
    found = [group("smt", Tier.SMT), *(group(f"g{n}", Tier.E_GOVERNANCE, "smt") for n in range(3))]
    found += [group(f"i{n}", Tier.INFRASTRUCTURE, f"g{n % 3}") for n in range(6)]
    found += [group(f"s{n}", Tier.SERVICE, f"g{n % 3}") for n in range(30)]
    found += [group(f"t{n}", Tier.SUPPORTING, f"i{n % 6}") for n in range(16)]
    return found + [group(f"o{n}", Tier.NONE) for n in range(4)]


@pytest.mark.parametrize("columns", [2, 4, 7])
def test_sixty_groups_neither_overlap_nor_are_crossed(columns: int) -> None:
    groups = sixty()
    assert len(groups) == 60
    chart = lay_out(groups, columns=columns)
    assert overlapping(chart) == [] and crossed(chart) == []
    assert max(one.column for one in chart.boxes) <= columns - 1
    assert all(one.left + BOX_WIDTH <= chart.width and one.bottom <= chart.height
               for one in chart.boxes)  # fmt: skip


@st.composite
def structures(draw: st.DrawFn) -> tuple[list[ChartGroup], list[ChartLink]]:
    count = draw(st.integers(1, 25))
    groups = []
    for n in range(count):
        parent = draw(st.none() | st.integers(0, n - 1)) if n else None
        tier = draw(st.sampled_from(TIERS))
        groups.append(group(f"g{n}", tier, None if parent is None else f"g{parent}"))
    ends = st.integers(0, count - 1)
    links = draw(st.lists(st.tuples(ends, ends, st.sampled_from((LineKind.JOINT, LineKind.ALSO))),
                          max_size=4))  # fmt: skip
    return groups, [ChartLink(f"g{a}", f"g{b}", kind) for a, b, kind in links]


@given(structures(), st.integers(2, 6))
def test_whatever_the_structure_boxes_stand_free(
    made: tuple[list[ChartGroup], list[ChartLink]], columns: int
) -> None:
    groups, links = made
    chart = lay_out(groups, links, columns=columns)
    assert {one.group.id for one in chart.boxes} == {one.id for one in groups}
    assert overlapping(chart) == []
    assert crossed(chart) == []


def test_a_circle_of_parents_is_drawn_all_the_same() -> None:
    chart = lay_out([group("a", Tier.SERVICE, "b"), group("b", Tier.SERVICE, "a"),
                     group("c", Tier.SERVICE, "c")])  # fmt: skip
    assert len(chart.boxes) == 3 and overlapping(chart) == []


def test_no_groups_make_no_chart() -> None:
    assert lay_out([]).boxes == () and lay_out([]).width == 0


def test_arrow_keys_lead_to_the_nearest_that_way() -> None:
    chart = lay_out(NORTHBRIDGE, JOINT)
    assert chart.beside("smt", "down") == "cfb"
    assert chart.beside("cfb", "up") == "smt"
    assert chart.beside("cfb", "right") == "mod"
    assert chart.beside("mod", "left") == "cfb"
    assert chart.beside("sdg", "down") == "tech"
    assert chart.beside("planning", "down") == "info"
    assert chart.beside("smt", "up") is None and chart.beside("smt", "left") is None


def test_every_group_can_be_reached_by_arrow_keys() -> None:
    chart = lay_out(sixty())
    seen, new = {"smt"}, ["smt"]
    while new:
        here = new.pop()
        for key in ("up", "down", "left", "right"):
            there = chart.beside(here, key)
            if there is not None and there not in seen:
                seen.add(there)
                new.append(there)
    assert len(seen) == 60


def test_a_group_says_all_of_itself() -> None:
    one = ChartGroup("x", "Customer First Board", "Chair: David Ashworth", "8 of 9 seats filled",
                     (Tier.E_GOVERNANCE,), amber=True)  # fmt: skip
    assert one.spoken == (
        "Customer First Board, E-governance group, Chair: David Ashworth, 8 of 9 seats filled"
    )
