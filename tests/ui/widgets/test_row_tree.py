"""Lists and trees of rows: ids, headings that cannot be chosen, ticks, moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ui import theme
from ui.item_models.rows import Row, RowsModel
from ui.item_models.segments import Cell, Check, Text
from ui.widgets.row_tree import RowList, RowTree
from ui.widgets.sidebar import Sidebar, sidebar_heading, sidebar_row


def _row(row_id: str, *children: Row, heading: str = "", tick: bool | None = None) -> Row:
    lead = () if tick is None else (Check(tick),)
    cell = Cell((Text(f"Row {row_id}"),), lead=lead)
    return Row(row_id, cell, tuple(children), heading=heading)


AGENDA = [_row("A", heading="band"), _row("1"), _row("2"), _row("B", heading="band"), _row("11")]
TREE = [_row("1"), _row("2", _row("2.1"), _row("2.2", _row("2.2.1"))), _row("3")]


@pytest.fixture
def agenda(qtbot: QtBot) -> RowList:
    view = RowList(name="Agenda", empty="No items yet", margin=6)
    qtbot.addWidget(view)
    view.set_rows(AGENDA)
    view.resize(320, 240)
    view.show()
    return view


@pytest.fixture
def tree(qtbot: QtBot) -> RowTree:
    view = RowTree(name="Sections")
    qtbot.addWidget(view)
    view.set_rows(TREE)
    view.resize(320, 240)
    view.show()
    return view


def test_the_model_keeps_qts_rules(tree: RowTree) -> None:
    model = RowsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(TREE)
    model.set_rows(AGENDA)
    assert model.rowCount() == 5


def test_arrows_pass_over_headings(agenda: RowList, qtbot: QtBot) -> None:
    agenda.select_id("2")
    qtbot.keyClick(agenda, Qt.Key.Key_Down)
    assert agenda.current_id() == "11"
    qtbot.keyClick(agenda, Qt.Key.Key_Up)
    assert agenda.current_id() == "2"


def test_focus_goes_to_the_first_row_that_can_be_chosen(agenda: RowList, qtbot: QtBot) -> None:
    agenda.activateWindow()
    agenda.setFocus()
    qtbot.waitUntil(agenda.hasFocus)
    assert agenda.current_id() == "1"


def test_the_current_row_stays_when_rows_are_replaced(agenda: RowList, qtbot: QtBot) -> None:
    agenda.select_id("11")
    with qtbot.assertNotEmitted(agenda.current_changed):
        agenda.set_rows([_row("0"), *AGENDA])
    assert agenda.current_id() == "11"
    assert agenda.selected_ids() == ["11"]


def test_a_current_row_that_has_gone_is_announced(agenda: RowList, qtbot: QtBot) -> None:
    agenda.select_id("11")
    with qtbot.waitSignal(agenda.current_changed):
        agenda.set_rows(AGENDA[:3])


def test_alt_arrows_ask_for_a_move(agenda: RowList, qtbot: QtBot) -> None:
    agenda.select_id("2")
    with qtbot.waitSignal(agenda.moved) as moved:
        qtbot.keyClick(agenda, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert moved.args == ["2", -1]
    assert agenda.current_id() == "2"


def test_enter_opens_and_space_peeks(agenda: RowList, qtbot: QtBot) -> None:
    agenda.select_id("2")
    with qtbot.waitSignal(agenda.opened), qtbot.waitSignal(agenda.peeked):
        qtbot.keyClick(agenda, Qt.Key.Key_Return)
        qtbot.keyClick(agenda, Qt.Key.Key_Space)


def test_space_ticks_where_there_is_a_box(agenda: RowList, qtbot: QtBot) -> None:
    agenda.set_rows([_row("x", tick=False)])
    agenda.select_id("x")
    with qtbot.waitSignal(agenda.ticked) as ticked, qtbot.assertNotEmitted(agenda.peeked):
        qtbot.keyClick(agenda, Qt.Key.Key_Space)
    assert ticked.args == ["x"]


def test_a_click_on_the_box_ticks_and_one_on_the_words_does_not(
    agenda: RowList, qtbot: QtBot
) -> None:
    agenda.set_rows([_row("x", tick=False)])
    rect = agenda.visualRect(agenda.rows.index_of("x"))
    box = rect.topLeft()
    box.setX(agenda.text_left(agenda.rows.index_of("x")) + 6)
    box.setY(rect.center().y())
    with qtbot.waitSignal(agenda.ticked):
        qtbot.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=box)
    with qtbot.assertNotEmitted(agenda.ticked):
        qtbot.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_rows_speak_their_text_their_exemption_and_their_tick() -> None:
    model = RowsModel()
    row = Row("11", Cell((Text("Network partner"),)), exempt="exempt, paragraph 9")
    model.set_rows([row, _row("x", tick=True)])
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Network partner, exempt, paragraph 9"
    assert model.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_a_closed_row_stays_closed_when_rows_are_replaced(tree: RowTree) -> None:
    tree.collapse(tree.rows.index_of("2"))
    tree.set_rows([_row("0"), *TREE])
    assert not tree.isExpanded(tree.rows.index_of("2"))
    assert tree.isExpanded(tree.rows.index_of("2.2"))


def test_a_click_on_the_arrow_closes(tree: RowTree, qtbot: QtBot) -> None:
    index = tree.rows.index_of("2.2")
    at = tree.visualRect(index).center()
    at.setX(tree.text_left(index) - 8)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not tree.isExpanded(index)


def test_left_and_right_close_and_open(tree: RowTree, qtbot: QtBot) -> None:
    tree.select_id("2")
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(tree.rows.index_of("2"))
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(tree.rows.index_of("2"))


def test_children_stand_further_in(tree: RowTree) -> None:
    lefts = [tree.text_left(tree.rows.index_of(each)) for each in ("2", "2.1", "2.2.1")]
    assert lefts == sorted(set(lefts))


PLACES = [
    sidebar_row("today", "Today", icon="sun", note="9"),
    sidebar_heading("groups", "Groups"),
    sidebar_row("smt", "SMT", note="14 Oct", children=(sidebar_row("cfb", "Board"),)),
]


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    view = Sidebar()
    qtbot.addWidget(view)
    view.set_rows(PLACES)
    view.resize(theme.px(244), 400)
    view.show()
    return view


def test_showing_where_the_window_is_chooses_nothing(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sidebar.chosen), qtbot.assertNotEmitted(sidebar.current_changed):
        sidebar.set_current("cfb")
    assert sidebar.current_id() == "cfb"


def test_a_click_on_a_place_chooses_it(sidebar: Sidebar, qtbot: QtBot) -> None:
    at = sidebar.visualRect(sidebar.rows.index_of("cfb")).center()
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        qtbot.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == ["cfb"]


def test_enter_on_a_place_chooses_it(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.select_id("today")
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        qtbot.keyClick(sidebar, Qt.Key.Key_Return)
    assert chosen.args == ["today"]


def test_the_rail_keeps_the_places_with_icons(sidebar: Sidebar) -> None:
    sidebar.set_rail(True)
    hidden = [sidebar.isRowHidden(at, sidebar.rootIndex()) for at in range(3)]
    assert hidden == [False, True, True]
    sidebar.set_rail(False)
    assert not sidebar.isRowHidden(2, sidebar.rootIndex())
