"""A group's forward plan as a board: moved by keyboard and by dragging, as far as it may be."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from egovdesk.operations.meetings import add_meeting, issue_agenda, plan_item
from egovdesk.records.meetings import Item
from ui.forms.plan import PlanItemForm
from ui.item_models.plan import ADD
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.groups import GroupView
from ui.views.groups.plan_board import PlanBoard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ALT = Qt.KeyboardModifier.AltModifier
DAYS = (date(2003, 11, 18), date(2003, 12, 16), date(2004, 1, 20))


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> GroupView:
    """The board's page: three meetings to come, two items on the first, one waiting."""
    register = window.register
    (group,) = register.groups.all()
    meetings = [add_meeting(register, group.id, day, standing_items=False) for day in DAYS]
    plan_item(register, group.id, "Smartcard pilot", meeting_id=meetings[0], purpose="decide")
    plan_item(register, group.id, "Data sharing", meeting_id=meetings[0], purpose="ratify")
    plan_item(
        register, group.id, "Supplier charges", meeting_id=meetings[1], exempt=True, ground="A8"
    )
    plan_item(register, group.id, "Benefits review", wanted_on=date(2004, 3, 1))
    window.show()
    window.go(Place("group", group.id))
    qtbot.waitUntil(lambda: len(cast(GroupView, window.view).overview.board.columns) > 1)
    return cast(GroupView, window.view)


@pytest.fixture
def board(page: GroupView) -> PlanBoard:
    return page.overview.board


def shown(board: PlanBoard) -> dict[str, list[str]]:
    """The titles under each heading."""
    register, found = board._register, {}
    for column in board.columns:
        rows = [one.id for one in column.list.rows.all_rows() if one.id != ADD]
        items = (register.items.get(one) for one in rows)
        found[column.heading.text()] = [one.title for one in items]
    return found


def named(board: PlanBoard, title: str) -> Item:
    (item,) = board._register.items.find(title=title)
    return item


def pick(board: PlanBoard, title: str) -> None:
    item = named(board, title)
    for column in board.columns:
        if column.list.select_id(item.id):
            column.list.setFocus()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def test_a_column_for_each_meeting_that_fits_and_one_for_what_waits(board: PlanBoard) -> None:
    assert shown(board) == {
        "18 November": ["Smartcard pilot", "Data sharing"],
        "16 December": ["Supplier charges"],
        "20 January 2004": [],
        "No meeting yet": ["Benefits review"],
    }
    assert [one.note.text() for one in board.columns] == [
        "2 planned", "1 planned", "", "1 waiting",
    ]  # fmt: skip


def test_fewer_meetings_where_there_is_less_room_and_always_the_backlog(
    page: GroupView, board: PlanBoard, qtbot: QtBot
) -> None:
    page.window().resize(660, 600)
    qtbot.waitUntil(lambda: len(board.columns) < 4)
    assert list(shown(board))[-1] == "No meeting yet"
    page.tabs.set_current("plan")
    page._show_tab("plan")
    assert len(page.board.columns) == 4


def test_exempt_items_are_pink_and_say_so(board: PlanBoard) -> None:
    rows = board.columns[1].list.rows
    row = rows.row_at(rows.index_of(named(board, "Supplier charges").id))
    assert row is not None and row.exempt == "exempt"


def test_alt_right_moves_an_item_to_the_next_meeting_and_back(board: PlanBoard) -> None:
    pick(board, "Data sharing")
    press(Qt.Key.Key_Right, ALT)
    assert shown(board)["16 December"] == ["Data sharing", "Supplier charges"]
    assert board.columns[1].list.hasFocus()
    press(Qt.Key.Key_Left, ALT)
    assert shown(board)["18 November"] == ["Smartcard pilot", "Data sharing"]
    board._register.undo()
    assert "Data sharing" in shown(board)["16 December"]


def test_alt_right_at_the_last_meeting_lets_it_wait(board: PlanBoard) -> None:
    pick(board, "Supplier charges")
    for _ in range(3):
        press(Qt.Key.Key_Right, ALT)
    assert named(board, "Supplier charges").meeting_id is None
    assert "Supplier charges" in shown(board)["No meeting yet"]


def test_alt_up_changes_the_order(board: PlanBoard) -> None:
    pick(board, "Data sharing")
    press(Qt.Key.Key_Up, ALT)
    assert shown(board)["18 November"] == ["Data sharing", "Smartcard pilot"]


def test_left_and_right_go_from_column_to_column(board: PlanBoard) -> None:
    pick(board, "Smartcard pilot")
    press(Qt.Key.Key_Right)
    assert board.columns[1].list.hasFocus()
    press(Qt.Key.Key_Left)
    assert board.columns[0].list.hasFocus()


def test_a_adds_an_item_for_the_column_that_has_the_keyboard(
    board: PlanBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exec_(form: PlanItemForm) -> int:
        field: Any = form.fields["title"]
        field.set_text("Web content standards")
        form.try_saving()
        return form.result()

    monkeypatch.setattr(PlanItemForm, "exec", exec_)
    pick(board, "Supplier charges")
    press(Qt.Key.Key_A)
    assert "Web content standards" in shown(board)["16 December"]
    board.columns[2].list.select_id(ADD)
    board.columns[2].list.setFocus()
    press(Qt.Key.Key_Return)
    assert shown(board)["20 January 2004"] == ["Web content standards"]


def test_del_takes_an_item_out_and_undo_brings_it_back(board: PlanBoard) -> None:
    pick(board, "Data sharing")
    press(Qt.Key.Key_Delete)
    assert shown(board)["18 November"] == ["Smartcard pilot"]
    board._register.undo()
    assert shown(board)["18 November"] == ["Smartcard pilot", "Data sharing"]


def test_enter_opens_the_item_on_its_agenda(page: GroupView, board: PlanBoard) -> None:
    pick(board, "Data sharing")
    press(Qt.Key.Key_Return)
    window = cast(MainWindow, page.window())
    assert window.view is not None and window.view.place().kind == "meeting"


def test_m_opens_the_menu_of_meetings(page: GroupView, board: PlanBoard) -> None:
    pick(board, "Data sharing")
    press(Qt.Key.Key_M)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    assert menu.accessibleName() == "Move to which meeting?"
    next(one for one in menu.actions() if "20 January" in one.text()).trigger()
    menu.close()
    assert shown(board)["20 January 2004"] == ["Data sharing"]


def drag(board: PlanBoard, title: str, column: int, row: int) -> None:
    """Drag an item onto a column, above its row of that number."""
    source = next(one for one in board.columns if one.list.select_id(named(board, title).id))
    begin = source.list.visualRect(source.list.currentIndex()).center()
    target = board.columns[column].list
    at = target.visualRect(target.model().index(row, 0)).topLeft() + QPoint(20, 2)
    end = source.list.viewport().mapFromGlobal(target.viewport().mapToGlobal(at))
    view = source.list.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, begin + QPoint(15, 15))
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_an_item_is_dragged_between_meetings_to_where_it_is_let_go(board: PlanBoard) -> None:
    drag(board, "Benefits review", 0, 1)
    assert shown(board)["18 November"] == ["Smartcard pilot", "Benefits review", "Data sharing"]
    drag(board, "Smartcard pilot", 3, 0)
    assert shown(board)["No meeting yet"] == ["Smartcard pilot"]


def test_what_went_out_on_an_agenda_stays_and_the_page_says_why(
    page: GroupView, board: PlanBoard
) -> None:
    (november,) = board._register.meetings.find(held_on=DAYS[0])
    issue_agenda(board._register, november.id, "{}")
    assert not any(one.id == ADD for one in board.columns[0].list.rows.all_rows())
    pick(board, "Data sharing")
    press(Qt.Key.Key_Right, ALT)
    assert "Data sharing" in shown(board)["18 November"]
    assert page._note is not None and "Defer it instead" in page._note.sentence()


def test_the_status_line_teaches_the_keys_of_the_board(page: GroupView, board: PlanBoard) -> None:
    pick(board, "Data sharing")
    taught = page.keys()
    assert ("A", "add item") in taught
    page.overview.list.setFocus()
    taught = page.keys()
    assert ("A", "add item") not in taught


def test_the_whole_board_is_a_tab_of_its_own(page: GroupView) -> None:
    page.tabs.set_current("plan")
    page._show_tab("plan")
    page._lists["plan"].setFocus()
    assert page.board.has_keyboard()
    assert list(shown(page.board))[-1] == "No meeting yet"
