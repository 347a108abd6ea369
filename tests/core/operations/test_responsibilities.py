"""Responsibilities are dated, put in terms of reference, and seen on agendas."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.groups import add_group, dissolve_group
from egovdesk.operations.meetings import add_item, add_meeting, change_item
from egovdesk.operations.ratification import put_on_agenda
from egovdesk.operations.responsibilities import (
    end_responsibility,
    formalise_responsibility,
    give_responsibility,
    held,
)
from egovdesk.records.responsibilities import months_before
from egovdesk.responsibilities import Responsibilities
from tests.scenes import TODAY, Board, let_wait


def of(board: Board, code: str, day: date = TODAY) -> object:
    return Responsibilities(board.register, day).duties.get((board.group_id, code))


def test_the_list_has_the_twelve_of_chart_3(board: Board) -> None:
    codes = list(Responsibilities(board.register).choices)
    assert codes == [
        *(f"EG{n}" for n in range(1, 7)),
        *(f"II{n}" for n in range(1, 5)),
        "TS1",
        "SD1",
    ]


def test_one_is_given_from_a_day_and_ended_with_its_past_kept(board: Board) -> None:
    register, group = board.register, board.group_id
    give_responsibility(register, "EG5", group, date(2003, 1, 1))
    end_responsibility(register, "EG5", group, TODAY)
    assert held(register, "EG5", group, TODAY - timedelta(days=1)) is not None
    assert held(register, "EG5", group, TODAY) is None
    give_responsibility(register, "EG5", group, TODAY)
    with pytest.raises(Refused, match="already"):
        give_responsibility(register, "EG5", group, TODAY)


def test_one_of_another_list_and_a_dissolved_group_are_refused(board: Board) -> None:
    with pytest.raises(Refused, match="no responsibility"):
        give_responsibility(board.register, "XX9", board.group_id, TODAY)
    gone = add_group(board.register, "Old Board")
    dissolve_group(board.register, gone, date(2003, 9, 1))
    with pytest.raises(Refused, match="dissolved"):
        give_responsibility(board.register, "EG1", gone, TODAY)
    with pytest.raises(Refused, match="does not have"):
        end_responsibility(board.register, "EG1", board.group_id, TODAY)


def test_formalised_from_a_day_the_past_stays_as_it_was(board: Board) -> None:
    register, group = board.register, board.group_id
    give_responsibility(register, "EG5", group, date(2003, 1, 1))
    formalise_responsibility(register, "EG5", group, TODAY)
    then = held(register, "EG5", group, date(2003, 5, 1))
    now = held(register, "EG5", group, TODAY)
    assert then is not None and not then.formalised
    assert now is not None and now.formalised


def test_gaps_say_what_no_group_has_or_has_in_its_terms(board: Board) -> None:
    register = board.register
    assert Responsibilities(register).gap("EG1") == "Given to no group."
    give_responsibility(register, "EG1", board.group_id, TODAY)
    assert Responsibilities(register).gap("EG1") == "In no group’s terms of reference."
    formalise_responsibility(register, "EG1", board.group_id, TODAY)
    assert Responsibilities(register).gap("EG1") == ""


def seen(board: Board, code: str, **read: str) -> date | None:
    duty = Responsibilities(board.register, TODAY, **read).duties[board.group_id, code]
    return duty.seen.held_on if duty.seen else None


def test_last_on_an_agenda_is_by_the_item_itself_or_by_its_category(board: Board) -> None:
    register, group = board.register, board.group_id
    for code in ("EG3", "EG4", "EG5"):
        give_responsibility(register, code, group, date(2003, 1, 1))
    change_item(register, board.items[1], category="B")
    assert (seen(board, "EG3"), seen(board, "EG4"), seen(board, "EG5")) == (
        date(2003, 10, 21), date(2003, 10, 21), None,
    )  # fmt: skip
    change_item(register, board.items[1], responsibility="EG5")
    assert (seen(board, "EG3"), seen(board, "EG5")) == (None, date(2003, 10, 21))
    assert seen(board, "EG5", group_id=group) == date(2003, 10, 21)


def test_what_ratifies_is_about_the_decisions_of_subsidiary_groups(board: Board) -> None:
    waiting = let_wait(board)
    give_responsibility(board.register, "EG6", board.group_id, date(2003, 1, 1))
    assert seen(board, "EG6") is None
    put_on_agenda(board.register, waiting.decision)
    assert seen(board, "EG6") == date(2003, 10, 21)


def test_it_is_late_after_the_months_of_the_threshold(board: Board) -> None:
    register, group = board.register, board.group_id
    give_responsibility(register, "EG5", group, date(2003, 1, 1))
    old = add_meeting(register, group, date(2003, 6, 17), standing_items=False)
    change_item(register, add_item(register, old, "Performance"), responsibility="EG5")
    duty = Responsibilities(register, date(2003, 10, 9)).duties[group, "EG5"]
    assert not duty.late
    assert Responsibilities(register, date(2003, 10, 18)).duties[group, "EG5"].late


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2003, 10, 9), 4, date(2003, 6, 9)),
        (date(2003, 3, 31), 1, date(2003, 2, 28)),
        (date(2004, 1, 31), 2, date(2003, 11, 30)),
    ],
)
def test_months_before_a_day(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_what_is_planned_beyond_the_next_agenda_does_not_count(board: Board) -> None:
    register, group = board.register, board.group_id
    give_responsibility(register, "EG5", group, date(2003, 1, 1))
    later = add_meeting(register, group, date(2004, 1, 20), standing_items=False)
    change_item(register, add_item(register, later, "Performance"), responsibility="EG5")
    assert seen(board, "EG5") is None
