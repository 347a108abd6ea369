"""Every style of minute numbers, its chosen start, and what a change of style or start leaves alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from egovdesk.operations.actions import add_action
from egovdesk.operations.approval import circulate_minutes
from egovdesk.operations.authority import change_authority, change_choice
from egovdesk.operations.decisions import add_decision, remove_decision
from egovdesk.operations.groups import add_group, change_group
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    change_item,
    expected_numbers,
    place_item,
    remove_item,
    start_meeting,
)
from egovdesk.operations.minutes import BlockText, add_block, write_minutes
from egovdesk.records.meetings import ItemKind
from egovdesk.register import Register
from tests.scenes import Board


def numbers_of(register: Register, meeting_id: str) -> list[str]:
    items = sorted(register.items.find(meeting_id=meeting_id), key=lambda one: one.position)
    return [one.minute_number for one in items]


class Year:
    """A group whose meetings are held and circulated one after another."""

    def __init__(self, register: Register, style: str, **facts: Any) -> None:
        self.register = register
        self.group = add_group(
            register, "Electronic Government Group", prefix="EG", number_style=style, **facts
        )

    def meet(self, on: date, items: int = 2, *, circulated: bool = True) -> str:
        meeting = add_meeting(self.register, self.group, on, standing_items=False)
        for place in range(items):
            add_item(self.register, meeting, f"Item {place + 1}")
        start_meeting(self.register, meeting)
        if circulated:
            circulate_minutes(self.register, meeting, "{}")
        return meeting

    def numbers(self, meeting_id: str) -> list[str]:
        return numbers_of(self.register, meeting_id)


MAY, JULY, NEXT_YEAR = date(2003, 5, 20), date(2003, 7, 15), date(2004, 5, 18)


@pytest.mark.parametrize(
    ("style", "start", "in_may", "in_july", "next_year"),
    [
        ("prefix_number_year", 1, ["EG 01/03", "EG 02/03"], ["EG 03/03", "EG 04/03"], "EG 01/04"),
        ("prefix_year_number", 14, ["EG/2003/014", "EG/2003/015"], ["EG/2003/016", "EG/2003/017"],
         "EG/2004/001"),
        ("number_year", 24, ["24/03", "25/03"], ["26/03", "27/03"], "1/04"),
        ("year_running", 62, ["62", "63"], ["64", "65"], "1"),
        ("long_running", 650, ["650", "651"], ["652", "653"], "654"),
        ("per_meeting", 1, ["1", "2"], ["1", "2"], "1"),
        ("sub_paragraphs", 1, ["1", "2"], ["1", "2"], "1"),
    ],
)  # fmt: skip
def test_each_style_counts_from_its_start_over_its_year(
    council: Register, style: str, start: int, in_may: list[str], in_july: list[str], next_year: str
) -> None:
    year = Year(council, style, first_number=start, first_year=2003)
    assert year.numbers(year.meet(MAY)) == in_may
    assert year.numbers(year.meet(JULY)) == in_july
    assert year.numbers(year.meet(NEXT_YEAR))[0] == next_year


def test_a_start_without_a_year_is_that_of_every_year(council: Register) -> None:
    year = Year(council, "number_year", first_number=24)
    assert year.numbers(year.meet(MAY))[0] == "24/03"
    assert year.numbers(year.meet(NEXT_YEAR))[0] == "24/04"


def test_a_year_begins_on_the_councils_own_day(council: Register) -> None:
    change_authority(council, year_starts="04-01")
    year = Year(council, "number_year")
    assert year.numbers(year.meet(date(2003, 3, 31)))[0] == "1/02"
    assert year.numbers(year.meet(date(2003, 4, 1)))[0] == "1/03"


STYLES = (
    "prefix_number_year", "prefix_year_number", "number_year", "year_running", "long_running",
    "per_meeting", "sub_paragraphs",
)  # fmt: skip


@pytest.mark.parametrize("later", STYLES)
@pytest.mark.parametrize("earlier", STYLES)
def test_a_style_changed_mid_year_moves_nothing_that_was_issued(
    earlier: str, later: str, council: Register
) -> None:
    year = Year(council, earlier)
    may = year.meet(MAY)
    issued = year.numbers(may)
    change_group(council, year.group, number_style=later)
    july, september = year.meet(JULY), year.meet(date(2003, 9, 16))
    assert year.numbers(may) == issued
    given = year.numbers(july) + year.numbers(september)
    if council.choices.number_style(later).year_key(2003) is not None:
        assert len(set(given + issued)) == 6


def test_a_style_changed_after_the_meeting_began_changes_what_nobody_has_seen(
    council: Register,
) -> None:
    year = Year(council, "prefix_number_year")
    may = year.meet(MAY)
    july = year.meet(JULY, circulated=False)
    item = council.items.find(meeting_id=july)[0].id
    decision = add_decision(council, item, ["the case be agreed"])
    change_group(council, year.group, number_style="prefix_year_number")
    assert year.numbers(may) == ["EG 01/03", "EG 02/03"]
    assert year.numbers(july) == ["EG/2003/003", "EG/2003/004"]
    assert council.decisions.get(decision).number == "EG/2003/003"
    council.undo()
    assert council.decisions.get(decision).number == "EG 03/03"


def test_a_start_changed_after_the_meeting_began_is_taken_there(council: Register) -> None:
    year = Year(council, "year_running")
    may, july = year.meet(MAY, circulated=False), year.meet(JULY, circulated=False)
    change_group(council, year.group, first_number=62, first_year=2003)
    assert (year.numbers(may), year.numbers(july)) == (["62", "63"], ["64", "65"])
    change_group(council, year.group, first_number=1, first_year=None)
    assert (year.numbers(may), year.numbers(july)) == (["1", "2"], ["3", "4"])


def test_a_start_changed_mid_year_moves_nothing_that_was_issued(council: Register) -> None:
    year = Year(council, "year_running")
    may = year.meet(MAY)
    change_group(council, year.group, first_number=50)
    july = year.meet(JULY)
    change_group(council, year.group, first_number=10)
    september = year.meet(date(2003, 9, 16))
    assert year.numbers(may) == ["1", "2"]
    assert year.numbers(july) == ["50", "51"]
    assert year.numbers(september) == ["52", "53"]


def test_what_is_expected_is_what_is_given(council: Register) -> None:
    year = Year(council, "number_year", first_number=24, first_year=2003)
    year.meet(MAY)
    july = add_meeting(council, year.group, JULY, standing_items=False)
    items = [add_item(council, july, f"Item {n}") for n in range(3)]
    expected = expected_numbers(council, council.meetings.get(july))
    start_meeting(council, july)
    assert [expected[one] for one in items] == ["26/03", "27/03", "28/03"] == year.numbers(july)


def test_a_pattern_that_is_mistyped_numbers_all_the_same(council: Register) -> None:
    (style,) = council.choices.find(list="number_styles", code="number_year")
    for pattern in ("{nubmer}/{yy}", "{number", "{yy}", ""):
        change_choice(council, style.id, wording=pattern)
        year = Year(council, "number_year")
        assert year.numbers(year.meet(MAY)) == ["1", "2"]


# Gaps


def test_an_item_removed_before_anybody_saw_its_number_leaves_no_gap(council: Register) -> None:
    year = Year(council, "year_running")
    may = year.meet(MAY, 4, circulated=False)
    remove_item(council, council.items.find(meeting_id=may)[1].id)
    assert year.numbers(may) == ["1", "2", "3"]
    july = year.meet(JULY)
    assert year.numbers(july) == ["4", "5"]


def test_a_gap_before_a_meeting_is_closed_while_it_can_be(council: Register) -> None:
    year = Year(council, "year_running")
    may, july = year.meet(MAY, 3, circulated=False), year.meet(JULY, circulated=False)
    remove_item(council, council.items.find(meeting_id=may)[1].id)
    circulate_minutes(council, may, "{}")
    circulate_minutes(council, july, "{}")
    assert (year.numbers(may), year.numbers(july)) == (["1", "2"], ["3", "4"])


def test_an_item_that_becomes_a_heading_or_a_sub_item_gives_its_number_up(
    council: Register,
) -> None:
    year = Year(council, "year_running")
    may = year.meet(MAY, 4, circulated=False)
    first, second, third, fourth = (one.id for one in council.items.find(meeting_id=may))
    change_item(council, first, kind=ItemKind.HEADING)
    place_item(council, third, 0, parent_id=second)
    found = {one: council.items.get(one).minute_number for one in (first, second, third, fourth)}
    assert found == {first: "", second: "1", third: "1.1", fourth: "2"}
    place_item(council, third, 9)
    assert council.items.get(third).minute_number == "3"


# Numbers withdrawn


def circulated_with(board: Board, decisions: int, actions: int = 0) -> list[str]:
    register, item = board.register, board.items[1]
    made = [add_decision(register, item, [f"decision {n}"]) for n in range(decisions)]
    for n in range(actions):
        add_action(register, item, f"Action {n}")
    circulate_minutes(register, board.meeting, "{}")
    return made


def test_the_number_of_a_decision_taken_out_is_not_given_again(minuted: Board) -> None:
    register = minuted.register
    first, second = circulated_with(minuted, 2)
    remove_decision(register, second)
    new = add_decision(register, minuted.items[1], ["instead"])
    assert register.decisions.get(first).number == "CFB 03/03(a)"
    assert register.decisions.get(new).number == "CFB 03/03(c)"
    assert register.items.get(minuted.items[1]).withdrawn_numbers == "CFB 03/03(b)"


def test_the_number_of_the_only_decision_is_not_given_again(minuted: Board) -> None:
    (only,) = circulated_with(minuted, 1)
    remove_decision(minuted.register, only)
    new = add_decision(minuted.register, minuted.items[1], ["instead"])
    assert minuted.register.decisions.get(new).number == "CFB 03/03(b)"


def test_what_the_editor_takes_out_is_withdrawn_too(minuted: Board) -> None:
    register, item = minuted.register, minuted.items[1]
    circulated_with(minuted, 1, actions=1)
    write_minutes(register, item, [BlockText("0190-new", text="Nothing was decided.")])
    assert register.items.get(item).withdrawn_numbers == "CFB 03/03\nCFB 03/03 A"
    action = add_action(register, item, "Another")
    assert register.actions.get(action).number == "CFB 03/03 B"
    register.undo()
    register.undo()
    assert register.items.get(item).withdrawn_numbers == ""


def test_a_number_that_nobody_has_seen_is_given_again(minuted: Board) -> None:
    first = add_decision(minuted.register, minuted.items[1], ["one"])
    remove_decision(minuted.register, first)
    second = add_decision(minuted.register, minuted.items[1], ["two"])
    assert minuted.register.decisions.get(second).number == "CFB 03/03"


# Sub-paragraphs


@pytest.fixture
def sheffield(board: Board) -> Board:
    """A board whose paragraphs are numbered, at a meeting that has begun."""
    change_group(board.register, board.group_id, number_style="sub_paragraphs")
    start_meeting(board.register, board.meeting)
    return board


def paragraphs(board: Board, item_id: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.number) for one in board.register.blocks.find(item_id=item_id)]


def test_a_resolution_stands_at_its_own_sub_paragraph(sheffield: Board) -> None:
    register, item = sheffield.register, sheffield.items[1]
    add_block(register, item, "The Director submitted a report.")
    decision = add_decision(register, item, ["the report be noted"])
    action = add_action(register, item, "Publish it")
    add_block(register, item, "Members thanked the Director.")
    assert paragraphs(sheffield, item) == [
        ("paragraph", "2.1"), ("decision", "2.2"), ("action", ""), ("paragraph", "2.3"),
    ]  # fmt: skip
    assert register.decisions.get(decision).number == "2.2"
    assert register.decisions.get(decision).letter == ""
    assert register.actions.get(action).number == "2 A"


def test_sub_paragraphs_follow_what_is_typed(sheffield: Board) -> None:
    register, item = sheffield.register, sheffield.items[1]
    decision = add_decision(register, item, ["the report be noted"])
    block = register.blocks.find(item_id=item)[0].id
    kept = BlockText(block, register.blocks.get(block).kind)
    words = [BlockText("0190-a", text="One."), BlockText("0190-b", text=""), kept]
    write_minutes(register, item, words)
    assert register.decisions.get(decision).number == "2.2"
    words[1] = BlockText("0190-b", text="Two.")
    write_minutes(register, item, words)
    assert register.decisions.get(decision).number == "2.3"
    write_minutes(register, item, [kept, *words[:2]])
    assert register.decisions.get(decision).number == "2.1"


def test_headings_and_lists_take_no_sub_paragraph(sheffield: Board) -> None:
    register, item = sheffield.register, sheffield.items[1]
    for text in ("## Costs", "The costs were:", "- staff", "1. first", "| a | b |", "So noted."):
        add_block(register, item, text)
    assert [number for _, number in paragraphs(sheffield, item)] == [
        "", "2.1", "", "", "", "2.2",
    ]  # fmt: skip


def test_sub_paragraphs_that_went_out_stay(sheffield: Board) -> None:
    register, item = sheffield.register, sheffield.items[1]
    add_block(register, item, "One.")
    last = add_block(register, item, "Two.")
    circulate_minutes(register, sheffield.meeting, "{}")
    first = register.blocks.find(item_id=item)[0].id
    new = add_block(register, item, "Between.", after_id=first)
    assert [register.blocks.get(one).number for one in (first, new, last)] == ["2.1", "2.3", "2.2"]
    write_minutes(register, item, [BlockText(first, text="One."), BlockText(new, text="Between.")])
    again = add_block(register, item, "Again.")
    assert register.blocks.get(again).number == "2.4"


def test_sub_items_take_the_numbers_after_the_paragraphs(sheffield: Board) -> None:
    register, item = sheffield.register, sheffield.items[1]
    place_item(register, sheffield.items[2], 0, parent_id=item)
    assert register.items.get(sheffield.items[2]).minute_number == "2.1"
    add_block(register, item, "The item was in two parts.")
    assert register.items.get(sheffield.items[2]).minute_number == "2.2"
    add_block(register, sheffield.items[2], "The first part.")
    assert paragraphs(sheffield, sheffield.items[2]) == [("paragraph", "2.2.1")]


def test_another_style_numbers_no_paragraphs(sheffield: Board) -> None:
    register, item = sheffield.register, sheffield.items[1]
    add_block(register, item, "One.")
    decision = add_decision(register, item, ["the report be noted"])
    change_group(register, sheffield.group_id, number_style="prefix_number_year")
    assert [number for _, number in paragraphs(sheffield, item)] == ["", ""]
    assert register.decisions.get(decision).number == "CFB 02/03"
