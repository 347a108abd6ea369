"""Widgets stacked edge to edge."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.stacked import stacked


def test_one_part_takes_the_room_that_the_others_leave(qtbot: QtBot) -> None:
    holder, head, work = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(holder)
    head.setMinimumHeight(40)
    stacked(holder, head, work, fills=work)
    holder.resize(300, 200)
    holder.show()
    assert head.geometry().getRect() == (0, 0, 300, 40)
    assert work.geometry().getRect() == (0, 40, 300, 160)
