"""Carrying a plan out: exactly, at once, and only for the register that it was made for."""

from __future__ import annotations

import pytest

from egovdesk.errors import ReadOnly, Refused
from egovdesk.exchange.imports.plan_lines import lines_of, plan_from
from egovdesk.operations.imports import import_rows, importing
from egovdesk.operations.people import add_person
from egovdesk.records.imports import Act, Fate
from egovdesk.register import Register
from tests.dumps import dump
from tests.lists import a_list, planned
from tests.scenes import Board

ROWS = [
    ["Name", "E-mail"],
    ["Jane Tate", "jt@nb.example"],
    ["Priya Raman", "pr@nb.example"],
    ["", "x"],
]


def test_what_is_written_is_what_the_preview_said_and_no_more(board: Board) -> None:
    plan = planned(board.register, a_list(board.register, *ROWS), "people")
    before = dump(board.register)
    assert import_rows(board.register, plan) == 2
    after = dump(board.register)
    writes = [write for row in plan.rows for write in row.writes]
    assert {one.table for one in writes} == {"people"}
    for write in writes:
        row = after["people"][write.id]
        assert {name: row.get(name) for name in write.columns} == dict(write.columns)
        assert (write.act is Act.ADD) == (write.id not in before["people"])
    touched = {one.id for one in writes}
    assert {k: v for k, v in after["people"].items() if k not in touched} == {
        k: v for k, v in before["people"].items() if k not in touched
    }
    assert {k: v for k, v in after.items() if k != "people"} == {
        k: v for k, v in before.items() if k != "people"
    }


def test_a_plan_for_another_register_than_this_is_refused(board: Board) -> None:
    plan = planned(board.register, a_list(board.register, *ROWS), "people")
    add_person(board.register, "Somebody Else")
    before = dump(board.register)
    with pytest.raises(Refused, match="has changed since this was shown"):
        import_rows(board.register, plan)
    assert dump(board.register) == before


def test_a_plan_is_refused_once_it_is_carried_out(board: Board) -> None:
    plan = planned(board.register, a_list(board.register, *ROWS), "people")
    import_rows(board.register, plan)
    with pytest.raises(Refused, match="has changed"):
        import_rows(board.register, plan)
    board.register.undo()
    with pytest.raises(Refused, match="has changed"):
        import_rows(board.register, plan)


def test_an_import_that_is_stopped_leaves_nothing(board: Board) -> None:
    names = [[f"Person {chr(97 + place // 26)}{chr(97 + place % 26)}"] for place in range(120)]
    plan = planned(board.register, a_list(board.register, ["Name"], *names), "people")
    before, undo = dump(board.register), board.register.undo_label
    slices = importing(board.register, plan)
    assert next(slices) == 50
    slices.close()
    assert (dump(board.register), board.register.undo_label) == (before, undo)
    assert import_rows(board.register, plan) == 120


def test_a_list_that_says_nothing_new_is_no_step(board: Board) -> None:
    plan = planned(board.register, a_list(board.register, ["Name"], ["Priya Raman"]), "people")
    label = board.register.undo_label
    assert import_rows(board.register, plan) == 0
    assert board.register.undo_label == label


def test_a_register_that_is_open_to_read_only_is_not_written(board: Board) -> None:
    path = a_list(board.register, *ROWS)
    board.register.close()
    with Register(board.register.path, read_only=True) as register:
        plan = planned(register, path, "people")
        with pytest.raises(ReadOnly):
            import_rows(register, plan)


def test_a_plan_told_as_lines_is_the_same_plan(board: Board) -> None:
    plan = planned(board.register, a_list(board.register, *ROWS), "people")
    told = plan_from(list(lines_of(plan)))
    assert told == plan
    assert told.counts == {Fate.ADDED: 1, Fate.CHANGED: 1, Fate.SAME: 0, Fate.REFUSED: 1}
    assert import_rows(board.register, told) == 2
