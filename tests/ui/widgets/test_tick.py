"""The tick box: by keyboard and by its words, and to be seen in either theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.tick import Tick


@pytest.fixture
def tick(qtbot: QtBot) -> Tick:
    made = Tick("Key decision")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_space_and_a_click_on_the_words_tick_it(tick: Tick) -> None:
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    words = QPoint(tick.width() - 8, tick.height() // 2)
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=words)
    assert not tick.isChecked()


@pytest.mark.parametrize("dark", [False, True])
def test_its_box_stands_out_from_the_ground(qapp: QApplication, tick: Tick, dark: bool) -> None:
    theme.apply(qapp, dark=dark, high_contrast=False)
    picture = tick.grab().toImage()
    middle = tick.height() // 2
    row = [picture.pixelColor(x, middle).lightness() for x in range(theme.px(20))]
    assert max(row) - min(row) > 60


def test_it_grows_with_the_text_size(qapp: QApplication, tick: Tick) -> None:
    before = tick.sizeHint()
    theme.apply(qapp, text_size=200, high_contrast=False)
    assert tick.sizeHint().width() > 1.7 * before.width()
    assert tick.sizeHint().height() == 2 * before.height()
