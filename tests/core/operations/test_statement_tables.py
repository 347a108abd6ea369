"""The tables of sections: rows, typed cells, blocks from a spreadsheet; nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest

from egovdesk.errors import Refused
from egovdesk.operations.statements.drafts import keep_draft
from egovdesk.operations.statements.sections import add_section, remove_section
from egovdesk.operations.statements.statements import start_statement
from egovdesk.operations.statements.tables import (
    add_row,
    add_usual_rows,
    change_row,
    is_forecast,
    mark_forecast,
    move_row,
    paste_cells,
    remove_rows,
    write_cell,
    write_cells,
)
from egovdesk.records.statements import Light, Readiness, SectionKind
from egovdesk.records.tables.table import SectionTable
from egovdesk.register import Register
from egovdesk.tables import section_table
from tests.scenes import Board

YEARS = ("2002/03", "2003/04", "2004/05")


@pytest.fixture
def statement(board: Board) -> str:
    """IEG3, of which no table is filled."""
    return start_statement(board.register, round="IEG3")


def section(register: Register, kind: SectionKind) -> str:
    return register.sections.find(kind=kind)[0].id


def row(register: Register, kind: SectionKind, title: str) -> str:
    (found,) = register.section_rows.find(section_id=section(register, kind), title=title)
    return found.id


def table(register: Register, kind: SectionKind) -> SectionTable:
    return section_table(register, register.sections.get(section(register, kind)))


def titles(register: Register, kind: SectionKind) -> list[str]:
    return [one.title for one in table(register, kind).rows]


def test_a_round_says_which_columns_and_what_unit_a_table_has(board: Board, statement: str) -> None:
    register = board.register
    spend = register.sections.get(section(register, SectionKind.SPEND))
    assert spend.unit == "£000" and spend.column_keys[-1] == "2005/06"
    own = register.sections.get(add_section(register, statement, "Calls", kind=SectionKind.TAKE_UP))
    assert own.column_keys[0] == "2001/02" and own.unit == ""


def test_a_number_is_typed_and_typed_over_and_cleared(board: Board, statement: str) -> None:
    register = board.register
    web = row(register, SectionKind.TAKE_UP, "Web site")
    write_cell(register, web, "2003/04", "160,000")
    write_cell(register, web, "2003/04", "165,000")
    assert table(register, SectionKind.TAKE_UP).cell(web, "2003/04").value == 165_000
    assert (
        register.sections.get(section(register, SectionKind.TAKE_UP)).readiness
        is Readiness.IN_DRAFT
    )
    write_cell(register, web, "2003/04", "")
    assert register.section_figures.count() == 0


def test_a_year_that_is_not_over_is_a_forecast_until_it_is_said_otherwise(
    board: Board, statement: str
) -> None:
    register = board.register
    assert not is_forecast("2002/03", date(2003, 4, 1)) and is_forecast(
        "2002/03", date(2003, 3, 31)
    )
    assert not is_forecast("total", date(2003, 4, 1))
    web = row(register, SectionKind.TAKE_UP, "Web site")
    write_cell(register, web, "2001/02", "100")
    assert not table(register, SectionKind.TAKE_UP).cell(web, "2001/02").forecast
    mark_forecast(register, section(register, SectionKind.TAKE_UP), [(web, "2001/02")], True)
    write_cell(register, web, "2001/02", "120")
    assert table(register, SectionKind.TAKE_UP).cell(web, "2001/02").forecast


@pytest.mark.parametrize(
    ("kind", "title", "column", "typed"),
    [
        (SectionKind.TAKE_UP, "Web site", "2003/04", "lots"),
        (SectionKind.SPEND, "Training budgets", "2003/04", "-90"),
        (SectionKind.SELF_ASSESSMENT, "Smartcards", "due_on", "soonish"),
        (SectionKind.SELF_ASSESSMENT, "Smartcards", "light", "purple"),
    ],
)
def test_what_cannot_be_read_is_kept_as_typed_until_it_is_mended(
    board: Board, statement: str, kind: SectionKind, title: str, column: str, typed: str
) -> None:
    register = board.register
    there = row(register, kind, title)
    write_cell(register, there, column, typed)
    cell = table(register, kind).cell(there, column)
    assert cell.value is None and cell.typed == typed
    good = {"due_on": "31 october 2004", "light": "amber"}.get(column, "90")
    write_cell(register, there, column, good)
    mended = table(register, kind).cell(there, column)
    assert mended.value is not None and not mended.typed
    register.undo()
    assert table(register, kind).cell(there, column).typed == typed


def test_a_day_and_a_light_are_typed_as_people_say_them(board: Board, statement: str) -> None:
    register = board.register
    smart = row(register, SectionKind.SELF_ASSESSMENT, "Smartcards")
    write_cell(register, smart, "due_on", "31 oct 2004")
    write_cell(register, smart, "light", "being")
    write_cell(register, smart, "comment", "Two\nlines.")
    found = register.section_rows.get(smart)
    assert (found.due_on, found.light, found.comment) == (
        date(2004, 10, 31), Light.AMBER, "Two\nlines.",
    )  # fmt: skip
    write_cell(register, smart, "due_on", "")
    write_cell(register, smart, "light", "")
    found = register.section_rows.get(smart)
    assert found.due_on is None and found.light is Light.UNSAID


def test_what_is_worked_out_is_not_typed_and_a_row_keeps_a_name(
    board: Board, statement: str
) -> None:
    register = board.register
    there = row(register, SectionKind.SPEND, "Training budgets")
    with pytest.raises(Refused, match="worked out"):
        write_cell(register, there, "total", "90")
    with pytest.raises(Refused, match="worked out"):
        write_cell(register, there, "status", "x")
    with pytest.raises(Refused, match="empty"):
        write_cell(register, there, "title", "  ")
    assert register.section_rows.get(there).title == "Training budgets"


def test_rows_are_added_moved_and_removed(board: Board, statement: str) -> None:
    register = board.register
    channels = section(register, SectionKind.TAKE_UP)
    web = row(register, SectionKind.TAKE_UP, "Web site")
    post = add_row(register, channels, "Letters", after_id=web)
    assert titles(register, SectionKind.TAKE_UP)[:2] == ["Web site", "Letters"]
    move_row(register, post, -1)
    assert titles(register, SectionKind.TAKE_UP)[:2] == ["Letters", "Web site"]
    move_row(register, post, -1)
    write_cell(register, post, "2003/04", "12")
    remove_rows(register, channels, [post, web])
    assert titles(register, SectionKind.TAKE_UP)[0] == "Telephone and contact centre"
    assert register.section_figures.count() == 0
    register.undo()
    assert table(register, SectionKind.TAKE_UP).cell(post, "2003/04").value == 12


def test_a_row_of_money_stays_among_its_own(board: Board, statement: str) -> None:
    register = board.register
    need = row(register, SectionKind.SPEND, "What the programme needs")
    add_row(register, section(register, SectionKind.SPEND), "Staff", after_id=need)
    own = add_row(register, section(register, SectionKind.SPEND), "Lottery")
    move_row(register, need, -5)
    assert titles(register, SectionKind.SPEND)[-2:] == ["What the programme needs", "Staff"]
    move_row(register, need, 1)
    assert titles(register, SectionKind.SPEND)[-3:] == [
        "Lottery",
        "Staff",
        "What the programme needs",
    ]
    change_row(register, own, kind="need")
    assert titles(register, SectionKind.SPEND)[-1] == "Lottery"


def test_a_section_of_text_has_no_rows(board: Board, statement: str) -> None:
    text = add_section(board.register, statement, "Vision")
    with pytest.raises(Refused, match="has no table"):
        add_row(board.register, text, "A row")


def test_a_block_is_pasted_from_a_spreadsheet_and_what_is_worked_out_passed_over(
    board: Board, statement: str
) -> None:
    register = board.register
    spend = section(register, SectionKind.SPEND)
    first = row(register, SectionKind.SPEND, "IEG capital grant")
    second = row(register, SectionKind.SPEND, "Training budgets")
    block = (("200", "200", "400"), ("10", "lots", "10"), ("1", "2", "3"))
    done = paste_cells(register, spend, [first, second], ["2003/04", "2004/05", ""], block)
    assert (done.cells, done.left_out) == (4, 5)
    found = table(register, SectionKind.SPEND)
    assert found.cell(first, "2003/04").value == 20_000_000
    assert found.cell(second, "2004/05").typed == "lots"
    register.undo()
    assert register.section_figures.count() == 0


def test_a_block_with_names_adds_the_rows_that_there_are_not(board: Board, statement: str) -> None:
    register = board.register
    channels = section(register, SectionKind.TAKE_UP)
    last = row(register, SectionKind.TAKE_UP, "Text message and mobile")
    block = (("Mobile", "5"), ("Letters", "12"), ("", "3"))
    done = paste_cells(register, channels, [last], ["title", "2003/04"], block)
    assert titles(register, SectionKind.TAKE_UP)[-2:] == ["Mobile", "Letters"]
    assert (done.cells, done.left_out) == (4, 1)


def test_many_cells_are_cleared_in_one_step(board: Board, statement: str) -> None:
    register = board.register
    web = row(register, SectionKind.TAKE_UP, "Web site")
    channels = section(register, SectionKind.TAKE_UP)
    write_cells(register, channels, [(web, year, "5") for year in YEARS])
    write_cells(register, channels, [(web, year, "") for year in YEARS])
    assert register.section_figures.count() == 0
    register.undo()
    assert register.section_figures.count() == 3


def test_a_kept_draft_keeps_what_was_typed_and_a_removed_section_its_undo(
    board: Board, statement: str
) -> None:
    register = board.register
    web = row(register, SectionKind.TAKE_UP, "Web site")
    write_cell(register, web, "2003/04", "lots")
    draft = register.drafts.get(keep_draft(register, statement)).content
    write_cell(register, web, "2003/04", "5")
    assert '"typed":"lots"' in draft and '"unit":"£000"' in draft
    remove_section(register, section(register, SectionKind.TAKE_UP))
    register.undo()
    assert table(register, SectionKind.TAKE_UP).cell(web, "2003/04").value == 5


def test_the_usual_rows_are_put_into_a_table_of_ones_own_once(board: Board) -> None:
    register = board.register
    own = start_statement(register, "Our own")
    section_id = add_section(register, own, "Take-up", kind=SectionKind.TAKE_UP)
    add_row(register, section_id, "Kiosks")
    assert add_usual_rows(register, section_id) == 6
    assert add_usual_rows(register, section_id) == 0
    assert titles(register, SectionKind.TAKE_UP)[:2] == ["Kiosks", "Web site"]


def test_an_outcome_whose_name_begins_with_its_number_is_what_the_number_says(board: Board) -> None:
    register = board.register
    start_statement(register, round="IEG4")
    there = section(register, SectionKind.OUTCOMES)
    last = register.section_rows.find(section_id=there)[-1]
    made = add_row(register, there, "New row", after_id=last.id)
    assert register.section_rows.get(made).kind == "good"
    write_cell(register, made, "title", "e1: Voting online")
    found = register.section_rows.get(made)
    assert (found.code, found.kind, found.title) == ("E1", "excellent", "Voting online")
    write_cell(register, made, "title", "Voting by text")
    assert register.section_rows.get(made).code == "E1"
