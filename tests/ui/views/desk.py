"""A bare window for tests of the meeting workspace: menus, undo and redo, nothing else."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from egovdesk.register import Register
from ui import messages
from ui.commands import Command
from ui.context import Context
from ui.dates import parse_date
from ui.live_findings import LiveFindings
from ui.menus import Menus
from ui.places import Place
from ui.settings import Settings
from ui.signals import RegisterSignals
from ui.views.meetings import MeetingView

_COMMANDS = (
    Command("edit.undo", "&Undo", "undo", "Ctrl+Z", "Edit"),
    Command("edit.redo", "&Redo", "redo", "Ctrl+Y", "Edit"),
    Command("actions.add", "New action", "taken_by_the_window", "Ctrl+J", "Register"),
    Command("go.back", "Back", "taken_by_the_window", "Alt+Left", "Go"),
    Command("go.calendar", "Calendar", "taken_by_the_window", "Alt+1", "Go"),
)


class Desk(QMainWindow):
    """The window as the workspace needs it; `said` and `exported` are what it was asked to do."""

    COMMANDS = _COMMANDS

    def __init__(self, qtbot: QtBot, register: Register) -> None:
        super().__init__()
        self.qtbot, self.register = qtbot, register
        self.said: list[str] = []
        self.exported: list[tuple[str, dict[str, Any]]] = []
        self.gone: list[Place] = []
        layout = {"Edit": (), "Meeting": ("*",), "File/Export": ("*",)}
        self.menus = Menus(self, _COMMANDS, layout, lambda: None, read_only=register.read_only)
        signals = RegisterSignals(self)
        register.on_change = signals.changed.emit
        context = Context(
            register, signals, cast(Any, None), Settings(), self.gone.append,
            self.said.append, lambda kind, **what: self.exported.append((kind, what)),
            lambda text: parse_date(text, register.today), self.menus,
            LiveFindings(register, signals, cast(Any, None), self), cast(Any, None),
        )  # fmt: skip
        self.view = MeetingView(context)
        self.setCentralWidget(self.view)
        self.menus.add_view(MeetingView)
        self.menus.bind(self.view)
        signals.changed.connect(self.view.refresh)
        signals.changed.connect(lambda _changes: self.menus.update_now())
        self.view.state_changed.connect(self.menus.update_now)
        self.resize(1196, 830)
        qtbot.addWidget(self)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clocks, as the window does: the register is closed before they are deleted."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        super().closeEvent(event)

    def undo(self) -> None:
        """Take the last step back, as the window does."""
        self.view.leave()
        self.register.undo()

    def redo(self) -> None:
        """Make it again."""
        self.register.redo()

    def taken_by_the_window(self) -> None:
        """A shortcut that the view should have had."""
        raise AssertionError("the window's own command ran")

    def open(self, meeting_id: str, mode: str = "", select: str = "") -> MeetingView:
        """Open a meeting."""
        self.view.show_place(Place("meeting", meeting_id, mode, select))
        return self.view

    def start(self, meeting_id: str) -> None:
        """Start a meeting, whatever day it is."""
        self.open(meeting_id, "minute")
        with pytest.MonkeyPatch.context() as here:
            here.setattr(messages, "ask", lambda *_asked, **_more: "start")
            self.press(Qt.Key.Key_Return)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is."""
        held = Qt.KeyboardModifier.NoModifier
        for each in modifiers:
            held |= each
        QTest.keyClick(self.focus(), key, held)

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        for letter in words:
            QTest.keyClicks(self.focus(), letter)

    def focus(self) -> QWidget:
        """The widget that has the focus."""
        found = QApplication.focusWidget()
        assert found is not None
        return found
