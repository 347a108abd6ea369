"""The tab of responsibilities: given, formalised and ended by letters, with when each was dealt with."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import short_date
from egovdesk.operations.meetings import change_item
from egovdesk.operations.responsibilities import give_responsibility, held
from egovdesk.records.matrix import Holder
from tests.scenes import TODAY
from ui.item_models.matrix import Look
from ui.item_models.roles import Role
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.framework.responsibilities import ResponsibilitiesTab
from ui.views.groups.responsibilities_pane import responsibility_widgets
from ui.widgets.buttons import Button
from ui.widgets.labels import Label


@pytest.fixture
def tab(window: MainWindow) -> ResponsibilitiesTab:
    group = window.register.groups.find(prefix="CFB")[0]
    select = f"EG5 {Holder(group.id).key}"
    window.go(Place("framework", tab="responsibilities", select=select))
    found = window.view.tab
    assert isinstance(found, ResponsibilitiesTab)
    found.matrix.setFocus(Qt.FocusReason.OtherFocusReason)
    return found


def group_id(window: MainWindow) -> str:
    return window.register.groups.find(prefix="CFB")[0].id


def look(tab: ResponsibilitiesTab) -> Look:
    said = tab.matrix.currentIndex().data(Role.RECORD)
    return Look(said.look)


def test_letters_give_formalise_and_end(window: MainWindow, tab: ResponsibilitiesTab) -> None:
    change_item(window.register, window.register.items.all()[1].id, responsibility="EG5")
    QTest.keyClick(tab.matrix, Qt.Key.Key_G)
    assert held(window.register, "EG5", group_id(window), TODAY) is not None
    assert look(tab) is Look.TINTED
    QTest.keyClick(tab.matrix, Qt.Key.Key_F)
    assert look(tab) is Look.FULL
    QTest.keyClick(tab.matrix, Qt.Key.Key_E)
    assert look(tab) is Look.NONE
    window.register.undo()
    assert look(tab) is Look.FULL


def test_what_was_on_no_agenda_for_long_is_dashed_and_spoken(
    window: MainWindow, tab: ResponsibilitiesTab
) -> None:
    give_responsibility(window.register, "EG5", group_id(window), TODAY)
    assert look(tab) is Look.DASHED
    spoken = tab.matrix.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "given, not in its terms, never on an agenda" in spoken


def test_the_next_gap_is_gone_to(window: MainWindow, tab: ResponsibilitiesTab) -> None:
    QTest.keyClick(tab.matrix, Qt.Key.Key_N)
    assert tab.selected().startswith("EG6")


def test_the_last_agenda_is_opened(window: MainWindow, tab: ResponsibilitiesTab) -> None:
    register = window.register
    item = next(one for one in register.items.all() if one.meeting_id)
    change_item(register, item.id, responsibility="EG5")
    give_responsibility(register, "EG5", group_id(window), TODAY)
    QTest.keyClick(tab.matrix, Qt.Key.Key_O)
    assert window.view is not None and window.view.place().kind == "meeting"


def test_the_groups_page_shows_its_responsibilities_with_their_last_day(window: MainWindow) -> None:
    register, group = window.register, group_id(window)
    item = next(one for one in register.items.all() if one.meeting_id)
    change_item(register, item.id, responsibility="EG5")
    for code in ("EG1", "EG5"):
        give_responsibility(register, code, group, date(2003, 1, 1))
    shown: list[str] = []
    for one in responsibility_widgets(window.context, group):
        if isinstance(one, QWidget):
            shown += [part.text() for part in one.findChildren(Label)]
            shown += [part.text() for part in one.findChildren(Button)]
    meeting = register.meetings.get(item.meeting_id or "")
    assert shown[shown.index("Promotion of e-government") + 1] == "never"
    day = short_date(meeting.held_on).removesuffix(" 2003")
    assert any(one.startswith(day) for one in shown)
