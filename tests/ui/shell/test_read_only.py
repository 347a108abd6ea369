"""A register open to read only: what would change it is off and says why, and is not taught."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from egovdesk.register import Register
from tests.ui.shell.test_room import PAGES, place_of
from tests.ui.shell.windows import Asked, a_desk
from ui.commands import READ_ONLY
from ui.forms.approval import FolioForm
from ui.forms.day import DayForm
from ui.forms.form import Form
from ui.forms.paper_files import FilesForm
from ui.main_window import MainWindow
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.window_commands import COMMANDS

#: Pages of a meeting to come, beside those of one that has been held.
EVERY = (
    *(page for page in PAGES if page != "series"),
    "coming prepare",
    "coming minute",
    "coming finish",
    "group terms",
)
_KEYS = (
    Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Insert, Qt.Key.Key_1, Qt.Key.Key_A, Qt.Key.Key_E,
    Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_T,
)  # fmt: skip
#: What opens a menu, a dialog of the system, or another window is looked at elsewhere.
_SKIPPED = {
    "register.new", "register.open", "register.example", "window.close", "window.quit",
    "help.page", "help.commands", "help.log", "help.about", "register.history", "register.check",
    "register.back_up", "papers.check_file", "papers.make_shell",
    "go.find", "view.larger", "view.smaller", "view.normal",
}  # fmt: skip


class Tried:
    """What was tried that changes a register: steps, and forms that were opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.found: list[str] = []
        step = Register.step

        def noted_step(register: Register, label: str, **more: Any) -> Any:
            self.found.append(f"step {label}")
            return step(register, label, **more)

        def noted_form(form: Form) -> int:
            # What a printed copy begins with, as on which day the framework is shown, a paper's files.
            if not isinstance(form, FolioForm | DayForm | FilesForm):
                self.found.append(f"form {form.windowTitle()}")
            return 0

        monkeypatch.setattr(Register, "step", noted_step)
        monkeypatch.setattr(Form, "exec", noted_form)
        monkeypatch.setattr(QDialog, "exec", lambda *_a: 0)


@pytest.fixture
def reading(
    qapp: QApplication, tmp_path: Path, northbridge: Path, asked: Asked
) -> Iterator[MainWindow]:
    """A window on the example's register, open to read only."""
    path = tmp_path / northbridge.name
    shutil.copy(northbridge, path)
    window = a_desk(qapp, tmp_path).open(path, read_only=True)
    assert window is not None
    window.resize(1440, 900)
    window.load_all_views()
    yield window
    window.close()


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch, reading: MainWindow) -> Tried:
    """What is tried from now on."""
    monkeypatch.setattr("ui.exports.export", lambda *_a, **_w: None)
    monkeypatch.setattr(QMenu, "popup", lambda *_a: None)
    return Tried(monkeypatch)


def go(window: MainWindow, page: str) -> QWidget:
    """Open a page."""
    kind, _, tab = page.partition(" ")
    if kind == "coming":
        group = window.register.groups.find(prefix="CFB")[0].id
        meeting = window.register.meetings.next_of_group(group, window.register.today)
        assert meeting is not None
        window.go(Place("meeting", meeting.id, tab))
    else:
        window.go(place_of(window, page))
    QTest.qWait(20)
    assert window.view is not None
    return window.view


def test_nothing_that_can_be_pressed_tries_to_change_the_register(
    reading: MainWindow, tried: Tried
) -> None:
    for page in EVERY:
        view = go(reading, page)
        for button in view.findChildren(QAbstractButton):
            if isValid(button) and button.isVisible() and button.isEnabled():
                words = button.text() or button.accessibleName()
                button.click()
                assert tried.found == [], f"{words} on {page} did"
                if reading.view is not view:
                    go(reading, page)


def test_no_command_that_is_on_tries_to_change_the_register(
    reading: MainWindow, tried: Tried
) -> None:
    menus = reading.menus
    for page in EVERY:
        view = go(reading, page)
        for command in (*view.COMMANDS, *(COMMANDS if page == "today" else ())):  # type: ignore[attr-defined]
            skipped = command.id in _SKIPPED or command.id.startswith("view.")
            if skipped or command.menu.startswith("File") or menus.reason(command):
                continue
            menus.run(command.id)
            assert tried.found == [], f"{command.id} on {page} did"
            if reading.view is not view:
                go(reading, page)


def test_no_word_can_be_typed_into_the_record(reading: MainWindow) -> None:
    for page in EVERY:
        open_fields = [
            field.accessibleName()
            for field in go(reading, page).findChildren(QWidget)
            if field.isVisible() and field.isEnabled() and _takes_words(field)
        ]
        assert open_fields == [], page


def _takes_words(field: QWidget) -> bool:
    if isinstance(field, SearchField):
        return False
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
        return not field.isReadOnly()
    return isinstance(field, QComboBox)


def test_keys_of_lists_change_nothing(reading: MainWindow, tried: Tried) -> None:
    for page in EVERY:
        view = go(reading, page)
        panes = view.panes()  # type: ignore[attr-defined]
        for pane in [one for one in panes if one.isVisible()]:
            target = pane.focusProxy() or pane
            for key in _KEYS:
                QTest.keyClick(target, key)
                assert tried.found == [], f"{key} on {page} did"
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
                QTest.keyClick(target, key, Qt.KeyboardModifier.AltModifier)
            assert tried.found == [], f"Alt with an arrow on {page} did"


@pytest.mark.parametrize(
    ("page", "taught", "never"),
    [
        ("today", "move", "new meeting"),
        ("actions", "filter", "put off"),
        ("people", "search", "new person"),
        ("group members", "next tab", "add member"),
        ("coming prepare", "next pane", "new item"),
        ("coming prepare", "next pane", "remove"),
        ("coming minute", "prepare", "start the meeting"),
        ("meeting minute", "next item", "decision"),
        ("meeting minute", "attendance", "exempt"),
    ],
)
def test_keys_that_do_nothing_are_not_taught(
    reading: MainWindow, page: str, taught: str, never: str
) -> None:
    go(reading, page)
    QTest.qWait(20)
    words = reading.status.accessibleDescription()
    assert taught in words
    assert never not in words


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("today", "New meeting"), ("calendar", "New meeting…"), ("group", "Edit…"),
        ("people", "New person…"), ("coming prepare", "Item"), ("coming prepare", "Issue agenda…"),
        ("coming minute", "Start the meeting"), ("meeting finish", "Add correction…"),
    ],
)  # fmt: skip
def test_a_button_that_is_off_says_why(reading: MainWindow, page: str, words: str) -> None:
    view = go(reading, page)
    button = next(one for one in view.findChildren(Button) if one.text() == words)
    assert not button.isEnabled()
    assert button.toolTip() == READ_ONLY
    assert button.accessibleDescription() == READ_ONLY


def test_checks_of_a_statement_only_show_what_they_found(reading: MainWindow) -> None:
    view: Any = go(reading, "statement write")
    QTest.qWait(200)
    checks = next(one for one in view.details.parts if one.KEY == "checks")
    assert checks.notes
    offered = [one.text() for note in checks.notes for one in note.findChildren(QAbstractButton)]
    assert "Go to the decision" in offered
    assert not [words for words in offered if words.startswith(("Leave", "Link"))]


def test_what_only_reads_stays_on(reading: MainWindow) -> None:
    view = go(reading, "meeting finish")
    on = [one.text() for one in view.findChildren(Button) if one.isEnabled() and one.isVisible()]
    assert "Decision sheet…" in on
    view = go(reading, "decisions")
    assert next(one for one in view.findChildren(Button) if "Export" in one.text()).isEnabled()


def says(window: MainWindow) -> str:
    """What the toast says, which is then forgotten."""
    said = window.toast.accessibleName() if window.toast.isVisible() else ""
    window.toast.hide()
    return said


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_the_forward_plan_says_why_its_keys_change_nothing(
    reading: MainWindow, tried: Tried, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    view: Any = go(reading, "group plan")
    column = next(one for one in view.board.columns if one.list.rows.rowCount())
    column.list.setFocus()
    QTest.keyClick(column.list, key, modifier)
    assert says(reading) == READ_ONLY
    assert tried.found == []


def test_a_planned_item_cannot_be_dragged_and_it_says_why(
    reading: MainWindow, tried: Tried
) -> None:
    view: Any = go(reading, "group plan")
    rows = next(one for one in view.board.columns if one.list.rows.rowCount()).list
    port, place = rows.viewport(), rows.visualRect(rows.rows.index(0, 0)).center()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=place)
    QTest.mouseMove(port, place + QPoint(60, 40))
    assert says(reading) == READ_ONLY
    QTest.mouseRelease(port, left, pos=place + QPoint(60, 40))
    assert tried.found == []
