"""A minute editor on screen, for every test of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.block_editor import BlockEditor, BlockText

Show = Callable[..., BlockEditor]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Give an editor on screen with the caret at the start."""

    def make(*blocks: BlockText) -> BlockEditor:
        editor = BlockEditor()
        qtbot.addWidget(editor)
        editor.resize(600, 500)
        editor.set_blocks(blocks)
        editor.show()
        editor.setFocus()
        return editor

    return make
