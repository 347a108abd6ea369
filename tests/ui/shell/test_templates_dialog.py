"""The order of business and templates of a group, changed line by line by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egovdesk.operations.meetings import add_meeting
from egovdesk.operations.templates import add_template
from egovdesk.records.templates import Standing
from tests.ui.shell.windows import choose
from ui.forms.templates import USUAL, TemplatesDialog
from ui.main_window import MainWindow
from ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[TemplatesDialog]:
    (group,) = window.register.groups.all()
    shown = TemplatesDialog(window.context, window, group.id)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()
    shown.deleteLater()


@pytest.fixture
def own(dialog: TemplatesDialog) -> TemplatesDialog:
    """The same, once the group has an order of business of its own."""
    dialog.own.click()
    return dialog


def lines(dialog: TemplatesDialog) -> list[str]:
    return [_title(dialog, one.id) for one in dialog.lines.rows.all_rows()]


def _title(dialog: TemplatesDialog, line_id: str) -> str:
    found = dialog._register.template_items.maybe(line_id)
    return found.title if found else line_id


def test_the_usual_order_of_business_is_shown_until_the_group_has_its_own(
    dialog: TemplatesDialog,
) -> None:
    assert dialog.list.current_id() == USUAL
    assert dialog.name.text() == "Order of business of an officer board"
    assert dialog.own.isVisible() and not dialog.title.isEnabled()
    assert len(lines(dialog)) == 10


def test_it_is_made_the_groups_own_by_one_button(own: TemplatesDialog) -> None:
    template = own.template()
    assert template is not None and template.standing
    assert not own.own.isVisible() and own.title.isEnabled()
    assert lines(own)[0] == "Apologies for absence"


def test_a_line_is_moved_by_alt_and_arrows(own: TemplatesDialog) -> None:
    own.lines.setFocus()
    QTest.keyClick(own.lines, Qt.Key.Key_Down, ALT)
    assert lines(own)[:2] == ["Declarations of interest", "Apologies for absence"]
    QTest.keyClick(own.lines, Qt.Key.Key_Up, ALT)
    assert lines(own)[0] == "Apologies for absence"


def test_del_takes_a_line_out_and_undo_brings_it_back(own: TemplatesDialog) -> None:
    own.lines.setFocus()
    QTest.keyClick(own.lines, Qt.Key.Key_Delete)
    assert lines(own)[0] == "Declarations of interest"
    own._register.undo()
    own._show()
    assert lines(own)[0] == "Apologies for absence"


def test_a_line_is_added_below_the_one_chosen_with_its_title_being_typed(
    own: TemplatesDialog,
) -> None:
    own.add_line.click()
    QTest.keyClicks(own.title.edit, "Welcome")
    QTest.keyClick(own.title.edit, Qt.Key.Key_Return)
    own.title.commit()
    assert lines(own)[:2] == ["Apologies for absence", "Welcome"]
    assert own.isVisible()


def test_what_a_line_is_for_is_chosen_and_takes_effect_on_new_agendas(
    own: TemplatesDialog,
) -> None:
    own.add_line.click()
    own.title.edit.setText("Work to come")
    own.title.commit()
    own.what.chosen.emit(Standing.FORWARD_PLAN.value)
    own.purpose.chosen.emit("note")
    own.minutes.edit.setText("5")
    own.minutes.commit()
    line = own.line()
    assert line is not None
    assert (line.standing, line.purpose, line.minutes_allowed) == ("forward_plan", "note", 5)
    (group,) = own._register.groups.all()
    meeting = add_meeting(own._register, group.id, date(2003, 11, 18))
    (item,) = own._register.items.find(meeting_id=meeting, title="Work to come")
    assert (item.standing, item.minutes_allowed) == ("forward_plan", 5)


def test_minutes_that_are_no_number_change_nothing(own: TemplatesDialog) -> None:
    own.minutes.edit.setText("soon")
    own.minutes.commit()
    line = own.line()
    assert line is not None and line.minutes_allowed == 0 and own.minutes.error()


def test_another_template_can_stand_on_every_agenda(own: TemplatesDialog) -> None:
    own.new.click()
    own.name.edit.setText("Short meeting")
    own.name.commit()
    assert own.standing.isVisible()
    own.standing.click()
    template = own.template()
    assert template is not None and (template.name, template.standing) == ("Short meeting", True)
    own.remove_button.click()
    assert [one.name for one in own._register.templates.all()] == [
        "Order of business of an officer board"
    ]


def test_a_name_that_is_taken_is_refused_with_its_reason(own: TemplatesDialog) -> None:
    (group,) = own._register.groups.all()
    add_template(own._register, "Short meeting", group.id)
    own._show()
    own.name.edit.setText("short meeting")
    own.name.commit()
    assert own.note.isVisible() and "already" in own.note.sentence()


def test_it_opens_from_the_groups_page(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def exec_(dialog: TemplatesDialog) -> int:
        shown.append(dialog._group.name)
        dialog.deleteLater()
        return 0

    monkeypatch.setattr(TemplatesDialog, "exec", exec_)
    (group,) = window.register.groups.all()
    window.go(Place("group", group.id))
    choose(window, "groups.agendas")
    assert shown == ["Customer First Board"]
