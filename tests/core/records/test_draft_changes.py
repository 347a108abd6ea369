"""Two drafts side by side: what became of each section."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from egovdesk.records.draft_changes import Became, in_sequence, pairs
from egovdesk.records.kept_statements import KeptFigure, KeptRow, KeptSection
from tests.core.statements import a_section

VISION, ACCESS, COSTS, RISKS = (
    a_section(title, f"On {title.lower()}.") for title in ("Vision", "Access", "Costs", "Risks")
)


def became(old: Sequence[KeptSection], new: Sequence[KeptSection]) -> list[tuple[str, str]]:
    """Each section with what became of it."""
    return [
        (one.section.title, one.became.value + (" moved" if one.moved else ""))
        for one in pairs(old, new)
    ]


def test_a_draft_compared_with_itself_holds_no_change() -> None:
    both = [VISION, ACCESS, COSTS]
    assert not any(one.differs for one in pairs(both, both))


def test_sections_come_go_change_and_stay() -> None:
    new = [a_section("Partners"), VISION, replace(COSTS, text="On all costs."), RISKS]
    assert became([VISION, ACCESS, COSTS], new) == [
        ("Partners", "added"), ("Vision", "same"), ("Access", "removed"), ("Costs", "changed"),
        ("Risks", "added"),
    ]  # fmt: skip


def test_what_went_stands_where_it_stood() -> None:
    assert became([VISION, ACCESS, COSTS, RISKS], [RISKS]) == [
        ("Vision", "removed"), ("Access", "removed"), ("Costs", "removed"), ("Risks", "same"),
    ]  # fmt: skip


def test_a_section_that_moved_is_the_same_and_says_so() -> None:
    assert became([VISION, ACCESS, COSTS, RISKS], [RISKS, VISION, ACCESS, COSTS]) == [
        ("Risks", "same moved"), ("Vision", "same"), ("Access", "same"), ("Costs", "same"),
    ]  # fmt: skip


def test_a_section_under_another_one_has_moved() -> None:
    below = replace(COSTS, parent_id="Vision", level=2)
    assert became([VISION, below, ACCESS], [VISION, ACCESS, replace(below, parent_id="Access")]) in (
        [("Vision", "same"), ("Access", "same"), ("Costs", "same moved")],
        [("Vision", "same"), ("Access", "same moved"), ("Costs", "same moved")],
    )  # fmt: skip


def test_another_number_alone_is_no_change() -> None:
    assert became([replace(COSTS, number="4.1")], [replace(COSTS, number="4.2")]) == [
        ("Costs", "same")
    ]


def test_another_title_is_a_change() -> None:
    (pair,) = pairs([COSTS], [replace(COSTS, title="Resources")])
    assert pair.renamed and pair.became is Became.CHANGED


@pytest.mark.parametrize("key", ["code", "title"])
def test_sections_of_another_statement_are_matched_by_part_or_title(key: str) -> None:
    facts = {"code": "part_6"} if key == "code" else {}
    (pair,) = pairs(
        [a_section("Costs", "Old.", id="a", **facts)], [a_section("Costs", "New.", id="b", **facts)]
    )
    assert pair.became is Became.CHANGED


def test_a_chip_is_compared_by_its_words() -> None:
    old = a_section("Vision", "Adopted. [SDG 18/03](evidence:aaa)")
    assert became([old], [replace(old, text="Adopted. [SDG 18/03](evidence:bbb)")]) == [
        ("Vision", "same")
    ]
    assert became([old], [replace(old, text="Adopted. [SDG 19/03](evidence:aaa)")]) == [
        ("Vision", "changed")
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"rows": (KeptRow("r", "Paying", figures=(KeptFigure("2003/04", 2),)),)},
        {"filled": "{}"}, {"exempt": True},
    ],
)  # fmt: skip
def test_a_table_what_is_filled_in_and_exemption_are_compared_too(
    changes: dict[str, object],
) -> None:
    old = a_section("BVPI 157", rows=(KeptRow("r", "Paying", figures=(KeptFigure("2003/04", 1),)),))
    assert became([old], [replace(old, **changes)]) == [("BVPI 157", "changed")]  # type: ignore[arg-type]


def test_the_sequence_gives_each_draft_its_own_order() -> None:
    chance = random.Random(7)
    for _ in range(300):
        held = [a_section(str(at)) for at in range(chance.randrange(9))]
        old = [one for one in held if chance.random() < 0.8]
        new = [one for one in held if chance.random() < 0.8]
        chance.shuffle(new)
        both = list(in_sequence(old, new))
        assert [one.old for one in both if one.old is not None] == old
        assert [one.new for one in both if one.new is not None] == new
        assert {one.section.id for one in pairs(old, new)} == {one.id for one in [*old, *new]}
