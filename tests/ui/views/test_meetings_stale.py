"""A window that has not heard of what another wrote: nothing is overwritten, and it is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from egovdesk.operations.meetings import set_item_exempt, start_meeting
from egovdesk.operations.minutes import BlockText, add_block, write_minutes
from tests.scenes import Board
from tests.ui.views.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def texts(board: Board) -> list[str]:
    return [one.text for one in board.register.blocks.find(item_id=board.items[1])]


@pytest.fixture
def stale(bare_desk: Desk, board: Board) -> Desk:
    """A window that shows an item's one paragraph, and hears no more notices."""
    start_meeting(board.register, board.meeting, "14:03")
    add_block(board.register, board.items[1], "As it was.")
    bare_desk.open(board.meeting, "minute", board.items[1])
    board.register.on_change = None
    return bare_desk


def test_words_written_elsewhere_and_here_are_both_kept_and_shown(
    stale: Desk, board: Board
) -> None:
    (block,) = board.register.blocks.find(item_id=board.items[1])
    write_minutes(board.register, board.items[1], [BlockText(block.id, text="As they have it.")])
    stale.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    stale.type(" And more.")
    stale.view.leave()
    assert texts(board) == ["As they have it.", "As it was. And more."]
    shown = [one.text for one in stale.view.minute.sheet.editor.blocks()]
    assert shown == ["As they have it.", "As it was. And more."]
    assert "Both versions are kept" in stale.view.note.sentence()
    assert not stale.view.note.isHidden()
    stale.view.minute.list.select_id(board.items[2])
    assert stale.view.note.isHidden()


def test_what_was_added_elsewhere_is_not_removed_by_typing(stale: Desk, board: Board) -> None:
    add_block(board.register, board.items[1], "Added there.")
    stale.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    stale.type(" And more.")
    stale.view.leave()
    assert texts(board) == ["As it was. And more.", "Added there."]


def test_two_windows_take_turns_and_lose_nothing(stale: Desk, board: Board, qtbot: QtBot) -> None:
    other = Desk(qtbot, board.register)
    other.open(board.meeting, "minute", board.items[1])
    board.register.on_change = None
    for round_, desk in enumerate((stale, other, stale, other)):
        desk.activateWindow()
        desk.view.minute.focus_sheet()
        desk.view.minute.sheet.editor.setFocus()
        qtbot.waitUntil(desk.view.minute.sheet.editor.hasFocus)
        desk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        desk.type(f" Turn {round_}.")
        desk.view.minute.sheet.editor.flush()
    said = " ".join(texts(board))
    for round_ in range(4):
        assert f"Turn {round_}." in said


def test_undo_of_the_windows_own_typing_is_no_conflict(bare_desk: Desk, board: Board) -> None:
    start_meeting(board.register, board.meeting, "14:03")
    bare_desk.open(board.meeting, "minute", board.items[1])
    bare_desk.type("One.")
    bare_desk.press(Qt.Key.Key_Return)
    bare_desk.type("Two.")
    bare_desk.undo()
    bare_desk.type("Three.")
    bare_desk.view.leave()
    assert bare_desk.view.note.isHidden()
    assert [one for one in texts(board) if one] == ["One.Three."]


def test_typing_alone_in_an_exempt_item_is_no_conflict(bare_desk: Desk, board: Board) -> None:
    item = board.items[1]
    start_meeting(board.register, board.meeting, "14:03")
    set_item_exempt(board.register, item, True, "A7")
    bare_desk.open(board.meeting, "minute", item)
    bare_desk.view.minute.focus_sheet()
    editor = bare_desk.view.minute.sheet.editor
    for words in ("One.", " Two.", " Three."):
        bare_desk.type(words)
        editor.flush()
    bare_desk.press(Qt.Key.Key_Return)
    bare_desk.type("Four.")
    editor.flush()
    kept = board.register.blocks.find(item_id=item)
    assert [(one.text, one.exempt) for one in kept] == [("One. Two. Three.", True), ("Four.", True)]
    assert bare_desk.view.note.isHidden()
