"""What every list page does alike: search, filters, the neighbour of what leaves, and its menu."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt

from egovdesk.operations.actions import add_action, close_actions, remove_action
from egovdesk.operations.people import add_person
from tests.ui.shell.windows import choose
from ui.list_page import ListPage
from ui.main_window import MainWindow
from ui.places import Place
from ui.views import view_class

LISTS = (
    "actions", "decisions", "papers", "people", "plan", "standards", "systems", "selections",
    "strategies", "statements",
)  # fmt: skip


def page(window: MainWindow, kind: str, at: str = "", select: str = "") -> ListPage[Any]:
    window.go(Place(kind, at, select=select))
    assert isinstance(window.view, ListPage)
    window.view.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return window.view


def titles(view: ListPage[Any]) -> list[str]:
    rows = view.table.records
    return [rows.record(at).title for at in range(rows.rowCount())]


def three_actions(window: MainWindow) -> list[str]:
    register = window.register
    item = next(one for one in register.items.all() if one.meeting_id)
    return [
        add_action(register, item.id, title=title, due_on=register.today)
        for title in ("Order cards", "Print leaflets", "Recruit a tester")
    ]


def _has_groups(kind: str) -> bool:
    view = cast("type[ListPage[Any]]", view_class(kind))
    return any(chip.column == "group_id" for chip in view.CHIPS)


@pytest.mark.parametrize("kind", LISTS)
def test_words_that_are_nowhere_leave_nothing_and_clearing_brings_all_back(
    window: MainWindow, kind: str
) -> None:
    view = page(window, kind)
    view.clear_filters()
    before, said = view.table.records.rowCount(), view.count.text()
    view.field.setText("zzzz")
    view.filters.changed.emit()
    assert view.table.records.rowCount() == 0
    assert not before or view.count.text() == f"0 of {said}"
    view.clear_filters()
    assert (view.table.records.rowCount(), view.count.text()) == (before, said)


@pytest.mark.parametrize("kind", LISTS)
def test_its_own_menu_offers_what_can_be_done(window: MainWindow, kind: str) -> None:
    view = page(window, kind)
    offered = {one.objectName() for one in view.table.make_menu().actions()}
    assert {one.id for one in view.COMMANDS if one.menu == "Register"} <= offered


@pytest.mark.parametrize("kind", LISTS)
def test_the_field_has_keys_of_its_own(window: MainWindow, kind: str) -> None:
    view = page(window, kind)
    of_list = view.keys()
    choose(window, f"{kind}.search")
    of_field = view.keys()
    assert of_field[0] == ("↓", "to the list") and of_field[0] not in of_list


@pytest.mark.parametrize("kind", [one for one in LISTS if _has_groups(one)])
def test_a_group_shows_its_part_of_the_list(window: MainWindow, kind: str) -> None:
    group = window.register.groups.all()[0]
    view = page(window, kind, group.id)
    assert view.chips["group_id"].value() == group.id


def test_the_neighbour_of_what_leaves_the_list_takes_its_place(window: MainWindow) -> None:
    ids = three_actions(window)
    view = page(window, "actions", select=ids[1])
    close_actions(window.register, [ids[1]])
    assert view.table.current_id() == ids[2]
    remove_action(window.register, ids[2])
    assert view.table.current_id() is not None


def test_a_record_that_the_filters_hide_is_shown_by_clearing_them(window: MainWindow) -> None:
    ids = three_actions(window)
    close_actions(window.register, [ids[0]])
    view = page(window, "actions", select=ids[0])
    assert view.table.current_id() == ids[0] and view.chips["shown"].value() is None
    assert {"Order cards", "Print leaflets"} <= set(titles(view))


def test_a_person_is_found_by_a_place(window: MainWindow) -> None:
    made = add_person(window.register, name="Zoë Abel")
    assert page(window, "people", made).table.current_id() == made
