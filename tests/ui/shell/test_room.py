"""The window at every size and text size: what gives way, in which order, and that nothing is cut."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fits import cut_when_settled
from tests.ui.shell.windows import Asked, a_desk, choose
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.palette import Palette

SIZES = [
    ((640, 400), 100), ((800, 600), 100), ((960, 540), 100), ((1024, 768), 100),
    ((1366, 768), 100), ((1366, 768), 150), ((1280, 720), 200), ((1366, 768), 200),
]  # fmt: skip
PAGES = (
    "today", "calendar", "series", "holidays", "retention", "papers", "actions", "decisions",
    "people", "framework", "framework findings", "standards", "systems", "selections", "strategies",
    "plan", "programme", "import", "group", "group meetings", "group work", "group plan",
    "group members", "group decisions", "framework authority", "framework assessment",
    "meeting prepare", "meeting minute", "meeting finish", "statements", "statement write",
    "statement read", "programme progress", "programme costs", "programme benefits",
    "programme responsibility", "project overview", "project costs", "project milestones",
    "project benefits", "project risks", "project case", "project reports", "pack", "templates",
)  # fmt: skip


@pytest.fixture
def example(
    qapp: QApplication, tmp_path: Path, northbridge: Path, asked: Asked
) -> Iterator[MainWindow]:
    """A window on it."""
    path = tmp_path / northbridge.name
    shutil.copy(northbridge, path)
    desk = a_desk(qapp, tmp_path)
    window = desk.open(path)
    assert window is not None
    yield window
    window.close()


def place_of(window: MainWindow, page: str) -> Place:
    """A page of the Customer First Board, or of the whole register; a meeting that has been held."""
    kind, _, tab = page.partition(" ")
    group = window.register.groups.find(prefix="CFB")[0].id
    if kind == "group":
        return Place("group", group, tab)
    if kind in ("meeting", "pack"):
        found = window.register.meetings.find(group_id=group)
        meeting = next(one for one in found if one.held_on == date(2003, 9, 16))
        items = window.register.items.find(meeting_id=meeting.id)
        decided = {one.item_id for one in window.register.decisions.all()}
        return Place(kind, meeting.id, tab, next(i.id for i in items if i.id in decided))
    if kind == "statement":
        (section,) = window.register.sections.find(title="Authentication and security")
        return Place(kind, section.statement_id, tab, section.id)
    if kind == "project":
        (crm,) = window.register.projects.find(code="P02")
        return Place(kind, crm.id, tab)
    return Place(kind, tab=tab)


def show(window: MainWindow, page: str, width: int, height: int) -> Any:
    """Open a page in a window of a size."""
    window.resize(width, height)
    window.go(place_of(window, page))
    QTest.qWait(20)
    return window.view


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_no_word_and_no_button_is_cut(
    example: MainWindow, size: tuple[int, int], text: int
) -> None:
    example.settings.set("text_size", text)
    example.desk.resize_text()
    faults = {}
    for page in PAGES:
        view = show(example, page, *size)
        faults[page] = cut_when_settled(example)
        panes = view.work()
        for key in (
            ("agenda", "list", "item", "people", "sections", "work", "details") if panes else ()
        ):
            if panes.under_tabs and key in panes.order:
                panes.show_pane(key)
                faults[f"{page}, {key}"] = cut_when_settled(example)
    assert {page: found for page, found in faults.items() if found} == {}
    assert (example.width(), example.height()) == size


def test_the_structure_opens_from_another_part_of_the_framework(example: MainWindow) -> None:
    show(example, "framework rights", 1366, 768)
    view = show(example, "framework structure", 1366, 768)
    assert view.tab.KEY == "structure"


def test_the_workspace_gives_up_the_sidebar_before_other_pages_do(example: MainWindow) -> None:
    for width, page, rail in (
        (1400, "meeting minute", False), (1399, "meeting minute", True), (1399, "today", False),
        (1200, "decisions", False), (1199, "decisions", True),
    ):  # fmt: skip
        show(example, page, width, 900)
        assert example.side.rail is rail, (width, page)


def test_larger_text_leaves_less_room(example: MainWindow) -> None:
    view = show(example, "decisions", 1440, 900)
    assert view.details.isVisible() and not example.strip.menu_button.isVisible()
    example.settings.set("text_size", 150)
    example.desk.resize_text()
    view = example.view
    assert view is not None and view.NAME == "decisions"
    assert example.strip.menu_button.isVisible()
    assert example.side.rail


def test_another_text_size_keeps_the_place_and_what_is_selected(example: MainWindow) -> None:
    view = show(example, "decisions", 1440, 900)
    third = view.table.records.id_at(2)
    view.table.select_id(third)
    choose(example, "view.larger")
    again: Any = example.view
    assert again is not view
    assert again.table.current_id() == third


def test_details_are_a_drawer_where_there_is_no_room_beside(
    example: MainWindow, qtbot: QtBot
) -> None:
    view = show(example, "decisions", 1100, 760)
    assert not view.details.isVisible()
    wide = view.table.width()
    choose(example, "view.details")
    assert view.details.isVisible()
    assert view.table.width() == wide, "it lies over the table, and does not push it"
    edge = view.details.mapTo(view, view.details.rect().topRight()).x()
    assert edge == view.width() - 1
    qtbot.waitUntil(lambda: "Trail" in _words(view.details))
    choose(example, "view.details")
    assert not view.details.isVisible()


def test_esc_closes_the_drawer(example: MainWindow) -> None:
    view = show(example, "actions", 1100, 760)
    choose(example, "view.details")
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    assert not view.details.isVisible()


def test_f6_reaches_the_drawer(example: MainWindow) -> None:
    view = show(example, "decisions", 1100, 760)
    example.activateWindow()
    choose(example, "view.details")
    view.table.setFocus()
    choose(example, "view.next_pane")
    assert view.details.hasFocus()


def test_a_drawer_opened_is_no_wish_for_wide_windows(example: MainWindow) -> None:
    choose(example, "view.details")
    view = show(example, "decisions", 1440, 900)
    assert not view.details.isVisible()
    show(example, "decisions", 1100, 760)
    choose(example, "view.details")
    show(example, "decisions", 1440, 900)
    assert not view.details.isVisible()
    assert example.settings.get("details") is False


def test_a_narrow_window_shows_one_pane_at_a_time(example: MainWindow) -> None:
    view = show(example, "meeting minute", 960, 540)
    minute = view.minute
    assert minute.sheet.isVisible() and not minute.pane.isVisible()
    choose(example, "view.details")
    assert minute.details.isVisible() and not minute.sheet.isVisible()
    choose(example, "view.details")
    assert minute.sheet.isVisible()
    minute.split.tabs.setCurrentIndex(0)
    assert minute.pane.isVisible() and not minute.sheet.isVisible()


def test_a_narrow_window_has_attendance_on_one_line_and_its_own_tab(example: MainWindow) -> None:
    view = show(example, "meeting minute", 960, 540)
    attendance = view.minute.attendance
    assert attendance.quorum.isVisible() and not attendance.strip.isVisible()
    assert attendance.quorum.accessibleName() == "7 present, quorum 5"
    choose(example, "minutes.attendance")
    assert attendance.strip.isVisible()
    QTest.keyClick(attendance.strip.chips, Qt.Key.Key_Escape)
    assert view.minute.sheet.isVisible()
    show(example, "meeting minute", 1440, 900)
    assert attendance.strip.isVisible() and not attendance.quorum.isVisible()


def test_every_member_is_in_the_strip_on_as_many_lines_as_they_take(example: MainWindow) -> None:
    view = show(example, "meeting minute", 2200, 1000)
    one = view.minute.attendance.strip.height()
    show(example, "meeting minute", 1200, 1000)
    assert view.minute.attendance.strip.height() > one
    assert cut_when_settled(view) == []


def test_a_low_window_has_its_header_on_one_line(example: MainWindow, qtbot: QtBot) -> None:
    view = show(example, "decisions", 1200, 800)
    tall = view.header.height()
    show(example, "decisions", 1200, 660)
    qtbot.waitUntil(lambda: view.header.height() < tall)
    assert view.count.mapTo(view, view.count.rect().center()).y() == pytest.approx(
        view.header.title.mapTo(view, view.header.title.rect().center()).y(), abs=3
    )


def test_large_text_puts_below_what_has_no_room_beside(example: MainWindow, qtbot: QtBot) -> None:
    example.settings.set("text_size", 150)
    example.desk.resize_text()
    for page in ("calendar", "plan", "today"):
        title = show(example, page, 960, 540).header.title
        qtbot.waitUntil(lambda title=title: not title.toolTip())
    view = show(example, "today", 960, 540)
    assert view.ruler.list.folded and view.list.folded
    show(example, "today", 2400, 1200)
    assert not view.ruler.list.folded and not view.list.folded
    header = show(example, "meeting prepare", 960, 540).header
    qtbot.waitUntil(lambda: not header.facts.toolTip())


def test_columns_give_way_before_titles_do(example: MainWindow) -> None:
    view = show(example, "actions", 1440, 900)
    titles = [column.title for column in view.table.records.columns]
    assert not any(view.table.isColumnHidden(at) for at in range(len(titles)))
    show(example, "actions", 640, 480)
    shown = [title for at, title in enumerate(titles) if not view.table.isColumnHidden(at)]
    assert shown == ["Action", "Owner", "Status"]
    assert view.table.columnWidth(1) >= 220


def test_the_sidebar_can_be_had_back_at_any_width(example: MainWindow) -> None:
    for width in (900, 1100, 1300, 1440):
        show(example, "today", width, 760)
        rail = example.side.rail
        choose(example, "view.sidebar")
        assert example.side.rail is not rail, width
        choose(example, "view.sidebar")
        assert example.side.rail is rail, width


def _words(pane: Any) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in pane.findChildren(QLabel))


def test_the_palette_closes_even_where_what_it_came_from_is_gone(example: MainWindow) -> None:
    view = show(example, "decisions", 1440, 900)
    view.table.setFocus()
    choose(example, "go.find")
    palette = example.findChildren(Palette)[-1]
    choose(example, "view.larger")
    QTest.qWait(20)
    palette.close_and_return()
    assert not palette.isVisible()
