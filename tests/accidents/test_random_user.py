"""A random user on the real window: any keys and clicks, and no Python or Qt warning.

EGOVDESK_RANDOM_SECONDS says for how long; EGOVDESK_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTextEdit, QWidget

from egovdesk.example import make_example
from egovdesk.register import Register
from ui import messages
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.settings import Settings

SECONDS = float(os.environ.get("EGOVDESK_RANDOM_SECONDS", "6"))
SEED = int(os.environ.get("EGOVDESK_SEED", "2003"))
KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab,
    Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown,
    Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_F9,
)  # fmt: skip
WITH_CTRL = "123BDEIJKZYCVXA"
WORDS = (
    "The Board agreed. ", "/a raman: circulate costs by 31 oct", "/d ", "authenticat", "£640,000 ",
    "next friday", "31/02/2004", "café 😀 שלום ", "=1+1", "-- ", "1. first", "'; DROP TABLE x",
)  # fmt: skip
# What leaves the window, prints, or opens another program.
LEFT_ALONE = ("quit", "close", "exit", "print", "help", "open", "new_register", "restore")


@pytest.fixture
def window(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The real window on the example register, with questions answered at random."""
    chance = random.Random(SEED)
    monkeypatch.setattr(
        messages, "ask", lambda *args, **kwargs: chance.choice([key for key, *_ in args[3]])
    )
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *args, **kwargs: ("", "")))
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", staticmethod(lambda *args, **kwargs: "")
    )
    path = tmp_path / "northbridge.egovdesk"
    make_example(path)
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    desk = Desk(qapp, Settings(store))
    desk.dress()
    window = desk.open(path)
    assert window is not None
    yield window
    for left in list(desk.windows):
        left.close()
    desk.deleteLater()
    QTest.qWait(50)


def test_a_random_user_meets_no_fault(window: MainWindow) -> None:
    chance = random.Random(SEED)
    closer = QTimer(window)
    closer.timeout.connect(_close_what_waits)
    closer.start(40)
    path = window.register.path
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        _act(chance, window)
        QTest.qWait(1)
    closer.stop()
    _close_what_waits()
    assert window.isVisible()
    assert window.register.integrity_problems() == []
    window.close()
    with Register(path) as again:
        assert again.integrity_problems() == []


def _act(chance: random.Random, window: MainWindow) -> None:
    target: QWidget = QApplication.focusWidget() or window
    act = chance.random()
    if act < 0.35:
        QTest.keyClick(target, chance.choice(KEYS))
    elif act < 0.50:
        QTest.keyClick(
            target, Qt.Key(ord(chance.choice(WITH_CTRL))), Qt.KeyboardModifier.ControlModifier
        )
    elif act < 0.58:
        QTest.keyClick(target, chance.choice(KEYS[:4]), Qt.KeyboardModifier.AltModifier)
    elif act < 0.75 and isinstance(target, QLineEdit | QTextEdit):
        _type(target, chance.choice(WORDS))
    elif act < 0.85:
        _trigger(chance, window)
    else:
        _click(chance, window)


def _type(target: QWidget, words: str) -> None:
    """Keys for what a British keyboard has, composed characters for the rest."""
    if words.isascii():
        QTest.keyClicks(target, words)
        return
    composed = QInputMethodEvent("", [])
    composed.setCommitString(words)
    QApplication.sendEvent(target, composed)


def _trigger(chance: random.Random, window: MainWindow) -> None:
    actions = [
        action
        for action in window.findChildren(QAction)
        if action.isEnabled()
        and action.menu() is None
        and not any(word in action.objectName() or word in action.text().lower().replace("&", "")
                    for word in LEFT_ALONE)
    ]  # fmt: skip
    if actions:
        chance.choice(actions).trigger()


def _click(chance: random.Random, window: MainWindow) -> None:
    spot = QPoint(chance.randrange(window.width()), chance.randrange(45, window.height()))
    child = window.childAt(spot)
    if child is not None:
        QTest.mouseClick(child, Qt.MouseButton.LeftButton, pos=child.mapFrom(window, spot))


def _close_what_waits() -> None:
    """Menus and dialogs that wait for an answer get none."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    modal = QApplication.activeModalWidget()
    if modal is not None:
        modal.close()
