"""What the page of a meeting and the page of a statement do alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from egovdesk.operations.statements.sections import add_section
from egovdesk.operations.statements.statements import start_statement
from tests.ui.shell.windows import settled
from ui.main_window import MainWindow
from ui.places import Place
from ui.writing_view import WritingView

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=["meeting", "statement"])
def page(window: MainWindow, request: pytest.FixtureRequest) -> WritingView:
    """A meeting before it is held, and a statement with a section."""
    if request.param == "meeting":
        found = window.register.meetings.all()[-1].id
    else:
        found = start_statement(window.register, "Our statement")
        add_section(window.register, found, "Vision")
    window.go(Place(request.param, found))
    assert isinstance(window.view, WritingView)
    return window.view


def wanted(field: QLineEdit, key: Qt.Key) -> bool:
    """Whether a field that has the focus keeps a key for itself."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
    asked.ignore()
    QApplication.sendEvent(field, asked)
    return asked.isAccepted()


def test_a_field_leaves_undo_to_the_register_and_the_modes_to_the_page(
    qtbot: QtBot, page: WritingView
) -> None:
    field = QLineEdit("typed", page)
    field.show()
    field.setFocus()
    settled(qtbot, field.hasFocus)
    assert not wanted(field, Qt.Key.Key_Z) and not wanted(field, Qt.Key.Key_2)
    assert wanted(field, Qt.Key.Key_A)


def test_what_was_said_is_closed_by_its_button(page: WritingView) -> None:
    page.show_note("amber", "Look at this.")
    assert page.note.isVisible() and page.note.sentence() == "Look at this."
    page.note.acted.emit("close")
    assert page.note.isHidden()


def test_more_offers_the_commands_of_the_page(page: WritingView) -> None:
    page.header.more.click()
    (menu,) = page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    said = {one.text() for one in menu.actions()}
    menu.close()
    own = [one for one in page.COMMANDS if one.menu.split("/")[-1] in ("Meeting", "Statement")]
    assert own and all(page.context.menus.actions[one.id].text() in said for one in own)


def test_the_head_stands_on_one_line_where_the_window_is_narrow(
    qtbot: QtBot, window: MainWindow, page: WritingView
) -> None:
    before = page.header.height()
    window.resize(900, 640)
    settled(qtbot, lambda: page.header.height() < before)
