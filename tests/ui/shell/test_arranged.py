"""What the clerk chose for a window is kept; a sidebar without room lies over the page; tabs by keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.shell.test_room import place_of
from tests.ui.shell.windows import Asked, a_desk, choose
from ui.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk_of(qapp: QApplication, tmp_path: Path, northbridge: Path, asked: Asked) -> Iterator[Desk]:
    """A desk beside a register of the example's."""
    shutil.copy(northbridge, tmp_path / "ours.egovdesk")
    made = a_desk(qapp, tmp_path)
    yield made
    for window in list(made.windows):
        window.close()


def opened(desk: Desk, tmp_path: Path, page: str, width: int = 1440, height: int = 900) -> Any:
    """A window of a size, on a page."""
    window = desk.open(tmp_path / "ours.egovdesk")
    assert window is not None
    window.resize(width, height)
    window.go(place_of(window, page))
    QTest.qWait(30)
    return window


def drag(split: Any, by: int) -> None:
    """Draw the first line between panes aside."""
    handle = split.handle(1)
    middle = handle.rect().center()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by, 0))
    QTest.mouseRelease(handle, left, pos=middle + QPoint(by, 0))
    QTest.qWait(20)


@pytest.mark.parametrize(("page", "at", "by"), [("decisions", -1, -70), ("meeting prepare", 0, 70)])
def test_the_width_of_a_pane_is_kept_for_each_screen(
    desk_of: Desk, tmp_path: Path, page: str, at: int, by: int
) -> None:
    window = opened(desk_of, tmp_path, page)
    panes = window.view.work()
    before = panes.split.sizes()
    drag(panes.split, by)
    chosen = panes.split.sizes()
    assert chosen[at] == pytest.approx(before[at] + 70, abs=6)
    window.close()
    window = opened(desk_of, tmp_path, page)
    assert window.view.work().split.sizes()[at] == pytest.approx(chosen[at], abs=2)
    window.go(place_of(window, "actions"))
    QTest.qWait(30)
    assert window.view.work().split.sizes()[at] != pytest.approx(chosen[at], abs=6)


def test_a_chosen_width_follows_the_size_of_text(desk_of: Desk, tmp_path: Path) -> None:
    window = opened(desk_of, tmp_path, "decisions", 2200, 1000)
    drag(window.view.work().split, -60)
    chosen = window.view.work().split.sizes()[-1]
    choose(window, "view.larger")
    choose(window, "view.larger")
    QTest.qWait(30)
    assert window.view.work().split.sizes()[-1] == pytest.approx(chosen * 1.25, abs=3)


def test_a_chosen_width_comes_back_after_a_narrow_window(desk_of: Desk, tmp_path: Path) -> None:
    window = opened(desk_of, tmp_path, "decisions")
    drag(window.view.work().split, -60)
    chosen = window.view.work().split.sizes()[-1]
    for width in (900, 1100, 1440):
        window.resize(width, 900)
        QTest.qWait(30)
    assert window.view.work().split.sizes()[-1] == pytest.approx(chosen, abs=2)


def test_a_sidebar_without_room_lies_over_the_page(desk_of: Desk, tmp_path: Path) -> None:
    window = opened(desk_of, tmp_path, "decisions", 800, 600)
    page = window.view.width()
    choose(window, "view.sidebar")
    QTest.qWait(20)
    assert not window.side.rail
    assert window.view.width() == page, "the page is not pushed"
    assert window.side.tree.hasFocus()
    assert window.side.height() == window._side_room.height()


def test_esc_the_page_and_a_place_chosen_put_it_back(desk_of: Desk, tmp_path: Path) -> None:
    window = opened(desk_of, tmp_path, "decisions", 800, 600)
    window.activateWindow()
    choose(window, "view.sidebar")
    QTest.keyClick(window.side.tree, Qt.Key.Key_Escape)
    assert window.side.rail and window.view.table.hasFocus()
    choose(window, "view.sidebar")
    window.view.table.setFocus()
    assert window.side.rail
    choose(window, "view.sidebar")
    window.side.tree.select_id("actions")
    QTest.keyClick(window.side.tree, Qt.Key.Key_Return)
    assert window.view.NAME == "actions"
    assert window.side.rail


def test_a_sidebar_over_the_page_is_no_wish_for_wide_windows(desk_of: Desk, tmp_path: Path) -> None:
    window = opened(desk_of, tmp_path, "decisions", 800, 600)
    choose(window, "view.sidebar")
    window.resize(1440, 900)
    window.resize(800, 600)
    assert window.side.rail


def test_ctrl_tab_goes_through_the_parts_of_a_group_both_ways(
    desk_of: Desk, tmp_path: Path
) -> None:
    window = opened(desk_of, tmp_path, "group")
    window.activateWindow()
    tabs = window.view.tabs
    seen = []
    for _ in range(tabs.count()):
        seen.append(tabs.current())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab, CTRL)
    assert seen == [tabs.tabData(at) for at in range(tabs.count())]
    assert tabs.current() == "overview"
    choose(window, "view.previous_tab")
    assert tabs.current() == "terms"
    QTest.qWait(20)
    assert "Ctrl Tab: next tab" in window.status.accessibleDescription()


def test_ctrl_tab_goes_through_the_panes_of_a_narrow_window(
    desk_of: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(desk_of, tmp_path, "meeting minute", 960, 540)
    panes = window.view.work()
    shown = []
    for _ in range(5):
        shown.append(next(key for key in panes.order if panes.shows(key)))
        choose(window, "view.next_tab")
    assert shown == ["minute", "details", "people", "agenda", "minute"]
    qtbot.waitUntil(lambda: "next tab" in window.status.accessibleDescription())


def test_ctrl_tab_goes_through_tabs_within_tabs(desk_of: Desk, tmp_path: Path) -> None:
    window = opened(desk_of, tmp_path, "calendar", 900, 700)
    view, seen = window.view, []
    for _ in range(4):
        seen.append((view.tabs.current(), view.work().tabs.current()))
        choose(window, "view.next_tab")
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]


def test_a_page_without_tabs_says_so(desk_of: Desk, tmp_path: Path) -> None:
    window = opened(desk_of, tmp_path, "decisions")
    window.menus.update_now()
    action = window.menus.actions["view.next_tab"]
    assert not action.isEnabled()
    assert "This page has no tabs." in action.toolTip()
