"""Prepare: an agenda is made by keyboard, saved as typed, and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from egovdesk.operations.meetings import add_meeting
from egovdesk.register import Register
from tests.scenes import TODAY, Board
from tests.ui.views.desk import Desk
from ui.item_models.agenda import Agenda

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(bare_desk: Desk, board: Board) -> Desk:
    bare_desk.open(board.meeting, "prepare")
    return bare_desk


def titles(board: Board) -> list[str]:
    agenda = Agenda.read(board.register, board.meeting)
    return [f"{one.number} {one.item.title}" for one in agenda.lines]


def test_a_new_item_goes_below_the_selected_one_with_its_title_being_typed(
    desk: Desk, board: Board
) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.press(Qt.Key.Key_I, CTRL, SHIFT)
    desk.type("Call centre costs")
    desk.press(Qt.Key.Key_Return)
    assert titles(board)[:4] == [
        "1 Apologies for absence", "2 Corporate CRM", "3 Call centre costs", "4 IEG3: first draft",
    ]  # fmt: skip
    assert desk.focus() is desk.view.prepare.list


def test_a_title_typed_is_in_the_file_within_a_second(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.press(Qt.Key.Key_F2)
    desk.press(Qt.Key.Key_End)
    desk.type(" system")
    desk.qtbot.waitUntil(
        lambda: board.register.items.get(board.items[1]).title == "Corporate CRM system",
        timeout=1000,
    )


def test_typing_until_a_pause_is_one_step_of_undo(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.press(Qt.Key.Key_F2)
    desk.type("One")
    desk.view.prepare.form._typed.flush()
    desk.type(" two")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert board.register.items.get(board.items[1]).title == "Corporate CRM"
    assert desk.view.prepare.form.title.text() == "Corporate CRM"


def test_its_own_notice_leaves_the_cursor_where_it_is(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.press(Qt.Key.Key_F2)
    desk.press(Qt.Key.Key_Home)
    desk.type("The ")
    desk.view.prepare.form._typed.flush()
    desk.type("big ")
    desk.view.leave()
    assert board.register.items.get(board.items[1]).title == "The big Corporate CRM"


def test_an_empty_title_is_refused_beside_the_field_and_the_old_one_kept(
    desk: Desk, board: Board
) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.press(Qt.Key.Key_F2)
    desk.press(Qt.Key.Key_Delete)
    assert desk.view.prepare.form._title_wrong.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert board.register.items.get(board.items[1]).title == "Corporate CRM"
    assert desk.view.prepare.form.title.text() == "Corporate CRM"


def test_alt_down_moves_an_item_and_numbers_and_times_follow(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_Down, ALT)
    assert titles(board)[1:3] == ["2 IEG3: first draft", "3 Corporate CRM"]
    assert desk.view.agenda is not None
    assert desk.view.agenda.times[board.items[1]] == "14:20"
    assert desk.said == ["Item 2 is now item 3"]
    assert desk.view.prepare.list.current_id() == board.items[1]


def test_an_item_is_put_under_the_one_above_and_back(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[2])
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_Right, ALT)
    assert titles(board)[2] == "2.1 IEG3: first draft"
    desk.press(Qt.Key.Key_Left, ALT)
    assert titles(board)[2] == "3 IEG3: first draft"


def test_del_removes_an_item_and_undo_brings_it_back(desk: Desk, board: Board) -> None:
    before = titles(board)
    desk.view.prepare.list.select_id(board.items[1])
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert "2 Corporate CRM" not in titles(board)
    assert desk.said == ["Item 2 removed"]
    desk.press(Qt.Key.Key_Z, CTRL)
    assert titles(board) == before


def test_ctrl_e_asks_for_the_ground_and_puts_the_item_in_part_b(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_E, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    item = board.register.items.get(board.items[1])
    assert (item.exempt, item.ground) == (True, "A2")
    assert titles(board)[-2] == "4 Corporate CRM"
    rows = [row.id for row in desk.view.prepare.list.rows.all_rows()]
    assert rows[-3:] == ["part-b", board.items[1], board.items[4]]


def test_ctrl_e_opens_an_exempt_item(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[4])
    desk.view.prepare.list.setFocus()
    desk.press(Qt.Key.Key_E, CTRL)
    assert not board.register.items.get(board.items[4]).exempt


def test_a_row_is_dragged_above_another(desk: Desk, board: Board) -> None:
    rows = desk.view.prepare.list
    start = rows.visualRect(rows.rows.index_of(board.items[2])).center()
    end = rows.visualRect(rows.rows.index_of(board.items[0])).topLeft() + QPoint(40, 4)
    port = rows.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start - QPoint(0, 20))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    assert titles(board)[0] == "1 IEG3: first draft"


def test_minutes_out_of_range_are_said_beside_the_field(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    minutes = desk.view.prepare.form.minutes
    minutes.edit.setFocus()
    minutes.edit.selectAll()
    desk.type("99999")
    desk.press(Qt.Key.Key_Tab)
    assert minutes.error()
    assert board.register.items.get(board.items[1]).minutes_allowed == 10


def test_a_presenter_is_understood_by_family_name(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    presenter = desk.view.prepare.form.presenter
    presenter.edit.setFocus()
    presenter.edit.setText("raman")
    presenter.commit()
    assert board.register.items.get(board.items[1]).presenter_id == board.raman


def test_a_recommendation_in_parts_is_kept_as_a_list(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.view.prepare.form.recommendation.edit.setFocus()
    desk.view.prepare.form.recommendation.edit.toggle_numbers()
    desk.type("agree the case;")
    desk.press(Qt.Key.Key_Return)
    desk.type("report back")
    desk.view.leave()
    assert board.register.items.get(board.items[1]).recommendation == (
        "1. agree the case;\n2. report back"
    )
    assert desk.view.prepare.form.recommendation.edit.labels() == ["(a)", "(b)"]


def test_an_overrun_is_pointed_out(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    minutes = desk.view.prepare.form.minutes
    minutes.edit.setFocus()
    minutes.edit.selectAll()
    desk.type("150")
    desk.view.leave()
    assert desk.view.agenda is not None
    assert desk.view.agenda.overrun == 60
    assert "1 to look at" in desk.view.prepare.inspector.checks._right.text()


def test_the_clerks_note_is_saved_as_typed(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.view.prepare.inspector.note.edit.setFocus()
    desk.type("Chair wants this early")
    desk.view.leave()
    assert board.register.items.get(board.items[1]).clerk_note == "Chair wants this early"


def test_an_empty_agenda_offers_the_standing_items(desk: Desk, board: Board) -> None:
    register: Register = board.register
    other = add_meeting(register, board.group_id, TODAY.replace(month=12), standing_items=False)
    desk.open(other, "prepare")
    assert desk.focus() is desk.view.prepare.standing
    desk.press(Qt.Key.Key_Return)
    agenda = Agenda.read(register, other)
    assert agenda.lines[0].item.title == "Apologies for absence"
    assert desk.focus() is desk.view.prepare.list


def test_the_deadline_counts_clear_working_days(desk: Desk) -> None:
    assert "Agenda out by Mon 13 Oct, 2 days left" in desk.view.header.facts.accessibleName()


def test_f6_and_the_status_line_know_the_panes(desk: Desk) -> None:
    assert desk.view.panes()[0] is desk.view.prepare.list
    shown = desk.menus.usable(desk.view.keys())
    assert ("Alt ↑↓", "move item") in shown
    desk.view.prepare.form.title.setFocus()
    shown = desk.menus.usable(desk.view.keys())
    assert ("Tab", "next field") in shown


def test_a_title_that_was_left_is_no_longer_selected(desk: Desk, board: Board) -> None:
    desk.view.prepare.list.select_id(board.items[1])
    desk.press(Qt.Key.Key_F2)
    title = desk.view.prepare.form.title
    assert title.textCursor().hasSelection()
    desk.press(Qt.Key.Key_Tab)
    assert desk.focus() is not title and not title.textCursor().hasSelection()
