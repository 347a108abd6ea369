"""What waits for a group stands on its overview, and goes on the next agenda by one key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from egovdesk.records.groups import Group
from egovdesk.records.ratifications import Ratification
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.groups.group import GroupView


@pytest.fixture
def window(desk: Desk, northbridge: Path, tmp_path: Path) -> MainWindow:
    opened = desk.open(Path(shutil.copy(northbridge, tmp_path)))
    assert opened is not None
    return opened


def board(window: MainWindow) -> Group:
    return next(one for one in window.register.groups.all() if one.prefix == "CFB")


def waiting(window: MainWindow) -> dict[str, Ratification]:
    found = window.register.ratifications.waiting(board(window).id)
    return {window.register.decisions.get(one.decision_id).number: one for one in found}


def overview(window: MainWindow) -> GroupView:
    window.go(Place("group", board(window).id, "overview"))
    assert isinstance(window.view, GroupView)
    return window.view


def test_a_puts_the_decision_on_the_boards_next_agenda(window: MainWindow, qtbot: QtBot) -> None:
    view = overview(window)
    rows = view.overview.waiting.ratify
    assert [rows.rows.row_at(rows.rows.index(at, 0)).id for at in range(1, 4)] == [
        one.decision_id for one in waiting(window).values()
    ]
    desktop = waiting(window)["SDG 20/03"]
    assert desktop.item_id is None
    rows.setFocus()
    rows.select_id(desktop.decision_id)
    qtbot.keyClick(rows, Qt.Key.Key_A)
    item = window.register.items.get(waiting(window)["SDG 20/03"].item_id or "")
    assert item.title == "Standard desktop: Windows 2000 and Office 2000"
    assert rows.current_id() == desktop.decision_id


def test_put_all_leaves_nothing_without_an_agenda(window: MainWindow, qtbot: QtBot) -> None:
    view = overview(window)
    heading = view.overview.waiting.ratify_heading
    assert heading.link.text() == "Put all on Tue 21 Oct"
    qtbot.mouseClick(heading.link, Qt.MouseButton.LeftButton)
    assert all(one.item_id for one in waiting(window).values())
    assert heading.link.text() == ""


def test_minutes_to_approve_open_where_they_are_finished(window: MainWindow, qtbot: QtBot) -> None:
    view = overview(window)
    rows = view.overview.waiting.approve
    first = window.register.meetings.unapproved(board(window).id)[0]
    rows.setFocus()
    rows.select_id(first.id)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    place = window.place()
    assert place is not None
    assert (place.kind, place.id, place.tab) == ("meeting", first.id, "finish")
