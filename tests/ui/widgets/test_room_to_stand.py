"""What the small widgets do where there is little room: wrap, stand closer, name fewer things."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Tag, Text
from ui.page import PageHeader
from ui.room import Room, Standing
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import Chip, FilterBar
from ui.widgets.flow import Flow
from ui.widgets.labels import Elided, SegmentLabel
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.stages import Stages
from ui.widgets.tabs import Tabs


def test_room_is_counted_with_text_at_its_size() -> None:
    assert Room.of(1440, 900, 100).standing is Standing.BESIDE
    assert Room.of(1440, 900, 125).standing is Standing.DRAWER
    assert Room.of(1440, 900, 150).standing is Standing.TABS
    assert Room.of(1440, 900, 150).low
    assert not Room.of(1440, 900, 100).low


def _panes(qtbot: QtBot) -> tuple[Panes, dict[str, QTextEdit]]:
    parts = {key: QTextEdit() for key in ("list", "work", "details")}
    panes = Panes(
        (
            Pane("list", "List", parts["list"], 300, least=200),
            Pane("work", "Work", parts["work"], 500),
            Pane(DETAILS, "Details", parts["details"], 280, fixed=True),
        ),
        main="work",
    )
    qtbot.addWidget(panes)
    panes.resize(1200, 600)
    panes.show()
    return panes, parts


def test_panes_stand_beside_one_another_with_their_widths(qtbot: QtBot) -> None:
    panes, parts = _panes(qtbot)
    panes.arrange(Room(1440), details=True)
    QTest.qWait(10)
    assert all(part.isVisible() for part in parts.values())
    assert parts["details"].width() == 280
    assert not panes.tabs.isVisible()
    panes.arrange(Room(1440), details=False)
    assert not parts["details"].isVisible()


def test_details_go_into_the_drawer_and_back_to_their_place(qtbot: QtBot) -> None:
    panes, parts = _panes(qtbot)
    panes.arrange(Room(1100), details=True)
    assert not parts["details"].isVisible()
    assert panes.turn_details()
    assert parts["details"].isVisible() and panes.drawer.isVisible()
    panes.resize(1000, 500)
    assert panes.drawer.geometry().right() == panes.rect().right()
    panes.arrange(Room(1440), details=True)
    QTest.qWait(10)
    assert panes.split.indexOf(parts["details"]) == 2
    assert parts["details"].x() > parts["work"].x()


def test_nothing_opens_the_details_that_a_screen_has_not(qtbot: QtBot) -> None:
    panes, parts = _panes(qtbot)
    panes.want(DETAILS, False)
    panes.arrange(Room(1100), details=True)
    assert panes.turn_details()
    assert not parts["details"].isVisible()
    panes.arrange(Room(900), details=True)
    assert [panes.tabs.isTabVisible(at) for at in range(3)] == [True, True, False]


def test_tabs_show_one_pane_and_turn_to_another(qtbot: QtBot) -> None:
    panes, parts = _panes(qtbot)
    panes.arrange(Room(900), details=True)
    assert [key for key, part in parts.items() if part.isVisible()] == ["work"]
    panes.show_pane("list")
    assert [key for key, part in parts.items() if part.isVisible()] == ["list"]
    QTest.keyClick(panes.tabs, Qt.Key.Key_Right)
    assert [key for key, part in parts.items() if part.isVisible()] == ["work"]


def test_focus_leaves_a_drawer_that_closes(qtbot: QtBot) -> None:
    panes, parts = _panes(qtbot)
    panes.arrange(Room(1100), details=True)
    panes.turn_details()
    panes.activateWindow()
    parts["details"].setFocus()
    panes.turn_details()
    assert panes.window().focusWidget() is parts["work"]


def test_a_flow_goes_on_below(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder)
    flow.setContentsMargins(4, 2, 4, 2)
    buttons = [QPushButton(words) for words in ("Export minutes", "Decision sheet", "Approve")]
    for button in buttons:
        flow.addWidget(button)
    holder.resize(600, 200)
    holder.show()
    assert len({button.y() for button in buttons}) == 1
    holder.resize(buttons[0].width() + buttons[1].width() + 30, 200)
    assert buttons[0].y() == buttons[1].y() < buttons[2].y()
    assert buttons[2].x() == buttons[0].x()
    assert flow.heightForWidth(holder.width()) > flow.heightForWidth(600)
    buttons[1].hide()
    QTest.qWait(10)
    assert buttons[2].y() == buttons[0].y()


def test_tabs_stand_closer_then_scroll_with_the_current_one_in_sight(qtbot: QtBot) -> None:
    tabs = Tabs([("a", "Overview"), ("b", "Meetings"), ("c", "Terms of reference")])
    qtbot.addWidget(tabs)
    tabs.set_count("b", 15)
    tabs.resize(tabs.sizeHint())
    tabs.show()
    whole = tabs.width()
    assert tabs.tabToolTip(1) == ""
    tabs.resize(whole - 20, tabs.height())
    assert tabs.tabToolTip(1) == "Meetings 15"
    assert tabs.tabRect(2).right() < tabs.width()
    tabs.resize(whole // 2, tabs.height())
    buttons = [one for one in tabs.findChildren(QToolButton) if one.isVisible()]
    assert len(buttons) == 2
    for at in range(3):
        tabs.setCurrentIndex(at)
        assert tabs.tabRect(at).width() >= tabs.tabSizeHint(at).width()
        assert tabs.tabRect(at).left() >= 0 or at == 2
        assert tabs.tabRect(at).right() <= buttons[0].x() + 2
    tabs.resize(whole, tabs.height())
    assert not any(one.isVisible() for one in buttons)
    assert tabs.tabToolTip(2) == ""


def test_buttons_of_a_page_stand_below_where_they_would_cut_its_title(qtbot: QtBot) -> None:
    header = PageHeader("Forward plan")
    qtbot.addWidget(header)
    buttons = [header.add_button(Button(words)) for words in ("To read…", "Export list…", "New…")]
    header.resize(900, 80)
    header.show()
    low = header.sizeHint().height()
    assert header.title.geometry().right() < buttons[0].mapTo(header, QPoint()).x()
    header.resize(header.title.sizeHint().width() + 100, 160)
    QTest.qWait(10)
    title = header.title.geometry()
    assert header.title.toolTip() == ""
    assert all(one.mapTo(header, QPoint()).y() > title.bottom() for one in buttons)
    assert all(one.mapTo(header, QPoint(one.width(), 0)).x() <= header.width() for one in buttons)
    assert header.heightForWidth(header.width()) > low


def test_filters_go_on_below_and_the_field_keeps_room_for_its_words(qtbot: QtBot) -> None:
    chips = [Chip(word, word) for word in ("Status", "Category", "Group", "Date")]
    bar = FilterBar("Search wording and titles", chips)
    qtbot.addWidget(bar)
    bar.resize(900, 40)
    bar.show()
    assert bar.field.width() == 300
    assert len({one.y() for one in bar.chips.values()}) == 1
    bar.resize(420, 120)
    QTest.qWait(10)
    assert len({one.y() for one in bar.chips.values()}) > 1
    words = painting.text_width(bar.field.placeholderText())
    assert bar.field.width() > words
    assert all(one.geometry().right() < 420 for one in bar.chips.values())


def test_rows_go_on_below_where_their_words_would_be_cut(qtbot: QtBot) -> None:
    rows = RowList(name="Holidays", folds=True)
    qtbot.addWidget(rows)
    cell = Cell((Text("Early May bank holiday"),), trailing=(Text("Banking Act 1971", "ink2"),))
    rows.set_rows([Row("may", cell)])
    rows.resize(600, 200)
    rows.show()
    one = rows.visualRect(rows.rows.index(0, 0)).height()
    rows.resize(200, 200)
    QTest.qWait(10)
    assert rows.visualRect(rows.rows.index(0, 0)).height() > one
    rows.resize(600, 200)
    QTest.qWait(10)
    assert rows.visualRect(rows.rows.index(0, 0)).height() == one


def test_stages_name_those_nearest_to_now(qtbot: QtBot) -> None:
    stages = Stages(
        [("Draft agenda", "done"), ("Issued", "done"), ("Held", "now"), ("Approved", "to come")]
    )
    qtbot.addWidget(stages)
    stages.resize(stages.sizeHint())
    stages.show()
    assert stages._said(stages.width()) == [True] * 4
    assert stages.toolTip() == ""
    stages.resize(stages.sizeHint().width() - 20, 20)
    assert stages._said(stages.width()) == [False, True, True, True]
    assert "Draft agenda done" in stages.toolTip()
    assert stages._said(0) == [False, False, True, False]
    assert stages.minimumSizeHint().width() < stages.sizeHint().width()


def test_a_line_that_is_cut_has_all_of_it_in_its_tooltip(qtbot: QtBot) -> None:
    label = SegmentLabel((Tag("Officer board"), Text("Chair", "ink2"), Text("David Ashworth")))
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.show()
    assert label.toolTip() == ""
    label.resize(60, 20)
    assert label.toolTip() == "Officer board, Chair, David Ashworth"
    own = SegmentLabel((Text("A long line of words"),))
    qtbot.addWidget(own)
    own.setToolTip("its own")
    own.resize(20, 20)
    own.show()
    assert own.toolTip() == "its own"


def test_words_that_are_cut_offer_all_of_themselves_when_they_change(qtbot: QtBot) -> None:
    label = Elided("Short")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == ""
    label.setText("vacant: Head of Information Management")
    assert label.toolTip() == "vacant: Head of Information Management"


def test_nothing_is_half_painted() -> None:
    line = (Tag("Officer board"), Tag("E-governance group"), Tag("Open to the public"))
    for room in range(30, 400, 10):
        kept = painting.fit(line, room)
        last = kept[-1]
        used = sum(width + painting.gap_after(part) for part, width in kept)
        assert used - painting.gap_after(last[0]) <= room + 0.5 or len(kept) == 1
