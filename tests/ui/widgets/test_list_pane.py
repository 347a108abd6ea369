"""The pane of what a page lists stands in line with the page's title."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.list_pane import ListPane


def test_the_words_of_rows_are_in_line_with_the_title_above(qtbot: QtBot) -> None:
    note, listed = QWidget(), QWidget()
    note.setMinimumHeight(30)
    pane = ListPane(note, listed, fills=listed, top=8)
    qtbot.addWidget(pane)
    pane.resize(400, 300)
    pane.show()
    assert listed.x() + theme.px(theme.OVERHANG) == theme.px(theme.PAGE_MARGIN)
    assert pane.width() - listed.geometry().right() - 1 == theme.px(12)
    assert note.y() == theme.px(8) and note.height() == 30
    assert listed.geometry().bottom() + 1 == pane.height()
