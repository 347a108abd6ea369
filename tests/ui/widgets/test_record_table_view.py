"""The table of records: ids kept over reloads, keys, one ring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui import theme
from ui.item_models.record_table import Column, RecordSource, RecordTableModel
from ui.widgets.record_table import RecordTable


@dataclass(frozen=True)
class Action:
    id: str
    title: str


COLUMNS = (
    Column[Action]("Action", lambda each: each.title, "title", stretch=1),
    Column[Action]("Due", lambda each: "31 Oct", width=90),
)


class Actions:
    def __init__(self, count: int = 500) -> None:
        self.order = [f"a{n}" for n in range(count)]
        self.exempt: set[str] = set()

    def ids(self, wanted: object, sort: str | None, descending: bool) -> Sequence[str]:
        found = [each for each in self.order if wanted is None or str(wanted) in each]
        return found[::-1] if descending else found

    def read(self, ids: Sequence[str]) -> list[Action]:
        return [Action(each, f"Title {each}") for each in ids]

    def snippets(self, ids: Sequence[str], wanted: object) -> dict[str, tuple[str, str]]:
        return {each: ("Minute", f"title of {each}") for each in ids}


@pytest.fixture
def actions() -> Actions:
    return Actions()


@pytest.fixture
def table(actions: Actions, qtbot: QtBot) -> RecordTable:
    source = RecordSource(actions.ids, actions.read, snippets=actions.snippets)
    model = RecordTableModel(
        source, COLUMNS, exempt=lambda each: "exempt" if each.id in actions.exempt else ""
    )
    shown = RecordTable(model, name="Actions", empty="No actions yet")
    qtbot.addWidget(shown)
    shown.resize(500, 340)
    shown.reload()
    shown.show()
    return shown


def _focus(table: RecordTable, qtbot: QtBot) -> None:
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)


def test_focus_makes_the_first_record_current(table: RecordTable, qtbot: QtBot) -> None:
    _focus(table, qtbot)
    assert table.current_id() == "a0"


def test_selection_stays_with_its_record_over_a_reload(
    table: RecordTable, actions: Actions
) -> None:
    table.select_id("a20")
    actions.order.insert(0, "new")
    table.reload()
    assert table.current_id() == "a20"
    assert table.selected_ids() == ["a20"]


def test_several_selected_records_stay_selected(table: RecordTable) -> None:
    table.select_ids(["a3", "a5", "a9"])
    table.reload()
    assert table.selected_ids() == ["a3", "a5", "a9"]
    assert table.current_id() == "a3"


def test_scroll_stays_where_it_was_over_a_reload(table: RecordTable) -> None:
    table.verticalScrollBar().setValue(900)
    table.reload()
    assert table.verticalScrollBar().value() == 900


def test_a_reload_that_changes_nothing_says_nothing(table: RecordTable, qtbot: QtBot) -> None:
    table.select_id("a20")
    with (
        qtbot.assertNotEmitted(table.current_changed),
        qtbot.assertNotEmitted(table.selection_changed),
    ):
        table.reload()


def test_a_current_record_that_has_gone_is_announced(
    table: RecordTable, actions: Actions, qtbot: QtBot
) -> None:
    table.select_id("a20")
    actions.order.remove("a20")
    with qtbot.waitSignal(table.current_changed):
        table.reload()
    assert table.current_id() != "a20"


def test_selecting_an_unknown_record_says_so(table: RecordTable) -> None:
    assert not table.select_id("nobody")


def test_enter_opens_and_space_peeks(table: RecordTable, qtbot: QtBot) -> None:
    table.select_id("a2")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.peeked) as peeked:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert opened.args == peeked.args == ["a2"]


def test_a_double_click_opens(table: RecordTable, qtbot: QtBot) -> None:
    at = table.visualRect(table.records.index(1, 0)).center()
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["a1"]


def test_letters_do_not_move_the_selection(table: RecordTable, qtbot: QtBot) -> None:
    table.select_id("a2")
    qtbot.keyClicks(table, "Title a9")
    assert table.current_id() == "a2"


def test_a_second_click_on_a_heading_turns_the_order_round(table: RecordTable) -> None:
    table.select_id("a0")
    table.sort_by(0)
    assert not table.records.descending
    table.sort_by(0)
    assert table.records.descending
    assert table.current_id() == "a0"


def test_the_menu_sorts_for_those_who_use_no_mouse(table: RecordTable) -> None:
    table.set_menu(lambda menu: menu.addAction("Close action"))
    menu = table.make_menu()
    assert menu.actions()[0].text() == "Close action"
    orders = next(found for found in menu.findChildren(QMenu) if found.title() == "&Sort by")
    orders.actions()[0].trigger()
    assert table.records.sort_key == "title"


def test_searching_turns_rows_two_line_and_back(table: RecordTable) -> None:
    table.set_filter("a1", ["title"])
    assert table.rowHeight(0) == theme.height("row2")
    table.set_filter(None)
    assert table.rowHeight(0) == theme.height("row")


def test_the_width_is_shared_out_whole(table: RecordTable) -> None:
    assert sum(table.columnWidth(at) for at in range(2)) == table.viewport().width()


def _pixels(table: RecordTable, row: int) -> set[str]:
    picture = table.viewport().grab().toImage()
    y = table.rowViewportPosition(row) + 5
    return {picture.pixelColor(x, y).name() for x in range(picture.width())}


def _name(token: str) -> str:
    return QColor(theme.color(token)).name()


def test_the_focused_row_is_tinted_and_the_unfocused_one_is_not(
    table: RecordTable, qtbot: QtBot
) -> None:
    table.select_id("a1")
    table.clearFocus()
    assert _name("desk2") in _pixels(table, 1)
    _focus(table, qtbot)
    assert _name("tint") in _pixels(table, 1)
    assert _name("tint") not in _pixels(table, 0)


def test_only_one_row_has_the_ring(table: RecordTable, qtbot: QtBot) -> None:
    _focus(table, qtbot)
    table.select_ids(["a1", "a2", "a3"])
    picture = table.viewport().grab().toImage()
    ringed = 0
    for row in range(5):
        y = table.rowViewportPosition(row) + 15
        ringed += picture.pixelColor(0, y).name() == _name("petrol")
    assert ringed == 1


def test_an_exempt_row_is_pink(table: RecordTable, actions: Actions) -> None:
    actions.exempt = {"a2"}
    table.reload()
    assert _name("pink") in _pixels(table, 2)
    assert _name("pink") not in _pixels(table, 1)


def test_the_row_under_the_pointer_is_sunk(table: RecordTable, qtbot: QtBot) -> None:
    at = table.visualRect(table.records.index(3, 0)).center()
    qtbot.mouseMove(table.viewport(), at + QPoint(1, 0))
    qtbot.mouseMove(table.viewport(), at)
    assert _name("sunk") in _pixels(table, 3)


def test_rows_grow_with_the_text_size(table: RecordTable, qtbot: QtBot, qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    theme.apply(qapp, text_size=200, high_contrast=False)
    assert table.rowHeight(0) == 62
    theme.apply(qapp, high_contrast=False)
    assert table.rowHeight(0) == 31


def test_an_empty_table_says_why(qtbot: QtBot) -> None:
    empty = Actions(0)
    model = RecordTableModel(RecordSource(empty.ids, empty.read), COLUMNS)
    table = RecordTable(model, empty="No actions yet")
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.reload()
    assert table.current_id() is None
    picture = table.viewport().grab().toImage()
    assert any(picture.pixelColor(x, 18).name() != _name("paper") for x in range(8, 120))
