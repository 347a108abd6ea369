"""The tables of a statement in the window, typed with the keys of a spreadsheet."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from egovdesk.operations.findings import accept_finding
from egovdesk.operations.statements.sections import add_section, set_section_exempt
from egovdesk.operations.statements.statements import start_statement
from egovdesk.operations.statements.tables import write_cell
from egovdesk.records.statements import Light, SectionKind
from egovdesk.records.tables.table import TableCell
from egovdesk.tables import section_table
from tests.ui.shell.test_standards_pages import answer
from tests.ui.shell.windows import choose, settled
from ui.item_models import public_screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.statements import StatementView
from ui.views.statements.checks_part import ChecksPart
from ui.views.statements.write import WriteMode
from ui.widgets.table_grid import TableGrid
from ui.widgets.table_grid.editors import CellField

_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def statement(window: MainWindow) -> str:
    """IEG3, of which no table is filled."""
    return start_statement(window.register, round="IEG3")


def shown(window: MainWindow, statement: str, kind: SectionKind) -> WriteMode:
    """The section of a kind of table, open to be written."""
    (section,) = window.register.sections.find(statement_id=statement, kind=kind)
    window.go(Place("statement", statement, "write", section.id))
    assert isinstance(window.view, StatementView)
    mode = window.view._mode("write")
    assert isinstance(mode, WriteMode)
    return mode


def grid_at(
    window: MainWindow, statement: str, kind: SectionKind, title: str, column: str
) -> TableGrid:
    """Its grid, at a cell, with the keyboard."""
    grid = shown(window, statement, kind).table.grid
    grid.setFocus()
    assert grid.go_to((row(window, title), column))
    return grid


def row(window: MainWindow, title: str) -> str:
    (found,) = window.register.section_rows.find(title=title)
    return found.id


def cell(window: MainWindow, kind: SectionKind, title: str, column: str) -> TableCell:
    (section,) = window.register.sections.find(kind=kind)
    return section_table(window.register, section).cell(row(window, title), column)


def keys(window: MainWindow, text: str) -> None:
    """Type where the keyboard is."""
    for letter in text:
        QTest.keyClicks(focused(window), letter)


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(focused(window), key, held or Qt.KeyboardModifier.NoModifier)


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def test_a_number_is_typed_over_enter_goes_down_and_tab_along(
    window: MainWindow, statement: str
) -> None:
    grid = grid_at(window, statement, SectionKind.BVPI157, "Collecting revenue", "total")
    keys(window, "12")
    press(window, Qt.Key.Key_Tab)
    assert grid.place() == (row(window, "Collecting revenue"), "2001/02")
    keys(window, "3")
    press(window, Qt.Key.Key_Return)
    assert grid.place() == (row(window, "Providing benefits and grants"), "2001/02")
    found = cell(window, SectionKind.BVPI157, "Collecting revenue", "2001/02")
    assert found.value == 3 and found.share == 25
    index = grid.cells.index_of((row(window, "Collecting revenue"), "2001/02"))
    assert grid.cells.spoken(index) == "2 Collecting revenue, 2001/02: 3, 25 per cent"


def test_what_is_typed_is_in_the_file_before_it_is_ended_and_undone_at_once(
    window: MainWindow, statement: str, qtbot: QtBot
) -> None:
    grid_at(window, statement, SectionKind.TAKE_UP, "Web site", "2003/04")
    keys(window, "160")
    settled(qtbot, lambda: cell(window, SectionKind.TAKE_UP, "Web site", "2003/04").value == 160)
    keys(window, "000")
    press(window, Qt.Key.Key_Return)
    assert cell(window, SectionKind.TAKE_UP, "Web site", "2003/04").value == 160_000
    window.register.undo()
    assert cell(window, SectionKind.TAKE_UP, "Web site", "2003/04").is_empty


def test_escape_brings_back_what_stood_there_though_it_was_saved(
    window: MainWindow, statement: str, qtbot: QtBot
) -> None:
    write_cell(window.register, row(window, "Web site"), "2003/04", "160,000")
    grid = grid_at(window, statement, SectionKind.TAKE_UP, "Web site", "2003/04")
    press(window, Qt.Key.Key_F2)
    keys(window, "5")
    settled(
        qtbot, lambda: cell(window, SectionKind.TAKE_UP, "Web site", "2003/04").value == 1_600_005
    )
    press(window, Qt.Key.Key_Escape)
    assert cell(window, SectionKind.TAKE_UP, "Web site", "2003/04").value == 160_000
    assert grid.hasFocus() and not grid.is_typing()


def test_what_is_no_number_stays_with_a_sentence_beside_it_and_in_the_pane(
    window: MainWindow, statement: str, qtbot: QtBot
) -> None:
    grid = grid_at(window, statement, SectionKind.SPEND, "Training budgets", "2003/04")
    keys(window, "lots")
    press(window, Qt.Key.Key_Return)
    index = grid.cells.index_of((row(window, "Training budgets"), "2003/04"))
    assert grid.cells.words(index) == "lots"
    ((sentence, mend),) = grid.cells.said(index)
    assert mend and sentence.startswith("“lots” is no number here.")
    assert sentence in grid.cells.spoken(index)
    high = grid.rowHeight(index.row())
    checks = window.view.details.parts[1]
    settled(qtbot, lambda: bool(checks._claims))
    (claim,) = checks._claims
    assert claim.finding.sentence == sentence
    accept_finding(window.register, claim.finding, "The treasurer is asked.")
    assert grid.cells.said(index) == [] and grid.rowHeight(index.row()) < high


def test_lights_are_set_by_their_letter_cleared_and_offered(
    window: MainWindow, statement: str
) -> None:
    kind = SectionKind.SELF_ASSESSMENT
    grid = grid_at(window, statement, kind, "Smartcards", "light")
    keys(window, "a")
    assert cell(window, kind, "Smartcards", "light").value is Light.AMBER
    assert grid.cells.words(grid.currentIndex()) == "Being implemented"
    keys(window, "x")
    assert cell(window, kind, "Smartcards", "light").value is Light.AMBER
    menu = grid.light_menu()
    assert [one.text().split("\t")[-1] for one in menu.actions()] == ["B", "R", "A", "G", "Del"]
    menu.actions()[3].trigger()
    assert cell(window, kind, "Smartcards", "light").value is Light.GREEN
    press(window, Qt.Key.Key_Delete)
    assert cell(window, kind, "Smartcards", "light").is_empty


def test_a_day_is_typed_as_it_is_said(window: MainWindow, statement: str) -> None:
    grid = grid_at(window, statement, SectionKind.SELF_ASSESSMENT, "Smartcards", "due_on")
    keys(window, "31 oct 2004")
    press(window, Qt.Key.Key_Return)
    grid.go_to((row(window, "Smartcards"), "due_on"))
    assert grid.cells.words(grid.currentIndex()) == "31 Oct 2004"
    assert window.register.section_rows.get(row(window, "Smartcards")).due_on == date(2004, 10, 31)


def test_a_comment_may_have_several_lines(window: MainWindow, statement: str) -> None:
    grid_at(window, statement, SectionKind.SELF_ASSESSMENT, "Smartcards", "comment")
    keys(window, "Pilot.")
    press(window, Qt.Key.Key_Return, _ALT)
    keys(window, "Libraries first.")
    press(window, Qt.Key.Key_Tab)
    kept = window.register.section_rows.get(row(window, "Smartcards")).comment
    assert kept == "Pilot.\nLibraries first."


def test_a_block_comes_from_a_spreadsheet_and_goes_to_one(
    window: MainWindow, statement: str
) -> None:
    grid = grid_at(window, statement, SectionKind.TAKE_UP, "Web site", "2001/02")
    QApplication.clipboard().setText("41,000\t88,000\r\n702,000\t715,000\r\n")
    press(window, Qt.Key.Key_V, _CTRL)
    assert (
        cell(window, SectionKind.TAKE_UP, "Telephone and contact centre", "2002/03").value
        == 715_000
    )
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        press(window, key, _SHIFT)
    QApplication.clipboard().setText("")
    press(window, Qt.Key.Key_C, _CTRL)
    assert QApplication.clipboard().text() == "41,000\t88,000\n702,000\t715,000\n"
    press(window, Qt.Key.Key_Delete)
    assert window.register.section_figures.count() == 0
    window.register.undo()
    assert window.register.section_figures.count() == 4
    assert grid.hasFocus()


def test_one_cell_fills_all_that_are_selected_and_what_is_worked_out_is_left_out(
    window: MainWindow, statement: str
) -> None:
    grid_at(window, statement, SectionKind.SPEND, "Reinvested savings", "2005/06")
    QApplication.clipboard().setText("5")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        press(window, key, _SHIFT)
    press(window, Qt.Key.Key_V, _CTRL)
    assert window.register.section_figures.count() == 2
    assert isinstance(window.view, StatementView)
    assert "left out, and still on the clipboard" in window.view.note.sentence()


def test_what_is_worked_out_is_not_typed(window: MainWindow, statement: str) -> None:
    grid = grid_at(window, statement, SectionKind.SPEND, "Training budgets", "total")
    keys(window, "9")
    assert not grid.is_typing() and window.register.section_figures.count() == 0
    assert "worked out" in grid.cells.spoken(grid.currentIndex())


def test_rows_are_added_named_moved_and_removed_by_keys(window: MainWindow, statement: str) -> None:
    grid = grid_at(window, statement, SectionKind.TAKE_UP, "Web site", "2003/04")
    choose(window, "tables.add_row")
    keys(window, "Letters")
    press(window, Qt.Key.Key_Return)
    titles = [one.title for one in grid.cells.table.rows]
    assert titles[:3] == ["Web site", "Letters", "Telephone and contact centre"]
    grid.go_to((row(window, "Letters"), "title"))
    press(window, Qt.Key.Key_Up, _ALT)
    assert [one.title for one in grid.cells.table.rows][:2] == ["Letters", "Web site"]
    assert grid.place() == (row(window, "Letters"), "title")
    choose(window, "tables.remove_rows")
    assert grid.cells.table.rows[0].title == "Web site"


def test_a_row_without_a_name_keeps_the_one_it_had(window: MainWindow, statement: str) -> None:
    grid_at(window, statement, SectionKind.TAKE_UP, "Web site", "title")
    press(window, Qt.Key.Key_Backspace)
    press(window, Qt.Key.Key_Return)
    assert row(window, "Web site")
    assert isinstance(window.view, StatementView)
    assert "A row has a name" in window.view.note.sentence()


def test_numbers_are_said_to_be_forecasts_and_back(window: MainWindow, statement: str) -> None:
    write_cell(window.register, row(window, "Web site"), "2001/02", "5")
    grid = grid_at(window, statement, SectionKind.TAKE_UP, "Web site", "2001/02")
    choose(window, "tables.forecast")
    assert cell(window, SectionKind.TAKE_UP, "Web site", "2001/02").forecast
    assert grid.cells.head_under(grid.currentIndex().column()) == "forecast"
    choose(window, "tables.forecast")
    assert not cell(window, SectionKind.TAKE_UP, "Web site", "2001/02").forecast


def test_money_is_shown_in_thousands_or_in_pounds(window: MainWindow, statement: str) -> None:
    write_cell(window.register, row(window, "Training budgets"), "2001/02", "90.5")
    grid = grid_at(window, statement, SectionKind.SPEND, "Training budgets", "2001/02")
    assert grid.cells.words(grid.currentIndex()) == "90.5"
    choose(window, "tables.unit")
    assert grid.cells.words(grid.currentIndex()) == "£90,500"


def test_tab_leaves_the_table_after_its_last_cell(window: MainWindow, statement: str) -> None:
    grid = grid_at(window, statement, SectionKind.TAKE_UP, "Text message and mobile", "2005/06")
    press(window, Qt.Key.Key_Tab)
    assert not grid.hasFocus()


def test_going_to_another_section_keeps_what_is_being_typed(
    window: MainWindow, statement: str
) -> None:
    grid = grid_at(window, statement, SectionKind.TAKE_UP, "Web site", "2003/04")
    keys(window, "160")
    shown(window, statement, SectionKind.SPEND)
    assert cell(window, SectionKind.TAKE_UP, "Web site", "2003/04").value == 160
    assert grid.viewport().findChild(CellField) is None or not grid.is_typing()


def test_a_table_of_ones_own_begins_with_the_usual_rows(window: MainWindow) -> None:
    own = start_statement(window.register, "Our own")
    add_section(window.register, own, "Calls", kind=SectionKind.TAKE_UP)
    mode = shown(window, own, SectionKind.TAKE_UP)
    assert mode.table.pages.currentWidget() is mode.table.empty
    choose(window, "tables.usual_rows")
    assert mode.table.pages.currentWidget() is mode.table.grid
    assert len(mode.table.grid.cells.table.rows) == 7


def test_the_text_before_a_table_is_written_as_ever(window: MainWindow, statement: str) -> None:
    mode = shown(window, statement, SectionKind.BVPI157)
    mode.edit.setFocus()
    keys(window, "Telephone calls count.")
    mode.leave()
    (section,) = window.register.sections.find(kind=SectionKind.BVPI157)
    assert section.text == "Telephone calls count."
    assert mode.under.isVisible() and mode.edit.height() < mode.height() // 2


def test_a_section_of_text_has_no_table_and_an_exempt_one_none_on_the_public_screen(
    window: MainWindow, statement: str
) -> None:
    mode = shown(window, statement, SectionKind.TAKE_UP)
    assert mode.table.grid.isVisible()
    set_section_exempt(window.register, mode.table.section.id, True, "3")
    public_screen.turn(True)
    assert not mode.table.grid.isVisible()
    public_screen.turn(False)
    (text,) = window.register.sections.find(code="5.partnerships")
    window.go(Place("statement", statement, "write", text.id))
    assert not mode.under.isVisible()
    assert mode.why_no_table() == "This section has no table."


def test_the_model_keeps_qts_rules(window: MainWindow, statement: str) -> None:
    grid = shown(window, statement, SectionKind.SPEND).table.grid
    model: QAbstractItemModel = grid.cells
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    write_cell(window.register, row(window, "Training budgets"), "2001/02", "90")
    window.register.undo()
    assert tester.model() is model


def test_f7_and_show_it_go_to_the_cell(window: MainWindow, statement: str, qtbot: QtBot) -> None:
    write_cell(window.register, row(window, "Collecting revenue"), "total", "12")
    write_cell(window.register, row(window, "Collecting revenue"), "2003/04", "13")
    mode = shown(window, statement, SectionKind.BVPI157)
    assert isinstance(window.view, StatementView)
    checks = window.view.details.parts[1]
    assert isinstance(checks, ChecksPart)
    settled(qtbot, lambda: bool(checks.notes))
    choose(window, "statement.next_problem")
    assert mode.table.grid.place() == (row(window, "Collecting revenue"), "2003/04")
    mode.edit.setFocus()
    checks.notes[0].acted.emit("show")
    assert mode.table.grid.hasFocus()


def test_a_section_of_ones_own_may_hold_a_table(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = start_statement(window.register, "Our own")
    window.go(Place("statement", own))
    answer(monkeypatch, title="Spending", kind="spend")
    choose(window, "sections.add")
    (made,) = window.register.sections.find(title="Spending")
    assert made.kind is SectionKind.SPEND and made.column_keys[0] == "2001/02"


def test_an_undo_while_a_cell_is_typed_in_shows_what_it_brought_back(
    window: MainWindow, statement: str, qtbot: QtBot
) -> None:
    write_cell(window.register, row(window, "Web site"), "2003/04", "7")
    grid = grid_at(window, statement, SectionKind.TAKE_UP, "Web site", "2003/04")
    keys(window, "160")
    settled(qtbot, lambda: cell(window, SectionKind.TAKE_UP, "Web site", "2003/04").value == 160)
    window.register.undo()
    assert not grid.is_typing()
    assert grid.cells.words(grid.currentIndex()) == "7"
    assert cell(window, SectionKind.TAKE_UP, "Web site", "2003/04").value == 7


def test_a_row_is_said_to_be_savings(window: MainWindow, statement: str) -> None:
    grid = grid_at(window, statement, SectionKind.SPEND, "Other", "2003/04")
    mode = shown(window, statement, SectionKind.SPEND)
    menu = mode.kind_menu()
    assert [one.text() for one in menu.actions()] == [
        "&A source of money",
        "&What is needed",
        "&Savings",
    ]
    menu.actions()[2].trigger()
    assert grid.cells.table.lines[-1].title == "Other"
    assert grid.place() == (row(window, "Other"), "2003/04")
    assert mode.why_no_kind() == ""
    shown(window, statement, SectionKind.TAKE_UP)
    assert "all of one kind" in mode.why_no_kind()
