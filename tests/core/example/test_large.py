"""Large registers: their numbers, their text, and that they are always alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from egovdesk.example import make_example
from egovdesk.example.calendar import ExampleClock, working_days
from egovdesk.example.words import Words
from egovdesk.findings import Findings
from egovdesk.register import Register
from tests.core.example.test_example import TODAY, content


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("large") / "large.egovdesk"
    seen: list[tuple[int, int]] = []
    make_example(path, years=2, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (24, 24) and len(seen) == 24
    with Register(path, read_only=True) as register:
        yield register


def made_up(register: Register) -> list[str]:
    return [one.id for one in register.groups.all() if one.prefix.startswith("G")]


def test_ten_groups_meet_each_month(small: Register) -> None:
    groups = made_up(small)
    assert len(groups) == 10
    for group_id in groups:
        meetings = small.meetings.find(group_id=group_id)
        assert len(meetings) == 24
        assert max(one.held_on for one in meetings) < TODAY


def test_a_meeting_has_as_much_as_a_large_authority_needs(small: Register) -> None:
    meetings = sum(len(small.meetings.find(group_id=one)) for one in made_up(small))
    of = set(made_up(small))
    items = sum(one.group_id in of for one in small.items.all())
    decisions = sum(one.group_id in of for one in small.decisions.all())
    actions = sum(one.group_id in of for one in small.actions.all())
    assert meetings == 240
    # 24,000 meetings are a hundred times as many.
    assert (items * 100, decisions * 100, actions * 100) == (300_000, 200_000, 100_000)


def test_items_have_some_five_hundred_characters(small: Register) -> None:
    of = set(made_up(small))
    items = {one.id: len(one.note) for one in small.items.all() if one.group_id in of}
    for block in small.blocks.all():
        if block.item_id in items:
            items[block.item_id] += len(block.text)
    mean = sum(items.values()) / len(items)
    assert 400 <= mean <= 650


def test_its_minute_numbers_are_unique_in_a_year(small: Register) -> None:
    count = Counter((i.group_id, i.minute_year, i.minute_sequence) for i in small.items.all()
                    if i.minute_sequence)  # fmt: skip
    assert max(count.values()) == 1


def test_its_groups_hold_the_framework(small: Register) -> None:
    groups = set(made_up(small))
    rights = [one for one in small.rights.all() if one.group_id in groups]
    assert len(rights) == 18 * len(groups)
    assert all(small.group_seats.find(group_id=one) for one in groups)
    decided = [one for one in small.decisions.all() if one.group_id in groups]
    ratified = {one.decision_id for one in small.ratifications.all()}
    share = sum(one.id in ratified for one in decided) / len(decided)
    assert 0.2 < share < 0.3


def test_its_decisions_are_taken_where_the_rights_put_them(small: Register) -> None:
    groups = {f"groups:{one}" for one in made_up(small)}
    theirs = {one.id for one in small.decisions.all() if f"groups:{one.group_id}" in groups}
    found = Findings(small).all()
    assert not [one for one in found if one.rule in ("R19", "R20") and one.record_id in theirs]
    silent = sum(one.rule in ("R22", "R24", "R26") for one in found)
    assert 0 < silent < 200
    assert {one.rule for one in found if one.subject in groups} <= {"R11", "R15"}


def test_it_is_sound_and_searched(small: Register) -> None:
    assert small.integrity_problems() == []
    assert small.search.as_typed("smartc")


def test_it_is_always_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_example(tmp_path / f"{name}.egovdesk", years=1, scale=2)
    assert content(tmp_path / "one.egovdesk") == content(tmp_path / "two.egovdesk")


def test_words_are_varied_and_filled() -> None:
    words = Words(1, pool=400)
    paragraphs = {words.paragraph() for _ in range(200)}
    assert len(paragraphs) == 200
    assert not any("{" in text for text in paragraphs)
    assert all(title[0].isupper() for title in (words.title() for _ in range(50)))
    assert words.subject(10) == words.subject(0)


def test_the_clock_never_goes_back() -> None:
    clock = ExampleClock()
    clock.set(TODAY, "09:00")
    before, key = clock(), clock.new_id()
    clock.set(TODAY, "08:00")
    assert clock() > before and clock.new_id() > key


def test_working_days_leave_weekends_out() -> None:
    assert working_days(TODAY, 2).day == 13
    assert working_days(TODAY, -4).day == 3
